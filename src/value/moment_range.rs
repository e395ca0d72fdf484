//! The days that calendar points cover, and how fine they are.

use chrono::{Months, NaiveDate, Weekday};

use super::{
    moment::{DateValue, Ends, Moment},
    period::TimeUnit,
};

impl DateValue {
    /// How fine it is. A day that is not known is a day all the same.
    ///
    /// ```
    /// use bantin::facts::{DateValue, TimeUnit};
    ///
    /// assert_eq!(DateValue::Quarter(Some(2017), 4).grain(), TimeUnit::Quarter);
    /// ```
    pub fn grain(self) -> TimeUnit {
        match self {
            DateValue::Day { .. } => TimeUnit::Day,
            DateValue::Week(..) => TimeUnit::Week,
            DateValue::Month(..) => TimeUnit::Month,
            DateValue::Quarter(..) => TimeUnit::Quarter,
            DateValue::Year(_) => TimeUnit::Year,
            DateValue::Decade(_) => TimeUnit::Decade,
            DateValue::Century(_) => TimeUnit::Century,
            DateValue::OpenWeek => TimeUnit::Week,
            DateValue::OpenMonth => TimeUnit::Month,
            DateValue::OpenQuarter => TimeUnit::Quarter,
        }
    }

    /// Its first and its last day; `None` where its year is not known, or the calendar does not
    /// have it. Of a day that is not known they are those of its month or its year.
    ///
    /// ```
    /// use bantin::facts::DateValue;
    ///
    /// for (date, first, last) in [
    ///     ("2018-10-09", "2018-10-09", "2018-10-09"),
    ///     ("2017-W26", "2017-06-26", "2017-07-02"),
    ///     ("2016-02", "2016-02-01", "2016-02-29"),
    ///     ("2017-Q1", "2017-01-01", "2017-03-31"),
    ///     ("2017", "2017-01-01", "2017-12-31"),
    ///     ("199", "1990-01-01", "1999-12-31"),
    ///     ("19", "1900-01-01", "1999-12-31"),
    /// ] {
    ///     let (from, until) = date.parse::<DateValue>()?.range().unwrap();
    ///     assert_eq!((from.to_string(), until.to_string()), (first.into(), last.into()));
    /// }
    /// assert_eq!("XXXX-10-09".parse::<DateValue>()?.range(), None);
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn range(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            DateValue::Day {
                year, month: None, ..
            } => DateValue::Year(year).range(),
            DateValue::Day {
                year,
                month: Some(month),
                day: None,
            } => months(year?, month, 1),
            DateValue::Day { .. } => self.to_date().map(|day| (day, day)),
            DateValue::Week(year, week) => {
                let day = |day| NaiveDate::from_isoywd_opt(year, week, day);
                Some((day(Weekday::Mon)?, day(Weekday::Sun)?))
            }
            DateValue::Month(..) | DateValue::Quarter(..) | DateValue::Year(_) => {
                let (year, month, count) = self.months()?;
                months(year?, month, count)
            }
            DateValue::Decade(decade) => months(decade.checked_mul(10)?, 1, 120),
            DateValue::Century(century) => months(century.checked_mul(100)?, 1, 1200),
            DateValue::OpenWeek | DateValue::OpenMonth | DateValue::OpenQuarter => None,
        }
    }

    /// The year of a month, quarter or year, its first month and how many it has.
    pub(crate) fn months(self) -> Option<(Option<i32>, u32, u32)> {
        match self {
            DateValue::Month(year, month) => Some((year, month, 1)),
            DateValue::Quarter(year, quarter) => {
                Some((year, quarter.checked_mul(3)?.checked_sub(2)?, 3))
            }
            DateValue::Year(year) => Some((year, 1, 12)),
            _ => None,
        }
    }
}

/// The first and the last day of so many months.
fn months(year: i32, month: u32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    // The year before the first is the first before Christ.
    let year = if year < 0 { year + 1 } else { year };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
    Some((first, last))
}

impl Moment {
    /// How fine it is: of a clock time seconds or minutes, else as its calendar point is.
    pub fn grain(&self) -> Option<TimeUnit> {
        match self.clock {
            Some(clock) if clock.second.is_some() => Some(TimeUnit::Second),
            Some(_) => Some(TimeUnit::Minute),
            None => self.date.map(DateValue::grain),
        }
    }

    /// The first and the last day of its calendar point, see [`DateValue::range`].
    pub fn range(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.date?.range()
    }
}

impl Ends {
    /// The first day of where it begins and the last of where it ends; of a list the first and
    /// the last of all. `None` where one of these is not known.
    ///
    /// ```
    /// use bantin::facts::Ends;
    ///
    /// let half: Ends = "2018-01/2018-06".parse()?;
    /// let (from, until) = half.range().unwrap();
    /// assert_eq!((until - from).num_days(), 180);
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn range(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Ends::Range(from, until) => {
                Some((from.as_ref()?.range()?.0, until.as_ref()?.range()?.1))
            }
            Ends::List(points) => {
                let ranges: Option<Vec<_>> = points.iter().map(Moment::range).collect();
                let ranges = ranges?;
                let first = ranges.iter().map(|range| range.0).min()?;
                Some((first, ranges.iter().map(|range| range.1).max()?))
            }
        }
    }
}
