//! Exact numbers from digits and from words.
//!
//! Imports nothing of the crate but `NumberWord`, which `lexicon` holds as yet.

pub mod digits;
pub(crate) mod role;
pub(crate) mod words;
