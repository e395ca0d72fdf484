//! What is the same in figures that are told again, and how common it is in an article.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{digits, writes_digits, writes_number},
        sentence::is_amount,
    },
    value::{
        amount::Amount,
        fact::{Fact, Value},
        moment::{Clock, DateValue, DayPart, Ends, Moment},
    },
};

/// So many words say so much that they are the same wherever they stand.
const LONG: usize = 5;

/// What is the same in figures told again.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key<'a> {
    /// A day of a month, whatever hour of it.
    Day(u32, u32),
    Money(&'a Amount, &'a str, Option<&'a str>),
    /// The lowest and the highest number in the canonical unit, and that.
    Measure((Decimal, Decimal), &'a str),
    Count(&'a Amount, &'a str),
    /// Persons, whatever they are called.
    Persons(&'a Amount),
    /// What recurs, or when on a day that is not known, as it is written.
    Words(&'a str),
    Other(&'a Value),
}

impl<'a> Key<'a> {
    /// What other figures like it are of.
    pub fn noun(&self) -> &'a str {
        match self {
            Key::Day(..) => "days",
            Key::Money(_, currency, per) => per.unwrap_or(currency),
            Key::Measure(_, unit) | Key::Count(_, unit) => unit,
            Key::Persons(_) => "persons",
            Key::Words(_) => "words",
            Key::Other(value) => value.kind().name(),
        }
    }
}

/// What a figure is told again by, if it is one to look for.
pub(crate) fn key<'a>(fact: &'a Fact, text: &'a str) -> Option<Key<'a>> {
    if fact.lunar || fact.ambiguous {
        return None;
    }
    match &fact.value {
        Value::Date(moment) | Value::Time(moment) => match day(moment) {
            Some((month, day)) => writes_number(fact, text, day).then_some(Key::Day(month, day)),
            // `7 giờ sáng nay`
            None if is_of_that_day(moment) => Some(Key::Words(fact.span.text(text))),
            None => writes_digits(fact, text).then_some(Key::Other(&fact.value)),
        },
        Value::Interval(ends) => {
            let plain = matches!(&**ends, Ends::Range(Some(from), Some(_)) if from.date.is_some())
                || is_of_hours(ends);
            (plain && writes_digits(fact, text)).then_some(Key::Other(&fact.value))
        }
        Value::Money {
            amount,
            currency,
            per,
        } => Some(Key::Money(amount, currency, per.as_deref())),
        Value::Quantity { .. } if is_rate_of(fact, text) => None,
        Value::Quantity {
            amount,
            measure: Some(measure),
            ..
        } => {
            let (canonical, factor) = &**measure;
            let both = (
                amount.low().checked_mul(*factor)?,
                amount.high().checked_mul(*factor)?,
            );
            Some(Key::Measure(both, canonical))
        }
        Value::Quantity {
            amount,
            unit,
            measure: None,
            ..
        } if !unit.is_empty() => Some(Key::Count(amount, unit)),
        Value::Percent { .. } | Value::Fraction { .. } | Value::Ordinal(_) => {
            Some(Key::Other(&fact.value))
        }
        Value::Duration { .. } if is_amount(fact) => Some(Key::Other(&fact.value)),
        // `thứ 7 và chủ nhật hàng tuần`, but not `mỗi ngày`
        Value::Recurrence { .. } => {
            let words = fact.span.text(text);
            (words.split(' ').count() >= LONG).then_some(Key::Words(words))
        }
        _ => None,
    }
}

/// `341 xe/1.000 dân`
fn is_rate_of(fact: &Fact, text: &str) -> bool {
    text[..fact.span.start].ends_with('/')
}

/// What a count of persons is told again by under another name.
pub(crate) fn persons<'a>(
    fact: &'a Fact,
    text: &str,
    counts_persons: impl Fn() -> bool,
) -> Option<Key<'a>> {
    match &fact.value {
        Value::Quantity {
            amount,
            measure: None,
            ..
        } if amount.low() > Decimal::ONE && counts_persons() && !is_rate_of(fact, text) => {
            Some(Key::Persons(amount))
        }
        _ => None,
    }
}

/// The month and the day of a point of time.
pub(crate) fn day(moment: &Moment) -> Option<(u32, u32)> {
    match moment.date? {
        DateValue::Day {
            month: Some(month),
            day: Some(day),
            ..
        } => Some((month, day)),
        _ => None,
    }
}

/// How the times of two points of one day stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    /// They are the same, or none is told.
    Same,
    /// A clock time and the part of the day that it is in.
    Within,
    /// Only one has a time.
    One,
    Other,
}

/// How the times of two points of one day stand to each other.
pub(crate) fn times(one: &Value, other: &Value) -> Times {
    let (Value::Date(one) | Value::Time(one), Value::Date(other) | Value::Time(other)) =
        (one, other)
    else {
        return Times::Same;
    };
    let within = |clock: Clock, part: DayPart| {
        if is_in(clock, part) {
            Times::Within
        } else {
            Times::Other
        }
    };
    let same = |is_same: bool| if is_same { Times::Same } else { Times::Other };
    match ([one.clock, other.clock], [one.part, other.part]) {
        ([Some(one), Some(other)], _) => same(one.minutes() == other.minutes()),
        ([None, None], [Some(one), Some(other)]) => same(one == other),
        ([Some(clock), None], [_, Some(part)]) | ([None, Some(clock)], [Some(part), _]) => {
            within(clock, part)
        }
        ([None, None], [None, None]) => Times::Same,
        _ => Times::One,
    }
}

/// Whether a clock time is one of this part of the day.
fn is_in(clock: Clock, part: DayPart) -> bool {
    match part {
        DayPart::Morning => clock.hour < 12,
        DayPart::Midday => (11..14).contains(&clock.hour),
        DayPart::Afternoon => (12..19).contains(&clock.hour),
        DayPart::Evening => clock.hour >= 17,
        DayPart::Night => clock.hour >= 18 || clock.hour < 5,
    }
}

/// A clock time of a day that the text means, and does not name.
fn is_of_that_day(moment: &Moment) -> bool {
    moment.clock.is_some() && moment.date.is_some() && day(moment).is_none()
}

/// `từ 19h đến 2h`
pub(crate) fn is_of_hours(ends: &Ends) -> bool {
    let hours = |end: &Moment| end.date.is_none() && end.clock.is_some();
    matches!(ends, Ends::Range(Some(from), Some(to)) if hours(from) && hours(to))
}

/// How many digits of a value tell something, and its lowest number.
pub(crate) fn size(value: &Value) -> Option<(usize, Decimal)> {
    match value {
        Value::Money { amount, .. }
        | Value::Quantity { amount, .. }
        | Value::Percent { amount, .. }
        | Value::Duration { amount, .. }
        | Value::Ordinal(amount) => Some(match amount {
            Amount::One(value) => (digits(*value), value.abs()),
            // Two numbers say more than one of so many digits.
            Amount::Range(low, high) => (digits(*low) + digits(*high), low.abs()),
        }),
        _ => None,
    }
}
