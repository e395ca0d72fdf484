//! Numbers on the tape: digits or words, with their scale; ranges of them.

mod digits;
mod range;
mod spoken;
mod words;

use rust_decimal::Decimal;

use super::tape::{AtomKind, Tape};
use crate::lexicon::Class;

pub(super) use digits::literal_end;
pub(super) use range::{Spread, opening, range_sign, spread};
pub(super) use words::spelt;

/// A number with its scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The first atom, a sign included.
    pub start: usize,
    /// The atom behind the last.
    pub end: usize,
    pub value: Decimal,
    /// What the scale words multiply by; 1 without any.
    pub scale: Decimal,
    /// The value under the English habit, see [`number::digits::Digits`].
    pub english: Option<Decimal>,
    pub grouped: bool,
    /// Written in words.
    pub in_words: bool,
    /// A sign stands before it.
    pub signed: bool,
}

impl Number {
    /// `một` alone, which is an article as often as a number.
    pub fn is_lone_one(&self) -> bool {
        self.in_words && self.value == Decimal::ONE && self.end == self.start + 1
    }

    /// Whether it has decimals.
    pub fn is_fractional(&self) -> bool {
        !self.value.fract().is_zero()
    }

    /// The value before the scale multiplied.
    pub fn base(&self) -> Decimal {
        self.value / self.scale
    }
}

/// Whether the scale word at `at` opens another word: `tỷ phú`, `triệu chứng`, `tỷ lệ`, but
/// not `tỷ đồng`, `nghìn tỷ`, `vạn tấn`.
fn opens_other_word(tape: &Tape, at: usize) -> bool {
    let rest = at + 1..tape.word_end(at);
    let measures = |at: usize| {
        let class = tape.atom(at).class;
        class.has(Class::CURRENCY)
            || class.has(Class::SCALE)
            || class.has(Class::NUMBER)
            || class.has(Class::UNIT)
    };
    // `40 vạn dân`, but no `tỷ phú`.
    let counts = !tape.is_any(at, &["tỷ", "tỉ", "triệu"])
        && !rest.is_empty()
        && tape.phrase_class(at + 1, rest.end).has(Class::COUNTED);
    tape.word_start(at) == at && !rest.is_empty() && !counts && !rest.clone().all(measures)
}

/// Whether a number may begin at the atom.
pub(super) fn may_start(tape: &Tape, at: usize) -> bool {
    let atom = tape.atom(at);
    // `thứ 3` is a weekday or an ordinal.
    if tape.key_before(at) == "thứ" {
        return false;
    }
    match atom.kind {
        AtomKind::Digits => true,
        AtomKind::Word => atom.class.has(Class::NUMBER) || tape.is(at, "nửa"),
        _ => false,
    }
}

/// 10²¹: longer numbers are codes, no figures. Sums of smaller ones cannot overflow, nor
/// products with a thousand.
pub(super) const LARGEST: Decimal = Decimal::from_parts(0xdea0_0000, 0x35c9_adc5, 0x36, false, 0);

/// The number that begins at `at`.
pub(super) fn number(tape: &Tape, at: usize) -> Option<Number> {
    let number = if tape.is_digits(at) {
        digits::in_digits(tape, at)
    } else {
        words::in_words(tape, at)
    }?;
    if number.value.abs() > LARGEST {
        return None;
    }
    Some(spoken::decimals(tape, &number).unwrap_or(number))
}
