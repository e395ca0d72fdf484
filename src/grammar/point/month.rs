//! Months by number and by name.

use crate::{
    grammar::point::{
        found::{Found, tense},
        lunar::{lunar_clause, lunar_year},
        year::{cycle_year, following_year, is_counted, year_number},
    },
    phrase::phrases::Phrases,
    tape::Case,
    value::when::{DateExpr, Tense, YearRef},
    vocabulary::named::{
        DATE_SIGN, DAY, DAY_OF_MONTH_HEAD, DIRECTIONS_OF_MONTH, DIRECTIONS_SPOKEN, DOT,
        JANUARY_LEADS, JUST, LUNAR_MONTHS, MONTH, MONTHS, NAMED_AFTER_DAYS, REVOLUTION,
        SOLAR_CALENDAR, THIS_OR_LAST_YEAR, YEAR,
    },
};

/// The number of a month at `at`: digits, words, Giêng and Chạp. The flag says lunar.
pub(crate) fn month_number(p: &Phrases, at: usize) -> Option<(u32, usize, bool)> {
    if let Some(month) = p.int(at) {
        return ((1..=12).contains(&month) && p.atom(at).span.len() <= 2).then_some((
            month,
            at + 1,
            false,
        ));
    }
    if let Some((month, to)) = p.lexeme(at, LUNAR_MONTHS) {
        return Some((month, to, true));
    }
    let (month, to) = p.lexeme(at, MONTHS)?;
    let is_month = match month {
        _ if p.atom(at).case == Case::Title => true,
        1 => is_january(p, at),
        // `tháng năm năm ngoái`
        5 => p.is(to, YEAR),
        _ => true,
    };
    is_month.then_some((month, to, false))
}

/// `tháng một năm 2016`, `hồi tháng một`: not `3 tháng một lần`.
fn is_january(p: &Phrases, one: usize) -> bool {
    let of_year = p.is(one + 1, YEAR)
        && (year_number(p, one + 2).is_some() || p.is(one + 2, THIS_OR_LAST_YEAR));
    let attached = one > 1 && p.is(one - 2, JANUARY_LEADS);
    of_year || attached && !p.is_word(one + 1)
}

/// A month that stands by itself. `tháng Giêng năm sau`, `tháng Giêng vừa qua` without a day
/// is January: who counts from today goes by the civil calendar.
pub(crate) fn month_alone(p: &Phrases, at: usize) -> Option<Found> {
    let found = month(p, at)?;
    let DateExpr::LunarMonth { year, month: 1 } = found.expr else {
        return Some(found);
    };
    let tense = tense(p, found.to);
    let counted = matches!(year, YearRef::Offset(_)) || tense != Tense::Open;
    let of_day = p.is_digits(at.wrapping_sub(1)) || p.behind(at, DAY_OF_MONTH_HEAD);
    if !counted || of_day || lunar_clause(p, found.to).is_some() {
        return Some(found);
    }
    let expr = DateExpr::Month {
        year,
        month: 1,
        tense,
    };
    Some(Found::new(found.to, expr, "date.month"))
}

/// `tháng 11/2017`, `tháng này`, `tháng 5 năm ngoái`, `tháng Giêng`.
pub(crate) fn month(p: &Phrases, at: usize) -> Option<Found> {
    month_where(p, at, is_counted(p, at))
}

/// `đường Ba Tháng Hai`, `đường 3 Tháng 2`
fn is_street(p: &Phrases, at: usize) -> bool {
    let named = |n: usize| p.is_digits(n) || p.atom(n).case == Case::Title;
    let first = (at.saturating_sub(4)..at).rev().find(|&n| !named(n));
    p.atom(at).case == Case::Title && first.is_some_and(|n| n + 1 < at && p.is(n, NAMED_AFTER_DAYS))
}

/// The month behind a day with its head word: `ngày 12 tháng trước`.
pub(crate) fn month_after_day(p: &Phrases, at: usize) -> Option<Found> {
    month_where(p, at, false)
}

/// A month at `at`; where it is counted (`5 tháng tới`) only a number names it.
fn month_where(p: &Phrases, at: usize, counted: bool) -> Option<Found> {
    let next = at + 1;
    // `Cách mạng tháng Tám` is a name.
    if !p.is(at, MONTH) || p.behind(at, REVOLUTION) || is_street(p, at) {
        return None;
    }
    let spoken = p.lexeme(next, DIRECTIONS_SPOKEN);
    if let Some((offset, to)) = spoken.filter(|_| !counted) {
        let expr = DateExpr::MonthSpoken(offset);
        return Some(Found::new(to, expr, "date.spoken"));
    }
    if let Some((expr, to)) = p.lexeme(next, DIRECTIONS_OF_MONTH) {
        // `những ngày tháng sau đó` are no month.
        let days = p.behind(at, DAY) && !p.is(next, JUST);
        let expr = expr.filter(|_| !counted && !days)?;
        return Some(Found::new(to, expr, "date.relative"));
    }
    let (month, to, is_lunar) = month_number(p, next)?;
    if is_lunar {
        let (year, to) = lunar_year(p, to);
        let expr = DateExpr::LunarMonth { year, month };
        return Some(Found::new(to, expr, "date.lunar"));
    }
    let (year, to) = year_of_month(p, next, to);
    // A year of the sixty-year cycle has lunar months: `tháng 5 năm Mậu Tý`.
    let cyclic = || {
        let named = (next..to).find(|&n| p.is(n, YEAR));
        named.is_some_and(|n| cycle_year(p, n + 1).is_some())
    };
    if let Some(end) = lunar_clause(p, to).or_else(|| cyclic().then_some(to)) {
        let expr = DateExpr::LunarMonth { year, month };
        return Some(Found::new(end, expr, "date.lunar"));
    }
    let tense = tense(p, to);
    let expr = DateExpr::Month { year, month, tense };
    Some(Found::new(to, expr, "date.month"))
}

/// The year behind the number of a month from `number` to `to`: `11/2017`, `5 năm ngoái`,
/// `11 2017`.
fn year_of_month(p: &Phrases, number: usize, to: usize) -> (YearRef, usize) {
    let known = |at: usize| year_number(p, at).map(|year| (YearRef::Known(year), at + 1));
    let joined = p.is_digits(number)
        && p.is(to, DATE_SIGN)
        && p.glued(to) == p.glued(to + 1)
        && (!p.is(to, DOT) || p.glued(to));
    if let Some(found) = known(to + 1).filter(|_| joined) {
        return found;
    }
    let to = p.phrase(to, SOLAR_CALENDAR).unwrap_or(to);
    match following_year(p, to) {
        (YearRef::Missing, to) if p.atom(to).spaced => known(to).unwrap_or((YearRef::Missing, to)),
        found => found,
    }
}
