//! Quarters of a year.

use crate::{
    grammar::point::{
        directed::directed,
        found::Found,
        year::{is_counted, modern_year, year_behind, year_number},
    },
    phrase::phrases::Phrases,
    tape::Case,
    value::direction::Periods,
    value::when::{DateExpr, YearRef},
    vocabulary::named::{JUST, OF, OTHER_THAN_QUARTER, QUARTERS, WHOLE_YEAR_TOO, YEAR},
};

/// `quý I/2023`, `quý 2 năm 2018`, `quý này`.
pub(crate) fn quarter(p: &Phrases, at: usize) -> Option<Found> {
    let next = at + 1;
    if let Some(found) = directed_quarter(p, next) {
        // `đá quý này`, but `vừa qua` is said of quarters alone.
        let other = p.behind(at, OTHER_THAN_QUARTER) && !p.is(next, JUST);
        return (!other && !is_counted(p, at)).then_some(found);
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

/// `Q4/2016`, `Q1 năm 2024`: with its year alone, or a district may be meant.
pub(crate) fn quarter_by_letter(p: &Phrases, at: usize) -> Option<Found> {
    let number = at + 1;
    let single = p.glued(number) && p.is_digits(number) && p.atom(number).span.len() == 1;
    let quarter = quarter_number(p, number).filter(|_| single && p.atom(at).case != Case::Lower)?;
    let (year, to) = match year_behind(p, number + 1) {
        (YearRef::Missing, to) if p.atom(to).spaced => {
            (YearRef::Known(modern_year(p, to)?), to + 1)
        }
        found => found,
    };
    let expr = DateExpr::Quarter { year, quarter };
    (year != YearRef::Missing).then(|| Found::new(to, expr, "date.quarter"))
}

/// The quarter that the words behind `quý` say: `này`, `trước đó`.
fn directed_quarter(p: &Phrases, at: usize) -> Option<Found> {
    let (expr, to) = directed(p, at, Periods::QUARTER)?;
    Some(Found::new(to, expr, "date.relative"))
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
