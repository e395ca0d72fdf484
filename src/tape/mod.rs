//! The tape that recognisers read: tokens cut into atoms, and what stands around one.
//! Imports `vocabulary` and what that may import, tokens and words.

mod atom;
mod atoms;
mod build;
mod capitals;
mod known;
mod look;
mod seam;

pub(crate) use atom::{AtomKind, Case};
#[cfg(test)]
pub(crate) use atoms::LOOKED;
pub(crate) use atoms::{Decimals, Tape};
pub(crate) use build::{Buffers, Builder};
