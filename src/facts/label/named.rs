//! Words that label the number behind them: `quận 1`, `Điều 5`, `vòng 1/8`, `iPhone 7`.

use super::name;
use crate::{
    facts::{
        Candidate, Evidence, Tape, amount, day, ordinal, tape::Case, time_unit::TimeUnit, unit,
    },
    lexicon::Class,
};

/// How sure a word says that the number behind it is a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Unless a counted noun follows: `nhóm 5`, but `nhóm 5 người`.
    Perhaps,
    /// Whatever follows: `tầng 11 chung cư`.
    Always,
}

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let Some((to, label)) = labelled(tape, at) else {
        return;
    };
    let evidence = if label == Label::Always || name_goes_on(tape, at, to) {
        Evidence::Certain
    } else {
        Evidence::Marked
    };
    out.push(name(tape, at, to, evidence, "name.labelled"));
    if label == Label::Always {
        let further = listed(tape, to).into_iter();
        out.extend(further.map(|n| name(tape, n, n + 1, Evidence::Certain, "name.listed")));
    }
}

/// Whether what follows the number begins a name of its own (`khoản 2 Điều 16`, `Điều 5
/// Hiệp ước`) or tells when (`điểm 10 năm nay`), so that the number counts nothing.
fn name_goes_on(tape: &Tape, at: usize, to: usize) -> bool {
    let title = tape.is_title(to);
    // `top 10 Ca sĩ của năm` counts.
    let top = tape.follows_any(at, &["top", "tốp"]) && unit::is_counted(tape, to);
    let this_year = tape.is(to, "năm")
        && tape.is_any(to + 1, &["nay", "ngoái"])
        && !tape.follows_any(at, &["vòng", "đoạn"]);
    title && !top || this_year
}

/// The labelled number at `at`: the atom behind it, and how sure the label is.
fn labelled(tape: &Tape, at: usize) -> Option<(usize, Label)> {
    let before = at.checked_sub(1)?;
    if !tape.is_word(before) || !tape.atom(at).spaced {
        return None;
    }
    let said = label_of(tape, at);
    let label = said.or_else(|| is_of_foreign_name(tape, at).then_some(Label::Perhaps))?;
    let to = if tape.is_digits(at) {
        let end = amount::literal_end(tape, at);
        if tape.str(at, end).contains(',') || end - at == 3 && tape.atom(at + 2).span.len() == 3 {
            // `mức 3,5`, `đường 1.500 tỷ`, but `khoản 2,3 Điều 20`
            let several = said == Some(Label::Always) && !listed(tape, at + 1).is_empty();
            return several.then_some((at + 1, Label::Always));
        }
        let to = code_end(tape, end);
        if is_amount(tape, at, to, label) {
            return None;
        }
        to
    } else if ordinal::roman(tape, at).is_some() || tape.is(before, "số") && tape.is(at, "một")
    {
        at + 1
    } else {
        return None;
    };
    if !tape.is(before, "số") {
        return Some((to, label));
    }
    let place = tape.is_word(to) && tape.atom(to).class.has(Class::PLACE);
    match tape.key_before(before) {
        // `trong số 7 đá`, `tổng số 12 tỉnh`: so many.
        "trong" | "tổng" => None,
        // `số 24 phố Hàng Bồ`, but `với số 12 tỉnh`
        "với" | "là" => Some((to, label)),
        _ => Some((to, if place { Label::Always } else { label })),
    }
}

/// What the word before the number at `at` says as a label, unless the number is a year or
/// measures time.
fn label_of(tape: &Tape, at: usize) -> Option<Label> {
    let label = label_before(tape, at)?;
    // `SEA Games 29` is the name of the games, `SEA Games 2017` has their year; so has
    // `mùa giải 2018`, but not `số 2018` or `đời 2018`.
    const NUMBERED: [&str; 8] = ["số", "phòng", "mã", "hiệu", "đời", "mẫu", "xe", "dòng"];
    let dated = tape.before(at).case != Case::Lower
        || label == Label::Perhaps && !tape.follows_any(at, &NUMBERED);
    if dated && day::year_number(tape, at).is_some_and(|year| (1900..2100).contains(&year)) {
        return None;
    }
    // `trong vòng 12 tháng`, `giai đoạn 5 năm`: a length of time.
    let range = tape.is_digits(at) && tape.is(at + 1, "-") && tape.is_digits(at + 2);
    let behind = if range { at + 3 } else { at + 1 };
    if TimeUnit::is_at(tape, behind) {
        return Some(Label::Perhaps);
    }
    Some(label)
}

/// What the word that ends before `at` says as a label: the whole segmented word,
/// so that `khẩn cấp 6 …` is no level, or its last two syllables (`đường quốc lộ`).
pub(super) fn label_before(tape: &Tape, at: usize) -> Option<Label> {
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
    const COUNTING: [&str; 5] = ["trong", "tổng", "với", "con", "chỉ"];
    const SCORES: [&str; 8] = ["dân", "hệ", "hiệu", "đa", "tỷ", "tỉ", "doanh", "thông"];
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let beside = tape.is_word(before) && tape.atom(before).sentence == tape.atom(at).sentence;
    if !beside || tape.is_any(before, &COUNTING) {
        return false;
    }
    // `đứng số 1 nước Đức`: the first, as nobody gives one thing as their number.
    if tape.is_any(at + 1, &["1", "một"]) && tape.is_word(at + 2) {
        return !tape.is_any(before, &SCORES);
    }
    let class = tape.word_class(tape.word_start(before));
    tape.word_start(at) == at
        && (tape.atom(before).case != Case::Lower && !tape.opens(before)
            || class.has(Class::COUNTED.or(Class::ANY_LABEL)))
}

/// Whether the word at `at` is a unit that is counted itself: `30 phút`, `mỗi km`.
pub(in crate::facts) fn is_counted_before(tape: &Tape, at: usize) -> bool {
    const COUNTING: [&str; 11] = [
        "/", "mỗi", "từng", "một", "vài", "mấy", "những", "nửa", "các", "hàng", "hằng",
    ];
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    tape.is_digits(before)
        || tape.is_any(before, &COUNTING)
        || tape.lexicon.number(tape.key(before)).is_some()
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

/// The atom behind the code whose digits end before `to`: `24/7B`, `12-AB`, `5C`.
fn code_end(tape: &Tape, to: usize) -> usize {
    let capitals = |at: usize| tape.is_word(at) && tape.atom(at).case == Case::Upper;
    let mut to = to;
    while tape.is_any(to, &["/", "-", "+"])
        && tape.glued(to)
        && tape.glued(to + 1)
        && (tape.is_digits(to + 1) || capitals(to + 1))
    {
        to += 2;
    }
    let letters = tape.is_word(to)
        && tape.glued(to)
        && tape.key(to).chars().count() <= 2
        && tape.atom(to).case != Case::Lower;
    to + usize::from(letters)
}

/// Whether the digits at `at`, which end before `to`, are an amount behind the label: a
/// measure (`vòng 16m50`), a scale or a sign of percent follows.
fn is_amount(tape: &Tape, at: usize, to: usize, label: Label) -> bool {
    let behind = tape.atom(to);
    // `tầng 21 chỉ sau 17 phút`, `tầng 5 Khối nhà ở`: no measures.
    let other = label == Label::Always
        && !tape.key(to).is_ascii()
        && (behind.class.has(Class::FUNCTION) || behind.case == Case::Title);
    let measured =
        || amount::number(tape, at).is_some_and(|number| unit::measure(tape, &number).is_some());
    unit::metres_and_centimetres(tape, at).is_some()
        || !other && measured()
        || behind.class.has(Class::SCALE)
        || tape.is(to, "%")
}

/// Whether the digits at `at` stand behind a foreign name and count nothing: `Windows 10`,
/// `Apollo 11`; but `Chuyển nhượng Real 6/7: …`, `Liverpool 19/08/2017` give the day.
fn is_of_foreign_name(tape: &Tape, at: usize) -> bool {
    let pair = tape.is(at + 1, "/") && tape.is_digits(at + 2);
    tape.is_digits(at)
        && tape.before(at).case != Case::Lower
        && is_foreign(tape.key_before(at))
        && day::year_number(tape, at).is_none()
        && !(pair && tape.is_any(at + 3, &[":", "/"]))
}

/// Whether the word cannot be Vietnamese: letters or endings the language does not have.
fn is_foreign(key: &str) -> bool {
    const LETTERS: [char; 4] = ['f', 'j', 'w', 'z'];
    const ENDS: [char; 8] = ['s', 'x', 'd', 'r', 'l', 'b', 'k', 'v'];
    const PAIRS: [&str; 16] = [
        "ll", "ss", "ee", "oo", "tt", "pp", "st", "cl", "br", "pr", "gr", "pl", "sc", "sh", "ck",
        "rs",
    ];
    key.is_ascii()
        && (key.len() > 6
            || key.contains(LETTERS)
            || key.ends_with(ENDS)
            || PAIRS.iter().any(|pair| key.contains(pair)))
}
