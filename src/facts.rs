//! The figures of a text as exact, typed facts.

pub use crate::value::{
    amount::{Amount, PercentUnit},
    fact::{Document, Fact, Value},
    kind::Kind,
    modifier::Modifier,
    moment::{Clock, DateValue, DayPart, Ends, Moment},
    notation::Canonical,
    period::TimeUnit,
    views::{Duration, Fraction, Money, Percent, Quantity, Recurrence},
};
