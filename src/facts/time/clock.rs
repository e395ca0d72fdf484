//! The clock time itself: `9h30`, `9 giờ 30 phút`, `09:16`, `lúc 19.00`.

use super::part_of_day;
use crate::facts::{
    tape::{Case, Tape},
    temporal::{Clock, DayPart},
};

/// The clock time at `at`; the flag says that only a clock can be meant.
pub(in crate::facts) fn clock(tape: &Tape, at: usize) -> Option<(Clock, usize, bool)> {
    if !begins(tape, at) {
        return None;
    }
    let words = !tape.is_digits(at);
    let (hour, next) = if words {
        let number = crate::facts::amount::number(tape, at)?;
        (u32::try_from(number.value).ok()?, number.end)
    } else {
        (tape.int(at)?, at + 1)
    };
    if hour > 24 || !words && tape.atom(at).span.len() > 2 {
        return None;
    }
    let glued = tape.glued(next) && tape.glued(next + 1);
    match tape.key(next) {
        ":" if glued => with_colon(tape, hour, next),
        // `lúc 19.00`
        "." if glued && tape.follows_any(at, &["lúc", "hồi"]) => {
            let minute = two_digits(tape, next + 1)?;
            Some((on_time(hour, minute), next + 2, true))
        }
        "h" | "g" => with_letter(tape, hour, next),
        "giờ" => with_word(tape, hour, next),
        _ => None,
    }
}

/// Whether the digits at `at` belong to nothing that began before them.
fn begins(tape: &Tape, at: usize) -> bool {
    let glued = at > 0 && tape.glued(at);
    let glued_sign = at > 1
        && glued
        && tape.is_any(at - 1, &[".", ",", "/", ":", "-", "+"])
        && tape.glued(at - 1)
        && tape.is_digits(at - 2);
    !(glued && tape.is_word(at - 1)) && (!glued_sign || closes_range(tape, at))
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
fn with_colon(tape: &Tape, hour: u32, at: usize) -> Option<(Clock, usize, bool)> {
    let minute = two_digits(tape, at + 1)?;
    let clock = on_time(hour, minute);
    let next = at + 2;
    if tape.is(next, ":")
        && tape.glued(next)
        && let second @ Some(_) = two_digits(tape, next + 1)
    {
        return Some((Clock { second, ..clock }, next + 2, true));
    }
    let goes_on =
        tape.is_any(next, &[".", ","]) && tape.glued(next + 1) && tape.is_digits(next + 1);
    (!goes_on).then_some((clock, next, true))
}

/// `9h30`, `21h`, `15g`; the letter stands at `at`.
fn with_letter(tape: &Tape, hour: u32, at: usize) -> Option<(Clock, usize, bool)> {
    let glued = tape.glued(at);
    // `4G` is a network; `15g` alone is a weight unless more is said.
    let gram = tape.is(at, "g");
    if gram && (!glued || tape.atom(at).case != Case::Lower) {
        return None;
    }
    let after = at + 1;
    if let Some(minute) = minutes(tape, after) {
        let next = after + 1;
        let unit = tape.is(next, "phút") || tape.is_any(next, &["p", "'"]) && tape.glued(next);
        // `18h 30 cùng ngày`: the day behind says that the clock goes on.
        let before_day = tape.atom(after).span.len() == 2
            && (tape.is_any(next, &["cùng", "ngày", "hôm"]) || part_of_day(tape, next).is_some());
        if tape.glued(after) || before_day || unit {
            return Some((on_time(hour, minute), next + usize::from(unit), true));
        }
    }
    let per_hour = (glued || hour > 0) && tape.is(after, "/");
    // `24h` is a whole day more often than midnight.
    let explicit = !gram && hour < 24;
    (!per_hour).then(|| (on_time(hour, 0), after, explicit))
}

/// `9 giờ 30 phút`, `9 giờ rưỡi`, `9 giờ kém 5`; the word stands at `at`.
fn with_word(tape: &Tape, hour: u32, at: usize) -> Option<(Clock, usize, bool)> {
    let after = at + 1;
    if tape.is(after, "rưỡi") {
        return Some((on_time(hour, 30), after + 1, false));
    }
    if tape.is(after, "kém") {
        let minute = tape.int(after + 1).filter(|m| (1..60).contains(m))?;
        let to = after + 2 + usize::from(tape.is_any(after + 2, &["phút", "p"]));
        return Some((on_time((hour + 23) % 24, 60 - minute), to, true));
    }
    if let Some(minute) = minutes(tape, after) {
        let next = after + 1;
        let unit = tape.is_any(next, &["phút", "p", "'"]);
        let two = tape.atom(after).span.len() == 2;
        if !unit && !two && !tape.glued(after) {
            return Some((on_time(hour, 0), after, false));
        }
        let goes_on =
            tape.is_any(next, &["/", "-", "."]) && tape.glued(next + 1) && tape.is_digits(next + 1);
        // `2 giờ 30 phút` may be a length of time; `2h30` is one on the clock.
        if unit || two && !goes_on {
            return Some((on_time(hour, minute), next + usize::from(unit), false));
        }
    }
    // Words behind (`3 giờ đồng hồ`, `giờ bay`) make it a length.
    let length =
        tape.are(after, &["đồng", "hồ"]) || tape.is(after, "/") || tape.is_any(after, &HOURS_OF);
    (!length).then(|| (on_time(hour, 0), after, false))
}

/// The minutes in digits at `at`.
fn minutes(tape: &Tape, at: usize) -> Option<u32> {
    tape.int(at)
        .filter(|m| *m < 60 && tape.atom(at).span.len() <= 2)
}

/// What follows hours that are counted: `150 giờ bay`, `3 giờ liền`.
const HOURS_OF: [&str; 9] = [
    "bay", "học", "làm", "đầu", "liền", "liên", "nữa", "sau", "trước",
];

/// The second hour of `14-16h`, `từ 9-11 giờ`: lengths of time are seldom so long.
fn closes_range(tape: &Tape, at: usize) -> bool {
    let hour = |n: usize| tape.int(n).filter(|h| *h <= 24);
    let (Some(first), Some(last)) = (hour(at - 2), hour(at)) else {
        return false;
    };
    tape.is(at - 1, "-")
        && first < last
        && (last > 12
            || part_of_day(tape, at + 2).is_some()
            || at > 2 && tape.is_any(at - 3, &["lúc", "vào", "hồi"])
            || at > 2 && tape.is(at - 3, "từ") && first > 5)
}

pub(super) fn two_digits(tape: &Tape, at: usize) -> Option<u32> {
    (tape.atom(at).span.len() == 2 && tape.glued(at)).then(|| tape.int(at).filter(|m| *m < 60))?
}

/// An hour that a part of the day moves past noon.
pub(in crate::facts) fn in_part(hour: u32, part: DayPart) -> u32 {
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
