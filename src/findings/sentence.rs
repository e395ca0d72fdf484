//! A sentence as relations are read in it: its facts, and the words between them.

use rust_decimal::Decimal;

#[cfg(test)]
use crate::tape::LOOKED;
use crate::{
    findings::{
        marks::Marks,
        words::{Item, ItemKind, Place, Words},
    },
    tape::AtomKind,
    value::{
        amount::Amount,
        fact::{Fact, Value},
        period::TimeUnit,
    },
    vocabulary::{
        WordId,
        named::{
            CLOSE_BRACKET, COMPARED_TO, FROM_LEVEL, MOVES, OF_WHICH, OPEN_BRACKET, RELATION_SIGNS,
        },
        set::{Lexicon, Phrases, Set},
    },
};

/// The clocks of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Zone {
    /// Minutes east of Greenwich, in winter.
    pub minutes: i32,
    /// Whether they are put forward in summer.
    pub summer: bool,
}

/// What a fact says beside its value, which may not be settled yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inside {
    /// It names this weekday; Monday is 0.
    pub weekday: Option<u32>,
    /// It says how many days, months or years it holds.
    pub length: Option<(u32, TimeUnit)>,
    /// It says so of seasons or school years, that have a year each.
    pub seasons: bool,
    /// Beside its year stands the name that this has.
    pub named: bool,
    /// It names a day that not all months have.
    pub late: bool,
    /// Of a length of time: it leads to what comes later, 1, or to what came before, -1.
    pub way: Option<i32>,
    /// Of a lunar day whose year is open: its month, and its day; of the last one of a month none.
    pub lunar: Option<(u32, Option<u32>)>,
    /// Whose clock it is told by.
    pub zone: Option<Zone>,
    /// Of a fraction: words part its numbers that say so many of so many.
    pub out_of: bool,
    /// Of a count: it counts persons.
    pub persons: bool,
    /// Of a count: it counts people, whatever they are called.
    pub people: bool,
    /// Of a count: the words behind it say that these were told of.
    pub told: bool,
}

/// So many words has the longest phrase of a lexicon that gaps end with.
const LONGEST: usize = 4;

/// A sentence to link in. Its facts are counted from 0: `n` is the nth of them.
#[derive(Clone, Copy)]
pub(crate) struct Sentence<'a> {
    pub words: &'a Words,
    pub facts: &'a [Fact],
    pub inside: &'a [(u32, Inside)],
    pub text: &'a str,
}

/// Words and signs in a row, without a fact.
#[derive(Clone, Copy)]
pub(crate) struct Gap<'a> {
    items: &'a [Item],
}

impl<'a> Sentence<'a> {
    /// Whether it goes on with what the sentence before has told.
    pub fn goes_on(&self) -> bool {
        self.gap(0).phrase(0, OF_WHICH).is_some()
    }

    /// How many facts it has.
    pub fn len(&self) -> usize {
        self.words.places.len()
    }

    /// What it has.
    pub fn marks(&self) -> Marks {
        let add = |all: Marks, place: &Place| all.and_fact(place.marks).or(place.told);
        self.words.places.iter().fold(self.words.told, add)
    }

    /// What the words before the nth fact tell; behind the last one, those there.
    pub fn told(&self, n: usize) -> Marks {
        let place = self.words.places.get(n);
        place.map_or(self.words.told, |place| place.told)
    }

    /// Whether the nth fact is one of these.
    pub fn is(&self, n: usize, any: Marks) -> bool {
        let place = self.words.places.get(n);
        place.is_some_and(|place| place.marks.have(any))
    }

    fn place(&self, n: usize) -> Option<usize> {
        self.words.places.get(n).map(|place| place.item as usize)
    }

    /// The place of the nth fact among those of the text.
    pub fn index(&self, n: usize) -> usize {
        self.place(n)
            .map_or(0, |at| self.words.items[at].at as usize)
    }

    /// The nth fact.
    pub fn fact(&self, n: usize) -> Option<&'a Fact> {
        self.place(n)?;
        self.facts.get(self.index(n))
    }

    /// What stands before the nth fact; behind the last one, the end of the sentence.
    pub fn gap(&self, n: usize) -> Gap<'a> {
        let items = &self.words.items;
        let to = self.place(n).unwrap_or(items.len());
        let from = n.checked_sub(1).and_then(|before| self.place(before));
        let from = from.map_or(0, |at| at + 1);
        Gap {
            items: &items[from.min(to)..to],
        }
    }

    /// The text of some words of the gap before the nth fact.
    pub fn words_at(&self, n: usize, from: usize, to: usize) -> &'a str {
        let gap = self.gap(n);
        let first = |at: usize| gap.items.get(at).map(|item| item.at as usize);
        let end = || self.fact(n).map(|fact| fact.span.start);
        let (start, end) = (first(from), first(to).or_else(end));
        let words = start
            .zip(end)
            .and_then(|(start, end)| self.text.get(start..end));
        words.unwrap_or_default().trim_end()
    }

    /// Whether the nth fact holds something beside its value.
    pub fn has_inside(&self, n: usize) -> bool {
        let place = self.words.places.get(n);
        place.is_some_and(|place| place.has_inside)
    }

    /// What the nth fact holds beside its value.
    pub fn inside(&self, n: usize) -> Inside {
        if self.has_inside(n) {
            of_fact(self.inside, self.index(n))
        } else {
            Inside::default()
        }
    }

    /// Whether the nth fact is a percentage of something, and no price of money or points.
    pub fn is_percent(&self, n: usize) -> bool {
        self.is(n, Marks::PERCENT)
    }

    /// Whether the nth fact is one number of things, of a measure or of money.
    pub fn is_amount(&self, n: usize) -> bool {
        self.is(n, Marks::AMOUNT)
    }

    /// Whether the nth fact counts things one by one.
    pub fn is_count(&self, n: usize) -> bool {
        self.is(n, Marks::COUNT)
    }

    /// Whether the nth fact is of a measure.
    pub fn is_measure(&self, n: usize) -> bool {
        self.is(n, Marks::MEASURE)
    }

    /// Whether the nth fact counts something whose noun is left out.
    pub fn lacks_unit(&self, n: usize) -> bool {
        self.is(n, Marks::BARE)
    }

    /// `+5%`, `-0,4%`: something rose or fell by it.
    pub fn has_sign(&self, n: usize) -> bool {
        self.fact(n).is_some_and(|fact| is_signed(fact, self.text))
    }

    /// Whether the nth and the mth fact can be added: both count or measure the same.
    pub fn are_alike(&self, n: usize, m: usize) -> bool {
        let pair = self.fact(n).zip(self.fact(m));
        pair.is_some_and(|(one, other)| alike(one, other))
    }

    /// Whether the nth fact is an amount that parts can be taken of: no age, no temperature,
    /// no price of one.
    pub fn is_sum(&self, n: usize) -> bool {
        self.is(n, Marks::SUM)
    }

    /// The facts told shortly before the nth one, of this sentence and of those before it, the
    /// nearest first; each with its place among those of the text.
    pub fn earlier(&self, n: usize) -> impl Iterator<Item = (usize, &'a Fact)> + use<'a> {
        const FACTS: usize = 16;
        const SENTENCES: usize = 3;
        let (at, facts) = (self.index(n), self.facts);
        let sentence = facts.get(at).map_or(0, |fact| fact.sentence);
        let places = (at.saturating_sub(FACTS)..at).rev();
        places
            .map(move |at| (at, &facts[at]))
            .take_while(move |(_, fact)| fact.sentence + SENTENCES >= sentence)
    }

    /// Whether the last word of the nth fact is one of these.
    pub fn ends_in(&self, n: usize, words: &Set) -> bool {
        let word = self.place(n).map(|at| self.words.items[at].word);
        word.is_some_and(|word| words.has(word))
    }

    /// Which way the words right before the nth fact say that something moved by it.
    pub fn moved(&self, n: usize) -> Option<i32> {
        if !self.told(n).have(Marks::MOVES) {
            return None;
        }
        let gap = self.gap(n);
        let clause = gap.last(LONGEST).last_clause(RELATION_SIGNS);
        clause.ends_meaning(MOVES).map(|(moved, _)| moved)
    }

    /// Whether the words before the nth fact, or its sign, say that something rose or fell by it.
    pub fn moves(&self, n: usize) -> bool {
        self.has_sign(n) || self.told(n).have(Marks::MOVES) && self.gap(n).meaning(MOVES).is_some()
    }

    /// The value of the nth fact, where it is one number.
    pub fn number(&self, n: usize) -> Option<Decimal> {
        self.fact(n).and_then(|fact| number(&fact.value))
    }
}

/// What the fact at `index` says beside its value.
pub(crate) fn of_fact(inside: &[(u32, Inside)], index: usize) -> Inside {
    let at = inside.binary_search_by_key(&(index as u32), |(at, _)| *at);
    at.map_or_else(|_| Inside::default(), |at| inside[at].1)
}

/// Whether a fact is one number of things, of a measure, of money or of a unit of time.
pub(crate) fn is_amount(fact: &Fact) -> bool {
    Marks::of_fact(fact).have(Marks::AMOUNT)
}

/// Whether a fact is an amount that parts can be taken of: no age, no temperature, no price of
/// one.
pub(crate) fn is_sum(fact: &Fact) -> bool {
    Marks::of_fact(fact).have(Marks::SUM)
}

/// Whether a fact is written with a sign.
pub(crate) fn is_signed(fact: &Fact, text: &str) -> bool {
    let text = fact.span.text(text);
    text.starts_with(['+', '-', '\u{2212}', '\u{2013}'])
}

/// The one number of a value; of a measure in its canonical unit.
pub(crate) fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Quantity {
            amount: Amount::One(value),
            measure,
            ..
        } => match measure {
            Some(measure) => value.checked_mul(measure.1),
            None => Some(*value),
        },
        Value::Money {
            amount: Amount::One(value),
            ..
        }
        | Value::Percent {
            amount: Amount::One(value),
            ..
        }
        | Value::Duration {
            amount: Amount::One(value),
            ..
        } => Some(*value),
        _ => None,
    }
}

/// Whether two amounts can be added: both count or measure the same.
pub(crate) fn alike(one: &Fact, other: &Fact) -> bool {
    match (&one.value, &other.value) {
        (
            Value::Money { currency, per, .. },
            Value::Money {
                currency: other,
                per: of,
                ..
            },
        ) => currency == other && per == of,
        (
            Value::Quantity { unit, measure, .. },
            Value::Quantity {
                unit: other,
                measure: of,
                ..
            },
        ) => match (measure, of) {
            (Some(one), Some(other)) => one.0 == other.0,
            (None, None) => unit == other,
            _ => false,
        },
        (Value::Duration { unit, .. }, Value::Duration { unit: other, .. }) => unit == other,
        _ => false,
    }
}

impl<'a> Gap<'a> {
    /// How many words and signs it has.
    pub fn len(self) -> usize {
        self.items.len()
    }

    pub fn is_empty(self) -> bool {
        self.items.is_empty()
    }

    /// The word or sign at `at`.
    pub fn word_at(self, at: usize) -> WordId {
        #[cfg(test)]
        LOOKED.set(LOOKED.get() + 1);
        self.items.get(at).map_or(WordId::NONE, |item| item.word)
    }

    /// The words and signs, from the first on.
    fn words(self) -> impl Iterator<Item = WordId> {
        self.items.iter().map(|item| {
            #[cfg(test)]
            LOOKED.set(LOOKED.get() + 1);
            item.word
        })
    }

    /// The longest of these phrases that begins at `at`: the place behind it.
    pub fn phrase(self, at: usize, phrases: &Phrases) -> Option<usize> {
        let length = phrases.longest(|n| self.word_at(at + n))?;
        Some(at + length).filter(|to| *to <= self.len())
    }

    /// Whether a word or sign of the set stands at `at`.
    pub fn is(self, at: usize, set: &Set) -> bool {
        at < self.len() && set.has(self.word_at(at))
    }

    /// Where a word or sign of the set stands first.
    pub fn position(self, set: &Set) -> Option<usize> {
        self.words().position(|word| set.has(word))
    }

    /// Whether a word or sign of the set stands anywhere.
    pub fn has(self, set: &Set) -> bool {
        self.position(set).is_some()
    }

    /// How deep in brackets it is at its lowest and behind it, from a depth before it on.
    pub fn depth(self, before: i32) -> (i32, i32) {
        (0..self.len()).fold((before, before), |(lowest, depth), at| {
            let step = i32::from(self.is(at, OPEN_BRACKET)) - i32::from(self.is(at, CLOSE_BRACKET));
            (lowest.min(depth + step), depth + step)
        })
    }

    /// Where one of these phrases stands first, and the place behind it.
    pub fn find(self, phrases: &Phrases) -> Option<(usize, usize)> {
        let begins = |(_, word): &(usize, WordId)| phrases.heads().has(*word);
        let mut heads = self.words().enumerate().filter(begins);
        heads.find_map(|(at, _)| Some((at, self.phrase(at, phrases)?)))
    }

    /// The part from `at` on.
    pub fn from(self, at: usize) -> Gap<'a> {
        Gap {
            items: self.items.get(at..).unwrap_or_default(),
        }
    }

    /// The part up to `at`.
    pub fn to(self, at: usize) -> Gap<'a> {
        Gap {
            items: self.items.get(..at).unwrap_or(self.items),
        }
    }

    /// The last words of it, so many at most.
    pub fn last(self, most: usize) -> Gap<'a> {
        self.from(self.len().saturating_sub(most))
    }

    /// Without one of these at its beginning, if there is one.
    pub fn without_first(self, set: &Set) -> Gap<'a> {
        self.from(usize::from(self.is(0, set)))
    }

    /// Without one of these at its end, if there is one.
    pub fn without_last(self, set: &Set) -> Gap<'a> {
        match self.len().checked_sub(1) {
            Some(last) if self.is(last, set) => self.to(last),
            _ => self,
        }
    }

    /// Where one of these phrases stands that the gap ends with.
    pub fn ends_with(self, phrases: &Phrases) -> Option<usize> {
        const LONGEST: usize = 6;
        let first = self.len().saturating_sub(LONGEST);
        (first..self.len()).find(|at| self.phrase(*at, phrases) == Some(self.len()))
    }

    /// The words behind the last sign of these: which sign stands there, and the words.
    pub fn clause(self, signs: &Set) -> (Option<usize>, Gap<'a>) {
        let sign = (0..self.len()).rev().find(|at| self.is(*at, signs));
        (sign, self.from(sign.map_or(0, |at| at + 1)))
    }

    /// Whether the gap is one of these phrases, and nothing else.
    pub fn is_just(self, phrases: &Phrases) -> bool {
        !self.is_empty() && self.phrase(0, phrases) == Some(self.len())
    }

    /// The meaning of the phrase of the lexicon that the gap ends with.
    pub fn ends_meaning<T: Copy>(self, lexicon: &Lexicon<T>) -> Option<(T, usize)> {
        let first = self.len().saturating_sub(LONGEST);
        (first..self.len()).find_map(|at| {
            let (meaning, length) = lexicon.longest(|n| self.word_at(at + n))?;
            (at + length == self.len()).then_some((meaning, at))
        })
    }

    /// The meaning of the first phrase of the lexicon that stands anywhere.
    pub fn meaning<T: Copy>(self, lexicon: &Lexicon<T>) -> Option<T> {
        let begins = |(_, word): &(usize, WordId)| lexicon.heads().has(*word);
        let mut heads = self.words().enumerate().filter(begins);
        heads.find_map(|(at, _)| Some(lexicon.longest(|n| self.word_at(at + n))?.0))
    }

    /// Whether its first item is a word.
    pub fn starts_with_word(self) -> bool {
        let word = ItemKind::Atom(AtomKind::Word);
        self.items.first().is_some_and(|item| item.kind == word)
    }

    /// Whether digits stand in it that are part of no fact.
    pub fn has_digits(self) -> bool {
        let digits = ItemKind::Atom(AtomKind::Digits);
        self.items.iter().any(|item| item.kind == digits)
    }

    /// The words behind the last sign, a comma or a bracket.
    pub fn last_clause(self, signs: &Set) -> Gap<'a> {
        self.clause(signs).1
    }

    /// Whether the words say that others are held against the level that follows.
    pub fn leads_to_level(self) -> bool {
        self.ends_with(COMPARED_TO).is_some() || self.ends_with(FROM_LEVEL).is_some()
    }

    /// Whether something was left out of it.
    pub fn is_cut(self) -> bool {
        self.items.iter().any(|item| item.kind == ItemKind::Cut)
    }
}
