//! The tables in `data/` that tell what pages print around an article.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::words::{Word, words};
use crate::{
    error::Error,
    tsv,
    tsv::{built_in, table},
};

/// A line made of nothing but such phrases is furniture.
pub(super) const FURNITURE: u16 = 1;
/// What follows on the line is furniture too.
pub(super) const LABEL: u16 = 2;
/// Opens a list of links.
pub(super) const LINKS: u16 = 4;
/// Opens what lies behind the article.
pub(super) const END: u16 = 8;
/// Stands beside the time of publication.
pub(super) const STAMP: u16 = 16;
/// Stands before the author's name.
pub(super) const AUTHOR: u16 = 32;
/// A newspaper or agency.
pub(super) const AGENCY: u16 = 64;
/// Capitals that name no newspaper.
pub(super) const NEVER: u16 = 128;
/// Begins the name of the site above the title.
pub(super) const SITE: u16 = 256;
/// What follows on the line is furniture, whatever it is.
pub(super) const NOTICE: u16 = 512;
/// A newspaper section; the only role in its table.
pub(super) const SECTION: u16 = 1;

/// Phrases and their roles, one bit each.
pub(super) struct Table {
    roles: HashMap<String, u16>,
    longest: usize,
}

pub(super) static PHRASES: Lazy<Table> = Lazy::new(|| {
    const ROLES: [(&str, u16); 8] = [
        ("furniture", FURNITURE),
        ("label", LABEL),
        ("links", LINKS),
        ("end", END),
        ("stamp", STAMP),
        ("author", AUTHOR),
        ("notice", NOTICE),
        ("site", SITE),
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
    fn read(rows: tsv::Table, roles: &[(&str, u16)]) -> Result<Table, Error> {
        let mut table = Table {
            roles: HashMap::new(),
            longest: 0,
        };
        for row in rows.rows(1)? {
            let words = words(row.column(0), 0);
            table.longest = table.longest.max(words.len());
            *table.roles.entry(key(&words)).or_default() |= row.one_of(1, "role", roles)?;
        }
        Ok(table)
    }

    /// The roles of the phrase that `words` are, from first to last.
    pub(super) fn roles(&self, words: &[Word]) -> u16 {
        if words.is_empty() || words.len() > self.longest {
            return 0;
        }
        self.roles.get(&key(words)).copied().unwrap_or(0)
    }

    /// How many words the longest phrase with one of `roles` has that `words`
    /// begin with.
    pub(super) fn longest(&self, words: &[Word], roles: u16) -> Option<usize> {
        let mut found = None;
        let mut phrase = String::new();
        for (index, word) in words.iter().take(self.longest).enumerate() {
            if index > 0 {
                phrase.push(' ');
            }
            phrase.push_str(&word.key);
            if self
                .roles
                .get(&phrase)
                .is_some_and(|found| found & roles != 0)
            {
                found = Some(index + 1);
            }
        }
        found
    }
}

fn key(words: &[Word]) -> String {
    words
        .iter()
        .map(|word| word.key.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
