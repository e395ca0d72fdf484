//! Days of the lunar calendar: `mùng 2 Tết`, `rằm tháng Giêng`.

use crate::{
    grammar::point::{
        found::Found,
        lunar::{is_solar, lunar, lunar_clause, lunar_year},
        month::month,
    },
    phrase::phrases::Phrases,
    value::when::{DateExpr, LunarMonth},
    vocabulary::named::{LUNAR_MONTHS, MID_AUTUMN, MONTH, NEW_YEAR, NEW_YEAR_GOES_ON},
};

/// `mùng 2 Tết`, `mùng 1 tháng Giêng`, `mùng 10/3` and a bare `mùng 2`.
pub(crate) fn lunar_day(p: &Phrases, day: u32, to: usize) -> Option<Found> {
    if !(1..=30).contains(&day) {
        return None;
    }
    if p.is(to, NEW_YEAR) {
        let next = p.phrase(to + 1, NEW_YEAR_GOES_ON).unwrap_or(to + 1);
        let (year, to) = lunar_year(p, next);
        return Some(lunar(to, year, LunarMonth::plain(1), day));
    }
    if p.is(to, MONTH) {
        let found = month(p, to)?;
        return match found.expr {
            DateExpr::LunarMonth { year, month } => Some(lunar(found.to, year, month, day)),
            DateExpr::Month { year, month, tense } if is_solar(day, month) => {
                let expr = DateExpr::Day {
                    year,
                    month: Some(month),
                    day,
                    tense,
                };
                Some(Found::new(found.to, expr, "date.headed"))
            }
            DateExpr::Month { year, month, .. } => {
                Some(lunar(found.to, year, LunarMonth::plain(month), day))
            }
            _ => None,
        };
    }
    let (month, to) = p.lexeme(to, LUNAR_MONTHS)?;
    let (year, to) = lunar_year(p, to);
    Some(lunar(to, year, LunarMonth::plain(month), day))
}

/// `rằm tháng Giêng`, `rằm tháng 7`, `rằm Trung thu`.
pub(crate) fn full_moon(p: &Phrases, at: usize) -> Option<Found> {
    let (year, month, to) = if let Some(next) = p.phrase(at + 1, MID_AUTUMN) {
        let (year, to) = lunar_year(p, next);
        (year, LunarMonth::plain(8), to)
    } else {
        let found = month(p, at + 1)?;
        match found.expr {
            DateExpr::LunarMonth { year, month } => (year, month, found.to),
            DateExpr::Month { year, month, .. } => (year, LunarMonth::plain(month), found.to),
            _ => return None,
        }
    };
    let to = lunar_clause(p, to).unwrap_or(to);
    Some(lunar(to, year, month, 15))
}
