//! Numbers of houses, and of places that are named for a number.

use super::named::label_before;
use crate::{
    facts::{Tape, day, tape::Case},
    lexicon::Class,
};

/// `56/283 Trần Khát Chân`, `số 12/6`: a house in a street.
pub(super) fn address(tape: &Tape, at: usize) -> Option<usize> {
    let slashed = tape.is(at + 1, "/") && tape.glued(at + 1) && tape.is_digits(at + 2);
    let to = house_end(tape, at, slashed)?;
    let title = |at: usize| tape.is_title(at);
    let named = tape.atom(to).spaced
        && title(to)
        && title(to + 1)
        && !tape.atom(to).class.has(Class::CURRENCY);
    let street = named || tape.is_any(to, &["đường", "phố"]) && title(to + 1);
    let house = tape.follows_any(at, &["số", "nhà"]) || tape.before(at).class.has(Class::ROAD);
    if slashed && street && may_head_address(tape, at, house) {
        return Some(to);
    }
    // `trú 27 Bến Chợ`, `ở 12 Đường Láng`, but `tại 2 Bệnh viện Bạch Mai`
    let lives = tape.follows_any(at, &["trú", "ngụ"]) || tape.follows(at, &["địa", "chỉ"]);
    let opens_place = tape.atom(at).spaced && tape.follows_any(at, &["tại", "ở", ",", "(", ":"]);
    let dwells = lives && street || opens_place && named && names_street(tape, to);
    let year = day::year_number(tape, at).is_some();
    (house && slashed || (house && street || dwells) && !year).then_some(to)
}

/// The atom behind the number of a house, `12/6A`; `số 15/2014/TT-BXD` is a paper.
fn house_end(tape: &Tape, at: usize, slashed: bool) -> Option<usize> {
    const LONGEST: usize = 12;
    let mut to = at + 1;
    while slashed && tape.is(to, "/") && tape.is_digits(to + 1) && to < at + LONGEST {
        to += 2;
    }
    if slashed && tape.is_any(to, &["/", "-"]) && tape.glued(to) && tape.is_word(to + 1) {
        return None;
    }
    let letter = tape.is_word(to)
        && tape.glued(to)
        && tape.atom(to).case != Case::Lower
        && tape.key(to).len() == 1;
    Some(to + usize::from(letter))
}

/// Whether the words before two numbers with a slash leave room for an address; those of a
/// day do not.
fn may_head_address(tape: &Tape, at: usize, house: bool) -> bool {
    match tape.key_before(at) {
        "ngày" | "sáng" | "chiều" | "tối" | "đêm" | "hôm" | "trưa" | "phiên" => false,
        ":" | "," | "(" | "tại" | "ở" | "đktt" | "hktt" | "trú" | "ngụ" => true,
        _ => house,
    }
}

/// Whether the word at `at` begins the names of streets.
fn names_street(tape: &Tape, at: usize) -> bool {
    tape.atom(at).class.has(Class::ROAD) || tape.is_any(at, &["bến", "khu", "hàng", "chợ"])
}

/// `194 đường Giải Phóng`, `tổ 52 phường Minh Tân`, `ngã 3 đường Sáu Cua`; but `2 xã Tân
/// Dương và Phượng Tiến` counts.
pub(super) fn before_place(tape: &Tape, at: usize) -> Option<usize> {
    let to = at + 1;
    let number = tape.int(at)?;
    let name = tape.word_end(to);
    let place = tape.word_class(to);
    if !tape.atom(to).spaced || !tape.atom(name).spaced || !place.has(Class::ADDRESS) {
        return None;
    }
    let sure = number >= 10 || at > 0 && label_before(tape, at).is_some();
    let title = tape.is_title(name);
    let capitals = tape.is_word(name) && tape.atom(name).case == Case::Upper;
    let named = title || sure && (capitals || tape.is_digits(name));
    let one = || (sure || place.has(Class::ROAD)) && !names_several(tape, name);
    (named && (number >= 10 || one())).then_some(to)
}

/// Whether the name at `at` is the first of a list: `Tân Dương, Phượng Tiến`.
fn names_several(tape: &Tape, at: usize) -> bool {
    const MOST: usize = 5;
    let name = |at: usize| tape.is_capital(at);
    let end = (at..at + MOST).find(|&at| !name(at)).unwrap_or(at);
    tape.is_any(end, &["và", ",", "-", ";"])
        && name(end + 1)
        && !tape.word_class(end + 1).has(Class::ADDRESS)
        && tape.key(end + 1) != "tp"
}

/// `ngã 3`, `ngã ba`: a place where roads meet; but `ngã 3 lần`.
pub(super) fn crossing(tape: &Tape, at: usize) -> Option<usize> {
    let roads = tape.int(at).is_none_or(|roads| (3..=7).contains(&roads));
    let falls = tape.is_any(at + 1, &["lần", "người"]);
    (tape.key_before(at) == "ngã" && roads && !falls).then_some(at + 1)
}

/// `đường Ba Tháng Hai`, `đại lộ 3 tháng 2`: a street named for a day.
pub(super) fn of_day(tape: &Tape, at: usize) -> Option<usize> {
    let title = |at: usize| tape.is_title(at);
    let month = (at + 1..at + 3).find(|&at| tape.is(at, "tháng"))?;
    let street = at > 0 && tape.word_class(tape.word_start(at - 1)).has(Class::ADDRESS);
    let capitals = title(month) && (at..month).all(title) && title(month + 1);
    let number = |at: usize| tape.is_digits(at) || tape.lexicon.number(tape.key(at)).is_some();
    let written = title(month) || (at..month).all(number) && number(month + 1);
    (capitals || street && written).then_some(month + 2)
}
