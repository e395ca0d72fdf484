//! One person with a name and so many others: `Bà Mai cùng 47 bị cáo khác … 48 bị cáo`.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Relation, Role},
        link::{Link, Said},
        marks::Marks,
        sentence::{Inside, Sentence, number, of_fact},
    },
    value::fact::{Fact, Value},
    vocabulary::named::{BESIDE_WHOM, OTHERS},
};

/// The rule that links them; only the figures say that they are all.
const RULE: &str = "breakdown.some-besides.by-value";

/// So many facts on either side are looked at for all of them.
const FACTS: usize = 40;

/// Of fewer others all may be a figure of anything.
const LEAST: u32 = 4;

/// Finds the others of a sentence, who are linked with all of them when all is read.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if s.told(n + 1).have(Marks::OTHERS) && is_others(s, n) {
            let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
            links.push(link.with(Role::Part, s, n));
        }
    }
}

fn is_others(s: &Sentence, n: usize) -> bool {
    let others = s.gap(n + 1).phrase(0, OTHERS).is_some() && s.inside(n).people;
    let many = s.is_count(n) && s.number(n) >= Some(LEAST.into());
    // `5 người chết và 4 người khác bị thương`
    let before = n.checked_sub(1).filter(|n| s.inside(*n).people);
    let beside_many = before.is_some_and(|n| s.number(n) > Some(Decimal::ONE));
    many && others && !beside_many && s.gap(n).ends_with(BESIDE_WHOM).is_some()
}

/// Links the others that were found with all of them.
pub(crate) fn close(
    facts: &[Fact],
    inside: &[(u32, Inside)],
    open: &[Link],
    links: &mut Vec<Link>,
) {
    let open = open.iter().filter(|link| link.rule == RULE);
    links.extend(open.filter_map(|link| {
        let (_, at) = link.members[0];
        let all = number(&facts[at].value)?.checked_add(Decimal::ONE)?;
        let is_all = |other: &usize| {
            let fact = &facts[*other];
            let counts = matches!(fact.value, Value::Quantity { measure: None, .. });
            let people = counts && of_fact(inside, *other).people;
            people && number(&fact.value) == Some(all) && fact.modifier.is_none()
        };
        let before = (at.saturating_sub(FACTS)..at).rev();
        let mut around = before.chain(at + 1..facts.len().min(at + 1 + FACTS));
        let all = around.find(is_all)?;
        let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
        Some(link.at(Role::Whole, all).at(Role::Part, at))
    }));
}
