//! The tape that recognisers read: tokens cut into atoms, and what stands around one.
//! Imports `vocabulary` and what that may import, tokens and words.

mod atom;
mod atoms;
mod build;
mod capitals;
mod cursor;
mod cutter;
mod decimals;
mod known;
mod look;
mod seam;
mod spelled;
mod words;

#[cfg(test)]
pub(crate) use atom::LOOKED;
pub(crate) use atom::{Atom, AtomKind, Case};
pub(crate) use atoms::Tape;
pub(crate) use build::{Buffers, Builder};
pub(crate) use decimals::{Decimals, WholeDecimals};
