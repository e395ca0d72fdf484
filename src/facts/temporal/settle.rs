//! Resolves times against the publication date and the dates spoken of before.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};

use super::{DateExpr, DateValue, End, Ends, Moment, PartUnit, Point, Side, Tense, When, YearRef};
use crate::{
    calendar::LunarDate,
    facts::{Candidate, Fact, Reading, Tape, Value, resolve::Chosen},
};

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

fn is_lunar(when: &When) -> bool {
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

/// The first complete date of a text without a publication date.
fn first_date(chosen: &[Chosen]) -> Option<NaiveDate> {
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
struct Spoken {
    reference: Option<NaiveDate>,
    sentence: u32,
    /// The atom of the expression being resolved.
    at: usize,
    day: Option<NaiveDate>,
    month: Option<(i32, u32)>,
    year: Option<i32>,
    /// A year named in this sentence, with the atom where it stands.
    sentence_year: Option<(i32, usize)>,
    /// The first year that the text names, for texts without a publication date.
    first_year: Option<i32>,
    /// Whether the named year stands at the head of the sentence: `Năm 2015, …`.
    opens_sentence: bool,
    /// Whether the expression being resolved opens its sentence.
    at_start: bool,
    /// The last stretch that figures can be compared over.
    period: Option<Value>,
}

/// A year named in the same sentence counts for a year-less date this many atoms on.
const SAME_EVENT: usize = 8;

impl Spoken {
    fn resolve(&mut self, when: &When) -> Value {
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
                let end = self.end(end);
                let begin = not_after(self.end(begin), &end);
                let ends = Ends::Range(Some(begin), Some(end));
                self.remember_moment(end);
                self.period = Some(Value::Interval(ends.clone()));
                Value::Interval(ends)
            }
            When::List(points) => {
                let mut moments: Vec<Moment> = points.iter().map(|p| self.point(p)).collect();
                for n in (0..moments.len().saturating_sub(1)).rev() {
                    moments[n] = not_after(moments[n], &moments[n + 1]);
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

    fn end(&mut self, end: &End) -> Moment {
        match end {
            End::Now => self
                .reference
                .map_or_else(Moment::default, |r| DateValue::of(r).into()),
            End::At(point) => self.point(point),
        }
    }

    fn point(&mut self, point: &Point) -> Moment {
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

    fn remember(&mut self, point: &Point, moment: Moment) {
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

    fn remember_moment(&mut self, moment: Moment) {
        let Some(date) = moment.date else { return };
        if let Some(day) = date.to_date() {
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

    fn year(&self, year: YearRef) -> Option<i32> {
        match year {
            YearRef::Known(year) => Some(year),
            YearRef::Offset(offset) => Some(self.reference?.year() + offset),
            YearRef::Spoken(offset) => {
                Some(self.year.or_else(|| self.reference.map(|r| r.year()))? + offset)
            }
            YearRef::Missing => None,
        }
    }

    /// A year named shortly before in the same sentence, or one that opens it.
    fn named_year(&self) -> Option<i32> {
        let (year, at) = self.sentence_year?;
        (self.opens_sentence || self.at.saturating_sub(at) <= SAME_EVENT).then_some(year)
    }

    fn date(&self, date: &DateExpr) -> DateValue {
        const OPEN: DateValue = DateValue::Day {
            year: None,
            month: None,
            day: None,
        };
        let day = |date: Option<NaiveDate>| date.map_or(OPEN, DateValue::of);
        match *date {
            DateExpr::Day {
                year,
                month,
                day,
                tense,
            } => self.day(year, month, day, tense),
            DateExpr::DayOfMonth {
                offset,
                day: number,
            } => {
                let month = self.reference.and_then(|r| shift(r, offset));
                DateValue::Day {
                    year: month.map(|m| m.year()),
                    month: month.map(|m| m.month()),
                    day: Some(number),
                }
            }
            DateExpr::Month { year, month, tense } => {
                let year = self
                    .year(year)
                    .or_else(|| self.named_year())
                    .or_else(|| self.nearest_month(month, tense));
                DateValue::Month(year, month)
            }
            DateExpr::MonthOffset(offset) => match self.reference.and_then(|r| shift(r, offset)) {
                Some(month) => DateValue::Month(Some(month.year()), month.month()),
                None => OPEN,
            },
            DateExpr::MonthSpoken(offset) => match self.month {
                Some((year, month)) => {
                    let months = year * 12 + month as i32 - 1 + offset;
                    DateValue::Month(
                        Some(months.div_euclid(12)),
                        months.rem_euclid(12) as u32 + 1,
                    )
                }
                None => OPEN,
            },
            DateExpr::Quarter { year, quarter } => {
                let year = self
                    .year(year)
                    .or_else(|| self.named_year())
                    .or_else(|| self.nearest_month(quarter * 3 - 1, Tense::Open));
                DateValue::Quarter(year, quarter)
            }
            DateExpr::QuarterOffset(offset) => match self
                .reference
                .and_then(|r| shift(r, offset * 3))
            {
                Some(month) => DateValue::Quarter(Some(month.year()), (month.month() - 1) / 3 + 1),
                None => OPEN,
            },
            DateExpr::Year(year) => DateValue::Year(self.year(year)),
            DateExpr::Decade(decade) => DateValue::Decade(decade),
            DateExpr::Century(century) => DateValue::Century(century),
            DateExpr::WeekOffset(offset) => match self
                .reference
                .and_then(|r| add_days(r, i64::from(offset) * 7))
            {
                Some(date) => DateValue::Week(date.iso_week().year(), date.iso_week().week()),
                None => OPEN,
            },
            DateExpr::DayOffset(offset) => {
                day(self.reference.and_then(|r| add_days(r, offset.into())))
            }
            DateExpr::DaySpoken(offset) => day(self
                .day
                .or(self.reference)
                .and_then(|d| add_days(d, offset.into()))),
            DateExpr::Weekday {
                weekday,
                week,
                tense,
            } => day(self.weekday(weekday, week, tense)),
            DateExpr::Lunar {
                year,
                month,
                day: number,
                leap,
            } => day(self.lunar(year, month, number, leap)),
            DateExpr::LunarMonth { year, month } => {
                let first = self.lunar(year, month, 1, false);
                first.map_or(OPEN, |d| DateValue::Month(Some(d.year()), d.month()))
            }
        }
    }

    fn day(&self, year: YearRef, month: Option<u32>, day: u32, tense: Tense) -> DateValue {
        let Some(month) = month else {
            // `ngày 25` alone is of the month spoken of, or of the month of publication.
            let month = self.reference.map(|r| (r.year(), r.month()));
            return DateValue::Day {
                year: month.map(|m| m.0),
                month: month.map(|m| m.1),
                day: Some(day),
            };
        };
        let year = self
            .year(year)
            .or_else(|| self.named_year())
            .or_else(|| self.nearest_year(month, day, tense));
        let exists = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day).is_some();
        DateValue::Day {
            year,
            month: Some(month),
            day: exists.then_some(day),
        }
    }

    /// The year that brings a day nearest to the publication date, in the direction that is said.
    fn nearest_year(&self, month: u32, day: u32, tense: Tense) -> Option<i32> {
        let Some(reference) = self.reference else {
            return self.year.or(self.first_year);
        };
        let distance = |year: i32| {
            let date = NaiveDate::from_ymd_opt(year, month, day)
                .or_else(|| NaiveDate::from_ymd_opt(year, month, 28))?;
            Some((date - reference).num_days())
        };
        let around = [reference.year() - 1, reference.year(), reference.year() + 1];
        around
            .into_iter()
            .filter_map(|year| Some((year, distance(year)?)))
            .filter(|(_, days)| match tense {
                Tense::Open => true,
                Tense::Past => *days <= 0,
                Tense::Future => *days >= 0,
            })
            .min_by_key(|(_, days)| days.abs())
            .map(|(year, _)| year)
    }

    fn nearest_month(&self, month: u32, tense: Tense) -> Option<i32> {
        let Some(reference) = self.reference else {
            return self.year.or(self.first_year);
        };
        let distance =
            |year: i32| (year - reference.year()) * 12 + month as i32 - reference.month() as i32;
        [reference.year(), reference.year() - 1, reference.year() + 1]
            .into_iter()
            .filter(|year| match tense {
                Tense::Open => true,
                Tense::Past => distance(*year) <= 0,
                Tense::Future => distance(*year) >= 0,
            })
            .min_by_key(|year| (distance(*year).abs(), distance(*year) > 0))
    }

    fn weekday(&self, weekday: u32, week: Option<i32>, tense: Tense) -> Option<NaiveDate> {
        let reference = self.reference?;
        let monday = add_days(
            reference,
            -i64::from(reference.weekday().num_days_from_monday()),
        )?;
        let this = add_days(monday, weekday.into())?;
        match (week, tense) {
            (Some(week), _) => add_days(this, i64::from(week) * 7),
            (None, Tense::Future) => {
                if this > reference {
                    Some(this)
                } else {
                    add_days(this, 7)
                }
            }
            (None, Tense::Past | Tense::Open) => {
                if this <= reference {
                    Some(this)
                } else {
                    add_days(this, -7)
                }
            }
        }
    }

    fn lunar(&self, year: YearRef, month: u32, day: u32, leap: bool) -> Option<NaiveDate> {
        let solve = |year: i32| {
            let last = || {
                LunarDate {
                    year,
                    month,
                    leap,
                    day: 30,
                }
                .to_gregorian()
                .or_else(|| {
                    LunarDate {
                        year,
                        month,
                        leap,
                        day: 29,
                    }
                    .to_gregorian()
                })
            };
            if day == 0 {
                last()
            } else {
                LunarDate {
                    year,
                    month,
                    leap,
                    day,
                }
                .to_gregorian()
            }
        };
        // The eve of a named Tết belongs to the year before.
        let eve = day == 0 && month == 12;
        if let Some(year) = self.year(year) {
            return solve(if eve { year - 1 } else { year });
        }
        let reference = self.reference?;
        (reference.year() - 1..=reference.year() + 1)
            .filter_map(solve)
            .min_by_key(|date| (*date - reference).num_days().abs())
    }

    /// `6 tháng đầu năm 2018`.
    fn parts(&self, count: u32, unit: PartUnit, side: Side, of: &DateExpr) -> Value {
        let first = side == Side::First;
        let whole = match of {
            DateExpr::Year(YearRef::Missing) => {
                DateValue::Year(self.year_of_parts(count, unit, first))
            }
            of => self.date(of),
        };
        let range = |begin: DateValue, end: DateValue| {
            Value::Interval(Ends::Range(Some(begin.into()), Some(end.into())))
        };
        match (whole, unit) {
            (DateValue::Year(year), PartUnit::Month | PartUnit::Half) => {
                let count = if unit == PartUnit::Half { 6 } else { count };
                let (from, to) = if first {
                    (1, count)
                } else {
                    (13 - count.min(12), 12)
                };
                if from == to {
                    return Value::Date(DateValue::Month(year, from).into());
                }
                range(DateValue::Month(year, from), DateValue::Month(year, to))
            }
            (DateValue::Year(year), PartUnit::Quarter) => {
                let (from, to) = if first {
                    (1, count)
                } else {
                    (5 - count.min(4), 4)
                };
                if from == to {
                    return Value::Date(DateValue::Quarter(year, from).into());
                }
                range(DateValue::Quarter(year, from), DateValue::Quarter(year, to))
            }
            (DateValue::Quarter(year, quarter), PartUnit::Month) => {
                let base = quarter * 3 - 2;
                let (from, to) = if first {
                    (base, base + count - 1)
                } else {
                    (base + 3 - count.min(3), base + 2)
                };
                range(
                    DateValue::Month(year, from),
                    DateValue::Month(year, to.min(12)),
                )
            }
            (whole, unit) => {
                let Some((begin, end)) = days_of(whole) else {
                    return Value::Date(whole.into());
                };
                let length = match unit {
                    PartUnit::Week => i64::from(count) * 7,
                    PartUnit::Half => 15,
                    _ => i64::from(count),
                };
                let (from, to) = if first {
                    (Some(begin), add_days(begin, length - 1))
                } else if unit == PartUnit::Half {
                    (add_days(begin, 15), Some(end))
                } else {
                    (add_days(end, 1 - length), Some(end))
                };
                match (from, to) {
                    (Some(from), Some(to)) if from == to => Value::Date(DateValue::of(from).into()),
                    (Some(from), Some(to)) => range(DateValue::of(from), DateValue::of(to)),
                    _ => Value::Date(whole.into()),
                }
            }
        }
    }

    /// The year of `9 tháng đầu năm`: one named in the sentence, else the year of
    /// publication, or the one before when so many months cannot be over yet in January and February.
    fn year_of_parts(&self, count: u32, unit: PartUnit, first: bool) -> Option<i32> {
        if let Some(year) = self.named_year() {
            return Some(year);
        }
        let reference = self.reference?;
        let months = match unit {
            PartUnit::Quarter => count * 3,
            PartUnit::Half => 6,
            PartUnit::Month => count,
            _ => 0,
        };
        let before = first && reference.month() <= 2 && months > reference.month() + 2;
        Some(reference.year() - i32::from(before))
    }

    /// `cùng kỳ`: the shape of the period spoken of, in another year.
    fn same_period(&self, year: YearRef) -> Value {
        let Some(period) = &self.period else {
            let year = self
                .year(year)
                .or_else(|| self.reference.map(|r| r.year() - 1));
            return Value::Date(DateValue::Year(year).into());
        };
        let base = match period {
            Value::Date(moment) => moment.date.and_then(DateValue::year),
            Value::Interval(Ends::Range(_, Some(end))) => end.date.and_then(DateValue::year),
            _ => None,
        };
        let target = match year {
            YearRef::Known(year) => Some(year),
            YearRef::Offset(offset) => base.map(|b| b + offset.min(0)).or(self.year(year)),
            YearRef::Missing | YearRef::Spoken(_) => base.map(|b| b - 1),
        };
        let shift = match (base, target) {
            (Some(base), Some(target)) => target - base,
            _ => 0,
        };
        move_years(period, shift)
    }
}

/// A point whose year was left out does not come after the one that follows it.
fn not_after(moment: Moment, next: &Moment) -> Moment {
    let order = |m: &Moment| match m.date {
        Some(DateValue::Day {
            year: Some(y),
            month: Some(m),
            day: Some(d),
        }) => Some((y, m, d)),
        Some(DateValue::Month(Some(y), m)) => Some((y, m, 0)),
        _ => None,
    };
    let (Some(own), Some(other)) = (order(&moment), order(next)) else {
        return moment;
    };
    let back = match moment.date {
        Some(DateValue::Day {
            year: Some(year),
            month,
            day,
        }) => DateValue::Day {
            year: Some(year - 1),
            month,
            day,
        },
        Some(DateValue::Month(Some(year), month)) => DateValue::Month(Some(year - 1), month),
        _ => return moment,
    };
    let later = own.0 > other.0 || own.0 == other.0 && (own.1, own.2) > (other.1, other.2);
    if later {
        Moment {
            date: Some(back),
            ..moment
        }
    } else {
        moment
    }
}

fn move_years(value: &Value, years: i32) -> Value {
    let date = |date: DateValue| match date {
        DateValue::Day { year, month, day } => DateValue::Day {
            year: year.map(|y| y + years),
            month,
            day,
        },
        DateValue::Month(year, month) => DateValue::Month(year.map(|y| y + years), month),
        DateValue::Quarter(year, quarter) => DateValue::Quarter(year.map(|y| y + years), quarter),
        DateValue::Year(year) => DateValue::Year(year.map(|y| y + years)),
        DateValue::Week(year, week) => DateValue::Week(year + years, week),
        other => other,
    };
    let moment = |moment: Moment| Moment {
        date: moment.date.map(date),
        ..moment
    };
    match value {
        Value::Date(m) => Value::Date(moment(*m)),
        Value::Interval(Ends::Range(begin, end)) => {
            Value::Interval(Ends::Range(begin.map(moment), end.map(moment)))
        }
        other => other.clone(),
    }
}

/// The first and last day of a month or year.
fn days_of(date: DateValue) -> Option<(NaiveDate, NaiveDate)> {
    match date {
        DateValue::Year(year) => Some((
            NaiveDate::from_ymd_opt(year?, 1, 1)?,
            NaiveDate::from_ymd_opt(year?, 12, 31)?,
        )),
        DateValue::Month(year, month) => {
            let first = NaiveDate::from_ymd_opt(year?, month, 1)?;
            Some((first, add_days(shift(first, 1)?, -1)?))
        }
        DateValue::Quarter(year, quarter) => {
            let first = NaiveDate::from_ymd_opt(year?, quarter * 3 - 2, 1)?;
            Some((first, add_days(shift(first, 3)?, -1)?))
        }
        _ => None,
    }
}

fn add_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    if days >= 0 {
        date.checked_add_days(Days::new(days as u64))
    } else {
        date.checked_sub_days(Days::new(days.unsigned_abs()))
    }
}

fn shift(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    if months >= 0 {
        date.checked_add_months(Months::new(months as u32))
    } else {
        date.checked_sub_months(Months::new(months.unsigned_abs()))
    }
}
