//! Parts of the day.

use crate::{
    phrase::phrases::Phrases,
    value::moment::DayPart,
    vocabulary::{
        named::{DAY_PARTS, EARLY, PART_OF_DAY, TODAY_OR_TOMORROW},
        set::Set,
    },
};

/// The words that parts of the day begin with.
pub(crate) static HEADS: Set = DAY_PARTS.heads().or(PART_OF_DAY).or(EARLY);

/// The part of the day at `at`, with `buổi`.
pub(crate) fn part_of_day(p: &Phrases, at: usize) -> Option<(DayPart, usize)> {
    p.is(at, &HEADS).then(|| read(p, at))?
}

fn read(p: &Phrases, at: usize) -> Option<(DayPart, usize)> {
    let at = at + usize::from(p.is(at, PART_OF_DAY));
    // `sớm mai`
    if p.is(at, EARLY) && p.is(at + 1, TODAY_OR_TOMORROW) {
        return Some((DayPart::Morning, at + 1));
    }
    p.lexeme(at, DAY_PARTS)
}
