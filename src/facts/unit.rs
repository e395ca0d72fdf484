//! What stands behind a number: measures, counted nouns, `per`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{
    amount::{self, Number},
    tape::{AtomKind, Case, Tape},
};
use crate::lexicon::{Class, Unit};

/// Never what a quantity counts.
const CALENDAR_UNITS: [&str; 7] = ["năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây"];

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
        && (tape.word_end(at) > to || tape.word_start(at) < at)
        && !glued
    {
        return None;
    }
    if tape.is(at, "độ") && tape.is_any(to, &["tuổi", "tin", "dài", "cao", "sâu"]) {
        return None;
    }
    Some((Arc::clone(unit), to))
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
    let continues = |to: usize| {
        tape.is_word(to) && tape.atom(to).sentence == tape.atom(at).sentence && end == at + 1
    };
    if continues(end) && tape.phrase_class(at, end + 1).has(Class::COMPOUND) {
        return end + 1;
    }
    // `2 tân phó chủ tịch`: the title belongs to what stands before it.
    if continues(end)
        && tape.atom(at).class.has(Class::TITLE_PREFIX)
        && (tape.word_class(end).has(Class::COUNTED) || tape.word_end(end) > end + 1)
    {
        return noun_end(tape, end);
    }
    // `cơ quan chuyên môn`: a counted noun with what describes it.
    if end >= at + 4 && tape.phrase_class(at, at + 2).has(Class::COUNTED) {
        return at + 2;
    }
    end
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
    tape.word_class(at).has(Class::COUNTED)
        || tape.word_end(at) == at + 1
            && tape.is_word(at + 1)
            && tape.phrase_class(at, at + 2).has(Class::COMPOUND)
}

/// The first atom of the noun behind a number, where one follows.
fn noun_at(tape: &Tape, number: &Number) -> Option<usize> {
    let mut at = number.end;
    // `2 "máy bắn bóng"`
    if tape.is_any(at, &["\"", "'"])
        && tape.atom(at).spaced
        && tape.is_word(at + 1)
        && tape.glued(at + 1)
    {
        at += 1;
    }
    let atom = tape.atom(at);
    if atom.kind != AtomKind::Word {
        return None;
    }
    let class = tape.word_class(at);
    // Units of time belong to kinds of their own; `ngày công`, `giờ bay` are other words.
    if tape.is_any(at, &CALENDAR_UNITS) && tape.word_end(at) == at + 1 {
        return None;
    }
    if is_counted(tape, at) {
        return Some(at);
    }
    // `6 G. Dzhikiya`: an initial.
    if tape.key(at).chars().count() == 1 {
        return None;
    }
    let single = tape.word_end(at) == at + 1;
    // Letters glued to digits name a model (`95MS`); a capital that begins no known noun
    // is a name (`24 Hoàng Quốc Việt`, `Porsche 718 Boxster`, `ở tuổi 31 Nadal`).
    let behind = tape.is_word(at + 1) && tape.atom(at + 1).case == Case::Title;
    let name = atom.case == Case::Title && (single || behind);
    let function =
        class.has(Class::FUNCTION) || single && tape.lexicon.number(tape.key(at)).is_some();
    (!tape.glued(at) && !name && !function && !class.has(Class::VERBAL)).then_some(at)
}

fn text(tape: &Tape, from: usize, to: usize) -> String {
    let mut out = String::new();
    for at in from..to {
        let atom = tape.atom(at);
        if at > from && atom.spaced {
            out.push(' ');
        }
        match atom.kind {
            AtomKind::Word => {
                let raw = atom.span.text(tape.text);
                out.extend(
                    unicode_normalization::UnicodeNormalization::nfc(raw)
                        .flat_map(char::to_lowercase),
                );
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
    if !tape.is(at, "/") || !tape.is_word(at + 1) {
        return None;
    }
    let first = at + 1;
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

/// A number that shares the unit behind the last of its list: `82 lên 101 triệu đồng`,
/// `2, 3 và 5%`, `592 triệu và 642 triệu đồng`. Gives the number, scaled as the
/// last is where it has no scale of its own, and the last.
pub(super) fn shares_behind(
    tape: &Tape,
    at: usize,
    has_unit: impl Fn(&Tape, &Number) -> bool,
) -> Option<(Number, Number)> {
    const MOST: usize = 6;
    let mut first = amount::number(tape, at).filter(|n| !n.in_words)?;
    if has_unit(tape, &first) {
        return None;
    }
    let scaled = first.scale > Decimal::ONE;
    let mut next = first.end;
    for _ in 0..MOST {
        let number = amount::number(tape, joint(tape, next)?).filter(|n| !n.in_words)?;
        if scaled && number.scale == Decimal::ONE {
            return None;
        }
        if has_unit(tape, &number) {
            if !scaled && number.scale > Decimal::ONE && !first.grouped {
                first.value = first.value.checked_mul(number.scale)?.normalize();
            }
            return Some((first, number));
        }
        next = number.end;
    }
    None
}

/// The digits behind what joins two numbers of a list or a change.
fn joint(tape: &Tape, at: usize) -> Option<usize> {
    let next = match tape.key(at) {
        "lên" | "xuống" => at + 1 + usize::from(tape.is_any(at + 1, &["còn", "tới", "đến"])),
        "và" | "hoặc" | "còn" | "hay" | "đến" | "tới" | "," => at + 1,
        _ => return None,
    };
    tape.is_digits(next).then_some(next)
}
