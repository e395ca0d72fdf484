//! Percentages that say a fraction again.

use rust_decimal::Decimal;

use crate::{
    phrase::{numeral, phrases::Phrases},
    vocabulary::named::{OPEN_BRACKET, PERCENT_SIGN, REACHES},
};

/// `23/120 (19%)`, `67% (4/6)`: whether a percentage in brackets says the fraction again.
pub(super) fn has_percent(
    p: &Phrases,
    start: usize,
    end: usize,
    numerator: Decimal,
    whole: Decimal,
) -> bool {
    const NEAR: usize = 3;
    let before = percent_before(p, start);
    let mut inside = (end + 1..=end + NEAR).filter(|&at| p.is_digits(at));
    before.is_some_and(|percent| is_percent_of(percent, numerator, whole))
        || p.is(end, OPEN_BRACKET)
            && inside
                .next()
                .is_some_and(|at| p.is(numeral::literal_end(p, at), PERCENT_SIGN))
}

/// `3.432/680 lượt đạt 504%`: whether a percentage shortly behind `end` says the fraction again.
pub(super) fn is_reached(
    p: &Phrases,
    end: usize,
    numerator: Decimal,
    denominator: Decimal,
) -> bool {
    const NEAR: usize = 6;
    let digits = (end + 1..end + NEAR).find(|&at| p.is_digits(at));
    let percent = digits.and_then(|at| numeral::number(p, at));
    let percent = percent
        .filter(|n| p.is(n.end, PERCENT_SIGN) && p.phrase_before(n.start, REACHES).is_some());
    percent.is_some_and(|n| is_percent_of(n.value, numerator, denominator))
}

/// The percentage that a fraction at `at` restates in brackets.
fn percent_before(p: &Phrases, at: usize) -> Option<Decimal> {
    const LONGEST: usize = 3;
    let sign = at.checked_sub(2)?;
    if !p.is(sign, PERCENT_SIGN) || !p.is(at - 1, OPEN_BRACKET) {
        return None;
    }
    (sign.saturating_sub(LONGEST)..sign)
        .filter_map(|from| numeral::number(p, from))
        .find_map(|n| (n.end == sign).then_some(n.value))
}

/// Whether the percentage is that of the fraction, rounded to a whole one at most.
fn is_percent_of(percent: Decimal, numerator: Decimal, denominator: Decimal) -> bool {
    let share = numerator
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|hundredfold| hundredfold.checked_div(denominator));
    share.is_some_and(|share| (share - percent).abs() <= Decimal::ONE)
}
