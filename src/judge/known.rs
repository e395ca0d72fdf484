//! Reads rows at run time: those of users, and those of the crate with their cases.

use super::{
    generated::{FILES, TABLE},
    matcher::Judge,
    read::{Names, Rules},
    rows::Item,
};
use crate::{
    error::Error,
    tsv::built_in,
    vocabulary::{PHRASES, SETS, Vocabulary, WordId, set::Hint},
};

/// A vocabulary that new words go into, with the sets of the crate.
struct Known<'v>(&'v mut Vocabulary);

impl Names for Known<'_> {
    fn words(&mut self, phrase: &str) -> Vec<WordId> {
        self.0.intern(phrase)
    }

    fn set(&self, name: &str) -> Option<Item> {
        let set = SETS.iter().position(|(known, _)| *known == name);
        let phrases = || PHRASES.iter().position(|(known, _)| *known == name);
        set.map(|at| Item::Set(at as u16))
            .or_else(|| Some(Item::Phrases(phrases()? as u16)))
    }

    fn hint_of_set(&self, place: u16) -> Hint {
        Hint::of_set(SETS[usize::from(place)].1)
    }

    fn hints_of_phrases(&self, place: u16) -> (Hint, Hint) {
        let phrases = PHRASES[usize::from(place)].1;
        (Hint::of_set(phrases.heads()), Hint::of_set(phrases.tails()))
    }
}

/// Adds rows of the user's to a judge.
pub(crate) fn add_own(
    judge: &mut Judge,
    vocabulary: &mut Vocabulary,
    rows: &str,
    origin: &str,
) -> Result<(), Error> {
    let known = judge.own.table.rows.len();
    judge.own.read(origin, rows, &mut Known(vocabulary))?;
    let new = judge.own.table.rows.iter().enumerate().skip(known);
    for (at, row) in new {
        if TABLE.rows.iter().any(|of_crate| of_crate.id == row.id) {
            let id = &row.id;
            return Err(judge
                .own
                .error(at, &format!("`{id}` is a row of the crate's own")));
        }
    }
    Ok(())
}

/// The rows of the crate with their cases.
pub(crate) fn rules_of_crate() -> Rules {
    let mut rules = Rules::default();
    let mut vocabulary = Vocabulary::shared().as_ref().clone();
    for file in FILES {
        built_in(rules.read(file.name, file.text, &mut Known(&mut vocabulary)));
    }
    rules
}

#[cfg(test)]
mod tests {
    use crate::{judge::rows::Phrase, value::traits::Traits};

    /// What rows can say stands in the manual.
    #[test]
    fn the_manual_has_every_name() {
        let manual = include_str!("../../data/judge/README.md");
        let tests = Traits::NAMES.iter().map(|(name, _)| format!("`#{name}`"));
        let phrases = Phrase::named().map(|(name, _)| format!("`{name}`"));
        let missing: Vec<String> = tests
            .chain(phrases)
            .filter(|name| !manual.contains(name.as_str()))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
