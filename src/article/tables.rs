//! The tables in `data/` that tell what pages print around an article.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::words::{WordList, Words, with_first_key};
use crate::{
    error::Error,
    tsv,
    tsv::{built_in, table},
};

/// A line made of nothing but such phrases is furniture.
pub(super) const FURNITURE: u32 = 1;
/// What follows on the line is furniture too.
pub(super) const LABEL: u32 = 2;
/// Opens a list of links.
pub(super) const LINKS: u32 = 4;
/// Opens what lies behind the article.
pub(super) const END: u32 = 8;
/// Stands beside the time of publication.
pub(super) const STAMP: u32 = 16;
/// Stands before the author's name.
pub(super) const AUTHOR: u32 = 32;
/// A newspaper or agency.
pub(super) const AGENCY: u32 = 64;
/// Capitals that name no newspaper.
pub(super) const NEVER: u32 = 128;
/// Begins the name of the site above the title.
pub(super) const SITE: u32 = 256;
/// What follows on the line is furniture, whatever it is.
pub(super) const NOTICE: u32 = 512;
/// The state or the party above a paper, and its motto.
pub(super) const MOTTO: u32 = 1024;
/// A type of paper.
pub(super) const TYPE: u32 = 2048;
/// Begins the number of a paper.
pub(super) const NUMBER: u32 = 4096;
/// Begins what a paper is about.
pub(super) const SUBJECT: u32 = 8192;
/// Begins whom a letter is for.
pub(super) const ADDRESSEE: u32 = 1 << 14;
/// Begins what a paper rests on.
pub(super) const GROUND: u32 = 1 << 15;
/// Begins who receives a paper.
pub(super) const RECIPIENTS: u32 = 1 << 16;
/// Stands in the menu of a site.
pub(super) const MENU: u32 = 1 << 17;
/// Begins a line of what a site says of itself at the end of a page.
pub(super) const FOOTER: u32 = 1 << 18;
/// The same, but an article may say so too.
pub(super) const CONTACT: u32 = 1 << 19;
/// What a list of links is a list of.
pub(super) const LISTED: u32 = 1 << 20;
/// Which of them: with the word before it opens a list.
pub(super) const WHICH: u32 = 1 << 21;
/// A newspaper section; the only role in its table.
pub(super) const SECTION: u32 = 1;

/// Phrases and their roles, one bit each. The rows are in look-up form, so that
/// nothing is copied or folded when a program starts.
#[derive(Default)]
pub(super) struct Table {
    roles: FxHashMap<&'static str, u32>,
    openings: FxHashMap<&'static str, Opening>,
}

/// What is known of all phrases that begin with one word.
#[derive(Default)]
struct Opening {
    /// The roles of any of them.
    roles: u32,
    /// Words of the longest.
    longest: usize,
}

pub(super) static PHRASES: Lazy<Table> = Lazy::new(|| {
    const ROLES: [(&str, u32); 20] = [
        ("furniture", FURNITURE),
        ("label", LABEL),
        ("links", LINKS),
        ("end", END),
        ("stamp", STAMP),
        ("author", AUTHOR),
        ("notice", NOTICE),
        ("site", SITE),
        ("motto", MOTTO),
        ("type", TYPE),
        ("number", NUMBER),
        ("subject", SUBJECT),
        ("addressee", ADDRESSEE),
        ("ground", GROUND),
        ("recipients", RECIPIENTS),
        ("menu", MENU),
        ("footer", FOOTER),
        ("contact", CONTACT),
        ("listed", LISTED),
        ("which", WHICH),
    ];
    built_in(Table::read(table!("page_phrases.tsv"), &ROLES))
});
pub(super) static SECTIONS: Lazy<Table> =
    Lazy::new(|| built_in(Table::read(table!("sections.tsv"), &[("", SECTION)])));
pub(super) static AGENCIES: Lazy<Table> = Lazy::new(|| {
    let roles = [("agency", AGENCY), ("never", NEVER)];
    built_in(Table::read(table!("agencies.tsv"), &roles))
});

impl Table {
    fn read(rows: tsv::Table<'static>, roles: &[(&str, u32)]) -> Result<Table, Error> {
        let mut table = Table::default();
        table.roles.reserve(rows.capacity());
        table.openings.reserve(rows.capacity() / 2);
        for row in rows.each(1) {
            let row = row?;
            let phrase = row.column(0);
            let role = row.one_of(1, "role", roles)?;
            *table.roles.entry(phrase).or_default() |= role;
            let mut spaces = phrase.bytes().enumerate().filter(|&(_, b)| b == b' ');
            let first = spaces.next().map_or(phrase.len(), |(at, _)| at);
            let words = 1 + usize::from(first < phrase.len()) + spaces.count();
            let opening = table.openings.entry(&phrase[..first]).or_default();
            opening.roles |= role;
            opening.longest = opening.longest.max(words);
        }
        Ok(table)
    }

    /// The roles of the phrase that `words` are, from first to last.
    pub(super) fn roles(&self, words: Words<'_>) -> u32 {
        self.roles.get(words.phrase()).copied().unwrap_or(0)
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
        let opening = self.openings.get(first)?;
        (opening.roles & roles != 0).then_some(opening.longest)
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
            for phrase in table.roles.keys() {
                let words = WordList::new(phrase, 0);
                assert_eq!(*phrase, words.all().phrase(), "a row of data/");
            }
        }
    }
}
