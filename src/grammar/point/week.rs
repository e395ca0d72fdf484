//! Weeks.

use crate::{
    grammar::point::{
        directed::directed,
        found::Found,
        numeric::{Lead, numeric},
        year::is_counted,
    },
    phrase::{direction::direction, phrases::Phrases},
    value::{direction::Periods, when::DateExpr},
    vocabulary::named::{AFTER, BEFORE, DAY},
};

/// `tuần này`, `tuần trước`, `tuần qua`.
pub(crate) fn week(p: &Phrases, at: usize) -> Option<Found> {
    if is_counted(p, at) {
        return None;
    }
    let (expr, to) = week_expr(p, at + 1)?;
    Some(day_within(p, to).unwrap_or_else(|| Found::new(to, expr, "date.week")))
}

/// `tuần rồi ngày 29/3/2024`: the day itself, which the week says again; but `tuần trước ngày 3/2`
/// may be the one before that day.
fn day_within(p: &Phrases, to: usize) -> Option<Found> {
    let other = p.behind(to, BEFORE) || p.behind(to, AFTER);
    if !p.is(to, DAY) || other || !p.is_digits(to + 1) {
        return None;
    }
    let day = numeric(p, Lead::Head(to), to + 1)?;
    matches!(day.expr, DateExpr::Day { month: Some(_), .. }).then_some(day)
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
