//! So many, and so many others, of a total that was told before: `12 người thiệt mạng … 9 người
//! chết tại chỗ và 3 người khác chết trong bệnh viện`.

use crate::{
    findings::{
        finding::{Relation, Role},
        kin::{are_kin, are_linked},
        link::{Link, Said},
        marks::Marks,
        sentence::{Sentence, number},
    },
    vocabulary::named::{HURT, OTHERS, THE_REST},
};

/// The figures alone say that both are all of it.
const RULE: &str = "breakdown.others.by-value";

/// Links them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 1..s.len() {
        if s.told(n + 1).have(Marks::OTHERS) && s.is_sum(n) && is_others(s, n) {
            let all = all(s, n).filter(|link| {
                let (_, whole) = link.members[0];
                !are_linked(links, whole, s.index(n))
            });
            links.extend(all);
        }
    }
}

/// Whether the words behind the nth fact say that it is of others; what is left has its own rules.
fn is_others(s: &Sentence, n: usize) -> bool {
    const NOUN: usize = 4;
    let behind = s.gap(n + 1).to(NOUN);
    behind.find(OTHERS).is_some() && behind.find(THE_REST).is_none()
}

/// Those before the others, and the total before both.
fn all(s: &Sentence, n: usize) -> Option<Link> {
    let own = s.index(n);
    let mut before = (0..n).rev();
    let part = before.find(|part| are_kin(s, s.index(*part), own))?;
    let sum = s.number(n)?.checked_add(s.number(part)?)?;
    let is_all = |at: usize| are_kin(s, at, own) && number(&s.facts[at].value) == Some(sum);
    let (whole, fact) = s.earlier(part).find(|(at, _)| is_all(*at))?;
    // `ít nhất 13 người thiệt mạng … 1 người chết và 12 người khác bị thương`: of another accident.
    let killed = s.told(part + 1).have(Marks::KILLED);
    if fact.modifier.is_some() && killed && s.gap(n + 1).find(HURT).is_some() {
        return None;
    }
    let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue).at(Role::Whole, whole);
    Some(link.with(Role::Part, s, part).with(Role::Part, s, n))
}
