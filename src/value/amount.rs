//! [`Amount`]: a number or a range of numbers.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};

/// A number or a range of numbers.
///
/// ```
/// use bantin::{facts::Amount, rust_decimal::Decimal};
///
/// let range: Amount = "5..7.5".parse()?;
/// assert_eq!(range.low(), Decimal::from(5));
/// assert_eq!(range.high().to_string(), "7.5");
/// assert_eq!(Amount::from(3).single(), Some(Decimal::from(3)));
/// assert_eq!(range.single(), None);
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// One number.
    One(Decimal),
    /// From the first to the second.
    Range(Decimal, Decimal),
}

impl Amount {
    /// The number, or the first one of the range.
    ///
    /// ```
    /// use bantin::facts::Amount;
    ///
    /// let amount = Amount::Range(5.into(), 7.into());
    /// assert_eq!((amount.low(), amount.high(), amount.single()), (5.into(), 7.into(), None));
    /// ```
    pub fn low(self) -> Decimal {
        let (Amount::One(low) | Amount::Range(low, _)) = self;
        low
    }

    /// The number, or the last one of the range.
    pub fn high(self) -> Decimal {
        let (Amount::One(high) | Amount::Range(_, high)) = self;
        high
    }

    /// The number, where it is one.
    pub fn single(self) -> Option<Decimal> {
        match self {
            Amount::One(value) => Some(value),
            Amount::Range(..) => None,
        }
    }

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

impl<N: Into<Decimal>> From<N> for Amount {
    fn from(number: N) -> Self {
        Amount::One(number.into())
    }
}

impl FromStr for Amount {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let read = || {
            Some(match text.split_once("..") {
                Some((low, high)) => Amount::Range(low.parse().ok()?, high.parse().ok()?),
                None => Amount::One(text.parse().ok()?),
            })
        };
        read().ok_or_else(|| {
            ErrorKind::reading(text, "amount", "a decimal, or two of them as 5..7.5".into())
        })
    }
}

/// What a percentage is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
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

impl fmt::Display for PercentUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for PercentUnit {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        const ALL: [PercentUnit; 3] = [
            PercentUnit::Percent,
            PercentUnit::Point,
            PercentUnit::Permille,
        ];
        let unit = ALL.into_iter().find(|unit| unit.name() == name);
        let names = ALL.map(PercentUnit::name);
        unit.ok_or_else(|| ErrorKind::one_of(name, "unit of percentages", &names))
    }
}
