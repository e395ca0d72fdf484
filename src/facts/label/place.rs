//! Numbers of houses.

use crate::{
    facts::{Tape, day, tape::Case},
    lexicon::Class,
};

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
    let opens_place = matches!(tape.key_before(at), "tại" | "ở" | "," | "(" | ":");
    let dwells =
        lives && (street || street_word) || opens_place && street && names_street(tape, to);
    let numbered = day::year_number(tape, at).is_none();
    (house && (slashed || (street || street_word) && numbered) || dwells && numbered)
        .then_some((at, to))
}

/// Whether the word at `at` begins the names of streets.
fn names_street(tape: &Tape, at: usize) -> bool {
    tape.is_any(
        at,
        &[
            "đường",
            "phố",
            "bến",
            "ngõ",
            "hẻm",
            "ngách",
            "kiệt",
            "khu",
            "hàng",
            "chợ",
        ],
    )
}
