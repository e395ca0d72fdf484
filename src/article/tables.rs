//! The tables in `data/` that tell what pages print around an article.

use std::borrow::Cow;

pub(super) use super::roles::{
    ADDRESSEE, AGENCY, AUTHOR, CONTACT, END, FOOTER, FURNITURE, GROUND, LABEL, LINKS, LISTED, MENU,
    MOTTO, NEVER, NOTICE, NUMBER, RECIPIENTS, SECTION, SITE, STAMP, SUBJECT, TYPE, WHICH,
};
use super::{
    book::{Book, Entry},
    words::{WordList, Words, with_first_key},
};

/// Phrases and their roles.
pub(super) struct Table(Book);

// As `build/` wrote them.
include!(concat!(env!("OUT_DIR"), "/article.rs"));

impl Table {
    /// The roles of the phrase that `words` are, from first to last.
    pub(super) fn roles(&self, words: Words<'_>) -> u32 {
        self.0.get(words.phrase()).map_or(0, |entry| entry.roles)
    }

    /// The roles of the phrase that `text` is.
    pub(super) fn roles_of(&self, text: &str) -> u32 {
        let Some(longest) = with_first_key(text, |first| self.opened_by(first, u32::MAX)) else {
            return 0;
        };
        let list = WordList::first(longest + 1, text, 0);
        self.roles(list.all())
    }

    /// Whether `text`, whose first word is `first`, begins with a phrase with one of
    /// `roles`.
    pub(super) fn begins(&self, text: &str, first: &str, roles: u32) -> bool {
        self.opened_by(first, roles).is_some_and(|longest| {
            let list = WordList::first(longest, text, 0);
            self.longest(list.all(), roles).is_some()
        })
    }

    /// Whether a phrase with one of `roles` begins with the word `first`; if so, how many
    /// words any such phrase has at most.
    pub(super) fn opened_by(&self, first: &str, roles: u32) -> Option<usize> {
        let entry = self.0.get(first)?;
        (entry.opens & roles != 0).then_some(entry.longest as usize)
    }

    /// How many words the longest phrase with one of `roles` has that `words`
    /// begin with.
    pub(super) fn longest(&self, words: Words<'_>, roles: u32) -> Option<usize> {
        let longest = self.opened_by(words.key(0), roles)?.min(words.len());
        (1..=longest)
            .rev()
            .find(|&count| self.roles(words.before(count)) & roles != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{AGENCIES, PHRASES, SECTIONS};
    use crate::article::words::WordList;

    #[test]
    fn rows_are_in_the_form_that_is_looked_up() {
        for table in [&PHRASES, &SECTIONS, &AGENCIES] {
            for entry in table.0.entries.iter() {
                let phrase = table.0.key(entry);
                let words = WordList::new(phrase, 0);
                assert_eq!(phrase, words.all().phrase(), "a row of data/");
            }
        }
    }
}
