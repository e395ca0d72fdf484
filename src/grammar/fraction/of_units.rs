//! A part and its whole, each with what it counts.

use rust_decimal::Decimal;

use crate::{
    grammar::candidate::{Candidate, Figure},
    phrase::{
        numeral::{self, Number},
        phrases::Phrases,
        unit,
    },
    value::{evidence::Evidence, fact::Value},
    vocabulary::named::SLASH,
};

/// `gần 136 ha/265 ha`, `75 xã/108 xã`: a part and its whole, with what is counted behind each.
pub(super) fn with_units(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    const UNIT: usize = 4;
    let parts = |n: &usize| p.is(*n, SLASH) && p.is_digits(n + 1) && p.is_word(n - 1);
    let Some(slash) = (at + 2..at + 2 + UNIT).find(parts) else {
        return;
    };
    let number = |at: usize| numeral::number(p, at).filter(|n| !n.signed && !n.value.is_zero());
    let (Some(first), Some(second)) = (number(at), number(slash + 1)) else {
        return;
    };
    let (from, to) = (second.end, second.end + slash.saturating_sub(first.end));
    let alike = to > from
        && (from..to).all(|n| p.is_word(n) && p.key(n) == p.key(n - from + first.end))
        && may_be_part(p, &first, &second);
    if !alike || first.value > second.value {
        return;
    }
    let value = Value::Fraction {
        numerator: first.value,
        denominator: second.value,
        upper: None,
        unit: Some(p.str(from, to).to_lowercase()),
    };
    out.push(
        Candidate::framed(p, at, to, value, "fraction.of-units")
            .evidence(Evidence::Certain)
            .figure(Figure::new(&first, second.end)),
    );
}

/// Whether two numbers with one unit may be a part and its whole: no variants (`4 GB/64 GB`,
/// `hộp số 5 cấp/6 cấp`), and no sums, which are told as a rate or beside a plan.
fn may_be_part(p: &Phrases, first: &Number, second: &Number) -> bool {
    const FEW: u32 = 20;
    if let Some((unit, _)) = unit::measure(p, second) {
        return unit.dimension == "area" || first.grouped || second.grouped;
    }
    let next = second.value - first.value == Decimal::ONE && second.value < FEW.into();
    unit::counts_noun(p, second) && p.currency_at(second.end).is_none() && !next
}
