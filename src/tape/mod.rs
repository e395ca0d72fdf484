//! The tape that recognisers read: tokens cut into atoms, and what stands around one.
//! Imports `vocabulary` and what that may import, tokens and words.

mod atom;
mod atoms;
mod build;
mod known;
mod look;

pub(crate) use atom::{AtomKind, Case};
pub(crate) use atoms::Tape;
pub(crate) use build::{Buffers, Builder};
