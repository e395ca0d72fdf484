//! Percentages.

use crate::{
    grammar::opens::Opens,
    grammar::{candidate::Candidate, point, shared_unit, spread},
    phrase::{
        numeral::{self, Number},
        per,
        phrases::Phrases,
    },
    value::{
        amount::{Amount, PercentUnit},
        evidence::Evidence,
        fact::Value,
    },
    vocabulary::{
        class::Class,
        named::{AGE, PERCENT_UNITS},
    },
};

fn sign(p: &Phrases, number: &Number) -> Option<(PercentUnit, usize)> {
    p.lexeme(number.end, PERCENT_UNITS)
}

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::NUMERALS;

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if !numeral::may_start(p, at) {
        return;
    }
    let Some(spread) = spread::spread(p, at, sign) else {
        out.extend(shared_range(p, at));
        return shared(p, at, out);
    };
    let (per, to) = per::any(p, spread.end);
    let value = Value::Percent {
        amount: spread.amount(),
        unit: spread.unit,
        per,
    };
    out.push(
        Candidate::framed(p, spread.start, to, value, "percent")
            .modifier_else(spread.modifier)
            .evidence(Evidence::Certain),
    );
}

/// `5 - 7 và 8 - 10%`
fn shared_range(p: &Phrases, at: usize) -> Option<Candidate> {
    let (range, last) = shared_unit::range_behind(p, at, sign)?;
    let value = Value::Percent {
        amount: range.amount(),
        unit: last.unit,
        per: None,
    };
    let candidate = Candidate::framed(p, range.start, range.end, value, "percent.shared");
    Some(
        candidate
            .modifier_else(range.modifier)
            .evidence(Evidence::Marked),
    )
}

/// `5 và 7%`, `từ 5 lên 7%`, `2, 3 và 5%`: numbers that share the sign behind the last.
fn shared(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((number, last)) = shared_unit::behind(p, at, |p, number| sign(p, number).is_some())
    else {
        return;
    };
    let Some((unit, _)) = sign(p, &last) else {
        return;
    };
    // `ở tuổi 43 và 54% ở tuổi 44`, `cà phê loại 2, 5% đen vỡ`, `trong 2010 và 67% trong 2011`
    let before = p.class_before(at);
    let named = before.has(Class::ANY_LABEL);
    if named || p.behind(at, AGE) || point::modern_year(p, at).is_some() {
        return;
    }
    let value = Value::Percent {
        amount: Amount::One(number.value),
        unit,
        per: None,
    };
    out.push(
        Candidate::framed(p, number.start, number.end, value, "percent.shared")
            .evidence(Evidence::Marked),
    );
}
