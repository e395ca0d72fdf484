//! Quarters of a year.

use crate::{
    grammar::point::{
        found::Found,
        year::{is_counted, year_behind, year_number},
    },
    phrase::phrases::Phrases,
    value::when::{DateExpr, YearRef},
    vocabulary::named::{
        DIRECTIONS_OF_QUARTER, DIRECTIONS_SPOKEN, JUST, OF, OTHER_THAN_QUARTER, QUARTERS,
        WHOLE_YEAR_TOO, YEAR,
    },
};

/// `quý I/2023`, `quý 2 năm 2018`, `quý này`.
pub(crate) fn quarter(p: &Phrases, at: usize) -> Option<Found> {
    let next = at + 1;
    let counted = || p.behind(at, OTHER_THAN_QUARTER) || is_counted(p, at);
    if let Some((offset, to)) = p.lexeme(next, DIRECTIONS_SPOKEN) {
        let expr = DateExpr::QuarterSpoken(offset);
        return (!counted()).then(|| Found::new(to, expr, "date.spoken"));
    }
    if let Some((offset, to)) = p.lexeme(next, DIRECTIONS_OF_QUARTER) {
        // `đá quý vừa qua`
        let counted = if p.is(next, JUST) {
            is_counted(p, at)
        } else {
            counted()
        };
        let expr = DateExpr::QuarterOffset(offset);
        return (!counted).then(|| Found::new(to, expr, "date.relative"));
    }
    let (quarter, next) = p.lexeme(next, QUARTERS)?;
    let of_year = p.is(next, OF) && p.is(next + 1, YEAR);
    let (year, to) = match year_behind(p, next + usize::from(of_year)) {
        (YearRef::Missing, _) => (whole_year_too(p, next), next),
        found => found,
    };
    Some(Found::new(
        to,
        DateExpr::Quarter { year, quarter },
        "date.quarter",
    ))
}

/// The number of a quarter: 1 to 4, I to IV, một to bốn.
pub(crate) fn quarter_number(p: &Phrases, at: usize) -> Option<u32> {
    p.lexeme(at, QUARTERS).map(|(quarter, _)| quarter)
}

/// The year of `quý IV và cả năm 2016`.
fn whole_year_too(p: &Phrases, at: usize) -> YearRef {
    let year = p.phrase(at, WHOLE_YEAR_TOO);
    let year = year.and_then(|at| year_number(p, at));
    year.map_or(YearRef::Missing, YearRef::Known)
}
