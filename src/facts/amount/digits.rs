//! Numbers in digits, with the scale words and signs around them.

use rust_decimal::Decimal;

use super::{Number, opens_other_word};
use crate::{
    facts::tape::{AtomKind, Case, Tape},
    lexicon::{Class, NumberWord},
    number,
};

/// How far digits with separators reach from `at`. What is longer than any number is
/// not followed to its end: it would be walked through again from each of its digits.
pub(in crate::facts) fn literal_end(tape: &Tape, at: usize) -> usize {
    const LONGEST: usize = 64;
    let mut end = at + 1;
    while end - at < LONGEST
        && tape.is_any(end, &[".", ","])
        && tape.glued(end)
        && tape.is_digits(end + 1)
        && tape.glued(end + 1)
    {
        end += 2;
    }
    end
}

/// The number in digits that begins at `at`.
pub(super) fn in_digits(tape: &Tape, at: usize) -> Option<Number> {
    // A number begins where digits begin: not behind a separator, not inside a name (`A350`, `Su-30`).
    if at > 0 && tape.glued(at) {
        let is_currency = tape
            .lexicon
            .currencies
            .starting_at(tape, at - 1)
            .is_some_and(|(_, to)| to == at);
        let behind_digits = at >= 2 && tape.glued(at - 1) && tape.is_digits(at - 2);
        let behind_word = at >= 2 && tape.glued(at - 1) && tape.is_word(at - 2);
        match tape.before(at).kind {
            AtomKind::Word if is_currency => {}
            // `30x40 cm`; `tăng36,6%`: a space is missing.
            AtomKind::Word if tape.is(at - 1, "x") && behind_digits => {}
            AtomKind::Word if is_amount_behind(tape, at) => {}
            AtomKind::Word | AtomKind::Opaque => return None,
            _ if tape.is_any(at - 1, &[".", ",", ":"]) && behind_digits => return None,
            // `100.000đ-150.000đ` is a range, `Argentina-30 tuổi` an age.
            _ if tape.is(at - 1, "-") && behind_word => {
                let age = tape.is(at + 1, "tuổi");
                if !is_price(tape, at - 2) && !age {
                    return None;
                }
            }
            // `f/2.8`, `U.20`
            _ if tape.is_any(at - 1, &["/", "."])
                && behind_word
                && tape.key(at - 2).chars().count() == 1 =>
            {
                return None;
            }
            _ => {}
        }
    }
    let slipped = slipped_group(tape, at).or_else(|| slipped_comma(tape, at));
    let end = slipped.unwrap_or_else(|| literal_end(tape, at));
    let digits = match slipped {
        Some(_) => number::digits::read(&tape.str(at, end).replace(' ', "")),
        None => number::digits::read(tape.str(at, end)),
    };
    let digits = digits.filter(|d| d.value <= super::LARGEST)?;
    let mut number = Number {
        start: at,
        end,
        value: digits.value,
        scale: Decimal::ONE,
        english: digits.english,
        grouped: digits.grouped,
        in_words: false,
        signed: false,
    };
    if number.grouped
        && !number.is_fractional()
        && let Some(decimals) = slipped_decimals(tape, end)
    {
        number.value += decimals;
        number.end = end + 2;
    }
    scale(tape, &mut number);
    sign(tape, &mut number);
    Some(number)
}

/// Whether the word at `at` is the currency of an amount, or what the amount is for:
/// `100.000đ`, `37 triệu đồng/lượng`.
fn is_price(tape: &Tape, at: usize) -> bool {
    let is_currency = |at: usize| {
        let before = tape.before(at);
        tape.atom(at).class.has(Class::CURRENCY)
            && (before.kind == AtomKind::Digits || before.class.has(Class::SCALE))
    };
    is_currency(at) || at > 1 && tape.is(at - 1, "/") && is_currency(at - 2)
}

/// Whether an amount begins at `at`, behind a Vietnamese word that no space parts from it.
fn is_amount_behind(tape: &Tape, at: usize) -> bool {
    let word = tape.atom(at - 1).case == Case::Lower && !tape.key(at - 1).is_ascii();
    let end = literal_end(tape, at);
    let class = tape.atom(end).class;
    word && (tape.is(end, "%") || class.has(Class::SCALE) || class.has(Class::CURRENCY))
}

/// `29 .306 MW`, `hơn 11. 700 người`: a space has slipped beside the point of a group. Behind
/// the point it may end a sentence, unless a modifier opens the number.
fn slipped_group(tape: &Tape, at: usize) -> Option<usize> {
    let end = at + 3;
    let group = tape.is(at + 1, ".") && tape.is_digits(at + 2) && tape.atom(at + 2).span.len() == 3;
    let first = tape.atom(at).span.len() <= 3 && !tape.key(at).starts_with('0');
    let ends = tape.is_word(end) && tape.atom(end).case == Case::Lower || has_measure(tape, end);
    let slipped = match (tape.glued(at + 1), tape.glued(at + 2)) {
        (false, true) => true,
        (true, false) => tape.lexicon.before.ending_at(tape, at).is_some(),
        _ => false,
    };
    (group && first && ends && slipped).then_some(end)
}

/// `hơn 1, 3 triệu đồng`, `36 ,9 độ`, `sốt 38, 5 độ`: a space has slipped beside the comma of a
/// decimal. `khoảng 3, 4 người` is an estimate, `2, 3, 4 điểm` a list.
fn slipped_comma(tape: &Tape, at: usize) -> Option<usize> {
    let end = at + 3;
    let one_digit = tape.is_digits(at + 2) && tape.atom(at + 2).span.len() == 1;
    if !tape.is(at + 1, ",") || !one_digit || tape.is(end, ",") {
        return None;
    }
    let degrees = tape.is_any(end, &["độ", "°", "oc"]);
    let scaled = tape.atom(end).class.has(Class::SCALE);
    let (first, second) = (tape.int(at)?, tape.int(at + 2)?);
    let compared = tape.follows_any(at, &["hơn", "gần", "trên", "dưới"])
        || first != second + 1 && first + 1 != second && tape.key_before(at) == "khoảng";
    let slipped = match (tape.glued(at + 1), tape.glued(at + 2)) {
        (false, true) => degrees || scaled,
        (true, false) => degrees && first >= 20 || scaled && compared,
        _ => false,
    };
    slipped.then_some(end)
}

fn has_measure(tape: &Tape, at: usize) -> bool {
    tape.lexicon.units.starting_at(tape, at).is_some()
}

/// `1.264, 25 USD`: a space has slipped behind the point of a grouped amount.
fn slipped_decimals(tape: &Tape, end: usize) -> Option<Decimal> {
    let slipped = tape.is(end, ",")
        && tape.glued(end)
        && tape.is_digits(end + 1)
        && tape.atom(end + 1).spaced
        && tape.atom(end + 1).span.len() == 2
        && tape.atom(end + 2).class.has(Class::CURRENCY);
    slipped.then(|| tape.int(end + 1).map(|n| Decimal::new(n.into(), 2)))?
}

/// Scale words behind digits, and what follows them: `3 tỷ 200 triệu`, `1tr5`, `5 triệu rưỡi`.
pub(super) fn scale(tape: &Tape, number: &mut Number) {
    let Some((factor, end)) = factor(tape, number.end) else {
        return;
    };
    // `vàng 24K`, `màn hình 4K`: carats and pixels, unless money follows.
    let small = number.value < Decimal::from(30) && !tape.atom(end).class.has(Class::CURRENCY);
    let named =
        tape.atom(number.end).case != Case::Lower || tape.key_before(number.start) == "vàng";
    if small && tape.is(number.end, "k") && named {
        return;
    }
    let product = number.value.checked_mul(factor);
    let Some(value) = product.filter(|value| *value <= super::LARGEST) else {
        return;
    };
    number.value = value.normalize();
    number.english = number.english.and_then(|e| e.checked_mul(factor));
    number.scale = factor;
    number.end = end;
    if factor < Decimal::ONE_THOUSAND {
        return;
    }
    if tape.lexicon.number(tape.key(end)) == Some(NumberWord::Half) {
        number.value += factor / Decimal::TWO;
        number.end = end + 1;
        return;
    }
    let mut smallest = factor;
    while let Some((part, smaller, end)) = smaller_part(tape, number.end, smallest) {
        number.value += part;
        number.end = end;
        smallest = smaller;
    }
    if smallest == factor {
        shortened(tape, number, factor);
    }
}

/// `200 triệu` behind `3 tỷ`: its value, its scale and the atom behind.
fn smaller_part(tape: &Tape, at: usize, scale: Decimal) -> Option<(Decimal, Decimal, usize)> {
    if !tape.is_digits(at) {
        return None;
    }
    let to = literal_end(tape, at);
    let tail = number::digits::read(tape.str(at, to))?;
    let (smaller, to) = factor(tape, to)?;
    let part = tail.value.checked_mul(smaller)?;
    (smaller < scale && !part.is_zero() && part < scale).then_some((part, smaller, to))
}

/// `1tr5` is 1.5 million, `3 tỷ 250` 3.25 billion.
fn shortened(tape: &Tape, number: &mut Number, factor: Decimal) {
    let at = number.end;
    let digits = tape.atom(at).span.len() as u32;
    let to = at + 1;
    let continued = tape.is_any(to, &["/", "-", ".", ",", ":"])
        && tape.glued(to)
        && tape.glued(to + 1)
        && tape.is_digits(to + 1);
    let ends = tape.glued(at) || ends_amount(tape, to);
    if !tape.is_digits(at) || digits > 3 || continued || !ends {
        return;
    }
    if let Some(tail) = tape.int(at) {
        number.value =
            (number.value + Decimal::from(tail) * Decimal::new(1, digits) * factor).normalize();
        number.end = to;
    }
}

/// Whether a shortened amount (`3 tỷ 2`) may end before `at`: nothing counted follows.
fn ends_amount(tape: &Tape, at: usize) -> bool {
    let atom = tape.atom(at);
    match atom.kind {
        AtomKind::Word => atom.class.has(Class::CURRENCY) || atom.class.has(Class::FUNCTION),
        AtomKind::Break => true,
        AtomKind::Mark => true,
        _ => false,
    }
}

/// The product of the scale words at `at`.
fn factor(tape: &Tape, mut at: usize) -> Option<(Decimal, usize)> {
    let mut factor = Decimal::ONE;
    let from = at;
    loop {
        let key = tape.key(at);
        let next = match tape.lexicon.number(key) {
            // `k` and `tr` are scales only behind digits, and not as the beginning of another word.
            Some(NumberWord::Scale(_)) if opens_other_word(tape, at) || opens_name(tape, at) => {
                break;
            }
            Some(NumberWord::Scale(value))
                if !matches!(key, "k" | "tr")
                    || tape.glued(at)
                    || tape.atom(at).case == Case::Lower =>
            {
                value
            }
            Some(NumberWord::Hundred) if at == from => Decimal::ONE_HUNDRED,
            Some(NumberWord::Dozen(n)) if at == from => Decimal::from(n),
            _ => break,
        };
        factor = factor.checked_mul(next)?;
        at += 1;
    }
    (at > from).then_some((factor, at))
}

/// `số 89 Triệu Việt Vương`: a name of three syllables.
fn opens_name(tape: &Tape, at: usize) -> bool {
    let title = |at: usize| tape.is_title(at);
    (at..at + 3).all(title) && !tape.atom(at + 1).class.has(Class::CURRENCY)
}

/// A sign glued before the number, where nothing stands before the sign.
pub(super) fn sign(tape: &Tape, number: &mut Number) {
    let Some(before) = number.start.checked_sub(1) else {
        return;
    };
    let free = before == 0
        || tape.atom(before).spaced && !tape.is_digits(before - 1)
        || tape.is_any(before - 1, &["(", "\"", ":"]);
    match tape.key(before) {
        "-" if tape.glued(number.start) && free || is_frost(tape, number, before) => {
            number.value = -number.value;
            number.start = before;
            number.signed = true;
        }
        "+" if tape.glued(number.start) && free => {
            number.start = before;
            number.signed = true;
        }
        // `lợi nhuận âm 26 tỷ đồng`, but not the `âm` of a longer word.
        "âm" if tape.word_start(before) == before
            && (number.grouped
                || tape.lexicon.units.starting_at(tape, number.end).is_some()
                || tape
                    .lexicon
                    .currencies
                    .starting_at(tape, number.end)
                    .is_some()) =>
        {
            number.value = -number.value;
            number.start = before;
            number.signed = true;
        }
        _ => {}
    }
}

/// `dưới – 50 độ C`: a dash apart from a temperature is its sign behind a word that says how
/// cold it is.
fn is_frost(tape: &Tape, number: &Number, dash: usize) -> bool {
    let Some(before) = dash.checked_sub(1) else {
        return false;
    };
    let degrees = tape.lexicon.units.starting_at(tape, number.end);
    degrees.is_some_and(|(unit, _)| unit.dimension == "temperature")
        && tape.is_any(
            before,
            &[
                "dưới", "xuống", "còn", "là", "ở", "mức", "đến", "tới", "khoảng", "gần", "âm",
            ],
        )
}
