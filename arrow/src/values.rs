//! Exact values as Arrow has them.

use bantin::PublishedAt;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Digits of a decimal, and how many of them stand behind the point.
pub(crate) const DIGITS: u8 = 38;
pub(crate) const SCALE: i8 = 16;

/// A number as `Decimal128(38, 16)`, if it fits without loss.
///
/// ```
/// let of = |text: &str| bantin_arrow::decimal(text.parse().unwrap());
/// assert_eq!(of("3.5"), Some(35_000_000_000_000_000));
/// assert_eq!(of("0.00000000000000001"), None);
/// ```
pub fn decimal(number: Decimal) -> Option<i128> {
    const MOST: i128 = 10_i128.pow(DIGITS as u32) - 1;
    let number = number.normalize();
    let behind = (SCALE as u32).checked_sub(number.scale())?;
    let scaled = number
        .mantissa()
        .checked_mul(10_i128.checked_pow(behind)?)?;
    (scaled.abs() <= MOST).then_some(scaled)
}

/// A day as `Date32`: days since 1970.
pub fn day(day: NaiveDate) -> i32 {
    day.signed_duration_since(NaiveDate::default()).num_days() as i32
}

/// A time of publication as `Timestamp(Millisecond)` without a zone: the newsroom's clock.
pub fn timestamp(published: PublishedAt) -> i64 {
    published.time().and_utc().timestamp_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_fit_or_are_none() {
        let of = |text: &str| decimal(text.parse().expect("a number"));
        assert_eq!(of("0"), Some(0));
        assert_eq!(of("-1.50"), Some(-15_000_000_000_000_000));
        assert_eq!(
            of("9999999999999999999999"),
            Some((10_i128.pow(22) - 1) * 10_i128.pow(16))
        );
        assert_eq!(of("10000000000000000000000"), None);
        assert_eq!(of("79228162514264337593543950335"), None);
        assert_eq!(of("0.0000000000000001"), Some(1));
        assert_eq!(of("0.00000000000000010"), Some(1));
        assert_eq!(of("0.00000000000000001"), None);
    }

    #[test]
    fn days_are_counted_from_1970() {
        let of = |text: &str| day(text.parse().expect("a day"));
        assert_eq!(
            (of("1970-01-01"), of("1969-12-31"), of("2018-10-09")),
            (0, -1, 17813)
        );
    }
}
