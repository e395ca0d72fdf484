//! Time zones behind a clock time.

use crate::phrase::{clock::two_digits, phrases::Phrases};

/// `GMT+7`, `giờ địa phương`, `(theo giờ Việt Nam)`; the offset where it is a number.
pub(crate) fn zone(p: &Phrases, at: usize) -> Option<(Option<i32>, usize)> {
    if p.is(at, "(") {
        let inside = at + 1 + usize::from(p.is(at + 1, "theo"));
        let (offset, to) = numeric(p, inside).or_else(|| named(p, inside))?;
        return p.is(to, ")").then_some((offset, to + 1));
    }
    // `15h, giờ địa phương`, `8h sáng theo giờ Việt Nam`
    let comma = at + usize::from(p.is(at, ",") && p.atom(at + 1).spaced);
    let next = comma + usize::from(p.is(comma, "theo"));
    let clause = next > at;
    numeric(p, at).or_else(|| named(p, next).filter(|(_, to)| !clause || closes(p, *to)))
}

/// Whether the clause ends at `to`: `15h, giờ Hà Nội mới …` begins another.
fn closes(p: &Phrases, to: usize) -> bool {
    !p.is_word(to) || p.is_any(to, &["tại", "ở", "ngày", "tức"])
}

/// `GMT+7`, `UTC+5:30`.
fn numeric(p: &Phrases, at: usize) -> Option<(Option<i32>, usize)> {
    if !p.is_any(at, &["gmt", "utc"]) {
        return None;
    }
    let sign = match p.key(at + 1) {
        "+" => 1,
        "-" => -1,
        _ => return Some((Some(0), at + 1)),
    };
    let hours = p.int(at + 2).filter(|h| *h <= 14)? as i32;
    if p.is(at + 3, ":")
        && p.glued(at + 3)
        && let Some(minutes) = two_digits(p, at + 4)
    {
        return Some((Some(sign * (hours * 60 + minutes as i32)), at + 5));
    }
    Some((Some(sign * hours * 60), at + 3))
}

/// `giờ địa phương`, `giờ Hà Nội`, `giờ địa phương Anh`.
fn named(p: &Phrases, at: usize) -> Option<(Option<i32>, usize)> {
    if !p.is(at, "giờ") {
        return None;
    }
    let first = at + 1 + 2 * usize::from(p.are(at + 1, &["địa", "phương"]));
    let mut to = first;
    while p.is_capital(to) && to < first + 3 {
        to += 1;
    }
    (to > at + 1).then_some((None, to))
}
