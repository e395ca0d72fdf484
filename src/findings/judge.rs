//! Judges what was reckoned: whether it agrees, and by how much it might differ.

use rust_decimal::Decimal;

use crate::findings::{
    figure::Figure,
    finding::Verdict,
    link::{Outcome, Reckoned},
};

/// The verdict, and the tolerance. `more` is a share of the stated value that is let pass
/// beside what the precision of the text lets pass.
pub(crate) fn verdict(reckoned: &Reckoned, more: Decimal) -> (Verdict, Decimal) {
    match reckoned.outcome {
        Outcome::Plain(true) => (Verdict::Agrees, Decimal::ZERO),
        Outcome::Plain(false) => (Verdict::Differs, Decimal::ZERO),
        Outcome::Within { part, whole } => {
            let agrees = part.low <= whole.high;
            let verdict = if agrees {
                Verdict::Agrees
            } else {
                Verdict::Differs
            };
            (verdict, Decimal::ZERO.max(whole.high - part.value))
        }
        Outcome::Numbers { stated, derived } => {
            let tolerance = tolerance(stated, derived, more);
            let away = (derived.value - stated.value).abs();
            let verdict = if away <= tolerance {
                Verdict::Agrees
            } else {
                Verdict::Differs
            };
            (verdict, tolerance.normalize())
        }
    }
}

/// By how much the two may differ in the direction in which they do.
fn tolerance(stated: Figure, derived: Figure, more: Decimal) -> Decimal {
    let own = if derived.value < stated.value {
        (stated.value - stated.low) + (derived.high - derived.value)
    } else {
        (stated.high - stated.value) + (derived.value - derived.low)
    };
    let more = stated.value.abs().checked_mul(more).unwrap_or_default();
    own.checked_add(more).unwrap_or(own)
}
