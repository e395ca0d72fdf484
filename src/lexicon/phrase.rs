//! Phrases of several words or signs, looked up at a place of the tape.

use rustc_hash::FxHashMap;

use crate::{facts::tape::Tape, normalize};

/// Phrases with what they mean. A phrase is a list of folded parts: words,
/// digits and single signs, cut as the tape cuts text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            by_first: FxHashMap::default(),
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase and returns its first part.
    pub fn insert(&mut self, phrase: &str, meaning: T) -> String {
        let mut parts = parts(phrase);
        let first = parts.remove(0);
        let list = self.by_first.entry(first.clone()).or_default();
        list.push((parts, meaning));
        list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        first
    }

    /// Adds a phrase that is looked up from its end backwards.
    pub fn insert_reversed(&mut self, phrase: &str, meaning: T) {
        let mut parts = parts(phrase);
        parts.reverse();
        let first = parts.remove(0);
        let list = self.by_first.entry(first).or_default();
        list.push((parts, meaning));
        list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }

    /// The longest phrase that begins at atom `at`, and the atom behind it.
    pub fn starting_at(&self, tape: &Tape, at: usize) -> Option<(&T, usize)> {
        let list = self.by_first.get(tape.key(at))?;
        list.iter().find_map(|(rest, meaning)| {
            let same = rest
                .iter()
                .enumerate()
                .all(|(n, part)| tape.key(at + 1 + n) == part && tape.continues(at + 1 + n));
            same.then_some((meaning, at + 1 + rest.len()))
        })
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

    /// The longest phrase (inserted reversed) whose last atom is directly
    /// before `end`, and its first atom.
    pub fn ending_at(&self, tape: &Tape, end: usize) -> Option<(&T, usize)> {
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

/// A phrase cut into folded parts: runs of letters, runs of digits, signs.
pub(crate) fn parts(phrase: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in phrase.chars() {
        let class = crate::facts::tape::class(c);
        if class == crate::facts::tape::CharClass::Space {
            last = None;
            continue;
        }
        if last == Some(class) && class != crate::facts::tape::CharClass::Mark {
            if let Some(part) = parts.last_mut() {
                part.push(c);
            }
        } else {
            parts.push(c.to_string());
        }
        last = Some(class);
    }
    parts.iter().map(|part| normalize::fold(part)).collect()
}
