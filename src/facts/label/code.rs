//! Numbers that their own shape shows to be names: telephones, plates, formations.

use crate::{
    facts::{
        Evidence, Tape, amount, day, shared,
        tape::{AtomKind, Case},
        unit,
    },
    number::digits,
};

/// `7 giờ 61 phút`, `ngày 1 tháng 13`: neither a point of time nor a length.
pub(super) fn impossible(tape: &Tape, at: usize) -> Option<usize> {
    let number = |at: usize| tape.int(at).filter(|_| tape.atom(at).span.len() <= 2);
    let (_, last) = (number(at)?, number(at + 2)?);
    match tape.key(at + 1) {
        "giờ" if tape.is(at + 3, "phút") && last >= 60 => Some(at + 4),
        "tháng" if tape.follows_any(at, &["ngày", "mùng", "mồng"]) => {
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

/// `24/24`, `24/7`, which may be a day of July.
pub(super) fn around_the_clock(tape: &Tape, at: usize) -> Option<(usize, Evidence)> {
    if !tape.is(at, "24") || !tape.is(at + 1, "/") || !tape.glued(at + 1) {
        return None;
    }
    let to = at + 3 + usize::from(tape.is_any(at + 3, &["h", "giờ"]));
    match tape.key(at + 2) {
        "24" => Some((to, Evidence::Certain)),
        "7" if SERVES.iter().any(|verb| tape.follows(at, verb)) => Some((to, Evidence::Certain)),
        "7" => Some((to, Evidence::Context)),
        _ => None,
    }
}

/// A telephone number: groups that begin with 0 or +84, or follow a word for it.
pub(super) fn phone(tape: &Tape, at: usize) -> Option<usize> {
    const MOST_GROUPS: usize = 8;
    if at > 0 && tape.glued(at) && !tape.follows_any(at, &["(", "+", ":"]) {
        return None;
    }
    let mut digits = tape.atom(at).span.len();
    let mut groups = 1;
    let mut to = at + 1;
    while groups < MOST_GROUPS {
        let sign = tape.is_any(to, &[".", "-", ")"]);
        let group = tape.atom(to + usize::from(sign));
        let fits = group.kind == AtomKind::Digits && (2..=4).contains(&group.span.len());
        if !fits || !sign && !group.spaced {
            break;
        }
        digits += group.span.len();
        groups += 1;
        to += 1 + usize::from(sign);
    }
    let zero =
        tape.key(at).starts_with('0') && (8..=12).contains(&digits) && (groups > 1 || digits >= 9);
    (zero || digits >= 5 && is_called(tape, at)).then_some(to)
}

/// `ĐT 0912…`, `điện thoại: …`, `đường dây nóng: …`, `liên lạc: …`
fn is_called(tape: &Tape, at: usize) -> bool {
    let colon = tape.follows_any(at, &[":"]);
    let end = at - usize::from(colon);
    tape.follows_any(end, &["đt", "hotline", "tel", "fax", "zalo"])
        || tape.follows(at, &["điện", "thoại"])
        || colon && tape.follows_any(end, &["thoại", "nóng", "lạc"])
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
    if !matches!(sign, "-" | "/" | "." | "+" | ":" | "x") || tape.follows_any(at, &[sign]) {
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
    let several = match sign {
        "x" if measures_sizes(tape, at, to - 1) => false,
        "x" if count != 2 => count > 2,
        "x" | "+" => return (count == 2 && tape.glued(at + 1)).then_some(to),
        "." if (3..=6).contains(&count) => digits::read(tape.str(at, to)).is_none(),
        ":" => count > 3,
        // `RAM 2/3/4GB`
        "/" if shared::has_variants(tape, to) => false,
        _ => count > 2,
    };
    // Behind a dash too: `27-28/02/2018`.
    let date = || {
        count == 3 && day::numeric(tape, day::Lead::Joined, at).is_some_and(|found| found.to == to)
    };
    (several && !date()).then_some(to)
}

/// `1.895 x 715 x 1.075 mm`: the sizes of a thing, or their decimals.
fn measures_sizes(tape: &Tape, at: usize, last: usize) -> bool {
    let measured =
        amount::number(tape, last).is_some_and(|number| unit::measure(tape, &number).is_some());
    measured || at > 0 && tape.glued(at) && tape.follows_any(at, &[".", ","])
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
