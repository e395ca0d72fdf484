//! Numbers of a list, a change or a row of variants that share the unit behind the last.

use std::ops::RangeInclusive;

use crate::{
    grammar::spread::{self, Spread},
    phrase::{
        joint::range_sign,
        numeral::{self, Number},
        phrases::Phrases,
    },
    vocabulary::named::{
        FROM, JOINS_SHARED_UNIT, LISTS_RANGES, SEMICOLON, SIZE_SIGN, SLASH, UP_OR_DOWN,
    },
};

/// The sizes of a body in centimetres: `83-63-95 cm`.
pub(crate) const GIRTHS: RangeInclusive<u32> = 40..=150;

/// A number that shares the unit behind the last of its list: `82 lên 101 triệu đồng`,
/// `2, 3 và 5%`, `592 triệu và 642 triệu đồng`. Gives the number, scaled as the
/// last is where it has no scale of its own, and the last.
pub(crate) fn behind(
    p: &Phrases,
    at: usize,
    has_unit: impl Fn(&Phrases, &Number) -> bool,
) -> Option<(Number, Number)> {
    const MOST: usize = 6;
    let mut first = numeral::number(p, at).filter(|n| !n.in_words)?;
    let decimals = first.is_fractional();
    let behind = |at: usize| {
        joint(p, at)
            .or_else(|| variant(p, at))
            .or_else(|| apart(p, at).filter(|_| decimals))
    };
    if behind(first.end).is_none() || has_unit(p, &first) {
        return None;
    }
    let scaled = first.is_scaled();
    let mut next = first.end;
    // `143 x 70 x 7 mm` is no part of a list: `4x4, 5 chỗ`.
    let sizes = p.is(next, SIZE_SIGN);
    for _ in 0..MOST {
        if p.is(next, SIZE_SIGN) != sizes {
            return None;
        }
        let number = behind(next)
            .and_then(|at| numeral::number(p, at))
            .filter(|n| !n.in_words)?;
        // `1,4 triệu và 315.000 người` are both written in full.
        if scaled && !number.is_scaled() && !number.grouped {
            return None;
        }
        if has_unit(p, &number) {
            if !scaled && number.is_scaled() && !first.grouped {
                first.value = first.value.checked_mul(number.scale)?.normalize();
            }
            return Some((first, number));
        }
        next = number.end;
    }
    None
}

/// `20 - 25 và 30 - 35 cm`: the range at `at`, which shares the unit of the range behind it,
/// and that one.
pub(crate) fn range_behind<'t, U: PartialEq>(
    p: &Phrases<'t>,
    at: usize,
    unit: impl Fn(&Phrases<'t>, &Number) -> Option<(U, usize)>,
) -> Option<(Spread<()>, Spread<U>)> {
    if !p.is_digits(at) {
        return None;
    }
    let first = numeral::number(p, at)?;
    range_sign(p, first.end)?;
    // `từ 6 đến 8 và từ 10 đến 12 kg`
    let next = |joint: usize| joint + 1 + usize::from(p.is(joint + 1, FROM));
    let nothing = |p: &Phrases<'t>, n: &Number| {
        let ends = p.is(n.end, LISTS_RANGES) && p.is_digits(next(n.end));
        ends.then_some(((), n.end))
    };
    let mut low = spread::spread(p, at, nothing).filter(|low| low.high.is_some())?;
    let last = spread::spread(p, next(low.end), unit).filter(|last| last.high.is_some())?;
    let scale = last.last().scale;
    for number in [Some(&mut low.low), low.high.as_mut()]
        .into_iter()
        .flatten()
    {
        if !number.is_scaled() && !number.grouped {
            number.value = number.value.checked_mul(scale)?.normalize();
        }
    }
    Some((low, last))
}

/// The digits behind what joins two numbers of a list or a change.
fn joint(p: &Phrases, at: usize) -> Option<usize> {
    let next = p.phrase(at, JOINS_SHARED_UNIT)?;
    if p.is_digits(next) || !p.is(at, UP_OR_DOWN) {
        return p.is_digits(next).then_some(next);
    }
    // `từ hơn 100 lên hơn 3.000 hộ`
    let changes = |n: &usize| {
        p.modifier_before(*n)
            .is_some_and(|(_, first)| first == next)
    };
    (next + 1..next + 3).find(|n| p.is_digits(*n) && changes(n))
}

/// `2,5; 3,2 và 4,8 độ`: where decimals have commas, semicolons part the numbers of a list.
fn apart(p: &Phrases, at: usize) -> Option<usize> {
    (p.is(at, SEMICOLON) && p.is_digits(at + 1)).then_some(at + 1)
}

/// `bộ nhớ trong 32/64GB`, `RAM 2/3/4GB`, `chạy 66/60 km/h`: the digits of the next variant or
/// rate, which is no whole of the one before.
pub(crate) fn variant(p: &Phrases, slash: usize) -> Option<usize> {
    const MOST: usize = 3;
    let next = |at: &usize| p.is(*at, SLASH) && p.glued(*at) && p.glued(at + 1);
    let mut slashes = (0..MOST).map(|n| slash + 2 * n).take_while(next);
    let has_unit = slashes.any(|at| p.is_digits(at + 1) && has_variants(p, at + 2));
    has_unit.then_some(slash + 1)
}

/// Whether a unit of speed or of storage stands at `at`: its numbers are no parts of a whole.
pub(crate) fn has_variants(p: &Phrases, at: usize) -> bool {
    let unit = p.unit_at(at);
    unit.is_some_and(|(unit, _)| matches!(&*unit.dimension, "speed" | "data"))
}
