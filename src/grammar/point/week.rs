//! Weeks.

use crate::{
    grammar::point::{
        found::Found,
        year::{is_owned, spoken_offset},
    },
    phrase::phrases::Phrases,
    value::when::DateExpr,
};

/// `tuần này`, `tuần trước`, `tuần qua`.
pub(crate) fn week(p: &Phrases, at: usize) -> Option<Found> {
    let counted = at > 0
        && (p.is_digits(at - 1) && !is_owned(p, at - 1)
            || p.number_word_before(at).is_some()
            || p.is_any(at - 1, &["vài", "mấy", "nhiều", "các", "những", "mỗi"]));
    if counted {
        return None;
    }
    let (expr, to) = week_expr(p, at + 1)?;
    Some(Found::new(to, expr, "date.week"))
}

/// The week that the words behind `tuần` say: `trước`, `tới`, `trước đó`.
pub(crate) fn week_expr(p: &Phrases, at: usize) -> Option<(DateExpr, usize)> {
    if let Some((offset, to)) = spoken_offset(p, at) {
        return Some((DateExpr::WeekSpoken(offset), to));
    }
    let (offset, to) = week_offset(p, at)?;
    Some((DateExpr::WeekOffset(offset), to))
}

pub(crate) fn week_offset(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    Some(match p.key(at) {
        "này" | "nay" => (0, at + 1),
        "trước" | "qua" | "rồi" => (-1, at + 1),
        "vừa" if p.is_any(at + 1, &["qua", "rồi"]) => (-1, at + 2),
        "tới" if p.is(at + 1, "nay") => return None,
        "tới" | "sau" => (1, at + 1),
        "sắp" if p.is(at + 1, "tới") => (1, at + 2),
        _ => return None,
    })
}
