//! The clock time itself: `9h30`, `9 giờ 30 phút`, `09:16`, `lúc 19.00`.

use super::part_of_day;
use crate::facts::{
    tape::{Case, Tape},
    temporal::{Clock, DayPart},
};

/// The clock time at `at`; the flag says that only a clock can be meant.
pub(in crate::facts) fn clock(tape: &Tape, at: usize) -> Option<(Clock, usize, bool)> {
    let glued_sign = at > 1
        && tape.glued(at)
        && tape.is_any(at - 1, &[".", ",", "/", ":", "-", "+"])
        && tape.glued(at - 1)
        && tape.is_digits(at - 2);
    if at > 0 && tape.glued(at) && tape.is_word(at - 1) || glued_sign && !closes_range(tape, at) {
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
    let time = |minute, second| Clock {
        hour,
        minute,
        second,
    };
    match tape.key(next) {
        ":" if tape.glued(next) && tape.glued(next + 1) => {
            let minute = two_digits(tape, next + 1)?;
            if tape.is(next + 2, ":")
                && tape.glued(next + 2)
                && let Some(second) = two_digits(tape, next + 3)
            {
                return Some((time(minute, Some(second)), next + 4, true));
            }
            (!(tape.is_any(next + 2, &[".", ","])
                && tape.glued(next + 3)
                && tape.is_digits(next + 3)))
            .then(|| (time(minute, None), next + 2, true))
        }
        // `lúc 19.00`
        "." if tape.glued(next)
            && tape.glued(next + 1)
            && matches!(tape.key_before(at), "lúc" | "hồi") =>
        {
            let minute = two_digits(tape, next + 1)?;
            Some((time(minute, None), next + 2, true))
        }
        "h" | "g" | "giờ" => {
            let long = tape.is(next, "giờ");
            let glued = tape.glued(next);
            // `4G` is a network; `15g` alone is a weight unless more is said.
            let gram = tape.is(next, "g");
            if gram && (!glued || tape.atom(next).case != Case::Lower) {
                return None;
            }
            let after = next + 1;
            if long && tape.is(after, "rưỡi") {
                return Some((time(30, None), after + 1, false));
            }
            if long && tape.is(after, "kém") {
                let minute = tape.int(after + 1)?;
                let hour = (hour + 23) % 24;
                let to = after + 2 + usize::from(tape.is_any(after + 2, &["phút", "p"]));
                return (1..60).contains(&minute).then(|| {
                    (
                        Clock {
                            hour,
                            minute: 60 - minute,
                            second: None,
                        },
                        to,
                        true,
                    )
                });
            }
            if let Some(minute) = tape
                .int(after)
                .filter(|m| *m < 60 && tape.atom(after).span.len() <= 2)
            {
                let unit = tape.is_any(after + 1, &["phút", "p", "'"])
                    && (long || tape.glued(after + 1) || tape.is(after + 1, "phút"));
                if long && !unit && !tape.glued(after) && tape.atom(after).span.len() < 2 {
                    return Some((time(0, None), after, false));
                }
                // `18h 30 cùng ngày`: the day behind says that the clock goes on.
                let before_day = tape.atom(after).span.len() == 2
                    && (tape.is_any(after + 1, &["cùng", "ngày", "hôm"])
                        || part_of_day(tape, after + 1).is_some());
                if (tape.glued(after) || before_day) && !long
                    || unit
                    || long
                        && tape.atom(after).span.len() == 2
                        && !(tape.is_any(after + 1, &["/", "-", "."])
                            && tape.glued(after + 2)
                            && tape.is_digits(after + 2))
                {
                    let to = after + 1 + usize::from(unit);
                    // `2 giờ 30 phút` may be a length of time; `2h30` is one on the clock.
                    return Some((time(minute, None), to, !long));
                }
            }
            // Glued words behind (`3 giờ đồng hồ`, `giờ bay`) make it a length.
            if long
                && (tape.are(after, &["đồng", "hồ"])
                    || tape.is(after, "/")
                    || tape.is_any(after, &HOURS_OF))
            {
                return None;
            }
            let short = !long && (glued || hour > 0);
            let per_hour = short && tape.is(after, "/");
            // `24h` is a whole day more often than midnight.
            let explicit = !long && !gram && hour < 24;
            (!per_hour).then(|| (time(0, None), after, explicit))
        }
        _ => None,
    }
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
