//! The holidays and commemorations that newspapers call by name.

use super::lunar::LunarDate;
use crate::{
    error::Error,
    tsv::{built_in, table},
};
use chrono::{Datelike, NaiveDate};
use once_cell::sync::Lazy;

/// Which calendar a holiday is kept by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The Gregorian one, *dương lịch*.
    Solar,
    /// The lunar one, *âm lịch*.
    Lunar,
}

/// A day of the year that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Holiday {
    /// The name, each syllable folded, without a `ngày` or `lễ` before it.
    pub name: &'static str,
    /// The calendar that month and day are of.
    pub calendar: Calendar,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month. The lunar 30th stands for the month's last day,
    /// also where that is the 29th.
    pub day: u32,
    /// Whether the name stands for the day by itself, as `giáng sinh` does;
    /// `pháp luật` is the law, only `ngày pháp luật` is a day.
    pub alone: bool,
}

impl Holiday {
    /// The date on which it falls in a Gregorian year; lunar ones within the
    /// range of the lunar calendar.
    ///
    /// ```
    /// use bantin::calendar::holiday;
    ///
    /// let date = |name, year| holiday::find(name).unwrap().date_in(year).unwrap().to_string();
    /// assert_eq!(date("quốc khánh", 2018), "2018-09-02");
    /// assert_eq!(date("giỗ tổ hùng vương", 2018), "2018-04-25");
    /// assert_eq!(date("giao thừa", 2018), "2018-02-15"); // of the lunar year 2017
    /// ```
    pub fn date_in(&self, year: i32) -> Option<NaiveDate> {
        match self.calendar {
            Calendar::Solar => NaiveDate::from_ymd_opt(year, self.month, self.day),
            Calendar::Lunar => [year, year.checked_sub(1)?]
                .into_iter()
                .filter_map(|lunar| self.in_lunar_year(lunar))
                .find(|date| date.year() == year),
        }
    }

    fn in_lunar_year(&self, year: i32) -> Option<NaiveDate> {
        let last = super::days_in_month(year, self.month, false)?;
        LunarDate::new(year, self.month, self.day.min(last)).to_gregorian()
    }
}

/// The holiday of a name: its syllables folded, see
/// [`fold`](crate::normalize::fold), between single spaces, and without `ngày`
/// or `lễ` in front.
///
/// ```
/// use bantin::calendar::holiday::{self, Calendar};
///
/// let mid_autumn = holiday::find("tết trung thu").unwrap();
/// assert_eq!(mid_autumn.calendar, Calendar::Lunar);
/// assert_eq!((mid_autumn.day, mid_autumn.month), (15, 8));
/// assert_eq!(holiday::find("tết công gô"), None);
/// ```
pub fn find(name: &str) -> Option<Holiday> {
    let holidays = all();
    let at = holidays.binary_search_by(|h| h.name.cmp(name)).ok()?;
    Some(holidays[at])
}

/// All of them, in the byte order of their names; for building a matcher.
pub fn all() -> &'static [Holiday] {
    static HOLIDAYS: Lazy<Vec<Holiday>> = Lazy::new(|| built_in(read()));
    &HOLIDAYS
}

fn read() -> Result<Vec<Holiday>, Error> {
    const CALENDARS: [(&str, Calendar); 2] =
        [("solar", Calendar::Solar), ("lunar", Calendar::Lunar)];
    let rows = table!("holidays.tsv").each(5);
    let mut holidays = rows
        .map(|row| {
            let row = row?;
            Ok(Holiday {
                name: row.column(0),
                calendar: row.one_of(1, "calendar", &CALENDARS)?,
                day: row.number(2)?,
                month: row.number(3)?,
                alone: row.one_of(4, "answer", &[("yes", true), ("no", false)])?,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    holidays.sort_unstable_by_key(|h| h.name);
    Ok(holidays)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::fold;

    #[test]
    fn every_row_names_a_day() {
        for holiday in all() {
            // A leap year in both calendars.
            assert!(holiday.date_in(2020).is_some(), "{holiday:?}");
        }
    }

    #[test]
    fn names_are_in_the_form_that_is_looked_up() {
        for holiday in all() {
            let name = holiday.name;
            let folded: Vec<String> = name.split_whitespace().map(fold).collect();
            assert_eq!(name, folded.join(" "));
            assert!(
                !name.starts_with("ngày ") && !name.starts_with("lễ "),
                "{name}"
            );
        }
    }

    #[test]
    fn no_name_stands_twice() {
        for pair in all().windows(2) {
            assert_ne!(pair[0].name, pair[1].name);
        }
    }

    #[test]
    fn every_year_has_each_lunar_holiday() {
        for holiday in all().iter().filter(|h| h.calendar == Calendar::Lunar) {
            for year in 1901..2200 {
                let date = holiday.date_in(year);
                assert!(date.is_some(), "{} in {year}", holiday.name);
            }
        }
    }
}
