//! The currency behind a number.

use rust_decimal::Decimal;

use crate::{
    phrase::{numeral::Number, phrases::Phrases},
    tape::Case,
    vocabulary::{
        class::Class,
        entry::Currency,
        named::{COMMA_OR_AND, DONG, DONG_LETTER, DOT, SILVER, SLASH},
    },
};

/// The currency behind a number.
pub(crate) fn currency<'t>(p: &Phrases<'t>, number: &Number) -> Option<(&'t Currency, usize)> {
    let at = number.end;
    let (currency, to) = p.currency_at(at)?;
    let large = number.is_scaled() || number.grouped;
    if currency.scaled_only {
        // `164.000.000 BẢNG GIÁ`
        let heading = p.atom(at).case == Case::Upper && !number.is_scaled();
        // `50 bảng/phút`
        let paid = p.is(to, SLASH) && p.is_word(to + 1);
        if !large && !paid || heading {
            return None;
        }
    }
    // `U15 Myanmar (1đ, hiệu số 3-6)`: points, as no price is that low.
    if p.is(at, DONG_LETTER) && !large && number.value < Decimal::ONE_HUNDRED {
        return None;
    }
    // `đ` and the like are currencies only where the word ends; `đồng chí`, `đô thị` are other words.
    if to == at + 1 && p.is_word(at) {
        // `đồng chí`, `đô thị`: part of a longer word, unless a scale makes it money.
        if p.word_end(at) > to && p.atom(at).case == Case::Lower && !large {
            return None;
        }
        if p.is(at, DONG_LETTER) && p.is(to, DOT) && p.is_word(to + 1) && p.glued(to + 1) {
            return None;
        }
        // `2 vàng, 3 bạc và 4 đồng`: medals.
        let listed = || p.behind(number.start, COMMA_OR_AND);
        if p.is(at, DONG) && listed() && p.is(number.start.wrapping_sub(2), SILVER) {
            return None;
        }
        if p.is_word(to) && p.goes_on(at) && p.phrase_class(at, to + 1).has(Class::COMPOUND) {
            return None;
        }
    }
    Some((currency, to))
}
