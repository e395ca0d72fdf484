//! [`Words`]: the words around the facts of a sentence, as they are gathered.

use crate::{findings::marks::Marks, tape::AtomKind, value::fact::Fact, vocabulary::WordId};

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A fact, all of it.
    Fact,
    /// Words or signs that were left out.
    Cut,
    /// An atom of the tape.
    Atom(AtomKind),
}

/// A fact, a word or a sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub kind: ItemKind,
    /// Of a fact its last one.
    pub word: WordId,
    /// Of a fact its place among the facts, else the first byte of the text.
    pub at: u32,
}

/// The words around the facts of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// The number of the sentence.
    pub number: usize,
    pub items: Vec<Item>,
    /// Where its facts stand among the items.
    pub places: Vec<Place>,
    /// What the words behind the last fact tell.
    pub told: Marks,
}

/// Where a fact stands among the items, what it is, and what the words before it tell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub item: u32,
    pub marks: Marks,
    pub told: Marks,
    /// Whether it holds something beside its value.
    pub has_inside: bool,
}

impl Words {
    pub fn clear(&mut self, number: usize) {
        self.number = number;
        // Most sentences have fewer words.
        const ITEMS: usize = 64;
        self.items.clear();
        self.items.reserve(ITEMS);
        self.places.clear();
        self.told = Marks::NONE;
    }

    /// Takes note of what its facts are now.
    pub fn mark(&mut self, facts: &[Fact]) {
        for place in &mut self.places {
            let fact = facts.get(self.items[place.item as usize].at as usize);
            place.marks = fact.map_or(Marks::NONE, Marks::of_fact);
        }
    }

    /// Adds a fact, behind its words.
    pub fn add_fact(&mut self, at: u32, word: WordId, has_inside: bool) {
        self.places.push(Place {
            item: self.items.len() as u32,
            marks: Marks::NONE,
            told: std::mem::take(&mut self.told),
            has_inside,
        });
        self.items.push(Item {
            kind: ItemKind::Fact,
            word,
            at,
        });
    }

    /// Two sentences as one.
    pub fn joined(before: &Words, behind: &Words) -> Words {
        let offset = before.items.len() as u32;
        let mut told = before.told;
        let places = behind.places.iter().map(|place| Place {
            item: place.item + offset,
            told: std::mem::take(&mut told).or(place.told),
            ..*place
        });
        Words {
            number: behind.number,
            items: before.items.iter().chain(&behind.items).copied().collect(),
            places: before.places.iter().copied().chain(places).collect(),
            told: behind.told,
        }
    }
}
