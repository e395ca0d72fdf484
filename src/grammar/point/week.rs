//! Weeks.

use crate::{
    grammar::point::{found::Found, year::is_owned},
    phrase::phrases::Phrases,
    value::when::DateExpr,
    vocabulary::named::{COUNTS_OF_WEEKS, DIRECTIONS_OF_WEEK, DIRECTIONS_SPOKEN},
};

/// `tuần này`, `tuần trước`, `tuần qua`.
pub(crate) fn week(p: &Phrases, at: usize) -> Option<Found> {
    let counted = at > 0
        && (p.is_digits(at - 1) && !is_owned(p, at - 1)
            || p.number_word_before(at).is_some()
            || p.behind(at, COUNTS_OF_WEEKS));
    if counted {
        return None;
    }
    let (expr, to) = week_expr(p, at + 1)?;
    Some(Found::new(to, expr, "date.week"))
}

/// The week that the words behind `tuần` say: `trước`, `tới`, `trước đó`.
pub(crate) fn week_expr(p: &Phrases, at: usize) -> Option<(DateExpr, usize)> {
    if let Some((offset, to)) = p.lexeme(at, DIRECTIONS_SPOKEN) {
        return Some((DateExpr::WeekSpoken(offset), to));
    }
    let (offset, to) = week_offset(p, at)?;
    Some((DateExpr::WeekOffset(offset), to))
}

/// The same, counted from this week.
pub(crate) fn week_offset(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    let (offset, to) = p.lexeme(at, DIRECTIONS_OF_WEEK)?;
    Some((offset?, to))
}
