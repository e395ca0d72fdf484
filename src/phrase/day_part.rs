//! Parts of the day.

use crate::{
    phrase::phrases::Phrases,
    value::moment::DayPart,
    vocabulary::{
        named::{DAY_PARTS, EARLY, EDGES, HOUR, PART_OF_DAY, TODAY_OR_TOMORROW},
        set::Set,
    },
};

/// The words that parts of the day begin with.
pub(crate) static HEADS: Set = DAY_PARTS.heads().or(PART_OF_DAY).or(EARLY);

/// The part of the day at `at`, with `buổi`.
pub(crate) fn part_of_day(p: &Phrases, at: usize) -> Option<(DayPart, usize)> {
    p.is(at, &HEADS).then(|| read(p, at))?
}

/// The part of the day behind the side of the working hours at `at` (`đầu giờ chiều`), or `at`.
pub(crate) fn behind_edge(p: &Phrases, at: usize) -> usize {
    let (hour, part) = (at + 1, at + 2);
    let edge = p.is(hour, HOUR) && p.lexeme(at, EDGES).is_some_and(|(_, to)| to == hour);
    if edge && part_of_day(p, part).is_some() {
        part
    } else {
        at
    }
}

fn read(p: &Phrases, at: usize) -> Option<(DayPart, usize)> {
    let at = at + usize::from(p.is(at, PART_OF_DAY));
    // `sớm mai`
    if p.is(at, EARLY) && p.is(at + 1, TODAY_OR_TOMORROW) {
        return Some((DayPart::Morning, at + 1));
    }
    p.lexeme(at, DAY_PARTS)
}
