//! `cùng ngày`, `cùng tháng`: the point spoken of last.

use crate::{
    grammar::point::{found::Found, year::following_year},
    phrase::phrases::Phrases,
    value::when::{DateExpr, YearRef},
};

/// `cùng ngày`, `cùng tháng`, `cùng năm`.
pub(crate) fn same(p: &Phrases, at: usize) -> Option<Found> {
    let expr = match p.key(at + 1) {
        "ngày" => DateExpr::DaySpoken(0),
        "tháng" => DateExpr::MonthSpoken(0),
        "năm" => DateExpr::Year(YearRef::Spoken(0)),
        _ => return None,
    };
    // `cùng ngày 6.2`, `cùng năm 2016`: the date itself follows.
    if p.is_digits(at + 2) {
        return None;
    }
    // `cùng tháng năm ngoái`
    if let (DateExpr::MonthSpoken(_), (year, to)) = (expr, following_year(p, at + 2))
        && year != YearRef::Missing
    {
        return Some(Found::new(to, DateExpr::SameMonth(year), "date.spoken"));
    }
    Some(Found::new(at + 2, expr, "date.spoken"))
}
