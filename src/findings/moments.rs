//! What the calendar says of a fact: its point of time, its two ends.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Arithmetic, Told},
        link::{Outcome, Reckoned},
        sentence::is_amount,
    },
    value::{
        fact::{Fact, Value},
        moment::{DateValue, Ends, Moment},
        period::TimeUnit,
    },
};

pub(crate) fn moment_of(value: &Value) -> Option<Moment> {
    match value {
        Value::Date(moment) | Value::Time(moment) => Some(*moment),
        _ => None,
    }
}

/// How long a length of time is that is told in this unit alone.
pub(crate) fn length_in(fact: &Fact, unit: TimeUnit) -> Option<Decimal> {
    match &fact.value {
        Value::Duration {
            amount, unit: own, ..
        } if *own == unit => amount.single().filter(|_| is_amount(fact)),
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

/// What is stated, and what the calendar says too.
pub(crate) fn borne_out(stated: Told, of: Told) -> Reckoned {
    plain(stated.clone(), stated, of, true)
}

/// A date that the calendar says too.
pub(crate) fn date_borne_out(date: impl Into<Moment>) -> Reckoned {
    let told = Told::Date(date.into());
    borne_out(told.clone(), told)
}

/// The days from one date to the other: a year that is open is that of the other one; where both
/// are, they lie in one year or in two.
pub(crate) fn days_between(from: DateValue, to: DateValue) -> Option<i64> {
    const ANY: i32 = 2001;
    let told = from.year().or(to.year());
    let year = told.unwrap_or(ANY);
    let first = from.or_in(year).to_date()?;
    let last = to.or_in(year).to_date()?;
    let last = match told {
        None if last < first => to.or_in(year + 1).to_date()?,
        _ => last,
    };
    Some((last - first).num_days())
}
