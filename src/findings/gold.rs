//! Gold priced in two currencies by two weights: `Giá vàng thế giới là 2.360,7 USD/ounce. Quy đổi theo tỷ
//! giá ngân hàng, giá tương đương 72,53 triệu đồng/lượng`. The rate of the year bears it out.

use once_cell::sync::Lazy;
use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Reckoned, Said},
        rates,
        sentence::{Sentence, is_amount, number},
    },
    tsv::{built_in, table},
    value::fact::{Fact, Value},
    vocabulary::named::{COMPARES, IS_SAME},
};

/// The rule that links them.
pub(crate) const RULE: &str = "conversion.gold.by-value";

/// So many facts before a price are looked at.
const FACTS: usize = 8;

/// What gold is priced by, and how many grams one of it is.
static WEIGHTS: Lazy<Vec<(&'static str, Decimal)>> = Lazy::new(|| {
    let rows = built_in(table!("gold_weights.tsv").rows(2));
    let read = rows.iter().filter_map(|row| {
        let grams: Decimal = row.column(1).parse().ok()?;
        Some(row.column(0).split('|').map(move |name| (name, grams)))
    });
    read.flatten().collect()
});

/// A price: of how many grams, and in which currency.
fn price(fact: &Fact) -> Option<(Decimal, &str)> {
    let Value::Money {
        currency,
        per: Some(per),
        ..
    } = &fact.value
    else {
        return None;
    };
    let weight = WEIGHTS.iter().find(|(name, _)| name == per);
    weight.map(|(_, grams)| (*grams, &**currency))
}

/// Links prices of gold with the price elsewhere that was told before them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    links.extend((0..s.len()).filter_map(|n| converted(s, n)));
}

fn converted(s: &Sentence, n: usize) -> Option<Link> {
    let gap = s.gap(n);
    // `quy đổi, giá thế giới thấp hơn giá trong nước 2,2 triệu đồng/lượng`
    if gap.find(IS_SAME).is_none() || gap.meaning(COMPARES).is_some() || s.moved(n).is_some() {
        return None;
    }
    let own = s.fact(n).filter(|fact| is_amount(fact))?;
    let fits = |fact: &Fact| {
        let rate = is_amount(fact).then(|| rate(fact, own))??;
        let ever = rates::between(price(fact)?.1, price(own)?.1, &[])?;
        Some(ever.low <= rate && rate <= ever.high)
    };
    let earlier = s.earlier(n).take(FACTS);
    let mut prices = earlier.filter(|(_, fact)| fits(fact) == Some(true));
    let (at, first) = prices.next()?;
    // The price today or one of months ahead: none is plainly meant.
    if prices.any(|(_, other)| number(&other.value) != number(&first.value)) {
        return None;
    }
    let link = Link::new(Relation::Conversion, RULE, Said::IfTrue).at(Role::Amount, at);
    Some(link.with(Role::Again, s, n))
}

/// What one of the first currency is in the other, by two prices by other weights.
fn rate(one: &Fact, other: &Fact) -> Option<Decimal> {
    let ((grams, currency), (of, again)) = (price(one)?, price(other)?);
    if grams == of || currency == again {
        return None;
    }
    let per_gram = |fact: &Fact, grams: Decimal| number(&fact.value)?.checked_div(grams);
    per_gram(other, of)?.checked_div(per_gram(one, grams)?)
}

/// The price by the other weight, at the rate of the year.
pub(crate) fn reckon(known: &Known, years: &[i32]) -> Option<Reckoned> {
    let (amount, stated) = (known.figure(Role::Amount)?, known.figure(Role::Again)?);
    let ((grams, one), (of, other)) = (price(known.fact(0))?, price(known.fact(1))?);
    let rate = rates::between(one, other, years)?;
    let rate = rate.times(of.checked_div(grams)?)?;
    let derived = amount.multiplied_by(rate)?;
    let arithmetic = Arithmetic::Product(amount.value, rate.value.round_sf(5)?);
    Some(known.reckoned(Role::Again, stated, derived, arithmetic))
}
