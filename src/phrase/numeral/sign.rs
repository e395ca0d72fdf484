//! The sign before a number.

use crate::phrase::{number::Number, phrases::Phrases};

/// A sign glued before the number, where nothing stands before the sign.
pub(crate) fn sign(p: &Phrases, number: &mut Number) {
    let Some(before) = number.start.checked_sub(1) else {
        return;
    };
    let free = before == 0
        || p.atom(before).spaced && !p.is_digits(before - 1)
        || p.is_any(before - 1, &["(", "\"", ":"]);
    match p.key(before) {
        "-" if p.glued(number.start) && free || is_frost(p, number, before) => {
            number.value = -number.value;
            number.start = before;
            number.signed = true;
        }
        "+" if p.glued(number.start) && free => {
            number.start = before;
            number.signed = true;
        }
        // `lợi nhuận âm 26 tỷ đồng`, but not the `âm` of a longer word.
        "âm" if p.word_start(before) == before
            && (number.grouped
                || p.unit_at(number.end).is_some()
                || p.currency_at(number.end).is_some()) =>
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
fn is_frost(p: &Phrases, number: &Number, dash: usize) -> bool {
    let Some(before) = dash.checked_sub(1) else {
        return false;
    };
    let degrees = p.unit_at(number.end);
    degrees.is_some_and(|(unit, _)| unit.dimension == "temperature")
        && p.is_any(
            before,
            &[
                "dưới", "xuống", "còn", "là", "ở", "mức", "đến", "tới", "khoảng", "gần", "âm",
            ],
        )
}
