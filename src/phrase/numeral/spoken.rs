//! Decimals as they are spoken: `hai phẩy năm`, `2 chấm 23`, `một phẩy hai triệu`.

use rust_decimal::Decimal;

use crate::{
    number::{self, role::NumberWord},
    phrase::{number::Number, numeral::scale, phrases::Phrases},
    vocabulary::named::SPOKEN_POINT,
};

/// The most decimals that are read.
const MOST: usize = 6;

/// A whole number with the decimals that are spoken behind it.
pub(crate) fn decimals(p: &Phrases, whole: &Number) -> Option<Number> {
    let plain = !whole.is_scaled() && !whole.grouped && !whole.is_fractional();
    if !plain || !p.is(whole.end, SPOKEN_POINT) {
        return None;
    }
    let (places, end) = places(p, whole.end + 1)?;
    let fraction = Decimal::new(places.parse().ok()?, places.len() as u32);
    let value = if whole.value.is_sign_negative() {
        whole.value - fraction
    } else {
        whole.value + fraction
    };
    let mut number = Number {
        value,
        end,
        ..*whole
    };
    scale::scale(p, &mut number);
    Some(number)
}

/// The digits behind the point: written ones, one word for each, or a number below
/// a hundred in words.
fn places(p: &Phrases, at: usize) -> Option<(String, usize)> {
    if p.is_digits(at) {
        let places = p.key(at);
        return (places.len() <= MOST).then(|| (places.to_owned(), at + 1));
    }
    let mut words = Vec::new();
    while let Some(word) = p.number_word(at + words.len())
        && matches!(
            word,
            NumberWord::Digit(_) | NumberWord::Last(_) | NumberWord::Ten | NumberWord::Tens
        )
        && words.len() < MOST
    {
        words.push(word);
    }
    let one_by_one: Option<String> = words
        .iter()
        .map(|word| char::from_digit(word.digit()?.into(), 10))
        .collect();
    match one_by_one.filter(|places| !places.is_empty()) {
        Some(places) => Some((places, at + words.len())),
        None => {
            let spelt = number::words::read(&words)?;
            Some((spelt.value.to_string(), at + words.len()))
        }
    }
}
