//! Figures of one name that are told over an article, of which one is the sum of the others.
//!
//! No words say so: the figures do. An article that has few figures of a name, and one of them
//! the sum of two others to the last digit, has an account of them.

use std::iter;

use arrayvec::ArrayVec;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::{
    findings::{
        figure::digits,
        link::Link,
        sentence::{is_sum, number},
    },
    value::fact::{Fact, Value},
};

/// The rule of such accounts.
const RULE: &str = "breakdown.by-value";

/// An article that has more figures of a name has a list of them.
const MANY: usize = 6;

/// Of so few figures two digits are enough.
const FEW: usize = 3;

/// So many mentions of a figure are looked at.
const MENTIONS: usize = 4;

/// So many sentences lie between the first figure of an account and the last.
const SENTENCES: usize = 4;

/// A figure of an article.
struct Told {
    value: Decimal,
    places: ArrayVec<usize, MENTIONS>,
}

/// A sum that an article tells.
#[derive(Clone, Copy)]
pub(crate) struct Sum<'f> {
    /// Where it stands among the facts.
    pub at: usize,
    name: &'f str,
    /// The first word of its name: of `cây xanh` `cây`.
    head: &'f str,
    /// Whether it is counted.
    counts: bool,
    pub value: Decimal,
}

/// The sums of an article, by their names.
pub(crate) struct Sums<'f>(Vec<Sum<'f>>);

/// Most articles have fewer sums.
const USUAL: usize = 16;

/// More sums of a name are a table, of which no more are looked at.
const TABLE: u8 = u8::MAX;

/// Names are counted by their first bytes: of those that only look alike all are counted.
const SLOTS: usize = 64;

impl<'f> Sums<'f> {
    /// Those of an article that has three of one name, which most articles lack.
    pub fn of(facts: &'f [Fact]) -> Option<Self> {
        let mut told = [0u8; SLOTS];
        let mut sums = Vec::with_capacity(facts.len().min(USUAL));
        for (at, fact) in facts.iter().enumerate() {
            let Some(sum) = Sum::of(at, fact) else {
                continue;
            };
            let slot = &mut told[sum.slot()];
            if *slot < TABLE {
                *slot += 1;
                sums.push(sum);
            }
        }
        sums.retain(|sum| usize::from(told[sum.slot()]) >= FEW);
        sums.sort_unstable_by_key(|sum| (sum.head, sum.counts, sum.at));
        (!sums.is_empty()).then_some(Sums(sums))
    }

    /// Those of each name that three have, of which only the first word counts: `cây`, `cây xanh`.
    pub fn by_head(&self) -> impl Iterator<Item = &[Sum<'f>]> {
        let is_same = |one: &Sum, other: &Sum| one.head == other.head && one.counts == other.counts;
        let by_head = self.0.chunk_by(is_same);
        by_head.filter(|sums| sums.len() >= FEW)
    }
}

impl<'f> Sum<'f> {
    fn of(at: usize, fact: &'f Fact) -> Option<Self> {
        let (name, counts) = name(fact).filter(|_| is_sum(fact))?;
        Some(Sum {
            at,
            name,
            head: head(name),
            counts,
            value: number(&fact.value)?,
        })
    }

    /// Where its name is counted.
    fn slot(&self) -> usize {
        const BYTES: usize = 4;
        let add = |sum: usize, byte: u8| sum.wrapping_mul(31).wrapping_add(byte.into());
        self.head.bytes().take(BYTES).fold(0, add) % SLOTS
    }
}

/// The first word of a name: of `cây xanh` `cây`.
fn head(name: &str) -> &str {
    let end = name.bytes().position(|byte| byte == b' ');
    end.map_or(name, |end| &name[..end])
}

/// Links the accounts of an article among its sums. What is in `linked` has its own already.
pub(crate) fn link(facts: &[Fact], sums: &Sums, linked: &FxHashSet<usize>, links: &mut Vec<Link>) {
    let mut found = Vec::new();
    for of_head in sums.by_head() {
        let mut of_head = of_head.to_vec();
        of_head.sort_unstable_by_key(|sum| (sum.name, sum.at));
        for sums in of_head.chunk_by(|one, other| one.name == other.name) {
            found.extend(link_of(facts, sums, linked));
        }
    }
    found.sort_by_key(|link: &Link| link.members.first().map(|(_, at)| *at));
    links.extend(found);
}

/// The account of the sums of one name.
fn link_of(facts: &[Fact], sums: &[Sum], linked: &FxHashSet<usize>) -> Option<Link> {
    let mut told: ArrayVec<Told, MANY> = ArrayVec::new();
    for Sum { at, value, .. } in sums {
        match told.iter().position(|told| told.value == *value) {
            Some(known) if told[known].places.is_full() => {}
            Some(known) => told[known].places.push(*at),
            None if told.is_full() => return None,
            None => told.push(Told {
                value: *value,
                places: iter::once(*at).collect(),
            }),
        }
    }
    if told.len() < FEW {
        return None;
    }
    told.sort_by_key(|told| told.value);
    let parts = account(&told, sums[0].counts)?;
    let is_new = |told: &&&Told| !told.places.iter().any(|at| linked.contains(at));
    let new = parts.iter().filter(is_new).count();
    (new > 1).then(|| nearest(&parts, facts, told.len() == FEW))?
}

/// What figures of a fact are added up with, and whether it is counted.
fn name(fact: &Fact) -> Option<(&str, bool)> {
    match &fact.value {
        Value::Money { currency, .. } => Some((currency, false)),
        Value::Quantity {
            measure: Some(measure),
            ..
        } => Some((&measure.0, false)),
        Value::Quantity { unit, .. } if !unit.is_empty() => Some((unit, true)),
        _ => None,
    }
}

/// The total, which is the last, and its parts, of figures in their order.
fn account(told: &[Told], counts: bool) -> Option<Vec<&Told>> {
    let (total, others) = told.split_last()?;
    let add = |sum: Decimal, part: &Told| sum.checked_add(part.value);
    let sum = others.iter().try_fold(Decimal::ZERO, add);
    let all = sum == Some(total.value) && says_much(total, others, counts);
    if all && (others.len() > 2 || told.len() == FEW) {
        return Some(told.iter().collect());
    }
    let whole = |at: usize| {
        let total = &told[at];
        let (mut low, mut high) = (0, at.checked_sub(1)?);
        while low < high {
            let sum = told[low].value.checked_add(told[high].value)?;
            if sum == total.value {
                return Some(vec![&told[low], &told[high], total]);
            }
            if sum < total.value {
                low += 1;
            } else {
                high -= 1;
            }
        }
        None
    };
    (2..told.len()).rev().find_map(|at| {
        let parts = whole(at)?;
        let precise = digits(told[at].value) > 2;
        let parted = parts.iter().all(|part| digits(part.value) > 1);
        (precise && parted).then_some(parts)
    })
}

/// Whether the only figures of a name have digits enough to be no others by chance.
fn says_much(total: &Told, parts: &[Told], counts: bool) -> bool {
    let least = Decimal::from(20);
    let positive = parts.iter().all(|part| part.value > Decimal::ZERO);
    let precise = parts.iter().all(|part| digits(part.value) > 1) && digits(total.value) > 2;
    positive && (precise || counts && total.value >= least && digits(total.value) > 1)
}

/// The mentions of the figures that are nearest to each other.
fn nearest(parts: &[&Told], facts: &[Fact], wide: bool) -> Option<Link> {
    let (total, others) = parts.split_last()?;
    let near = |at: usize, told: &Told| {
        let places = told.places.iter().copied();
        places.min_by_key(|place| place.abs_diff(at))
    };
    let spread = |members: &Vec<usize>| {
        let last = members.iter().max().copied().unwrap_or_default();
        last - members.iter().min().copied().unwrap_or_default()
    };
    let of = |at: usize| -> Option<Vec<usize>> {
        let parts = others.iter().map(|told| near(at, told));
        [Some(at)].into_iter().chain(parts).collect()
    };
    let members = total.places.iter().filter_map(|at| of(*at));
    let members = members.min_by_key(spread)?;
    let sentences = || members.iter().map(|at| facts[*at].sentence);
    if !wide && sentences().max()? > sentences().min()? + SENTENCES {
        return None;
    }
    Some(Link::of_sum(RULE, members))
}
