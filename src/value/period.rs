//! Units of time: their words, and how ISO 8601 writes them.

use rust_decimal::Decimal;

/// A unit of time; a shorter one is less than a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl TimeUnit {
    /// The unit of ISO 8601 that it is so many of: a quarter is three months.
    pub fn iso(self) -> (TimeUnit, Decimal) {
        match self {
            TimeUnit::Quarter => (TimeUnit::Month, Decimal::from(3)),
            TimeUnit::Decade => (TimeUnit::Year, Decimal::TEN),
            TimeUnit::Century => (TimeUnit::Year, Decimal::ONE_HUNDRED),
            TimeUnit::Millennium => (TimeUnit::Year, Decimal::ONE_THOUSAND),
            unit => (unit, Decimal::ONE),
        }
    }

    /// The designator of its [unit of ISO 8601](TimeUnit::iso), with the `T` before those of the clock.
    pub fn designator(self) -> &'static str {
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
    pub fn smaller(self) -> Option<TimeUnit> {
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
