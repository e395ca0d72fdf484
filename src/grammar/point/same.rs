//! `cùng ngày`, `cùng tháng`: the point spoken of last.

use crate::{
    grammar::point::{found::Found, restated::in_brackets, year::following_year},
    phrase::phrases::Phrases,
    value::when::{DateExpr, YearRef},
    vocabulary::named::DIRECTIONS_SAME,
};

/// `cùng ngày`, `cùng tháng`, `cùng năm`.
pub(crate) fn same(p: &Phrases, at: usize) -> Option<Found> {
    let (expr, next) = p.lexeme(at, DIRECTIONS_SAME)?;
    // `cùng ngày 6.2`, `cùng năm 2016`: the date itself follows.
    if p.is_digits(next) {
        return None;
    }
    // `cùng ngày (5/2)`
    if let (DateExpr::DaySpoken(_), Some(said)) = (expr, in_brackets(p, next)) {
        return Some(Found::new(next, said, "date.spoken"));
    }
    // `cùng tháng năm ngoái`
    if let (DateExpr::MonthSpoken(_), (year, to)) = (expr, following_year(p, next))
        && year != YearRef::Missing
    {
        return Some(Found::new(to, DateExpr::SameMonth(year), "date.spoken"));
    }
    Some(Found::new(next, expr, "date.spoken"))
}
