//! Numbers on the tape: digits or words, with their scale. Imports the nouns of `phrase`.

mod digits;
mod literal;
mod read;
mod run;
mod scale;
mod sign;
mod spoken;
mod words;

pub(crate) use words::spelt_out;

pub(crate) use literal::literal_end;
pub(crate) use read::{counts_few, may_start, number};
pub(crate) use words::{estimated, going_on};

pub(crate) use super::number::{Number, spelt};
