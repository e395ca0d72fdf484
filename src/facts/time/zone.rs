//! Time zones behind a clock time.

use super::two_digits;
use crate::facts::tape::{Case, Tape};

/// `GMT+7`, `giờ địa phương`, `(giờ Việt Nam)`; the offset where it is a number.
pub(super) fn zone(tape: &Tape, at: usize) -> Option<(Option<i32>, usize)> {
    if tape.is(at, "(") {
        let (offset, to) = zone(tape, at + 1)?;
        return tape.is(to, ")").then_some((offset, to + 1));
    }
    if tape.is_any(at, &["gmt", "utc"]) {
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
        return Some((Some(sign * hours * 60), at + 3));
    }
    let at = at + usize::from(tape.is(at, "theo") && tape.is(at + 1, "giờ"));
    if tape.is(at, "giờ") {
        let first = at + 1;
        if tape.are(first, &["địa", "phương"]) || tape.are(first, &["việt", "nam"]) {
            let to = first + 2;
            return (at > 0 && !tape.is(at - 1, "theo")).then_some((None, to));
        }
        // `giờ Hà Nội`, `giờ Mỹ`: a capitalised name
        let mut to = first;
        while tape.is_word(to) && tape.atom(to).case != Case::Lower && to < first + 3 {
            to += 1;
        }
        return (to > first && !(at > 0 && tape.is(at - 1, "theo"))).then_some((None, to));
    }
    None
}
