//! What the calendar says of a fact: its point of time, its two ends.

use crate::{
    findings::{
        finding::{Arithmetic, Told},
        link::{Outcome, Reckoned},
    },
    value::{
        fact::Value,
        moment::{DateValue, Ends, Moment},
    },
};

pub(crate) fn moment_of(value: &Value) -> Option<Moment> {
    match value {
        Value::Date(moment) | Value::Time(moment) => Some(*moment),
        _ => None,
    }
}

/// Both ends of a stretch of time.
pub(crate) fn both_ends(value: &Value) -> Option<(Moment, Moment)> {
    let Value::Interval(ends) = value else {
        return None;
    };
    match ends.as_ref() {
        Ends::Range(Some(from), Some(to)) => Some((*from, *to)),
        _ => None,
    }
}

/// The dates of both ends.
pub(crate) fn ends_of(value: &Value) -> Option<(DateValue, DateValue)> {
    let (from, to) = both_ends(value)?;
    Some((from.date?, to.date?))
}

/// What is stated, and what the calendar says instead.
pub(crate) fn plain(stated: Told, derived: Told, of: Told, agrees: bool) -> Reckoned {
    Reckoned {
        stated,
        derived,
        arithmetic: Arithmetic::Calendar(of),
        outcome: Outcome::Plain(agrees),
    }
}
