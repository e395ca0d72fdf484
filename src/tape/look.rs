//! What stands around an atom: windows over clauses, sentences and names.

use crate::{tape::atoms::Tape, vocabulary::named::NAME_SIGNS};

impl Tape<'_> {
    /// Whether a name ends before `at`, numbers in it included: `X-Max 400`, `CX-5`, `Mazda 3`.
    pub fn name_ends_before(&self, at: usize) -> bool {
        const MOST: usize = 4;
        let inner = |at: &usize| self.is_digits(*at) || self.is(*at, NAME_SIGNS) && self.glued(*at);
        let last = (at.saturating_sub(MOST)..at).rev().find(|at| !inner(at));
        last.is_some_and(|last| {
            self.is_capital(last) && self.atom(last).sentence == self.atom(at).sentence
        })
    }
}
