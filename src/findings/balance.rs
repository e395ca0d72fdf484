//! By how much two figures that stand before it differ: `Nhập 310 tấn, xuất 450 tấn. Thặng dư là 140
//! tấn.`

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::digits,
        finding::{Relation, Role},
        link::{Link, Said},
        marks::Marks,
        sentence::{Sentence, alike, number},
    },
    value::{
        amount::Amount,
        fact::{Fact, Value},
    },
    vocabulary::named::{BALANCES, BOUGHT, NET_OF},
};

/// What is linked because the figures say so, and no words.
pub(crate) const BY_VALUE: &str = "change.by-value";

/// So many words before a figure say what it is the balance of, and of figures so near.
const BALANCE_WORDS: usize = 14;
const BESIDE: usize = 4;

/// Links the nth fact with the two figures, or with the range, that it is the difference of.
pub(crate) fn balance(s: &Sentence, n: usize) -> Option<Link> {
    let says = |n: usize| {
        let near = s.gap(n).last(BALANCE_WORDS);
        // `mua ròng`, `bán ròng`
        let bought = || {
            near.position(NET_OF)
                .is_some_and(|at| at > 0 && near.is(at - 1, BOUGHT))
        };
        s.told(n).have(Marks::BALANCES) && (bought() || near.find(BALANCES).is_some())
    };
    // `chênh lệch giữa hai chiều là`
    let between = n.checked_sub(1).filter(|between| s.is_count(*between));
    let few = || s.is_count(n) && s.number(n) < Some(Decimal::TEN);
    if !s.is_amount(n) || !says(n) && !between.is_some_and(says) || few() {
        return None;
    }
    let (own, moved) = (s.fact(n)?, s.number(n)?);
    let mut ahead = s.earlier(n).take(BESIDE);
    if let Some((range, _)) = ahead.find(|(_, fact)| alike(fact, own) && width(fact) == Some(moved))
    {
        let link = Link::new(Relation::Change, BY_VALUE, Said::IfTrue).at(Role::From, range);
        return Some(link.with(Role::Difference, s, n));
    }
    let levels = || s.earlier(n).filter(|(_, fact)| alike(fact, own));
    let mut pair = first_two(levels())?;
    // `mua 81,5 triệu đồng, bán 83,5 triệu đồng, giảm 500 nghìn đồng; chênh lệch là 2 triệu đồng`
    let is_more = |(_, fact): &(usize, &Fact)| number(&fact.value) > Some(moved);
    if apart(&pair) != Some(moved)
        && let Some(larger) = first_two(levels().filter(is_more))
        && apart(&larger) == Some(moved)
    {
        pair = larger;
    }
    let [(to, second), (from, first)] = pair;
    let has = |fact: &Fact, least| number(&fact.value).is_some_and(|value| digits(value) >= least);
    let both = |least| has(first, least) && has(second, least);
    // A short one may be that of any two.
    if digits(moved) < 2 && !both(3) && !(both(2) && are_said(s, n, to)) {
        return None;
    }
    let link = Link::new(Relation::Change, BY_VALUE, Said::IfTrue);
    let link = link.at(Role::From, from).at(Role::To, to);
    Some(link.with(Role::Difference, s, n))
}

/// The first two of some figures.
fn first_two<'a>(
    mut figures: impl Iterator<Item = (usize, &'a Fact)>,
) -> Option<[(usize, &'a Fact); 2]> {
    Some([figures.next()?, figures.next()?])
}

/// How far two figures are from each other.
fn apart([(_, one), (_, other)]: &[(usize, &Fact); 2]) -> Option<Decimal> {
    let away = number(&one.value)?.checked_sub(number(&other.value)?)?;
    Some(away.abs())
}

/// Whether words say which two they are: `chênh lệch giá mua - bán`, or `, chênh lệch tới` right
/// behind the second of them.
fn are_said(s: &Sentence, n: usize, second: usize) -> bool {
    const NEAR: usize = 4;
    let gap = s.gap(n);
    let beside = gap.len() <= NEAR && second + 1 == s.index(n);
    beside || gap.last(BALANCE_WORDS).has(BOUGHT)
}

/// How far a range is from its one end to the other: of `36,68 - 36,88 triệu đồng` 200.000.
pub(crate) fn width(fact: &Fact) -> Option<Decimal> {
    match &fact.value {
        Value::Money {
            amount: Amount::Range(low, high),
            ..
        } => high.checked_sub(*low),
        _ => None,
    }
}
