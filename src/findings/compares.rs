//! By how much one is more or less than another whose name stands between: `Loại thường giá 20.332
//! đồng, thấp hơn loại tốt 777 đồng; loại tốt giá 21.109 đồng`, `có 27 điểm, hơn đội sau đúng 1 điểm
//! (26 điểm)`. The figures say which two differ by it.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{digits, is_age},
        finding::{Relation, Role},
        levels,
        link::{Link, Said},
        marks::Marks,
        sentence::{Sentence, alike, number},
    },
    value::fact::{Fact, Value},
    vocabulary::named::{AGAINST_LEVEL, COMPARES, MOVES, RELATION_SIGNS},
};

/// So many words before a figure say how it is compared.
const WORDS: usize = 9;

/// So many facts on either side of it are looked at.
const BEFORE: usize = 4;
const BEHIND: usize = 3;

/// Which way the words before the nth fact say that something lies from another, or has moved from
/// a level that stands right behind it: `giảm giá mua vào đến 1,3 triệu đồng so với mức`.
pub(crate) fn way(s: &Sentence, n: usize) -> Option<i32> {
    let told = s.told(n);
    if !told.have(Marks::COMPARES.or(Marks::MOVES)) || !s.is_amount(n) {
        return None;
    }
    let clause = s.gap(n).last(WORDS).last_clause(RELATION_SIGNS);
    if told.have(Marks::COMPARES)
        && let Some(way) = clause.meaning(COMPARES)
    {
        return Some(way);
    }
    let against = told.have(Marks::MOVES) && s.gap(n + 1).is_just(AGAINST_LEVEL);
    against.then(|| clause.meaning(MOVES))?
}

/// Links the nth fact, which lies this way, with the two that differ by it, or leaves it open.
pub(crate) fn link(s: &Sentence, n: usize, way: i32) -> Option<Link> {
    let (own, apart) = (s.fact(n)?, s.number(n)?);
    if apart <= Decimal::ZERO {
        return None;
    }
    let before: Vec<(usize, &Fact)> = levels_before(s, n, own);
    let behind = (n + 1..=n + BEHIND).filter_map(|m| {
        let fact = s.fact(m).filter(|fact| is_level(fact, own))?;
        (s.moved(m).is_none() && self::way(s, m).is_none()).then_some((m, fact))
    });
    let value = |fact: &Fact| number(&fact.value);
    let link = |from: usize, to: usize| {
        let link = Link::new(Relation::Change, levels::RULE, Said::IfTrue).moved(way);
        let link = link.at(Role::From, from).at(Role::To, to);
        link.with(Role::Difference, s, n)
    };
    // Another one behind it.
    for (m, other) in behind {
        for (at, one) in &before {
            let away = value(one)?.checked_sub(value(other)?)?;
            let beside = m == n + 1 && s.gap(m).len() <= BESIDE;
            if away.abs() != apart || !is_told(apart, [one, other], beside) {
                continue;
            }
            let is_to = away.is_sign_positive() == (way > 0);
            let (from, to) = if is_to {
                (s.index(m), *at)
            } else {
                (*at, s.index(m))
            };
            return Some(link(from, to));
        }
    }
    // Or two before it, the last of which is compared.
    let (last, to) = before.first()?;
    let other = before[1..].iter().find(|(_, from)| {
        let away = value(to).zip(value(from));
        let away = away.and_then(|(to, from)| to.checked_sub(from));
        away == apart.checked_mul(Decimal::from(way)) && is_told(apart, [to, from], false)
    });
    other.map(|(from, _)| link(*from, *last))
}

/// So many words at most stand between a difference and the level that it leads to.
const BESIDE: usize = 4;

/// The figures before the nth fact that may be levels, of this sentence or of the one before.
fn levels_before<'a>(s: &Sentence<'a>, n: usize, own: &Fact) -> Vec<(usize, &'a Fact)> {
    let first = s.index(0);
    let is_step = |at: usize| {
        let m = at.checked_sub(first);
        m.is_some_and(|m| s.moved(m).is_some() || way(s, m).is_some())
    };
    s.earlier(n)
        .take_while(|(_, fact)| fact.sentence + 1 >= own.sentence)
        .filter(|(at, fact)| is_level(fact, own) && !is_step(*at))
        .take(BEFORE)
        .collect()
}

/// Whether a figure may be what others are held against: of few things a list of two is no two
/// levels of one.
fn is_level(fact: &Fact, own: &Fact) -> bool {
    let counts = matches!(fact.value, Value::Quantity { measure: None, .. });
    let few = counts && number(&fact.value) < Some(Decimal::TEN);
    let lasts = matches!(fact.value, Value::Duration { .. });
    alike(fact, own) && !few && !lasts && number(&fact.value).is_some()
}

/// Whether the figures say enough: a short difference may be that of any two.
fn is_told(apart: Decimal, levels: [&Fact; 2], beside: bool) -> bool {
    const LONG: usize = 3;
    let least = levels.iter().filter_map(|fact| number(&fact.value));
    let least = least.map(digits).min().unwrap_or_default();
    let ages = levels.iter().all(|fact| is_age(&fact.value));
    digits(apart) > 1 && (least > 1 || ages) || least >= LONG || beside && least > 1
}
