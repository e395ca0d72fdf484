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
    match (rows.last(), &blocks[..]) {
        (Some(row), _) if row.column(0) != "stop" => Err(row.error("no stop is behind this tree")),
        (Some(row), _) if !is_closed => Err(row.error("the last stop must have each number twice")),
        (_, [first, others @ ..]) => {
            let others = others.join(",\n");
            out += &format!("pub(super) const FIRST: Block = {first};\n");
            out += &format!("pub(super) static TREES: &[Block] = &[\n{others}];\n");
            Ok(out)
        }
        _ => Err(first_line(table.name).error("there is no tree")),
    }
}

fn first_line(origin: &str) -> Place<'_> {
    Place { origin, line: 1 }
}

/// A question as Rust, and the furthest row of its tree that it leads to.
type Question = (String, usize);

fn split(row: &Row, asked: &BTreeSet<&str>, at: usize) -> Result<Question, Error> {
    let of = asked
        .iter()
        .take_while(|name| **name != row.column(1))
        .count();
    let limit = u16::try_from(row.number(2)?).map_err(|_| row.error("the limit is too large"))?;
    let ((less, one), (not, other)) = (way(row, 3, at)?, way(row, 4, at)?);
    let text = format!("Split {{ of: TRAIT_{of}, limit: {limit}, ways: [{less}, {not}] }}");
    Ok((text, one.max(other)))
}

/// Where a row leads: to a row behind it, or to an end.
fn way(row: &Row, column: usize, at: usize) -> Result<Question, Error> {
    let told = row.column(column);
    let way = match told.strip_prefix('>') {
        Some(place) => {
            let to = place.parse::<u8>().ok().filter(|to| usize::from(*to) > at);
            to.map(|to| (format!("Way::To({to})"), to.into()))
        }
        None => {
            let weight = told.parse::<i16>().ok();
            weight.map(|weight| (format!("Way::Weight({weight})"), at))
        }
    };
    way.ok_or_else(|| row.error(&format!("`{told}` is no row behind this one and no weight")))
}

/// A tree as Rust; `behind` is the row behind it.
fn end(behind: &Row, tree: &[Question]) -> Result<String, Error> {
    let furthest = tree.iter().map(|(_, to)| *to).max().unwrap_or_default();
    if furthest >= tree.len() {
        let message = format!("the tree before has no row {furthest}, counted from 0");
        return Err(behind.error(&message));
    }
    let splits: Vec<&str> = tree.iter().map(|(text, _)| text.as_str()).collect();
    Ok(format!("&[{}]", splits.join(", ")))
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
