//! Percentages.

use super::{
    Candidate, Evidence, PercentUnit, Tape, Value,
    amount::{self, Number},
    shared, unit,
};
use crate::lexicon::Class;

fn sign(tape: &Tape, number: &Number) -> Option<(PercentUnit, usize)> {
    let at = number.end;
    Some(match tape.key(at) {
        "%" => (PercentUnit::Percent, at + 1),
        "‰" => (PercentUnit::Permille, at + 1),
        "phần" if tape.is(at + 1, "trăm") => (PercentUnit::Percent, at + 2),
        "phần" if tape.is_any(at + 1, &["nghìn", "ngàn"]) => (PercentUnit::Permille, at + 2),
        "điểm" if tape.is(at + 1, "%") => (PercentUnit::Point, at + 2),
        "điểm" if tape.are(at + 1, &["phần", "trăm"]) => (PercentUnit::Point, at + 3),
        _ => return None,
    })
}

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if !amount::may_start(tape, at) {
        return;
    }
    let Some(spread) = amount::spread(tape, at, sign) else {
        return shared(tape, at, out);
    };
    let (per, to) =
        unit::per(tape, spread.end).map_or((None, spread.end), |(per, to)| (Some(per), to));
    let value = Value::Percent {
        amount: spread.amount(),
        unit: spread.unit,
        per,
    };
    out.push(
        Candidate::framed(tape, spread.start, to, value, "percent")
            .modifier_else(spread.modifier)
            .evidence(Evidence::Certain),
    );
}

/// `5 và 7%`, `từ 5 lên 7%`, `2, 3 và 5%`: numbers that share the sign behind the last.
fn shared(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let Some((number, last)) =
        shared::behind(tape, at, |tape, number| sign(tape, number).is_some())
    else {
        return;
    };
    let Some((unit, _)) = sign(tape, &last) else {
        return;
    };
    // `ở tuổi 43 và 54% ở tuổi 44`, `cà phê loại 2, 5% đen vỡ`
    let before = tape.before(at).class;
    let named = before.has(Class::ANY_LABEL);
    if named || tape.key_before(at) == "tuổi" {
        return;
    }
    let value = Value::Percent {
        amount: super::Amount::One(number.value),
        unit,
        per: None,
    };
    out.push(
        Candidate::framed(tape, number.start, number.end, value, "percent.shared")
            .evidence(Evidence::Marked),
    );
}
