//! Those who were killed and those who were hurt, against all who came to harm: `7 người
//! thương vong … 2 người chết và 5 người bị thương`.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{Figure, is_age},
        finding::{Relation, Role},
        kin::are_linked,
        link::{Link, Said},
        sentence::{Sentence, is_sum, number, of_fact},
    },
    value::fact::Fact,
    vocabulary::named::{HURT, KILLED},
};

/// The rule that links them.
const RULE: &str = "breakdown.casualties.by-value";

/// What came of people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Killed,
    Hurt,
}

/// Links two counts of people beside each other with all of them, told before.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    let mut last = None;
    for n in 0..s.len() {
        if !s.is_count(n) {
            continue;
        }
        let own = fate(s, n);
        if own.is_some() && !is_people(s, s.index(n)) {
            continue;
        }
        if let Some((one, before)) = last
            && let Some(fate) = own
            && fate != before
        {
            links.extend(all(s, one, n, links));
        }
        last = own.map(|fate| (n, fate));
    }
}

fn is_people(s: &Sentence, at: usize) -> bool {
    s.facts.get(at).is_some_and(is_sum) && of_fact(s.inside, at).people
}

/// What the words behind the nth fact, or behind the age that stands there, say of them.
fn fate(s: &Sentence, n: usize) -> Option<Fate> {
    const NEAR: usize = 3;
    let age = s.fact(n + 1).is_some_and(|fact| is_age(&fact.value));
    let age = age && s.gap(n + 1).is_empty();
    let gap = s.gap(n + 1 + usize::from(age)).to(NEAR);
    let killed = gap.find(KILLED).map(|(at, _)| (at, Fate::Killed));
    let hurt = gap.find(HURT).map(|(at, _)| (at, Fate::Hurt));
    let first = [killed, hurt]
        .into_iter()
        .flatten()
        .min_by_key(|(at, _)| *at);
    first.map(|(_, fate)| fate)
}

/// Whether a fact may be told of so many: 81 are `hơn 80 người`.
fn may_be(s: &Sentence, fact: &Fact, sum: Decimal) -> bool {
    let mut figures = Figure::of(fact, s.text).into_iter();
    let is_round = fact.modifier.is_some();
    number(&fact.value) == Some(sum)
        || is_round && figures.any(|figure| figure.meets(Figure::exact(sum)))
}

fn all(s: &Sentence, one: usize, other: usize, links: &[Link]) -> Option<Link> {
    let sum = s.number(one)?.checked_add(s.number(other)?)?;
    // Other people before them are those of another accident.
    let parts = [s.number(one), s.number(other)];
    let is_other = |fact: &Fact| !parts.contains(&number(&fact.value));
    let mut people = s.earlier(one).filter(|(at, _)| is_people(s, *at));
    let (whole, _) = people
        .find(|(_, fact)| is_other(fact))
        .filter(|(_, fact)| may_be(s, fact, sum))?;
    let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue).at(Role::Whole, whole);
    let is_new = !are_linked(links, whole, s.index(other));
    is_new.then(|| link.with(Role::Part, s, one).with(Role::Part, s, other))
}
