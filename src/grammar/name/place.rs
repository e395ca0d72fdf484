//! Numbers of houses, and of places that are named for a number.

use crate::{
    grammar::{name::named::label_before, point},
    phrase::phrases::Phrases,
    tape::Case,
    vocabulary::{
        class::Class,
        named::{
            CITY, CROSSING, DASH, DWELLS, GOES_ON_WITH_NAME, HEADS_A_DAY, HEADS_AN_ADDRESS,
            HOUSE_NUMBER, MONTH, OPENS_A_PLACE, SLASH, STREET, STREET_NAME_OPENS, TIME_OR_PERSON,
        },
        set::Set,
    },
};

const SLASH_OR_DASH: &Set = &SLASH.or(DASH);

/// `56/283 Trần Khát Chân`, `số 12/6`: a house in a street.
pub(crate) fn address(p: &Phrases, at: usize) -> Option<usize> {
    let slashed = p.is(at + 1, SLASH) && p.glued(at + 1) && p.is_digits(at + 2);
    let to = house_end(p, at, slashed)?;
    let title = |at: usize| p.is_title(at);
    let named =
        p.atom(to).spaced && title(to) && title(to + 1) && !p.class(to).has(Class::CURRENCY);
    let street = named || p.is(to, STREET) && title(to + 1);
    let house = p.behind(at, HOUSE_NUMBER) || p.class_before(at).has(Class::ROAD);
    if slashed && street && may_head_address(p, at, house) {
        return Some(to);
    }
    // `trú 27 Bến Chợ`, `ở 12 Đường Láng`, but `tại 2 Bệnh viện Bạch Mai`
    let lives = p.phrase_before(at, DWELLS).is_some();
    let opens_place = p.atom(at).spaced && p.behind(at, OPENS_A_PLACE);
    let dwells = lives && street || opens_place && named && names_street(p, to);
    let year = point::year_number(p, at).is_some();
    (house && slashed || (house && street || dwells) && !year).then_some(to)
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

/// Whether the words before two numbers with a slash leave room for an address; those of a
/// day do not.
fn may_head_address(p: &Phrases, at: usize, house: bool) -> bool {
    !p.behind(at, HEADS_A_DAY) && (house || p.behind(at, HEADS_AN_ADDRESS))
}

/// Whether the word at `at` begins the names of streets.
fn names_street(p: &Phrases, at: usize) -> bool {
    p.class(at).has(Class::ROAD) || p.is(at, STREET_NAME_OPENS)
}

/// `194 đường Giải Phóng`, `tổ 52 phường Minh Tân`, `ngã 3 đường Sáu Cua`; but `2 xã Tân
/// Dương và Phượng Tiến` counts.
pub(crate) fn before_place(p: &Phrases, at: usize) -> Option<usize> {
    let to = at + 1;
    let number = p.int(at)?;
    let name = p.word_end(to);
    let place = p.word_class(to);
    if !p.atom(to).spaced || !p.atom(name).spaced || !place.has(Class::ADDRESS) {
        return None;
    }
    let sure = number >= 10 || at > 0 && label_before(p, at).is_some();
    let title = p.is_title(name);
    let capitals = p.is_word(name) && p.atom(name).case == Case::Upper;
    let named = title || sure && (capitals || p.is_digits(name));
    let one = || (sure || place.has(Class::ROAD)) && !names_several(p, name);
    (named && (number >= 10 || one())).then_some(to)
}

/// Whether the name at `at` is the first of a list: `Tân Dương, Phượng Tiến`.
fn names_several(p: &Phrases, at: usize) -> bool {
    const MOST: usize = 5;
    let name = |at: usize| p.is_capital(at);
    let end = (at..at + MOST).find(|&at| !name(at)).unwrap_or(at);
    p.is(end, GOES_ON_WITH_NAME)
        && name(end + 1)
        && !p.word_class(end + 1).has(Class::ADDRESS)
        && !p.is(end + 1, CITY)
}

/// `ngã 3`, `ngã ba`: a place where roads meet; but `ngã 3 lần`.
pub(crate) fn crossing(p: &Phrases, at: usize) -> Option<usize> {
    let roads = p.int(at).is_none_or(|roads| (3..=7).contains(&roads));
    let falls = p.is(at + 1, TIME_OR_PERSON);
    (p.behind(at, CROSSING) && roads && !falls).then_some(at + 1)
}

/// `đường Ba Tháng Hai`, `đại lộ 3 tháng 2`: a street named for a day.
pub(crate) fn of_day(p: &Phrases, at: usize) -> Option<usize> {
    let title = |at: usize| p.is_title(at);
    let month = (at + 1..at + 3).find(|&at| p.is(at, MONTH))?;
    let street = at > 0 && p.word_class(p.word_start(at - 1)).has(Class::ADDRESS);
    let capitals = title(month) && (at..month).all(title) && title(month + 1);
    let number = |at: usize| p.is_digits(at) || p.number_word(at).is_some();
    let written = title(month) || (at..month).all(number) && number(month + 1);
    (capitals || street && written).then_some(month + 2)
}
