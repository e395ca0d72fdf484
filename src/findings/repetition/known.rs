//! What is known of words, as `build/` has written it: how common they are
//! (`data/common_words.tsv`), and how often two equal figures of a noun are one (`data/told_nouns.tsv`).

use super::word::Common;

/// How often equal figures of a noun are one, of ten; sorted by the nouns.
pub(super) struct Nouns {
    known: &'static [(&'static str, u8)],
    /// Of all others.
    other: u8,
}

impl Nouns {
    pub fn told(&self, noun: &str) -> usize {
        let found = self.known.binary_search_by(|(known, _)| (*known).cmp(noun));
        found.map_or(self.other, |at| self.known[at].1).into()
    }
}

include!(concat!(env!("OUT_DIR"), "/known_words.rs"));
