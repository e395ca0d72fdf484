//! What rose or fell against the two levels that were told near to it: `Năm ngoái xã thu 40 tỷ
//! đồng, năm nay thu 52 tỷ đồng. So với năm ngoái, số thu tăng 30%.` No words join them; the
//! figures do.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{digits, is_told_as},
        finding::{Relation, Role},
        link::{Link, Said},
        sentence::{Sentence, alike, is_amount, number},
    },
    value::fact::{Fact, Value},
    vocabulary::named::{COMPARED_TO, OPEN_BRACKET, TIMES},
};

/// The rule that links them.
pub(crate) const RULE: &str = "change.levels.by-value";

/// So many levels before a step are looked at, and so many facts behind it.
const LEVELS: usize = 3;
const BEHIND: usize = 3;

/// By what something moved.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Percent(Decimal),
    Difference(Decimal),
    Times(Decimal),
}

/// Links each of the steps of a sentence that has no two levels yet.
pub(crate) fn link(
    s: &Sentence,
    steps: &[usize],
    times: impl Fn(usize) -> bool,
    links: &mut Vec<Link>,
) {
    for n in steps.iter().copied() {
        let times = times(n);
        if !times && s.ends_in(n, TIMES) {
            continue;
        }
        let at = s.index(n);
        let is_known = |link: &Link| {
            let holds = link.members.iter().any(|(_, member)| *member == at);
            holds && link.relation == Relation::Change && link.members.len() > 2
        };
        const RECENT: usize = 16;
        if links.iter().rev().take(RECENT).any(is_known) {
            continue;
        }
        let levels = || two_levels(s, n, step(s, n, times)?);
        let open = || open(s, n, step(s, n, times)?);
        links.extend(of_list(s, n).or_else(levels).or_else(open));
    }
}

/// A step whose levels may be told elsewhere.
fn open(s: &Sentence, n: usize, step: Step) -> Option<Link> {
    const LONG: usize = 3;
    let role = match step {
        Step::Percent(value) => (digits(value) >= LONG).then_some(Role::Percent)?,
        Step::Difference(_) => Role::Difference,
        Step::Times(_) => return None,
    };
    let link = Link::new(Relation::Change, RULE, Said::IfTrue);
    Some(link.moved(s.moved(n)?).with(role, s, n))
}

fn step(s: &Sentence, n: usize, times: bool) -> Option<Step> {
    let value = s.number(n)?.abs();
    if times {
        Some(Step::Times(value))
    } else if s.is_percent(n) {
        (digits(value) > 1 && value > Decimal::ONE).then_some(Step::Percent(value))
    } else {
        (s.is_amount(n) && digits(value) > 1).then_some(Step::Difference(value))
    }
}

/// The two levels: those before the step, or the last one and the first behind it.
fn two_levels(s: &Sentence, n: usize, step: Step) -> Option<Link> {
    let own = s.fact(n)?;
    // Of few things a list of two is no two levels of one.
    let is_level = |fact: &Fact| {
        let few = number(&fact.value) < Some(Decimal::ONE_HUNDRED);
        let counts = matches!(&fact.value, Value::Quantity { measure: None, .. });
        is_amount(fact) && !matches!(fact.value, Value::Duration { .. }) && !(counts && few)
    };
    let fits =
        |fact: &Fact| is_level(fact) && !matches!(step, Step::Difference(_) if !alike(fact, own));
    let behind = (n + 1..=n + BEHIND).find(|m| s.fact(*m).is_some_and(fits));
    // `gấp 3 lần so với cuối năm ngoái ở mức`
    let compared = |m: &usize| {
        let words = (n + 1..=*m).any(|m| s.gap(m).find(COMPARED_TO).is_some());
        words || s.gap(*m).has(OPEN_BRACKET)
    };
    let behind = behind.filter(compared).map(|m| s.index(m));
    let before: Vec<usize> = s
        .earlier(n)
        .filter(|(at, fact)| fits(fact) && !is_step(s, *at, n))
        .map(|(at, _)| at)
        .take(LEVELS)
        .collect();
    let last = *before.first()?;
    let like = |at: &usize| alike(&s.facts[*at], &s.facts[last]);
    let earlier = before[1..].iter().copied().find(like);
    let pairs = [
        behind.filter(like).map(|from| (from, last)),
        earlier.map(|from| (from, last)),
    ];
    let moved = s.moved(n).unwrap_or(1);
    let value = |at: usize| number(&s.facts[at].value);
    // A short difference may be one of any two figures.
    const LONG: usize = 3;
    let short = matches!(step, Step::Difference(value) if digits(value) < LONG);
    let first = s.facts[s.index(n)].sentence;
    let near = |at: usize| !short || s.facts[at].sentence == first;
    let mut pairs = pairs.into_iter().flatten();
    let (from, to) = pairs.find(|(from, to)| {
        if !near(*from) || !near(*to) {
            return false;
        }
        let levels = value(*from).zip(value(*to));
        levels.is_some_and(|(from, to)| is_step_of(step, from, to, moved))
    })?;
    let role = match step {
        Step::Percent(_) => Role::Percent,
        Step::Difference(_) => Role::Difference,
        Step::Times(_) => Role::Times,
    };
    let link = Link::new(Relation::Change, RULE, Said::IfTrue).moved(moved);
    let link = link.at(Role::From, from).at(Role::To, to);
    Some(link.with(role, s, n))
}

/// Whether a fact before the nth one, of the same sentence, is a step itself.
fn is_step(s: &Sentence, at: usize, n: usize) -> bool {
    let away = s.index(n) - at;
    n.checked_sub(away).is_some_and(|m| s.moved(m).is_some())
}

/// Whether the step leads from one level to the other, at the precision that it is told with.
pub(crate) fn is_step_of(step: Step, from: Decimal, to: Decimal, moved: i32) -> bool {
    let away = || {
        let moved = to.checked_sub(from)?.checked_mul(Decimal::from(moved))?;
        (moved > Decimal::ZERO && from > Decimal::ZERO).then_some(moved)
    };
    match step {
        Step::Difference(stated) => away() == Some(stated),
        Step::Percent(stated) => away()
            .and_then(|moved| moved.checked_div(from)?.checked_mul(Decimal::ONE_HUNDRED))
            .is_some_and(|derived| is_told_as(derived, stated)),
        Step::Times(stated) => {
            const PRECISE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
            let ratio = to.checked_div(from).unwrap_or_default();
            (ratio - stated).abs() <= stated * PRECISE
        }
    }
}

/// `Có 23 vụ, 25 người chết; giảm 4 vụ (14,8%), giảm 5 người chết (16,7%)`: each step with its
/// percentage is of the level of its name that was told in the list before.
fn of_list(s: &Sentence, n: usize) -> Option<Link> {
    const NOUN: usize = 5;
    let percent = s.number(n + 1).filter(|_| s.is_percent(n + 1))?.abs();
    let (own, step, moved) = (s.fact(n)?, s.number(n)?, s.moved(n)?);
    if !s.is_amount(n) || s.gap(n + 1).len() > NOUN || digits(percent) < 2 {
        return None;
    }
    let is_level = |to: Decimal| {
        let from = to.checked_sub(step.checked_mul(Decimal::from(moved))?)?;
        Some(is_step_of(Step::Percent(percent), from, to, moved))
    };
    let mut earlier = s.earlier(n).filter(|(at, _)| !is_step(s, *at, n));
    let (level, _) = earlier.find(|(_, fact)| {
        let alike = is_amount(fact) && alike(fact, own);
        alike && number(&fact.value).and_then(is_level) == Some(true)
    })?;
    let link = Link::new(Relation::Change, RULE, Said::IfTrue).moved(moved);
    let link = link.at(Role::To, level).with(Role::Difference, s, n);
    Some(link.with(Role::Percent, s, n + 1))
}
