//! Writes a vocabulary as Rust; part of the build alone.
//!
//! `data/words/*.tsv` holds the words that the grammar speaks of by name. A row has a name
//! and words; `set.rs` tells what becomes of it. Two of these never have the same words. A
//! table whose first line is `#! NAME: Type` is one lexicon: its rows have a value, in Rust,
//! and words. Behind `#! NAME: Type { field, field: Type }` the rows have a column for each
//! field before the words. Among the words of a row `<name>` are those of another one.

use std::{collections::BTreeMap, fmt::Write};

use rust_decimal::Decimal;

use super::{
    set::{BLOCKS, Hint},
    tables::Vocabulary,
    trie::{Node, Trie},
    words::WordId,
};
use crate::{
    error::Error,
    number::role::NumberWord,
    tsv::{Row, Table},
};

/// The words that have names.
#[derive(Default)]
pub struct Named {
    /// The items, as Rust.
    items: String,
    /// The names of sets and of lists of phrases.
    sets: Vec<String>,
    phrases: Vec<String>,
    /// The words of the sets; the first and the last words of the phrases.
    set_hints: Vec<Hint>,
    phrase_hints: Vec<(Hint, Hint)>,
    /// The rows by their words: the same words have one name.
    names: BTreeMap<Vec<Phrase>, String>,
    /// The words of the rows, as they are written.
    written: BTreeMap<String, String>,
}

type Phrase = Vec<WordId>;

/// So many rows at most are part of another.
const DEPTH: usize = 32;

impl Named {
    /// Looks at the rows of a table, so that any can be part of others.
    pub fn learn(&mut self, table: Table) -> Result<(), Error> {
        if table.text.starts_with("#! ") {
            return Ok(());
        }
        for row in table.rows(2)? {
            let (name, words) = (row.column(0).to_owned(), row.column(1).to_owned());
            self.written.insert(name, words);
        }
        Ok(())
    }

    /// Reads a table of `data/words/`.
    pub fn read(&mut self, vocabulary: &mut Vocabulary, table: Table) -> Result<(), Error> {
        let head = table.text.lines().next().unwrap_or_default();
        if let Some((name, of)) = head
            .strip_prefix("#! ")
            .and_then(|head| head.split_once(": "))
        {
            return self.read_lexicon(vocabulary, table, name, of);
        }
        for row in table.rows(2)? {
            let phrases = self.read_phrases(vocabulary, &row, 1)?;
            let name = constant(row.column(0));
            if self.sets.contains(&name) || self.phrases.contains(&name) {
                return Err(row.error(&format!("`{}` has a row already", row.column(0))));
            }
            let mut words = phrases.clone();
            words.sort();
            if let Some(known) = self.names.insert(words, row.column(0).to_owned()) {
                return Err(row.error(&format!("`{known}` has the same words")));
            }
            let doc = format!(
                "/// {}\n",
                row.column(1).replace('|', ", ").replace(['<', '>'], "`")
            );
            self.items.push_str(&doc);
            if phrases.iter().all(|phrase| phrase.len() == 1) {
                let set = set(&row, &phrases)?;
                let _ = writeln!(
                    self.items,
                    "pub(crate) const {name}: &Set = {{ static WORDS: Set = {set}; &WORDS }};"
                );
                self.sets.push(name);
                self.set_hints.push(Hint::of(phrases.concat()));
            } else {
                let heads = set(&row, &phrases)?;
                let firsts = phrases.iter().map(|phrase| phrase[0]);
                let lasts = phrases.iter().map(|phrase| phrase[phrase.len() - 1]);
                let hints = (Hint::of(firsts), Hint::of(lasts.clone()));
                self.phrase_hints.push(hints);
                let lasts: Vec<Phrase> = lasts.map(|word| vec![word]).collect();
                let tails = set(&row, &lasts)?;
                let list: Vec<String> = phrases.iter().map(|phrase| ids(phrase)).collect();
                let list = list.join(", ");
                let _ = writeln!(
                    self.items,
                    "pub(crate) const {name}: &Phrases = {{ static PHRASES: Phrases = Phrases {{ heads: {heads}, tails: {tails}, phrases: &[{list}] }}; &PHRASES }};"
                );
                self.phrases.push(name);
            }
        }
        Ok(())
    }

    /// The phrases in a column of a row, the longest first; `<name>` are those of another row.
    fn read_phrases(
        &self,
        vocabulary: &mut Vocabulary,
        row: &Row,
        column: usize,
    ) -> Result<Vec<Phrase>, Error> {
        let mut words = row.words(column)?;
        let mut depth = 0;
        let is_name =
            |words: &&str| words.len() > 2 && words.starts_with('<') && words.ends_with('>');
        while let Some(at) = words.iter().position(is_name) {
            let name = words.swap_remove(at).trim_matches(['<', '>']);
            let of = self.written.get(name).filter(|_| depth < DEPTH);
            let of = of.ok_or_else(|| row.error(&format!("`{name}` is no other row")))?;
            words.extend(of.split('|').map(str::trim));
            depth += 1;
        }
        words.sort_unstable();
        words.dedup();
        // `\p` stands for the sign that parts the words of a row.
        let mut phrases: Vec<Phrase> = words
            .iter()
            .map(|phrase| vocabulary.intern(&phrase.replace("\\p", "|")))
            .collect();
        if phrases.iter().any(Vec::is_empty) {
            return Err(row.error("a phrase has no words"));
        }
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        Ok(phrases)
    }

    /// The place of a set among all sets.
    pub fn set(&self, name: &str) -> Option<u16> {
        place(&self.sets, name)
    }

    /// The place of a list of phrases among all of these.
    pub fn phrases(&self, name: &str) -> Option<u16> {
        place(&self.phrases, name)
    }

    /// The words of the set at a place.
    pub fn hint_of_set(&self, place: u16) -> Hint {
        self.set_hints[usize::from(place)]
    }

    /// The first and the last words of the phrases of the list at a place.
    pub fn hints_of_phrases(&self, place: u16) -> (Hint, Hint) {
        self.phrase_hints[usize::from(place)]
    }

    fn read_lexicon(
        &mut self,
        vocabulary: &mut Vocabulary,
        table: Table,
        name: &str,
        of: &str,
    ) -> Result<(), Error> {
        let (of, fields) = fields(of);
        let words = fields.len().max(1);
        let mut all: Vec<(Phrase, String)> = Vec::new();
        let mut last = None;
        for row in table.rows(words + 1)? {
            let value = if fields.is_empty() {
                row.column(0).to_owned()
            } else {
                let given = |(n, field): (usize, &&str)| written_field(field, row.column(n));
                let given: Vec<String> = fields.iter().enumerate().map(given).collect();
                format!("{of} {{ {} }}", given.join(", "))
            };
            for phrase in self.read_phrases(vocabulary, &row, words)? {
                all.push((phrase, value.clone()));
            }
            last = Some(row);
        }
        let Some(row) = last else { return Ok(()) };
        all.sort_by_key(|(phrase, _)| (phrase.first().copied(), std::cmp::Reverse(phrase.len())));
        let heads: Vec<Phrase> = all.iter().map(|(phrase, _)| phrase.clone()).collect();
        let heads = set(&row, &heads)?;
        let list: Vec<String> = all
            .iter()
            .map(|(phrase, value)| format!("({}, {value})", ids(phrase)))
            .collect();
        let list = list.join(", ");
        let _ = writeln!(
            self.items,
            "pub(crate) const {name}: &Lexicon<{of}> = {{ static LEXICON: Lexicon<{of}> = Lexicon {{ heads: {heads}, phrases: &[{list}] }}; &LEXICON }};"
        );
        Ok(())
    }

    /// All of the vocabulary as Rust.
    pub fn write(&self, v: &Vocabulary) -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        writeln!(
            out,
            "/// Words by name, the rows of `data/words/`.\npub(crate) mod named {{\nuse super::super::{{set::*, words::WordId}};\n#[allow(unused_imports)]\nuse crate::value::{{direction::*, modifier::*, moment::*, period::*, when::*}};\n{}}}",
            self.items
        )?;
        writeln!(out, "pub(crate) static SETS: &[(&str, &Set)] = &[")?;
        for name in &self.sets {
            writeln!(out, "({:?}, named::{name}),", row_name(name))?;
        }
        writeln!(
            out,
            "];\npub(crate) static PHRASES: &[(&str, &Phrases)] = &["
        )?;
        for name in &self.phrases {
            writeln!(out, "({:?}, named::{name}),", row_name(name))?;
        }
        writeln!(out, "];\nstatic VOCABULARY: Vocabulary = Vocabulary {{")?;
        writeln!(
            out,
            "words: Words {{ text: Cow::Borrowed({:?}), ends: Cow::Borrowed(&{:?}), spellings: Cow::Borrowed(&{:?}), slots: Cow::Borrowed(&{:?}) }},",
            v.words.text, v.words.ends, v.words.spellings, v.words.slots
        )?;
        for (name, trie) in [("forward", &v.forward), ("backward", &v.backward)] {
            writeln!(out, "{name}: {},", written(trie))?;
        }
        let decimal = |value: &Decimal| {
            let parts = value.unpack();
            format!(
                "Decimal::from_parts({}, {}, {}, {}, {})",
                parts.lo, parts.mid, parts.hi, parts.negative, parts.scale
            )
        };
        writeln!(out, "entries: Cow::Borrowed(&[")?;
        for entry in v.entries.iter() {
            let number = entry.number.map(|number| match number {
                NumberWord::Scale(scale) => format!("NumberWord::Scale({})", decimal(&scale)),
                other => format!("NumberWord::{other:?}"),
            });
            let number = number.map_or("None".to_owned(), |number| format!("Some({number})"));
            let modifier = entry
                .modifier
                .map_or("None".to_owned(), |m| format!("Some(Modifier::{m:?})"));
            writeln!(
                out,
                "Entry {{ number: {number}, unit: {:?}, currency: {:?}, document: {:?}, modifier: {modifier}, idiom: {}, cues: Cow::Borrowed(&{:?}) }},",
                entry.unit, entry.currency, entry.document, entry.idiom, entry.cues
            )?;
        }
        writeln!(out, "]),\nunits: Cow::Borrowed(&[")?;
        for unit in v.units.iter() {
            writeln!(
                out,
                "Unit {{ canonical: Cow::Borrowed({:?}), dimension: Cow::Borrowed({:?}), factor: {}, glued_only: {} }},",
                unit.canonical,
                unit.dimension,
                decimal(&unit.factor),
                unit.glued_only
            )?;
        }
        writeln!(out, "]),\nexact_units: Cow::Borrowed(&[")?;
        for (spelling, unit) in v.exact_units.iter() {
            writeln!(out, "(Cow::Borrowed({spelling:?}), {unit}),")?;
        }
        writeln!(out, "]),\ncurrencies: Cow::Borrowed(&[")?;
        for currency in v.currencies.iter() {
            writeln!(
                out,
                "Currency {{ code: Cow::Borrowed({:?}), factor: {}, scaled_only: {} }},",
                currency.code,
                decimal(&currency.factor),
                currency.scaled_only
            )?;
        }
        writeln!(out, "]),\ndocuments: Cow::Borrowed(&[")?;
        for kind in v.documents.iter() {
            writeln!(
                out,
                "DocumentType {{ name: Cow::Borrowed({:?}), bare: {}, law: {}, unique: {} }},",
                kind.name, kind.bare, kind.law, kind.unique
            )?;
        }
        writeln!(out, "]),\ndocument_symbols: Cow::Borrowed(&[")?;
        for symbol in v.document_symbols.iter() {
            writeln!(out, "Cow::Borrowed({symbol:?}),")?;
        }
        writeln!(out, "]),\ncues: Cow::Borrowed(&[")?;
        for cue in v.cues.iter() {
            let shapes: Vec<String> = cue
                .shapes
                .iter()
                .map(|shape| format!("Shape::{shape:?}"))
                .collect();
            let prefers = cue
                .prefers
                .map_or("None".to_owned(), |kind| format!("Some(Kind::{kind:?})"));
            writeln!(
                out,
                "Cue {{ id: Cow::Borrowed({:?}), shapes: Cow::Borrowed(&[{}]), place: CuePlace::{:?}, prefers: {prefers} }},",
                cue.id,
                shapes.join(", "),
                cue.place
            )?;
        }
        writeln!(out, "]),\n}};")?;
        Ok(out)
    }
}

/// A field of a value, as Rust. Where the head of the table names its type, the words of the
/// column are constants or variants of that: `WEEK YEAR` is one or the other, `ALL -WEEK` all
/// but the last.
fn written_field(field: &str, column: &str) -> String {
    let Some((name, of)) = field.split_once(": ") else {
        return format!("{field}: {column}");
    };
    let mut value = String::new();
    for word in column.split(' ') {
        let _ = match word.strip_prefix('-') {
            Some(word) => write!(value, ".but({of}::{word})"),
            None if value.is_empty() => write!(value, "{of}::{word}"),
            None => write!(value, ".or({of}::{word})"),
        };
    }
    format!("{name}: {value}")
}

/// The type of a lexicon, and its fields where its rows give each its own column.
fn fields(of: &str) -> (&str, Vec<&str>) {
    let Some((name, fields)) = of.split_once('{') else {
        return (of, Vec::new());
    };
    let fields = fields.trim_end_matches('}').split(',');
    (name.trim(), fields.map(str::trim).collect())
}

/// The first words of phrases, as Rust.
fn set(row: &Row, phrases: &[Phrase]) -> Result<String, Error> {
    let mut bits = [0u64; BLOCKS];
    for word in phrases.iter().map(|phrase| phrase[0].0) {
        let block = bits.get_mut(usize::from(word / 64));
        *block.ok_or_else(|| {
            row.error("there are more words with names than BLOCKS in set.rs allows")
        })? |= 1 << (word % 64);
    }
    Ok(format!("Set({bits:?})"))
}

fn ids(phrase: &[WordId]) -> String {
    let words: Vec<String> = phrase
        .iter()
        .map(|word| format!("WordId({})", word.0))
        .collect();
    format!("&[{}]", words.join(", "))
}

fn written(trie: &Trie) -> String {
    let nodes = |nodes: &[Node]| {
        let nodes: Vec<String> = nodes
            .iter()
            .map(|node| {
                format!(
                    "Node {{ class: Class({}), entry: {}, goes_on: {} }}",
                    node.class.0, node.entry, node.goes_on
                )
            })
            .collect();
        nodes.join(", ")
    };
    let edges: Vec<String> = trie
        .edges
        .iter()
        .map(|edge| {
            format!(
                "Edge {{ from: {}, word: {}, to: {} }}",
                edge.from, edge.word, edge.to
            )
        })
        .collect();
    format!(
        "Trie {{ singles: Cow::Borrowed(&[{}]), longer: Cow::Borrowed(&[{}]), edges: Cow::Borrowed(&[{}]) }}",
        nodes(&trie.singles),
        nodes(&trie.longer),
        edges.join(", ")
    )
}

fn place(constants: &[String], name: &str) -> Option<u16> {
    let found = constants.iter().position(|known| row_name(known) == name);
    found.map(|at| at as u16)
}

/// The name of a row as Rust writes that of a constant, and back.
fn constant(name: &str) -> String {
    name.to_uppercase().replace('-', "_")
}

fn row_name(constant: &str) -> String {
    constant.to_lowercase().replace('_', "-")
}
