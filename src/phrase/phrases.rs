//! [`Phrases`]: a tape with what its atoms say before any grammar.

use std::ops::Deref;

use super::{memo::Memo, number::Number};
use crate::tape::Tape;

/// A tape, and what was read on it.
#[derive(Debug)]
pub(crate) struct Phrases<'t> {
    tape: Tape<'t>,
    pub(super) numbers: Memo<Number>,
}

impl<'t> Phrases<'t> {
    pub fn new(tape: Tape<'t>) -> Self {
        let atoms = tape.len();
        Phrases {
            tape,
            numbers: Memo::new(atoms),
        }
    }
}

impl<'t> Phrases<'t> {
    /// The tape alone.
    pub fn into_tape(self) -> Tape<'t> {
        self.tape
    }
}

impl<'t> Deref for Phrases<'t> {
    type Target = Tape<'t>;

    fn deref(&self) -> &Tape<'t> {
        &self.tape
    }
}
