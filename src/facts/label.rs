//! Numbers that name something: no facts, but readings that compete with the others.

use super::{
    Candidate, Evidence, Reading, Shape, Tape, amount, day,
    tape::{AtomKind, Case},
    unit,
};
use crate::lexicon::Class;

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if !tape.is_digits(at)
        && !tape.atom(at).class.has(Class::NUMBER)
        && super::ordinal::roman(tape, at).is_none()
    {
        return;
    }
    let mut push = |from: usize, to: usize, evidence: Evidence, rule: &'static str| {
        out.push(Candidate::new(tape, from, to, Reading::Name, rule).evidence(evidence));
    };
    // `hạnh phúc trăm năm`, but `một trăm năm trước`.
    let counted = tape.lexicon.number(tape.key_before(at)).is_some();
    if let Some((_, to)) = tape.lexicon.idioms.starting_at(tape, at)
        && !counted
    {
        push(at, to, Evidence::Certain, "name.idiom");
    }
    if tape.is_digits(at) {
        if let Some(to) = phone(tape, at) {
            push(at, to, Evidence::Certain, "name.phone");
        }
        if let Some(to) = bullet(tape, at) {
            push(at, to, Evidence::Certain, "name.bullet");
        }
        if let Some(to) = chain(tape, at) {
            push(at, to, Evidence::Certain, "name.chain");
        }
        if let Some(to) = plate(tape, at) {
            push(at, to, Evidence::Certain, "name.plate");
        }
        if let Some((to, evidence)) = around_the_clock(tape, at) {
            push(at, to, evidence, "name.around-the-clock");
        }
        if let Some(to) = impossible(tape, at) {
            push(at, to, Evidence::Certain, "name.impossible");
        }
        if let Some((from, to)) = address(tape, at) {
            push(from, to, Evidence::Certain, "name.address");
        }
    }
    if let Some((to, label)) = labelled(tape, at) {
        // `khoản 2 Điều 16`, `Điều 5 Hiệp ước`: what follows begins a name of its own.
        let name_follows = tape.is_word(to) && tape.atom(to).case == Case::Title;
        let evidence = if name_follows || label == Label::Always {
            Evidence::Certain
        } else {
            Evidence::Marked
        };
        push(at, to, evidence, "name.labelled");
    }
    if let Some((to, shape)) = pair(tape, at) {
        // `50-07V`: the code of a station.
        if shape == Shape::Dash
            && tape.is_word(to)
            && tape.glued(to)
            && tape.key(to).chars().count() == 1
            && tape.atom(to).case != Case::Lower
        {
            push(at, to + 1, Evidence::Marked, "name.code");
        }
        out.push(
            Candidate::new(tape, at, to, Reading::Name, "name.pair")
                .evidence(if is_score(tape, at, shape) {
                    Evidence::Context
                } else {
                    Evidence::Shape
                })
                .shape(Some((shape, at, to))),
        );
    }
}

/// `7 giờ 61 phút`, `ngày 1 tháng 13`: neither a point of time nor a length.
fn impossible(tape: &Tape, at: usize) -> Option<usize> {
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

/// Words that measure time.
pub(super) const TIME_UNITS: [&str; 9] = [
    "năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây", "tiếng", "quý",
];

/// Two numbers with a sign between: a score, an address, a size, when nothing says otherwise.
fn pair(tape: &Tape, at: usize) -> Option<(usize, Shape)> {
    if !tape.is_digits(at) || !tape.is_digits(at + 2) {
        return None;
    }
    let shape = match tape.key(at + 1) {
        "/" => Shape::Slash,
        "-" => Shape::Dash,
        "." => Shape::Dot,
        _ => return None,
    };
    (tape.atom(at + 1).spaced == tape.atom(at + 2).spaced).then_some((at + 3, shape))
}

/// `U20 Mỹ 6-0 U20 New Zealand`, `Kết quả: 2-1`: small numbers between names or alone.
fn is_score(tape: &Tape, at: usize, shape: Shape) -> bool {
    let small = |at: usize| tape.int(at).is_some_and(|n| n <= 15);
    if shape != Shape::Dash || !small(at) || !small(at + 2) || !tape.glued(at + 1) {
        return false;
    }
    let name = |atom: &super::tape::Atom| atom.kind == AtomKind::Word && atom.case != Case::Lower;
    let between_names = at > 0 && name(tape.before(at)) && name(tape.atom(at + 3));
    let falls = tape.int(at) > tape.int(at + 2) && !tape.is_word(at + 3);
    between_names
        || falls && (tape.is(at + 2, "0") || name(tape.before(at)))
        || tape.is(at, "0") && !tape.is_word(at + 3)
}

/// How sure a word says that the number behind it is a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Unless a counted noun follows: `nhóm 5`, but `nhóm 5 người`.
    Perhaps,
    /// Whatever follows: `tầng 11 chung cư`.
    Always,
}

/// What the word that ends before `at` says as a label: the whole segmented word,
/// so that `khẩn cấp 6 …` is no level, or its last two syllables (`đường quốc lộ`).
fn label_before(tape: &Tape, at: usize) -> Option<Label> {
    let first = tape.word_start(at - 1);
    let class = if first + 1 < at {
        tape.phrase_class(at - 2, at)
    } else {
        tape.atom(first).class
    };
    if class.has(Class::ALWAYS_LABEL) {
        Some(Label::Always)
    } else {
        class.has(Class::LABEL).then_some(Label::Perhaps)
    }
}

/// `quận 1`, `lớp 12A`, `Điều 5`, `vòng 1/8`, `iPhone 7`.
fn labelled(tape: &Tape, at: usize) -> Option<(usize, Label)> {
    let before = at.checked_sub(1)?;
    let label = tape.atom(before);
    if label.kind != AtomKind::Word || !tape.atom(at).spaced {
        return None;
    }
    let digits = tape.is_digits(at);
    let mut listed = label_before(tape, at);
    // `SEA Games 29` is the name of the games, `SEA Games 2017` has their year; so has
    // `mùa giải 2018`, but not `số 2018` or `đời 2018`.
    let dated = label.case != Case::Lower
        || listed == Some(Label::Perhaps)
            && !tape.is_any(
                before,
                &["số", "phòng", "mã", "hiệu", "đời", "mẫu", "xe", "dòng"],
            );
    if dated && day::year_number(tape, at).is_some_and(|y| (1900..2100).contains(&y)) {
        listed = None;
    }
    // `trong vòng 12 tháng`, `giai đoạn 5 năm`: a length of time.
    let range = digits && tape.is(at + 1, "-") && tape.is_digits(at + 2);
    let counted = if range { at + 3 } else { at + 1 };
    let timed = tape.is_any(counted, &TIME_UNITS);
    if timed && listed == Some(Label::Always) {
        listed = Some(Label::Perhaps);
    }
    // A foreign name before a number that counts nothing: `Windows 10`, `Apollo 11`.
    let foreign_name = digits
        && label.case != Case::Lower
        && is_foreign(tape, before)
        && day::year_number(tape, at).is_none();
    let mut kind = listed.or(foreign_name.then_some(Label::Perhaps))?;
    let number_one = tape.is(before, "số") && tape.is(at, "một");
    if !digits && !number_one && super::ordinal::roman(tape, at).is_none() {
        return None;
    }
    let mut to = if digits {
        amount::literal_end(tape, at)
    } else {
        at + 1
    };
    if digits {
        if tape.str(at, to).contains(',') || to - at == 3 && tape.atom(at + 2).span.len() == 3 {
            // `mức 3,5`, `đường 1.500 tỷ`
            return None;
        }
        while tape.is_any(to, &["/", "-", "+"])
            && tape.glued(to)
            && tape.glued(to + 1)
            && (tape.is_digits(to + 1)
                || tape.is_word(to + 1) && tape.atom(to + 1).case == Case::Upper)
        {
            to += 2;
        }
        if tape.is_word(to)
            && tape.glued(to)
            && tape.key(to).chars().count() <= 2
            && tape.atom(to).case != Case::Lower
        {
            to += 1;
        }
        // A measure, a scale, a sign of percent makes it an amount.
        if amount::number(tape, at).is_some_and(|n| unit::measure(tape, &n).is_some()) {
            return None;
        }
        if tape.atom(to).class.has(Class::SCALE) || tape.is(to, "%") {
            return None;
        }
    }
    // `số 24 phố Hàng Bồ`, `công ty số 1 tỉnh`, but `trong số 12 tỉnh`
    let of = before
        .checked_sub(1)
        .is_some_and(|at| tape.is_any(at, &["trong", "tổng", "với", "là"]));
    if tape.is(before, "số") && !of && tape.is_word(to) && tape.atom(to).class.has(Class::PLACE) {
        kind = Label::Always;
    }
    Some((to, kind))
}

/// Whether the word cannot be Vietnamese: letters or endings the language does not have.
fn is_foreign(tape: &Tape, at: usize) -> bool {
    let key = tape.key(at);
    key.is_ascii()
        && (key.contains(['f', 'j', 'w', 'z'])
            || key.len() > 6
            || key.ends_with(['s', 'x', 'd', 'r', 'l', 'b', 'k', 'v'])
            || [
                "ll", "ss", "ee", "oo", "tt", "pp", "st", "cl", "br", "pr", "gr", "pl", "sc", "sh",
                "ck", "rs",
            ]
            .iter()
            .any(|p| key.contains(p)))
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
fn around_the_clock(tape: &Tape, at: usize) -> Option<(usize, Evidence)> {
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
fn phone(tape: &Tape, at: usize) -> Option<usize> {
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
fn bullet(tape: &Tape, at: usize) -> Option<usize> {
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
fn chain(tape: &Tape, at: usize) -> Option<usize> {
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
fn plate(tape: &Tape, at: usize) -> Option<usize> {
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

/// `56/283 Trần Khát Chân`, `số 12/6`: a house in a street.
fn address(tape: &Tape, at: usize) -> Option<(usize, usize)> {
    let slashed = tape.is(at + 1, "/") && tape.glued(at + 1) && tape.is_digits(at + 2);
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
    (house && (slashed || street && day::year_number(tape, at).is_none())).then_some((at, to))
}
