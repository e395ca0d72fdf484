//! Years: `giai đoạn 2016 - 2020`, `mùa giải 24/25`, `2002, 2014 và 2016`.

use crate::{
    grammar::{
        candidate::{Candidate, Reading},
        point,
    },
    phrase::{numeral, phrases::Phrases},
    value::{
        evidence::Evidence,
        when::{DateExpr, End, Point, Tense, When, YearRef},
    },
    vocabulary::{
        class::Class,
        named::{
            AND, CLOSE_BRACKET, COLON, COMMA, COMMA_AND_OR, COMMA_OR_AND, COMPETITIONS, DASH,
            DATE_SIGN, FIGURE_SIGN, FISCAL_OR_SCHOOL_YEARS, FROM, JOINS_TWO_YEARS, MODELS_OF,
            OPEN_BRACKET, PERCENT_SIGN, SLASH, STRETCHES, WHICH_TERM, YEAR, YEARS_OF,
        },
    },
};

/// Two years: `2016 - 2020`, `2016/17`.
struct YearPair {
    first: i32,
    last: i32,
    /// What joins them.
    joint: usize,
    /// The atom behind.
    to: usize,
}

fn year_pair(p: &Phrases, at: usize) -> Option<YearPair> {
    let first = point::year_number(p, at)?;
    let joint = at + 1;
    if !p.is(joint, JOINS_TWO_YEARS) {
        return None;
    }
    let next = joint + 1 + usize::from(p.is(joint + 1, YEAR));
    let pair = |last| YearPair {
        first,
        last,
        joint,
        to: next + 1,
    };
    if let Some(last) = point::year_number(p, next) {
        return (last > first || p.is(joint, AND)).then_some(pair(last));
    }
    let short = p
        .int(next)
        .filter(|_| p.atom(next).span.len() == 2 && p.glued(next) && p.glued(joint))?
        as i32;
    let last = first / 100 * 100 + short;
    let last = if last < first { last + 100 } else { last };
    (last > first && last - first < 30 && !p.is_word(joint)).then_some(pair(last))
}

/// `mùa giải 24/25`: two years in a row, of two digits each. A dash joins them where a word says
/// that they are years, `headed`.
fn season(p: &Phrases, at: usize, headed: bool) -> Option<YearPair> {
    let short = |at: usize| p.int(at).filter(|_| p.atom(at).span.len() == 2);
    let (joint, last) = (at + 1, at + 2);
    let joins = p.is(joint, SLASH) || headed && p.is(joint, DASH);
    let glued = joins && p.glued(joint) && p.glued(last);
    let first = short(at).filter(|_| glued)?;
    if short(last)? != (first + 1) % 100 {
        return None;
    }
    let first = 1900 + first as i32 + if first < 50 { 100 } else { 0 };
    Some(YearPair {
        first,
        last: first + 1,
        joint,
        to: last + 1,
    })
}

/// `bốc thăm Cúp C2 châu Á 24/25`: whether two years behind the name of a competition are those
/// of its season, and no day of a month.
fn is_of_competition(p: &Phrases, at: usize, to: usize) -> bool {
    const NAME: usize = 5;
    const LAST_MONTH: u32 = 12;
    let month = p.int(to - 1).is_none_or(|last| last <= LAST_MONTH);
    let counts = p.is_word(to) && p.word_has(to, Class::COUNTED);
    let begins = at.saturating_sub(NAME);
    let mut name = (begins..at).rev().take_while(|&n| !p.is(n, COMMA));
    !month && !counts && name.any(|n| p.phrase(n, COMPETITIONS).is_some())
}

/// The years of the longest reign of a house.
const LONGEST: i32 = 400;

pub(super) fn years(p: &Phrases, at: usize) -> Option<Candidate> {
    let mut next = at;
    let mut evidence = Evidence::Context;
    // `hai giai đoạn 2011-2020 và 2021-2030`
    let counted = || p.phrase(at, STRETCHES).is_some() && numeral::counts_few(p, at);
    if let Some(to) = p.phrase(at, YEARS_OF).filter(|_| !counted()) {
        // `năm học mới 2021 - 2022`
        let to = p.phrase(to, WHICH_TERM).unwrap_or(to);
        next = to + usize::from(p.is(to, COLON));
        evidence = Evidence::Certain;
        // `khóa XI, nhiệm kỳ 2016-2021` is read from `nhiệm kỳ` on.
    } else if p.is(at, FROM) || p.is(at, YEAR) {
        next = at + 1;
        evidence = Evidence::Marked;
    }
    next += usize::from(p.is(next, FROM));
    next += usize::from(p.is(next, YEAR));
    let YearPair {
        first,
        last,
        joint,
        to,
    } = year_pair(p, next).or_else(|| {
        let headed = evidence == Evidence::Certain;
        let season = season(p, next, headed)?;
        let told = headed || is_of_competition(p, at, season.to);
        told.then_some(season)
    })?;
    let headless = evidence == Evidence::Context;
    if p.behind(at, MODELS_OF) || headless && p.behind(at, FROM) {
        return None;
    }
    // Without a head word the digits must begin here, but for those of `V.League 1-2024/25`.
    let of_league = || {
        let in_a_row = p.is(joint, SLASH) && last == first + 1;
        in_a_row && p.behind(at, DASH) && is_of_competition(p, at, to)
    };
    let goes_on = at > 0 && next == at && p.glued(at);
    if goes_on && (p.behind(at, FIGURE_SIGN) || p.is_word(at - 1)) && !of_league() {
        return None;
    }
    let listed = p.is(joint, AND);
    // `năm 2015 và năm 2016` are two, `6 năm từ 2010 đến 2015` begin with their `từ`.
    let so_many = p.is(at, YEAR) && at > 0 && p.is_digits(at - 1);
    if listed && p.is(to - 2, YEAR) || so_many && p.is(at + 1, FROM) {
        return None;
    }
    let plain = !p.behind(at, YEAR) && !listed && (1900..2100).contains(&first);
    if p.is_word(joint) && evidence < Evidence::Marked && !plain {
        return None;
    }
    if p.glued(to) && (p.is_digits(to + 1) && p.is(to, DATE_SIGN) || p.is_word(to))
        || p.is(to, PERCENT_SIGN)
    {
        return None;
    }
    if p.phrase_before(at + 1, FISCAL_OR_SCHOOL_YEARS).is_some() {
        return None;
    }
    // `(1416-1479)` is a life or a reign.
    let dated = last - first < LONGEST && (first % 100 != 0 || last % 100 != 0);
    let alone = p.behind(at, OPEN_BRACKET) && p.is(to, CLOSE_BRACKET) && dated;
    let modern = (1700..2100).contains(&first) && last < 2150;
    if evidence == Evidence::Context && !modern && !alone {
        return None;
    }
    // `2016 - 2020` of our times is hardly a range of anything else.
    if (1900..2050).contains(&first) && last < 2100 && (2..=4).contains(&(to - next)) {
        evidence = Evidence::Certain;
    }
    let point = |year| Point::from(DateExpr::Year(YearRef::Known(year)));
    let when = if listed {
        When::List(vec![point(first), point(last)])
    } else {
        When::Range(End::At(point(first)), End::At(point(last)))
    };
    Some(Candidate::new(p, at, to, Reading::When(when), "interval.years").evidence(evidence))
}

/// `25/8/1954-2024`: from a day to the year in which it is celebrated.
pub(super) fn day_to_year(p: &Phrases, at: usize) -> Option<Candidate> {
    let (year_at, dash, last) = (at + 4, at + 5, at + 6);
    let shaped = p.is_digits(at) && [at + 1, at + 3].iter().all(|&n| p.is(n, SLASH));
    let glued = shaped && (at + 1..=last).all(|n| p.glued(n)) && p.is(dash, DASH);
    let (day, month) = (p.int(at).filter(|_| glued)?, p.int(at + 2)?);
    let (first, year) = (
        point::year_number(p, year_at)?,
        point::year_number(p, last)?,
    );
    let exists = point::is_day(month, day);
    let begin = DateExpr::Day {
        year: YearRef::Known(first),
        month: Some(month),
        day,
        tense: Tense::Open,
    };
    let end = DateExpr::Year(YearRef::Known(year));
    let when = When::Range(End::At(begin.into()), End::At(end.into()));
    (exists && first < year && !(p.glued(last + 1) && p.is_digits(last + 2))).then(|| {
        let years = Candidate::new(p, at, last + 1, Reading::When(when), "interval.years");
        years.evidence(Evidence::Certain)
    })
}

/// `vô địch ba lần (2002, 2014, 2016)`: three years in a row leave no doubt, also without `năm`.
pub(super) fn bare_years(p: &Phrases, at: usize) -> Option<Candidate> {
    const LEAST: usize = 3;
    point::year_number(p, at)?;
    if at > 1 && p.is(at - 1, COMMA_OR_AND) && point::year_number(p, at - 2).is_some() {
        return None;
    }
    let mut years = Vec::new();
    let mut next = at;
    while let Some(found) = point::bare_year(p, next) {
        years.push(Point::from(found.expr));
        next = found.to + 1;
        if !p.is(found.to, COMMA_AND_OR) {
            break;
        }
    }
    if years.len() < LEAST {
        return None;
    }
    let to = next - 1;
    let list = Reading::When(When::List(years));
    let candidate = Candidate::new(p, at, to, list, "interval.years");
    Some(candidate.evidence(Evidence::Context))
}
