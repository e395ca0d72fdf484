//! What is left of a whole: `17 bệnh nhân … 10 bệnh nhân đã xuất viện, 7 người còn lại …`.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::part_and_whole,
        finding::{Relation, Role},
        kin::{are_kin, are_linked, noun},
        link::{Link, Said},
        sentence::{Gap, Sentence, number},
    },
    vocabulary::named::{RELATION_SIGNS, THE_REST},
};

/// The figures alone say which of those before make up the whole.
const RULE: &str = "breakdown.rest.by-value";

/// The rule of what is left of a whole whose other parts are not counted.
const SOME: &str = "breakdown.some-left.by-value";

/// So many different figures before what is left are looked at.
const NEAR: usize = 5;

/// Of what is not counted only so many.
const FEW: usize = 3;

/// Links what is left with the whole and the parts that were told before it.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if !s.is_sum(n) || !is_left(s, n) {
            continue;
        }
        let found = rest(s, n).or_else(|| of_fraction(s, n));
        let found = found.or_else(|| some(s, n)).filter(|link| {
            let (_, whole) = link.members[0];
            !are_linked(links, whole, s.index(n))
        });
        links.extend(found);
    }
}

/// Whether the words around the nth fact say that it is left.
fn is_left(s: &Sentence, n: usize) -> bool {
    const NOUN: usize = 3;
    const VERB: usize = 4;
    let behind = s.gap(n + 1);
    let noun = behind.to(NOUN + 2);
    let follows = noun
        .find(THE_REST)
        .is_some_and(|(at, _)| !has_sign(noun.to(at)));
    let clause = s.gap(n).last(VERB);
    let leads = clause
        .find(THE_REST)
        .is_some_and(|(_, to)| !has_sign(clause.from(to)));
    follows || leads
}

fn has_sign(gap: Gap) -> bool {
    gap.has(RELATION_SIGNS)
}

/// `Cả 4 nạn nhân nhập viện. Ngoài bà Mai, 3 người còn lại bị bỏng.`: all but one, of whom no
/// number is told.
fn some(s: &Sentence, n: usize) -> Option<Link> {
    let left = s.number(n).filter(|_| s.is_count(n))?;
    let own = s.index(n);
    let mut more = s.earlier(n).filter_map(|(at, fact)| {
        let value = number(&fact.value).filter(|value| *value > left)?;
        are_kin(s, at, own).then_some((at, value))
    });
    let (whole, value) = more.next()?;
    let alone = more.all(|(_, other)| other == value);
    let but_one = value.checked_sub(left) == Some(Decimal::ONE);
    let elsewhere = s.facts[whole].sentence != s.facts[own].sentence;
    (alone && but_one && !(elsewhere && has_own_whole(s, n))).then(|| {
        let link = Link::new(Relation::Breakdown, SOME, Said::IfTrue);
        link.at(Role::Whole, whole).with(Role::Part, s, n)
    })
}

/// `Trong 10 lần gặp nhau, đội chỉ có 3 chiến thắng, 7 trận còn lại hòa`: whether two counts of its
/// sentence, under whatever names, leave as many.
fn has_own_whole(s: &Sentence, n: usize) -> bool {
    let counts = || (n.saturating_sub(NEAR)..n).filter(|at| s.is_count(*at));
    let leaves = |whole: usize, part: usize| {
        let left = s.number(whole).zip(s.number(part));
        left.and_then(|(whole, part)| whole.checked_sub(part)) == s.number(n)
    };
    counts().any(|whole| counts().any(|part| leaves(whole, part)))
}

/// `3/5 thành viên đã ký, 2 thành viên còn lại vắng mặt`: what the last fraction leaves.
fn of_fraction(s: &Sentence, n: usize) -> Option<Link> {
    let (own, left) = (s.fact(n)?, s.number(n).filter(|_| s.is_count(n))?);
    let (at, fact, (part, whole)) = s
        .earlier(n)
        .find_map(|(at, fact)| Some((at, fact, part_and_whole(fact)?)))?;
    let near = fact.sentence + 1 >= own.sentence;
    let same = s.lacks_unit(n) || noun(own).is_some() && fact.value.unit() == noun(own);
    let is_left = near && same && fact.modifier.is_none() && whole.checked_sub(part) == Some(left);
    is_left.then(|| {
        let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
        link.at(Role::Fraction, at).with(Role::Part, s, n)
    })
}

fn rest(s: &Sentence, n: usize) -> Option<Link> {
    let left = s.number(n).filter(|left| *left > Decimal::ZERO)?;
    let own = s.index(n);
    let mut before: Vec<(usize, Decimal)> = Vec::with_capacity(NEAR);
    for (at, fact) in s.earlier(n) {
        let Some(value) = number(&fact.value).filter(|_| are_kin(s, at, own)) else {
            continue;
        };
        if value > Decimal::ZERO && !before.iter().any(|(_, known)| *known == value) {
            before.push((at, value));
        }
        if before.len() == NEAR {
            break;
        }
    }
    // Prices and sizes of many things stand in rows.
    if !s.is_count(n) {
        before.truncate(FEW);
    }
    let whole_of = |parts: &[usize]| {
        let sum = parts.iter().map(|part| before[*part].1);
        let sum = sum.fold(left, Decimal::saturating_add);
        let is_it = |at: &usize| !parts.contains(at) && before[*at].1 == sum;
        (0..before.len()).find(is_it)
    };
    let one = || (0..before.len()).find_map(|part| Some((whole_of(&[part])?, vec![part])));
    let two = || (before.len() > 2).then(|| Some((whole_of(&[1, 0])?, vec![1, 0])))?;
    let (whole, parts) = one().or_else(two)?;
    let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
    let link = link.at(Role::Whole, before[whole].0);
    let link = parts
        .iter()
        .fold(link, |link, part| link.at(Role::Part, before[*part].0));
    Some(link.with(Role::Part, s, n))
}
