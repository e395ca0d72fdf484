//! [`Phrases`]: a tape with what its atoms say before any grammar.

use std::ops::Deref;

use crate::tape::Tape;

/// A tape, and what was read on it.
#[derive(Debug)]
pub(crate) struct Phrases<'t> {
    tape: Tape<'t>,
}

impl<'t> Phrases<'t> {
    pub fn new(tape: Tape<'t>) -> Self {
        Phrases { tape }
    }
}

impl<'t> Deref for Phrases<'t> {
    type Target = Tape<'t>;

    fn deref(&self) -> &Tape<'t> {
        &self.tape
    }
}
