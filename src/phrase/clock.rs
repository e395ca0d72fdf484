//! The clock time itself: `9h30`, `9 giờ 30 phút`, `09:16`, `lúc 19.00`.

use crate::{
    phrase::{day_part::part_of_day, numeral, phrases::Phrases},
    tape::Case,
    value::moment::{Clock, DayPart},
    vocabulary::{
        named::{
            AND_A_HALF, BEHIND_COUNTED_HOURS, COLON, DASH, DATE_SIGN, DECIMAL_SIGN, DOT, FROM,
            GLUES_CLOCKS, GRAM_LETTER, HOUR, HOUR_LETTERS, INTO, LACKING, MINUTE, MINUTE_LETTER,
            MINUTE_SIGNS, MOMENT_OF, OPENS_DAY, SLASH,
        },
        set::Set,
    },
};

/// The clock time at `at`; the flag says that only a clock can be meant.
pub(crate) fn clock(p: &Phrases, at: usize) -> Option<(Clock, usize, bool)> {
    if !begins(p, at) {
        return None;
    }
    let words = !p.is_digits(at);
    let (hour, next) = if words {
        let number = numeral::number(p, at)?;
        (u32::try_from(number.value).ok()?, number.end)
    } else {
        (p.int(at)?, at + 1)
    };
    if hour > 24 || !words && p.atom(at).span.len() > 2 {
        return None;
    }
    let glued = p.glued(next) && p.glued(next + 1);
    if p.is(next, COLON) && glued {
        with_colon(p, hour, next)
    } else if p.is(next, DOT) && glued && p.behind(at, MOMENT_OF) {
        // `lúc 19.00`
        let minute = two_digits(p, next + 1)?;
        Some((on_time(hour, minute), next + 2, true))
    } else if p.is(next, HOUR_LETTERS) {
        with_letter(p, hour, next)
    } else if p.is(next, HOUR) {
        with_word(p, hour, next)
    } else {
        None
    }
}

/// Whether the digits at `at` belong to nothing that began before them.
fn begins(p: &Phrases, at: usize) -> bool {
    let glued = at > 0 && p.glued(at);
    let glued_sign =
        at > 1 && glued && p.is(at - 1, GLUES_CLOCKS) && p.glued(at - 1) && p.is_digits(at - 2);
    !(glued && p.is_word(at - 1)) && (!glued_sign || closes_range(p, at))
}

fn on_time(hour: u32, minute: u32) -> Clock {
    Clock {
        hour,
        minute,
        second: None,
    }
}

/// `09:16`, `09:16:30`; the colon stands at `at`. A score of half times (`3:1`) and ratios have no
/// two-digit minutes.
fn with_colon(p: &Phrases, hour: u32, at: usize) -> Option<(Clock, usize, bool)> {
    let minute = two_digits(p, at + 1)?;
    let clock = on_time(hour, minute);
    let next = at + 2;
    if p.is(next, COLON)
        && p.glued(next)
        && let second @ Some(_) = two_digits(p, next + 1)
    {
        return Some((Clock { second, ..clock }, next + 2, true));
    }
    let goes_on = p.is(next, DECIMAL_SIGN) && p.glued(next + 1) && p.is_digits(next + 1);
    (!goes_on).then_some((clock, next, true))
}

/// `9h30`, `21h`, `15g`; the letter stands at `at`.
fn with_letter(p: &Phrases, hour: u32, at: usize) -> Option<(Clock, usize, bool)> {
    let glued = p.glued(at);
    // `4G` is a network; `15g` alone is a weight unless more is said.
    let gram = p.is(at, GRAM_LETTER);
    if gram && (!glued || p.atom(at).case != Case::Lower) {
        return None;
    }
    let after = at + 1;
    if let Some(minute) = minutes(p, after) {
        let next = after + 1;
        let unit = p.is(next, MINUTE) || p.is(next, MINUTE_SIGNS) && p.glued(next);
        // `18h 30 cùng ngày`: the day behind says that the clock goes on.
        let before_day = p.atom(after).span.len() == 2
            && (p.is(next, OPENS_DAY) || part_of_day(p, next).is_some());
        if p.glued(after) || before_day || unit {
            return Some((on_time(hour, minute), next + usize::from(unit), true));
        }
    }
    let per_hour = (glued || hour > 0) && p.is(after, SLASH);
    // `24h` is a whole day more often than midnight.
    let explicit = !gram && hour < 24;
    (!per_hour).then(|| (on_time(hour, 0), after, explicit))
}

/// `9 giờ 30 phút`, `9 giờ rưỡi`, `9 giờ kém 5`; the word stands at `at`.
fn with_word(p: &Phrases, hour: u32, at: usize) -> Option<(Clock, usize, bool)> {
    let after = at + 1;
    if p.is(after, AND_A_HALF) {
        return Some((on_time(hour, 30), after + 1, false));
    }
    if p.is(after, LACKING) {
        let minute = p.int(after + 1).filter(|m| (1..60).contains(m))?;
        let to = after + 2;
        let to = to + usize::from(p.is(to, MINUTE) || p.is(to, MINUTE_LETTER));
        return Some((on_time((hour + 23) % 24, 60 - minute), to, true));
    }
    if let Some(minute) = minutes(p, after) {
        let next = after + 1;
        let unit = p.is(next, MINUTE) || p.is(next, MINUTE_SIGNS);
        let two = p.atom(after).span.len() == 2;
        if !unit && !two && !p.glued(after) {
            return Some((on_time(hour, 0), after, false));
        }
        let goes_on = p.is(next, DATE_SIGN) && p.glued(next + 1) && p.is_digits(next + 1);
        // `2 giờ 30 phút` may be a length of time; `2h30` is one on the clock.
        if unit || two && !goes_on {
            return Some((on_time(hour, minute), next + usize::from(unit), false));
        }
    }
    // Words behind (`3 giờ đồng hồ`, `giờ bay`) make it a length.
    let length = p.phrase(after, BEHIND_COUNTED_HOURS).is_some();
    (!length).then(|| (on_time(hour, 0), after, false))
}

/// The minutes in digits at `at`.
fn minutes(p: &Phrases, at: usize) -> Option<u32> {
    p.int(at).filter(|m| *m < 60 && p.atom(at).span.len() <= 2)
}

/// The second hour of `14-16h`, `từ 9-11 giờ`: lengths of time are seldom so long.
fn closes_range(p: &Phrases, at: usize) -> bool {
    const AT_THE_TIME: &Set = &MOMENT_OF.or(INTO);
    let hour = |n: usize| p.int(n).filter(|h| *h <= 24);
    let (Some(first), Some(last)) = (hour(at - 2), hour(at)) else {
        return false;
    };
    p.is(at - 1, DASH)
        && first < last
        && (last > 12
            || part_of_day(p, at + 2).is_some()
            || p.behind(at - 2, AT_THE_TIME)
            || p.behind(at - 2, FROM) && first > 5)
}

pub(crate) fn two_digits(p: &Phrases, at: usize) -> Option<u32> {
    (p.atom(at).span.len() == 2 && p.glued(at)).then(|| p.int(at).filter(|m| *m < 60))?
}

/// An hour that a part of the day moves past noon.
pub(crate) fn in_part(hour: u32, part: DayPart) -> u32 {
    match part {
        DayPart::Morning if hour == 12 => 0,
        DayPart::Afternoon if (1..=8).contains(&hour) => hour + 12,
        DayPart::Evening if (5..=11).contains(&hour) => hour + 12,
        DayPart::Night if (8..=11).contains(&hour) => hour + 12,
        DayPart::Night if hour == 12 => 0,
        DayPart::Midday if (1..=2).contains(&hour) => hour + 12,
        _ => hour,
    }
}
