//! What stands behind a number: measures, counted nouns, `per`.

use std::sync::Arc;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::{
    amount::Number,
    tape::{AtomKind, Case, Tape},
    time_unit::TimeUnit,
};
use crate::lexicon::{Class, Unit};

/// Behind these a power stands apart where it was printed high: `40 m 2`.
const POWERED: [&str; 5] = ["m", "km", "cm", "mm", "dm"];

/// What a quantity counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Counted {
    /// A unit of measure, with its text.
    Measure(Arc<Unit>, String),
    /// A noun.
    Noun(String),
}

/// The measure at `at`, compounds with a slash included (`tấn/năm`).
pub(super) fn measure(tape: &Tape, number: &Number) -> Option<(Arc<Unit>, usize)> {
    let at = number.end;
    let (unit, to) = tape.lexicon.units.starting_at(tape, at)?;
    let exact = tape.lexicon.exact_unit(tape.str(at, to));
    let unit = exact.unwrap_or(unit);
    let glued = tape.glued(at);
    if unit.glued_only && !(glued && number.end > number.start) {
        return None;
    }
    // A symbol of one or two letters is a unit only where the word ends: not `5 m2 1`, not `3 gà`.
    let last = to - 1;
    if tape.is_word(last)
        && tape.glued(to)
        && tape.is_digits(to)
        && !matches!(tape.key(to), "2" | "3")
    {
        return None;
    }
    // Single capitals are names (`5 G`, `nhóm 2 A`); single letters stand glued or lower case.
    if tape.is_word(at)
        && tape.key(at).chars().count() == 1
        && to == at + 1
        && tape.atom(at).case != Case::Lower
        && !(glued && matches!(tape.key(at), "l" | "w" | "v"))
    {
        return None;
    }
    // `độ tuổi`, `cân bằng`, `li hôn`: part of a longer word.
    if to == at + 1
        && tape.is_word(at)
        && (tape.word_end(at) > to
            && tape.atom(to).case == Case::Lower
            && !tape.atom(to).class.has(Class::FUNCTION)
            || tape.word_start(at) < at)
        && !glued
    {
        return None;
    }
    // `100 nghìn tỷ chỉ để trả nợ`
    if tape.is(at, "chỉ") && number.scale >= Decimal::ONE_THOUSAND {
        return None;
    }
    if tape.is(at, "độ") && tape.is_any(to, &["tuổi", "tin", "dài", "cao", "sâu"]) {
        return None;
    }
    // `hai số điện thoại`
    let words = (at..to + 1).all(|n| tape.is_word(n));
    let longer = to > at + 1 && words && tape.phrase_class(at, to + 1).has(Class::COUNTED);
    if longer || to == at + 1 && is_other_noun(tape, at) {
        return None;
    }
    if let Some(powered) = power_apart(tape, at, to) {
        return Some((powered, to + 1));
    }
    Some((Arc::clone(unit), to))
}

/// Whether the spelling of a measure is another word here: `150 chỉ có giá`, `tháng 5 lượng
/// mưa`, `3 phân khúc`, `5 mẫu xe`.
fn is_other_noun(tape: &Tape, at: usize) -> bool {
    const NEAR: usize = 14;
    let behind = at + 1;
    let sentence = tape.atom(at).sentence;
    let near = |words: &[&str]| {
        let in_sentence = |n: usize| tape.atom(n).sentence == sentence && tape.is_any(n, words);
        (at.saturating_sub(NEAR)..at).any(in_sentence) || tape.is_any(behind, words)
    };
    let goes_on =
        tape.atom(behind).class.has(Class::FUNCTION) || tape.word_class(behind).has(Class::VERBAL);
    match tape.key(at) {
        "chỉ" => goes_on && !tape.is(behind, "trở") && !near(&["vàng", "nhẫn"]),
        "lượng" => tape.is_word(behind) && !goes_on && !near(&["vàng", "bạc"]),
        "mẫu" | "khối" => {
            let of_land = [
                "đất", "ruộng", "lúa", "vườn", "ao", "rừng", "nước", "gỗ", "cát", "đá",
            ];
            is_counted(tape, behind) && !tape.is_any(behind, &of_land)
        }
        _ => tape.is_word(behind) && tape.phrase_class(at, behind + 1).has(Class::COUNTED),
    }
}

/// The unit of `40 m 2`, unless the digit counts something itself.
fn power_apart(tape: &Tape, at: usize, to: usize) -> Option<Arc<Unit>> {
    let power = tape.is_any(to, &["2", "3"]) && tape.atom(to).spaced;
    let spelling = tape.key(at);
    let next = to + 1;
    let ends = !tape.is_any(next, &[".", ",", "-", "/", "x", ":", "%"])
        || tape.atom(next + 1).spaced && !tape.is_digits(next + 1)
        || tape.is(next, "/") && tape.is_word(next + 1);
    if !power || to > at + 1 || !POWERED.contains(&spelling) || !ends {
        return None;
    }
    let counts = is_counted(tape, next)
        || tape.lexicon.units.starting_at(tape, next).is_some()
        || tape.lexicon.currencies.starting_at(tape, next).is_some()
        || tape.atom(next).class.has(Class::SCALE)
        || TimeUnit::is_at(tape, next);
    let land = tape.is_any(next, &["đất", "gỗ", "nước", "sàn", "cát", "rừng", "nhà"]);
    let key = format!("{spelling}{}", tape.key(to));
    (!counts || land).then(|| tape.lexicon.units.get(&key).cloned())?
}

/// `1m78`: metres and what follows the point.
pub(super) fn metres_and_centimetres(
    tape: &Tape,
    at: usize,
) -> Option<(Decimal, Arc<Unit>, usize)> {
    let whole = tape.int(at).filter(|n| *n < 100)?;
    let rest = tape.int(at + 2)?;
    let digits = tape.atom(at + 2).span.len() as u32;
    let glued =
        tape.glued(at + 1) && tape.glued(at + 2) && !(tape.is_word(at + 3) && tape.glued(at + 3));
    let begins = at == 0 || !tape.glued(at) || tape.is_any(at - 1, &["(", "-"]);
    // `5m2` is an area.
    let square = digits == 1 && (2..=3).contains(&rest);
    if !tape.is(at + 1, "m") || !glued || !begins || digits > 2 || square {
        return None;
    }
    let (unit, _) = tape.lexicon.units.starting_at(tape, at + 1)?;
    (unit.dimension == "length").then(|| {
        let value = Decimal::from(whole) + Decimal::new(i64::from(rest), digits);
        (value, Arc::clone(unit), at + 3)
    })
}

/// The unit or noun behind a number and its text, lower case.
pub(super) fn counted(tape: &Tape, number: &Number) -> Option<(Counted, usize)> {
    if let Some((unit, to)) = measure(tape, number) {
        let end = compound(tape, to);
        return Some((Counted::Measure(unit, text(tape, number.end, end)), end));
    }
    let at = noun_at(tape, number)?;
    let end = compound(tape, noun_end(tape, at));
    Some((Counted::Noun(text(tape, at, end)), end))
}

/// The atom behind the noun that begins at `at`: its segmented word, unless the
/// lexicon knows better.
fn noun_end(tape: &Tape, at: usize) -> usize {
    let end = tape.word_end(at);
    let same_sentence = tape.is_word(end) && tape.atom(end).sentence == tape.atom(at).sentence;
    // `2 tân phó chủ tịch`: the title belongs to what stands before it.
    if end == at + 1
        && same_sentence
        && tape.atom(at).class.has(Class::TITLE_PREFIX)
        && (is_counted(tape, end) || tape.word_end(end) > end + 1)
    {
        return noun_end(tape, end);
    }
    if let Some(end) = listed_end(tape, at).filter(|&end| end < at + 4) {
        return end;
    }
    // `cơ quan chuyên môn`: a counted noun with what describes it.
    let with_function_word = end == at + 3 && tape.atom(at + 2).class.has(Class::FUNCTION);
    if (end >= at + 4 || with_function_word) && tape.phrase_class(at, at + 2).has(Class::COUNTED) {
        return at + 2;
    }
    // `2 cầu là 209 mm`, `25 tuổi tôi`: a word of the next clause went to the noun.
    if end == at + 2
        && tape.atom(at).class.has(Class::COUNTED)
        && tape.atom(at + 1).class.has(Class::FUNCTION)
    {
        return at + 1;
    }
    hyphened(tape, end)
}

/// `xy-lanh`, `e-mail`: the syllables of a foreign word.
fn hyphened(tape: &Tape, end: usize) -> usize {
    let mut end = end;
    while joins(tape, end) {
        end += 2;
    }
    end
}

/// Whether a hyphen at `at` stands inside a word in small letters.
fn joins(tape: &Tape, at: usize) -> bool {
    let small = |at: usize| tape.is_word(at) && tape.atom(at).case == Case::Lower;
    tape.is(at, "-") && tape.glued(at) && tape.glued(at + 1) && small(at - 1) && small(at + 1)
}

/// The atom behind the noun at `at` that the list of counted nouns has: its segmented
/// word, or that word with the next one, which the segmenter parts sometimes.
fn listed_end(tape: &Tape, at: usize) -> Option<usize> {
    let end = tape.word_end(at);
    if !tape.is_word(at) {
        return None;
    }
    if is_thing(tape, at) {
        return Some(end);
    }
    let hyphened = hyphened(tape, end);
    if hyphened > end && tape.phrase_class(at, hyphened).has(Class::COUNTED) {
        return Some(hyphened);
    }
    // `máy bay tiêm kích`
    if end >= at + 4 && tape.phrase_class(at, at + 2).has(Class::COUNTED) {
        return Some(at + 2);
    }
    let counted = tape.phrase_class(at, end).has(Class::COUNTED) || is_person(tape, at, end);
    if tape.is_word(end) && tape.atom(end).sentence == tape.atom(at).sentence {
        let noun_behind = tape.word_end(end) > end + 1 && tape.word_class(end).has(Class::COUNTED);
        if (end == at + 2 || !counted) && !noun_behind && is_person(tape, at, at + 3) {
            return Some(at + 3);
        }
        let longer = tape.phrase_class(at, end + 1);
        // `30.000 nhà ở giá rẻ`, but `3 nhà ở Hà Nội`.
        let place = tape.atom(end).class.has(Class::FUNCTION)
            && (tape.atom(end + 1).case != Case::Lower || !tape.is_word(end + 1));
        let compound = end == at + 1 && longer.has(Class::COMPOUND) && !place;
        if compound || !counted && longer.has(Class::COUNTED) {
            return Some(end + 1);
        }
        // `số điện thoại`
        let both = end + 2;
        if !counted
            && end == at + 1
            && tape.word_end(end) == both
            && tape.phrase_class(at, both).has(Class::COUNTED)
        {
            return Some(both);
        }
    }
    counted.then_some(end)
}

/// `kiểm soát viên`, `đấu giá viên`: who does it.
fn is_person(tape: &Tape, at: usize, end: usize) -> bool {
    end == at + 3 && tape.is(end - 1, "viên") && !tape.atom(at).class.has(Class::FUNCTION)
}

/// `tấn/năm`, `khách/ngày đêm`: what follows a slash belongs to the unit.
fn compound(tape: &Tape, to: usize) -> usize {
    // `7,5 lít/100 km`
    if tape.is(to, "/")
        && tape.is_any(to + 1, &["100", "1000"])
        && let Some((unit, end)) = tape.lexicon.units.starting_at(tape, to + 2)
        && unit.dimension == "length"
    {
        return end;
    }
    if !tape.is(to, "/") || !tape.is_word(to + 1) {
        return to;
    }
    if tape.atom(to).spaced != tape.atom(to + 1).spaced {
        return to;
    }
    if let Some((_, end)) = tape.lexicon.units.starting_at(tape, to + 1) {
        return end;
    }
    let end = tape.word_end(to + 1);
    if tape.are(to + 1, &["ngày", "đêm"]) {
        to + 3
    } else {
        end
    }
}

/// Whether the word at `at` is a noun that numbers count.
pub(super) fn is_counted(tape: &Tape, at: usize) -> bool {
    listed_end(tape, at).is_some()
}

/// `2 "máy bắn bóng"`: the atom behind the quotation mark that opens at `at`, or `at` itself.
pub(super) fn behind_quote(tape: &Tape, at: usize) -> usize {
    let opens = tape.is_any(at, &["\"", "'"])
        && tape.atom(at).spaced
        && tape.is_word(at + 1)
        && tape.glued(at + 1);
    at + usize::from(opens)
}

/// `hai tàu tuần dương`: a longer word that begins with a counted noun.
pub(super) fn begins_counted(tape: &Tape, at: usize) -> bool {
    let class = tape.word_class(at);
    tape.word_end(at) > at + 1
        && tape.atom(at).class.has(Class::COUNTED)
        && !class.has(Class::VERBAL)
        && !class.has(Class::FUNCTION)
}

/// The first atom of the noun behind a number, where one follows.
fn noun_at(tape: &Tape, number: &Number) -> Option<usize> {
    let at = behind_quote(tape, number.end);
    let atom = tape.atom(at);
    if atom.kind != AtomKind::Word {
        return None;
    }
    // `370 tỷ tiền gửi`, `ba triệu bạc` are money.
    let large = number.scale >= Decimal::ONE_THOUSAND || number.grouped;
    if tape.is_any(at, &["tiền", "bạc"]) && large {
        return None;
    }
    let class = tape.word_class(at);
    // Units of time belong to kinds of their own; `ngày công`, `giờ bay` are other words, and
    // `tiếng` and `quý` are counted too.
    let time = TimeUnit::is_at(tape, at) && !tape.is_any(at, &["tiếng", "quý"]);
    if time && tape.word_end(at) == at + 1 {
        return None;
    }
    // `TNT 135 cách đây không lâu`
    if tape.are(at, &["cách", "đây"]) {
        return None;
    }
    if is_stroke(tape, number) {
        return Some(at);
    }
    if is_counted(tape, at) {
        // `cả hai chia sẻ`, `cả hai quyết định chia tay`: what both do.
        let does = class.has(Class::VERBAL)
            || tape.are(at, &["quyết", "định"]) && tape.word_class(at + 2).has(Class::VERBAL);
        let done = tape.key_before(number.start) == "cả" && does;
        // A row of a table without spaces: `20Bình Dương`.
        let row = at == number.end && tape.glued(at) && atom.case == Case::Title;
        return (!done && !row && !is_double_name(tape, at)).then_some(at);
    }
    // `6 G. Dzhikiya`: an initial, but `40 e-mail`.
    if tape.key(at).chars().count() == 1 && !joins(tape, at + 1) {
        return None;
    }
    let single = tape.word_end(at) == at + 1;
    let function = class.has(Class::FUNCTION)
        || atom.class.has(Class::FUNCTION)
        || single && tape.lexicon.number(tape.key(at)).is_some();
    // `334,4 tỷ doanh thu`: few things come in thousands of millions, and those are listed.
    let sum = number.scale >= Decimal::from(1_000_000_000);
    let glued = at == number.end && tape.glued(at);
    let other = glued || is_name(tape, at) || function || class.has(Class::VERBAL) || sum;
    (!other).then_some(at)
}

/// `tàu ngầm 187 Bà Rịa-Vũng Tàu`: two names of two syllables with a dash.
fn is_double_name(tape: &Tape, at: usize) -> bool {
    let name = |at: usize| (at..at + 2).all(|at| tape.is_title(at));
    name(at) && tape.is(at + 2, "-") && name(at + 3)
}

/// `hai "đàn chị"`, `2 "cò"`: a short word in quotation marks behind a number.
pub(super) fn is_quoted(tape: &Tape, at: usize) -> bool {
    const LONGEST: usize = 3;
    let noun = behind_quote(tape, at);
    noun > at && (noun + 1..=noun + LONGEST).any(|n| tape.is_any(n, &["\"", "'"]))
}

/// `20 thứ tiếng`, `hai thứ`: things, where no place in an order follows.
fn is_thing(tape: &Tape, at: usize) -> bool {
    let ordinal = tape.is_digits(at + 1)
        || tape.is_any(at + 1, &["nhất", "nhì", "tư"])
        || tape.lexicon.number(tape.key(at + 1)).is_some()
        || super::ordinal::roman(tape, at + 1).is_some();
    tape.is(at, "thứ") && tape.word_end(at) == at + 1 && !ordinal
}

/// `động cơ SOHC, 4 thì`: the strokes of an engine.
pub(super) fn is_stroke(tape: &Tape, number: &Number) -> bool {
    const NEAR: usize = 12;
    let engine = |at: usize| {
        tape.atom(at).sentence == tape.atom(number.start).sentence
            && (tape.are(at, &["động", "cơ"]) || tape.is(at, "máy"))
    };
    tape.is(number.end, "thì")
        && [Decimal::TWO, Decimal::from(4)].contains(&number.value)
        && (number.start.saturating_sub(NEAR)..number.start).any(engine)
}

/// Whether what stands behind a number is a name: a capital (`1 Mexico 3`, `24 Hoàng Quốc
/// Việt`) or a model (`5 ES250`); short forms in capitals are counted (`18 DN`).
fn is_name(tape: &Tape, at: usize) -> bool {
    match tape.atom(at).case {
        Case::Lower => false,
        Case::Title => tape.word_end(at) == at + 1 || tape.atom(at + 1).case != Case::Lower,
        Case::Upper => {
            let dash = usize::from(tape.is(at + 1, "-") && tape.glued(at + 1));
            let next = at + 1 + dash;
            // A row of a table goes on with digits: `2 FLC 7,250`.
            let row = tape.is_digits(at + 1);
            row || tape.glued(next) && (tape.is_digits(next) || dash == 1 && tape.is_word(next))
        }
    }
}

/// The text of the atoms `from..to` as the record writes it.
fn text(tape: &Tape, from: usize, to: usize) -> String {
    let mut out = String::new();
    for at in from..to {
        let atom = tape.atom(at);
        let power = atom.kind == AtomKind::Digits && POWERED.contains(&tape.key_before(at));
        if at > from && atom.spaced && !power {
            out.push(' ');
        }
        match atom.kind {
            AtomKind::Word => {
                let raw = atom.span.text(tape.text);
                out.extend(raw.nfc().flat_map(char::to_lowercase));
            }
            _ => out.push_str(atom.span.text(tape.text)),
        }
    }
    if out.starts_with('"') {
        out.split_off(1)
    } else {
        out
    }
}

/// What follows a slash or `mỗi`: `/năm`, `/tháng`, `/lượt khách`; the text and the atom behind.
pub(super) fn per(tape: &Tape, at: usize) -> Option<(String, usize)> {
    // `/tháng`, `/1 kg`
    let first = at + 1 + usize::from(tape.is_any(at + 1, &["1", "01"]));
    let sum = first > at + 1 && tape.atom(first).class.has(Class::SCALE);
    if !tape.is(at, "/") || !tape.is_word(first) || sum {
        return None;
    }
    let end = match tape.lexicon.units.starting_at(tape, first) {
        Some((_, end)) => end.max(tape.word_end(first)),
        None => tape.word_end(first),
    };
    // `đồng/kg/ngày`
    if tape.is(end, "/") && tape.is_word(end + 1) && tape.glued(end) {
        let end = tape.word_end(end + 1);
        return Some((text(tape, first, end), end));
    }
    // The code of a currency (`22.700 VND/USD`) stays as it is written.
    if tape.atom(first).case == Case::Upper && tape.atom(first).class.has(Class::CURRENCY) {
        return Some((tape.str(first, end).to_owned(), end));
    }
    Some((text(tape, first, end), end))
}
