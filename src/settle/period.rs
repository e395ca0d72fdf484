//! Resolves parts of a period, and periods of other years.

use chrono::Datelike;

use crate::{
    settle::spoken::{Spoken, last_date},
    value::{
        fact::Value,
        moment::{DateValue, Ends, Moment},
        when::{DateExpr, PartUnit, Point, Side, Tense, YearRef},
    },
};

impl Spoken {
    /// `6 tháng đầu năm 2018`.
    pub(crate) fn parts(&self, count: u32, unit: PartUnit, side: Side, of: &DateExpr) -> Value {
        let first = side == Side::First;
        let whole = match of {
            DateExpr::Year(YearRef::Missing) => {
                DateValue::Year(self.year_of_parts(count, unit, first))
            }
            of => self.date(of),
        };
        let range = |begin: DateValue, end: DateValue| {
            Value::Interval(Box::new(Ends::Range(Some(begin.into()), Some(end.into()))))
        };
        // The first and the last of so many parts, out of all.
        let ends = |count: u32, all: u32| {
            if first {
                (1, count)
            } else {
                (all + 1 - count.min(all), all)
            }
        };
        match (whole, unit) {
            (DateValue::Year(year), PartUnit::Month | PartUnit::Half) => {
                let count = if unit == PartUnit::Half { 6 } else { count };
                let (from, to) = ends(count, 12);
                if from == to {
                    return Value::Date(DateValue::Month(year, from).into());
                }
                range(DateValue::Month(year, from), DateValue::Month(year, to))
            }
            (DateValue::Year(year), PartUnit::Quarter) => {
                let (from, to) = ends(count, 4);
                if from == to {
                    return Value::Date(DateValue::Quarter(year, from).into());
                }
                range(DateValue::Quarter(year, from), DateValue::Quarter(year, to))
            }
            (DateValue::Quarter(year, quarter), PartUnit::Month) => {
                let before = (quarter - 1) * 3;
                let (from, to) = ends(count, 3);
                let (from, to) = (before + from, before + to);
                range(
                    DateValue::Month(year, from),
                    DateValue::Month(year, to.min(12)),
                )
            }
            (whole, unit) => {
                let (begin, end) = (first_day(whole), last_day(whole));
                let length = match unit {
                    PartUnit::Week => i64::from(count) * 7,
                    PartUnit::Half => 15,
                    _ => i64::from(count),
                };
                let behind = |day: Option<DateValue>, days: i64| day?.behind(days);
                let (from, to) = if first {
                    (begin, behind(begin, length - 1))
                } else if unit == PartUnit::Half {
                    (behind(begin, 15), end)
                } else {
                    (behind(end, 1 - length), end)
                };
                match (from, to) {
                    (Some(from), Some(to)) if from == to => Value::Date(from.into()),
                    (Some(from), Some(to)) => range(from, to),
                    _ => Value::Date(whole.into()),
                }
            }
        }
    }

    /// The year of `9 tháng đầu năm`: one named in the sentence, else the year of
    /// publication, or the one before when so many months cannot be over yet in January and February.
    pub(crate) fn year_of_parts(&self, count: u32, unit: PartUnit, first: bool) -> Option<i32> {
        if let Some(year) = self.named_year(Tense::Open) {
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
    pub(crate) fn same_period(&self, year: YearRef) -> Value {
        let Some(period) = self.period() else {
            let year = self
                .year(year)
                .or_else(|| self.reference.map(|r| r.year() - 1));
            return Value::Date(DateValue::Year(year).into());
        };
        let base = last_date(&period).and_then(DateValue::year);
        let target = match year {
            YearRef::Known(_) | YearRef::Short(_) => self.year(year),
            YearRef::Offset(offset) => base.map(|b| b + offset.min(0)).or(self.year(year)),
            YearRef::Missing | YearRef::Spoken(_) => base.map(|b| b - 1),
        };
        let to_target = |year: Option<i32>| match (year, base) {
            (Some(year), Some(base)) => target.map(|target| year + target - base),
            _ => year.or(target),
        };
        in_year(&period, to_target)
    }
}

/// A point whose year was left out does not come after the one that follows it;
/// of a month and a day the month alone counts.
pub(crate) fn not_after(point: &Point, moment: Moment, next: &Moment) -> Moment {
    let Some(
        DateExpr::Day {
            year: YearRef::Missing,
            ..
        }
        | DateExpr::Month {
            year: YearRef::Missing,
            ..
        },
    ) = point.date
    else {
        return moment;
    };
    let by_month = [&moment, next]
        .iter()
        .any(|m| matches!(m.date, Some(DateValue::Month(..))));
    let order = |m: &Moment| match m.date {
        Some(DateValue::Day {
            year: Some(y),
            month: Some(m),
            day: Some(d),
        }) => Some((y, m, if by_month { 0 } else { d })),
        Some(DateValue::Month(Some(y), m)) => Some((y, m, 0)),
        _ => None,
    };
    let (Some(own), Some(other)) = (order(&moment), order(next)) else {
        return moment;
    };
    if own > other {
        moment.in_year(|year| year.map(|year| year - 1))
    } else {
        moment
    }
}

/// `quý 3, 4`: a quarter without its year is of the year of the one before it in a list.
pub(crate) fn of_year(point: &Point, moment: Moment, before: &Moment) -> Moment {
    match (point.date, moment.date, before.date) {
        (
            Some(DateExpr::Quarter {
                year: YearRef::Missing,
                ..
            }),
            Some(DateValue::Quarter(_, quarter)),
            Some(DateValue::Quarter(year, first)),
        ) if first < quarter => Moment::from(DateValue::Quarter(year, quarter)),
        _ => moment,
    }
}

impl Moment {
    /// The same moment of another year.
    fn in_year(self, to: impl Fn(Option<i32>) -> Option<i32>) -> Moment {
        Moment {
            date: self.date.map(|date| date.in_year(to)),
            ..self
        }
    }
}

impl DateValue {
    fn in_year(self, to: impl Fn(Option<i32>) -> Option<i32>) -> DateValue {
        match self {
            DateValue::Day { year, month, day } => DateValue::Day {
                year: to(year),
                month,
                day,
            },
            DateValue::Month(year, month) => DateValue::Month(to(year), month),
            DateValue::Quarter(year, quarter) => DateValue::Quarter(to(year), quarter),
            DateValue::Year(year) => DateValue::Year(to(year)),
            DateValue::Week(year, week) => DateValue::Week(to(Some(year)).unwrap_or(year), week),
            other => other,
        }
    }
}

/// The same period of another year.
fn in_year(value: &Value, to: impl Fn(Option<i32>) -> Option<i32>) -> Value {
    let moved = |moment: Moment| moment.in_year(&to);
    match value {
        Value::Date(moment) => Value::Date(moved(*moment)),
        Value::Interval(ends) => Value::Interval(Box::new(match &**ends {
            Ends::Range(begin, end) => Ends::Range(begin.map(moved), end.map(moved)),
            list => list.clone(),
        })),
        other => other.clone(),
    }
}

/// The first day of a month, quarter or year, of which the year may not be known.
fn first_day(of: DateValue) -> Option<DateValue> {
    let (year, month, _) = of.months()?;
    Some(DateValue::Day {
        year,
        month: Some(month),
        day: Some(1),
    })
}

/// The last one; that of February hangs on its year.
fn last_day(of: DateValue) -> Option<DateValue> {
    const YEAR: u32 = 12;
    let (year, month, months) = of.months()?;
    let next = match month + months {
        next if next > YEAR => DateValue::Month(year.map(|year| year + 1), next - YEAR),
        next => DateValue::Month(year, next),
    };
    first_day(next)?.behind(-1)
}
