//! [`Phrases`]: a tape with what its atoms say before any grammar.

use std::ops::Deref;

use super::{
    memo::Memo,
    number::Number,
    points::{Dated, Timed},
};
use crate::tape::Tape;

/// A tape, and what was read on it.
#[derive(Debug)]
pub(crate) struct Phrases<'t> {
    tape: Tape<'t>,
    pub(super) numbers: Memo<Number>,
    /// Where counted nouns end.
    pub(super) nouns: Memo<usize>,
    pub dates: Memo<Dated>,
    pub times: Memo<Timed>,
}

/// What readings are remembered in; it can be used again.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    numbers: Memo<Number>,
    nouns: Memo<usize>,
    dates: Memo<Dated>,
    times: Memo<Timed>,
}

impl<'t> Phrases<'t> {
    pub fn new(tape: Tape<'t>, buffers: Buffers) -> Self {
        let Buffers {
            mut numbers,
            mut nouns,
            mut dates,
            mut times,
        } = buffers;
        numbers.begin(tape.len());
        nouns.begin(tape.len());
        dates.begin(tape.len());
        times.begin(tape.len());
        Phrases {
            tape,
            numbers,
            nouns,
            dates,
            times,
        }
    }

    /// The tape, and the buffers of its readings, which are done with.
    pub fn into_parts(self) -> (Tape<'t>, Buffers) {
        let Phrases {
            tape,
            numbers,
            nouns,
            dates,
            times,
        } = self;
        let buffers = Buffers {
            numbers,
            nouns,
            dates,
            times,
        };
        (tape, buffers)
    }
}

impl<'t> Deref for Phrases<'t> {
    type Target = Tape<'t>;

    fn deref(&self) -> &Tape<'t> {
        &self.tape
    }
}
