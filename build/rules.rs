//! Writes the rows of `data/judge/` as Rust; part of the build alone.

use std::fmt::Write;

use super::{
    read::{Names, Rules},
    rows::{Item, Step},
};
use crate::vocabulary::{WordId, set::Hint, tables::Vocabulary, write::Named};

/// The vocabulary while it is read, with the names of its sets.
pub struct Words<'v> {
    pub vocabulary: &'v mut Vocabulary,
    pub named: &'v Named,
}

impl Names for Words<'_> {
    fn words(&mut self, phrase: &str) -> Vec<WordId> {
        self.vocabulary.intern(phrase)
    }

    fn set(&self, name: &str) -> Option<Item> {
        let set = self.named.set(name).map(Item::Set);
        set.or_else(|| self.named.phrases(name).map(Item::Phrases))
    }

    fn hint_of_set(&self, place: u16) -> Hint {
        self.named.hint_of_set(place)
    }

    fn hints_of_phrases(&self, place: u16) -> (Hint, Hint) {
        self.named.hints_of_phrases(place)
    }
}

/// The rows as Rust, and the files by their names.
pub fn write(rules: &Rules, files: &[String]) -> Result<String, std::fmt::Error> {
    let table = &rules.table;
    let mut out = String::new();
    writeln!(
        out,
        "pub(super) static TABLE: Table = Table {{ rows: Cow::Borrowed(&["
    )?;
    for row in table.rows.iter() {
        write!(
            out,
            "Row {{ id: Cow::Borrowed({:?}), verdict: Verdict::{}, needs: {:?}, lacks: {:?}, beside: {:?}, ",
            row.id,
            format!("{:?}", row.verdict).replace('(', "(Kind::"),
            row.needs,
            row.lacks,
            row.beside
        )?;
        let places = [
            ("left", &row.left),
            ("before", &row.before),
            ("inside", &row.inside),
            ("behind", &row.behind),
            ("right", &row.right),
        ];
        for (name, steps) in places {
            let steps: Vec<String> = steps.iter().map(step).collect();
            write!(out, "{name}: Cow::Borrowed(&[{}]), ", steps.join(", "))?;
        }
        writeln!(out, "}},")?;
    }
    writeln!(out, "]), sections: Cow::Borrowed(&[")?;
    for section in table.sections.iter() {
        writeln!(out, "{section:?},")?;
    }
    writeln!(out, "]), of_rules: Cow::Borrowed(&[")?;
    for (rule, sections) in table.of_rules.iter() {
        writeln!(
            out,
            "(Cow::Borrowed({rule:?}), Cow::Borrowed(&{sections:?})),"
        )?;
    }
    writeln!(out, "]) }};")?;
    writeln!(out, "pub(crate) static FILES: &[tsv::Table] = &[")?;
    for file in files {
        writeln!(out, "tsv::table!({file:?}),")?;
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn step(step: &Step) -> String {
    match step {
        Step::One(items) => format!("Step::One(Cow::Borrowed(&[{}]))", list(items)),
        Step::Not(items) => format!("Step::Not(Cow::Borrowed(&[{}]))", list(items)),
        Step::Gap(gap) => format!("Step::Gap({gap:?})"),
        Step::Glued => "Step::Glued".to_owned(),
        Step::Spaced => "Step::Spaced".to_owned(),
    }
}

fn list(items: &[Item]) -> String {
    let items: Vec<String> = items.iter().map(item).collect();
    items.join(", ")
}

fn item(item: &Item) -> String {
    match item {
        Item::Words(words) => format!("Item::Words(Cow::Borrowed(&{words:?}))"),
        Item::Phrase(phrase) => format!("Item::Phrase(Phrase::{phrase:?})"),
        other => format!("Item::{other:?}"),
    }
}
