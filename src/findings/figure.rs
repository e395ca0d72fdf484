//! [`Figure`]: a number of the text, and between what bounds it is meant.

use arrayvec::ArrayVec;
use rust_decimal::Decimal;

use crate::value::{
    amount::Amount,
    fact::{Fact, Value},
    modifier::Modifier,
};

/// A number, and between what bounds it is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    pub value: Decimal,
    pub low: Decimal,
    pub high: Decimal,
    /// What one is in the last place that the text writes.
    pub step: Decimal,
}

/// The numbers of a fact: one, or two of a fraction.
pub(crate) type Figures = ArrayVec<Figure, 2>;

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// How far `trên` and `dưới` reach.
const FAR: Decimal = Decimal::ONE_THOUSAND;

impl Figure {
    /// A number that is just this.
    pub fn exact(value: Decimal) -> Figure {
        Figure {
            value,
            low: value,
            high: value,
            step: Decimal::ONE,
        }
    }

    /// The numbers of a fact as the text writes them: one, or two of a fraction.
    pub fn of(fact: &Fact, text: &str) -> Figures {
        let span = fact.span.text(text);
        let counts = matches!(
            &fact.value,
            Value::Quantity { measure: None, .. } | Value::Fraction { .. } | Value::Duration { .. }
        );
        let written = |value: Decimal| Figure::written(value, span, counts).modified(fact.modifier);
        match &fact.value {
            Value::Percent { amount, .. }
            | Value::Quantity { amount, .. }
            | Value::Duration { amount, .. }
            | Value::Money { amount, .. } => match amount {
                Amount::One(value) => only(written(*value)),
                Amount::Range(low, high) => {
                    let (one, other) = (
                        Figure::written(*low, span, counts),
                        Figure::written(*high, span, counts),
                    );
                    let range = Figure {
                        low: one.low,
                        high: other.high,
                        ..one
                    };
                    only(range.modified(fact.modifier))
                }
            },
            Value::Fraction {
                numerator,
                denominator,
                upper: None,
                ..
            } => {
                // A modifier before a fraction is that of its part.
                let whole = Figure::written(*denominator, span, counts);
                [written(*numerator), whole].into()
            }
            _ => Figures::new(),
        }
    }

    /// A number as precise as `span` writes it: it may have been rounded or cut off there.
    /// What is counted one by one is exact.
    fn written(value: Decimal, span: &str, counts: bool) -> Figure {
        let step = step(value, span);
        if counts && step == Decimal::ONE {
            return Figure::exact(value);
        }
        let (half, whole) = (step * HALF, step);
        let negative = value.is_sign_negative();
        let (down, up) = if negative {
            (whole, half)
        } else {
            (half, whole)
        };
        Figure {
            value,
            low: value - down,
            high: value + up,
            step,
        }
    }

    /// A count that was rounded as a measure is: a number of times.
    pub fn rounded(self) -> Figure {
        if self.step != Decimal::ONE {
            return self;
        }
        Figure {
            low: self.low - self.step * HALF,
            high: self.high + self.step,
            ..self
        }
    }

    /// With what the words before it say: `gần`, `hơn`, `khoảng`.
    fn modified(self, modifier: Option<Modifier>) -> Figure {
        let size = self.value.abs();
        // `hơn 1.100`: more than this, but no 1,200.
        let about = || last_place(size).max(self.step);
        let far = || size.checked_mul(FAR).unwrap_or(size).max(self.step);
        // `khoảng 1 triệu`: no nothing, and no debt.
        let less = || match self.low - about() {
            low if low <= Decimal::ZERO && self.low > Decimal::ZERO => self.value * HALF,
            low => low,
        };
        let (low, high) = match modifier {
            Some(Modifier::Approx) => (less(), self.high + about()),
            Some(Modifier::Nearly) => (less(), self.high),
            Some(Modifier::Over) => (self.low, self.high + about()),
            Some(Modifier::Under | Modifier::AtMost) => (Decimal::ZERO.min(self.low), self.high),
            Some(Modifier::AtLeast) => (self.low, self.high + far()),
            _ => return self,
        };
        Figure { low, high, ..self }
    }

    /// The same number as a share of `whole`, in percent.
    pub fn percent_of(self, whole: Figure) -> Option<Figure> {
        self.divided_by(whole)?.times(Decimal::ONE_HUNDRED)
    }

    /// As [`Figure::divided_by`], of a difference whose bounds may lie on both sides of zero.
    pub fn divided_by_any(self, other: Figure) -> Option<Figure> {
        let positive = Figure {
            low: self.low.max(Decimal::ZERO),
            ..self
        };
        positive.divided_by(other)
    }

    pub fn divided_by(self, other: Figure) -> Option<Figure> {
        // Amounts are positive here, or their bounds would change places.
        if other.low <= Decimal::ZERO || self.low.is_sign_negative() {
            return None;
        }
        Some(Figure {
            value: self.value.checked_div(other.value)?,
            low: self.low.checked_div(other.high)?,
            high: self.high.checked_div(other.low)?,
            step: Decimal::ZERO,
        })
    }

    pub fn times(self, factor: Decimal) -> Option<Figure> {
        let times = |value: Decimal| value.checked_mul(factor);
        let (low, high) = (times(self.low)?, times(self.high)?);
        Some(Figure {
            value: times(self.value)?,
            low: low.min(high),
            high: low.max(high),
            step: times(self.step)?,
        })
    }

    pub fn multiplied_by(self, other: Figure) -> Option<Figure> {
        if self.low.is_sign_negative() || other.low.is_sign_negative() {
            return None;
        }
        Some(Figure {
            value: self.value.checked_mul(other.value)?,
            low: self.low.checked_mul(other.low)?,
            high: self.high.checked_mul(other.high)?,
            step: Decimal::ZERO,
        })
    }

    pub fn plus(self, other: Figure) -> Option<Figure> {
        Some(Figure {
            value: self.value.checked_add(other.value)?,
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
            step: self.step.max(other.step),
        })
    }

    pub fn minus(self, other: Figure) -> Option<Figure> {
        Some(Figure {
            value: self.value.checked_sub(other.value)?,
            low: self.low.checked_sub(other.high)?,
            high: self.high.checked_sub(other.low)?,
            step: self.step.max(other.step),
        })
    }

    /// The same figure, but by so much away from zero.
    pub fn moved(self, by: Decimal) -> Option<Figure> {
        let by = if self.value.is_sign_negative() {
            -by
        } else {
            by
        };
        let more = |value: Decimal| value.checked_add(by);
        Some(Figure {
            value: more(self.value)?,
            low: more(self.low)?,
            high: more(self.high)?,
            step: self.step,
        })
    }

    /// With bounds that are wider by a share of the value.
    pub fn wider(self, by: Decimal) -> Option<Figure> {
        let more = self.value.abs().checked_mul(by)?;
        Some(Figure {
            low: self.low.checked_sub(more)?,
            high: self.high.checked_add(more)?,
            ..self
        })
    }

    /// As it is meant where the zeros at its end are not: `2.000 km` for 1,240 miles.
    pub fn as_round(self) -> Figure {
        let half = last_place(self.value) * HALF;
        Figure {
            low: self.low.min(self.value - half),
            high: self.high.max(self.value + half),
            ..self
        }
    }

    /// How many digits it has that tell something.
    pub fn digits(self) -> usize {
        digits(self.value)
    }

    /// Without its sign.
    pub fn abs(self) -> Figure {
        if self.value.is_sign_negative() {
            Figure {
                value: -self.value,
                low: -self.high,
                high: -self.low,
                step: self.step,
            }
        } else {
            self
        }
    }

    /// Whether the two may be the same number.
    pub fn meets(self, other: Figure) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// How many digits of a number tell something.
pub(crate) fn digits(value: Decimal) -> usize {
    let (digits, _) = without_zeros(value.mantissa().unsigned_abs());
    digits.checked_ilog10().map_or(0, |log| log as usize + 1)
}

fn only(figure: Figure) -> Figures {
    std::iter::once(figure).collect()
}

/// What one is in the last place of a number: of `3,774 tỷ` a million.
fn step(value: Decimal, span: &str) -> Decimal {
    let value = value.abs().normalize();
    if value.is_zero() {
        return Decimal::ONE;
    }
    let (core, zeros) = without_zeros(value.mantissa().unsigned_abs());
    let matching = numbers(span).find_map(|digits| {
        let (own, own_zeros) = without_zeros(digits);
        (own == core).then(|| zeros as i32 - value.scale() as i32 - own_zeros as i32)
    });
    matching
        .and_then(power)
        .unwrap_or_else(|| last_place(value))
}

/// A number without the zeros at its end, and how many these are.
fn without_zeros(mut digits: u128) -> (u128, u32) {
    let mut zeros = 0;
    while digits > u64::MAX.into() && digits.is_multiple_of(10) {
        digits /= 10;
        zeros += 1;
    }
    // Most numbers are small, which is cheaper.
    let Ok(mut small) = u64::try_from(digits) else {
        return (digits, zeros);
    };
    while small != 0 && small.is_multiple_of(10) {
        small /= 10;
        zeros += 1;
    }
    (small.into(), zeros)
}

/// This power of ten.
fn power(exponent: i32) -> Option<Decimal> {
    let size = exponent.unsigned_abs();
    match exponent < 0 {
        true => Decimal::try_new(1, size).ok(),
        false => Decimal::try_from_i128_with_scale(10i128.checked_pow(size)?, 0).ok(),
    }
}

/// Each number that is written with digits, as if no signs parted them.
fn numbers(span: &str) -> impl Iterator<Item = u128> + '_ {
    const MOST: u128 = u128::MAX / 100;
    let mut chars = span.chars().peekable();
    std::iter::from_fn(move || {
        let mut run: Option<u128> = None;
        while let Some(c) = chars.next() {
            if let Some(digit) = c.to_digit(10) {
                // No value is longer.
                let before = run.unwrap_or_default().min(MOST);
                run = Some(10 * before + u128::from(digit));
                continue;
            }
            let goes_on = run.is_some()
                && (matches!(c, '.' | ',') || c.is_whitespace())
                && chars.peek().is_some_and(char::is_ascii_digit);
            if !goes_on && run.is_some() {
                break;
            }
        }
        run
    })
}

/// Whether a number may be told as the other one: by less than its last digit away from it.
pub(crate) fn is_told_as(derived: Decimal, stated: Decimal) -> bool {
    (derived - stated).abs() < Decimal::new(1, stated.normalize().scale())
}

/// The runs of digits that the text of a fact has.
pub(crate) fn runs_of_digits<'t>(
    fact: &Fact,
    text: &'t str,
) -> impl Iterator<Item = &'t str> + use<'t> {
    let is_digit = u8::is_ascii_digit;
    let bytes = fact.span.text(text).as_bytes();
    let pieces = bytes.chunk_by(move |one, next| is_digit(one) == is_digit(next));
    let runs = pieces.filter(move |piece| piece.first().is_some_and(is_digit));
    runs.filter_map(|run| str::from_utf8(run).ok())
}

/// Whether the text of a fact has digits.
pub(crate) fn writes_digits(fact: &Fact, text: &str) -> bool {
    let mut bytes = fact.span.text(text).bytes();
    bytes.any(|byte| byte.is_ascii_digit())
}

/// Whether the text of a fact writes this number, and does not only mean it: `hôm nay`.
pub(crate) fn writes_number(fact: &Fact, text: &str, number: u32) -> bool {
    runs_of_digits(fact, text).any(|digits| digits.parse() == Ok(number))
}

/// Whether the text of a fact has a year in digits.
pub(crate) fn writes_year(fact: &Fact, text: &str) -> bool {
    runs_of_digits(fact, text).any(|digits| digits.len() == 4)
}

/// How many percent a part is of its whole.
pub(crate) fn share_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// The part and the whole of a fraction.
pub(crate) fn part_and_whole(fact: &Fact) -> Option<(Decimal, Decimal)> {
    match &fact.value {
        Value::Fraction {
            numerator,
            denominator,
            upper: None,
            ..
        } => Some((*numerator, *denominator)),
        _ => None,
    }
}

/// Two figures, neither of them rough where they are the same to the last digit: that is why
/// they were linked.
pub(crate) fn exact_where_equal(one: Figure, other: Figure) -> (Figure, Figure) {
    if one.value == other.value {
        (Figure::exact(one.value), Figure::exact(other.value))
    } else {
        (one, other)
    }
}

/// The place of the last digit that is not 0.
pub(crate) fn last_place(value: Decimal) -> Decimal {
    let value = value.normalize();
    if value.scale() > 0 {
        return Decimal::new(1, value.scale());
    }
    let (_, zeros) = without_zeros(value.mantissa().unsigned_abs());
    power(zeros as i32).unwrap_or(Decimal::ONE)
}

/// Whether a figure is an age: they are the one measure without a unit of its own.
pub(crate) fn is_age(value: &Value) -> bool {
    matches!(value, Value::Quantity { measure: Some(measure), .. } if measure.0 == "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_tells_how_precise_it_is() {
        let step = |value: &str, span| step(value.parse().unwrap(), span).to_string();
        assert_eq!(step("3774000000", "3,774 tỷ đồng"), "1000000");
        assert_eq!(step("88.24", "88,24%"), "0.01");
        assert_eq!(step("18000", "gần 18.000"), "1");
        assert_eq!(step("31000", "trên 31 ngàn"), "1000");
        assert_eq!(step("3200000000", "3 tỷ 200 triệu"), "100000000");
        assert_eq!(step("5.5", "5,50%"), "0.01");
        assert_eq!(step("21000", "hai mươi mốt nghìn"), "1000");
        assert_eq!(step("0.05", "5 cent"), "0.01");
    }

    #[test]
    fn a_figure_may_be_rounded_or_cut_off() {
        let figure = Figure::written("88.24".parse().unwrap(), "88,24%", false);
        assert_eq!(figure.low.normalize().to_string(), "88.235");
        assert_eq!(figure.high.normalize().to_string(), "88.25");
        assert_eq!(
            Figure::written(Decimal::TEN, "10", true),
            Figure::exact(Decimal::TEN)
        );
    }
}
