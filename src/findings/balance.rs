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
    let mut levels = s.earlier(n).filter(|(_, fact)| alike(fact, own));
    let ((to, second), (from, first)) = (levels.next()?, levels.next()?);
    let is_long = |fact: &Fact| number(&fact.value).is_some_and(|value| digits(value) > 2);
    if digits(moved) < 2 && !(is_long(first) && is_long(second)) {
        return None;
    }
    let link = Link::new(Relation::Change, BY_VALUE, Said::IfTrue);
    let link = link.at(Role::From, from).at(Role::To, to);
    Some(link.with(Role::Difference, s, n))
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
