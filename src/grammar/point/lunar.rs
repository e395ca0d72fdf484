//! The lunar calendar and the years of the sixty-year cycle.

use std::ops::Range;

use crate::{
    calendar::holiday::{self, Calendar},
    grammar::point::{
        found::Found,
        year::{cycle_year, following_year, year_number},
    },
    phrase::{numeral, phrases::Phrases},
    tape::Case,
    value::when::{DateExpr, LunarDay, LunarMonth, Tense, YearRef},
    vocabulary::named::{
        COMMA, LEAP, LUNAR_CLAUSE, LUNAR_INITIALS, NEW_YEAR, NEW_YEAR_IN_FULL, NEW_YEARS_EVE,
        SOLAR_CALENDAR, YEAR,
    },
};

/// A day of the lunar calendar.
pub(crate) fn lunar(to: usize, year: YearRef, month: LunarMonth, day: u32) -> Found {
    Found::new(to, DateExpr::lunar(year, month, day), "date.lunar")
}

/// The last day before the Tết of `year`.
fn new_years_eve(to: usize, year: YearRef) -> Found {
    let expr = DateExpr::Lunar {
        year: year_before(year),
        month: Some(LunarMonth::plain(12)),
        day: LunarDay::Last,
    };
    Found::new(to, expr, "date.lunar")
}

/// What says behind a day or month that it is lunar.
pub(crate) struct LunarClause {
    /// `nhuận`
    pub leap: bool,
    pub year: YearRef,
    /// The atom behind it and the year.
    pub to: usize,
}

/// `âm lịch`, `nhuận`, `âm lịch năm 2014` behind a date whose year, if it has one, is told in
/// `told`. A year of the sixty-year cycle has lunar months: `6/10 năm Giáp Thìn`.
pub(crate) fn lunar_clause_of(
    p: &Phrases,
    told: Range<usize>,
    year: YearRef,
) -> Option<LunarClause> {
    let to = told.end;
    let leap = p.is(to, LEAP);
    let Some(end) = lunar_clause(p, to) else {
        let named = told.into_iter().find(|&n| p.is(n, YEAR))?;
        let leap = false;
        return cycle_year(p, named + 1).map(|_| LunarClause { leap, year, to });
    };
    let (year, to) = match year {
        YearRef::Missing => lunar_year(p, end),
        year => (year, end),
    };
    Some(LunarClause { leap, year, to })
}

/// `âm lịch`, `(âm lịch)`, `AL`, `tháng Giêng` behind a date: the atom behind it.
pub(crate) fn lunar_clause(p: &Phrases, to: usize) -> Option<usize> {
    let initials = p.is(to, LUNAR_INITIALS);
    p.phrase(to, LUNAR_CLAUSE)
        .filter(|_| !initials || p.atom(to).case == Case::Upper)
}

/// `giao thừa`, `giao thừa năm 2018`, `giao thừa Tết Dương lịch`.
pub(crate) fn named_eve(p: &Phrases, at: usize) -> Option<Found> {
    let behind = p.phrase(at, NEW_YEARS_EVE)?;
    let calendar = behind + usize::from(p.is(behind, NEW_YEAR));
    if let Some(to) = p.phrase(calendar, SOLAR_CALENDAR) {
        let (year, to) = lunar_year(p, to);
        let eve = DateExpr::Day {
            year: year_before(year),
            month: Some(12),
            day: 31,
            tense: Tense::Open,
        };
        return Some(Found::new(to, eve, "date.lunar"));
    }
    let (year, to) = lunar_year(p, behind);
    Some(new_years_eve(to, year))
}

/// `Mậu Tuất`, `năm Mậu Tuất 2018`, `năm 2018`, `2018`.
pub(crate) fn lunar_year(p: &Phrases, at: usize) -> (YearRef, usize) {
    let at = at + usize::from(p.is(at, NEW_YEAR));
    let at = p.phrase(at, NEW_YEAR_IN_FULL).unwrap_or(at);
    // `mùng 10 tháng Giêng, Đinh Dậu`
    let comma = usize::from(p.is(at, COMMA) && cycle_year(p, at + 1).is_some());
    let at = at + comma;
    let named = at + usize::from(p.is(at, YEAR));
    if let Some((year, to)) = cycle_year(p, named) {
        return (YearRef::Known(year), to);
    }
    if let Some(year) = year_number(p, named) {
        return (YearRef::Known(year), named + 1);
    }
    if named > at {
        return following_year(p, at);
    }
    (YearRef::Missing, at)
}

/// `30 Tết`, `ngày 2 Tết`: days from the 23rd on are of the old year.
pub(crate) fn day_of_new_year(p: &Phrases, number: u32, at: usize) -> Option<Found> {
    let (year, to) = lunar_year(p, at);
    Some(match number {
        30 => new_years_eve(to, year),
        23.. => lunar(to, year_before(year), LunarMonth::plain(12), number),
        _ => lunar(to, year, LunarMonth::plain(1), number),
    })
}

/// `ba mươi Tết`, `hăm bảy Tết`: the number in words.
pub(crate) fn named_day_of_new_year(p: &Phrases, at: usize) -> Option<Found> {
    let (number, to) = numeral::spelt_out(p, at)?;
    let old_year = (23..=30).contains(&number) && p.is(to, NEW_YEAR);
    old_year.then(|| day_of_new_year(p, number, to + 1))?
}

/// The last days before a Tết are of the lunar year before.
fn year_before(year: YearRef) -> YearRef {
    match year {
        YearRef::Known(year) => YearRef::Known(year - 1),
        YearRef::Offset(years) => YearRef::Offset(years - 1),
        year => year,
    }
}

/// `mùng 2/9`, `mùng 1 tháng 5`: kept by the civil calendar, though `mùng` counts lunar days.
pub(crate) fn is_solar(day: u32, month: u32) -> bool {
    is_holiday(Calendar::Solar, day, month) && !is_holiday(Calendar::Lunar, day, month)
}

/// `mùng 5/5`, `mùng 10/3`: a feast of the lunar calendar and of no other.
pub(crate) fn is_feast(day: u32, month: u32) -> bool {
    is_holiday(Calendar::Lunar, day, month) && !is_holiday(Calendar::Solar, day, month)
}

fn is_holiday(calendar: Calendar, day: u32, month: u32) -> bool {
    holiday::all()
        .iter()
        .any(|h| h.calendar == calendar && (h.day, h.month) == (day, month))
}
