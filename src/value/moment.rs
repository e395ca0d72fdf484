//! Resolved times, written as TIMEX3 (ISO 8601) writes them.

use std::fmt;

use chrono::{Datelike, NaiveDate, TimeDelta};

/// A calendar point. What the text leaves open is `None` and written `X`. It is read from what
/// it writes.
///
/// ```
/// use bantin::facts::{DateValue, TimeUnit};
///
/// let quarter: DateValue = "2017-Q1".parse()?;
/// assert_eq!(quarter, DateValue::Quarter(Some(2017), 1));
/// assert_eq!(quarter.grain(), TimeUnit::Quarter);
/// assert_eq!(quarter.to_string(), "2017-Q1");
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateValue {
    /// `2018-10-09`; any part may be open.
    Day {
        /// The year.
        year: Option<i32>,
        /// 1 to 12.
        month: Option<u32>,
        /// 1 to 31; open where the text names a day that does not exist.
        day: Option<u32>,
    },
    /// `2017-W26`, the ISO week.
    Week(i32, u32),
    /// `2017-11`.
    Month(Option<i32>, u32),
    /// `2017-Q1`.
    Quarter(Option<i32>, u32),
    /// `2017`.
    Year(Option<i32>),
    /// `199`.
    Decade(i32),
    /// `19`, the century that began in 1900.
    Century(i32),
    /// `XXXX-WXX`, a week of which nothing is known.
    OpenWeek,
    /// `XXXX-XX`, a month of which nothing is known.
    OpenMonth,
    /// `XXXX-QX`, a quarter of which nothing is known.
    OpenQuarter,
}

impl DateValue {
    /// The day of a date of the calendar.
    pub fn of(date: NaiveDate) -> DateValue {
        DateValue::Day {
            year: Some(date.year()),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }

    /// The day, where the value is one and complete.
    pub fn to_date(self) -> Option<NaiveDate> {
        match self {
            DateValue::Day { year, month, day } => {
                // The year before the first is the first before Christ.
                let year = year.map(|year| if year < 0 { year + 1 } else { year });
                NaiveDate::from_ymd_opt(year?, month?, day?)
            }
            _ => None,
        }
    }

    /// Whether it is a day of the calendar; its year may not be known.
    pub(crate) fn is_day(self) -> bool {
        self.behind(0).is_some()
    }

    /// The day so many days behind this one. One without a year has its neighbours too, where
    /// they do not hang on it.
    pub(crate) fn behind(self, days: i64) -> Option<DateValue> {
        const LEAP_YEAR: i32 = 2000;
        let delta = TimeDelta::try_days(days)?;
        if let Some(day) = self.to_date() {
            return day.checked_add_signed(delta).map(DateValue::of);
        }
        let DateValue::Day {
            year: None,
            month: Some(month),
            day: Some(day),
        } = self
        else {
            return None;
        };
        let from = NaiveDate::from_ymd_opt(LEAP_YEAR, month, day)?;
        let to = from.checked_add_signed(delta)?;
        // What lies across the end of February hangs on the year.
        let end = NaiveDate::from_ymd_opt(LEAP_YEAR, 2, 29)?;
        let across = from < end && to >= end || from > end && to <= end;
        (!across).then(|| DateValue::Day {
            year: None,
            month: Some(to.month()),
            day: Some(to.day()),
        })
    }

    /// The same day of this year, where its own is not known.
    pub(crate) fn or_in(self, other: i32) -> DateValue {
        match self {
            DateValue::Day { year, month, day } => DateValue::Day {
                year: year.or(Some(other)),
                month,
                day,
            },
            _ => self,
        }
    }

    /// The year, where it is known.
    pub fn year(self) -> Option<i32> {
        match self {
            DateValue::Day { year, .. }
            | DateValue::Month(year, _)
            | DateValue::Quarter(year, _)
            | DateValue::Year(year) => year,
            DateValue::Week(year, _) => Some(year),
            DateValue::Decade(_)
            | DateValue::Century(_)
            | DateValue::OpenWeek
            | DateValue::OpenMonth
            | DateValue::OpenQuarter => None,
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |f: &mut fmt::Formatter<'_>, year: &Option<i32>| match year {
            // TIMEX3 marks the years before Christ.
            Some(year) if *year < 0 => write!(f, "BC{:04}", -year),
            Some(year) => write!(f, "{year:04}"),
            None => f.write_str("XXXX"),
        };
        let two = |f: &mut fmt::Formatter<'_>, value: &Option<u32>| match value {
            Some(value) => write!(f, "-{value:02}"),
            None => f.write_str("-XX"),
        };
        match self {
            DateValue::Day {
                year: y,
                month,
                day,
            } => {
                year(f, y)?;
                two(f, month)?;
                two(f, day)
            }
            DateValue::Week(y, week) => write!(f, "{y:04}-W{week:02}"),
            DateValue::Month(y, month) => {
                year(f, y)?;
                write!(f, "-{month:02}")
            }
            DateValue::Quarter(y, quarter) => {
                year(f, y)?;
                write!(f, "-Q{quarter}")
            }
            DateValue::Year(y) => year(f, y),
            DateValue::Decade(decade) => write!(f, "{decade:03}"),
            DateValue::Century(century) => write!(f, "{century}"),
            DateValue::OpenWeek => f.write_str("XXXX-WXX"),
            DateValue::OpenMonth => f.write_str("XXXX-XX"),
            DateValue::OpenQuarter => f.write_str("XXXX-QX"),
        }
    }
}

/// A clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 59, where the text has them.
    pub second: Option<u32>,
}

impl Clock {
    /// The minutes since midnight.
    pub(crate) fn minutes(self) -> u32 {
        self.hour * 60 + self.minute
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}:{:02}", self.hour, self.minute)?;
        match self.second {
            Some(second) => write!(f, ":{second:02}"),
            None => Ok(()),
        }
    }
}

/// A part of the day; an earlier one is less than a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DayPart {
    /// sáng, rạng sáng, gần sáng
    Morning,
    /// trưa
    Midday,
    /// chiều
    Afternoon,
    /// tối, chiều tối
    Evening,
    /// đêm, khuya
    Night,
}

impl DayPart {
    /// All of them, in the order of the day.
    pub(super) const ALL: [DayPart; 5] = [
        DayPart::Morning,
        DayPart::Midday,
        DayPart::Afternoon,
        DayPart::Evening,
        DayPart::Night,
    ];

    /// The name that records use, that of TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
        }
    }
}

impl fmt::Display for DayPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{}", self.name())
    }
}

/// A point of time: a date, a clock time or both. It is read from what it writes.
///
/// ```
/// use bantin::facts::Moment;
///
/// let moment: Moment = "2018-10-09T15:00+07:00".parse()?;
/// assert_eq!((moment.clock.unwrap().hour, moment.offset), (15, Some(420)));
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The calendar point.
    pub date: Option<DateValue>,
    /// The clock time.
    pub clock: Option<Clock>,
    /// The part of the day, where there is no clock time.
    pub part: Option<DayPart>,
    /// The zone, in minutes east of Greenwich, where the text gives it as a number.
    pub offset: Option<i32>,
}

impl From<DateValue> for Moment {
    fn from(date: DateValue) -> Self {
        Moment {
            date: Some(date),
            ..Moment::default()
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(date) = &self.date {
            write!(f, "{date}")?;
        }
        match (&self.clock, &self.part) {
            (Some(clock), _) => write!(f, "{clock}")?,
            (None, Some(part)) => write!(f, "{part}")?,
            (None, None) => {}
        }
        match self.offset {
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
            None => Ok(()),
        }
    }
}

/// The two ends of an interval, or the points of a list. They are read from what they write.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ends {
    /// From the first to the second; an open end is `None`.
    Range(Option<Moment>, Option<Moment>),
    /// Several points.
    List(Vec<Moment>),
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ends::Range(begin, end) => {
                let one =
                    |end: &Option<Moment>| end.map_or_else(|| "..".to_owned(), |m| m.to_string());
                write!(f, "{}/{}", one(begin), one(end))
            }
            Ends::List(moments) => {
                for (n, moment) in moments.iter().enumerate() {
                    if n > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{moment}")?;
                }
                Ok(())
            }
        }
    }
}
