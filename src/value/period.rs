//! Units of time: their words, and how ISO 8601 writes them.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};

/// A unit of time; a shorter one is less than a longer one. Lengths of time count in those
/// that ISO 8601 has: seconds to days, weeks, months and years.
///
/// ```
/// use bantin::facts::TimeUnit;
///
/// assert!("quarter".parse::<TimeUnit>()? > TimeUnit::Month);
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TimeUnit {
    /// giây
    Second,
    /// phút
    Minute,
    /// giờ
    Hour,
    /// ngày
    Day,
    /// tuần
    Week,
    /// tháng
    Month,
    /// quý
    Quarter,
    /// năm
    Year,
    /// thập kỷ
    Decade,
    /// thế kỷ
    Century,
    /// thiên niên kỷ
    Millennium,
}

macro_rules! names {
    ($($unit:ident: $name:ident),+ $(,)?) => {
        [$((TimeUnit::$unit, stringify!($name))),+]
    };
}

const NAMES: [(TimeUnit, &str); 11] = names! {
    Second: second, Minute: minute, Hour: hour, Day: day, Week: week, Month: month,
    Quarter: quarter, Year: year, Decade: decade, Century: century, Millennium: millennium,
};

impl TimeUnit {
    /// Its name, that of a record's `grain`.
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(unit, _)| *unit == self)
            .map_or("", |(_, name)| name)
    }

    /// The unit of ISO 8601 that it is so many of: a quarter is three months.
    pub(crate) fn iso(self) -> (TimeUnit, Decimal) {
        match self {
            TimeUnit::Quarter => (TimeUnit::Month, Decimal::from(3)),
            TimeUnit::Decade => (TimeUnit::Year, Decimal::TEN),
            TimeUnit::Century => (TimeUnit::Year, Decimal::ONE_HUNDRED),
            TimeUnit::Millennium => (TimeUnit::Year, Decimal::ONE_THOUSAND),
            unit => (unit, Decimal::ONE),
        }
    }

    /// The designator of its [unit of ISO 8601](TimeUnit::iso), with the `T` before those of the clock.
    pub(crate) fn designator(self) -> &'static str {
        match self {
            TimeUnit::Second => "TS",
            TimeUnit::Minute => "TM",
            TimeUnit::Hour => "TH",
            TimeUnit::Day => "D",
            TimeUnit::Week => "W",
            TimeUnit::Month | TimeUnit::Quarter => "M",
            TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century | TimeUnit::Millennium => "Y",
        }
    }

    /// The unit that a length goes on in: `2 giờ 30 phút`, `1 năm 6 tháng`, `3 tuần 2 ngày`.
    pub(crate) fn smaller(self) -> Option<TimeUnit> {
        match self {
            TimeUnit::Year => Some(TimeUnit::Month),
            TimeUnit::Month | TimeUnit::Week => Some(TimeUnit::Day),
            TimeUnit::Day => Some(TimeUnit::Hour),
            TimeUnit::Hour => Some(TimeUnit::Minute),
            TimeUnit::Minute => Some(TimeUnit::Second),
            _ => None,
        }
    }
}

impl fmt::Display for TimeUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for TimeUnit {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let unit = NAMES.iter().find(|(_, known)| *known == name);
        let names = || NAMES.map(|(_, name)| name);
        unit.map(|(unit, _)| *unit)
            .ok_or_else(|| ErrorKind::one_of(name, "unit of time", &names()))
    }
}
