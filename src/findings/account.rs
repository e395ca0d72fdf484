//! Figures of one name that are told over an article, of which one is the sum of the others.
//!
//! No words say so: the figures do. An article that has few figures of a name, and one of them
//! the sum of two others to the last digit, has an account of them.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    findings::{
        figure::digits,
        finding::{Relation, Role},
        link::{Link, Said},
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
    places: Vec<usize>,
}

/// How many sums of an article have a name, by the first bytes of it: of names that only look
/// alike all are counted.
pub(crate) struct Names([u8; SLOTS]);

const SLOTS: usize = 64;

impl Names {
    /// The names of an article where three sums have one, which most articles lack.
    pub fn of(facts: &[Fact]) -> Option<Names> {
        let mut counts = [0u8; SLOTS];
        for slot in facts.iter().filter_map(slot) {
            counts[slot] = counts[slot].saturating_add(1);
        }
        let are_few = |count: &u8| usize::from(*count) < FEW;
        (!counts.iter().all(are_few)).then_some(Names(counts))
    }

    /// The sums whose name three have: their places, names and values.
    pub fn sums<'f>(
        &self,
        facts: &'f [Fact],
    ) -> impl Iterator<Item = (usize, (&'f str, bool), Decimal)> {
        let are_few = |slot: usize| usize::from(self.0[slot]) < FEW;
        facts.iter().enumerate().filter_map(move |(at, fact)| {
            if slot(fact).is_none_or(are_few) {
                return None;
            }
            Some((at, name(fact)?, number(&fact.value)?))
        })
    }
}

/// Where the name of a sum is counted.
fn slot(fact: &Fact) -> Option<usize> {
    const BYTES: usize = 4;
    let (name, _) = name(fact).filter(|_| is_sum(fact))?;
    let add = |sum: usize, byte: u8| sum.wrapping_mul(31).wrapping_add(byte.into());
    Some(head(name).bytes().take(BYTES).fold(0, add) % SLOTS)
}

/// The first word of a name: of `cây xanh` `cây`.
pub(crate) fn head(name: &str) -> &str {
    let end = name.bytes().position(|byte| byte == b' ');
    end.map_or(name, |end| &name[..end])
}

/// Links the accounts of an article among its sums. What is in `linked` has its own already.
pub(crate) fn link(
    facts: &[Fact],
    names: &Names,
    linked: &FxHashSet<usize>,
    links: &mut Vec<Link>,
) {
    let mut sums: FxHashMap<(&str, bool), Vec<Told>> = FxHashMap::default();
    for (at, name, value) in names.sums(facts) {
        let told = sums.entry(name).or_default();
        match told.iter().position(|told| told.value == value) {
            Some(known) if told[known].places.len() < MENTIONS => told[known].places.push(at),
            None if told.len() <= MANY => told.push(Told {
                value,
                places: vec![at],
            }),
            _ => {}
        }
    }
    let mut found: Vec<Link> = sums
        .iter_mut()
        .filter(|(_, told)| (FEW..=MANY).contains(&told.len()))
        .filter_map(|((_, counts), told)| {
            told.sort_by_key(|told| told.value);
            let parts = account(told, *counts)?;
            let is_new = |told: &&&Told| !told.places.iter().any(|at| linked.contains(at));
            let new = parts.iter().filter(is_new).count();
            (new > 1).then(|| nearest(&parts, facts, told.len() == FEW))?
        })
        .collect();
    found.sort_by_key(|link| link.members.first().map(|(_, at)| *at));
    links.extend(found);
}

/// What figures of a fact are added up with, and whether it is counted.
pub(crate) fn name(fact: &Fact) -> Option<(&str, bool)> {
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
    let mut link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
    let roles = [Role::Whole]
        .into_iter()
        .chain(std::iter::repeat(Role::Part));
    link.members = roles.zip(members).collect();
    Some(link)
}
