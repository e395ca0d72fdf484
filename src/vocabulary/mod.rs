//! What `data/` knows of words: units, currencies, numbers, modifiers, papers, classes of nouns.
//! Imports `value`, `number` and `normalize`.
//!
//! `build/` reads the tables with the code of this folder and writes what it has read as
//! Rust, so that nothing is read when a program starts.

pub(crate) mod class;
mod cues;
pub(crate) mod entry;
mod generated;
mod measures;
pub(crate) mod set;
mod tables;
mod trie;
mod words;

pub(crate) use generated::{PHRASES, SETS, named};
pub(crate) use tables::Vocabulary;
pub(crate) use words::WordId;
