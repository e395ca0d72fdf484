//! A step that stands beside one level only, and the other level, which is told elsewhere: `Xe
//! còn 139 triệu đồng, giảm 16 triệu đồng. … Xe ra mắt với giá 155 triệu đồng.`

use crate::{
    findings::{
        figure::digits,
        finding::Role,
        levels::{RULE, Step, is_step_of},
        link::Link,
        sentence::{alike, is_amount, number},
    },
    value::fact::Fact,
};

/// So many facts on either side of a step are looked at for its level, of which the first counts,
/// and so many facts and sentences around it for the other one.
const BESIDE: usize = 2;
const FACTS: usize = 24;
const SENTENCES: usize = 5;

/// So many digits of the other level say that it is no other figure.
const DIGITS: usize = 3;

/// Links the steps that were left open with both their levels.
pub(crate) fn link(facts: &[Fact], open: &[Link], links: &mut Vec<Link>) {
    let open = open.iter().filter(|link| link.rule == RULE);
    links.extend(open.filter_map(|link| closed(facts, link)));
}

fn closed(facts: &[Fact], open: &Link) -> Option<Link> {
    let (role, at) = open.members[0];
    let (own, value) = (&facts[at], number(&facts[at].value)?.abs());
    let step = match role {
        Role::Percent => Step::Percent(value),
        _ => Step::Difference(value),
    };
    let is_level = |fact: &Fact| match step {
        Step::Percent(_) => is_amount(fact),
        _ => alike(fact, own),
    };
    let near = |at: &usize| facts[*at].sentence.abs_diff(own.sentence) <= SENTENCES;
    let around = || {
        let before = (at.saturating_sub(FACTS)..at).rev();
        before.chain(at + 1..facts.len().min(at + 1 + FACTS))
    };
    let beside = |at: &usize| facts[*at].sentence == own.sentence && is_level(&facts[*at]);
    let before = (at.saturating_sub(BESIDE)..at).rev().find(beside);
    let behind = (at + 1..facts.len().min(at + 1 + BESIDE)).find(beside);
    for level in [before, behind].into_iter().flatten() {
        let Some(to) = number(&facts[level].value) else {
            continue;
        };
        let is_other = |other: &usize| {
            let fact = &facts[*other];
            *other != level && is_level(fact) && alike(fact, &facts[level])
        };
        let fits = |other: &usize| {
            let from = number(&facts[*other].value).filter(|from| digits(*from) >= DIGITS);
            from.is_some_and(|from| is_step_of(step, from, to, open.moved))
        };
        if let Some(from) = around().filter(is_other).filter(near).find(fits) {
            let mut link = open.clone();
            link.members = vec![(Role::From, from), (Role::To, level), (role, at)];
            return Some(link);
        }
    }
    None
}
