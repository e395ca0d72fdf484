//! The lunar calendar and the years of the sixty-year cycle.

use crate::{
    calendar::holiday::{self, Calendar},
    grammar::point::{
        found::Found,
        year::{cycle_year, following_year, year_number},
    },
    phrase::phrases::Phrases,
    tape::Case,
    value::when::{DateExpr, LunarDay, YearRef},
};

/// A day of the lunar calendar.
pub(crate) fn lunar(to: usize, year: YearRef, month: u32, day: u32) -> Found {
    Found::new(to, DateExpr::lunar(year, month, day), "date.lunar")
}

/// The last day before the Tết of `year`.
pub(crate) fn new_years_eve(to: usize, year: YearRef) -> Found {
    let expr = DateExpr::Lunar {
        year: year_before(year),
        month: Some(12),
        day: LunarDay::Last,
    };
    Found::new(to, expr, "date.lunar")
}

/// `âm lịch`, `(âm lịch)` behind a date: the atom behind it.
pub(crate) fn lunar_clause(p: &Phrases, to: usize) -> Option<usize> {
    if p.are(to, &["âm", "lịch"]) || p.are(to, &["al"]) && p.atom(to).case == Case::Upper {
        return Some(if p.is(to, "al") { to + 1 } else { to + 2 });
    }
    if p.are(to, &["(", "âm", "lịch", ")"]) {
        return Some(to + 4);
    }
    // `10/1 tháng Giêng`
    if p.is(to, "tháng") && p.is_any(to + 1, &["giêng", "chạp"]) {
        return Some(to + 2);
    }
    None
}

/// `Mậu Tuất`, `năm Mậu Tuất 2018`, `năm 2018`, `2018`.
pub(crate) fn lunar_year(p: &Phrases, at: usize) -> (YearRef, usize) {
    let at = at + usize::from(p.is(at, "tết"));
    let at = at + 2 * usize::from(p.are(at, &["nguyên", "đán"]));
    // `mùng 10 tháng Giêng, Đinh Dậu`
    let comma = usize::from(p.is(at, ",") && cycle_year(p, at + 1).is_some());
    let at = at + comma;
    let named = at + usize::from(p.is(at, "năm"));
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
        23.. => lunar(to, year_before(year), 12, number),
        _ => lunar(to, year, 1, number),
    })
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
