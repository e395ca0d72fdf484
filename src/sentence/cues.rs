//! The words that the decision at a stop looks up, from `data/`.

use std::{cell::RefCell, collections::HashMap};

use once_cell::sync::Lazy;

use crate::{
    error::Error,
    normalize::{fold, fold_into},
    tsv::{built_in, table},
};

/// What follows an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// A name: the stop never ends a sentence.
    Name,
    /// A number: the stop ends a sentence unless a digit follows.
    Number,
    /// A name, unless a common first word of a sentence follows.
    Either,
    /// A place name, if the letter does not stand for a person.
    Place,
}

/// What a word tells about the letter or number beside it. A word may have
/// several roles: one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cue(u8);

impl Cue {
    pub(super) const STARTER: Cue = Cue(1);
    pub(super) const PERSON: Cue = Cue(2);
    pub(super) const CLASS: Cue = Cue(4);
    pub(super) const HEADING: Cue = Cue(8);
    pub(super) const DOMAIN: Cue = Cue(16);
    pub(super) const TOPONYM: Cue = Cue(32);

    pub(super) fn has(self, role: Cue) -> bool {
        self.0 & role.0 != 0
    }
}

pub(super) struct Cues {
    abbreviations: HashMap<String, Follows>,
    cues: HashMap<String, Cue>,
    /// Bytes of the longest abbreviation: longer words are not looked up.
    longest: usize,
}

pub(super) static CUES: Lazy<Cues> = Lazy::new(|| built_in(Cues::read()));

impl Cues {
    fn read() -> Result<Cues, Error> {
        const FOLLOWS: [(&str, Follows); 4] = [
            ("name", Follows::Name),
            ("number", Follows::Number),
            ("either", Follows::Either),
            ("place", Follows::Place),
        ];
        const ROLES: [(&str, Cue); 6] = [
            ("starter", Cue::STARTER),
            ("person", Cue::PERSON),
            ("class", Cue::CLASS),
            ("heading", Cue::HEADING),
            ("toponym", Cue::TOPONYM),
            ("domain", Cue::DOMAIN),
        ];
        let mut read = Cues {
            abbreviations: HashMap::new(),
            cues: HashMap::new(),
            longest: 0,
        };
        for row in table!("abbreviations.tsv").rows(2)? {
            let key = fold(row.column(0));
            let follows = row.one_of(1, "kind of what follows", &FOLLOWS)?;
            read.longest = read.longest.max(key.len());
            read.abbreviations.insert(key, follows);
        }
        for row in table!("sentence_cues.tsv").rows(2)? {
            let role = row.one_of(1, "role", &ROLES)?;
            read.cues.entry(fold(row.column(0))).or_default().0 |= role.0;
        }
        Ok(read)
    }

    /// What follows `word` when it is an abbreviation.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Follows> {
        // Decomposed letters take up to three times the bytes.
        if word.is_empty() || word.len() > 3 * self.longest {
            return None;
        }
        with_key(word, |key| self.abbreviations.get(key).copied())
    }

    /// What `word` tells.
    pub(super) fn cue(&self, word: &str) -> Cue {
        if word.is_empty() || word.len() > 24 {
            return Cue::default();
        }
        with_key(word, |key| self.cues.get(key).copied().unwrap_or_default())
    }
}

/// The look-up form of `word`, in a buffer that is used again.
fn with_key<T>(word: &str, look_up: impl FnOnce(&str) -> T) -> T {
    thread_local! {
        static KEY: RefCell<String> = const { RefCell::new(String::new()) };
    }
    KEY.with_borrow_mut(|key| {
        key.clear();
        fold_into(word, key);
        look_up(key)
    })
}

#[cfg(test)]
mod tests {
    use super::{CUES, Cue, Follows};

    #[test]
    fn looks_up_in_any_case_and_form() {
        assert_eq!(CUES.abbreviation("Th.S"), Some(Follows::Name));
        assert_eq!(CUES.abbreviation("tp"), Some(Follows::Either));
        assert_eq!(CUES.abbreviation("NSU\u{31b}T"), Some(Follows::Name));
        assert_eq!(CUES.abbreviation("UBND"), None);
        let cue = CUES.cue("Anh");
        assert!(cue.has(Cue::STARTER) && cue.has(Cue::PERSON) && !cue.has(Cue::CLASS));
    }
}
