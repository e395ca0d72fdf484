//! [`Amount`]: a number or a range of numbers.

use std::fmt;

use rust_decimal::Decimal;

/// A number or a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    One(Decimal),
    /// From the first to the second.
    Range(Decimal, Decimal),
}

impl Amount {
    /// Both ends multiplied.
    pub(crate) fn times(self, factor: Decimal) -> Amount {
        if factor == Decimal::ONE {
            return self;
        }
        let product = |value: Decimal| value.checked_mul(factor).unwrap_or(value).normalize();
        match self {
            Amount::One(value) => Amount::One(product(value)),
            Amount::Range(low, high) => Amount::Range(product(low), product(high)),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::One(value) => write!(f, "{value}"),
            Amount::Range(low, high) => write!(f, "{low}..{high}"),
        }
    }
}

/// What a percentage is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentUnit {
    /// `%`
    Percent,
    /// `điểm phần trăm`
    Point,
    /// `‰`
    Permille,
}

impl PercentUnit {
    /// The unit that records use.
    pub fn name(self) -> &'static str {
        match self {
            PercentUnit::Percent => "%",
            PercentUnit::Point => "pp",
            PercentUnit::Permille => "‰",
        }
    }
}
