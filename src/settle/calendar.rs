//! Resolves one calendar point.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::{
    calendar::LunarDate,
    settle::spoken::{Known, Spoken},
    value::{
        moment::DateValue,
        when::{DateExpr, LunarDay, LunarMonth, Relative, Tense, YearRef},
    },
};

impl Spoken {
    pub(crate) fn date(&self, date: &DateExpr) -> DateValue {
        const OPEN_DAY: DateValue = DateValue::Day {
            year: None,
            month: None,
            day: None,
        };
        let week = |date: Option<NaiveDate>, offset: i32| {
            let week = date
                .and_then(|d| add_days(d, i64::from(offset) * 7))
                .map(|d| d.iso_week());
            week.map_or(DateValue::OpenWeek, |w| DateValue::Week(w.year(), w.week()))
        };
        if let Some(before) = self.before_told(date) {
            return before;
        }
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
                let month = self.this_month().and_then(|r| shift(r, offset));
                DateValue::Day {
                    year: month.map(|m| m.year()),
                    month: month.map(|m| m.month()),
                    day: Some(number),
                }
            }
            DateExpr::Month { year, month, tense } => {
                let year = self
                    .year(year)
                    .or_else(|| self.named_year(tense))
                    .or_else(|| {
                        let nearest = self.nearest_month(month, self.way(tense));
                        self.told_or_nearest(nearest, month, false, tense)
                    });
                DateValue::Month(year, month)
            }
            DateExpr::MonthOffset(offset) => match self.this_month().and_then(|r| shift(r, offset))
            {
                Some(month) => DateValue::Month(Some(month.year()), month.month()),
                None => DateValue::OpenMonth,
            },
            DateExpr::MonthAtHand => match self.month_at_hand() {
                Some((year, month)) => DateValue::Month(Some(year), month),
                None => self.date(&DateExpr::MonthOffset(0)),
            },
            DateExpr::MonthSpoken(offset) => match self.month {
                Some(told) => {
                    let (year, month) = moved(told, offset, 12);
                    DateValue::Month(Some(year), month)
                }
                None => DateValue::OpenMonth,
            },
            DateExpr::SameMonth(year) => match self.month {
                Some((_, month)) => DateValue::Month(self.year(year), month),
                None => DateValue::OpenMonth,
            },
            DateExpr::Quarter { year, quarter } => {
                let year = self
                    .year(year)
                    .or_else(|| self.named_year(Tense::Open))
                    .or_else(|| {
                        let middle = quarter * 3 - 1;
                        let nearest = self.nearest_month(middle, self.way(Tense::Open));
                        self.told_or_nearest(nearest, middle, false, Tense::Open)
                    });
                DateValue::Quarter(year, quarter)
            }
            DateExpr::QuarterOffset(offset) => match self
                .this_month()
                .and_then(|r| shift(r, offset * 3))
            {
                Some(month) => DateValue::Quarter(Some(month.year()), (month.month() - 1) / 3 + 1),
                None => DateValue::OpenQuarter,
            },
            DateExpr::QuarterSpoken(offset) => match self.quarter {
                Some(told) => {
                    let (year, quarter) = moved(told, offset, 4);
                    DateValue::Quarter(Some(year), quarter)
                }
                None => DateValue::OpenQuarter,
            },
            DateExpr::Year(YearRef::Missing) => DateValue::Year(self.year_at_hand()),
            DateExpr::Year(year) => DateValue::Year(self.year(year)),
            DateExpr::Season { middle, tense } => {
                DateValue::Year(self.nearest_month(middle, tense))
            }
            DateExpr::Decade(decade) => DateValue::Decade(decade),
            DateExpr::DecadeOffset(offset) => match self.reference {
                Some(today) => DateValue::Decade(today.year() / 10 + offset),
                None => DateValue::Year(None),
            },
            DateExpr::Century(century) => DateValue::Century(century),
            DateExpr::WeekOffset(offset) => week(self.today(), offset),
            DateExpr::WeekSpoken(0) => week(self.week, 0),
            DateExpr::WeekSpoken(offset) => week(self.week.or(self.today()), offset),
            DateExpr::DayOffset(offset) => {
                let today = || self.today().map(DateValue::of);
                let today = self.called_today().or_else(today);
                let date = today.and_then(|day| day.behind(offset.into()));
                date.unwrap_or_else(|| self.about_today())
            }
            DateExpr::DaySpoken(0) if self.place.same_day => {
                self.story.or(self.day).unwrap_or(OPEN_DAY)
            }
            DateExpr::DaySpoken(offset) => {
                let date = self.day.and_then(|day| day.behind(offset.into()));
                date.unwrap_or(OPEN_DAY)
            }
            DateExpr::Weekday {
                weekday,
                week,
                tense,
            } => {
                let falls = |day: &NaiveDate| {
                    self.place.falls_on && day.weekday().num_days_from_monday() == weekday
                };
                let told = self.day.and_then(DateValue::to_date).filter(falls);
                let date = told.or_else(|| self.weekday(weekday, week, tense));
                date.map_or_else(|| self.about_today(), DateValue::of)
            }
            DateExpr::Restated {
                year: year @ (YearRef::Known(_) | YearRef::Short(_)),
                month,
                day: number,
                ..
            } => self.day(year, Some(month.into()), number.into(), Tense::Open),
            DateExpr::Restated {
                relative,
                month,
                day: number,
                ..
            } => {
                let (month, number) = (u32::from(month), u32::from(number));
                let relative = match relative {
                    Relative::Days(days) => self.today().and_then(|r| add_days(r, days.into())),
                    Relative::Weekday {
                        weekday,
                        week,
                        tense,
                    } => self.weekday(weekday, week, tense),
                };
                match relative {
                    Some(date) if (date.month(), date.day()) == (month, number) => {
                        DateValue::of(date)
                    }
                    _ => {
                        let by_weekday = self.year_by_weekday(month, number);
                        let year =
                            by_weekday.or_else(|| self.nearest_year(month, number, Tense::Open));
                        let year = year.map_or(YearRef::Missing, YearRef::Known);
                        self.day(year, Some(month), number, Tense::Open)
                    }
                }
            }
            DateExpr::Lunar {
                year,
                month,
                day: number,
            } => match self.lunar(year, month, number) {
                Some(date) => DateValue::of(date),
                // Before the calendar's first year only the year is known.
                None => DateValue::Day {
                    year: self.year(year),
                    month: None,
                    day: None,
                },
            },
            DateExpr::LunarMonth { year, month } => {
                match self.lunar(year, Some(month), LunarDay::Number(1)) {
                    Some(first) => DateValue::Month(Some(first.year()), first.month()),
                    None => DateValue::Year(self.year(year)),
                }
            }
        }
    }

    pub(crate) fn day(
        &self,
        year: YearRef,
        month: Option<u32>,
        day: u32,
        tense: Tense,
    ) -> DateValue {
        let Some(month) = month else {
            let found = self.nearest_day(day, tense);
            return DateValue::Day {
                year: found.map(|d| d.year()),
                month: found.map(|d| d.month()),
                day: Some(day),
            };
        };
        let year = self
            .year(year)
            .or_else(|| {
                self.named_year(tense)
                    .filter(|year| !self.is_behind_turn_of_year(month, day, *year))
            })
            .or_else(|| self.planned_year(month, day, tense))
            .or_else(|| self.year_of_month_at_hand(month, tense))
            .or_else(|| self.year_by_weekday(month, day))
            .or_else(|| {
                let nearest = self.nearest_year(month, day, self.way(tense));
                self.told_or_nearest(nearest, month, true, tense)
            });
        let exists = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day).is_some();
        DateValue::Day {
            year,
            month: Some(month),
            day: exists.then_some(day),
        }
    }

    /// `Chung kết Cúp Sông Hậu 2024 diễn ra tối 5/1`, published in that January: whether a day at hand
    /// is of the year behind the one that the event is named for.
    fn is_behind_turn_of_year(&self, month: u32, day: u32, named: i32) -> bool {
        const FEW_DAYS: i64 = 31;
        let Some(today) = self.today().filter(|_| self.is_named_by_event()) else {
            return false;
        };
        let near = |date: NaiveDate| (date - today).num_days().abs() <= FEW_DAYS;
        let this = today.year();
        month == 1
            && this == named + 1
            && NaiveDate::from_ymd_opt(this, month, day).is_some_and(near)
    }

    /// The day of this number nearest to the publication date: `ngày 30 tới`, `hôm 12 vừa rồi`.
    fn nearest_day(&self, day: u32, tense: Tense) -> Option<NaiveDate> {
        let reference = self.today()?;
        let weekday = self.place.weekday;
        let fits = |date: &NaiveDate| date.weekday().num_days_from_monday();
        // A day of the month is on each weekday within a year and a bit.
        let months = weekday.map_or(2, |_| 14);
        (-months..=months)
            .filter_map(|months| shift(reference, months)?.with_day(day))
            .filter(|date| weekday.is_none_or(|weekday| fits(date) == weekday))
            .filter(|date| match tense {
                Tense::Open => true,
                Tense::Past => *date <= reference,
                Tense::Future => *date >= reference,
            })
            .min_by_key(|date| (*date - reference).num_days().abs())
    }

    /// The year that brings a day nearest to the publication date, in the direction that is said.
    pub(crate) fn nearest_year(&self, month: u32, day: u32, tense: Tense) -> Option<i32> {
        let Some(reference) = self.reference else {
            return self.year_of_story(month);
        };
        if self.known == Known::Year {
            return Some(reference.year());
        }
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

    /// The one of the last such day and the next one that the weekday beside it fits.
    fn year_by_weekday(&self, month: u32, day: u32) -> Option<i32> {
        let weekday = self.place.weekday?;
        let fits = |year: &i32| {
            NaiveDate::from_ymd_opt(*year, month, day)
                .is_some_and(|date| date.weekday().num_days_from_monday() == weekday)
        };
        let [last, next] = [Tense::Past, Tense::Future]
            .map(|tense| self.nearest_year(month, day, tense).filter(fits));
        match (last, next) {
            (Some(year), None) | (None, Some(year)) => Some(year),
            _ => None,
        }
    }

    pub(crate) fn nearest_month(&self, month: u32, tense: Tense) -> Option<i32> {
        let Some(reference) = self.reference else {
            return self.year_of_story(month);
        };
        if self.known == Known::Year {
            return Some(reference.year());
        }
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

    pub(crate) fn weekday(
        &self,
        weekday: u32,
        week: Option<i32>,
        tense: Tense,
    ) -> Option<NaiveDate> {
        let reference = self.today()?;
        let monday = add_days(
            reference,
            -i64::from(reference.weekday().num_days_from_monday()),
        )?;
        let this = add_days(monday, weekday.into())?;
        let open = week.is_none() && tense == Tense::Open;
        // `Kết quả hôm nay 25/5. Kết quả thứ Bảy`
        let is_it = |day: &NaiveDate| {
            !self.place.planned && day.weekday().num_days_from_monday() == weekday
        };
        let at_hand = self.weekday_at_hand(weekday, reference);
        let first_today = || self.first_today?.to_date().filter(is_it);
        let told = at_hand.or_else(first_today);
        if let Some(day) = told.filter(|_| open) {
            return Some(day);
        }
        match (week, tense) {
            (Some(week), _) => add_days(this, i64::from(week) * 7),
            (None, Tense::Future) => {
                if this > reference {
                    Some(this)
                } else {
                    add_days(this, 7)
                }
            }
            (None, Tense::Open) if self.place.planned && this >= reference => Some(this),
            (None, Tense::Open) if self.place.planned => add_days(this, 7),
            (None, Tense::Past | Tense::Open) => {
                if this <= reference {
                    Some(this)
                } else {
                    add_days(this, -7)
                }
            }
        }
    }

    /// The weekday of the week that this sentence or the last tells of, where it is to come:
    /// `Trong tuần này, … sẽ công bố vào thứ Năm`, also where Thursday is over.
    fn weekday_at_hand(&self, weekday: u32, today: NaiveDate) -> Option<NaiveDate> {
        const WORKING_DAYS: i64 = 5;
        let (monday, sentence) = self.named_week?;
        let day = add_days(monday, weekday.into())?;
        let here = sentence == self.place.sentence;
        // At its end the week before is over.
        let lasts = day >= today || (today - monday).num_days() < WORKING_DAYS;
        let told_before = sentence + 1 == self.place.sentence && lasts;
        let planned = self.place.planned && (here || told_before);
        (planned || here && monday > today).then_some(day)
    }

    pub(crate) fn lunar(
        &self,
        year: YearRef,
        month: Option<LunarMonth>,
        day: LunarDay,
    ) -> Option<NaiveDate> {
        let on = |year: i32, month: LunarMonth, day: u32| {
            let date = LunarDate {
                year,
                month: month.number,
                leap: month.leap,
                day,
            };
            date.to_gregorian()
        };
        let solve = |year: i32, month: LunarMonth| match day {
            LunarDay::Last => on(year, month, 30).or_else(|| on(year, month, 29)),
            LunarDay::Number(day) => on(year, month, day),
        };
        let told = self.day.filter(|_| self.place.says_again);
        let told = told.and_then(DateValue::to_date);
        if let Some(year) = self.year(year) {
            let month = month?;
            // `ngày 11/6/1963 (tức 20/4 năm Quý Mão)` is of the leap month.
            let leap = LunarMonth {
                leap: true,
                ..month
            };
            return told
                .filter(|told| solve(year, leap) == Some(*told))
                .or_else(|| solve(year, month));
        }
        let reference = told.or(self.reference)?;
        let months = month.map_or(1..=12, |month| month.number..=month.number);
        let leap = month.is_some_and(|month| month.leap);
        let of_number = move |number: u32| LunarMonth { number, leap };
        (reference.year() - 1..=reference.year() + 1)
            .flat_map(|year| months.clone().map(move |month| (year, of_number(month))))
            .filter_map(|(year, month)| solve(year, month))
            .min_by_key(|date| (*date - reference).num_days().abs())
    }
}

pub(crate) fn add_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    if days >= 0 {
        date.checked_add_days(Days::new(days as u64))
    } else {
        date.checked_sub_days(Days::new(days.unsigned_abs()))
    }
}

pub(crate) fn shift(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    if months >= 0 {
        date.checked_add_months(Months::new(months as u32))
    } else {
        date.checked_sub_months(Months::new(months.unsigned_abs()))
    }
}

/// The month or quarter that lies `offset` behind one that was told of, in years of so
/// many `parts`.
pub(crate) fn moved((year, part): (i32, u32), offset: i32, parts: i32) -> (i32, u32) {
    let count = year * parts + part as i32 - 1 + offset;
    (count.div_euclid(parts), count.rem_euclid(parts) as u32 + 1)
}
