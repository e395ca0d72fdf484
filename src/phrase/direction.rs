//! The direction behind the word of a period: `tới`, `vừa qua`, `trước đó`.

use crate::{
    phrase::{period, phrases::Phrases},
    value::direction::{Anchor, Direction, Periods},
    value::period::TimeUnit,
    vocabulary::named::{DAY_OF_STORY, DIRECTIONS},
};

/// What the words at `at` say of a period of this kind that ends before them, and the atom
/// behind them; the longest phrase decides.
pub(crate) fn direction(p: &Phrases, at: usize, of: Periods) -> Option<(Direction, usize)> {
    let found = DIRECTIONS.longest_where(|n| p.word(at + n), |said| said.of.has(of));
    let (said, length) = found?;
    (said.from != Anchor::Nowhere).then_some((said, at + length))
}

/// `hôm qua`, `quý trước`: the atom behind a period that is told by its direction.
pub(crate) fn directed_period(p: &Phrases, at: usize) -> Option<usize> {
    if p.is(at, DAY_OF_STORY) {
        return direction(p, at + 1, Periods::DAY_OF_STORY).map(|(_, to)| to);
    }
    let (unit, behind) = period::time_unit(p, at)?;
    let of = match unit {
        TimeUnit::Week => Periods::WEEK,
        TimeUnit::Month => Periods::MONTH,
        TimeUnit::Quarter => Periods::QUARTER,
        TimeUnit::Year => Periods::YEAR,
        _ => return None,
    };
    direction(p, behind, of).map(|(_, to)| to)
}
