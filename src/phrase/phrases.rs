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

/// What readings are remembered in; it can be used again.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    numbers: Memo<Number>,
}

impl<'t> Phrases<'t> {
    pub fn new(tape: Tape<'t>, buffers: Buffers) -> Self {
        let mut numbers = buffers.numbers;
        numbers.begin(tape.len());
        Phrases { tape, numbers }
    }

    /// The tape, and the buffers of its readings, which are done with.
    pub fn into_parts(self) -> (Tape<'t>, Buffers) {
        let numbers = self.numbers;
        (self.tape, Buffers { numbers })
    }
}

impl<'t> Deref for Phrases<'t> {
    type Target = Tape<'t>;

    fn deref(&self) -> &Tape<'t> {
        &self.tape
    }
}
