//! Numbers that name something: no facts, but readings that compete with the others.

mod code;
mod place;
mod proper;

pub(super) use proper::ends_before as name_ends_before;

use super::{
    Candidate, Evidence, Reading, Shape, Tape, amount, day, ordinal,
    tape::{Atom, AtomKind, Case},
    unit,
};
use crate::lexicon::Class;

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if !tape.is_digits(at)
        && !tape.atom(at).class.has(Class::NUMBER)
        && ordinal::roman(tape, at).is_none()
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
        if let Some(to) = code::phone(tape, at) {
            push(at, to, Evidence::Certain, "name.phone");
        }
        if let Some(to) = code::bullet(tape, at) {
            push(at, to, Evidence::Certain, "name.bullet");
        }
        if let Some(to) = code::chain(tape, at) {
            push(at, to, Evidence::Certain, "name.chain");
        }
        if let Some(to) = code::plate(tape, at) {
            push(at, to, Evidence::Certain, "name.plate");
        }
        if let Some((to, evidence)) = code::around_the_clock(tape, at) {
            push(at, to, evidence, "name.around-the-clock");
        }
        if let Some(to) = code::impossible(tape, at) {
            push(at, to, Evidence::Certain, "name.impossible");
        }
        if let Some((from, to)) = place::address(tape, at) {
            push(from, to, Evidence::Certain, "name.address");
        }
        if let Some(to) = place::before_place(tape, at) {
            push(at, to, Evidence::Certain, "name.address");
        }
        if let Some(to) = proper::model(tape, at).or_else(|| proper::version(tape, at)) {
            push(at, to, Evidence::Certain, "name.model");
        }
        if let Some(to) = proper::cell(tape, at) {
            push(at, to, Evidence::Certain, "name.cell");
        }
    }
    for (named, rule) in [
        (place::of_day(tape, at), "name.street"),
        (place::crossing(tape, at), "name.crossing"),
    ] {
        if let Some(to) = named {
            push(at, to, Evidence::Certain, rule);
        }
    }
    if proper::in_title(tape, at) {
        push(at, at + 1, Evidence::Certain, "name.title");
    }
    if let Some((to, label)) = labelled(tape, at) {
        // `khoản 2 Điều 16`, `Điều 5 Hiệp ước`: what follows begins a name of its own.
        let title = tape.is_word(to) && tape.atom(to).case == Case::Title;
        // `điểm 10 năm nay`
        let this_year = tape.is(to, "năm")
            && tape.is_any(to + 1, &["nay", "ngoái"])
            && !tape.is_any(at - 1, &["vòng", "đoạn"]);
        // `top 10 Ca sĩ của năm` counts.
        let top = tape.is_any(at - 1, &["top", "tốp"]) && unit::is_counted(tape, to);
        let name_follows = title && !top || this_year;
        let evidence = if name_follows || label == Label::Always {
            Evidence::Certain
        } else {
            Evidence::Marked
        };
        push(at, to, evidence, "name.labelled");
        if label == Label::Always {
            for number in listed(tape, to) {
                push(number, number + 1, Evidence::Certain, "name.listed");
            }
        }
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
                .evidence(score(tape, at, shape))
                .shape(Some((shape, at, to))),
        );
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

/// How surely two numbers with a sign between are a score, or none they are: `U20 Mỹ 6-0
/// U20 New Zealand`, `Kết quả: 2-1`: small numbers between names or alone.
fn score(tape: &Tape, at: usize, shape: Shape) -> Evidence {
    let number = |at: usize| tape.int(at).filter(|n| *n <= 15);
    let (Some(first), Some(second)) = (number(at), number(at + 2)) else {
        return Evidence::Shape;
    };
    if shape != Shape::Dash || !tape.glued(at + 1) {
        return Evidence::Shape;
    }
    let name = |atom: &Atom| atom.kind == AtomKind::Word && atom.case != Case::Lower;
    let behind_name = name(tape.before(at));
    let falls = first > second && !tape.is_word(at + 3);
    if behind_name && name(tape.atom(at + 3)) {
        // No range and hardly a day; or a range of what nobody counts.
        let plain = first == 0 || second == 0 || first == second && first < 10;
        let opens = tape.opens(at - 1) && tape.atom(at - 1).spaced;
        return if (plain || first < second && !unit::is_counted(tape, at + 3)) && !opens {
            Evidence::Certain
        } else {
            Evidence::Context
        };
    }
    if falls && (second == 0 || behind_name) || first == 0 && !tape.is_word(at + 3) {
        Evidence::Context
    } else {
        Evidence::Shape
    }
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
    let last = at - 1;
    // `động cơ SkyActiv-G 4 xy-lanh`: the end of a name.
    if last > 0 && tape.glued(last) && tape.is(last - 1, "-") {
        return None;
    }
    let first = tape.word_start(last);
    let class = if first < last {
        tape.phrase_class(at - 2, at)
    } else {
        tape.atom(first).class
    };
    let always = match tape.key(last) {
        "số" => numbers_a_noun(tape, last),
        "phút" | "km" | "set" | "ván" | "hiệp" => {
            first == last && !is_counted_before(tape, last)
        }
        "điều" if sends(tape, last, at) => return None,
        _ => class.has(Class::ALWAYS_LABEL),
    };
    if always {
        Some(Label::Always)
    } else {
        class.has(Class::LABEL).then_some(Label::Perhaps)
    }
}

/// Whether `số` at `at` gives a thing its number: `phòng số 4 nhà trọ`, `tay vợt số 3
/// nước Anh`; but `trong số 12 tỉnh`, `con số 51 phiếu`.
fn numbers_a_noun(tape: &Tape, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| tape.word_start(at) == at) else {
        return false;
    };
    let class = tape.word_class(tape.word_start(before));
    tape.is_word(before)
        && tape.atom(before).sentence == tape.atom(at).sentence
        && !tape.is_any(before, &["trong", "tổng", "với", "con", "chỉ"])
        && (tape.atom(before).case != Case::Lower && !tape.opens(before)
            || class.has(Class::COUNTED.or(Class::LABEL).or(Class::ALWAYS_LABEL)))
}

/// Whether the word at `at` is a unit that is counted itself: `30 phút`, `mỗi km`.
pub(super) fn is_counted_before(tape: &Tape, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    tape.is_digits(before)
        || tape.is(before, "/")
        || tape.lexicon.number(tape.key(before)).is_some()
        || tape.is_any(
            before,
            &[
                "mỗi", "từng", "một", "vài", "mấy", "những", "nửa", "các", "hàng", "hằng",
            ],
        )
}

/// `điều 2 máy bay`: the verb, where no article of a law can be meant.
fn sends(tape: &Tape, at: usize, number: usize) -> bool {
    let to = number + 1;
    tape.atom(at).case == Case::Lower
        && tape.atom(to).case == Case::Lower
        && unit::is_counted(tape, to)
        && !tape.atom(to).class.has(Class::DOCUMENT)
}

/// The further numbers of a list of names whose first ends before `to`, where a
/// name follows them: `khoản 1 và 2 Điều 11`, `xóm 1, 2 xã Hùng Sơn`.
fn listed(tape: &Tape, to: usize) -> Vec<usize> {
    let mut numbers = Vec::new();
    let mut next = to;
    while tape.is_any(next, &["và", ",", "hoặc", "-"]) && tape.int(next + 1).is_some() {
        numbers.push(next + 1);
        next += 2;
    }
    let names = Class::ALWAYS_LABEL.or(Class::PLACE);
    let named = tape.is_word(next)
        && tape.atom(next).spaced
        && (tape.atom(next).case == Case::Title || tape.atom(next).class.has(names));
    if !named {
        numbers.clear();
    }
    numbers
}

/// `quận 1`, `lớp 12A`, `Điều 5`, `vòng 1/8`, `iPhone 7`.
fn labelled(tape: &Tape, at: usize) -> Option<(usize, Label)> {
    let before = at.checked_sub(1)?;
    let label = tape.atom(before);
    if label.kind != AtomKind::Word || !tape.atom(at).spaced {
        return None;
    }
    let digits = tape.is_digits(at);
    let mut listed_as = label_before(tape, at);
    // `SEA Games 29` is the name of the games, `SEA Games 2017` has their year; so has
    // `mùa giải 2018`, but not `số 2018` or `đời 2018`.
    let dated = label.case != Case::Lower
        || listed_as == Some(Label::Perhaps)
            && !tape.is_any(
                before,
                &["số", "phòng", "mã", "hiệu", "đời", "mẫu", "xe", "dòng"],
            );
    if dated && day::year_number(tape, at).is_some_and(|y| (1900..2100).contains(&y)) {
        listed_as = None;
    }
    // `trong vòng 12 tháng`, `giai đoạn 5 năm`: a length of time.
    let range = digits && tape.is(at + 1, "-") && tape.is_digits(at + 2);
    let counted = if range { at + 3 } else { at + 1 };
    let timed = tape.is_any(counted, &TIME_UNITS);
    if timed && listed_as == Some(Label::Always) {
        listed_as = Some(Label::Perhaps);
    }
    // A foreign name before a number that counts nothing: `Windows 10`, `Apollo 11`.
    let foreign_name = digits
        && label.case != Case::Lower
        && is_foreign(tape, before)
        && day::year_number(tape, at).is_none();
    // `Chuyển nhượng Real 6/7: …`, `Liverpool 19/08/2017` give the day.
    let pair = tape.is(at + 1, "/") && tape.is_digits(at + 2);
    if listed_as.is_none() && pair && tape.is_any(at + 3, &[":", "/"]) {
        return None;
    }
    let mut kind = listed_as.or(foreign_name.then_some(Label::Perhaps))?;
    let number_one = tape.is(before, "số") && tape.is(at, "một");
    if !digits && !number_one && ordinal::roman(tape, at).is_none() {
        return None;
    }
    let mut to = if digits {
        amount::literal_end(tape, at)
    } else {
        at + 1
    };
    if digits {
        if tape.str(at, to).contains(',') || to - at == 3 && tape.atom(at + 2).span.len() == 3 {
            // `mức 3,5`, `đường 1.500 tỷ`, but `khoản 2,3 Điều 20`
            return (listed_as == Some(Label::Always) && !listed(tape, at + 1).is_empty())
                .then_some((at + 1, Label::Always));
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
        // `vòng 16m50`
        if unit::metres_and_centimetres(tape, at).is_some() {
            return None;
        }
        // A measure, a scale, a sign of percent makes it an amount; `tầng 21 chỉ sau 17
        // phút`, `tầng 5 Khối nhà ở` have none.
        let other = kind == Label::Always
            && !tape.key(to).is_ascii()
            && (tape.atom(to).class.has(Class::FUNCTION) || tape.atom(to).case == Case::Title);
        if !other && amount::number(tape, at).is_some_and(|n| unit::measure(tape, &n).is_some()) {
            return None;
        }
        if tape.atom(to).class.has(Class::SCALE) || tape.is(to, "%") {
            return None;
        }
    }
    // `trong số 7 đá`, `tổng số 12 tỉnh`: so many.
    if tape.is(before, "số") && before > 0 && tape.is_any(before - 1, &["trong", "tổng"]) {
        return None;
    }
    // `số 24 phố Hàng Bồ`, but `với số 12 tỉnh`
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
