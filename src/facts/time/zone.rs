//! Time zones behind a clock time.

use super::two_digits;
use crate::facts::tape::Tape;

/// `GMT+7`, `giờ địa phương`, `(theo giờ Việt Nam)`; the offset where it is a number.
pub(super) fn zone(tape: &Tape, at: usize) -> Option<(Option<i32>, usize)> {
    if tape.is(at, "(") {
        let inside = at + 1 + usize::from(tape.is(at + 1, "theo"));
        let (offset, to) = numeric(tape, inside).or_else(|| named(tape, inside))?;
        return tape.is(to, ")").then_some((offset, to + 1));
    }
    // `15h, giờ địa phương`, `8h sáng theo giờ Việt Nam`
    let comma = at + usize::from(tape.is(at, ",") && tape.atom(at + 1).spaced);
    let next = comma + usize::from(tape.is(comma, "theo"));
    let clause = next > at;
    numeric(tape, at).or_else(|| named(tape, next).filter(|(_, to)| !clause || closes(tape, *to)))
}

/// Whether the clause ends at `to`: `15h, giờ Hà Nội mới …` begins another.
fn closes(tape: &Tape, to: usize) -> bool {
    !tape.is_word(to) || tape.is_any(to, &["tại", "ở", "ngày", "tức"])
}

/// `GMT+7`, `UTC+5:30`.
fn numeric(tape: &Tape, at: usize) -> Option<(Option<i32>, usize)> {
    if !tape.is_any(at, &["gmt", "utc"]) {
        return None;
    }
    let sign = match tape.key(at + 1) {
        "+" => 1,
        "-" => -1,
        _ => return Some((Some(0), at + 1)),
    };
    let hours = tape.int(at + 2).filter(|h| *h <= 14)? as i32;
    if tape.is(at + 3, ":")
        && tape.glued(at + 3)
        && let Some(minutes) = two_digits(tape, at + 4)
    {
        return Some((Some(sign * (hours * 60 + minutes as i32)), at + 5));
    }
    Some((Some(sign * hours * 60), at + 3))
}

/// `giờ địa phương`, `giờ Hà Nội`, `giờ địa phương Anh`.
fn named(tape: &Tape, at: usize) -> Option<(Option<i32>, usize)> {
    if !tape.is(at, "giờ") {
        return None;
    }
    let first = at + 1 + 2 * usize::from(tape.are(at + 1, &["địa", "phương"]));
    let mut to = first;
    while tape.is_capital(to) && to < first + 3 {
        to += 1;
    }
    (to > at + 1).then_some((None, to))
}
