//! Exact numbers from digits and from words.

pub mod digits;
pub(crate) mod role;
pub(crate) mod words;
