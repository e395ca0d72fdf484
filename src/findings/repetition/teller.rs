//! Looks for the mention before that a figure tells again.

use std::{iter::Peekable, num::NonZeroU32, vec};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    around::{Around, Likeness, around},
    key::{Key, key, persons, size},
    known::NOUNS,
    pair::{Pair, Sort},
    told::{NEED_NO_WORDS, TREES},
    trees::{Sure, Weighed},
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
const TOLD: u8 = 16;
const WEIGHED: u8 = 64;

/// Most articles have fewer figures.
const USUAL: usize = 64;

/// So many mentions of a value are tried.
const PLACES: usize = 2;

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

/// Keeps a pair to learn from.
#[cfg(test)]
fn see(pair: &Pair, noun: &str, traits: &super::pair::Traits) {
    let new = Seen {
        spans: [pair.one.span, pair.other.span],
        noun: noun.to_owned(),
        traits: *traits,
    };
    SEEN.with_borrow_mut(|seen| seen.get_or_insert_default().push(new));
}

/// What was told so far.
pub(super) struct Teller<'a> {
    read: Read<'a>,
    title: Option<Span>,
    /// How sure it has to be.
    least: Sure,
    /// By which value each figure may be told again, and by which number of persons.
    of_figures: Vec<Option<Place>>,
    /// Of those figures that are still to come.
    of_persons: Peekable<vec::IntoIter<(u32, Place)>>,
    /// What was told of each value.
    told: Vec<Mentions>,
    nouns: Vec<Noun<'a>>,
    /// The words around the figures that were asked for theirs.
    words: FxHashMap<u32, Around>,
}

/// A place in a list, in four bytes with none.
#[derive(Clone, Copy)]
struct Place(NonZeroU32);

impl Place {
    fn new(at: usize) -> Self {
        Place(NonZeroU32::MIN.saturating_add(at as u32))
    }

    fn at(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// What is counted, and how many values of it there are.
#[derive(Clone, Copy)]
struct Noun<'a> {
    name: &'a str,
    values: usize,
    /// How often equal figures of it are one, once somebody has asked.
    told: Option<usize>,
}

/// Where one value is told.
struct Mentions {
    /// The place of its noun.
    noun: Place,
    first: Place,
    /// Last so far, and last of the sentence before it.
    last: Option<Place>,
    before: Option<Place>,
    /// How often it is told at all, was told again, and was weighed.
    all: u32,
    again: u8,
    weighed: u8,
}

impl<'a> Teller<'a> {
    pub fn new(read: Read<'a>, title: Option<Span>, likely: bool) -> Self {
        let figures = read.facts.len();
        // Tables of long texts grow as they are filled.
        let room = figures.min(USUAL);
        let mut told = Vec::with_capacity(room);
        let mut nouns = Vec::with_capacity(room / 2);
        let mut of_figures = Vec::with_capacity(figures);
        let mut of_persons = Vec::new();
        let mut by_key = FxHashMap::with_capacity_and_hasher(room, FxBuildHasher);
        let mut by_name = FxHashMap::with_capacity_and_hasher(room / 2, FxBuildHasher);
        for at in 0..figures {
            let [value, persons] = keys(read, at).map(|key| {
                let key = key?;
                let noun = key.noun();
                let place = *by_key.entry(key).or_insert_with(|| {
                    let noun = *by_name
                        .entry(noun)
                        .or_insert_with(|| push(&mut nouns, Noun::new(noun)));
                    nouns[noun.at()].values += 1;
                    push(&mut told, Mentions::new(noun, at))
                });
                told[place.at()].all += 1;
                Some(place)
            });
            of_figures.push(value);
            of_persons.extend(persons.map(|persons| (at as u32, persons)));
        }
        Teller {
            read,
            title,
            least: if likely { Sure::Likely } else { Sure::Stated },
            of_figures,
            of_persons: of_persons.into_iter().peekable(),
            told,
            nouns,
            words: FxHashMap::default(),
        }
    }

    /// The first mention before that a figure tells again, if enough says so, and how sure it is.
    /// Figures are asked for one after the other.
    pub fn again(&mut self, at: usize) -> Option<(usize, Sure)> {
        let facts = self.read.facts;
        debug_assert!(
            self.of_persons
                .peek()
                .is_none_or(|(of, _)| *of >= at as u32)
        );
        let persons = self.of_persons.next_if(|(of, _)| *of == at as u32);
        let places = [self.of_figures[at], persons.map(|(_, place)| place)];
        let told = places.map(|place| place.filter(|place| self.told[place.at()].all > 1));
        if told.iter().all(Option::is_none) {
            return None;
        }
        let told = told.into_iter().flatten().map(Place::at);
        let mut first = None;
        let mut tried = [None; 2 * PLACES];
        for place in told.clone() {
            let mentions = &mut self.told[place];
            mentions.tell(at, facts);
            let places: [_; PLACES] = [Some(mentions.first), mentions.before];
            let all = mentions.all as usize;
            let is_stated = matches!(first, Some((_, Sure::Stated)));
            if is_stated || mentions.again >= TOLD || mentions.weighed >= WEIGHED {
                continue;
            }
            mentions.weighed += 1;
            for known in places.into_iter().flatten() {
                let known = known.at();
                if tried.contains(&Some(known)) || !may_be_same(&facts[known], &facts[at]) {
                    continue;
                }
                if let Some(free) = tried.iter_mut().find(|tried| tried.is_none()) {
                    *free = Some(known);
                }
                match self.is_same(known, at, all) {
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
            told.for_each(|place| {
                let again = &mut self.told[place].again;
                *again = again.saturating_add(1);
            });
        }
        first
    }

    /// How sure it is that two figures are one, if it is.
    fn is_same(&mut self, known: usize, at: usize, mentions: usize) -> Option<Sure> {
        let Read { facts, text, .. } = self.read;
        let (one, other) = (&facts[known], &facts[at]);
        let inside = of_fact(self.read.inside, at);
        let mut nameless = Noun::new("");
        let noun = self.of_figures[at].map(|place| self.told[place.at()].noun);
        let noun = noun.map_or(&mut nameless, |noun| &mut self.nouns[noun.at()]);
        #[cfg(test)]
        let name = noun.name;
        let pair = Pair {
            sort: Sort::of(&other.value),
            one,
            other,
            text,
            size: size(&other.value),
            noun: noun.told(),
            figures: facts.len(),
            values: noun.values,
            mentions,
            in_title: self.title.is_some_and(|title| title.contains(one.span)),
            persons: inside.persons,
            told: inside.told,
        };
        let mut traits = pair.traits();
        #[cfg(test)]
        if is_learned_from() {
            self.likeness(at, known).add_to(&mut traits);
            see(&pair, name, &traits);
            return None;
        }
        let (first, behind) = TREES.split_at(NEED_NO_WORDS);
        // Who asks for what is likely has the first ones weighed for each.
        let mut has_words = false;
        let least = self.least;
        let mut asked = Sure::ALL.into_iter().take_while(|sure| *sure <= least);
        asked.find(|sure| {
            let weighed = Weighed::Open(0).go_on(first, &traits, *sure);
            if weighed.is_open() && !has_words {
                self.likeness(at, known).add_to(&mut traits);
                has_words = true;
            }
            weighed.go_on(behind, &traits, *sure) == Weighed::Same
        })
    }

    /// What of the words around two figures is alike.
    fn likeness(&mut self, at: usize, known: usize) -> Likeness {
        self.words(at).compare(&self.words(known))
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

/// What a figure is told again by, and what persons are.
fn keys(read: Read, at: usize) -> [Option<Key>; 2] {
    let Read {
        facts,
        inside,
        text,
    } = read;
    let fact = &facts[at];
    let counts_persons = || of_fact(inside, at).persons;
    [key(fact, text), persons(fact, text, counts_persons)]
}

impl<'a> Noun<'a> {
    fn new(name: &'a str) -> Self {
        Noun {
            name,
            values: 0,
            told: None,
        }
    }

    fn told(&mut self) -> usize {
        *self.told.get_or_insert_with(|| NOUNS.told(self.name))
    }
}

/// Adds one behind the others; its place.
fn push<T>(all: &mut Vec<T>, one: T) -> Place {
    all.push(one);
    Place::new(all.len() - 1)
}

impl Mentions {
    fn new(noun: Place, first: usize) -> Self {
        Mentions {
            noun,
            first: Place::new(first),
            last: None,
            before: None,
            all: 0,
            again: 0,
            weighed: 0,
        }
    }

    fn tell(&mut self, at: usize, facts: &[Fact]) {
        let goes_on = |last: Place| facts[last.at()].sentence == facts[at].sentence;
        if !self.last.is_some_and(goes_on) {
            self.before = self.last;
        }
        self.last = Some(Place::new(at));
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
