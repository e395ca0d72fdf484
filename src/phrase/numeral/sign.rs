//! The sign before a number.

use crate::{
    phrase::{number::Number, phrases::Phrases},
    vocabulary::{
        named::{BEFORE_FROST, DASH, MINUS, NEGATIVE, OPENS_NUMBER, PERCENT_UNITS, PLUS},
        set::Set,
    },
};

const SIGNS: &Set = &DASH.or(PLUS).or(NEGATIVE).or(MINUS);

/// A sign glued before the number, where nothing stands before the sign.
pub(crate) fn sign(p: &Phrases, number: &mut Number) {
    let Some(before) = number.start.checked_sub(1) else {
        return;
    };
    if !p.is(before, SIGNS) {
        return;
    }
    let free = before == 0
        || p.atom(before).spaced && !p.is_digits(before - 1)
        || p.is(before - 1, OPENS_NUMBER);
    let glued = p.glued(number.start) && free;
    let minus = p.is(before, DASH) && (glued || is_frost(p, number, before))
        || p.is(before, MINUS) && is_temperature(p, number);
    let plus = p.is(before, PLUS) && glued;
    let negative = minus || is_negative(p, number, before);
    if negative {
        number.value = -number.value;
    }
    if negative || plus {
        number.start = before;
        number.signed = true;
    }
}

/// `lợi nhuận âm 26 tỷ đồng`, but not the `âm` of a longer word.
fn is_negative(p: &Phrases, number: &Number, word: usize) -> bool {
    p.is(word, NEGATIVE)
        && p.word_start(word) == word
        && (number.grouped
            || p.lexeme(number.end, PERCENT_UNITS).is_some()
            || p.unit_at(number.end).is_some()
            || p.currency_at(number.end).is_some())
}

/// `dưới – 50 độ C`: a dash apart from a temperature is its sign behind a word that says how
/// cold it is.
fn is_frost(p: &Phrases, number: &Number, dash: usize) -> bool {
    p.behind(dash, BEFORE_FROST) && is_temperature(p, number)
}

fn is_temperature(p: &Phrases, number: &Number) -> bool {
    let degrees = p.unit_at(number.end);
    degrees.is_some_and(|(unit, _)| unit.dimension == "temperature")
}
