//! The direction behind the word of a period: `tới`, `vừa qua`, `trước đó`.

use crate::{
    phrase::phrases::Phrases,
    value::direction::{Anchor, Direction, Periods},
    vocabulary::named::DIRECTIONS,
};

/// What the words at `at` say of a period of this kind that ends before them, and the atom
/// behind them; the longest phrase decides.
pub(crate) fn direction(p: &Phrases, at: usize, of: Periods) -> Option<(Direction, usize)> {
    let found = DIRECTIONS.longest_where(|n| p.word(at + n), |said| said.of.has(of));
    let (said, length) = found?;
    (said.from != Anchor::Nowhere).then_some((said, at + length))
}
