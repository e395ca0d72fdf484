//! `price`: an amount, a quantity and the price of one.

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Reckoned, Said},
        sentence::Sentence,
    },
    value::{
        amount::Amount,
        fact::{Fact, Value},
    },
    vocabulary::named::{COMES_TO_SUM, OPEN_BRACKET},
};

/// So many facts on either side of a price are looked at.
const NEAR: usize = 4;

/// Links the prices of a sentence.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if s.fact(n).is_some_and(|fact| per(fact).is_some()) {
            links.extend(price(s, n));
        }
    }
}

/// What a sum of money is for.
fn per(fact: &Fact) -> Option<&str> {
    match &fact.value {
        Value::Money {
            amount: Amount::One(_),
            per: Some(per),
            ..
        } => Some(per),
        _ => None,
    }
}

fn price(s: &Sentence, n: usize) -> Option<Link> {
    let around = n.saturating_sub(NEAR)..(n + NEAR + 1).min(s.len());
    let unit = per(s.fact(n)?)?;
    let of_it = |m: &usize| s.is_amount(*m) && s.fact(*m).is_some_and(|fact| is_of(fact, unit));
    let sum = |m: &usize| s.is_sum(*m) && is_sum_of(s, *m, n);
    let mut quantities = around.clone().filter(of_it);
    let quantity = quantities.next()?;
    let mut sums = around.filter(sum);
    let amount = sums.next()?;
    // Of two none can be told to be meant.
    if quantities.next().is_some() || sums.next().is_some() {
        return None;
    }
    let gap = s.gap(amount);
    // `3 triệu cổ phiếu, tổng giá trị 30 tỷ đồng, giá tham chiếu …`: of another time.
    let last = n > amount && n > quantity && !s.gap(n).has(OPEN_BRACKET);
    let said = if gap.ends_with(COMES_TO_SUM).is_some() && !last {
        Said::Perhaps
    } else {
        Said::IfTrue
    };
    let link = Link::new(Relation::Price, "price.one", said).with(Role::Quantity, s, quantity);
    Some(link.with(Role::Price, s, n).with(Role::Amount, s, amount))
}

/// Whether a fact counts or measures what the price is for.
fn is_of(fact: &Fact, per: &str) -> bool {
    match &fact.value {
        Value::Quantity { unit, measure, .. } => {
            unit == per
                || measure
                    .as_ref()
                    .is_some_and(|(canonical, _)| canonical == per)
        }
        _ => false,
    }
}

/// Whether the mth fact is a sum in the currency of the price.
fn is_sum_of(s: &Sentence, m: usize, price: usize) -> bool {
    let currency = |n| match s.fact(n).map(|fact| &fact.value) {
        Some(Value::Money { currency, .. }) => Some(currency),
        _ => None,
    };
    currency(m).is_some() && currency(m) == currency(price)
}

/// So many at this price.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let stated = known.figure(Role::Amount)?;
    let (mut quantity, price) = (known.figure(Role::Quantity)?, known.figure(Role::Price)?);
    let at = known.place(Role::Quantity)?;
    let per = known.place(Role::Price).and_then(|n| per(known.fact(n)))?;
    if let Value::Quantity {
        unit,
        measure: Some((_, factor)),
        ..
    } = &known.fact(at).value
        && unit != per
    {
        quantity = quantity.times(*factor)?;
    }
    let derived = quantity.multiplied_by(price)?;
    let arithmetic = Arithmetic::Product(quantity.value, price.value);
    Some(known.reckoned(Role::Amount, stated, derived, arithmetic))
}
