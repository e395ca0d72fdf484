//! Resolves times against the publication date and the dates spoken of before.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::{
    grammar::candidate::{Candidate, Reading},
    judge::contest::Chosen,
    phrase::phrases::Phrases,
    settle::{
        estimate,
        period::{not_after, of_year},
        place::Place,
        sentence::Sentence,
        spoken::Spoken,
        stages::lend_years,
        time::Time,
    },
    value::{
        fact::{Fact, Value},
        kind::Kind,
        moment::{DateValue, Ends, Moment},
        when::{DateExpr, End, Point, When},
    },
};

/// The times of a text. What they are resolved against may be told at its end.
pub(crate) struct Times {
    spoken: Spoken,
    waiting: Vec<Time>,
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
    pub fn see(
        &mut self,
        p: &Phrases,
        passed: usize,
        chosen: impl ExactSizeIterator<Item = Chosen>,
        facts: &mut Vec<Fact>,
    ) {
        let mut sentence = Sentence::new(p);
        facts.reserve(chosen.len());
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
                    let value = waiting(&when);
                    self.waiting.push(Time {
                        fact: facts.len(),
                        place: place.behind(passed),
                        when,
                    });
                    value
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
                estimated: false,
            });
        }
        if self.spoken.reference.is_some() {
            lend_years(&mut self.waiting);
            resolve(&mut self.spoken, &self.waiting, facts);
            self.waiting.clear();
        }
    }

    /// Resolves what is left at the end of the text. Without a day of publication the text
    /// may give one away, where it is `asked`: what rests on it says so.
    pub fn settle(mut self, facts: &mut [Fact], asked: bool) -> Option<DateValue> {
        if self.spoken.reference.is_some() || self.waiting.is_empty() {
            return None;
        }
        lend_years(&mut self.waiting);
        let estimate = asked
            .then(|| estimate::published(&self.waiting, facts))
            .flatten();
        resolve(&mut self.spoken, &self.waiting, facts);
        if let Some(published) = estimate {
            let without: Vec<Value> = self
                .waiting
                .iter()
                .map(|time| facts[time.fact].value.clone())
                .collect();
            resolve(&mut Spoken::of_published(published), &self.waiting, facts);
            for (time, without) in self.waiting.iter().zip(without) {
                let fact = &mut facts[time.fact];
                fact.estimated = fact.value != without;
            }
        }
        estimate
    }
}

fn resolve(spoken: &mut Spoken, times: &[Time], facts: &mut [Fact]) {
    // A title speaks of the day that the text below it names.
    let today = times.iter().find_map(|time| {
        spoken.place = time.place;
        let said = spoken.today_said(&time.when)?;
        spoken.is_of_text(said).then_some(said)
    });
    spoken.first_today = spoken.first_today.or(today);
    for Time { fact, place, when } in times {
        spoken.place = *place;
        facts[*fact].value = spoken.resolve(when);
        if let Some(today) = spoken.today_said(when) {
            spoken.said_today = Some((today, place.sentence));
        }
    }
}

/// Stands for a time of this kind that is still to be resolved.
fn waiting(when: &When) -> Value {
    match when.kind() {
        Kind::Time => Value::Time(Moment::default()),
        Kind::Interval => Value::Interval(Box::new(Ends::List(Vec::new()))),
        _ => Value::Date(Moment::default()),
    }
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
                let place = self.place;
                self.place = place.of_end();
                let end = self.end(end);
                self.place = place;
                let mut first = self.end(begin);
                if let End::At(point) = begin {
                    first = not_after(point, first, &end);
                }
                let (begin, end) = hours_alone(first, end);
                // Now is not known without a day of publication.
                let known = |end: Moment| (end != Moment::default()).then_some(end);
                let ends = Box::new(Ends::Range(known(begin), known(end)));
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
            End::Now => self.now_said().map_or_else(Moment::default, Moment::from),
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
