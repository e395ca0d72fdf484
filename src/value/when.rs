//! Times as the text says them, before anything is resolved.

use crate::value::{
    kind::Kind,
    moment::{Clock, DayPart},
};

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum When {
    /// One point.
    Point(Point),
    /// From one end to the other.
    Range(End, End),
    /// Several points.
    List(Vec<Point>),
    /// `6 tháng đầu năm 2018`: so many units at one side of a period.
    Parts {
        count: u32,
        unit: PartUnit,
        side: Side,
        of: DateExpr,
    },
    /// `cùng kỳ năm trước`: the period spoken of, in another year.
    SamePeriod(YearRef),
}

impl When {
    /// The kind of fact that it becomes.
    pub fn kind(&self) -> Kind {
        match self {
            When::Point(point) if point.clock.is_some() || point.part.is_some() => Kind::Time,
            When::Point(_) | When::SamePeriod(_) => Kind::Date,
            // The first month of a year is a month.
            When::Parts {
                count: 1,
                unit: PartUnit::Month | PartUnit::Quarter,
                ..
            } => Kind::Date,
            When::Range(..) | When::List(_) | When::Parts { .. } => Kind::Interval,
        }
    }
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum End {
    /// nay
    Now,
    At(Point),
}

/// A point of time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    pub date: Option<DateExpr>,
    pub clock: Option<Clock>,
    pub part: Option<DayPart>,
    pub offset: Option<i32>,
}

impl From<DateExpr> for Point {
    fn from(date: DateExpr) -> Self {
        Point {
            date: Some(date),
            ..Point::default()
        }
    }
}

/// A year as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearRef {
    Known(i32),
    /// `97` of `tháng 10/97`: of which century the publication date says.
    Short(i32),
    /// Left out.
    Missing,
    /// năm nay is 0, năm ngoái -1: counted from the publication date.
    Offset(i32),
    /// năm đó is 0, năm trước đó -1: counted from the year last spoken of.
    Spoken(i32),
}

/// What a word behind a year-less date says of its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tense {
    #[default]
    Open,
    /// vừa qua
    Past,
    /// tới
    Future,
}

/// A calendar point as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum DateExpr {
    /// `ngày 9/10`; the month is missing in `ngày 5 đến 10/3`.
    Day {
        year: YearRef,
        month: Option<u32>,
        day: u32,
        tense: Tense,
    },
    /// `ngày 5 tháng này`.
    DayOfMonth {
        offset: i32,
        day: u32,
    },
    Month {
        year: YearRef,
        month: u32,
        tense: Tense,
    },
    /// tháng này, tháng trước
    MonthOffset(i32),
    /// `giữa tháng`: the month that the sentence tells of, else this one.
    MonthAtHand,
    /// tháng đó
    MonthSpoken(i32),
    /// cùng tháng năm ngoái
    SameMonth(YearRef),
    Quarter {
        year: YearRef,
        quarter: u32,
    },
    /// quý này, quý trước
    QuarterOffset(i32),
    /// quý trước đó
    QuarterSpoken(i32),
    Year(YearRef),
    /// mùa hè tới: the year of the season whose middle is this month.
    Season {
        middle: u32,
        tense: Tense,
    },
    Decade(i32),
    /// thập kỷ này, thập kỷ tới
    DecadeOffset(i32),
    Century(i32),
    /// tuần này, tuần trước
    WeekOffset(i32),
    /// tuần trước đó
    WeekSpoken(i32),
    /// hôm nay, hôm qua
    DayOffset(i32),
    /// cùng ngày is 0, hôm sau 1
    DaySpoken(i32),
    /// `thứ Hai tuần tới`; 0 is Monday; without a week the one nearest in `tense`
    Weekday {
        weekday: u32,
        week: Option<i32>,
        tense: Tense,
    },
    /// `sáng nay (16/5)`: a relative day and the date in brackets that says it again.
    Restated {
        relative: Relative,
        year: YearRef,
        month: u8,
        day: u8,
    },
    /// A day of the lunar calendar; the month is missing in `ngày 14 âm lịch`.
    Lunar {
        year: YearRef,
        month: Option<LunarMonth>,
        day: LunarDay,
    },
    LunarMonth {
        year: YearRef,
        month: LunarMonth,
    },
}

/// A month of the lunar calendar by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LunarMonth {
    pub number: u32,
    /// `tháng 6 nhuận`: the month that repeats the one of this number.
    pub leap: bool,
}

/// A day of a lunar month, which has 29 or 30.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LunarDay {
    Number(u32),
    Last,
}

/// A day that hangs on the publication date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Relative {
    Days(i32),
    Weekday {
        weekday: u32,
        week: Option<i32>,
        tense: Tense,
    },
}

impl LunarMonth {
    /// A month that repeats none.
    pub fn plain(number: u32) -> Self {
        LunarMonth {
            number,
            leap: false,
        }
    }
}

impl DateExpr {
    /// `ngày 10/3 âm lịch`.
    pub fn lunar(year: YearRef, month: LunarMonth, day: u32) -> DateExpr {
        DateExpr::Lunar {
            year,
            month: Some(month),
            day: LunarDay::Number(day),
        }
    }

    /// This relative day where the date `said` in brackets says it again.
    pub fn restated_by(self, said: DateExpr) -> DateExpr {
        let relative = match self {
            DateExpr::DayOffset(days) => Relative::Days(days),
            DateExpr::Weekday {
                weekday,
                week,
                tense,
            } => Relative::Weekday {
                weekday,
                week,
                tense,
            },
            _ => return said,
        };
        match said {
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                ..
            } => DateExpr::Restated {
                relative,
                year,
                month: month as u8,
                day: day as u8,
            },
            said => said,
        }
    }

    /// Whether the text itself says the year, the decade or the century.
    pub fn names_year(&self) -> bool {
        match self {
            DateExpr::Day { year, .. }
            | DateExpr::Restated { year, .. }
            | DateExpr::Month { year, .. }
            | DateExpr::Quarter { year, .. }
            | DateExpr::Year(year)
            | DateExpr::Lunar { year, .. }
            | DateExpr::LunarMonth { year, .. } => {
                matches!(year, YearRef::Known(_) | YearRef::Short(_))
            }
            DateExpr::Decade(_) | DateExpr::Century(_) => true,
            _ => false,
        }
    }
}

/// The unit of [`When::Parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartUnit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
}

/// The side of [`When::Parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    First,
    Last,
}
