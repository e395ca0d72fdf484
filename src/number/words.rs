//! Numbers in words: `ba trăm linh năm`, `hai mươi mốt nghìn`, `tám chục`.

use rust_decimal::Decimal;

use super::role::NumberWord::{self, *};

/// Reads the number that begins with the first of `words`; gives its value and
/// how many words it takes.
pub(crate) fn read(words: &[NumberWord]) -> Option<(Decimal, usize)> {
    let mut total = Decimal::ZERO;
    let mut at = 0;
    let mut smallest: Option<Decimal> = None;
    while let Some((value, taken)) = below_thousand(&words[at..]) {
        let mut next = at + taken;
        let mut scale = Decimal::ONE;
        // `nghìn tỷ` multiplies, as long as scales grow.
        let mut last = Decimal::ZERO;
        while let Some(Scale(factor)) = words.get(next).copied() {
            if factor <= last {
                break;
            }
            scale = scale.checked_mul(factor)?;
            last = factor;
            next += 1;
        }
        if smallest.is_some_and(|s| scale >= s) {
            break;
        }
        total = total.checked_add(value.checked_mul(scale)?)?;
        smallest = Some(scale);
        at = next;
        if scale == Decimal::ONE {
            break;
        }
    }
    (at > 0).then_some((total, at))
}

/// 0 to 999 at the beginning of `words`.
fn below_thousand(words: &[NumberWord]) -> Option<(Decimal, usize)> {
    let (value, taken) = match words {
        [Digit(h), Hundred, rest @ ..] => {
            let (tail, taken) = after_hundred(rest);
            (u32::from(*h) * 100 + tail, 2 + taken)
        }
        [Zero, Digit(d), ..] => (u32::from(*d), 2),
        _ => below_hundred(words)?,
    };
    Some((Decimal::from(value), taken))
}

fn below_hundred(words: &[NumberWord]) -> Option<(u32, usize)> {
    Some(match words {
        [Digit(t), Tens, Digit(d), ..] => (u32::from(*t) * 10 + u32::from(*d), 3),
        [Digit(t), Tens, ..] => (u32::from(*t) * 10, 2),
        [Digit(t), Dozen(n), ..] => (u32::from(*t) * u32::from(*n), 2),
        [Ten, Digit(d), ..] => (10 + u32::from(*d), 2),
        [Ten, ..] => (10, 1),
        [Dozen(n), ..] => (u32::from(*n), 1),
        [Digit(d), ..] => (u32::from(*d), 1),
        _ => return None,
    })
}

/// What follows `trăm`: `linh năm`, `hai mươi`, `hai tám`, `rưỡi` left out.
fn after_hundred(words: &[NumberWord]) -> (u32, usize) {
    match words {
        [Zero, Digit(d), ..] => (u32::from(*d), 2),
        [Digit(t), Digit(d), ..] => (u32::from(*t) * 10 + u32::from(*d), 2),
        _ => match below_hundred(words) {
            // `một trăm hai` is 120.
            Some((d, 1)) if d < 10 => (d * 10, 1),
            Some(found) => found,
            None => (0, 0),
        },
    }
}
