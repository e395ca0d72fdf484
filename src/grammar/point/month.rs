//! Months by number and by name.

use crate::{
    grammar::point::{
        directed::directed,
        found::{Found, tense},
        lunar::{LunarClause, lunar_clause, lunar_clause_of, lunar_year},
        year::{following_year, is_counted, modern_year, short_year, year_number},
    },
    phrase::{numeral, phrases::Phrases},
    tape::Case,
    value::direction::Periods,
    value::when::{DateExpr, LunarMonth, Tense, YearRef},
    vocabulary::{
        class::Class,
        named::{
            COMMA, DASH, DATE_SIGN, DAY, DAY_OF_MONTH_HEAD, DOT, JANUARY_LEADS, JUST, LUNAR_MONTHS,
            MONTH, MONTH_LETTERS, MONTHS, NAMED_AFTER_DAYS, REVOLUTION, SHORT_MONTH, SLASH,
            SOLAR_CALENDAR, THIS_OR_LAST_YEAR, TRANSFERS, YEAR,
        },
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
        // Clubs buy players in January.
        let of_market = p.is(at.wrapping_sub(2), TRANSFERS);
        return Some((month, to, !of_market));
    }
    let (month, to) = p.lexeme(at, MONTHS)?;
    // `đêm 3 tháng năm, gió giật`
    let of_day = p.is_digits(at.wrapping_sub(2)) && !p.is_word(to);
    let counted = p.number_word(at.wrapping_sub(2)).is_some();
    let is_month = match month {
        _ if p.atom(at).case == Case::Title => true,
        1 => is_january(p, at),
        // `tháng năm năm ngoái`
        5 => p.is(to, YEAR) || of_day,
        // `ba tháng tư vấn`, `hai tháng mười lăm ngày`
        4 => !(counted && p.word_end(at) > to),
        10 => !(counted && numeral::number(p, at).is_some_and(|number| number.end > to)),
        _ => true,
    };
    is_month.then_some((month, to, false))
}

/// `tháng`, `thg`; `Th` and `T` only with their number glued.
pub(crate) fn is_month_word(p: &Phrases, at: usize) -> bool {
    let upper = p.atom(at).case == Case::Upper && p.atom(at).span.len() > 1;
    let letters = p.is(at, MONTH_LETTERS) && p.atom(at).spaced && !upper;
    p.is(at, MONTH) || p.is(at, SHORT_MONTH) || letters && p.glued(at + 1) && p.is_digits(at + 1)
}

/// `tháng một năm 2016`, `hồi tháng một`: not `3 tháng một lần`.
fn is_january(p: &Phrases, one: usize) -> bool {
    let of_year = p.is(one + 1, YEAR)
        && (year_number(p, one + 2).is_some() || p.is(one + 2, THIS_OR_LAST_YEAR));
    let attached = one > 1 && p.is(one - 2, JANUARY_LEADS);
    of_year || attached && !p.is_word(one + 1)
}

/// A month that stands by itself. `tháng Giêng năm sau`, `tháng Giêng vừa qua`, `tháng Giêng
/// 2024` without a day is January: who counts years or from today goes by the civil calendar.
pub(crate) fn month_alone(p: &Phrases, at: usize) -> Option<Found> {
    let found = month(p, at)?;
    // `Th7/2023`
    if p.is(at, MONTH_LETTERS) && !found.expr.names_year() {
        return None;
    }
    let DateExpr::LunarMonth { year, month } = found.expr else {
        return Some(found);
    };
    if month != LunarMonth::plain(1) {
        return Some(found);
    }
    let tense = tense(p, found.to);
    // `tháng Giêng 2024`
    let year_at = at + 2 + usize::from(p.is(at + 2, YEAR));
    let civil = found.to == year_at + 1 && year_number(p, year_at).is_some();
    let counted = matches!(year, YearRef::Offset(_)) || civil || tense != Tense::Open;
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
    // `Cách mạng tháng Tám` is a name, with its year a date.
    let dated = || month_number(p, next).is_some_and(|(_, to, _)| p.is(to, YEAR));
    let name = p.behind(at, REVOLUTION) && !dated();
    if !is_month_word(p, at) || name || is_street(p, at) {
        return None;
    }
    if let Some((expr, to)) = directed(p, next, Periods::MONTH) {
        // `những ngày tháng sau đó` are no month.
        let days = p.behind(at, DAY) && !p.is(next, JUST);
        return (!counted && !days).then(|| Found::new(to, expr, "date.relative"));
    }
    let (month, to, is_lunar) = month_number(p, next)?;
    if is_lunar {
        let (year, to) = lunar_year(p, lunar_clause(p, to).unwrap_or(to));
        let month = LunarMonth::plain(month);
        let expr = DateExpr::LunarMonth { year, month };
        return Some(Found::new(to, expr, "date.lunar"));
    }
    let (year, to) = year_of_month(p, next, to);
    if let Some(LunarClause { leap, year, to }) = lunar_clause_of(p, next..to, year) {
        let month = LunarMonth {
            number: month,
            leap,
        };
        let expr = DateExpr::LunarMonth { year, month };
        return Some(Found::new(to, expr, "date.lunar"));
    }
    let tense = tense(p, to);
    let expr = DateExpr::Month { year, month, tense };
    Some(Found::new(to, expr, "date.month"))
}

/// `17 tháng 6, 2023`, `tháng 5, 2020`, `ngày 30 tháng 4, năm 2018`; but not `tháng 5, năm 2018 …`,
/// where a clause may begin.
fn year_behind_comma(p: &Phrases, number: usize, comma: usize) -> Option<(YearRef, usize)> {
    let word = usize::from(p.is(comma + 1, YEAR));
    let at = comma + 1 + word;
    let of_day = p.is_digits(number.wrapping_sub(2));
    let to = at + 1;
    let year = modern_year(p, at).filter(|_| p.is(comma, COMMA) && p.atom(comma + 1).spaced)?;
    let goes_on = p.glued(to) && (p.is_word(to) || p.glued(to + 1) && p.is_digits(to + 1));
    let counts = word == 0 && p.is_word(to) && p.word_has(to, Class::COUNTED);
    let apart = word == 0 || of_day || !p.is_word(to);
    let ranged = p.is(to, DASH) && p.is_digits(to + 1);
    (apart && !goes_on && !counts && !ranged).then_some((YearRef::Known(year), to))
}

/// The year behind the number of a month from `number` to `to`: `11/2017`, `5 năm ngoái`,
/// `11 2017`.
fn year_of_month(p: &Phrases, number: usize, to: usize) -> (YearRef, usize) {
    let known = |at: usize| year_number(p, at).map(|year| (YearRef::Known(year), at + 1));
    let joined = p.is_digits(number)
        && p.is(to, DATE_SIGN)
        && (p.glued(to) == p.glued(to + 1) || p.is(to, SLASH))
        && (!p.is(to, DOT) || p.glued(to));
    if let Some(found) = known(to + 1).filter(|_| joined) {
        return found;
    }
    let digits = p.is_digits(number);
    let short =
        short_year(p, to).filter(|(year, _)| digits && !matches!(year, YearRef::Short(10..=12)));
    if let Some(found) = short.or_else(|| year_behind_comma(p, number, to)) {
        return found;
    }
    // `giao đất trong tháng 8 Năm 2024, thành phố …`: a sentence begins.
    if p.is_title(to) && p.is(to, YEAR) && p.atom(number - 1).case == Case::Lower {
        return (YearRef::Missing, to);
    }
    let to = p.phrase(to, SOLAR_CALENDAR).unwrap_or(to);
    match following_year(p, to) {
        (YearRef::Missing, to) if p.atom(to).spaced => known(to).unwrap_or((YearRef::Missing, to)),
        found => found,
    }
}
