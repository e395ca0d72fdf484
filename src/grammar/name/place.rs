//! Numbers of houses, and of places that are named for a number.

use crate::{
    grammar::point,
    phrase::phrases::Phrases,
    tape::Case,
    vocabulary::{
        class::Class,
        named::{COMMA, CROSSING, DASH, HOUSE_NUMBER, MONTH, SLASH, STREET},
        set::Set,
    },
};

const SLASH_OR_DASH: &Set = &SLASH.or(DASH);

/// `56/283 Trần Khát Chân`, `35-37 Hàng Bún`, `số 12/6`: what may be a house in a street.
pub(crate) fn address(p: &Phrases, at: usize) -> Option<usize> {
    let slashed = p.is(at + 1, SLASH) && p.glued(at + 1) && p.is_digits(at + 2);
    let several = p.is(at + 1, DASH) && p.is_digits(at + 2);
    let to = if several {
        house_end(p, at + 2, false)
    } else {
        house_end(p, at, slashed)
    }?;
    let of_street = || p.atom(to).spaced && p.is_title(to) || p.is(to, STREET);
    let house = || p.behind(at, HOUSE_NUMBER) || p.class_before(at).has(Class::ROAD);
    (p.is_title(to + 1) && of_street() || slashed && house()).then_some(to)
}

/// `ở 12/9, hẻm Ông Ích`: a day as well.
pub(crate) fn house_within(p: &Phrases, at: usize) -> Option<usize> {
    let slashed = p.is(at + 1, SLASH) && p.glued(at + 1) && p.is_digits(at + 2);
    let to = house_end(p, at, slashed)?;
    let within = slashed && p.is(to, COMMA) && p.word_has(to + 1, Class::ADDRESS);
    within.then_some(to)
}

/// The atom behind the number of a house, `12/6A`; `số 15/2014/TT-BXD` is a paper.
fn house_end(p: &Phrases, at: usize, slashed: bool) -> Option<usize> {
    const LONGEST: usize = 12;
    let mut to = at + 1;
    while slashed && p.is(to, SLASH) && p.is_digits(to + 1) && to < at + LONGEST {
        to += 2;
    }
    if slashed && p.is(to, SLASH_OR_DASH) && p.glued(to) && p.is_word(to + 1) {
        return None;
    }
    let letter =
        p.is_word(to) && p.glued(to) && p.atom(to).case != Case::Lower && p.key(to).len() == 1;
    Some(to + usize::from(letter))
}

/// `194 đường Giải Phóng`, `tổ 52 phường Minh Tân`, `ngã 3 đường Sáu Cua`.
pub(crate) fn before_place(p: &Phrases, at: usize) -> Option<usize> {
    let to = at + 1;
    let place = p.atom(to).spaced && p.word_has(to, Class::ADDRESS);
    let named = |name: usize| p.atom(name).spaced && (p.is_capital(name) || p.is_digits(name));
    // `đề thi Văn 2025 quận Hòn Én`
    let year = point::modern_year(p, at).is_some();
    (place && !year && named(p.word_end(to)) && p.int(at).is_some()).then_some(to)
}

/// `ngã 3`, `ngã ba`: a place where roads meet.
pub(crate) fn crossing(p: &Phrases, at: usize) -> Option<usize> {
    let roads = || p.int(at).is_none_or(|roads| (3..=7).contains(&roads));
    (p.behind(at, CROSSING) && roads()).then_some(at + 1)
}

/// `đường Ba Tháng Hai`, `đại lộ 3 tháng 2`: a street named for a day.
pub(crate) fn of_day(p: &Phrases, at: usize) -> Option<usize> {
    let title = |at: usize| p.is_title(at);
    let month = (at + 1..at + 3).find(|&at| p.is(at, MONTH))?;
    let street = at > 0 && p.word_has(p.word_start(at - 1), Class::ADDRESS);
    let capitals = title(month) && (at..month).all(title) && title(month + 1);
    let number = |at: usize| p.is_digits(at) || p.number_word(at).is_some();
    let written = title(month) || (at..month).all(number) && number(month + 1);
    (capitals || street && written).then_some(month + 2)
}
