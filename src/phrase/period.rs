//! Units of time by their words.

use crate::{
    phrase::phrases::Phrases,
    tape::Case,
    value::period::TimeUnit,
    vocabulary::named::{
        BEFORE_LENGTH, BEHIND_DAY_OF_STORY, BEHIND_LENGTH, BY_THE_CLOCK, COMMA, DAY_OF_STORY,
        HOUR_LETTER, HOUR_MARKS, LONG_TIME_UNITS, MINUTE_LETTER, SECOND_LETTER, TIME_UNITS,
    },
};

/// The unit of time at `at`, with the atom behind it.
pub(crate) fn unit(p: &Phrases, at: usize) -> Option<(TimeUnit, usize)> {
    // `hai hôm nay`, `được ba hôm, …`: no day that a date or a weekday follows.
    let ends = || !p.is_word(at + 1) && !p.is_digits(at + 1);
    let of_story = p.is(at, DAY_OF_STORY)
        && (p.is(at + 1, BEHIND_DAY_OF_STORY) || ends())
        && !are_minutes_before(p, at);
    if of_story {
        Some((TimeUnit::Day, at + 1))
    } else if p.is(at, HOUR_LETTER) && p.glued(at) {
        let to = p.phrase(at + 1, BY_THE_CLOCK).unwrap_or(at + 1);
        Some((TimeUnit::Hour, to))
    } else if p.is(at, SECOND_LETTER) && is_letter_of_length(p, at) {
        Some((TimeUnit::Second, at + 1))
    } else if p.is(at, MINUTE_LETTER) && p.glued(at) && is_letter_of_length(p, at) {
        Some((TimeUnit::Minute, at + 1))
    } else {
        p.lexeme(at, LONG_TIME_UNITS).or_else(|| time_unit(p, at))
    }
}

/// `trong 10s`, `3 s tiếp theo`, `khoảng 20p`: the letter behind a number means much else (`iPhone
/// 6s`, `màn hình 720p`).
fn is_letter_of_length(p: &Phrases, at: usize) -> bool {
    let digits = at > 0 && p.is_digits(at - 1);
    let decimals = p.is(at.wrapping_sub(2), COMMA);
    let first = at.wrapping_sub(if decimals { 3 } else { 1 });
    digits
        && p.atom(at).case == Case::Lower
        && (p.is(at + 1, BEHIND_LENGTH) || p.behind(first, BEFORE_LENGTH))
}

/// Whether the number before `at` is that of the minutes on a clock: `9h30 hôm nay`.
pub(crate) fn are_minutes_before(p: &Phrases, at: usize) -> bool {
    at > 1 && p.is(at - 2, HOUR_MARKS)
}

/// The unit that the word at `at` names, and the atom behind the word.
pub(crate) fn time_unit(p: &Phrases, at: usize) -> Option<(TimeUnit, usize)> {
    p.lexeme(at, TIME_UNITS)
}

/// Whether a unit of the calendar or the clock stands at `at`.
pub(crate) fn is_time_unit(p: &Phrases, at: usize) -> bool {
    time_unit(p, at).is_some_and(|(unit, _)| unit <= TimeUnit::Year)
}
