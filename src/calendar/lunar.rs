//! [`LunarDate`]: a day of the Vietnamese lunar calendar.

use super::table;
use chrono::{Datelike, Days, NaiveDate};

/// A day of the Vietnamese lunar calendar, *âm lịch*.
///
/// Any numbers can be put in; whether such a day exists is known when it is
/// converted. Dates compare in the order of time, a leap month behind the month
/// that it repeats.
///
/// ```
/// use bantin::calendar::LunarDate;
/// use chrono::NaiveDate;
///
/// // Mùng 1 Tết Mậu Tuất.
/// let tet = LunarDate::new(2018, 1, 1);
/// let date = NaiveDate::from_ymd_opt(2018, 2, 16).unwrap();
/// assert_eq!(tet.to_gregorian(), Some(date));
/// assert_eq!(LunarDate::from_gregorian(date), Some(tet));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The Gregorian year in which the lunar year begins; 2018 is Mậu Tuất,
    /// which ran from 2018-02-16 to 2019-02-04.
    pub year: i32,
    /// 1 (tháng giêng) to 12 (tháng chạp).
    pub month: u32,
    /// Whether it is the repeated month, *tháng nhuận*.
    pub leap: bool,
    /// 1 to 30.
    pub day: u32,
}

impl LunarDate {
    /// A day of a month that is not a leap month.
    pub const fn new(year: i32, month: u32, day: u32) -> Self {
        LunarDate {
            year,
            month,
            leap: false,
            day,
        }
    }

    /// The same day in the Gregorian calendar. `None` outside of the lunar
    /// years 1900 to 2199, and where there is no such day: the 30th of a short
    /// month, a leap month that the year does not have.
    ///
    /// ```
    /// use bantin::calendar::LunarDate;
    ///
    /// let mut date = LunarDate { year: 2025, month: 6, leap: true, day: 1 };
    /// assert_eq!(date.to_gregorian().unwrap().to_string(), "2025-07-25");
    /// date.year = 2026;
    /// assert_eq!(date.to_gregorian(), None);
    /// ```
    pub fn to_gregorian(self) -> Option<NaiveDate> {
        let mut first = new_year(self.year)?;
        for month in months(self.year)? {
            if (month.number, month.leap) == (self.month, self.leap) {
                let days = self.day.checked_sub(1).filter(|d| *d < month.days)?;
                return first.checked_add_days(Days::new(days.into()));
            }
            first = first.checked_add_days(Days::new(month.days.into()))?;
        }
        None
    }

    /// The lunar date of a Gregorian one. `None` before 1900-01-31 and after
    /// the lunar year 2199, which ends on 2200-02-14.
    ///
    /// ```
    /// use bantin::calendar::LunarDate;
    /// use chrono::NaiveDate;
    ///
    /// let date = NaiveDate::from_ymd_opt(1969, 9, 2).unwrap();
    /// assert_eq!(LunarDate::from_gregorian(date), Some(LunarDate::new(1969, 7, 21)));
    /// ```
    pub fn from_gregorian(date: NaiveDate) -> Option<Self> {
        // January, and in most years some of February, are of the year before.
        let year = match new_year(date.year()) {
            Some(first) if first <= date => date.year(),
            _ => date.year() - 1,
        };
        let mut left = date.signed_duration_since(new_year(year)?).num_days();
        for month in months(year)? {
            if left < i64::from(month.days) {
                let day = left as u32 + 1;
                return Some(LunarDate {
                    year,
                    month: month.number,
                    leap: month.leap,
                    day,
                });
            }
            left -= i64::from(month.days);
        }
        None
    }
}

/// The Gregorian date of *mùng 1 Tết*, the first day of a lunar year, 1900 to
/// 2199.
///
/// ```
/// let tet = bantin::calendar::new_year(1985).unwrap();
/// assert_eq!(tet.to_string(), "1985-01-21"); // a month before China
/// ```
pub fn new_year(year: i32) -> Option<NaiveDate> {
    let days = packed(year)? & 0x3f;
    NaiveDate::from_ymd_opt(year, 1, 1)?.checked_add_days(Days::new(days.into()))
}

/// The last day of a lunar year: *30 Tết*, also where it is the 29th, and
/// *giao thừa* at its midnight. The eve of Tết 2018 ends the lunar year 2017.
///
/// ```
/// use bantin::calendar::{LunarDate, last_day_of_year};
///
/// let eve = last_day_of_year(2024).unwrap();
/// assert_eq!(eve, LunarDate::new(2024, 12, 29));
/// assert_eq!(eve.to_gregorian().unwrap().to_string(), "2025-01-28");
/// ```
pub fn last_day_of_year(year: i32) -> Option<LunarDate> {
    let last = months(year)?.last()?;
    Some(LunarDate {
        year,
        month: last.number,
        leap: last.leap,
        day: last.days,
    })
}

/// How many days a lunar month has, 29 or 30; `None` where the year has no such
/// month or is not of 1900 to 2199.
///
/// ```
/// use bantin::calendar::days_in_month;
///
/// assert_eq!(days_in_month(2024, 12, false), Some(29));
/// assert_eq!(days_in_month(2024, 12, true), None);
/// ```
pub fn days_in_month(year: i32, month: u32, leap: bool) -> Option<u32> {
    let mut months = months(year)?;
    months
        .find(|m| (m.number, m.leap) == (month, leap))
        .map(|m| m.days)
}

/// The number of the month that is repeated in a lunar year; `None` where none
/// is, and outside of 1900 to 2199.
///
/// ```
/// use bantin::calendar::leap_month;
///
/// assert_eq!(leap_month(2025), Some(6));
/// assert_eq!(leap_month(2026), None);
/// ```
pub fn leap_month(year: i32) -> Option<u32> {
    packed(year)
        .map(|word| (word >> 6) & 0xf)
        .filter(|month| *month > 0)
}

/// A month as the table has it.
struct Month {
    number: u32,
    leap: bool,
    days: u32,
}

/// The twelve or thirteen months of a year, in order.
fn months(year: i32) -> Option<impl Iterator<Item = Month>> {
    let word = packed(year)?;
    // The leap month stands behind the one it repeats: at its number, from 0.
    let leap = leap_month(year);
    Some((0..12 + u32::from(leap.is_some())).map(move |i| Month {
        number: if leap.is_some_and(|l| i >= l) {
            i
        } else {
            i + 1
        },
        leap: leap == Some(i),
        days: 29 + ((word >> (10 + i)) & 1),
    }))
}

fn packed(year: i32) -> Option<u32> {
    let index = usize::try_from(year.checked_sub(table::FIRST)?).ok()?;
    table::YEARS.get(index).copied()
}
