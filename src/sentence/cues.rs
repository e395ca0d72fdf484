//! The words that the decision at a stop looks up, from `data/`.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::{
    error::Error,
    normalize::with_folded,
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

/// Both tables. Their rows are in look-up form, so that nothing is copied or folded
/// when a program starts.
pub(super) struct Cues {
    abbreviations: FxHashMap<&'static str, Follows>,
    cues: FxHashMap<&'static str, Cue>,
    /// Bytes of the longest abbreviation: longer words are not looked up.
    longest: usize,
}

/// The first byte of letters with two marks, or a dot below: no abbreviation has one, and most
/// words do.
const TONED: u8 = 0xe1;

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
        let (abbreviations, cues) = (table!("abbreviations.tsv"), table!("sentence_cues.tsv"));
        let mut read = Cues {
            abbreviations: FxHashMap::default(),
            cues: FxHashMap::default(),
            longest: 0,
        };
        read.abbreviations.reserve(abbreviations.capacity());
        read.cues.reserve(cues.capacity());
        for row in abbreviations.each(2) {
            let row = row?;
            let follows = row.one_of(1, "kind of what follows", &FOLLOWS)?;
            read.longest = read.longest.max(row.column(0).len());
            read.abbreviations.insert(row.column(0), follows);
        }
        for row in cues.each(2) {
            let row = row?;
            let role = row.one_of(1, "role", &ROLES)?;
            read.cues.entry(row.column(0)).or_default().0 |= role.0;
        }
        Ok(read)
    }

    /// What follows `word` when it is an abbreviation.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Follows> {
        // Decomposed letters take up to three times the bytes.
        if word.is_empty() || word.len() > 3 * self.longest || word.as_bytes().contains(&TONED) {
            return None;
        }
        with_folded(word, |key| self.abbreviations.get(key).copied())
    }

    /// What `word` tells.
    pub(super) fn cue(&self, word: &str) -> Cue {
        if word.is_empty() || word.len() > 24 {
            return Cue::default();
        }
        with_folded(word, |key| self.cues.get(key).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::{CUES, Cue, Follows, TONED};
    use crate::normalize::fold;

    #[test]
    fn rows_are_in_the_form_that_is_looked_up() {
        for key in CUES.abbreviations.keys().chain(CUES.cues.keys()) {
            assert_eq!(*key, fold(key), "a row of data/");
        }
        let mut abbreviations = CUES.abbreviations.keys();
        assert!(abbreviations.all(|key| !key.as_bytes().contains(&TONED)));
    }

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
