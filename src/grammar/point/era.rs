//! Decades, centuries and seasons, which are their years.

use crate::{
    grammar::point::{
        directed::{THIS_CENTURY, directed},
        found::Found,
        year::{following_year, is_counted, year_number},
    },
    phrase::{direction::direction, numeral, phrases::Phrases, roman},
    value::{
        direction::Periods,
        when::{DateExpr, YearRef},
    },
    vocabulary::{
        named::{
            ALREADY, BEFORE, CENTURY, DASH, DATE_SIGN, DECADE, EDGES, MORE, NEARLY, OF, ORDINAL,
            PLURAL_THOSE, PLURALS, SEASON, SEASON_OF_TWO, SEASON_WORD_GOES_ON, SEASONS,
            SEASONS_OF_WEATHER, WHENEVER, YEAR,
        },
        set::Set,
    },
};

/// `những năm 80`, `thập niên 80`.
pub(crate) fn decades(p: &Phrases, at: usize) -> Option<Found> {
    if p.is(at, PLURAL_THOSE) && p.is(at + 1, YEAR) {
        return decade_years(p, at);
    }
    decade(p, at)
}

/// `thập niên 90`, `thập kỷ 1980`, `những thập niên 80`.
fn decade(p: &Phrases, at: usize) -> Option<Found> {
    const AROUND: &Set = &NEARLY.or(MORE);
    let number = p.phrase(at + usize::from(p.is(at, PLURALS)), DECADE)?;
    let told = directed(p, number, Periods::DECADE);
    // `gần thập kỷ trước`: almost ten years ago.
    let length = is_counted(p, at) || p.behind(at, AROUND);
    if let Some((expr, to)) = told.filter(|_| !p.is(at, PLURALS) && !length) {
        return Some(Found::new(to, expr, "date.decade"));
    }
    decade_number(p, number)
}

/// `những năm 1980`, `những năm 80`, `những năm 1980 của thế kỷ trước`.
fn decade_years(p: &Phrases, at: usize) -> Option<Found> {
    if p.lexeme(at + 2, EDGES).is_some() {
        return None;
    }
    decade_number(p, at + 2)
}

/// The decade of `1980`, `80` behind its word.
pub(crate) fn decade_number(p: &Phrases, number: usize) -> Option<Found> {
    let found = |decade: i32, to: usize| Found::new(to, DateExpr::Decade(decade), "date.decade");
    if !p.is_digits(number) {
        // `những năm ba mươi`
        let spelt = numeral::number(p, number)?;
        let tens = i32::try_from(spelt.value).ok()?;
        let (century, to) = century_behind(p, spelt.end);
        let plain = tens % 10 == 0 && (20..100).contains(&tens) && spelt.end == number + 2;
        return plain.then(|| found(century.unwrap_or(19) * 10 + tens / 10, to));
    }
    let value = p.int(number)? as i32;
    let (century, to) = century_behind(p, number + 1);
    match p.atom(number).span.len() {
        _ if value % 10 != 0 || opens_years(p, number) => None,
        4 if (1700..2100).contains(&value) => Some(found(value / 10, to)),
        2 => {
            let base = century.unwrap_or(if value <= 20 { 20 } else { 19 });
            Some(found(base * 10 + value / 10, to))
        }
        _ => None,
    }
}

/// `những năm 2010-2013`: years from one to another, no decades.
fn opens_years(p: &Phrases, number: usize) -> bool {
    let next = number + 2;
    p.is(number + 1, DASH) && year_number(p, next).is_some_and(|year| year % 10 != 0)
}

/// `thế kỷ XX`, `thế kỷ trước` behind a decade: part of it.
fn century_behind(p: &Phrases, at: usize) -> (Option<i32>, usize) {
    let from = at + usize::from(p.is(at, OF));
    if let Some((century, to)) = last_century(p, from) {
        return (Some(century), to);
    }
    match century(p, from) {
        Some(Found {
            expr: DateExpr::Century(century),
            to,
            ..
        }) => (Some(century), to),
        _ => (None, at),
    }
}

fn last_century(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    let behind = p.phrase(at, CENTURY).filter(|&to| p.is(to, BEFORE))?;
    let (said, to) = direction(p, behind, Periods::CENTURY)?;
    Some((THIS_CENTURY + said.periods_from_today()?, to))
}

/// `thế kỷ XX`, `thế kỷ 21`, `thế kỷ thứ 18`.
pub(crate) fn century(p: &Phrases, at: usize) -> Option<Found> {
    let next = p.phrase(at, CENTURY)?;
    let found = |century, to| Found::new(to, DateExpr::Century(century), "date.century");
    let told = directed(p, next, Periods::CENTURY);
    if let Some((expr, to)) = told.filter(|_| !is_counted(p, at)) {
        return Some(Found::new(to, expr, "date.century"));
    }
    let number = next + usize::from(p.is(next, ORDINAL));
    if let Some(value) = p.int(number).or_else(|| roman::roman(p, number)) {
        return (1..=30)
            .contains(&value)
            .then(|| found(value as i32 - 1, number + 1));
    }
    // `thế kỷ mười bốn`, but `khách sạn Thế Kỷ mười tám tầng`
    let named = p.is_title(next - 1);
    let (value, to) = numeral::spelt_out(p, number).filter(|_| !named)?;
    let least = if number > next { 1 } else { 10 };
    (least..=30)
        .contains(&value)
        .then(|| found(value as i32 - 1, to))
}

/// `mùa hè`, `mùa thu` with what is behind it; `mùa khô 2012`, `mùa nước nổi năm 2011`.
pub(crate) fn named_season(p: &Phrases, at: usize) -> Option<Found> {
    if p.lexeme(at + 1, SEASONS).is_some() {
        return season(p, at);
    }
    let (year, to) = year_of_season(p, p.phrase(at + 1, SEASONS_OF_WEATHER)?);
    (year != YearRef::Missing).then(|| Found::new(to, DateExpr::Year(year), "date.season"))
}

/// The year behind a season: `2016`, `năm 2016`, `năm ngoái`.
fn year_of_season(p: &Phrases, at: usize) -> (YearRef, usize) {
    match year_number(p, at) {
        Some(known) => (YearRef::Known(known), at + 1),
        None => following_year(p, at),
    }
}

/// `hè` without `mùa`.
pub(crate) fn summer(p: &Phrases, at: usize) -> Option<Found> {
    let alone = p.word_start(at) == at && !p.behind(at, SEASON);
    alone.then(|| season(p, at))?
}

/// A season with its year is the year: `mùa thu 2016`, `hè này`, `hè năm ngoái`.
pub(crate) fn season(p: &Phrases, at: usize) -> Option<Found> {
    let first = at + if p.is(at, SEASON) { 2 } else { 1 };
    // `mùa thu đông 2017`
    let next = first + usize::from(p.is(first, SEASON_OF_TWO));
    let (year, to) = year_of_season(p, next);
    // `mùa giải 2016/17`
    if p.is(to, DATE_SIGN) && p.glued(to) && p.glued(to + 1) && p.is_digits(to + 1) {
        return None;
    }
    if year != YearRef::Missing {
        return Some(Found::new(to, DateExpr::Year(year), "date.season"));
    }
    directed_season(p, at, next)
}

/// `hè này`, `mùa giải trước`, which count years; `hè tới`, `mùa đông vừa qua`, the nearest.
fn directed_season(p: &Phrases, at: usize, next: usize) -> Option<Found> {
    let (said, to) = direction(p, next, Periods::SEASON)?;
    let offset = said.periods_from_today()?;
    let found = |expr| Found::new(to, expr, "date.season");
    if offset == 0 || p.is(next, BEFORE) {
        return Some(found(DateExpr::Year(YearRef::Offset(offset))));
    }
    // `cứ mùa hè tới`: whenever it comes; `hè rồi`: it is summer.
    let comes = is_counted(p, at)
        || p.behind(at, WHENEVER)
        || p.is(next, ALREADY)
        || p.is(next + 1, SEASON_WORD_GOES_ON);
    let (middle, _) = p.lexeme(next - 1, SEASONS)?;
    let tense = said.tense();
    (!comes).then(|| found(DateExpr::Season { middle, tense }))
}
