//! Resolves times against the publication date and the dates spoken of before.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::{DateExpr, DateValue, End, Ends, Moment, Point, When, YearRef, period::not_after};
use crate::facts::{Candidate, Fact, Reading, Tape, Value, resolve::Chosen};

/// Turns the chosen candidates into facts, in the order of the text.
pub(crate) fn settle(
    tape: &Tape,
    chosen: Vec<Chosen>,
    published: Option<NaiveDateTime>,
) -> Vec<Fact> {
    let reference = published.map(|p| p.date()).or_else(|| first_date(&chosen));
    let first_year = chosen.iter().find_map(|c| match &c.candidate.reading {
        Reading::When(When::Point(Point {
            date:
                Some(
                    DateExpr::Year(YearRef::Known(year))
                    | DateExpr::Month {
                        year: YearRef::Known(year),
                        ..
                    },
                ),
            ..
        })) => Some(*year),
        _ => None,
    });
    let mut spoken = Spoken {
        first_year,
        reference,
        ..Spoken::default()
    };
    let mut facts = Vec::with_capacity(chosen.len());
    for Chosen {
        candidate,
        ambiguous,
    } in chosen
    {
        let sentence = tape.atom(candidate.from).sentence;
        if sentence != spoken.sentence {
            spoken.sentence = sentence;
            spoken.sentence_year = None;
        }
        let Candidate {
            span,
            reading,
            modifier,
            rule,
            cue,
            from,
            ..
        } = candidate;
        let mut lunar = false;
        let value = match reading {
            Reading::Value(value) => value,
            Reading::When(when) => {
                spoken.at = from;
                spoken.at_start = tape.opens(from);
                spoken.aside = is_aside(tape, from, &when);
                lunar = is_lunar(&when);
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

pub(super) fn is_lunar(when: &When) -> bool {
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

/// Whether a day is no step of the story: the day before, which what happened is
/// compared with, and days of a life (`sinh ngày 5/3/1990`, `(5/3/1990)`).
fn is_aside(tape: &Tape, from: usize, when: &When) -> bool {
    let date = match when {
        When::Point(point) => point.date,
        _ => None,
    };
    match (tape.key_before(from), date) {
        (_, Some(DateExpr::DaySpoken(days))) if days < 0 => true,
        ("sinh" | "sn", _) => true,
        ("(", Some(date)) => date.names_year(),
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

/// The first complete date of a text without a publication date.
pub(super) fn first_date(chosen: &[Chosen]) -> Option<NaiveDate> {
    chosen.iter().find_map(|c| match &c.candidate.reading {
        Reading::When(When::Point(Point {
            date:
                Some(DateExpr::Day {
                    year: YearRef::Known(year),
                    month: Some(month),
                    day,
                    ..
                }),
            ..
        })) => NaiveDate::from_ymd_opt(*year, *month, *day),
        _ => None,
    })
}

/// What was spoken of so far.
#[derive(Default)]
pub(super) struct Spoken {
    pub(super) reference: Option<NaiveDate>,
    pub(super) sentence: u32,
    /// The atom of the expression being resolved.
    pub(super) at: usize,
    pub(super) day: Option<NaiveDate>,
    pub(super) month: Option<(i32, u32)>,
    pub(super) year: Option<i32>,
    /// A year named in this sentence, with the atom where it stands.
    pub(super) sentence_year: Option<(i32, usize)>,
    /// The first year that the text names, for texts without a publication date.
    pub(super) first_year: Option<i32>,
    /// Whether the named year stands at the head of the sentence: `Năm 2015, …`.
    pub(super) opens_sentence: bool,
    /// Whether the expression being resolved opens its sentence.
    pub(super) at_start: bool,
    /// Whether the expression being resolved is no day that others look back to.
    pub(super) aside: bool,
    /// The last stretch that figures can be compared over.
    pub(super) period: Option<Value>,
}

/// A year named in the same sentence counts for a year-less date this many atoms on.
const SAME_EVENT: usize = 8;

impl Spoken {
    pub(super) fn resolve(&mut self, when: &When) -> Value {
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
                self.period = Some(Value::Interval(ends.clone()));
                Value::Interval(ends)
            }
            When::List(points) => {
                let mut moments: Vec<Moment> = points.iter().map(|p| self.point(p)).collect();
                for n in (0..moments.len().saturating_sub(1)).rev() {
                    moments[n] = not_after(&points[n], moments[n], &moments[n + 1]);
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
                self.period = Some(value.clone());
                value
            }
            When::SamePeriod(year) => self.same_period(*year),
        }
    }

    pub(super) fn end(&mut self, end: &End) -> Moment {
        match end {
            End::Now => self
                .reference
                .map_or_else(Moment::default, |r| DateValue::of(r).into()),
            End::At(point) => self.point(point),
        }
    }

    pub(super) fn point(&mut self, point: &Point) -> Moment {
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

    pub(super) fn remember(&mut self, point: &Point, moment: Moment) {
        if let Some(
            DateExpr::Year(YearRef::Known(year))
            | DateExpr::Month {
                year: YearRef::Known(year),
                ..
            }
            | DateExpr::Day {
                year: YearRef::Known(year),
                ..
            },
        ) = point.date
        {
            self.sentence_year = Some((year, self.at));
            self.opens_sentence = self.at_start;
        }
        if let Some(date @ (DateValue::Month(..) | DateValue::Quarter(..) | DateValue::Year(_))) =
            moment.date
        {
            let year_after_month = matches!(date, DateValue::Year(_)) && self.period.is_some();
            if !year_after_month {
                self.period = Some(Value::Date(date.into()));
            }
        }
        self.remember_moment(moment);
    }

    /// A stretch of several days is not the one that `hôm đó` looks back to.
    fn remember_stretch(&mut self, begin: Moment, end: Moment) {
        let day = self.day;
        self.remember_moment(end);
        if begin.date != end.date && end.clock.is_none() {
            self.day = day;
        }
    }

    pub(super) fn remember_moment(&mut self, moment: Moment) {
        let Some(date) = moment.date else { return };
        if let Some(day) = date.to_date().filter(|_| !self.aside) {
            self.day = Some(day);
        }
        match date {
            DateValue::Day {
                year: Some(year),
                month: Some(month),
                ..
            }
            | DateValue::Month(Some(year), month) => self.month = Some((year, month)),
            _ => {}
        }
        if let Some(year) = date.year() {
            self.year = Some(year);
        }
    }

    pub(super) fn year(&self, year: YearRef) -> Option<i32> {
        match year {
            YearRef::Known(year) => Some(year),
            YearRef::Offset(offset) => Some(self.reference?.year() + offset),
            YearRef::Spoken(offset) => self.year.map(|year| year + offset),
            YearRef::Missing => None,
        }
    }

    /// A year named shortly before in the same sentence, or one that opens it.
    pub(super) fn named_year(&self) -> Option<i32> {
        let (year, at) = self.sentence_year?;
        (self.opens_sentence || self.at.saturating_sub(at) <= SAME_EVENT).then_some(year)
    }
}
