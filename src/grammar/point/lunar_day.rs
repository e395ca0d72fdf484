//! Days of the lunar calendar: `mùng 2 Tết`, `rằm tháng Giêng`.

use crate::{
    grammar::point::{
        found::Found,
        lunar::{is_solar, lunar, lunar_clause, lunar_year},
        month::month,
    },
    phrase::phrases::Phrases,
    value::when::DateExpr,
};

/// `mùng 2 Tết`, `mùng 1 tháng Giêng`, `mùng 10/3` and a bare `mùng 2`.
pub(crate) fn lunar_day(p: &Phrases, day: u32, to: usize) -> Option<Found> {
    if !(1..=30).contains(&day) {
        return None;
    }
    if p.is(to, "tết") {
        let mut next = to + 1;
        if p.are(next, &["nguyên", "đán"]) || p.are(next, &["âm", "lịch"]) {
            next += 2;
        }
        let (year, to) = lunar_year(p, next);
        return Some(lunar(to, year, 1, day));
    }
    if p.is(to, "tháng") {
        let found = month(p, to)?;
        return match found.expr {
            DateExpr::LunarMonth { year, month } => Some(lunar(found.to, year, month, day)),
            DateExpr::Month { year, month, tense } => match lunar_clause(p, found.to) {
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
    if p.is_any(to, &["giêng", "chạp"]) {
        let month = if p.is(to, "giêng") { 1 } else { 12 };
        let (year, to) = lunar_year(p, to + 1);
        return Some(lunar(to, year, month, day));
    }
    None
}

/// `rằm tháng Giêng`, `rằm tháng 7`, `rằm Trung thu`.
pub(crate) fn full_moon(p: &Phrases, at: usize) -> Option<Found> {
    let (year, month, to) = if p.are(at + 1, &["trung", "thu"]) {
        let (year, to) = lunar_year(p, at + 3);
        (year, 8, to)
    } else {
        let found = month(p, at + 1)?;
        match found.expr {
            DateExpr::LunarMonth { year, month } | DateExpr::Month { year, month, .. } => {
                (year, month, found.to)
            }
            _ => return None,
        }
    };
    let to = lunar_clause(p, to).unwrap_or(to);
    Some(lunar(to, year, month, 15))
}
