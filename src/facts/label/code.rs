//! Numbers that their own shape shows to be names: telephones, plates, formations.

use crate::facts::{
    Evidence, Tape, amount, day,
    tape::{AtomKind, Case},
    unit,
};

/// `7 giờ 61 phút`, `ngày 1 tháng 13`: neither a point of time nor a length.
pub(super) fn impossible(tape: &Tape, at: usize) -> Option<usize> {
    let number = |at: usize| tape.int(at).filter(|_| tape.atom(at).span.len() <= 2);
    let (_, last) = (number(at)?, number(at + 2)?);
    match tape.key(at + 1) {
        "giờ" if tape.is(at + 3, "phút") && last >= 60 => Some(at + 4),
        "tháng" if tape.is_any(at.wrapping_sub(1), &["ngày", "mùng", "mồng"]) => {
            let counts = tape.is_word(at + 3) && !tape.is(at + 3, "năm");
            (last > 12 && !counts).then_some(at + 3)
        }
        _ => None,
    }
}

/// What goes on around the clock.
const SERVES: [&[&str]; 6] = [
    &["mở", "cửa"],
    &["hoạt", "động"],
    &["phục", "vụ"],
    &["hỗ", "trợ"],
    &["làm", "việc"],
    &["trực"],
];

/// Whether the words `keys` stand directly before `at`.
fn ends_with(tape: &Tape, at: usize, keys: &[&str]) -> bool {
    at >= keys.len() && tape.are(at - keys.len(), keys)
}

/// `24/24`, `24/7`, which may be a day of July.
pub(super) fn around_the_clock(tape: &Tape, at: usize) -> Option<(usize, Evidence)> {
    if !tape.is(at, "24") || !tape.is(at + 1, "/") || !tape.glued(at + 1) {
        return None;
    }
    let to = at + 3 + usize::from(tape.is_any(at + 3, &["h", "giờ"]));
    match tape.key(at + 2) {
        "24" => Some((to, Evidence::Certain)),
        "7" if SERVES.iter().any(|verb| ends_with(tape, at, verb)) => Some((to, Evidence::Certain)),
        "7" => Some((to, Evidence::Context)),
        _ => None,
    }
}

/// A telephone number: groups that begin with 0 or +84, or follow a word for it.
pub(super) fn phone(tape: &Tape, at: usize) -> Option<usize> {
    let digits_before = at > 0 && tape.glued(at) && !tape.is_any(at - 1, &["(", "+", ":"]);
    if digits_before {
        return None;
    }
    let mut total = tape.atom(at).span.len();
    let mut groups = 1;
    let mut to = at + 1;
    loop {
        let next = if tape.is_any(to, &[".", "-", ")"]) {
            to + 1
        } else {
            to
        };
        let spaced = next == to && tape.atom(next).spaced;
        if !(tape.is_digits(next)
            && (next > to || spaced)
            && (2..=4).contains(&tape.atom(next).span.len())
            && groups < 8)
        {
            break;
        }
        total += tape.atom(next).span.len();
        groups += 1;
        to = next + 1;
    }
    let zero = tape.key(at).starts_with('0');
    let called = tape.is_any(at.wrapping_sub(1), &["đt", "hotline", "tel", "fax", "zalo"])
        || at > 1
            && tape.is(at - 1, ":")
            && tape.is_any(
                at - 2,
                &[
                    "thoại", "đt", "hotline", "tel", "fax", "nóng", "zalo", "lạc",
                ],
            )
        || at > 1 && tape.are(at - 2, &["điện", "thoại"]);
    ((zero && (8..=12).contains(&total) && (groups > 1 || total >= 9)) || called && total >= 5)
        .then_some(to)
}

/// `1.` or `2)` that opens a line, `a)` is no number.
pub(super) fn bullet(tape: &Tape, at: usize) -> Option<usize> {
    let opens_line = at == 0 || tape.before(at).kind == AtomKind::Break;
    let opens =
        opens_line || matches!(tape.key_before(at), ";" | ":" | ".") && tape.atom(at).spaced;
    let short = tape.atom(at).span.len() <= 2;
    let closes = tape.is(at + 1, ")") && tape.key_before(at) != "("
        || tape.is_any(at + 1, &[".", "/"])
            && opens_line
            && tape.glued(at + 1)
            && (tape.atom(at + 2).spaced || tape.is_word(at + 2))
            && !tape.is_digits(at + 2);
    (opens && short && closes && tape.glued(at + 1)).then_some(at + 2)
}

/// `4-4-2`, `6-4-3`, `02 – 08 – 21`, `192.168.1.1`: three numbers and more that are no date.
pub(super) fn chain(tape: &Tape, at: usize) -> Option<usize> {
    let sign = tape.key(at + 1);
    if !matches!(sign, "-" | "/" | "." | "+" | ":" | "x") || at > 0 && tape.key_before(at) == sign {
        return None;
    }
    let mut count = 1;
    let mut to = at + 1;
    while tape.is(to, sign)
        && tape.is_digits(to + 1)
        && tape.atom(to).spaced == tape.atom(to + 1).spaced
    {
        count += 1;
        to += 2;
    }
    // `RAM 2/3/4GB`
    if sign == "/" && unit::has_variants(tape, to) {
        return None;
    }
    // `1.895 x 715 x 1.075 mm`: the sizes of a thing.
    let sizes =
        |last: usize| amount::number(tape, last).is_some_and(|n| unit::measure(tape, &n).is_some());
    if sign == "x"
        && (sizes(to - 1) || at > 0 && tape.glued(at) && tape.is_any(at - 1, &[".", ","]))
    {
        return None;
    }
    if sign == "+" || sign == "x" && count == 2 {
        return (count == 2 && tape.glued(at + 1)).then_some(to);
    }
    if sign == "."
        && (3..=6).contains(&count)
        && crate::number::digits::read(tape.str(at, to)).is_some()
        || sign == ":" && count <= 3
    {
        return None;
    }
    // Behind a dash too: `27-28/02/2018`.
    let date =
        count == 3 && day::numeric(tape, day::Lead::Joined, at).is_some_and(|found| found.to == to);
    (count >= 3 && !date).then_some(to)
}

/// `51F-123.45`, `29A-12345`, `BKS 52Y4 - 2283`.
pub(super) fn plate(tape: &Tape, at: usize) -> Option<usize> {
    let glued_letter = tape.is_word(at + 1)
        && tape.glued(at + 1)
        && tape.atom(at + 1).case != Case::Lower
        && tape.key(at + 1).chars().count() <= 2;
    if tape.atom(at).span.len() != 2 || !glued_letter {
        return None;
    }
    let mut to = at + 2;
    if tape.is_digits(to) && tape.glued(to) && tape.atom(to).span.len() == 1 {
        to += 1;
    }
    if !tape.is(to, "-") || !tape.is_digits(to + 1) {
        return None;
    }
    to += 2;
    if tape.is(to, ".") && tape.glued(to) && tape.is_digits(to + 1) {
        to += 2;
    }
    Some(to)
}
