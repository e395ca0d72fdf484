//! The lunar calendar and the years of the sixty-year cycle.

use super::*;
use crate::calendar::holiday::{self, Calendar};

/// A day of the lunar calendar.
pub(super) fn lunar(to: usize, year: YearRef, month: u32, day: u32) -> Found {
    Found::new(to, DateExpr::lunar(year, month, day), "date.lunar")
}

/// The last day before the Tết of `year`.
pub(super) fn new_years_eve(to: usize, year: YearRef) -> Found {
    let expr = DateExpr::Lunar {
        year: year_before(year),
        month: Some(12),
        day: LunarDay::Last,
    };
    Found::new(to, expr, "date.lunar")
}

/// `âm lịch`, `(âm lịch)` behind a date: the atom behind it.
pub(super) fn lunar_clause(tape: &Tape, to: usize) -> Option<usize> {
    if tape.are(to, &["âm", "lịch"]) || tape.are(to, &["al"]) && tape.atom(to).case == Case::Upper
    {
        return Some(if tape.is(to, "al") { to + 1 } else { to + 2 });
    }
    if tape.are(to, &["(", "âm", "lịch", ")"]) {
        return Some(to + 4);
    }
    // `10/1 tháng Giêng`
    if tape.is(to, "tháng") && tape.is_any(to + 1, &["giêng", "chạp"]) {
        return Some(to + 2);
    }
    None
}

/// `mùng 2 Tết`, `mùng 1 tháng Giêng`, `mùng 10/3` and a bare `mùng 2`.
pub(super) fn lunar_day(tape: &Tape, day: u32, to: usize) -> Option<Found> {
    if !(1..=30).contains(&day) {
        return None;
    }
    if tape.is(to, "tết") {
        let mut next = to + 1;
        if tape.are(next, &["nguyên", "đán"]) || tape.are(next, &["âm", "lịch"]) {
            next += 2;
        }
        let (year, to) = lunar_year(tape, next);
        return Some(lunar(to, year, 1, day));
    }
    if tape.is(to, "tháng") {
        let found = month(tape, to)?;
        return match found.expr {
            DateExpr::LunarMonth { year, month } => Some(lunar(found.to, year, month, day)),
            DateExpr::Month { year, month, tense } => match lunar_clause(tape, found.to) {
                Some(to) => Some(lunar(to, year, month, day)),
                None if is_solar(day, month) => {
                    let expr = DateExpr::Day {
                        year,
                        month: Some(month),
                        day,
                        tense,
                    };
                    Some(Found::new(found.to, expr, "date.headed"))
                }
                None => Some(lunar(found.to, year, month, day)),
            },
            _ => None,
        };
    }
    if tape.is_any(to, &["giêng", "chạp"]) {
        let month = if tape.is(to, "giêng") { 1 } else { 12 };
        let (year, to) = lunar_year(tape, to + 1);
        return Some(lunar(to, year, month, day));
    }
    None
}

/// `rằm tháng Giêng`, `rằm tháng 7`, `rằm Trung thu`.
pub(super) fn full_moon(tape: &Tape, at: usize) -> Option<Found> {
    let (year, month, to) = if tape.are(at + 1, &["trung", "thu"]) {
        let (year, to) = lunar_year(tape, at + 3);
        (year, 8, to)
    } else {
        let found = month(tape, at + 1)?;
        match found.expr {
            DateExpr::LunarMonth { year, month } | DateExpr::Month { year, month, .. } => {
                (year, month, found.to)
            }
            _ => return None,
        }
    };
    let to = lunar_clause(tape, to).unwrap_or(to);
    Some(lunar(to, year, month, 15))
}

/// `Mậu Tuất`, `năm Mậu Tuất 2018`, `năm 2018`, `2018`.
pub(super) fn lunar_year(tape: &Tape, at: usize) -> (YearRef, usize) {
    let at = at + usize::from(tape.is(at, "tết"));
    let at = at + 2 * usize::from(tape.are(at, &["nguyên", "đán"]));
    // `mùng 10 tháng Giêng, Đinh Dậu`
    let comma = usize::from(tape.is(at, ",") && cycle_year(tape, at + 1).is_some());
    let at = at + comma;
    let named = at + usize::from(tape.is(at, "năm"));
    if let Some((year, to)) = cycle_year(tape, named) {
        return (YearRef::Known(year), to);
    }
    if let Some(year) = year_number(tape, named) {
        return (YearRef::Known(year), named + 1);
    }
    if named > at {
        return following_year(tape, at);
    }
    (YearRef::Missing, at)
}

/// How far into a bracket a year is looked for.
const BRACKET: usize = 10;

/// A year of the sixty-year cycle: `Mậu Tuất`, `Đinh Dậu 2017`.
pub(super) fn cycle_year(tape: &Tape, at: usize) -> Option<(i32, usize)> {
    if tape.atom(at).case == Case::Lower || tape.atom(at + 1).case == Case::Lower {
        return None;
    }
    let name = format!("{} {}", tape.key(at), tape.key(at + 1));
    let of_name = |near: i32| crate::calendar::year_of_name(&name, near);
    let same = |year: &i32| of_name(*year) == Some(*year);
    if let Some(year) = year_number(tape, at + 2).filter(same) {
        return Some((year, at + 3));
    }
    // `Canh Thìn (1400)`, `Mậu Tý (tức ngày 3/7/1888)`
    let bracket = tape.is(at + 2, "(").then_some(at + 3..at + 3 + BRACKET);
    let mut inside = bracket
        .unwrap_or_default()
        .take_while(|&n| !tape.is(n, ")"));
    let said_again = inside.find_map(|n| year_number(tape, n).filter(same));
    Some((said_again.or_else(|| of_name(2015))?, at + 2))
}

/// `30 Tết`, `ngày 2 Tết`: days from the 23rd on are of the old year.
pub(super) fn day_of_new_year(tape: &Tape, number: u32, at: usize) -> Option<Found> {
    let (year, to) = lunar_year(tape, at);
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
fn is_solar(day: u32, month: u32) -> bool {
    is_holiday(Calendar::Solar, day, month) && !is_holiday(Calendar::Lunar, day, month)
}

/// `mùng 5/5`, `mùng 10/3`: a feast of the lunar calendar and of no other.
pub(super) fn is_feast(day: u32, month: u32) -> bool {
    is_holiday(Calendar::Lunar, day, month) && !is_holiday(Calendar::Solar, day, month)
}

fn is_holiday(calendar: Calendar, day: u32, month: u32) -> bool {
    holiday::all()
        .iter()
        .any(|h| h.calendar == calendar && (h.day, h.month) == (day, month))
}
