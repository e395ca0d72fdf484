//! [`Number`]: a number that was read, with its scale.

use rust_decimal::Decimal;

/// A number with its scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
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
        self.value.scale() > 0 && !self.value.fract().is_zero()
    }

    /// Whether it has scale words.
    pub fn is_scaled(&self) -> bool {
        !(self.scale.scale() == 0 && self.scale.mantissa() == 1)
    }

    /// Whether scale words multiply it by `least` or more, which is more than 1. Most have none.
    pub fn is_scaled_by(&self, least: Decimal) -> bool {
        let whole = self.scale.scale() == 0 && least.scale() == 0;
        self.is_scaled()
            && if whole {
                self.scale.mantissa() >= least.mantissa()
            } else {
                self.scale >= least
            }
    }

    /// The value before the scale multiplied.
    pub fn base(&self) -> Decimal {
        self.value / self.scale
    }
}

/// 10²¹: longer numbers are codes, no figures. Sums of smaller ones cannot overflow, nor
/// products with a thousand.
pub(crate) const LARGEST: Decimal = Decimal::from_parts(0xdea0_0000, 0x35c9_adc5, 0x36, false, 0);

/// Whether a number is no code.
pub(crate) fn is_figure(value: Decimal) -> bool {
    const SURE: u128 = u64::MAX as u128;
    value.mantissa().unsigned_abs() <= SURE || value.abs() <= LARGEST
}

/// A number in words, without a scale of its own yet.
pub(crate) fn spelt(start: usize, end: usize, value: Decimal) -> Number {
    Number {
        start,
        end,
        value,
        scale: Decimal::ONE,
        english: None,
        grouped: false,
        in_words: true,
        signed: false,
    }
}
