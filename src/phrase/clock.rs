//! The clock time itself: `9h30`, `9 giờ 30 phút`, `09:16`, `lúc 19.00`.

use crate::{
    number::words::below_thousand,
    phrase::{day_part::part_of_day, joint::range_sign, numeral, phrases::Phrases},
    tape::Case,
    value::moment::{Clock, DayPart},
    vocabulary::{
        class::Class,
        named::{
            AND_A_HALF, BEHIND_COUNTED_HOURS, COLON, DASH, DATE_SIGN, DECIMAL_SIGN, DOT,
            DOUBLE_QUOTE, FROM, FROM_OR_UNTIL, GLUES_CLOCKS, GRAM_LETTER, HALVES_OF_DAY, HOUR,
            HOUR_LETTERS, HOUR_MARKS, INTO, LACKING, MINUTE, MINUTE_LETTER, MINUTE_SIGNS,
            MOMENT_OF, OPEN_BRACKET, OPENS_DAY, PEAK_HOURS, SECOND, SHORT_HALVES, SIGN_BEFORE_YEAR,
            SLASH, TAKES_TIME,
        },
        set::Set,
    },
};

const AT_THE_TIME: &Set = &MOMENT_OF.or(INTO);
/// What an hour stands directly behind.
const AT_AN_HOUR: &Set = &AT_THE_TIME.or(FROM_OR_UNTIL);

/// The clock time at `at`; the flag says that only a clock can be meant.
pub(crate) fn clock(p: &Phrases, at: usize) -> Option<(Clock, usize, bool)> {
    if !begins(p, at) {
        return None;
    }
    let words = !p.is_digits(at);
    let (hour, next) = if words {
        hour_in_words(p, at)?
    } else {
        (p.int(at)?, at + 1)
    };
    if hour > 24 || !words && p.atom(at).span.len() > 2 {
        return None;
    }
    let glued = p.glued(next) && p.glued(next + 1);
    if p.is(next, COLON) && glued {
        let (clock, to, explicit) = with_colon(p, hour, next)?;
        Some(match half_of_day(p, to, true) {
            Some((half, end)) => (in_half(clock, half), end, true),
            None => (clock, to, explicit),
        })
    } else if let Some((half, end)) = half_of_day(p, next, false) {
        // 2PM is a band, and 2AM.
        let upper = p.glued(next) && p.atom(next).case == Case::Upper;
        let named = hour == 2 && upper && !p.behind(at, AT_AN_HOUR);
        let clock = in_half(on_time(hour, 0), half);
        ((1..=12).contains(&hour) && !named).then_some((clock, end, true))
    } else if p.is(next, AND_A_HALF) {
        // `từ bảy rưỡi đến chín giờ`, but `từ hai rưỡi đến ba triệu`
        let end = || range_sign(p, next + 1).and_then(|end| clock(p, end));
        let ranged = || p.behind(at, FROM) && end().is_some();
        let told = p.behind(at, MOMENT_OF) || part_of_day(p, next + 1).is_some() || ranged();
        (told && hour > 0).then(|| (on_time(hour, 30), next + 1, true))
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

/// The hour of `chín giờ`, `bốn rưỡi chiều`, and the atom behind it.
fn hour_in_words(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    const LONGEST: usize = 3;
    let word = |n: usize| p.number_word(n).filter(|_| !p.is(n, AND_A_HALF));
    let words: Vec<_> = (at..at + LONGEST).map_while(word).collect();
    let end = at + words.len();
    if p.is(end, AND_A_HALF) {
        let hour = below_thousand(&words).filter(|(_, taken)| *taken == words.len());
        return hour.map(|(hour, _)| (hour, end));
    }
    let number = numeral::number(p, at)?;
    Some((u32::try_from(number.value).ok()?, number.end))
}

/// Whether the digits at `at` belong to nothing that began before them.
fn begins(p: &Phrases, at: usize) -> bool {
    let glued = at > 0 && p.glued(at);
    let glued_sign =
        at > 1 && glued && p.is(at - 1, GLUES_CLOCKS) && p.glued(at - 1) && p.is_digits(at - 2);
    !(glued && p.is_word(at - 1)) && (!glued_sign || closes_range(p, at) || closes_clocks(p, at))
}

/// The second time of `19h30-21h30`, `8:10-9:40`.
fn closes_clocks(p: &Phrases, at: usize) -> bool {
    at > 2 && p.is(at - 1, DASH) && p.is(at - 3, HOUR_MARKS) && minutes(p, at - 2).is_some()
}

/// `AM`, `PM`, `SA`, `CH` behind a time: the hours before this half of the day. Small letters
/// are one only where they are glued, minutes stand before them or the hour behind `lúc`, `từ`, `đến`;
/// the short ones never.
fn half_of_day(p: &Phrases, at: usize, minutes: bool) -> Option<(u32, usize)> {
    let (hours, to) = p.lexeme(at, HALVES_OF_DAY)?;
    let upper = p.atom(at).case == Case::Upper;
    let led = || at > 0 && p.behind(at - 1, AT_AN_HOUR);
    let plain = upper || minutes || p.glued(at) || led();
    let marked = upper && minutes || !p.is(at, SHORT_HALVES) && plain;
    (marked && !(p.glued(to) && p.is_digits(to))).then_some((hours, to))
}

/// `2:10 PM` is 14:10, `12:10 AM` is 0:10.
fn in_half(clock: Clock, hours: u32) -> Clock {
    let hour = if clock.hour > 12 {
        clock.hour
    } else {
        clock.hour % 12 + hours
    };
    Clock { hour, ..clock }
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
            let clock = on_time(hour, minute);
            let (clock, to) = with_seconds(p, clock, next + usize::from(unit), unit);
            return Some((clock, to, true));
        }
    }
    let ranged = p.is(at.wrapping_sub(2), DASH) && p.is(at.wrapping_sub(3), HOUR_LETTERS);
    let per_hour =
        (glued || hour > 0) && p.is(after, SLASH) && !has_day_behind(p, after) && !ranged;
    // `24h` is a whole day more often than midnight.
    let explicit = !gram && hour < 24;
    (!per_hour).then(|| (on_time(hour, 0), after, explicit))
}

/// Whether the slash at `at` parts an hour from its day: `07h/09/11`, `16h/19-10`.
pub(crate) fn has_day_behind(p: &Phrases, at: usize) -> bool {
    let glued = (at..at + 4).all(|n| p.glued(n));
    let digits = p.is_digits(at + 1) && p.is_digits(at + 3);
    p.is(at, SLASH) && glued && digits && p.is(at + 2, SIGN_BEFORE_YEAR)
}

/// `9 giờ 30 phút`, `9 giờ rưỡi`, `9 giờ kém 5`; the word stands at `at`.
fn with_word(p: &Phrases, hour: u32, at: usize) -> Option<(Clock, usize, bool)> {
    let after = at + 1;
    if p.is(after, AND_A_HALF) {
        return Some((on_time(hour, 30), after + 1, false));
    }
    if p.is(after, LACKING) {
        let (minute, to) = any_minutes(p, after + 1).filter(|(m, _)| *m > 0)?;
        let to = to + usize::from(p.is(to, MINUTE) || p.is(to, MINUTE_LETTER));
        return Some((on_time((hour + 23) % 24, 60 - minute), to, true));
    }
    let digits = p.is_digits(after);
    if let Some((minute, next)) = any_minutes(p, after) {
        let unit = p.is(next, MINUTE) || p.is(next, MINUTE_SIGNS);
        let two = if digits {
            p.atom(after).span.len() == 2
        } else {
            minute >= 10
        };
        if digits && !unit && !two && !p.glued(after) {
            return Some((on_time(hour, 0), after, false));
        }
        let sign = p.is(next, DATE_SIGN) && p.glued(next + 1) && p.is_digits(next + 1);
        let goes_on = sign && !(p.is(next, DASH) && p.is(next + 2, HOUR_MARKS));
        // `2 giờ 30 phút` may be a length of time; `2h30` is one on the clock.
        if unit || two && !goes_on && (digits || ends_minutes(p, next)) {
            let clock = on_time(hour, minute);
            let (clock, to) = with_seconds(p, clock, next + usize::from(unit), unit);
            return Some((clock, to, false));
        }
    }
    // Words behind (`3 giờ đồng hồ`, `giờ bay`) make it a length.
    let length = p.phrase(after, BEHIND_COUNTED_HOURS).is_some() && !has_day_behind(p, after);
    (!length).then(|| (on_time(hour, 0), after, false))
}

/// The time with the seconds at `at`, and the atom behind: `6 giờ 58 phút 11 giây`.
fn with_seconds(p: &Phrases, clock: Clock, at: usize, unit: bool) -> (Clock, usize) {
    // `10h 21' 45"`
    let told = |to: usize| p.is(to, SECOND) || p.is(to, DOUBLE_QUOTE) && p.glued(to);
    match any_minutes(p, at).filter(|(_, to)| unit && told(*to)) {
        Some((second, to)) => {
            let second = Some(second);
            (Clock { second, ..clock }, to + 1)
        }
        None => (clock, at),
    }
}

/// Minutes at `at`, in digits or in words.
fn any_minutes(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    if p.is_digits(at) {
        return Some((minutes(p, at)?, at + 1));
    }
    numeral::spelt_out(p, at).filter(|(minute, _)| *minute < 60)
}

/// Whether minutes in words may end before `at`: nothing is counted by them.
fn ends_minutes(p: &Phrases, at: usize) -> bool {
    !p.is_word(at) || !p.word_has(at, Class::COUNTED) && p.unit_at(at).is_none()
}

/// The minutes in digits at `at`.
fn minutes(p: &Phrases, at: usize) -> Option<u32> {
    p.int(at).filter(|m| *m < 60 && p.atom(at).span.len() <= 2)
}

/// The second hour of `14-16h`, `từ 9-11 giờ`: lengths of time are seldom so long.
fn closes_range(p: &Phrases, at: usize) -> bool {
    let hour = |n: usize| p.int(n).filter(|h| *h <= 24);
    let (Some(first), Some(last)) = (hour(at - 2), hour(at)) else {
        return false;
    };
    p.is(at - 1, DASH)
        && first < last
        && (last > 12
            || part_of_day(p, at + 2).is_some()
            || p.is(at + 2, OPENS_DAY) && p.is_digits(at + 3)
            || p.behind(at - 2, AT_THE_TIME)
            || opens_at(p, at, first))
}

/// `từ 5-9h`, `khung giờ (6-9h`: when something is open; `mất từ 7-10h`, `ngủ từ 6-8h/ngày` last.
fn opens_at(p: &Phrases, at: usize, first: u32) -> bool {
    const HOURS_ARE: &Set = &OPEN_BRACKET.or(COLON);
    let from = at - 2;
    let named = from - usize::from(p.behind(from, HOURS_ARE));
    let lettered = p.is(at + 1, HOUR_LETTERS);
    let lasts = p.behind(from.saturating_sub(1), TAKES_TIME) || p.is(at + 2, SLASH);
    let hours = p.behind(named, HOUR) || p.phrase_before(named, PEAK_HOURS).is_some();
    hours || p.behind(from, FROM) && !lasts && (first > 5 || lettered)
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
        DayPart::Midday if (1..=3).contains(&hour) => hour + 12,
        _ => hour,
    }
}
