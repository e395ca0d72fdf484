//! Resolves times against the publication date and the dates spoken of before.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::{
    grammar::candidate::{Candidate, Reading},
    judge::contest::Chosen,
    phrase::phrases::Phrases,
    settle::{
        period::{not_after, of_year},
        spoken::{Place, Spoken},
    },
    value::{
        fact::{Fact, Value},
        moment::{DateValue, Ends, Moment},
        when::{DateExpr, End, Point, When, YearRef},
    },
};

/// Turns the chosen candidates into facts, in the order of the text.
pub(crate) fn settle(
    p: &Phrases,
    chosen: Vec<Chosen>,
    published: Option<NaiveDateTime>,
) -> Vec<Fact> {
    let reference = published.map(|p| p.date()).or_else(|| own_date(&chosen));
    let mut spoken = Spoken::new(reference);
    let mut facts = Vec::with_capacity(chosen.len());
    for Chosen {
        candidate,
        ambiguous,
    } in chosen
    {
        let sentence = p.atom(candidate.from).sentence;
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
                spoken.place = Place::of(p, &facts, (from, to), shape.is_some(), &when);
                spoken.resolve(&when)
            }
            Reading::Name => continue,
        };
        facts.push(Fact {
            span,
            value,
            modifier,
            sentence: sentence as usize,
            rule: cue.unwrap_or_else(|| rule.to_owned()),
            ambiguous,
            lunar,
        });
    }
    facts
}

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
const NEWS: u64 = 10;

/// The day of a text without a publication date: the latest of its whole dates that days
/// without a year stand near to. Others tell of the past, of births or of what is planned.
fn own_date(chosen: &[Chosen]) -> Option<NaiveDate> {
    let dates = || {
        chosen.iter().filter_map(|c| match &c.candidate.reading {
            Reading::When(When::Point(point)) => point.date,
            _ => None,
        })
    };
    let near = |date: &NaiveDate| {
        let days = dates().filter_map(|date| match date {
            DateExpr::Day {
                year: YearRef::Missing,
                month: Some(month),
                day,
                ..
            }
            | DateExpr::Restated { month, day, .. } => Some((month, day)),
            _ => None,
        });
        let mut days =
            days.filter_map(|(month, day)| NaiveDate::from_ymd_opt(date.year(), month, day));
        days.any(|day| (day - *date).num_days().unsigned_abs() <= NEWS)
    };
    dates().filter_map(whole_date).filter(near).max()
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
                let ends = Ends::Range(Some(begin), Some(end));
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
                Value::Interval(Ends::List(moments))
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
