//! Phrases of several words or signs, looked up at a place of the tape.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::normalize::{
    self,
    char_class::{CharClass, class},
};

/// Folded parts in a row, in which phrases are looked up.
pub(crate) trait Keys {
    /// The folded part at `at`; empty where there is none.
    fn key(&self, at: usize) -> &str;
    /// Whether the part at `at` may continue a phrase.
    fn continues(&self, at: usize) -> bool;
}

/// Phrases with what they mean. A phrase is a list of folded parts: words,
/// digits and single signs, cut as the tape cuts text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trie<T> {
    /// By the first part: the parts behind it and the meaning, the longest first.
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Trie {
            by_first: FxHashMap::default(),
        }
    }
}

impl<T> Trie<T> {
    /// Adds a phrase and returns its first part. A phrase without parts is none.
    pub fn insert(&mut self, phrase: &str, meaning: T) -> Option<String> {
        self.insert_parts(parts(phrase), meaning)
    }

    /// Adds a phrase that is looked up from its end backwards.
    pub fn insert_reversed(&mut self, phrase: &str, meaning: T) {
        let mut parts = parts(phrase);
        parts.reverse();
        self.insert_parts(parts, meaning);
    }

    fn insert_parts(&mut self, parts: Vec<String>, meaning: T) -> Option<String> {
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let list = self.by_first.entry(first.clone()).or_default();
        list.push((parts.collect(), meaning));
        list.sort_by_key(|(rest, _)| Reverse(rest.len()));
        Some(first)
    }

    /// What a phrase means that is given as text.
    pub fn get(&self, phrase: &str) -> Option<&T> {
        let parts = parts(phrase);
        let (first, rest) = parts.split_first()?;
        let list = self.by_first.get(first)?;
        list.iter()
            .find(|(r, _)| r == rest)
            .map(|(_, meaning)| meaning)
    }

    /// The longest phrase that begins at atom `at`, and the atom behind it.
    pub fn starting_at(&self, tape: &impl Keys, at: usize) -> Option<(&T, usize)> {
        let list = self.by_first.get(tape.key(at))?;
        list.iter().find_map(|(rest, meaning)| {
            let same = rest
                .iter()
                .enumerate()
                .all(|(n, part)| tape.key(at + 1 + n) == part && tape.continues(at + 1 + n));
            same.then_some((meaning, at + 1 + rest.len()))
        })
    }

    /// The longest phrase (inserted reversed) whose last atom is directly
    /// before `end`, and its first atom.
    pub fn ending_at(&self, tape: &impl Keys, end: usize) -> Option<(&T, usize)> {
        let last = end.checked_sub(1)?;
        let list = self.by_first.get(tape.key(last))?;
        list.iter().find_map(|(rest, meaning)| {
            let first = last.checked_sub(rest.len())?;
            let same = rest
                .iter()
                .enumerate()
                .all(|(n, part)| tape.key(last - 1 - n) == part);
            same.then_some((meaning, first))
        })
    }
}

/// The look-up form of a phrase as a whole: its parts with spaces between them.
pub(crate) fn key(phrase: &str) -> String {
    parts(phrase).join(" ")
}

/// A phrase cut into folded parts: runs of letters, runs of digits, signs.
fn parts(phrase: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = CharClass::Space;
    for c in phrase.chars() {
        let class = class(c);
        match parts.last_mut() {
            _ if class == CharClass::Space => {}
            Some(part) if class == last && class != CharClass::Mark => part.push(c),
            _ => parts.push(c.to_string()),
        }
        last = class;
    }
    let folded = parts.iter().map(|part| normalize::fold(part));
    folded.filter(|part| !part.is_empty()).collect()
}
