//! Whether figures that stand apart may be of one whole: `data/kin_nouns.tsv`.

use once_cell::sync::Lazy;

use crate::{
    findings::{
        finding::Relation,
        link::Link,
        sentence::{Sentence, alike, is_sum, of_fact},
    },
    tsv::{built_in, table},
    value::fact::{Fact, Value},
};

/// Whether the facts at two places of the text count or measure the same, or persons under two
/// names: `18 bệnh nhân`, `6 người`.
pub(crate) fn are_kin(s: &Sentence, one: usize, other: usize) -> bool {
    let (Some(first), Some(second)) = (s.facts.get(one), s.facts.get(other)) else {
        return false;
    };
    let people = || of_fact(s.inside, one).people && of_fact(s.inside, other).people;
    let named = || {
        alike(first, second)
            || people()
            || have_same_head(first, second)
            || count_same(s.text, first, second)
    };
    is_sum(first) && is_sum(second) && !lacks_unit(first) && named()
}

/// What a fact counts.
pub(crate) fn noun(fact: &Fact) -> Option<&str> {
    match &fact.value {
        Value::Quantity {
            unit,
            measure: None,
            ..
        } => Some(unit),
        _ => None,
    }
}

/// Nouns that count the same, those of the first row any others behind them.
static KIN: Lazy<Vec<Vec<&'static str>>> = Lazy::new(|| {
    let rows = built_in(table!("kin_nouns.tsv").rows(1));
    let nouns = rows.iter().map(|row| row.column(0).split('|').collect());
    nouns.collect()
});

/// Whether two nouns are of one row, or one stands behind a word for it: `12 chiếc tàu`, `5 tàu`.
fn count_same(text: &str, one: &Fact, other: &Fact) -> bool {
    let Some((first, second)) = noun(one).zip(noun(other)) else {
        return false;
    };
    let [counters, rows @ ..] = &KIN[..] else {
        return false;
    };
    let stands_for = |fact: &Fact, counter: &str, noun: &str| {
        let behind = || text.get(fact.span.end..)?.trim_start().strip_prefix(noun);
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        counters.contains(&counter) && behind().is_some_and(ends)
    };
    rows.iter()
        .any(|row| row.contains(&first) && row.contains(&second))
        || stands_for(one, first, second)
        || stands_for(other, second, first)
}

/// Whether the noun of one is the first word of that of the other: `cây`, `cây xanh`.
fn have_same_head(one: &Fact, other: &Fact) -> bool {
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
