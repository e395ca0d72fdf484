//! What is the same in figures that are told again, and how common it is in an article.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::{
    findings::{
        figure::{digits, runs_of_digits, writes_digits},
        sentence::{Inside, is_amount, of_fact},
    },
    value::{
        amount::Amount,
        fact::{Fact, Value},
        moment::{Clock, DateValue, DayPart, Ends, Moment},
    },
};

/// More figures of a measure are those of many things.
const MANY: usize = 4;

/// And more sums of money those of many.
const PRICES: usize = 10;

/// More words than any two figures have in common.
const NEVER: usize = 11;

/// So many words that two items of a list have in common at least.
const FEW: usize = 3;

/// So many words say so much that they are the same wherever they stand.
const LONG: usize = 5;

/// So many words that say something tell that one day is told again, and not only what else
/// was on it.
const OF_DAY: usize = 2;

/// Ages are the one measure without a unit of its own.
const AGES: &str = "-";

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

/// What a figure is told again by, if it is one to look for.
pub(crate) fn key<'a>(fact: &'a Fact, text: &'a str) -> Option<Key<'a>> {
    if fact.lunar {
        return None;
    }
    let key = match &fact.value {
        Value::Date(moment) | Value::Time(moment) => match day(moment) {
            Some((month, day)) => {
                return writes(fact, text, day).then_some(Key::Day(month, day));
            }
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
    };
    key.filter(|_| !fact.ambiguous)
}

/// `341 xe/1.000 dân`
fn is_rate_of(fact: &Fact, text: &str) -> bool {
    text[..fact.span.start].ends_with('/')
}

/// What a count of persons is told again by under another name.
pub(crate) fn persons<'a>(
    fact: &'a Fact,
    text: &str,
    inside: impl Fn() -> Inside,
) -> Option<Key<'a>> {
    match &fact.value {
        Value::Quantity {
            amount,
            measure: None,
            ..
        } if amount.low() > Decimal::ONE && inside().persons && !is_rate_of(fact, text) => {
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

/// How many words that say something two points of one day need in common; none are enough
/// where they are two times of it.
pub(crate) fn needed_of_times(one: &Value, other: &Value) -> Option<usize> {
    let (Value::Date(one) | Value::Time(one)) = one else {
        return Some(0);
    };
    let (Value::Date(other) | Value::Time(other)) = other else {
        return Some(0);
    };
    if day(one).is_none() {
        return Some(0);
    }
    match ([one.clock, other.clock], [one.part, other.part]) {
        ([Some(one), Some(other)], _) => (one.minutes() == other.minutes()).then_some(0),
        ([None, None], [Some(one), Some(other)]) => (one == other).then_some(1),
        ([Some(clock), None], [_, Some(part)]) | ([None, Some(clock)], [Some(part), _]) => {
            is_in(clock, part).then_some(1)
        }
        _ => Some(OF_DAY),
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

/// Whether a length is none that many things have: 13 years, but not 12 or 15.
fn is_odd(length: Decimal) -> bool {
    const ROUND: [u32; 2] = [5, 12];
    let is_round = |of: &u32| (length % Decimal::from(*of)).is_zero();
    length > Decimal::TEN && length.fract().is_zero() && !ROUND.iter().any(is_round)
}

/// `từ 19h đến 2h`
fn is_of_hours(ends: &Ends) -> bool {
    let hours = |end: &Moment| end.date.is_none() && end.clock.is_some();
    matches!(ends, Ends::Range(Some(from), Some(to)) if hours(from) && hours(to))
}

/// Whether the text writes this number, and does not only mean it: `hôm nay`.
fn writes(fact: &Fact, text: &str, number: u32) -> bool {
    runs_of_digits(fact, text).any(|digits| digits.parse() == Ok(number))
}

/// What an article has of each counted noun and each measure.
#[derive(Default)]
pub(crate) struct Values<'a> {
    /// The number of a noun, and of all ages, where it is but one.
    lone: FxHashMap<&'a str, Option<&'a Amount>>,
    /// How many figures of a measure, a currency or a price of one there are.
    measures: FxHashMap<&'a str, usize>,
    /// The hours that are told of, where all are the same.
    hours: Option<Option<&'a Ends>>,
}

impl<'a> Values<'a> {
    pub fn of(facts: &'a [Fact]) -> Values<'a> {
        let mut values = Values::default();
        for fact in facts {
            match &fact.value {
                Value::Quantity {
                    measure: Some(measure),
                    amount,
                    ..
                } => {
                    let canonical = &measure.0;
                    *values.measures.entry(canonical).or_default() += 1;
                    if canonical == AGES {
                        values.count(AGES, amount);
                    }
                }
                Value::Money { currency, per, .. } => {
                    let of = per.as_deref().unwrap_or(currency);
                    *values.measures.entry(of).or_default() += 1;
                }
                Value::Quantity { amount, unit, .. } => values.count(unit, amount),
                Value::Interval(ends) if is_of_hours(ends) => {
                    let known = values.hours.get_or_insert(Some(ends));
                    *known = known.filter(|known| *known == &**ends);
                }
                _ => {}
            }
        }
        values
    }

    fn count(&mut self, noun: &'a str, amount: &'a Amount) {
        let known = self.lone.entry(noun).or_insert(Some(amount));
        *known = known.filter(|known| *known == amount);
    }

    fn is_lone(&self, noun: &str) -> bool {
        self.lone.get(noun).is_some_and(Option::is_some)
    }

    /// What two figures of this value need to be one; `inside` tells whom it counts.
    pub fn needed(&self, fact: &Fact, text: &str, inside: &[(u32, Inside)], at: usize) -> Needed {
        let (digits, value) = size(&fact.value);
        let mut needed = Needed {
            words: self.needed_words(fact, text, inside, at),
            ..Needed::default()
        };
        match &fact.value {
            Value::Money { .. } => {
                needed.telling = usize::from(digits < 3);
                needed.alone = digits < 4;
                needed.unlike = (digits < 3).then_some(FEW);
            }
            value @ Value::Quantity {
                measure: Some(_), ..
            } => {
                needed.owner = is_age(value);
                needed.alone = !needed.owner && digits < 4;
            }
            // Lists count things; each story tells of its people several times.
            Value::Quantity { .. } if digits < 3 => {
                let inside = of_fact(inside, at);
                needed.alone = !inside.persons && !inside.told;
                needed.unlike = needed.alone.then_some(LONG);
                needed.telling = usize::from(digits < 2 && value >= Decimal::TEN && !inside.told);
            }
            // A range of them is one of the weather.
            Value::Percent { amount, .. } => {
                needed.alone = digits < 3;
                needed.unlike = (needed.alone || amount.single().is_none()).then_some(FEW);
            }
            Value::Duration { .. } => {
                needed.alone = digits < 3;
                needed.in_title = 1;
            }
            Value::Date(moment) | Value::Time(moment) => {
                needed.owner = matches!(moment.date, Some(DateValue::Year(_)));
                needed.alone = day(moment).is_some();
            }
            Value::Interval(ends) if !is_of_hours(ends) => needed.telling = 1,
            _ => {}
        }
        needed
    }

    fn needed_words(&self, fact: &Fact, text: &str, inside: &[(u32, Inside)], at: usize) -> usize {
        let (digits, value) = size(&fact.value);
        match &fact.value {
            Value::Date(moment) | Value::Time(moment) if day(moment).is_some() => 0,
            Value::Time(moment) if is_of_that_day(moment) => 0,
            Value::Date(_) => 5,
            Value::Time(_) => 6,
            Value::Recurrence { .. } => 0,
            Value::Interval(ends) if is_of_hours(ends) => {
                let is_lone = matches!(self.hours, Some(Some(_)));
                if is_lone { 0 } else { 3 }
            }
            Value::Interval(_) if runs_of_digits(fact, text).count() > 1 => 0,
            Value::Interval(_) => 3,
            Value::Money { currency, per, .. } => {
                let many = self.measures.get(per.as_deref().unwrap_or(currency)) > Some(&PRICES);
                let own = match per {
                    None => usize::from(digits < 2),
                    Some(_) if digits > 2 => 0,
                    Some(_) => 3,
                };
                own + if many { 2 } else { 0 }
            }
            Value::Quantity {
                measure: Some(measure),
                ..
            } => {
                let canonical = &measure.0;
                if canonical == AGES && self.is_lone(AGES) {
                    return 0;
                }
                // Lists of machines and of weather have the same figure of many things.
                let many = self.measures.get(&**canonical) > Some(&MANY);
                match digits {
                    0..3 if many => NEVER,
                    _ if many => 3,
                    _ => [5, 5, 2, 1, 0][digits.min(4)],
                }
            }
            Value::Quantity { unit, .. } => {
                self.needed_of_count(unit, digits, value, || of_fact(inside, at))
            }
            Value::Fraction { .. } => NEVER,
            Value::Percent { .. } if digits > 2 => 1,
            Value::Duration { .. } if is_odd(value) => 0,
            Value::Duration { .. } if value >= Decimal::TEN => 2,
            Value::Duration { .. } => 4,
            _ => 5,
        }
    }

    fn needed_of_count(
        &self,
        unit: &str,
        digits: usize,
        value: Decimal,
        inside: impl Fn() -> Inside,
    ) -> usize {
        let large = digits > 2 || digits > 1 && value >= Decimal::ONE_HUNDRED;
        let is_lone = self.is_lone(unit);
        if large || value >= Decimal::TEN {
            return usize::from(!large && !is_lone);
        }
        if value <= Decimal::ONE {
            return if is_lone { 2 } else { 6 };
        }
        // The same three suspects, but not the same three points; every story has two people.
        let inside = inside();
        match (is_lone, inside.persons) {
            _ if inside.told => 0,
            (true, true) => usize::from(value <= Decimal::TWO),
            (true, false) => 2,
            (false, true) => 3,
            (false, false) => 6,
        }
    }
}

/// What two figures of one value need to be the same.
#[derive(Clone, Copy, Default)]
pub(crate) struct Needed {
    /// So many words, whatever they are, near to both or beside both.
    pub words: usize,
    /// So many words that say something around both.
    pub telling: usize,
    /// As many where the title tells the first of them.
    pub in_title: usize,
    /// That no other numbers stand beside them, as in a list.
    pub alone: bool,
    /// That no other number is the nearest one where so many words beside both are the same.
    pub unlike: Option<usize>,
    /// That no other names stand before them.
    pub owner: bool,
}

impl Needed {
    /// What persons need that are called otherwise.
    pub const OF_PERSONS: Needed = Needed {
        words: 3,
        telling: 0,
        in_title: 1,
        alone: false,
        unlike: None,
        owner: false,
    };

    /// What is needed where the title tells the first figure.
    pub fn behind_title(self, value: &Value) -> Needed {
        let is_told = is_told_by_title(value);
        Needed {
            words: if is_told {
                0
            } else {
                self.words.saturating_sub(1)
            },
            telling: self.in_title,
            alone: false,
            unlike: None,
            ..self
        }
    }

    /// Whether they are the same whatever is told of them.
    pub fn is_nothing(self) -> bool {
        self.words == 0 && self.telling == 0 && !self.alone && self.unlike.is_none() && !self.owner
    }
}

/// How many digits of a value tell something, and its lowest number.
fn size(value: &Value) -> (usize, Decimal) {
    match value {
        Value::Money { amount, .. }
        | Value::Quantity { amount, .. }
        | Value::Percent { amount, .. }
        | Value::Duration { amount, .. } => match amount {
            Amount::One(value) => (digits(*value), value.abs()),
            // Two numbers say more than one of so many digits, but not of the weather.
            Amount::Range(low, high) if !is_measure(value) => {
                (digits(*low) + digits(*high) + 1, low.abs())
            }
            Amount::Range(low, _) => (digits(*low), low.abs()),
        },
        _ => (0, Decimal::ZERO),
    }
}

fn is_measure(value: &Value) -> bool {
    matches!(
        value,
        Value::Quantity {
            measure: Some(_),
            ..
        }
    )
}

/// Whether a figure of the title says so much that it is the same wherever it stands.
fn is_told_by_title(value: &Value) -> bool {
    match value {
        Value::Ordinal(Amount::One(value)) => *value >= Decimal::TEN,
        Value::Money { .. }
        | Value::Quantity { .. }
        | Value::Percent { .. }
        | Value::Duration { .. } => size(value).1 > Decimal::ONE,
        _ => false,
    }
}

/// Whether a name before a figure says whose it is: a year of birth, an age.
pub(crate) fn is_told_by_name(value: &Value) -> bool {
    match value {
        Value::Date(_) => true,
        value => is_age(value),
    }
}

/// Ages are the one measure without a unit of its own.
pub(crate) fn is_age(value: &Value) -> bool {
    matches!(value, Value::Quantity { measure: Some(measure), .. } if measure.0 == AGES)
}
