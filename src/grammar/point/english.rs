//! Days as posts in English print them.

use crate::{
    grammar::point::{found::Found, numeric::is_day, year::year_number},
    phrase::phrases::Phrases,
    value::{
        evidence::Evidence,
        when::{DateExpr, Tense, YearRef},
    },
    vocabulary::named::{COMMA, ENGLISH_MONTHS},
};

/// `June 10, 2024`
pub(crate) fn month_day_year(p: &Phrases, at: usize) -> Option<Found> {
    let (month, next) = p.lexeme(at, ENGLISH_MONTHS).filter(|_| p.is_capital(at))?;
    let year = next + 1 + usize::from(p.is(next + 1, COMMA));
    let day = p.int(next).filter(|&day| is_day(month, day))?;
    let expr = DateExpr::Day {
        year: YearRef::Known(year_number(p, year)?),
        month: Some(month),
        day,
        tense: Tense::Open,
    };
    Some(Found {
        evidence: Evidence::Certain,
        ..Found::new(year + 1, expr, "date.in-english")
    })
}
