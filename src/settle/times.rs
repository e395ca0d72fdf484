//! Resolves times against the publication date and the dates spoken of before.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    grammar::candidate::{Candidate, Reading},
    judge::contest::Chosen,
    phrase::phrases::Phrases,
    settle::{
        calendar::add_days,
        period::{not_after, of_year},
        sentence::Sentence,
        spoken::{Place, Spoken},
    },
    value::{
        amount::Amount,
        fact::{Fact, Value},
        moment::{DateValue, Ends, Moment},
        when::{DateExpr, End, Point, When, YearRef},
    },
};

/// The times of a text. What they are resolved against may be told at its end.
pub(crate) struct Times {
    spoken: Spoken,
    waiting: Vec<Time>,
}

/// A time that is still to be resolved.
struct Time {
    /// Its place among the facts.
    fact: usize,
    place: Place,
    when: When,
}

impl Times {
    /// Of a text that was published on this day.
    pub fn new(published: Option<NaiveDate>) -> Self {
        Times {
            spoken: Spoken::new(published),
            waiting: Vec::new(),
        }
    }

    /// Adds the facts of what was chosen; of times as far as can be said. `passed` atoms lie
    /// before those of `p`.
    pub fn see(&mut self, p: &Phrases, passed: usize, chosen: Vec<Chosen>, facts: &mut Vec<Fact>) {
        let mut sentence = Sentence::new(p);
        for Chosen {
            candidate,
            ambiguous,
        } in chosen
        {
            let Candidate {
                span,
                reading,
                modifier,
                rule,
                cue,
                from,
                to,
                shape,
                ..
            } = candidate;
            let mut lunar = false;
            let value = match reading {
                Reading::Value(value) => value,
                Reading::When(when) => {
                    lunar = is_lunar(&when);
                    let place = Place::of(&mut sentence, facts, (from, to), shape.is_some(), &when);
                    self.waiting.push(Time {
                        fact: facts.len(),
                        place: place.behind(passed),
                        when,
                    });
                    WAITING
                }
                Reading::Name => continue,
            };
            facts.push(Fact {
                span,
                value,
                modifier,
                sentence: p.atom(from).sentence as usize,
                rule: cue.unwrap_or(Cow::Borrowed(rule)),
                ambiguous,
                lunar,
            });
        }
        if self.spoken.reference.is_some() {
            self.resolve(facts);
        }
    }

    /// Resolves what is left at the end of the text.
    pub fn settle(mut self, facts: &mut [Fact]) {
        if self.spoken.reference.is_none() {
            let dates = self.waiting.iter().filter_map(|time| match &time.when {
                When::Point(point) => point.date,
                _ => None,
            });
            self.spoken.reference = own_date(dates);
        }
        self.resolve(facts);
    }

    fn resolve(&mut self, facts: &mut [Fact]) {
        for Time { fact, place, when } in self.waiting.drain(..) {
            self.spoken.place = place;
            facts[fact].value = self.spoken.resolve(&when);
        }
    }
}

/// Stands for a time that is still to be resolved.
const WAITING: Value = Value::Ordinal(Amount::One(Decimal::ZERO));

pub(crate) fn is_lunar(when: &When) -> bool {
    let lunar = |p: &Point| {
        matches!(
            p.date,
            Some(DateExpr::Lunar { .. } | DateExpr::LunarMonth { .. })
        )
    };
    match when {
        When::Point(point) => lunar(point),
        When::List(points) => points.iter().any(lunar),
        When::Range(begin, end) => [begin, end]
            .iter()
            .any(|e| matches!(e, End::At(p) if lunar(p))),
        _ => false,
    }
}

/// `từ 22 giờ đến 5 giờ hôm sau` of no day spoken of are hours of any day.
fn hours_alone(begin: Moment, end: Moment) -> (Moment, Moment) {
    const ANY: DateValue = DateValue::Day {
        year: None,
        month: None,
        day: None,
    };
    let any_day = |m: &Moment| m.clock.is_some() && m.date == Some(ANY);
    if any_day(&begin) && any_day(&end) {
        let clock = |m: Moment| Moment { date: None, ..m };
        (clock(begin), clock(end))
    } else {
        (begin, end)
    }
}

/// How far a text dates from what it tells, in days.
const NEWS: i64 = 10;

/// The day of a text without a publication date: the latest of its whole dates that days
/// without a year stand near to. Others tell of the past, of births or of what is planned.
fn own_date(dates: impl Iterator<Item = DateExpr> + Clone) -> Option<NaiveDate> {
    let mut told = DaysOfYear::default();
    for date in dates.clone() {
        if let DateExpr::Day {
            year: YearRef::Missing,
            month: Some(month),
            day,
            ..
        }
        | DateExpr::Restated { month, day, .. } = date
        {
            told.add(month, day);
        }
    }
    let near = |date: &NaiveDate| {
        let days = (-NEWS..=NEWS).filter_map(|days| add_days(*date, days));
        let mut days = days.filter(|day| day.year() == date.year());
        days.any(|day| told.has(day))
    };
    dates.filter_map(whole_date).filter(near).max()
}

/// Days of no certain year, a bit each.
#[derive(Default)]
struct DaysOfYear([u32; 12]);

impl DaysOfYear {
    fn add(&mut self, month: u32, day: u32) {
        let days = (month as usize)
            .checked_sub(1)
            .and_then(|m| self.0.get_mut(m));
        if let Some(days) = days.filter(|_| day < u32::BITS) {
            *days |= 1 << day;
        }
    }

    fn has(&self, day: NaiveDate) -> bool {
        self.0[day.month0() as usize] >> day.day() & 1 == 1
    }
}

/// The date that needs nothing else.
fn whole_date(date: DateExpr) -> Option<NaiveDate> {
    match date {
        DateExpr::Day {
            year: YearRef::Known(year),
            month: Some(month),
            day,
            ..
        } => NaiveDate::from_ymd_opt(year, month, day),
        DateExpr::Lunar {
            year: year @ YearRef::Known(_),
            month,
            day,
        } => Spoken::default().lunar(year, month, day),
        _ => None,
    }
}

impl Spoken {
    pub(crate) fn resolve(&mut self, when: &When) -> Value {
        match when {
            When::Point(point) => {
                let moment = self.point(point);
                self.remember(point, moment);
                if moment.clock.is_some() || moment.part.is_some() {
                    Value::Time(moment)
                } else {
                    Value::Date(moment)
                }
            }
            When::Range(begin, end) => {
                // `từ 22 giờ ngày 5/6 đến 3 giờ hôm sau`: the end looks back to the beginning.
                if let (
                    End::At(begin),
                    End::At(Point {
                        date: Some(DateExpr::DaySpoken(_)),
                        ..
                    }),
                ) = (begin, end)
                {
                    let begin = self.point(begin);
                    self.remember_moment(begin);
                }
                let up_to_now = *end == End::Now;
                if up_to_now {
                    self.tell_of_now();
                }
                let end = self.end(end);
                let mut first = self.end(begin);
                if let End::At(point) = begin {
                    first = not_after(point, first, &end);
                }
                let (begin, end) = hours_alone(first, end);
                let ends = Box::new(Ends::Range(Some(begin), Some(end)));
                if !up_to_now {
                    self.remember_stretch(begin, end);
                }
                self.remember_period(Value::Interval(ends.clone()));
                Value::Interval(ends)
            }
            When::List(points) => {
                let mut moments: Vec<Moment> = points.iter().map(|p| self.point(p)).collect();
                for n in (0..moments.len().saturating_sub(1)).rev() {
                    moments[n] = not_after(&points[n], moments[n], &moments[n + 1]);
                }
                for n in 1..moments.len() {
                    moments[n] = of_year(&points[n], moments[n], &moments[n - 1]);
                }
                if let Some(last) = moments.last() {
                    self.remember_moment(*last);
                }
                Value::Interval(Box::new(Ends::List(moments)))
            }
            When::Parts {
                count,
                unit,
                side,
                of,
            } => {
                let value = self.parts(*count, *unit, *side, of);
                self.remember_period(value.clone());
                value
            }
            When::SamePeriod(year) => self.same_period(*year),
        }
    }

    pub(crate) fn end(&mut self, end: &End) -> Moment {
        match end {
            End::Now => self
                .reference
                .map_or_else(Moment::default, |r| DateValue::of(r).into()),
            End::At(point) => self.point(point),
        }
    }

    pub(crate) fn point(&mut self, point: &Point) -> Moment {
        Moment {
            date: point.date.as_ref().map(|date| self.date(date)),
            clock: point.clock,
            part: if point.clock.is_some() {
                None
            } else {
                point.part
            },
            offset: point.offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::value::when::Tense;

    fn day(year: YearRef, month: u32, day: u32) -> DateExpr {
        DateExpr::Day {
            year,
            month: Some(month),
            day,
            tense: Tense::Open,
        }
    }

    /// As it reads: each whole date beside each day.
    fn slow_own_date(dates: &[DateExpr]) -> Option<NaiveDate> {
        let near = |date: &NaiveDate| {
            dates.iter().any(|other| match *other {
                DateExpr::Day {
                    year: YearRef::Missing,
                    month: Some(month),
                    day,
                    ..
                } => NaiveDate::from_ymd_opt(date.year(), month, day)
                    .is_some_and(|day| (day - *date).num_days().abs() <= NEWS),
                _ => false,
            })
        };
        let whole = dates.iter().filter_map(|date| whole_date(*date));
        whole.filter(near).max()
    }

    #[test]
    fn the_day_of_a_text_is_near_to_days_that_it_tells_of() {
        let numbers = |n: u32| (n * 7 % 13, n * 11 % 33);
        for first in 0..200 {
            for many in 1..4 {
                let dates: Vec<DateExpr> = (first..first + many * 4)
                    .map(|n| {
                        let (month, number) = numbers(n);
                        let whole = n % 2 == 0;
                        let known = YearRef::Known(2015 + (n % 5) as i32);
                        let year = if whole { known } else { YearRef::Missing };
                        day(year, month, number)
                    })
                    .collect();
                assert_eq!(own_date(dates.iter().copied()), slow_own_date(&dates));
            }
        }
    }

    /// Each date is looked at as often, however many there are.
    #[test]
    fn the_day_of_a_long_text_is_found_in_linear_time() {
        const MANY: usize = 40_000;
        let looked = Cell::new(0);
        let dates = (0..MANY).map(|n| {
            looked.set(looked.get() + 1);
            let known = YearRef::Known(1900 + (n % 200) as i32);
            let year = if n % 2 == 0 { known } else { YearRef::Missing };
            day(year, if n % 2 == 0 { 4 } else { 9 }, 3)
        });
        assert_eq!(own_date(dates), None);
        assert!(looked.get() <= 2 * MANY, "{} looks", looked.get());
    }
}
