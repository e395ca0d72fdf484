//! Numbers of a list, a change or a row of variants that share the unit behind the last.

use rust_decimal::Decimal;

use super::{
    amount::{self, Number},
    tape::Tape,
};

/// A number that shares the unit behind the last of its list: `82 lên 101 triệu đồng`,
/// `2, 3 và 5%`, `592 triệu và 642 triệu đồng`. Gives the number, scaled as the
/// last is where it has no scale of its own, and the last.
pub(super) fn behind(
    tape: &Tape,
    at: usize,
    has_unit: impl Fn(&Tape, &Number) -> bool,
) -> Option<(Number, Number)> {
    const MOST: usize = 6;
    let mut first = amount::number(tape, at).filter(|n| !n.in_words)?;
    if has_unit(tape, &first) {
        return None;
    }
    let scaled = first.scale > Decimal::ONE;
    let mut next = first.end;
    for _ in 0..MOST {
        let number = joint(tape, next)
            .or_else(|| variant(tape, next))
            .and_then(|at| amount::number(tape, at))
            .filter(|n| !n.in_words)?;
        if scaled && number.scale == Decimal::ONE {
            return None;
        }
        if has_unit(tape, &number) {
            if !scaled && number.scale > Decimal::ONE && !first.grouped {
                first.value = first.value.checked_mul(number.scale)?.normalize();
            }
            return Some((first, number));
        }
        next = number.end;
    }
    None
}

/// The digits behind what joins two numbers of a list or a change.
fn joint(tape: &Tape, at: usize) -> Option<usize> {
    let next = match tape.key(at) {
        "lên" | "xuống" => at + 1 + usize::from(tape.is_any(at + 1, &["còn", "tới", "đến"])),
        "và" | "hoặc" | "còn" | "hay" | "đến" | "tới" | "," | "x" => at + 1,
        _ => return None,
    };
    tape.is_digits(next).then_some(next)
}

/// `bộ nhớ trong 32/64GB`, `RAM 2/3/4GB`, `chạy 66/60 km/h`: the digits of the next variant or
/// rate, which is no whole of the one before.
pub(super) fn variant(tape: &Tape, slash: usize) -> Option<usize> {
    const MOST: usize = 3;
    let next = |at: &usize| tape.is(*at, "/") && tape.glued(*at) && tape.glued(at + 1);
    let mut slashes = (0..MOST).map(|n| slash + 2 * n).take_while(next);
    let has_unit = slashes.any(|at| tape.is_digits(at + 1) && has_variants(tape, at + 2));
    has_unit.then_some(slash + 1)
}

/// Whether a unit of speed or of storage stands at `at`: its numbers are no parts of a whole.
pub(super) fn has_variants(tape: &Tape, at: usize) -> bool {
    let unit = tape.lexicon.units.starting_at(tape, at);
    unit.is_some_and(|(unit, _)| matches!(unit.dimension.as_str(), "speed" | "data"))
}
