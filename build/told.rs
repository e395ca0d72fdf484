//! Writes the trees of `data/told.tsv`, the words of `data/common_words.tsv` and the nouns of
//! `data/told_nouns.tsv` as Rust; part of the build alone.

use std::collections::{BTreeMap, BTreeSet};

use super::word::{LEVEL, RARE, Word, first_slot};
use crate::{
    error::Error,
    tsv::{Place, Row, Table},
};

/// Of so many slots for each word no more than half are taken.
const SLOTS: usize = 2;

/// Blocks of trees, each behind a row that ends the one before it.
pub fn trees(table: Table) -> Result<String, Error> {
    let mut out = String::new();
    let rows = table.rows(3)?;
    let asked: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.column(0) != "stop")
        .map(|row| row.column(1))
        .collect();
    for (at, name) in asked.iter().enumerate() {
        out += &format!("const TRAIT_{at}: u8 = place({name:?});\n");
    }
    let (mut blocks, mut block, mut tree) = (Vec::new(), Vec::new(), Vec::new());
    // The last stop leaves nothing open.
    let mut is_closed = true;
    for row in &rows {
        if row.column(0) != "-" && !tree.is_empty() {
            block.push(end(row, &tree)?);
            tree.clear();
        }
        match row.column(0) {
            "stop" => {
                let trees = block.join(",\n");
                let (stated, is_stated) = stop(row, 1)?;
                let (likely, is_likely) = stop(row, 3)?;
                is_closed = is_stated && is_likely;
                let stops = format!("[{stated}, {likely}]");
                blocks.push(format!("Block {{ trees: &[{trees}], stops: {stops} }}"));
                block.clear();
            }
            "-" if tree.is_empty() => return Err(row.error("no tree begins here")),
            "tree" | "-" => tree.push(split(row, &asked, tree.len())?),
            other => return Err(row.error(&format!("`{other}` is no tree, - or stop"))),
        }
    }
    match rows.last() {
        Some(row) if row.column(0) != "stop" => Err(row.error("no stop is behind this tree")),
        Some(row) if !is_closed => Err(row.error("the last stop must have each number twice")),
        Some(_) => {
            let blocks = blocks.join(",\n");
            out += &format!("pub(super) const TREES: &[Block] = &[\n{blocks}];\n");
            Ok(out)
        }
        None => Err(first_line(table.name).error("there is no tree")),
    }
}

fn first_line(origin: &str) -> Place<'_> {
    Place { origin, line: 1 }
}

/// Where a question leads: to a row of its tree, or to an end with its weight.
#[derive(Clone, Copy)]
enum Way {
    To(u8),
    End(i16),
}

/// What a question asks, as Rust, and where it leads.
type Question = (String, [Way; 2]);

fn split(row: &Row, asked: &BTreeSet<&str>, at: usize) -> Result<Question, Error> {
    let of = asked
        .iter()
        .take_while(|name| **name != row.column(1))
        .count();
    let limit = u16::try_from(row.number(2)?).map_err(|_| row.error("the limit is too large"))?;
    let ways = [way(row, 3, at)?, way(row, 4, at)?];
    Ok((format!("of: TRAIT_{of}, limit: {limit}"), ways))
}

/// Where a row leads: to a row behind it, or to an end.
fn way(row: &Row, column: usize, at: usize) -> Result<Way, Error> {
    let told = row.column(column);
    let way = match told.strip_prefix('>') {
        Some(place) => {
            let to = place.parse().ok().filter(|to| usize::from(*to) > at);
            to.map(Way::To)
        }
        None => told.parse().ok().map(Way::End),
    };
    way.ok_or_else(|| row.error(&format!("`{told}` is no row behind this one and no weight")))
}

/// A tree as Rust; `behind` is the row behind it.
fn end(behind: &Row, tree: &[Question]) -> Result<String, Error> {
    let (mut splits, mut ends) = (Vec::new(), Vec::new());
    for (asks, ways) in tree {
        let mut places = Vec::new();
        for way in ways {
            places.push(match *way {
                Way::To(row) if usize::from(row) < tree.len() => usize::from(row),
                Way::To(row) => {
                    let message = format!("the tree before has no row {row}, counted from 0");
                    return Err(behind.error(&message));
                }
                Way::End(weight) => {
                    ends.push(weight);
                    tree.len() + ends.len() - 1
                }
            });
        }
        splits.push(format!("Split {{ {asks}, ways: {places:?} }}"));
    }
    let splits = splits.join(", ");
    Ok(format!("Tree {{ splits: &[{splits}], ends: &{ends:?} }}"))
}

/// Two weights of a stop as Rust, and whether they leave nothing open.
fn stop(row: &Row, at: usize) -> Result<(String, bool), Error> {
    let (low, high) = (whole(row, at)?, whole(row, at + 1)?);
    Ok((format!("Stop {{ low: {low}, high: {high} }}"), low == high))
}

fn whole(row: &Row, at: usize) -> Result<i32, Error> {
    let text = row.column(at);
    text.parse()
        .map_err(|_| row.error(&format!("{text} is no whole number")))
}

/// Words by how common they are.
pub fn words(table: Table, nouns: Table) -> Result<String, Error> {
    let mut known = Vec::new();
    for row in table.each(2) {
        let row = row?;
        let level = row.number(0)?;
        if level >= RARE {
            return Err(row.error(&format!("the level is not below {RARE}")));
        }
        for word in row.words(1)? {
            let read = Word::of(word.as_bytes());
            if read.number == 0 {
                return Err(row.error(&format!("`{word}` is no word")));
            }
            known.push((read.number, level));
        }
    }
    let mut slots = vec![0; (SLOTS * known.len()).next_power_of_two().max(SLOTS)];
    for (word, level) in known {
        put(&mut slots, word, level);
    }
    let nouns = self::nouns(nouns)?;
    Ok(format!(
        "pub(super) static COMMON: Common = Common(&{slots:?});\n{nouns}"
    ))
}

/// Nouns by how often equal figures of one are one; `*` is all others.
fn nouns(table: Table) -> Result<String, Error> {
    let (mut known, mut other) = (BTreeMap::new(), None);
    for row in table.each(2) {
        let row = row?;
        let often = u8::try_from(row.number(0)?).map_err(|_| row.error("it is too large"))?;
        for noun in row.words(1)? {
            match noun {
                "*" => other = Some(often),
                _ => drop(known.insert(noun, often)),
            }
        }
    }
    let known: Vec<(&str, u8)> = known.into_iter().collect();
    let origin = table.name;
    let missing = || first_line(origin).error("no row has `*`: all other nouns");
    let other: u8 = other.ok_or_else(missing)?;
    Ok(format!(
        "pub(super) static NOUNS: Nouns = Nouns {{ known: &{known:?}, other: {other} }};\n"
    ))
}

/// Puts a word into the slots, of which some are free.
fn put(slots: &mut [u32], word: u32, level: u32) {
    let mut slot = first_slot(word, slots.len());
    while slots[slot] != 0 {
        slot = (slot + 1) % slots.len();
    }
    slots[slot] = word & !LEVEL | (level + 1);
}
