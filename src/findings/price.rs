//! `price`: an amount, a quantity and the price of one.

use rust_decimal::Decimal;

use crate::{
    findings::{
        each,
        figure::{Figure, digits, exact_where_equal},
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Reckoned, Said},
        sentence::{Sentence, number},
    },
    value::{
        amount::Amount,
        fact::{Fact, Value},
    },
    vocabulary::named::{COMES_TO_SUM, IS_SAME, MAKES_TOTAL, OPEN_BRACKET},
};

/// The rules of what so many come to, by how it is said.
const ONE: &str = "price.one";
const ONE_BY_VALUE: &str = "price.one.by-value";

/// The rule of sums that only the figures tell.
const BY_VALUE: &str = "price.by-value";

/// So many facts on either side of a price are looked at.
const NEAR: usize = 4;

/// Links the prices of a sentence.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if s.fact(n).is_some_and(|fact| per(fact).is_some()) {
            links.extend(price(s, n));
        } else if s.fact(n).and_then(currency).is_some()
            && s.is_sum(n)
            && s.gap(n).find(MAKES_TOTAL).is_some()
        {
            links.extend(sum_of_prices(s, n).or_else(|| product_told(s, n)));
        }
        links.extend(each::link(s, n));
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
    let exact = || product_told(s, n);
    let of_it = |m: &usize| s.is_amount(*m) && s.fact(*m).is_some_and(|fact| is_of(fact, unit));
    let sum = |m: &usize| s.is_sum(*m) && is_sum_of(s, *m, n);
    let mut quantities = around.clone().filter(of_it);
    let Some(quantity) = quantities.next() else {
        return exact();
    };
    let mut sums = around.clone().filter(sum);
    let Some(amount) = sums.next() else {
        return exact();
    };
    // Of two only the figures can tell which is meant.
    if quantities.next().is_some() || sums.next().is_some() {
        return exact();
    }
    let (gap, own) = (s.gap(amount), s.gap(n));
    let sums = gap.ends_with(COMES_TO_SUM).is_some();
    // `3 triệu cổ phiếu, tổng giá trị 30 tỷ đồng, giá tham chiếu …`: of another time.
    let last = n > amount && n > quantity && !own.has(OPEN_BRACKET) && own.find(IS_SAME).is_none();
    let (rule, said) = if sums && !last {
        (ONE, Said::Perhaps)
    } else {
        (ONE_BY_VALUE, Said::IfTrue)
    };
    let link = Link::new(Relation::Price, rule, said).with(Role::Quantity, s, quantity);
    Some(link.with(Role::Price, s, n).with(Role::Amount, s, amount))
}

/// `2.077.200 đồng/thùng 12 hộp (173.100 đồng/hộp)`, `Anh nhận 9 tỷ đồng/năm. Sau 3 năm, anh có 27 tỷ
/// đồng`: of the figures around the nth one, which is the price or the amount, one is the product,
/// to the last digit.
fn product_told(s: &Sentence, n: usize) -> Option<Link> {
    let own = s.fact(n)?;
    let earlier = s.earlier(n).take(2 * NEAR);
    let near = |(_, fact): &(usize, &Fact)| fact.sentence + 1 >= own.sentence;
    let behind = (n..=n + NEAR).filter_map(|m| Some((s.index(m), s.fact(m)?)));
    let around: Vec<(usize, &Fact)> = earlier.take_while(near).chain(behind).collect();
    // Figures of two sentences may fit by chance.
    let tells = |one: &Fact, other: &Fact, all: Decimal| {
        let here = one.sentence == own.sentence && other.sentence == own.sentence;
        here || digits(all) > 1 || number(&one.value).is_some_and(|many| digits(many) > 1)
    };
    let is_price = per(own).is_some();
    // `10 giải B, mỗi giải 35 triệu đồng; 25 giải C, mỗi giải 10 triệu đồng`
    let is_list = |unit: &str| {
        let same = around.iter().filter(|(_, fact)| per(fact) == Some(unit));
        same.count() > 1
    };
    let prices = around.iter().filter_map(|(at, fact)| {
        let is_it = !is_price || *at == s.index(n);
        Some((*at, per(fact).filter(|_| is_it)?, *fact))
    });
    for (price, unit, fact) in prices {
        let times = |many: Decimal| number(&fact.value)?.checked_mul(many);
        for (quantity, many) in &around {
            let Some(all) = many_of(s, many, unit).and_then(times) else {
                continue;
            };
            let is_sum = |(at, sum): &&(usize, &Fact)| {
                let is_it = is_price || *at == s.index(n);
                is_it && is_product(sum, fact, all) && tells(many, sum, all)
            };
            let Some((amount, _)) = around.iter().find(is_sum) else {
                continue;
            };
            if digits(all) < 2 && is_list(unit) && !are_in_row([*quantity, price, *amount]) {
                continue;
            }
            let link = Link::new(Relation::Price, BY_VALUE, Said::IfTrue);
            let link = link.at(Role::Quantity, *quantity).at(Role::Price, price);
            return Some(link.at(Role::Amount, *amount));
        }
    }
    None
}

/// Whether no other figure stands between three.
fn are_in_row(mut places: [usize; 3]) -> bool {
    places.sort_unstable();
    places[2] - places[0] == 2
}

/// How many of what a price is for a fact tells: of `hộp` 12 boxes, of `năm` 3 years, of `căn` 40
/// flats that have a longer name.
fn many_of(s: &Sentence, fact: &Fact, per: &str) -> Option<Decimal> {
    const LEAST: u32 = 3;
    let many = match &fact.value {
        Value::Quantity {
            amount: Amount::One(many),
            unit,
            ..
        } => (unit.split_once(' ').map_or(&**unit, |(first, _)| first) == per || unit == per)
            .then_some(*many),
        Value::Duration {
            amount: Amount::One(many),
            rest,
            ..
        } if rest.is_empty() => {
            let words = fact.span.text(s.text).split_whitespace();
            words.last().filter(|last| *last == per).map(|_| *many)
        }
        _ => None,
    };
    many.filter(|many| *many >= LEAST.into())
}

/// Whether a sum is so much, in the currency of the price.
fn is_product(sum: &Fact, price: &Fact, all: Decimal) -> bool {
    currency(sum) == currency(price) && number(&sum.value) == Some(all)
}

/// `Bán 40 tấn gạo giá 12 triệu đồng/tấn và 5 tấn giá 15 triệu đồng/tấn. Tổng thu là 555 triệu
/// đồng.`
fn sum_of_prices(s: &Sentence, n: usize) -> Option<Link> {
    const FAR: usize = 12;
    let sum = s.fact(n).filter(|_| s.gap(n).len() <= FAR)?;
    let earlier: Vec<(usize, &Fact)> = s.earlier(n).collect();
    let mut members = Vec::new();
    for (nth, (price, fact)) in earlier.iter().enumerate() {
        let Some(unit) = per(fact).filter(|_| currency(fact) == currency(sum)) else {
            continue;
        };
        let mut before = earlier[nth + 1..].iter();
        let (quantity, _) = before.find(|(_, fact)| is_of(fact, unit))?;
        members.extend([(Role::Price, *price), (Role::Quantity, *quantity)]);
    }
    members.reverse();
    let mut link = Link::new(Relation::Price, BY_VALUE, Said::IfTrue);
    link.members = members;
    (link.members.len() > 2).then(|| link.with(Role::Amount, s, n))
}

/// The currency of a sum.
fn currency(fact: &Fact) -> Option<&str> {
    match &fact.value {
        Value::Money { currency, .. } => Some(currency),
        _ => None,
    }
}

/// Whether a fact counts or measures what the price is for.
fn is_of(fact: &Fact, per: &str) -> bool {
    match &fact.value {
        Value::Quantity { unit, measure, .. } => {
            unit == per || measure.as_ref().is_some_and(|measure| measure.0 == per)
        }
        _ => false,
    }
}

/// Whether the mth fact is a sum in the currency of the price.
fn is_sum_of(s: &Sentence, m: usize, price: usize) -> bool {
    let of = |n| s.fact(n).and_then(currency);
    of(m).is_some() && of(m) == of(price)
}

/// So many at this price, or at each of these prices.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    if known.link.rule == each::RULE {
        return each::reckon(known);
    }
    let stated = known.figure(Role::Amount)?;
    let prices = (0..known.link.members.len()).filter(|n| known.link.members[*n].0 == Role::Price);
    let products: Option<Vec<_>> = prices.map(|n| product(known, n)).collect();
    let products = products?;
    let [(first, arithmetic), others @ ..] = &products[..] else {
        return None;
    };
    let all = |sum: Figure, (one, _): &(Figure, Arithmetic)| sum.plus(*one);
    let derived = others.iter().try_fold(*first, all)?;
    let arithmetic = if others.is_empty() {
        arithmetic.clone()
    } else {
        Arithmetic::Sum(products.iter().map(|(one, _)| one.value).collect())
    };
    let (stated, derived) = match known.link.rule {
        BY_VALUE => exact_where_equal(stated, derived),
        _ => (stated, derived),
    };
    Some(known.reckoned(Role::Amount, stated, derived, arithmetic))
}

/// The nth member, a price, times the quantity that is told with it.
fn product(known: &Known, n: usize) -> Option<(Figure, Arithmetic)> {
    let members = &known.link.members;
    let alone = members.len() == 3;
    let at = if alone {
        known.place(Role::Quantity)?
    } else {
        n.checked_sub(1)?
    };
    let first = |n: usize| known.figures()[n].first().copied();
    let (mut quantity, price) = (first(at)?, first(n)?);
    let per = per(known.fact(n))?;
    if let Value::Quantity {
        unit,
        measure: Some(measure),
        ..
    } = &known.fact(at).value
        && unit != per
    {
        quantity = quantity.times(measure.1)?;
    }
    let arithmetic = Arithmetic::Product(quantity.value, price.value);
    Some((quantity.multiplied_by(price)?, arithmetic))
}
