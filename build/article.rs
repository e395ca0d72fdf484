//! Reads the tables of what pages print around an article and writes them as Rust; part of
//! the build alone.

use std::borrow::Cow;

use super::{
    book::{Book, Entry},
    roles::{
        ADDRESSEE, AGENCY, AUTHOR, CONTACT, END, FOOTER, FURNITURE, GROUND, LABEL, LINKS, LISTED,
        MENU, MOTTO, NEVER, NOTICE, NUMBER, RECIPIENTS, SECTION, SITE, STAMP, SUBJECT, TYPE, WHICH,
    },
};
use crate::{error::Error, tsv::Table};

/// Their names in `data/page_phrases.tsv`.
const ROLES_OF_PHRASES: [(&str, u32); 20] = [
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

/// The same in `data/sections.tsv`, which has one role alone.
const ROLES_OF_SECTIONS: [(&str, u32); 1] = [("", SECTION)];

/// The same in `data/agencies.tsv`.
const ROLES_OF_AGENCIES: [(&str, u32); 2] = [("agency", AGENCY), ("never", NEVER)];

/// Reads the tables that `table` gives for the names of their files, and writes them.
pub fn write<'t>(table: impl Fn(&'static str) -> Table<'t>) -> Result<String, Error> {
    let tables = [
        ("PHRASES", "page_phrases.tsv", &ROLES_OF_PHRASES[..]),
        ("SECTIONS", "sections.tsv", &ROLES_OF_SECTIONS[..]),
        ("AGENCIES", "agencies.tsv", &ROLES_OF_AGENCIES[..]),
    ];
    let written = tables.map(|(name, file, roles)| {
        let book = written(&Book::read(table(file), roles)?);
        Ok(format!(
            "pub(super) static {name}: Table = Table({book});\n"
        ))
    });
    written.into_iter().collect()
}

impl Book {
    /// Reads a table of phrases, with a role each where `roles` has names. The rows are in
    /// look-up form, so that nothing is folded.
    pub fn read(rows: Table<'_>, roles: &[(&str, u32)]) -> Result<Book, Error> {
        let mut book = Book::default();
        for row in rows.each(1) {
            let row = row?;
            let phrase = row.column(0);
            let role = row.one_of(1, "role", roles)?;
            let (first, words) = (phrase.split(' ').next(), phrase.split(' ').count());
            book.entry(phrase).roles |= role;
            let opening = book.entry(first.unwrap_or(phrase));
            opening.opens |= role;
            opening.longest = opening.longest.max(words as u32);
        }
        Ok(book)
    }

    /// The entry of a key, a new one for a new key.
    fn entry(&mut self, key: &str) -> &mut Entry {
        let at = self.find(key).unwrap_or_else(|_| self.add(key));
        &mut self.entries.to_mut()[at]
    }

    fn add(&mut self, key: &str) -> usize {
        let start = self.text.len() as u32;
        self.text.to_mut().push_str(key);
        let at = self.entries.len();
        self.entries.to_mut().push(Entry {
            start,
            end: self.text.len() as u32,
            ..Entry::default()
        });
        if 2 * self.entries.len() > self.slots.len() {
            self.slots = Cow::Owned(vec![0; (2 * self.slots.len()).max(2)]);
            (0..at).for_each(|at| self.put(at));
        }
        self.put(at);
        at
    }

    /// Gives an entry its slot.
    fn put(&mut self, at: usize) {
        let key = self.key(&self.entries[at]);
        if let Err(slot) = self.find(key) {
            self.slots.to_mut()[slot] = at as u16 + 1;
        }
    }
}

fn written(book: &Book) -> String {
    let entry = |entry: &Entry| {
        let Entry {
            start,
            end,
            roles,
            opens,
            longest,
        } = entry;
        format!(
            "Entry {{ start: {start}, end: {end}, roles: {roles}, opens: {opens}, longest: {longest} }}"
        )
    };
    let entries: Vec<String> = book.entries.iter().map(entry).collect();
    format!(
        "Book {{ text: Cow::Borrowed({:?}), entries: Cow::Borrowed(&[{}]), slots: Cow::Borrowed(&{:?}) }}",
        book.text,
        entries.join(", "),
        book.slots
    )
}
