//! Exact numbers from digits and from words.
//!
//! Imports nothing else of the crate.

pub mod digits;
pub(crate) mod role;
pub(crate) mod words;
pub(crate) mod year;
