//! Whether figures that stand apart may be of one whole.

use crate::{
    findings::{
        finding::Relation,
        link::Link,
        sentence::{Sentence, alike, is_sum, of_fact},
    },
    value::fact::{Fact, Value},
};

/// Whether the facts at two places of the text count or measure the same, or persons under two
/// names: `18 bệnh nhân`, `6 người`.
pub(crate) fn are_kin(s: &Sentence, one: usize, other: usize) -> bool {
    let (Some(first), Some(second)) = (s.facts.get(one), s.facts.get(other)) else {
        return false;
    };
    let people = || of_fact(s.inside, one).people && of_fact(s.inside, other).people;
    let named = || alike(first, second) || people() || have_same_head(first, second);
    is_sum(first) && is_sum(second) && !lacks_unit(first) && named()
}

/// Whether the noun of one is the first word of that of the other: `cây`, `cây xanh`.
fn have_same_head(one: &Fact, other: &Fact) -> bool {
    fn noun(fact: &Fact) -> Option<&str> {
        match &fact.value {
            Value::Quantity {
                unit,
                measure: None,
                ..
            } => Some(unit),
            _ => None,
        }
    }
    let nouns = noun(one).zip(noun(other));
    nouns.is_some_and(|(one, other)| is_head(one, other) || is_head(other, one))
}

/// Whether a noun is the first word, or words, of another one.
pub(crate) fn is_head(head: &str, noun: &str) -> bool {
    let rest = noun.strip_prefix(head);
    !head.is_empty() && rest.is_some_and(|rest| rest.starts_with(' '))
}

/// Whether words, in small letters, name what a fact counts: its last word is one of them.
pub(crate) fn is_named_in(s: &Sentence, fact: &Fact, words: &str) -> bool {
    let own = fact.span.text(s.text).to_lowercase();
    let noun = own.rsplit(' ').next().unwrap_or_default();
    words.split(' ').any(|word| word == noun)
}

fn lacks_unit(fact: &Fact) -> bool {
    matches!(&fact.value, Value::Quantity { unit, .. } if unit.is_empty())
}

/// Whether no link of this sentence holds the first two figures of one yet.
pub(crate) fn is_new(links: &[Link], link: &Link) -> bool {
    !are_linked(links, link.members[0].1, link.members[1].1)
}

/// Whether a link of this sentence holds both figures already.
pub(crate) fn are_linked(links: &[Link], one: usize, other: usize) -> bool {
    const RECENT: usize = 24;
    let has = |link: &Link, at: usize| link.members.iter().any(|(_, member)| *member == at);
    let sums = [Relation::Breakdown, Relation::Whole];
    let recent = links.iter().rev().take(RECENT);
    let mut of_sums = recent.filter(|link| sums.contains(&link.relation));
    of_sums.any(|link| has(link, one) && has(link, other))
}
