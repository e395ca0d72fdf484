//! Dates in digits: `9/10`, `14/7/2015`, `12 tháng 10 năm 2017`, a bare year.

use chrono::{Datelike, NaiveDate};

use crate::{
    grammar::point::{
        found::{Found, tense},
        lunar::{LunarClause, day_of_new_year, lunar, lunar_clause, lunar_clause_of},
        month::{is_month_word, month, month_after_day, month_number},
        year::{era_year, following_year, modern_year, year_number},
    },
    phrase::{period::is_time_unit, phrases::Phrases, weekday::weekday_name},
    tape::Case,
    value::{
        evidence::{Evidence, Shape},
        when::{DateExpr, LunarDay, LunarMonth, Tense, YearRef},
    },
    vocabulary::{
        class::Class,
        named::{
            BORN_INITIALS, CLOSE_BRACKET, COMMA, COUNTED_BY_RANGE, COUNTED_BY_SPACED_RANGE, DASH,
            DATE_SIGN, DOT, FROM_OR_UNTIL, GLUES_CLOCKS, JOINS_DIGITS, LIST_JOINTS, MONTH,
            NEW_YEAR, NUMBER_SIGNS, OPEN_BRACKET, OPENS_CODE, PAST_WITHOUT_JUST, PERCENT_SIGN,
            PLACE_WORD, SIGN_BEFORE_YEAR, SLASH, UP_TO,
        },
        set::Set,
    },
};

/// What stands before the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    /// Nothing that says what they are.
    Bare,
    /// A sign or word of a range or list: `27-28/02/2018` from `28` on.
    Joined,
    /// A head word (`ngày`, a weekday) that begins at the atom.
    Head(usize),
}

/// Two or three numbers with one sign between them.
pub(crate) struct Digits {
    sign: Shape,
    numbers: [u32; 3],
    widths: [usize; 3],
    count: usize,
    to: usize,
}

/// The calendar point in the digits at `at`.
pub(crate) fn numeric(p: &Phrases, lead: Lead, at: usize) -> Option<Found> {
    if lead == Lead::Bare && inside_other(p, at) {
        return None;
    }
    let from = if let Lead::Head(head) = lead {
        head
    } else {
        at
    };
    let Some(digits) = digits(p, at, from < at) else {
        return worded(p, lead, from, at);
    };
    // `lúc 2-3 giờ sáng`, `uống ngày 2-3 lần`
    let hours = digits.sign == Shape::Dash && p.is(digits.to, COUNTED_BY_RANGE);
    // `ngày 1-5 tháng 11`
    let days = digits.sign == Shape::Dash && digits.count == 2;
    if days && is_month_word(p, digits.to) && is_whole_month(p, digits.to + 1) {
        return None;
    }
    if hours || cut_short(p, digits.to) && !opens_range(p, &digits) {
        return None;
    }
    match digits.count {
        3 => full_date(p, from, at, &digits),
        _ if digits.widths[1] == 4 => month_year(&digits),
        _ => day_month(p, from, at, &digits),
    }
}

/// The most of a score that two numbers may be.
const MOST_GOALS: u32 = 15;

/// Whether the digits belong to something that began before them.
fn inside_other(p: &Phrases, at: usize) -> bool {
    if at == 0 || !p.glued(at) {
        return false;
    }
    let behind_digits = at >= 2 && p.is_digits(at - 2) && p.glued(at - 1);
    p.is_word(at - 1) && !p.behind(at, BORN_INITIALS)
        || p.behind(at, OPENS_CODE)
        || behind_digits && p.behind(at, JOINS_DIGITS)
}

fn digits(p: &Phrases, at: usize, headed: bool) -> Option<Digits> {
    const SIGNS: [(&Set, Shape); 3] = [
        (SLASH, Shape::Slash),
        (DASH, Shape::Dash),
        (DOT, Shape::Dot),
    ];
    let (_, sign) = SIGNS.into_iter().find(|(sign, _)| p.is(at + 1, sign))?;
    let glued = p.glued(at + 1) && p.glued(at + 2);
    let width = |n: usize| p.atom(n).span.len();
    let mut digits = Digits {
        sign,
        numbers: [p.int(at)?, p.int(at + 2)?, 0],
        widths: [width(at), width(at + 2), 0],
        count: 2,
        to: at + 3,
    };
    let third = p.word(at + 3) == p.word(at + 1) && p.is_digits(at + 4);
    let even = p.atom(at + 3).spaced == p.atom(at + 1).spaced
        && p.atom(at + 4).spaced == p.atom(at + 2).spaced;
    let year = third
        && match sign {
            Shape::Slash => width(at + 4) == 4,
            // `ngày 14- 5 -2013`, `24-5- 2013`
            Shape::Dash => {
                let parted = p.glued(at + 1) && p.glued(at + 3) && p.atom(at + 4).spaced;
                (headed && !glued || parted) && modern_year(p, at + 4).is_some()
            }
            Shape::Dot => glued && p.glued(at + 3) && modern_year(p, at + 4).is_some(),
            _ => false,
        };
    // `12 / 10`, `23/ 5`, `30 - 6` only where a day must be meant, `23/ 5/2017` anywhere; `5. 6`
    // never, but `05.06. 2017`.
    let bound = headed && !is_span(p, at + 3) || is_bound(p, at);
    let loose = sign != Shape::Dot && (year || bound);
    if !(glued || loose) {
        return None;
    }
    if third && (even || year) {
        digits.numbers[2] = p.int(at + 4)?;
        digits.widths[2] = width(at + 4);
        digits.count = 3;
        digits.to = at + 5;
    } else if headed && p.is(at + 3, SIGN_BEFORE_YEAR) && p.glued(at + 3) {
        // `ngày 5-6/2018`: signs may change before a year
        if let Some(year) = year_number(p, at + 4).filter(|_| p.glued(at + 4)) {
            digits.numbers[2] = year as u32;
            digits.widths[2] = 4;
            digits.count = 3;
            digits.to = at + 5;
        }
    }
    Some(digits)
}

/// `Đến 21 - 4 tình hình`: what is from one number to a smaller one is no range, nor is what a
/// sentence opens with.
fn is_bound(p: &Phrases, at: usize) -> bool {
    const BOUNDS: &Set = &FROM_OR_UNTIL.or(UP_TO);
    let even = p.atom(at + 1).spaced && p.atom(at + 2).spaced;
    even && p.is(at + 1, DASH)
        && p.behind(at, BOUNDS)
        && (p.int(at) > p.int(at + 2) || p.opens(at - 1))
}

/// Whether two spaced numbers before `to` are from one to the other: `ngày 5 - 8 tháng 6`,
/// `tối 6 - 7 người đến`.
fn is_span(p: &Phrases, to: usize) -> bool {
    p.is(to - 2, DASH)
        && (p.is(to, COUNTED_BY_SPACED_RANGE) || p.is_word(to) && p.word_has(to, Class::COUNTED))
}

/// Whether more is glued to the digits, so that they are part of something longer.
fn cut_short(p: &Phrases, to: usize) -> bool {
    if !p.glued(to) {
        return false;
    }
    let sign = p.is(to, DATE_SIGN) && p.glued(to + 1);
    p.is_digits(to)
        || p.is_word(to) && !p.is(to, PLACE_WORD)
        || p.is(to, PERCENT_SIGN)
        || sign && p.is_digits(to + 1)
        || sign && !p.is(to, DOT) && p.atom(to + 1).case == Case::Upper
}

/// Whether another date is glued to this one: `27/6-29/6`, `20.9.1957-20.9.2017`.
fn opens_range(p: &Phrases, digits: &Digits) -> bool {
    let to = digits.to;
    let sign = match digits.sign {
        Shape::Slash => SLASH,
        Shape::Dot if digits.count == 3 => DOT,
        _ => return false,
    };
    p.is(to, DASH)
        && p.is_digits(to + 1)
        && p.is(to + 2, sign)
        && p.is_digits(to + 3)
        && p.glued(to + 3)
}

/// `14/7/2015`, `20.12.2016`, `2018-10-09`.
fn full_date(p: &Phrases, from: usize, at: usize, digits: &Digits) -> Option<Found> {
    let headed = from < at;
    let [a, b, c] = digits.numbers;
    let (year, month, day) = if digits.widths[0] == 4 {
        (YearRef::Known(a as i32), b, c)
    } else if digits.widths[2] == 4 {
        (YearRef::Known(c as i32), b, a)
    } else if digits.widths[2] == 2 && (headed || digits.sign == Shape::Slash) {
        (YearRef::Short(c as i32), b, a)
    } else {
        return None;
    };
    let year_fits = !matches!(year, YearRef::Known(year) if !(1000..2200).contains(&year));
    if !is_day(month, day) || !year_fits {
        return None;
    }
    // `22-3-2020 hành khách` counts no passengers.
    let whole = digits.widths[2] == 4 && digits.sign == Shape::Dash && (1900..2100).contains(&c);
    let evidence = if headed || whole {
        Evidence::Certain
    } else {
        Evidence::Marked
    };
    if let Some(clause) = lunar_clause_of(p, digits.to..digits.to, year).filter(|_| day <= 30) {
        return Some(Found {
            evidence,
            ..lunar_of(clause, month, day)
        });
    }
    let expr = DateExpr::Day {
        year,
        month: Some(month),
        day,
        tense: Tense::Open,
    };
    let to = match year {
        YearRef::Known(year) => weekday_behind(p, digits.to, (year, month, day)),
        _ => None,
    };
    Some(Found {
        evidence,
        ..Found::new(to.unwrap_or(digits.to), expr, "date.day-month-year")
    })
}

/// `ngày 9/7/2024 thứ 3`: the atom behind the weekday of this day.
fn weekday_behind(p: &Phrases, at: usize, (year, month, day): (i32, u32, u32)) -> Option<usize> {
    let (weekday, to) = weekday_name(p, at)?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    (date.weekday().num_days_from_monday() == weekday).then_some(to)
}

/// `4/2017`, which is a month; `2017/18` is an interval.
fn month_year(digits: &Digits) -> Option<Found> {
    let [month, year, _] = digits.numbers;
    let fits = digits.widths[0] <= 2 && (1..=12).contains(&month) && (1900..2100).contains(&year);
    (fits && digits.sign != Shape::Dot).then(|| {
        let year = YearRef::Known(year as i32);
        let expr = DateExpr::Month {
            year,
            month,
            tense: Tense::Open,
        };
        Found {
            evidence: Evidence::Context,
            ..Found::new(digits.to, expr, "date.month-year")
        }
    })
}

/// A day of the lunar month of this number.
fn lunar_of(clause: LunarClause, number: u32, day: u32) -> Found {
    let LunarClause { leap, year, to } = clause;
    lunar(to, year, LunarMonth { number, leap }, day)
}

/// `9/10`, `9-10`, `9.10`, with a year in words behind.
fn day_month(p: &Phrases, from: usize, at: usize, digits: &Digits) -> Option<Found> {
    let headed = from < at;
    let [day, month, _] = digits.numbers;
    if digits.widths[0] > 2 || digits.widths[1] > 2 || !is_day(month, day) {
        return None;
    }
    let (year, to) = following_year(p, digits.to);
    if let Some(clause) = lunar_clause_of(p, digits.to..to, year).filter(|_| day <= 30) {
        return Some(lunar_of(clause, month, day));
    }
    let expr = DateExpr::Day {
        year,
        month: Some(month),
        day,
        tense: tense(p, to),
    };
    if headed {
        return Some(Found {
            evidence: Evidence::Certain,
            ..Found::new(to, expr, "date.headed")
        });
    }
    // `2-3 năm trước` are years, `20-10 năm nay` falls.
    if digits.sign == Shape::Dash && matches!(year, YearRef::Offset(_)) && day <= month {
        return None;
    }
    let found = Found::new(to, expr, "date.day-month");
    if year != YearRef::Missing {
        return Some(found);
    }
    if beside_date(p, at) {
        return Some(Found {
            evidence: Evidence::Certain,
            ..found
        });
    }
    // `(28-5)`: no range falls, and no score is so high.
    let alone = p.atom(at).spaced || p.behind(at, OPEN_BRACKET);
    let neither = alone && digits.sign == Shape::Dash && day > MOST_GOALS && day > month;
    // `27-5Đêm nhạc`: cells that ran together.
    let cell = p.is_behind_seam(digits.to);
    let evidence = if neither || cell || is_told_in_brackets(p, at, digits) {
        Evidence::Context
    } else {
        Evidence::Shape
    };
    Some(Found {
        evidence,
        shape: Some((digits.sign, at, at + 3)),
        ..found
    })
}

/// `rời đảo (23-3)`: in brackets alone, and no goals.
fn is_told_in_brackets(p: &Phrases, at: usize, digits: &Digits) -> bool {
    const MOST_OF_TEAM: u32 = 9;
    let alone = p.behind(at, OPEN_BRACKET) && p.is(digits.to, CLOSE_BRACKET);
    let no_goals = digits.numbers[0] > MOST_OF_TEAM && digits.numbers[0] != digits.numbers[1];
    digits.sign == Shape::Dash && alone && no_goals
}

/// Whether the digits are coordinated with ones that can be no part of a whole: `30/4 và 1/5`.
fn beside_date(p: &Phrases, at: usize) -> bool {
    at >= 4
        && p.is(at - 1, LIST_JOINTS)
        && p.is(at - 3, SLASH)
        && p.is(at + 1, SLASH)
        && p.glued(at - 3)
        && p.glued(at - 2)
        && match (p.int(at - 4), p.int(at - 2)) {
            (Some(day), Some(month)) => day > month && is_day(month, day),
            _ => false,
        }
}

/// `12 tháng 10 năm 2017`, `30 Tết`, a bare year.
fn worded(p: &Phrases, lead: Lead, from: usize, at: usize) -> Option<Found> {
    let number = p.int(at)?;
    if is_month_word(p, at + 1) && (1..=31).contains(&number) {
        return day_of_month(p, lead, at, number);
    }
    if let Some((year, to)) = era_year(p, at) {
        return Some(Found::new(
            to,
            DateExpr::Year(YearRef::Known(year)),
            "date.year",
        ));
    }
    let headed = from < at;
    if headed
        && (1..=31).contains(&number)
        && p.atom(at).span.len() <= 2
        && let Some(tense) = directed(p, at + 1)
    {
        let expr = DateExpr::Day {
            year: YearRef::Missing,
            month: None,
            day: number,
            tense,
        };
        return Some(Found::new(at + 1, expr, "date.day"));
    }
    if let Some(to) = lunar_clause(p, at + 1).filter(|_| headed && (1..=30).contains(&number)) {
        let expr = DateExpr::Lunar {
            year: YearRef::Missing,
            month: None,
            day: LunarDay::Number(number),
        };
        return Some(Found::new(to, expr, "date.lunar"));
    }
    if p.is(at + 1, NEW_YEAR) && (headed || number >= 23) && number <= 30 {
        return day_of_new_year(p, number, at + 2);
    }
    if headed { None } else { bare_year(p, at) }
}

/// `ngày 30 tới`, `hôm 12 vừa rồi`: the word that says in which month to look.
fn directed(p: &Phrases, to: usize) -> Option<Tense> {
    let tense = tense(p, to);
    let open = p.is(to, PAST_WITHOUT_JUST);
    (tense != Tense::Open && !open).then_some(tense)
}

/// Whether the number at `at` is that of a month and not the beginning of `3,65%`.
fn is_whole_month(p: &Phrases, at: usize) -> bool {
    let decimals = p.is(at + 1, COMMA) && p.glued(at + 1) && p.glued(at + 2) && p.is_digits(at + 2);
    let year = p.atom(at + 2).span.len() == 4;
    month_number(p, at).is_some() && (!decimals || year)
}

fn day_of_month(p: &Phrases, lead: Lead, at: usize, number: u32) -> Option<Found> {
    let headed = lead != Lead::Bare;
    if p.is_digits(at + 2) && !is_whole_month(p, at + 2) {
        return None;
    }
    let found = if matches!(lead, Lead::Head(_)) {
        month_after_day(p, at + 1)?
    } else {
        month(p, at + 1)?
    };
    let to = found.to;
    let expr = match found.expr {
        DateExpr::Month {
            year: YearRef::Missing,
            ..
        } if !headed && !names_month(p, at + 1, to) => return None,
        DateExpr::Month { year, month, tense } if is_day(month, number) => DateExpr::Day {
            year,
            month: Some(month),
            day: number,
            tense,
        },
        DateExpr::MonthOffset(offset) if headed => DateExpr::DayOfMonth {
            offset,
            day: number,
        },
        // `tháng 3 tháng 4 âm lịch` are months.
        DateExpr::LunarMonth { year, month } if number <= 30 && !p.behind(at, MONTH) => {
            DateExpr::lunar(year, month, number)
        }
        _ => return None,
    };
    // Without a head word the year leaves no doubt, as it does for the month alone.
    Some(Found {
        evidence: Evidence::Certain,
        ..Found::new(to, expr, "date.day-of-month")
    })
}

/// `30 tháng tư`, `24 thg 6`: the word or its name leaves no doubt that a month is meant, where
/// nothing is counted behind it.
fn names_month(p: &Phrases, at: usize, to: usize) -> bool {
    let counts = p.is_word(to) && (p.word_has(to, Class::COUNTED) || is_time_unit(p, to));
    !p.is(at, MONTH) || p.is_word(at + 1) && !counts
}

/// Four digits that no sign, unit or letter claims.
pub(crate) fn bare_year(p: &Phrases, at: usize) -> Option<Found> {
    let year = modern_year(p, at)?;
    let behind = at + 1;
    let sign = p.is(behind, GLUES_CLOCKS) && p.glued(behind) && p.glued(behind + 1);
    let continued =
        sign && (p.is_digits(behind + 1) || !p.is(behind, NUMBER_SIGNS) && p.is_word(behind + 1));
    if continued || p.is(behind, PERCENT_SIGN) || p.glued(behind) && p.is_word(behind) {
        return None;
    }
    let expr = DateExpr::Year(YearRef::Known(year));
    let found = Found::new(behind, expr, "date.bare-year");
    if p.behind(at, OPEN_BRACKET) && p.is(behind, CLOSE_BRACKET) {
        return Some(Found {
            evidence: Evidence::Context,
            rule: "date.year-in-brackets",
            ..found
        });
    }
    // Behind a name a car's model may be meant; the cues tell.
    let name = p.name_ends_before(at);
    let shape = if name { Shape::Model } else { Shape::Year };
    Some(Found {
        evidence: Evidence::Shape,
        shape: Some((shape, at, behind)),
        ..found
    })
}

pub(crate) fn is_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}
