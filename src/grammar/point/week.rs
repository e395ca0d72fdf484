//! Weeks.

use crate::{
    grammar::point::{directed::directed, found::Found, year::is_counted},
    phrase::{direction::direction, phrases::Phrases},
    value::{direction::Periods, when::DateExpr},
};

/// `tuần này`, `tuần trước`, `tuần qua`.
pub(crate) fn week(p: &Phrases, at: usize) -> Option<Found> {
    if is_counted(p, at) {
        return None;
    }
    let (expr, to) = week_expr(p, at + 1)?;
    Some(Found::new(to, expr, "date.week"))
}

/// The week that the words behind `tuần` say: `trước`, `tới`, `trước đó`.
pub(crate) fn week_expr(p: &Phrases, at: usize) -> Option<(DateExpr, usize)> {
    directed(p, at, Periods::WEEK)
}

/// The same, counted from this week.
pub(crate) fn week_offset(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    let (said, to) = direction(p, at, Periods::WEEK)?;
    Some((said.periods_from_today()?, to))
}
