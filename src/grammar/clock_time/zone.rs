//! Time zones behind a clock time.

use crate::{
    phrase::{clock::two_digits, phrases::Phrases},
    tape::Case,
    vocabulary::named::{
        BY_CLOCK_OF, CLOSE_BRACKET, CLOSES_ZONE, COLON, COMMA, DASH, HOUR, LOCAL, OPEN_BRACKET,
        PLUS, UNIVERSAL_TIME,
    },
};

/// `GMT+7`, `giờ địa phương`, `(theo giờ Việt Nam)`; the offset where it is a number.
pub(crate) fn zone(p: &Phrases, at: usize) -> Option<(Option<i32>, usize)> {
    if p.is(at, OPEN_BRACKET) {
        let inside = at + 1 + usize::from(p.is(at + 1, BY_CLOCK_OF));
        let closes = |(_, to): &(Option<i32>, usize)| p.is(*to, CLOSE_BRACKET);
        let short = numeric(p, inside)
            .or_else(|| named(p, inside))
            .filter(closes);
        let found = short.or_else(|| Some((None, in_brackets(p, inside)?)));
        return found.map(|(offset, to)| (offset, to + 1));
    }
    // `15h, giờ địa phương`, `8h sáng theo giờ Việt Nam`
    let comma = at + usize::from(p.is(at, COMMA) && p.atom(at + 1).spaced);
    let next = comma + usize::from(p.is(comma, BY_CLOCK_OF));
    let clause = next > at;
    // `theo giờ Việt Nam giao ngay`, `theo giờ Việt Nam HÒA BÌNH`, who wrote it
    let led = |to: usize| next > comma && p.is_word(to) && !p.is_title(to);
    let east = || offset(p, at).filter(|_| p.is(at, PLUS));
    let offset = || east().map(|(minutes, to)| (Some(minutes), to));
    numeric(p, at)
        .or_else(offset)
        .or_else(|| named(p, next).filter(|(_, to)| !clause || led(*to) || closes(p, *to)))
}

/// Whether the clause ends at `to`: `15h, giờ Hà Nội mới …` begins another.
fn closes(p: &Phrases, to: usize) -> bool {
    !p.is_word(to) || p.is(to, CLOSES_ZONE)
}

/// `GMT+7`, `UTC+5:30`.
fn numeric(p: &Phrases, at: usize) -> Option<(Option<i32>, usize)> {
    if !p.is(at, UNIVERSAL_TIME) {
        return None;
    }
    let sign = if p.is(at + 1, PLUS) {
        1
    } else if p.is(at + 1, DASH) {
        -1
    } else {
        return Some((Some(0), at + 1));
    };
    let hours = p.int(at + 2).filter(|h| *h <= 14)? as i32;
    if p.is(at + 3, COLON)
        && p.glued(at + 3)
        && let Some(minutes) = two_digits(p, at + 4)
    {
        return Some((Some(sign * (hours * 60 + minutes as i32)), at + 5));
    }
    Some((Some(sign * hours * 60), at + 3))
}

/// `+07:00`, `-05:00` without the name of what they are counted from.
pub(crate) fn offset(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    let sign = if p.is(at, PLUS) {
        1
    } else if p.is(at, DASH) && p.atom(at).spaced {
        -1
    } else {
        return None;
    };
    let number = p.int(at + 1).filter(|_| p.glued(at + 1))? as i32;
    if p.atom(at + 1).span.len() == 4 {
        // `+0700`
        let (hours, minutes) = (number / 100, number % 100);
        let fits = hours <= 14 && minutes % 15 == 0;
        return fits.then_some((sign * (hours * 60 + minutes), at + 2));
    }
    let hours = Some(number).filter(|hours| *hours <= 14)?;
    let two = p.atom(at + 1).span.len() == 2 && p.is(at + 2, COLON) && p.glued(at + 2);
    let minutes = two_digits(p, at + 3).filter(|m| two && m % 15 == 0)? as i32;
    Some((sign * (hours * 60 + minutes), at + 4))
}

/// `(giờ miền Đông Hoa Kỳ)`: the bracket behind the words of a zone.
fn in_brackets(p: &Phrases, at: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let closes = (at + 1..at + LONGEST).find(|&n| !p.is_word(n))?;
    let named = p.is(at, HOUR) && (at + 1..closes).any(|n| p.is_capital(n));
    (named && p.is(closes, CLOSE_BRACKET)).then_some(closes)
}

/// `giờ địa phương`, `giờ Hà Nội`, `giờ địa phương Anh`.
fn named(p: &Phrases, at: usize) -> Option<(Option<i32>, usize)> {
    if !p.is(at, HOUR) {
        return None;
    }
    let first = p.phrase(at + 1, LOCAL).unwrap_or(at + 1);
    // `giờ Việt Nam HÒA BÌNH`: who wrote it, all in capitals
    let upper = |at: usize| p.is_word(at) && p.atom(at).case == Case::Upper;
    let signed = |at: usize| at > first && p.is_title(at - 1) && upper(at) && upper(at + 1);
    let in_name = |at: &usize| p.is_capital(*at) && !signed(*at);
    let to = first + (first..first + 3).take_while(in_name).count();
    (to > at + 1).then_some((None, to))
}
