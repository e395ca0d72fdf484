//! Dates in digits: `9/10`, `14/7/2015`, `12 tháng 10 năm 2017`, a bare year.

use super::*;
use crate::facts::label;

/// What stands before the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::facts) enum Lead {
    /// Nothing that says what they are.
    Bare,
    /// A sign or word of a range or list: `27-28/02/2018` from `28` on.
    Joined,
    /// A head word (`ngày`, a weekday) that begins at the atom.
    Head(usize),
}

/// Two or three numbers with one sign between them.
struct Digits {
    sign: Shape,
    numbers: [u32; 3],
    widths: [usize; 3],
    count: usize,
    to: usize,
}

/// The calendar point in the digits at `at`.
pub(in crate::facts) fn numeric(tape: &Tape, lead: Lead, at: usize) -> Option<Found> {
    if lead == Lead::Bare && inside_other(tape, at) {
        return None;
    }
    let from = if let Lead::Head(head) = lead {
        head
    } else {
        at
    };
    let Some(digits) = digits(tape, at, from < at) else {
        return worded(tape, lead, from, at);
    };
    // `lúc 2-3 giờ sáng`, `uống ngày 2-3 lần`
    let hours = digits.sign == Shape::Dash && tape.is_any(digits.to, &["giờ", "lần", "buổi"]);
    if hours || cut_short(tape, digits.to) && !opens_range(tape, &digits) {
        return None;
    }
    match digits.count {
        3 => full_date(tape, from, at, &digits),
        _ if digits.widths[1] == 4 => month_year(&digits),
        _ => day_month(tape, from, at, &digits),
    }
}

/// Whether the digits belong to something that began before them.
fn inside_other(tape: &Tape, at: usize) -> bool {
    if at == 0 || !tape.glued(at) {
        return false;
    }
    let behind_digits = at >= 2 && tape.is_digits(at - 2) && tape.glued(at - 1);
    tape.is_word(at - 1) && !tape.is(at - 1, "sn")
        || matches!(tape.key_before(at), "/" | "_" | "#")
        || behind_digits && matches!(tape.key_before(at), "." | "-" | "," | ":")
}

fn digits(tape: &Tape, at: usize, headed: bool) -> Option<Digits> {
    let sign = match tape.key(at + 1) {
        "/" => Shape::Slash,
        "-" => Shape::Dash,
        "." => Shape::Dot,
        _ => return None,
    };
    let glued = tape.glued(at + 1) && tape.glued(at + 2);
    let width = |n: usize| tape.atom(n).span.len();
    let mut digits = Digits {
        sign,
        numbers: [tape.int(at)?, tape.int(at + 2)?, 0],
        widths: [width(at), width(at + 2), 0],
        count: 2,
        to: at + 3,
    };
    let third = tape.key(at + 3) == tape.key(at + 1) && tape.is_digits(at + 4);
    let even = tape.atom(at + 3).spaced == tape.atom(at + 1).spaced
        && tape.atom(at + 4).spaced == tape.atom(at + 2).spaced;
    let year = third && sign == Shape::Slash && width(at + 4) == 4;
    // `12 / 10`, `23/ 5`, `30 - 6` only behind a head word, `23/ 5/2017` anywhere; `5. 6` never.
    let loose = year || headed && sign != Shape::Dot && !is_span(tape, at + 3);
    if !(glued || loose) {
        return None;
    }
    if third && (even || year) {
        digits.numbers[2] = tape.int(at + 4)?;
        digits.widths[2] = width(at + 4);
        digits.count = 3;
        digits.to = at + 5;
    } else if headed && tape.is_any(at + 3, &["/", "-"]) && tape.glued(at + 3) {
        // `ngày 5-6/2018`: signs may change before a year
        if let Some(year) = year_number(tape, at + 4).filter(|_| tape.glued(at + 4)) {
            digits.numbers[2] = year as u32;
            digits.widths[2] = 4;
            digits.count = 3;
            digits.to = at + 5;
        }
    }
    Some(digits)
}

/// Whether two spaced numbers before `to` are from one to the other: `ngày 5 - 8 tháng 6`,
/// `tối 6 - 7 người đến`.
fn is_span(tape: &Tape, to: usize) -> bool {
    tape.is(to - 2, "-")
        && (tape.is_any(to, &["tháng", "lần"])
            || tape.is_word(to) && tape.word_class(to).has(Class::COUNTED))
}

/// Whether more is glued to the digits, so that they are part of something longer.
fn cut_short(tape: &Tape, to: usize) -> bool {
    if !tape.glued(to) {
        return false;
    }
    let sign = tape.is_any(to, &["/", "-", "."]) && tape.glued(to + 1);
    tape.is_digits(to)
        || tape.is_word(to) && !tape.is_any(to, &["tại", "ở"])
        || tape.is(to, "%")
        || sign && tape.is_digits(to + 1)
        || sign && tape.key(to) != "." && tape.atom(to + 1).case == Case::Upper
}

/// Whether another date is glued to this one: `27/6-29/6`.
fn opens_range(tape: &Tape, digits: &Digits) -> bool {
    let to = digits.to;
    digits.sign == Shape::Slash
        && tape.is(to, "-")
        && tape.is_digits(to + 1)
        && tape.is(to + 2, "/")
        && tape.is_digits(to + 3)
        && tape.glued(to + 3)
}

/// `14/7/2015`, `20.12.2016`, `2018-10-09`.
fn full_date(tape: &Tape, from: usize, at: usize, digits: &Digits) -> Option<Found> {
    let headed = from < at;
    let [a, b, c] = digits.numbers;
    let (year, month, day) = if digits.widths[0] == 4 {
        (a as i32, b, c)
    } else if digits.widths[2] == 4 {
        (c as i32, b, a)
    } else if digits.widths[2] == 2 && (headed || digits.sign == Shape::Slash) {
        (short_year(c), b, a)
    } else {
        return None;
    };
    if !is_day(month, day) || !(1000..2200).contains(&year) {
        return None;
    }
    let year = YearRef::Known(year);
    let evidence = if headed {
        Evidence::Certain
    } else {
        Evidence::Marked
    };
    if let Some(to) = lunar_clause(tape, digits.to).filter(|_| day <= 30) {
        return Some(Found {
            evidence,
            ..lunar(to, year, month, day)
        });
    }
    let expr = DateExpr::Day {
        year,
        month: Some(month),
        day,
        tense: Tense::Open,
    };
    Some(Found {
        evidence,
        ..Found::new(digits.to, expr, "date.day-month-year")
    })
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

/// `9/10`, `9-10`, `9.10`, with a year in words behind.
fn day_month(tape: &Tape, from: usize, at: usize, digits: &Digits) -> Option<Found> {
    let headed = from < at;
    let [day, month, _] = digits.numbers;
    if digits.widths[0] > 2 || digits.widths[1] > 2 || !is_day(month, day) {
        return None;
    }
    let (year, to) = following_year(tape, digits.to);
    if let Some(to) = lunar_clause(tape, to).filter(|_| day <= 30) {
        let (year, to) = match year {
            YearRef::Missing => following_year(tape, to),
            year => (year, to),
        };
        return Some(lunar(to, year, month, day));
    }
    let expr = DateExpr::Day {
        year,
        month: Some(month),
        day,
        tense: tense(tape, to),
    };
    if headed {
        return Some(Found {
            evidence: Evidence::Certain,
            ..Found::new(to, expr, "date.headed")
        });
    }
    // `2-3 năm trước` are years.
    if digits.sign == Shape::Dash && matches!(year, YearRef::Offset(_)) {
        return None;
    }
    let found = Found::new(to, expr, "date.day-month");
    if year != YearRef::Missing {
        return Some(found);
    }
    if beside_date(tape, at) {
        return Some(Found {
            evidence: Evidence::Certain,
            ..found
        });
    }
    Some(Found {
        evidence: Evidence::Shape,
        shape: Some((digits.sign, at, at + 3)),
        ..found
    })
}

/// Whether the digits are coordinated with ones that can be no part of a whole: `30/4 và 1/5`.
fn beside_date(tape: &Tape, at: usize) -> bool {
    at >= 4
        && tape.is_any(at - 1, &["và", ",", "hoặc", "-"])
        && tape.is(at - 3, "/")
        && tape.is(at + 1, "/")
        && tape.glued(at - 3)
        && tape.glued(at - 2)
        && match (tape.int(at - 4), tape.int(at - 2)) {
            (Some(day), Some(month)) => day > month && is_day(month, day),
            _ => false,
        }
}

/// `12 tháng 10 năm 2017`, `30 Tết`, a bare year.
fn worded(tape: &Tape, lead: Lead, from: usize, at: usize) -> Option<Found> {
    let number = tape.int(at)?;
    if tape.is(at + 1, "tháng") && (1..=31).contains(&number) {
        return day_of_month(tape, lead, at, number);
    }
    if let Some((year, to)) = era_year(tape, at) {
        return Some(Found::new(
            to,
            DateExpr::Year(YearRef::Known(year)),
            "date.year",
        ));
    }
    let headed = from < at;
    if headed
        && (1..=31).contains(&number)
        && tape.atom(at).span.len() <= 2
        && let Some(tense) = directed(tape, at + 1)
    {
        let expr = DateExpr::Day {
            year: YearRef::Missing,
            month: None,
            day: number,
            tense,
        };
        return Some(Found::new(at + 1, expr, "date.day"));
    }
    if let Some(to) = lunar_clause(tape, at + 1).filter(|_| headed && (1..=30).contains(&number)) {
        let expr = DateExpr::Lunar {
            year: YearRef::Missing,
            month: None,
            day: LunarDay::Number(number),
        };
        return Some(Found::new(to, expr, "date.lunar"));
    }
    if tape.is(at + 1, "tết") && (headed || number >= 23) && number <= 30 {
        return day_of_new_year(tape, number, at + 2);
    }
    if headed { None } else { bare_year(tape, at) }
}

/// `ngày 30 tới`, `hôm 12 vừa rồi`: the word that says in which month to look.
fn directed(tape: &Tape, to: usize) -> Option<Tense> {
    let tense = tense(tape, to);
    let open = tape.is_any(to, &["qua", "rồi"]);
    (tense != Tense::Open && !open).then_some(tense)
}

fn day_of_month(tape: &Tape, lead: Lead, at: usize, number: u32) -> Option<Found> {
    let headed = lead != Lead::Bare;
    let found = if matches!(lead, Lead::Head(_)) {
        month_after_day(tape, at + 1)?
    } else {
        month(tape, at + 1)?
    };
    let mut to = found.to;
    let expr = match found.expr {
        DateExpr::Month {
            year: YearRef::Missing,
            ..
        } if !headed => return None,
        DateExpr::Month { year, month, tense } if is_day(month, number) => {
            match lunar_clause(tape, to) {
                Some(end) => {
                    to = end;
                    DateExpr::lunar(year, month, number)
                }
                None => DateExpr::Day {
                    year,
                    month: Some(month),
                    day: number,
                    tense,
                },
            }
        }
        DateExpr::MonthOffset(offset) if headed => DateExpr::DayOfMonth {
            offset,
            day: number,
        },
        // `tháng 3 tháng 4 âm lịch` are months.
        DateExpr::LunarMonth { year, month } if number <= 30 && tape.key_before(at) != "tháng" => {
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

/// Four digits that no sign, unit or letter claims.
pub(in crate::facts) fn bare_year(tape: &Tape, at: usize) -> Option<Found> {
    let year = year_number(tape, at).filter(|year| (1900..2100).contains(year))?;
    let behind = at + 1;
    let sign = tape.is_any(behind, &[".", ",", "/", "-", ":", "+"])
        && tape.glued(behind)
        && tape.glued(behind + 1);
    let continued = sign
        && (tape.is_digits(behind + 1)
            || !tape.is_any(behind, &[".", ",", ":"]) && tape.is_word(behind + 1));
    if continued || tape.is(behind, "%") || tape.glued(behind) && tape.is_word(behind) {
        return None;
    }
    let expr = DateExpr::Year(YearRef::Known(year));
    let found = Found::new(behind, expr, "date.bare-year");
    if tape.key_before(at) == "(" && tape.is(behind, ")") {
        return Some(Found {
            evidence: Evidence::Context,
            rule: "date.year-in-brackets",
            ..found
        });
    }
    // Behind a name a car's model may be meant; the cues tell.
    let name = label::name_ends_before(tape, at);
    let shape = if name { Shape::Model } else { Shape::Year };
    Some(Found {
        evidence: Evidence::Shape,
        shape: Some((shape, at, behind)),
        ..found
    })
}

/// A relative day with its restatement: `hôm nay 7/2/2017`, `ngày mai 6.6`.
pub(super) fn restated(tape: &Tape, to: usize, expr: DateExpr) -> Found {
    match restatement(tape, to) {
        Some((said, end)) if end > to => Found {
            evidence: Evidence::Certain,
            ..Found::new(end, expr.restated_by(said), "date.restated")
        },
        Some((said, _)) => Found::new(to, expr.restated_by(said), "date.relative"),
        None => Found::new(to, expr, "date.relative"),
    }
}

/// The date that restates a relative day ending before `to`, and the atom behind the whole.
/// `nay 7/2` and `nay, 7/2` are one expression; `nay (7/2)` are two of one day.
pub(in crate::facts) fn restatement(tape: &Tape, to: usize) -> Option<(DateExpr, usize)> {
    let day_at = |at: usize| {
        let number = at + usize::from(tape.is(at, "ngày"));
        let found = if tape.is_digits(number) {
            numeric(tape, Lead::Head(to), number)
        } else {
            weekday_then_date(tape, at)
        };
        found.filter(|f| matches!(f.expr, DateExpr::Day { .. } | DateExpr::Lunar { .. }))
    };
    if tape.is(to, "(") {
        let found = day_at(to + 1)?;
        return tape
            .is_any(found.to, &[")", ",", ";"])
            .then_some((found.expr, to));
    }
    // `hôm nay, 5/7`, `hôm nay - 7/2`
    let comma = tape.is(to, ",");
    let dash = tape.is(to, "-") && tape.atom(to).spaced;
    let next = to + usize::from(comma || dash);
    let found = day_at(next)?;
    // `hôm nay, 5/7 hộ` counts households, `hôm nay, 22/6 phiên tòa` does not.
    let part = tape.int(next) <= tape.int(next + 2);
    let counted = comma
        && part
        && tape.is_digits(next)
        && !found.expr.names_year()
        && tape.is_word(found.to)
        && tape.word_class(found.to).has(Class::COUNTED);
    (!counted).then_some((found.expr, found.to))
}

pub(super) fn is_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn short_year(year: u32) -> i32 {
    year as i32 + if year < 50 { 2000 } else { 1900 }
}
