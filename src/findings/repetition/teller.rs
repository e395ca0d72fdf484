//! Looks for the mention before that a figure tells again.

use std::cell::OnceCell;

use memchr::memchr_iter;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    around::{Around, around},
    key::{Key, key, persons},
    pair::{Pair, Sort},
    told::{FIRST, TREES},
    trees::{Sure, say},
};
use crate::{
    findings::sentence::{Inside, of_fact},
    span::Span,
    value::{
        fact::{Fact, Value},
        modifier::Modifier,
    },
};

/// So often is one value told again; what is told oftener is a list. So many of its mentions are
/// weighed at most.
const TOLD: u32 = 16;
const WEIGHED: u32 = 64;

/// Most articles have fewer figures.
const USUAL: usize = 64;

/// So many mentions of a value are tried.
const PLACES: usize = 3;

/// All that was read, when figures are linked that are far from each other.
#[derive(Clone, Copy)]
pub(crate) struct Read<'a> {
    pub facts: &'a [Fact],
    /// What some facts hold beside their value.
    pub inside: &'a [(u32, Inside)],
    pub text: &'a str,
}

#[cfg(test)]
pub(crate) struct Seen {
    pub spans: [Span; 2],
    pub noun: String,
    pub traits: super::pair::Traits,
}

#[cfg(test)]
thread_local! {
    /// The pairs that were to be weighed, while they are learned from.
    pub(crate) static SEEN: std::cell::RefCell<Option<Vec<Seen>>> = const { std::cell::RefCell::new(None) };
}

#[cfg(test)]
fn is_learned_from() -> bool {
    SEEN.with_borrow(Option::is_some)
}

/// Keeps a pair to learn from; whether that is what it is asked for.
#[cfg(test)]
fn see(pair: &Pair, traits: &super::pair::Traits) -> bool {
    let new = || Seen {
        spans: [pair.one.span, pair.other.span],
        noun: pair.noun.to_owned(),
        traits: *traits,
    };
    SEEN.with_borrow_mut(|seen| seen.as_mut().map(|seen| seen.push(new())).is_some())
}

/// What was told so far.
pub(super) struct Teller<'a> {
    read: Read<'a>,
    title: Option<Span>,
    /// How sure it has to be.
    least: Sure,
    /// What figures are told again by.
    told: FxHashMap<Key<'a>, Mentions>,
    /// Which facts have a value that another one has.
    is_again: Vec<bool>,
    /// How many values of each noun there are.
    nouns: FxHashMap<&'a str, usize>,
    /// The words around the figures that were asked for theirs.
    words: FxHashMap<u32, Around>,
    /// How many lines the text has, where that was asked.
    lines: OnceCell<usize>,
}

/// Where one value is told.
#[derive(Default)]
struct Mentions {
    first: u32,
    /// Last so far, and last of the sentence before it.
    last: Option<u32>,
    before: Option<u32>,
    /// How often it was told again, is told at all, and was weighed.
    again: u32,
    all: u32,
    weighed: u32,
}

impl<'a> Teller<'a> {
    pub fn new(read: Read<'a>, title: Option<Span>, likely: bool) -> Self {
        let figures = read.facts.len();
        // Tables of long texts grow as they are filled.
        let room = figures.min(USUAL);
        let mut teller = Teller {
            read,
            title,
            least: if likely { Sure::Likely } else { Sure::Stated },
            told: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            is_again: vec![false; figures],
            nouns: FxHashMap::with_capacity_and_hasher(room / 2, FxBuildHasher),
            words: FxHashMap::default(),
            lines: OnceCell::new(),
        };
        for at in 0..figures {
            for key in teller.keys(at).into_iter().flatten() {
                let noun = key.noun();
                let mentions = teller.told.entry(key).or_default();
                mentions.all += 1;
                if mentions.all == 1 {
                    mentions.first = at as u32;
                    *teller.nouns.entry(noun).or_default() += 1;
                } else {
                    teller.is_again[at] = true;
                    teller.is_again[mentions.first as usize] = true;
                }
            }
        }
        teller
    }

    /// What a figure is told again by, and what persons are.
    fn keys(&self, at: usize) -> [Option<Key<'a>>; 2] {
        let Read {
            facts,
            inside,
            text,
        } = self.read;
        let fact = &facts[at];
        [key(fact, text), persons(fact, text, of_fact(inside, at))]
    }

    /// The first mention before that a figure tells again, if enough says so, and how sure it is.
    pub fn again(&mut self, at: usize) -> Option<(usize, Sure)> {
        if !self.is_again[at] {
            return None;
        }
        let facts = self.read.facts;
        let keys = self.keys(at);
        let mut first = None;
        let mut tried = [None; 2 * PLACES];
        let noun = keys[0].as_ref().map_or("", Key::noun);
        let values = self.nouns.get(noun).copied().unwrap_or_default();
        for key in keys.iter().flatten() {
            let Some(mentions) = self.told.get_mut(key).filter(|known| known.all > 1) else {
                continue;
            };
            let places: [_; PLACES] = [Some(mentions.first), mentions.before, mentions.last];
            let all = mentions.all as usize;
            mentions.tell(at, facts);
            let is_stated = matches!(first, Some((_, Sure::Stated)));
            if is_stated || mentions.again >= TOLD || mentions.weighed >= WEIGHED {
                continue;
            }
            mentions.weighed += 1;
            for known in places.into_iter().flatten() {
                let known = known as usize;
                if tried.contains(&Some(known)) || !may_be_same(&facts[known], &facts[at]) {
                    continue;
                }
                if let Some(free) = tried.iter_mut().find(|tried| tried.is_none()) {
                    *free = Some(known);
                }
                match self.is_same(known, at, noun, [values, all]) {
                    Some(Sure::Stated) => {
                        first = Some((known, Sure::Stated));
                        break;
                    }
                    Some(sure) if first.is_none() => first = Some((known, sure)),
                    _ => {}
                }
            }
        }
        let (_, sure) = first?;
        // What is only likely changes nothing of what is stated.
        if sure == Sure::Stated {
            for key in keys.iter().flatten() {
                if let Some(mentions) = self.told.get_mut(key) {
                    mentions.again += 1;
                }
            }
        }
        first
    }

    /// How sure it is that two figures are one, if it is.
    fn is_same(&mut self, known: usize, at: usize, noun: &str, counts: [usize; 2]) -> Option<Sure> {
        let Read { facts, text, .. } = self.read;
        let (one, other) = (&facts[known], &facts[at]);
        let inside = of_fact(self.read.inside, at);
        let count_lines = || memchr_iter(b'\n', text.as_bytes()).count();
        let pair = Pair {
            sort: Sort::of(&other.value),
            one,
            other,
            text,
            noun,
            figures: facts.len(),
            values: counts[0],
            mentions: counts[1],
            lines: *self.lines.get_or_init(count_lines),
            in_title: self.title.is_some_and(|title| title.contains(one.span)),
            persons: inside.persons,
            told: inside.told,
        };
        let mut traits = pair.traits();
        let weighed = FIRST.weigh(&traits);
        let least = self.least;
        let may_be = |sure: &Sure| *sure <= least && weighed >= FIRST.stops[*sure as usize].low;
        let is_another = !may_be(&least);
        #[cfg(test)]
        let is_another = is_another && !is_learned_from();
        if is_another {
            return None;
        }
        let (mine, theirs) = (self.words(at), self.words(known));
        mine.compare(&theirs).add_to(&mut traits);
        #[cfg(test)]
        if see(&pair, &traits) {
            return None;
        }
        let mut asked = [Sure::Stated, Sure::Likely].into_iter().filter(may_be);
        asked.find(|sure| say(weighed, TREES, &traits, *sure))
    }

    /// The words around a figure.
    fn words(&mut self, at: usize) -> Around {
        let Read { facts, text, .. } = self.read;
        *self
            .words
            .entry(at as u32)
            .or_insert_with(|| around(text, facts[at].span))
    }
}

impl Mentions {
    fn tell(&mut self, at: usize, facts: &[Fact]) {
        let sentence = |at: u32| facts[at as usize].sentence;
        let goes_on = |last: u32| sentence(last) == facts[at].sentence;
        if !self.last.is_some_and(goes_on) {
            self.before = self.last;
        }
        self.last = Some(at as u32);
    }
}

/// Whether two facts of one key may be one figure.
fn may_be_same(one: &Fact, other: &Fact) -> bool {
    let year = |fact: &Fact| match &fact.value {
        Value::Date(moment) | Value::Time(moment) => moment.date?.year(),
        _ => None,
    };
    let other_year = matches!([year(one), year(other)], [Some(a), Some(b)] if a != b);
    // `cuối năm 2016` is not all of it.
    let of_times = matches!(
        one.value,
        Value::Date(_) | Value::Time(_) | Value::Interval(_)
    );
    one.sentence != other.sentence
        && (one.modifier == other.modifier || !of_times && agree(one.modifier, other.modifier))
        && !other_year
}

/// `hơn 500` may be 500, but is not `gần 500`.
fn agree(one: Option<Modifier>, other: Option<Modifier>) -> bool {
    one == other || one.is_none() || other.is_none()
}
