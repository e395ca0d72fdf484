//! Intervals and lists of calendar points and times.

use crate::{
    calendar,
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Reading},
        clock_time, point, series,
    },
    phrase::{day_part, direction::direction, numeral, phrases::Phrases},
    tape::AtomKind,
    value::{
        direction::Periods,
        evidence::Evidence,
        when::{DateExpr, End, LunarMonth, PartUnit, Point, Side, Tense, When, YearRef},
    },
    vocabulary::{
        class::Class,
        named::{
            AND, BEFORE_STRETCH, CLOSE_BRACKET, COLON, COMMA, COMMA_AND_OR, COMMA_OR_AND,
            COMPETITIONS, DASH, DATE_SIGN, EDGES, FIGURE_SIGN, FIRST_OR_LAST,
            FISCAL_OR_SCHOOL_YEARS, FIVE_MONTHS_OF_YEAR, FROM, HALF, JOINS_TWO_YEARS, LIST_JOINTS,
            MODELS_OF, MONTH, MONTH_OR_QUARTER, NUMBER_OF_PARTS, OF, OPEN_BRACKET, PART_SIDES,
            PART_UNITS, PERCENT_SIGN, PLURALS, SCHOOL_YEAR, SLASH, STRETCHES, SUMMED_BY_MONTHS,
            VERY, WHICH_TERM, YEAR, YEAR_MONTH_OR_QUARTER, YEARS_OF,
        },
    },
};

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::numbers_and(
    point::HEADS
        .or(&day_part::HEADS)
        .or(&HALF.or(FROM))
        .or(YEARS_OF.heads()),
);

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if let Some(candidate) = parts(p, at) {
        out.push(candidate);
    }
    if let Some(candidate) = years(p, at) {
        out.push(from_stretch(p, at_edge(p, counted(p, candidate))));
    }
    if let Some(candidate) = series::read(p, at) {
        out.push(from_stretch(p, counted(p, candidate)));
    }
    if let Some(candidate) = day_to_year(p, at) {
        out.push(candidate);
    }
    if let Some(candidate) = bare_years(p, at) {
        out.push(candidate);
    }
    if let Some(candidate) = parts_of_day(p, at) {
        out.push(candidate);
    }
}

/// `hai năm 2015 và 2016`, `5 năm 2016-2020`: the count is inside where it counts them.
fn counted(p: &Phrases, candidate: Candidate) -> Candidate {
    let at = candidate.from;
    let many = match &candidate.reading {
        Reading::When(When::List(points)) => points.len() as i32,
        Reading::When(When::Range(End::At(first), End::At(last))) => {
            match (first.date, last.date) {
                (
                    Some(DateExpr::Year(YearRef::Known(first))),
                    Some(DateExpr::Year(YearRef::Known(last))),
                ) => last - first + 1,
                (
                    Some(DateExpr::Month { month: first, .. }),
                    Some(DateExpr::Month { month: last, .. }),
                ) => last as i32 - first as i32 + 1,
                _ => return candidate,
            }
        }
        _ => return candidate,
    };
    if at == 0 || !p.is(at, YEAR_MONTH_OR_QUARTER) || !numeral::may_start(p, at - 1) {
        return candidate;
    }
    // `5 năm 2020-2025`, from one to the other: a length of its own.
    let apart = |number: &numeral::Number| {
        number.value == (many - 1).into()
            && (p.is_digits(at + 1) || p.is(at + 1, FROM))
            && !p.class_before(number.start).has(Class::ANY_LABEL)
    };
    let from = match numeral::number(p, at - 1).filter(|number| number.end == at) {
        Some(number) if number.value == many.into() => at - 1,
        Some(number) if apart(&number) => at + 1,
        _ => return candidate,
    };
    Candidate {
        from,
        span: p.span(from, candidate.to),
        ..candidate
    }
}

/// `giai đoạn từ 10/9 đến 24/10`, `kể từ 2011 đến nay`: what stands before `từ` is inside,
/// unless several are counted.
fn from_stretch(p: &Phrases, candidate: Candidate) -> Candidate {
    let from = candidate.from;
    let before = || p.phrase_before(from, BEFORE_STRETCH);
    let Some(noun) = p.is(from, FROM).then(before).flatten() else {
        return candidate;
    };
    if numeral::counts_few(p, noun) || p.behind(noun, PLURALS) {
        return candidate;
    }
    Candidate {
        from: noun,
        span: p.span(noun, candidate.to),
        ..candidate
    }
}

/// `đầu mùa giải 2022-23`: what the years are of begins, is half over or ends.
fn at_edge(p: &Phrases, candidate: Candidate) -> Candidate {
    let at = candidate.from;
    let Some(edge) = p.phrase(at, YEARS_OF).and(at.checked_sub(1)) else {
        return candidate;
    };
    // `sau 4 vòng đầu mùa giải`: it tells which of the rounds; `từ đầu nhiệm kỳ`: an end.
    let of_many = edge > 1 && numeral::may_start(p, edge - 2);
    let whole = p.word_start(edge) == edge && !of_many && !p.behind(edge, FROM);
    match p.lexeme(edge, EDGES) {
        Some((modifier, next)) if next == at && whole => Candidate {
            from: edge,
            span: p.span(edge, candidate.to),
            ..candidate
        }
        .modifier(Some(modifier)),
        _ => candidate,
    }
}

/// `6 tháng đầu năm 2018`, `9 tháng năm 2018`, `nửa đầu năm`, `3 ngày đầu tháng 5`.
fn parts(p: &Phrases, at: usize) -> Option<Candidate> {
    let (count, unit, next) = counted_parts(p, at)?;
    if is_time_of_sum(p, at, count, next) {
        let when = When::Parts {
            count,
            unit,
            side: Side::First,
            of: DateExpr::Year(YearRef::Missing),
        };
        let months = Candidate::new(p, at, next, Reading::When(when), "interval.parts");
        return Some(months.evidence(Evidence::Certain));
    }
    let months = unit == PartUnit::Month && count > 1;
    let year = point::year_number(p, next + 1).filter(|_| months);
    // `9 tháng/2017`
    if let Some(year) = year.filter(|_| p.is(next, SLASH)) {
        let when = When::Parts {
            count,
            unit,
            side: Side::First,
            of: DateExpr::Year(YearRef::Known(year)),
        };
        let (to, reading) = (next + 2, Reading::When(when));
        return Some(Candidate::new(p, at, to, reading, "interval.parts"));
    }
    // `9 tháng năm 2018`
    let whole_year = year.filter(|_| p.is(next, YEAR));
    let (side, next) = p
        .lexeme(next, PART_SIDES)
        .or(whole_year.map(|_| (Side::First, next)))?;
    let next = next + usize::from(p.is(next, VERY));
    let next = next + usize::from(p.is(next, OF));
    if unit == PartUnit::Day
        && let Some((when, to)) = days_of_cycle_year(p, count, side, next)
    {
        let days = Candidate::new(p, at, to, Reading::When(when), "interval.parts");
        return Some(days.evidence(Evidence::Certain));
    }
    let (of, to) = whole(p, next)?;
    let fits = match unit {
        PartUnit::Day => count <= 31,
        PartUnit::Week => count <= 5,
        PartUnit::Month => count <= 12,
        PartUnit::Quarter => count <= 4,
        PartUnit::Half => true,
    };
    if !fits {
        return None;
    }
    let reading = Reading::When(When::Parts {
        count,
        unit,
        side,
        of,
    });
    Some(Candidate::new(p, at, to, reading, "interval.parts").evidence(Evidence::Certain))
}

/// `3 ngày đầu năm Ất Tỵ`: days at an edge of a lunar year, and the atom behind it.
fn days_of_cycle_year(p: &Phrases, count: u32, side: Side, at: usize) -> Option<(When, usize)> {
    const LAST_MONTH: u32 = 12;
    let (year, to) = point::cycle_year(p, at + 1).filter(|_| p.is(at, YEAR))?;
    let day = |month: u32, number: u32| {
        let date = DateExpr::lunar(YearRef::Known(year), LunarMonth::plain(month), number);
        End::At(Point::from(date))
    };
    let days = calendar::days_in_month(year, LAST_MONTH, false)?;
    let before = days.checked_sub(count).filter(|_| count > 1)?;
    let when = match side {
        Side::First => When::Range(day(1, 1), day(1, count)),
        Side::Last => When::Range(day(LAST_MONTH, before + 1), day(LAST_MONTH, days)),
    };
    Some((when, to))
}

/// `lũy kế 8 tháng`, `8 tháng, kim ngạch đạt 50 tỷ USD`: so many months of a year that sums are
/// told of.
fn is_time_of_sum(p: &Phrases, at: usize, months: u32, next: usize) -> bool {
    let whole_year = 2..12;
    if !p.is_digits(at) || !p.is(next - 1, MONTH) || !whole_year.contains(&months) {
        return false;
    }
    let is_sum = |at: usize| p.phrase(at, SUMMED_BY_MONTHS).is_some();
    let ends = || {
        let other = Class::FUNCTION;
        let goes_on = p.is(next, PART_SIDES.heads()) || p.is_digits(next) || p.is(next, SLASH);
        let clause = !p.is_word(next) || p.class(next).has(other) || is_sum(next);
        !goes_on && (clause || p.word_has(next, Class::VERBAL))
    };
    let opens = || p.opens(at) && p.is(next, COMMA) && is_sum(next + 1);
    let summed = opens() || p.phrase_before(at, SUMMED_BY_MONTHS).is_some() && ends();
    summed && direction(p, next, Periods::MONTH).is_none()
}

/// How many parts of which kind are counted at `at`, and the atom behind: `6 tháng`, `nửa`.
fn counted_parts(p: &Phrases, at: usize) -> Option<(u32, PartUnit, usize)> {
    let (count, unit_at) = if p.phrase(at, FIVE_MONTHS_OF_YEAR).is_some() {
        (5, at + 1)
    } else if p.is(at, HALF) || is_lone_part(p, at) {
        (1, at)
    } else if numeral::may_start(p, at) {
        // `một ngày cuối tháng 5` is some day.
        let number = numeral::number(p, at).filter(|n| !n.is_lone_one())?;
        (u32::try_from(number.value).ok()?, number.end)
    } else {
        return None;
    };
    let (unit, to) = p.lexeme(unit_at, PART_UNITS)?;
    Some((count, unit, to))
}

/// `tháng đầu năm`, `quý cuối cùng của năm`: one part without its number.
fn is_lone_part(p: &Phrases, at: usize) -> bool {
    let side = at + 1;
    if !p.is(at, MONTH_OR_QUARTER) || !p.is(side, FIRST_OR_LAST) {
        return false;
    }
    let next = side + 1;
    let of = next + 1 + usize::from(p.is(next + 1, OF));
    let of_year = p.is(next, YEAR) || p.is(next, VERY) && p.is(of, YEAR);
    of_year && !p.behind(at, NUMBER_OF_PARTS)
}

/// The period at `at` that parts are counted of, and the atom behind it.
fn whole(p: &Phrases, at: usize) -> Option<(DateExpr, usize)> {
    if p.is(at, MONTH_OR_QUARTER) {
        return point::point(p, at).map(|found| (found.expr, found.to));
    }
    if !p.is(at, YEAR) {
        let year = point::year_number(p, at)?;
        return Some((DateExpr::Year(YearRef::Known(year)), at + 1));
    }
    match point::year(p, at) {
        Some(found) => Some((found.expr, found.to)),
        None if p.phrase(at, SCHOOL_YEAR).is_some() => None,
        None => Some((DateExpr::Year(YearRef::Missing), at + 1)),
    }
}

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

/// `mùa giải 24/25`: two years in a row, of two digits each.
fn season(p: &Phrases, at: usize) -> Option<YearPair> {
    let short = |at: usize| p.int(at).filter(|_| p.atom(at).span.len() == 2);
    let (joint, last) = (at + 1, at + 2);
    let glued = p.is(joint, SLASH) && p.glued(joint) && p.glued(last);
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

fn years(p: &Phrases, at: usize) -> Option<Candidate> {
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
        let season = season(p, next)?;
        let told = evidence == Evidence::Certain || is_of_competition(p, at, season.to);
        told.then_some(season)
    })?;
    let headless = evidence == Evidence::Context;
    if p.behind(at, MODELS_OF) || headless && p.behind(at, FROM) {
        return None;
    }
    // Without a head word the digits must begin here.
    if at > 0 && next == at && p.glued(at) && (p.behind(at, FIGURE_SIGN) || p.is_word(at - 1)) {
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
fn day_to_year(p: &Phrases, at: usize) -> Option<Candidate> {
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
fn bare_years(p: &Phrases, at: usize) -> Option<Candidate> {
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

/// `chiều và tối 6/6`, `chiều tối, đêm mai`: parts of one day.
fn parts_of_day(p: &Phrases, at: usize) -> Option<Candidate> {
    let mut parts = Vec::new();
    let mut next = at;
    while let Some((part, to)) = day_part::part_of_day(p, next) {
        parts.push(part);
        let joined = p.is(to, LIST_JOINTS) && parts.len() < 5;
        if !joined || day_part::part_of_day(p, to + 1).is_none() {
            break;
        }
        next = to + 1;
    }
    if parts.len() < 2 || p.atom(at).kind != AtomKind::Word {
        return None;
    }
    let found = clock_time::point(p, next)?;
    let date = found.point.date?;
    let points = parts
        .into_iter()
        .map(|part| Point {
            date: Some(date),
            part: Some(part),
            ..Point::default()
        })
        .collect();
    Some(
        Candidate::new(
            p,
            at,
            found.to,
            Reading::When(When::List(points)),
            "interval.parts-of-day",
        )
        .evidence(found.evidence),
    )
}
