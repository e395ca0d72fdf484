//! Numbers of houses.

use crate::{
    facts::{Tape, day, tape::Case},
    lexicon::Class,
};

/// What a road is called before its name or number.
const ROADS: [&str; 9] = [
    "đường",
    "phố",
    "ngõ",
    "hẻm",
    "ngách",
    "kiệt",
    "đại lộ",
    "quốc lộ",
    "tỉnh lộ",
];

/// `56/283 Trần Khát Chân`, `số 12/6`: a house in a street.
pub(super) fn address(tape: &Tape, at: usize) -> Option<(usize, usize)> {
    let slashed = tape.is(at + 1, "/") && tape.glued(at + 1) && tape.is_digits(at + 2);
    // `số 15/2014/TT-BXD` is a paper.
    let mut code = at + 1;
    while slashed && tape.is(code, "/") && tape.is_digits(code + 1) {
        code += 2;
    }
    if slashed && tape.is_any(code, &["/", "-"]) && tape.glued(code) && tape.is_word(code + 1) {
        return None;
    }
    let mut to = if slashed { at + 3 } else { at + 1 };
    while slashed && tape.is(to, "/") && tape.is_digits(to + 1) && to < at + 12 {
        to += 2;
    }
    if tape.is_word(to)
        && tape.glued(to)
        && tape.atom(to).case != Case::Lower
        && tape.key(to).len() == 1
    {
        to += 1;
    }
    let house = matches!(
        tape.key_before(at),
        "số" | "ngõ" | "hẻm" | "ngách" | "kiệt" | "nhà" | "phố" | "đường"
    );
    let street = tape.is_word(to)
        && tape.atom(to).spaced
        && tape.atom(to).case == Case::Title
        && tape.atom(to + 1).case == Case::Title
        && tape.is_word(to + 1)
        && !tape.atom(to).class.has(Class::CURRENCY);
    let street_word = tape.is_any(to, &["đường", "phố"]) && tape.atom(to + 1).case == Case::Title;
    let headed = matches!(
        tape.key_before(at),
        "ngày" | "sáng" | "chiều" | "tối" | "đêm" | "hôm" | "trưa" | "phiên"
    );
    if slashed
        && (street || street_word)
        && !headed
        && (house
            || matches!(
                tape.key_before(at),
                ":" | "," | "(" | "tại" | "ở" | "đktt" | "hktt" | "trú" | "ngụ"
            ))
    {
        return Some((at, to));
    }
    // `trú 27 Bến Chợ`, `ở 12 Đường Láng`, but `tại 2 Bệnh viện Bạch Mai`
    let lives = tape.is_any(at.wrapping_sub(1), &["trú", "ngụ"])
        || at > 1 && tape.are(at - 2, &["địa", "chỉ"]);
    let opens_place =
        tape.atom(at).spaced && matches!(tape.key_before(at), "tại" | "ở" | "," | "(" | ":");
    let dwells =
        lives && (street || street_word) || opens_place && street && names_street(tape, to);
    let numbered = day::year_number(tape, at).is_none();
    (house && (slashed || (street || street_word) && numbered) || dwells && numbered)
        .then_some((at, to))
}

/// Whether the word at `at` begins the names of streets.
fn names_street(tape: &Tape, at: usize) -> bool {
    ROADS.contains(&tape.key(at)) || tape.is_any(at, &["bến", "khu", "hàng", "chợ"])
}

/// `194 đường Giải Phóng`, `tổ 52 phường Minh Tân`, `ngã 3 đường Sáu Cua`; but `2 xã Tân
/// Dương và Phượng Tiến` counts.
pub(super) fn before_place(tape: &Tape, at: usize) -> Option<usize> {
    let to = at + 1;
    let number = tape.int(at)?;
    let name = tape.word_end(to);
    let sure = number >= 10 || behind_label(tape, at);
    let title = tape.is_word(name) && tape.atom(name).case == Case::Title;
    let capitals = tape.is_word(name) && tape.atom(name).case == Case::Upper;
    let named = title || sure && (capitals || tape.is_digits(name));
    if !tape.atom(to).spaced
        || !tape.atom(name).spaced
        || !named
        || !tape.word_class(to).has(Class::ADDRESS)
    {
        return None;
    }
    let road = ROADS.contains(&tape.str(to, name).to_lowercase().as_str());
    let one = !names_several(tape, name);
    (number >= 10 || one && (sure || road)).then_some(to)
}

/// Whether a word that numbers name stands before `at`.
fn behind_label(tape: &Tape, at: usize) -> bool {
    at > 0 && super::label_before(tape, at).is_some()
}

/// `ngã 3`, `ngã ba`: a place where roads meet; but `ngã 3 lần`.
pub(super) fn crossing(tape: &Tape, at: usize) -> Option<usize> {
    let roads = tape.int(at).is_none_or(|roads| (3..=7).contains(&roads));
    (tape.key_before(at) == "ngã" && roads && !tape.is_any(at + 1, &["lần", "người"]))
        .then_some(at + 1)
}

/// Whether the name at `at` is the first of a list: `Tân Dương, Phượng Tiến`.
fn names_several(tape: &Tape, at: usize) -> bool {
    const MOST: usize = 5;
    let name = |at: usize| tape.is_word(at) && tape.atom(at).case != Case::Lower;
    let end = (at..at + MOST).find(|&at| !name(at)).unwrap_or(at);
    tape.is_any(end, &["và", ",", "-", ";"])
        && name(end + 1)
        && !tape.word_class(end + 1).has(Class::ADDRESS)
        && tape.key(end + 1) != "tp"
}

/// `đường Ba Tháng Hai`, `đại lộ 3 tháng 2`: a street named for a day.
pub(super) fn of_day(tape: &Tape, at: usize) -> Option<usize> {
    let title = |at: usize| tape.is_word(at) && tape.atom(at).case == Case::Title;
    let month = (at + 1..at + 3).find(|&at| tape.is(at, "tháng"))?;
    let street = at > 0 && tape.word_class(tape.word_start(at - 1)).has(Class::ADDRESS);
    let capitals = title(month) && (at..month).all(title) && title(month + 1);
    let number = |at: usize| tape.is_digits(at) || tape.lexicon.number(tape.key(at)).is_some();
    let written = title(month) || (at..month).all(number) && number(month + 1);
    (capitals || street && written).then_some(month + 2)
}
