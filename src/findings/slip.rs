//! Whether figures that differ would agree if one digit of one of them were another one, or
//! were its decimal point elsewhere: then the text has a slip, where the figures else may
//! have nothing to do with each other.

use rust_decimal::Decimal;

use crate::findings::{figure::Figure, link::Known};

/// More digits than any figure is looked at with.
const DIGITS: u32 = 12;

/// Of more figures one slip is no more likely than another reading.
const MEMBERS: usize = 16;

/// Whether one digit explains it. The figures of `known` are as before behind it.
pub(crate) fn explains(known: &mut Known, agrees: impl Fn(&Known) -> bool) -> bool {
    let figures = known.figures().to_vec();
    if figures.len() > MEMBERS {
        return false;
    }
    for (member, of_member) in figures.iter().enumerate() {
        for (n, figure) in of_member.iter().enumerate() {
            let explained = others(*figure).any(|other| {
                replace(known, member, n, other);
                agrees(known)
            });
            replace(known, member, n, *figure);
            if explained {
                return true;
            }
        }
    }
    false
}

fn replace(known: &mut Known, member: usize, n: usize, figure: Figure) {
    if let Some(figures) = known.figures.get_mut() {
        figures[member][n] = figure;
    }
}

/// The figure with each of its digits replaced by each other one, or all of them one or three
/// places further on.
fn others(figure: Figure) -> impl Iterator<Item = Figure> {
    let tenth = Decimal::new(1, 1);
    let thousandth = Decimal::new(1, 3);
    let shifts = [Decimal::TEN, tenth, Decimal::ONE_THOUSAND, thousandth];
    let shifted = shifts.into_iter().filter_map(move |by| figure.times(by));
    shifted.chain(digits(figure))
}

fn digits(figure: Figure) -> impl Iterator<Item = Figure> {
    let step = if figure.step.is_zero() {
        Decimal::ONE
    } else {
        figure.step
    };
    let digits = figure
        .value
        .abs()
        .checked_div(step)
        .unwrap_or_default()
        .trunc();
    (0..DIGITS).flat_map(move |place| {
        let unit = Decimal::from(10u64.pow(place));
        let digit = (digits / unit).trunc() % Decimal::TEN;
        let stands = unit <= digits.max(Decimal::ONE);
        (0..10u32).filter_map(move |other| {
            let by = (Decimal::from(other) - digit)
                .checked_mul(unit)?
                .checked_mul(step)?;
            let changed = stands && !by.is_zero();
            changed.then(|| figure.moved(by))?
        })
    })
}

/// Whether two numbers are the same but for one digit.
pub(crate) fn are_one_digit_apart(one: Decimal, other: Decimal) -> bool {
    let scale = one.scale().max(other.scale());
    let digits = |mut number: Decimal| {
        number.rescale(scale);
        number.mantissa().unsigned_abs()
    };
    let (mut one, mut other) = (digits(one), digits(other));
    let mut apart = 0;
    while one != other {
        apart += usize::from(one % 10 != other % 10);
        (one, other) = (one / 10, other / 10);
    }
    apart == 1
}
