//! Years: of four digits, by their name in the sixty-year cycle, with their era, relative ones.

use crate::{
    grammar::point::{directed::directed, found::Found},
    number::{self, role::NumberWord, year::SpeltYear},
    phrase::phrases::Phrases,
    tape::AtomKind,
    value::direction::Periods,
    value::when::{DateExpr, YearRef},
    vocabulary::{
        class::Class,
        named::{
            AFTER, AND, CLOSE_BRACKET, COUNTS, DASH, DATE_SIGN, DAY_OF_STORY, DECIMAL_SIGN,
            ENDS_EARLY_YEAR, ERAS, EVERY, FISCAL, FROM_OR_UNTIL, INTO, LAST_YEAR, LUNAR_CALENDAR,
            MILLIONS, NEXT_YEAR, NOW, OF, OPEN_BRACKET, OWNS_NO_NUMBER, OWNS_NUMBER, SAME,
            SIGN_BEFORE_YEAR, SLASH, SO_MUCH_OF, SUMMER, SYMBOL_SIGNS, TELLS_OF_A_YEAR, YEAR,
        },
        set::Set,
    },
};

/// A four-digit year at `at`.
pub(crate) fn year_number(p: &Phrases, at: usize) -> Option<i32> {
    if p.atom(at).span.len() != 4 {
        return None;
    }
    let year = p.int(at).filter(|year| (1000..2200).contains(year))?;
    Some(year as i32)
}

/// A year at `at` that needs no word to be one.
pub(crate) fn modern_year(p: &Phrases, at: usize) -> Option<i32> {
    year_number(p, at).filter(|year| (1900..2100).contains(year))
}

/// `/97` behind a month, `/23` behind a quarter: a year of two digits; as a month it would have
/// been written, too, up to 12.
pub(crate) fn short_year(p: &Phrases, slash: usize) -> Option<(YearRef, usize)> {
    let at = slash + 1;
    let to = at + 1;
    let glued = p.is(slash, SLASH) && p.glued(slash) && p.glued(at);
    let two = p.is_digits(at) && p.atom(at).span.len() == 2;
    let goes_on = p.glued(to) && (p.is_word(to) || p.is(to, SYMBOL_SIGNS) && p.is_digits(to + 1));
    let year = p.int(at).filter(|_| glued && two && !goes_on)?;
    Some((YearRef::Short(year as i32), to))
}

/// Whether a number or a plural stands before a unit of time, so that it is counted.
pub(crate) fn is_counted(p: &Phrases, at: usize) -> bool {
    at > 0
        && (p.is_digits(at - 1) && !is_owned(p, at - 1)
            || is_number_word(p, at - 1) && !is_sum_before(p, at)
            || is_counted_by_word(p, at))
}

/// Whether the word at `at` is part of a number; `Linh` is a name.
fn is_number_word(p: &Phrases, at: usize) -> bool {
    let word = p.number_word(at);
    word.is_some_and(|word| word != NumberWord::Zero || !p.has_capital(at))
}

/// `thu 12 tỷ quý trước`: so many millions are a sum as often.
fn is_sum_before(p: &Phrases, at: usize) -> bool {
    let number = at.wrapping_sub(2);
    p.behind(at, MILLIONS) && (p.is_digits(number) || p.number_word(number).is_some())
}

/// Whether `những`, `mỗi`, `hàng` stand before the word at `at`; but not `ngân hàng`, nor a Hằng.
pub(crate) fn is_counted_by_word(p: &Phrases, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let other = p.is(before, EVERY) && (p.word_start(before) < before || p.follows_name(at));
    p.is(before, COUNTS) && !other && p.phrase_before(at, SO_MUCH_OF).is_none()
}

/// Whether the number at `at` belongs to the noun before it: `điểm 10 năm nay`, `giao tháng 8 hôm qua`.
pub(crate) fn is_owned(p: &Phrases, at: usize) -> bool {
    let noun = at.wrapping_sub(1);
    // `Fortune 500 năm nay`, `G20 năm nay`
    let long = p.atom(at).span.len() > 2 && !p.opens(noun);
    // `U-20 năm nay`
    let joined = p.is(noun, DASH) && p.glued(noun) && p.glued(at);
    let hyphened = joined && p.is_capital(noun.wrapping_sub(1));
    let named = p.is_digits(at) && (p.is_capital(noun) && (long || p.glued(at)) || hyphened);
    // `vòng 35 hôm nay`
    // `trận thắng 2-0 hôm nay`, but `mất điện 2-3 hôm nay`
    let score = || joined && p.int(noun.wrapping_sub(1)) >= p.int(at);
    let of_name =
        || p.class(noun).has(Class::ANY_LABEL) || p.is(noun, SLASH) && p.glued(at) || score();
    let labelled = p.is(at + 1, DAY_OF_STORY) && of_name();
    named || labelled || p.is(noun, OWNS_NUMBER) && !p.is(at.wrapping_sub(2), OWNS_NO_NUMBER)
}

/// `năm 2018`, `năm nay`, `năm ngoái`, `năm Đinh Dậu 2017`.
pub(crate) fn year(p: &Phrases, at: usize) -> Option<Found> {
    year_where(p, at, is_counted(p, at))
}

/// A year behind `at`; where it is counted (`5 năm tới`) only a number names it.
fn year_where(p: &Phrases, at: usize, counted: bool) -> Option<Found> {
    let next = at + 1;
    let found = |to, year| Some(Found::new(to, DateExpr::Year(year), "date.year"));
    // `năm tài chính 2016`
    if let Some(behind) = p.phrase(next, FISCAL) {
        let year = year_number(p, behind)?;
        let paired = p.is(behind + 1, SIGN_BEFORE_YEAR);
        return (!paired).then(|| found(behind + 1, YearRef::Known(year)))?;
    }
    if let Some((year, to)) = directed_year(p, at, counted) {
        return found(to, year);
    }
    let name = p.phrase(next, LUNAR_CALENDAR).unwrap_or(next);
    if let Some((year, to)) = cycle_year(p, name) {
        return found(to, YearRef::Known(year));
    }
    if !counted && let Some((year, to)) = era_year(p, next).or_else(|| early_year(p, next)) {
        return found(to, YearRef::Known(year));
    }
    if let Some(year) = far_year(p, at).filter(|_| !counted) {
        return found(next + 1, YearRef::Known(year));
    }
    if let Some((year, to)) = spelt_year(p, next).filter(|_| !counted) {
        return found(to, YearRef::Known(year));
    }
    let year = year_number(p, next)?;
    // `năm 2.016` is a number, `năm 2016-2020` an interval.
    if p.is(next + 1, DECIMAL_SIGN)
        && p.glued(next + 1)
        && p.is_digits(next + 2)
        && p.glued(next + 2)
    {
        return None;
    }
    found(next + 1, YearRef::Known(year))
}

/// `hai không mười ba`, `một nghìn chín trăm bốn lăm`: a year in words. A round one counts
/// where something to count stands behind.
fn spelt_year(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    const LONGEST: usize = 9;
    if !p.class(at).has(Class::NUMBER) {
        return None;
    }
    let words: Vec<NumberWord> = (at..at + LONGEST).map_while(|n| p.number_word(n)).collect();
    let SpeltYear { year, taken } = number::year::read(&words)?;
    let to = at + taken;
    let ends = !p.is_word(to) || p.word_has(to, Class::FUNCTION);
    (ends || year % 100 != 0).then_some((year, to))
}

/// `năm nay`, `năm sau đó`: counted from this year or from the one spoken of last.
fn directed_year(p: &Phrases, at: usize, counted: bool) -> Option<(YearRef, usize)> {
    let next = at + 1;
    // `hè năm sau khi`, where a clause begins behind the year
    if p.is(next, AFTER) && p.behind(at, SUMMER) {
        return Some((YearRef::Offset(1), next + 1));
    }
    let (DateExpr::Year(year), to) = directed(p, next, Periods::YEAR)? else {
        return None;
    };
    // `năm ngoái`, `đạt 83 triệu năm nay`
    let free = !counted || p.is(next, LAST_YEAR) || p.is(next, NOW) && p.behind(at, MILLIONS);
    free.then_some((year, to))
}

/// `179 TCN`, `40 sau Công nguyên`: a year of any length with its era.
pub(crate) fn era_year(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    let (sign, to) = p.lexeme(at + 1, ERAS)?;
    let year = p.int(at).filter(|year| (1..10_000).contains(year))?;
    Some((year as i32 * sign, to))
}

/// `năm 938`: three digits that count nothing, or behind words that only a year can stand behind.
fn early_year(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    let year = p.int(at).filter(|year| (100..1000).contains(year))?;
    let behind = p.atom(at + 1);
    let ends = match behind.kind {
        AtomKind::Word if tells_when(p, at - 1) && behind.spaced => {
            !p.class(at + 1).has(Class::SCALE) && !p.class(at + 1).has(Class::CURRENCY)
        }
        AtomKind::Word => {
            behind.spaced && p.word_has(at + 1, Class::FUNCTION) && !p.is(at + 1, AND)
        }
        AtomKind::Mark => p.is(at + 1, ENDS_EARLY_YEAR) && !p.is_digits(at + 2),
        _ => true,
    };
    (ends && p.atom(at).span.len() == 3).then_some((year as i32, at + 1))
}

/// `năm 2500 trái đất nóng thêm`: a year far ahead.
fn far_year(p: &Phrases, at: usize) -> Option<i32> {
    let year = p.int(at + 1).filter(|year| (2200..3000).contains(year))?;
    let four = p.atom(at + 1).span.len() == 4 && p.atom(at + 2).spaced;
    (four && tells_when(p, at)).then_some(year as i32)
}

/// Whether `năm` at `at` tells when: it opens a sentence, or stands behind `vào`, `đến`, `chép`.
fn tells_when(p: &Phrases, at: usize) -> bool {
    const WHEN: &Set = &FROM_OR_UNTIL.or(INTO).or(TELLS_OF_A_YEAR);
    p.opens(at) && !p.glued(at) || p.behind(at, WHEN)
}

/// `năm 2016`, `năm nay` behind a day or month; `của` in between is not read.
pub(crate) fn following_year(p: &Phrases, to: usize) -> (YearRef, usize) {
    // `tháng 7 cùng năm`
    if p.is(to, SAME) && p.is(to + 1, YEAR) && !p.is_digits(to + 2) {
        return (YearRef::Spoken(0), to + 2);
    }
    if !p.is(to, YEAR) {
        // `ngày 30/4 sang năm`
        return match p.phrase(to, NEXT_YEAR).filter(|&end| !p.is_digits(end)) {
            Some(end) => (YearRef::Offset(1), end),
            None => (YearRef::Missing, to),
        };
    }
    match year_where(p, to, false) {
        Some(Found {
            expr: DateExpr::Year(year),
            to,
            ..
        }) => (year, to),
        _ => (YearRef::Missing, to),
    }
}

/// A year behind a month or quarter: `/2018`, `-2018`, `năm 2018`, `năm ngoái`.
pub(crate) fn year_behind(p: &Phrases, to: usize) -> (YearRef, usize) {
    let even = p.glued(to) == p.glued(to + 1) || p.is(to, SLASH);
    if p.is(to, DATE_SIGN)
        && even
        && let Some(year) = year_number(p, to + 1)
    {
        return (YearRef::Known(year), to + 2);
    }
    if let Some(found) = short_year(p, to) {
        return found;
    }
    if p.is(to, OF) && p.is(to + 1, YEAR) {
        return (YearRef::Missing, to);
    }
    following_year(p, to)
}

/// A year of the sixty-year cycle: `Mậu Tuất`, `Đinh Dậu 2017`.
pub(crate) fn cycle_year(p: &Phrases, at: usize) -> Option<(i32, usize)> {
    if !p.has_capital(at) || !p.has_capital(at + 1) {
        return None;
    }
    let name = format!("{} {}", p.key(at), p.key(at + 1));
    let of_name = |near: i32| crate::calendar::year_of_name(&name, near);
    let same = |year: &i32| of_name(*year) == Some(*year);
    if let Some(year) = year_number(p, at + 2).filter(same) {
        return Some((year, at + 3));
    }
    // `Canh Thìn (1400)`, `Mậu Tý (tức ngày 3/7/1888)`
    let bracket = p
        .is(at + 2, OPEN_BRACKET)
        .then_some(at + 3..at + 3 + BRACKET);
    let mut inside = bracket
        .unwrap_or_default()
        .take_while(|&n| !p.is(n, CLOSE_BRACKET));
    let said_again = inside.find_map(|n| year_number(p, n).filter(same));
    // `ngày 11/6/1963 (tức 20/4 năm Quý Mão)`
    let mut before = (at.saturating_sub(BRACKET)..at).rev();
    let said_before = || before.find_map(|n| year_number(p, n).filter(same));
    let year = said_again.or_else(said_before).or_else(|| of_name(2015));
    Some((year?, at + 2))
}

/// How far into a bracket, or before the name, a year is looked for.
const BRACKET: usize = 10;
