//! Reads calendar points from the tape; dates, times and intervals are built of them.

use super::{
    Evidence, Modifier, Shape,
    tape::{Case, Tape},
    temporal::{DateExpr, Tense, YearRef},
};

/// A calendar point that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub from: usize,
    pub to: usize,
    pub expr: DateExpr,
    pub modifier: Option<Modifier>,
    pub evidence: Evidence,
    pub shape: Option<(Shape, usize, usize)>,
    pub rule: &'static str,
}

impl Found {
    pub fn new(from: usize, to: usize, expr: DateExpr, rule: &'static str) -> Self {
        Found {
            from,
            to,
            expr,
            modifier: None,
            evidence: Evidence::Marked,
            shape: None,
            rule,
        }
    }

    fn shaped(mut self, evidence: Evidence, shape: Option<Shape>, at: usize) -> Self {
        self.evidence = evidence;
        self.shape = shape.map(|s| (s, at, self.to));
        self
    }
}

/// Whether a calendar point may begin at the atom; keeps the tape's walk cheap.
pub(super) fn may_start(tape: &Tape, at: usize) -> bool {
    tape.is_digits(at)
        || matches!(
            tape.key(at),
            "ngày"
                | "hôm"
                | "mùng"
                | "mồng"
                | "tháng"
                | "quý"
                | "năm"
                | "thập"
                | "những"
                | "thế"
                | "tuần"
                | "cuối"
                | "đầu"
                | "giữa"
                | "trung"
                | "thượng"
                | "hạ"
                | "thứ"
                | "chủ"
                | "cùng"
                | "rằm"
                | "mai"
                | "sn"
                | "đêm"
                | "bữa"
                | "mùa"
                | "giao"
                | "cn"
                | "t2"
                | "t3"
                | "sang"
        )
}

/// The calendar point that begins at `at`, the longest reading of it.
pub(super) fn point(tape: &Tape, at: usize) -> Option<Found> {
    if tape.is_digits(at) {
        return numeric(tape, at, at);
    }
    match tape.key(at) {
        "đầu" | "cuối" | "giữa" | "trung" | "thượng" | "hạ" => edge(tape, at),
        "ngày" | "hôm" | "mùng" | "mồng" | "bữa" => headed(tape, at),
        "tháng" => month(tape, at),
        "quý" => quarter(tape, at),
        "năm" => year(tape, at),
        "những" if tape.is(at + 1, "năm") => decade_years(tape, at),
        "thập" | "những" => decade(tape, at),
        "thế" => century(tape, at),
        "tuần" => week(tape, at),
        "thứ" | "chủ" => weekday(tape, at),
        "cùng" => same(tape, at),
        "rằm" => full_moon(tape, at),
        "giao" if tape.is(at + 1, "thừa") => {
            let (year, to) = lunar_year(tape, at + 2);
            Some(Found::new(
                at,
                to,
                DateExpr::Lunar {
                    year,
                    month: 12,
                    day: 0,
                    leap: false,
                },
                "date.lunar",
            ))
        }
        "mùa" if tape.is_any(at + 1, &["xuân", "hè", "thu", "đông", "hạ"]) => {
            season(tape, at)
        }
        _ => None,
    }
}

/// A four-digit year at `at`.
pub(super) fn year_number(tape: &Tape, at: usize) -> Option<i32> {
    let atom = tape.atom(at);
    let year = tape.int(at)?;
    (atom.span.len() == 4 && (1000..2200).contains(&year)).then_some(year as i32)
}

/// `tới`, `vừa qua` behind a year-less date: outside the span, but it says where to look.
pub(super) fn tense(tape: &Tape, to: usize) -> Tense {
    match tape.key(to) {
        "tới" | "sắp" => Tense::Future,
        "vừa" if tape.is_any(to + 1, &["qua", "rồi"]) => Tense::Past,
        "qua" | "rồi" => Tense::Past,
        _ => Tense::Open,
    }
}

/// Digits with date separators: `9/10`, `14/7/2015`, `2018-10-09`, a bare year.
/// `head` is where the expression begins, `at` where the digits do.
fn numeric(tape: &Tape, head: usize, at: usize) -> Option<Found> {
    let is_headed = head < at;
    if at > 0 && tape.glued(at) && !is_headed {
        let before = tape.key_before(at);
        let digits_before = at >= 2 && tape.is_digits(at - 2) && tape.glued(at - 1);
        if matches!(before, "/" | "." | "-" | "," | ":") && digits_before
            || tape.is_word(at - 1)
            || matches!(before, "/" | "_" | "#" | "№")
        {
            return None;
        }
    }
    let first = tape.int(at)?;
    let sep = |at: usize| -> Option<&str> {
        let key = tape.key(at);
        let glued = tape.glued(at) && tape.glued(at + 1);
        let loose = is_headed && tape.atom(at).spaced == tape.atom(at + 1).spaced && key != ".";
        (matches!(key, "/" | "-" | ".") && (glued || loose) && tape.is_digits(at + 1))
            .then_some(key)
    };
    let Some(sign) = sep(at + 1) else {
        return worded(tape, head, at);
    };
    let second = tape.int(at + 2)?;
    let third = sep(at + 3)
        .filter(|s| *s == sign || is_headed)
        .and_then(|_| tape.int(at + 4));
    let width = |n: usize| tape.atom(n).span.len();
    let ends_here = |to: usize| {
        !(tape.glued(to)
            && (tape.is_word(to) && !tape.is_any(to, &["tại", "ở"]) || tape.is_digits(to)))
    };
    if let Some(third) = third {
        let to = at + 5;
        if !ends_here(to) || sep(to).is_some() && tape.glued(to) {
            return None;
        }
        let (year, month, day) = if width(at) == 4 {
            (first as i32, second, third)
        } else if width(at + 4) == 4 {
            (third as i32, second, first)
        } else if width(at + 4) == 2 && (is_headed || sign == "/") {
            (short_year(third), second, first)
        } else {
            return None;
        };
        if !is_day(month, day) || !(1000..2200).contains(&year) {
            return None;
        }
        let to = clause_of_lunar(tape, to).unwrap_or(to);
        let expr = DateExpr::Day {
            year: YearRef::Known(year),
            month: Some(month),
            day,
            tense: Tense::Open,
        };
        let found = Found::new(
            head,
            to,
            lunar(tape, at + 5, to, expr),
            "date.day-month-year",
        );
        let evidence = if is_headed {
            Evidence::Certain
        } else {
            Evidence::Marked
        };
        return Some(found.shaped(evidence, None, at));
    }
    let to = at + 3;
    if !ends_here(to)
        || tape.is_any(to, &["/", "-", "."])
            && tape.glued(to)
            && tape.glued(to + 1)
            && (tape.is_digits(to + 1)
                || tape.is_word(to + 1)
                    && tape.key(to) != "."
                    && tape.atom(to + 1).case == Case::Upper)
    {
        return None;
    }
    // `4/2017` is a month only behind `tháng`, `2017/18` an interval.
    if width(at + 2) == 4 {
        let year = second as i32;
        if width(at) <= 2
            && (1..=12).contains(&first)
            && sign != "."
            && (1900..2100).contains(&year)
        {
            let expr = DateExpr::Month {
                year: YearRef::Known(year),
                month: first,
                tense: Tense::Open,
            };
            return Some(Found::new(head, to, expr, "date.month-year").shaped(
                Evidence::Context,
                None,
                at,
            ));
        }
        return None;
    }
    if width(at) > 2 || width(at + 2) > 2 || !is_day(second, first) {
        return None;
    }
    let shape = match sign {
        "/" => Shape::Slash,
        "-" => Shape::Dash,
        _ => Shape::Dot,
    };
    let (year, to) = following_year(tape, to);
    let tense = tense(tape, to);
    let to = clause_of_lunar(tape, to).unwrap_or(to);
    let expr = DateExpr::Day {
        year,
        month: Some(second),
        day: first,
        tense,
    };
    let expr = lunar(tape, at + 3, to, expr);
    let evidence = if is_headed || year != YearRef::Missing {
        Evidence::Marked
    } else {
        Evidence::Shape
    };
    let rule = if is_headed {
        "date.headed"
    } else {
        "date.day-month"
    };
    Some(Found {
        shape: None,
        ..Found::new(head, to, expr, rule).shaped(evidence, Some(shape), at)
    })
    .map(|found| Found {
        shape: (evidence == Evidence::Shape).then_some((shape, at, at + 3)),
        ..found
    })
}

/// `12 tháng 10 năm 2017`, `ngày 25` with a month in words, a bare year.
fn worded(tape: &Tape, head: usize, at: usize) -> Option<Found> {
    let number = tape.int(at)?;
    let is_headed = head < at;
    if tape.is(at + 1, "tháng") && (1..=31).contains(&number) {
        if let Some(found) = month(tape, at + 1) {
            let complete = is_headed
                || !matches!(
                    found.expr,
                    DateExpr::Month {
                        year: YearRef::Missing,
                        ..
                    }
                );
            let expr = match found.expr {
                DateExpr::Month { year, month, tense } if complete && is_day(month, number) => {
                    DateExpr::Day {
                        year,
                        month: Some(month),
                        day: number,
                        tense,
                    }
                }
                DateExpr::MonthOffset(offset) if is_headed => DateExpr::DayOfMonth {
                    offset,
                    day: number,
                },
                DateExpr::LunarMonth { year, month } if is_headed && number <= 30 => {
                    DateExpr::Lunar {
                        year,
                        month,
                        day: number,
                        leap: false,
                    }
                }
                _ => return None,
            };
            let (expr, to) = match clause_of_lunar(tape, found.to) {
                Some(to) => (lunar(tape, found.to, to, expr), to),
                None => (expr, found.to),
            };
            return Some(Found::new(head, to, expr, "date.day-of-month"));
        }
        return None;
    }
    if is_headed && tape.is(at + 1, "tết") && number <= 30 {
        let (year, to) = lunar_year(tape, at + 2);
        let (month, day) = if number >= 23 {
            (12, if number == 30 { 0 } else { number })
        } else {
            (1, number)
        };
        return Some(Found::new(
            head,
            to,
            DateExpr::Lunar {
                year,
                month,
                day,
                leap: false,
            },
            "date.lunar",
        ));
    }
    if !is_headed && tape.is(at + 1, "tết") && (23..=30).contains(&number) {
        let (year, to) = lunar_year(tape, at + 2);
        let day = if number == 30 { 0 } else { number };
        return Some(Found::new(
            head,
            to,
            DateExpr::Lunar {
                year,
                month: 12,
                day,
                leap: false,
            },
            "date.lunar",
        ));
    }
    if is_headed {
        return None;
    }
    let year = year_number(tape, at).filter(|year| (1900..2100).contains(year))?;
    let next = tape.atom(at + 1);
    let glued_sign =
        tape.is_any(at + 1, &[".", ",", "/", "-", ":"]) && tape.glued(at + 1) && tape.glued(at + 2);
    if glued_sign
        && (tape.is_digits(at + 2)
            || !tape.is_any(at + 1, &[".", ",", ":"]) && tape.is_word(at + 2))
        || tape.is(at + 1, "%")
        || tape.glued(at + 1) && tape.is_word(at + 1)
    {
        return None;
    }
    let _ = next;
    let expr = DateExpr::Year(YearRef::Known(year));
    let mut found = Found::new(at, at + 1, expr, "date.bare-year").shaped(
        Evidence::Shape,
        Some(Shape::Bare),
        at,
    );
    if tape.key_before(at) == "(" && tape.is(at + 1, ")") {
        found.evidence = Evidence::Context;
        found.rule = "date.year-in-brackets";
    }
    Some(found)
}

fn is_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn short_year(year: u32) -> i32 {
    year as i32 + if year < 50 { 2000 } else { 1900 }
}

/// `năm 2016`, `năm nay` behind a day or month; `của` in between is not read.
fn following_year(tape: &Tape, to: usize) -> (YearRef, usize) {
    if !tape.is(to, "năm") {
        return (YearRef::Missing, to);
    }
    match year(tape, to) {
        Some(Found {
            expr: DateExpr::Year(year),
            to,
            ..
        }) => (year, to),
        _ => (YearRef::Missing, to),
    }
}

/// `âm lịch`, `(âm lịch)` behind a date: the atom behind it.
fn clause_of_lunar(tape: &Tape, to: usize) -> Option<usize> {
    if tape.are(to, &["âm", "lịch"]) || tape.are(to, &["al"]) && tape.atom(to).case == Case::Upper
    {
        return Some(if tape.is(to, "al") { to + 1 } else { to + 2 });
    }
    if tape.are(to, &["(", "âm", "lịch", ")"]) {
        return Some(to + 4);
    }
    None
}

/// Turns a Gregorian reading into a lunar one where `âm lịch` was read.
fn lunar(_tape: &Tape, plain: usize, to: usize, expr: DateExpr) -> DateExpr {
    match expr {
        DateExpr::Day {
            year,
            month: Some(month),
            day,
            ..
        } if to > plain + 1
            && day <= 30
            && _tape.key_before(to) != ""
            && is_lunar_tail(_tape, to) =>
        {
            DateExpr::Lunar {
                year,
                month,
                day,
                leap: false,
            }
        }
        other => other,
    }
}

fn is_lunar_tail(tape: &Tape, to: usize) -> bool {
    matches!(tape.key_before(to), "lịch" | "al")
        || tape.key_before(to) == ")" && to >= 2 && tape.is(to - 2, "lịch")
}

/// `ngày …`, `hôm …`, `mùng …`.
fn headed(tape: &Tape, at: usize) -> Option<Found> {
    let mut next = at + 1;
    let head = tape.key(at);
    if head == "ngày" && tape.is(next, "hôm") {
        return headed(tape, next).map(|found| Found { from: at, ..found });
    }
    let relative = match (head, tape.key(next)) {
        ("hôm" | "bữa", "nay") => Some(DateExpr::DayOffset(0)),
        ("hôm" | "bữa", "qua") => Some(DateExpr::DayOffset(-1)),
        ("hôm" | "bữa", "kia") => Some(DateExpr::DayOffset(-2)),
        ("hôm" | "ngày", "sau") => Some(DateExpr::DaySpoken(1)),
        ("hôm", "trước") if tape.is(next + 1, "đó") => Some(DateExpr::DaySpoken(-1)),
        ("hôm", "trước") => Some(DateExpr::DaySpoken(-1)),
        ("hôm", "đó" | "ấy") => Some(DateExpr::DaySpoken(0)),
        ("ngày", "mai") => Some(DateExpr::DayOffset(1)),
        ("ngày", "kia") => Some(DateExpr::DayOffset(2)),
        ("ngày", "nay") if head == "ngày" => None,
        ("ngày", "đó") => Some(DateExpr::DaySpoken(0)),
        _ => None,
    };
    if let Some(expr) = relative {
        let mut to = next + 1;
        if head == "hôm" && tape.is(next, "trước") && tape.is(to, "đó") {
            to += 1;
        }
        // `hôm sau` inside `những hôm sau` and `ngày sau khi` are something else.
        if tape.is(to, "khi")
            || head == "ngày" && tape.is(next, "sau") && !matches!(tape.key_before(at), "," | "(")
        {
            return None;
        }
        return Some(restated(tape, at, to, expr));
    }
    if tape.is_any(next, &["mùng", "mồng"]) {
        next += 1;
    }
    let lunar_head = tape.is_any(next - 1, &["mùng", "mồng"]);
    if let Some(found) = weekday_then_date(tape, next) {
        return Some(Found { from: at, ..found });
    }
    if tape.is(next, "rằm") {
        return full_moon(tape, next).map(|found| Found { from: at, ..found });
    }
    if tape.is_digits(next) {
        if let Some(mut found) = numeric(tape, at, next) {
            if found.evidence < Evidence::Marked {
                found.evidence = Evidence::Marked;
            }
            found.shape = None;
            return Some(found);
        }
        if lunar_head {
            return lunar_day(tape, at, tape.int(next)?, next + 1);
        }
        return None;
    }
    // `mùng hai Tết`, `ngày mười hai tháng tám`
    let number = super::amount::number(tape, next).filter(|n| n.in_words)?;
    let day: u32 = number
        .value
        .try_into()
        .ok()
        .filter(|d| (1..=31).contains(d))?;
    if lunar_head {
        return lunar_day(tape, at, day, number.end);
    }
    if !tape.is(number.end, "tháng") {
        return None;
    }
    let found = month(tape, number.end)?;
    match found.expr {
        DateExpr::Month { year, month, tense } if is_day(month, day) => Some(Found::new(
            at,
            found.to,
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                tense,
            },
            "date.in-words",
        )),
        DateExpr::LunarMonth { year, month } => Some(Found::new(
            at,
            found.to,
            DateExpr::Lunar {
                year,
                month,
                day,
                leap: false,
            },
            "date.lunar",
        )),
        _ => None,
    }
}

/// `mùng 2 Tết`, `mùng 1 tháng Giêng`, `mùng 10/3` and a bare `mùng 2`.
fn lunar_day(tape: &Tape, at: usize, day: u32, to: usize) -> Option<Found> {
    if !(1..=30).contains(&day) {
        return None;
    }
    let lunar = |year, month, to| {
        Found::new(
            at,
            to,
            DateExpr::Lunar {
                year,
                month,
                day,
                leap: false,
            },
            "date.lunar",
        )
    };
    if tape.is(to, "tết") {
        let mut next = to + 1;
        if tape.are(next, &["nguyên", "đán"]) || tape.are(next, &["âm", "lịch"]) {
            next += 2;
        }
        let (year, to) = lunar_year(tape, next);
        return Some(lunar(year, 1, to));
    }
    if tape.is(to, "tháng") {
        let found = month(tape, to)?;
        return match found.expr {
            DateExpr::LunarMonth { year, month } => Some(lunar(year, month, found.to)),
            DateExpr::Month { year, month, .. } => {
                let to = clause_of_lunar(tape, found.to).unwrap_or(found.to);
                Some(lunar(year, month, to))
            }
            _ => None,
        };
    }
    if tape.is_any(to, &["giêng", "chạp"]) {
        let month = if tape.is(to, "giêng") { 1 } else { 12 };
        let (year, to) = lunar_year(tape, to + 1);
        return Some(lunar(year, month, to));
    }
    None
}

/// `rằm tháng Giêng`, `rằm tháng 7`, `rằm Trung thu`.
fn full_moon(tape: &Tape, at: usize) -> Option<Found> {
    let (year, month, to) = if tape.are(at + 1, &["trung", "thu"]) {
        let (year, to) = lunar_year(tape, at + 3);
        (year, 8, to)
    } else {
        let found = month(tape, at + 1)?;
        match found.expr {
            DateExpr::LunarMonth { year, month } | DateExpr::Month { year, month, .. } => {
                (year, month, found.to)
            }
            _ => return None,
        }
    };
    let to = clause_of_lunar(tape, to).unwrap_or(to);
    Some(Found::new(
        at,
        to,
        DateExpr::Lunar {
            year,
            month,
            day: 15,
            leap: false,
        },
        "date.lunar",
    ))
}

/// `Mậu Tuất`, `năm Mậu Tuất 2018`, `năm 2018`, `2018`.
fn lunar_year(tape: &Tape, at: usize) -> (YearRef, usize) {
    let named = at + usize::from(tape.is(at, "năm"));
    if let Some((year, to)) = cycle_year(tape, named) {
        return (YearRef::Known(year), to);
    }
    if let Some(year) = year_number(tape, named) {
        return (YearRef::Known(year), named + 1);
    }
    if named > at {
        return following_year(tape, at);
    }
    (YearRef::Missing, at)
}

/// A year of the sixty-year cycle: `Mậu Tuất`, `Đinh Dậu 2017`.
fn cycle_year(tape: &Tape, at: usize) -> Option<(i32, usize)> {
    if tape.atom(at).case == Case::Lower || tape.atom(at + 1).case == Case::Lower {
        return None;
    }
    let name = format!("{} {}", tape.key(at), tape.key(at + 1));
    let near = year_number(tape, at + 2);
    let year = crate::calendar::year_of_name(&name, near.unwrap_or(2015))?;
    match near {
        Some(near) if near == year => Some((year, at + 3)),
        _ if tape.is(at + 2, "(") && year_number(tape, at + 3) == Some(year) => {
            Some((year, at + 2))
        }
        _ => Some((year, at + 2)),
    }
}

/// `hôm nay 7/2/2017`, `ngày mai 6.6`: one fact with its restatement.
fn restated(tape: &Tape, from: usize, to: usize, expr: DateExpr) -> Found {
    let next = to + usize::from(tape.is(to, ","));
    let next = if tape.is(next, "ngày") && tape.is_digits(next + 1) {
        next + 1
    } else {
        next
    };
    if tape.is_digits(next) {
        if let Some(found) = numeric(tape, from, next) {
            if matches!(found.expr, DateExpr::Day { .. }) {
                return Found {
                    from,
                    modifier: None,
                    rule: "date.restated",
                    ..found
                };
            }
        }
    }
    Found::new(from, to, expr, "date.relative")
}

/// The number of a month at `at`: digits, words, Giêng and Chạp. The flag says lunar.
fn month_number(tape: &Tape, at: usize) -> Option<(u32, usize, bool)> {
    if let Some(month) = tape.int(at) {
        return ((1..=12).contains(&month) && tape.atom(at).span.len() <= 2).then_some((
            month,
            at + 1,
            false,
        ));
    }
    match tape.key(at) {
        "giêng" => return Some((1, at + 1, true)),
        "chạp" => return Some((12, at + 1, true)),
        "tư" => return Some((4, at + 1, false)),
        _ => {}
    }
    let month = match tape.key(at) {
        "một" if tape.atom(at).case == Case::Lower => return None,
        "hai" => 2,
        "ba" => 3,
        "năm" if tape.atom(at).case == Case::Title => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        "mười" => {
            return Some(match tape.key(at + 1) {
                "một" => (11, at + 2, false),
                "hai" => (12, at + 2, false),
                _ => (10, at + 1, false),
            });
        }
        _ => return None,
    };
    Some((month, at + 1, false))
}

/// `tháng 11/2017`, `tháng này`, `tháng 5 năm ngoái`, `tháng Giêng`.
fn month(tape: &Tape, at: usize) -> Option<Found> {
    let next = at + 1;
    if !tape.is(at, "tháng") {
        return None;
    }
    let offset = match tape.key(next) {
        "này" | "nay" => Some(DateExpr::MonthOffset(0)),
        "trước" => Some(DateExpr::MonthOffset(-1)),
        "qua" | "rồi" => Some(DateExpr::MonthOffset(-1)),
        "vừa" if tape.is_any(next + 1, &["qua", "rồi"]) => {
            return Some(Found::new(
                at,
                next + 2,
                DateExpr::MonthOffset(-1),
                "date.relative",
            ));
        }
        "tới" | "sau" => Some(DateExpr::MonthOffset(1)),
        "đó" | "ấy" => Some(DateExpr::MonthSpoken(0)),
        _ => None,
    };
    if let Some(expr) = offset {
        let counted = at > 0
            && (tape.is_digits(at - 1)
                || tape.lexicon.number(tape.key_before(at)).is_some()
                || tape.is_any(
                    at - 1,
                    &["vài", "mấy", "nhiều", "các", "những", "hàng", "mỗi"],
                ));
        return (!counted).then(|| Found::new(at, next + 1, expr, "date.relative"));
    }
    let (number, mut to, is_lunar) = month_number(tape, next)?;
    if is_lunar {
        let (year, to) = lunar_year(tape, to);
        return Some(Found::new(
            at,
            to,
            DateExpr::LunarMonth {
                year,
                month: number,
            },
            "date.lunar",
        ));
    }
    let mut year = YearRef::Missing;
    if tape.is_digits(next)
        && tape.is_any(to, &["/", "-", "."])
        && (tape.glued(to) == tape.glued(to + 1))
    {
        if let Some(known) = year_number(tape, to + 1) {
            if tape.key(to) != "." || tape.glued(to) {
                year = YearRef::Known(known);
                to += 2;
            }
        }
    }
    if year == YearRef::Missing {
        if tape.is(to, "dl") || tape.are(to, &["dương", "lịch"]) {
            to += if tape.is(to, "dl") { 1 } else { 2 };
        }
        (year, to) = following_year(tape, to);
    }
    if year == YearRef::Missing && tape.is_digits(to) && tape.atom(to).spaced {
        if let Some(known) = year_number(tape, to) {
            year = YearRef::Known(known);
            to += 1;
        }
    }
    if let Some(end) = clause_of_lunar(tape, to) {
        return Some(Found::new(
            at,
            end,
            DateExpr::LunarMonth {
                year,
                month: number,
            },
            "date.lunar",
        ));
    }
    let expr = DateExpr::Month {
        year,
        month: number,
        tense: tense(tape, to),
    };
    Some(Found::new(at, to, expr, "date.month"))
}

/// `quý I/2023`, `quý 2 năm 2018`, `quý này`.
fn quarter(tape: &Tape, at: usize) -> Option<Found> {
    let next = at + 1;
    let offset = match tape.key(next) {
        "này" => Some(0),
        "trước" | "qua" => Some(-1),
        "vừa" if tape.is(next + 1, "qua") => {
            return Some(Found::new(
                at,
                next + 2,
                DateExpr::QuarterOffset(-1),
                "date.relative",
            ));
        }
        "tới" | "sau" => Some(1),
        _ => None,
    };
    if let Some(offset) = offset {
        let counted = at > 0
            && (tape.is_digits(at - 1) || tape.lexicon.number(tape.key_before(at)).is_some());
        return (!counted).then(|| {
            Found::new(
                at,
                next + 1,
                DateExpr::QuarterOffset(offset),
                "date.relative",
            )
        });
    }
    let quarter = quarter_number(tape, next)?;
    let (year, to) = year_behind(tape, next + 1);
    Some(Found::new(
        at,
        to,
        DateExpr::Quarter { year, quarter },
        "date.quarter",
    ))
}

/// The number of a quarter: 1 to 4, I to IV, một to bốn.
pub(super) fn quarter_number(tape: &Tape, at: usize) -> Option<u32> {
    match tape.key(at) {
        "1" | "i" | "một" | "01" => Some(1),
        "2" | "ii" | "hai" | "02" => Some(2),
        "3" | "iii" | "ba" | "03" => Some(3),
        "4" | "iv" | "bốn" | "tư" | "04" => Some(4),
        _ => None,
    }
}

/// A year behind a month or quarter: `/2018`, `-2018`, `năm 2018`, `năm ngoái`.
pub(super) fn year_behind(tape: &Tape, to: usize) -> (YearRef, usize) {
    if tape.is_any(to, &["/", "-", "."]) && tape.glued(to) == tape.glued(to + 1) {
        if let Some(year) = year_number(tape, to + 1) {
            return (YearRef::Known(year), to + 2);
        }
    }
    if tape.is(to, "của") && tape.is(to + 1, "năm") {
        return (YearRef::Missing, to);
    }
    following_year(tape, to)
}

/// `năm 2018`, `năm nay`, `năm ngoái`, `năm Đinh Dậu 2017`.
pub(super) fn year(tape: &Tape, at: usize) -> Option<Found> {
    let next = at + 1;
    let found = |to, year| Some(Found::new(at, to, DateExpr::Year(year), "date.year"));
    let counted = at > 0
        && (tape.is_digits(at - 1)
            || tape.lexicon.number(tape.key_before(at)).is_some()
            || tape.is_any(
                at - 1,
                &[
                    "vài", "mấy", "nhiều", "các", "những", "hàng", "hằng", "mỗi", "từng",
                ],
            ));
    match tape.key(next) {
        "nay" if !counted => return found(next + 1, YearRef::Offset(0)),
        "ngoái" => return found(next + 1, YearRef::Offset(-1)),
        "kia" if !counted => return found(next + 1, YearRef::Offset(-2)),
        "rồi" if !counted => return found(next + 1, YearRef::Offset(-1)),
        "qua" if !counted => return found(next + 1, YearRef::Offset(-1)),
        "vừa" if !counted && tape.is_any(next + 1, &["qua", "rồi"]) => {
            return found(next + 2, YearRef::Offset(-1));
        }
        "trước" if !counted && tape.is(next + 1, "đó") => {
            return found(next + 2, YearRef::Spoken(-1));
        }
        "trước" if !counted && !tape.is_any(next + 1, &["khi"]) => {
            return found(next + 1, YearRef::Offset(-1));
        }
        "tới" | "sau" if !counted && !tape.is_any(next + 1, &["khi", "đó"]) => {
            return found(next + 1, YearRef::Offset(1));
        }
        "đó" | "ấy" if !counted => return found(next + 1, YearRef::Spoken(0)),
        "này" if !counted => return found(next + 1, YearRef::Offset(0)),
        _ => {}
    }
    if let Some((year, to)) = cycle_year(tape, next) {
        return found(to, YearRef::Known(year));
    }
    if tape.is(next, "âm") && tape.is(next + 1, "lịch") {
        if let Some((year, to)) = cycle_year(tape, next + 2) {
            return found(to, YearRef::Known(year));
        }
    }
    let year = year_number(tape, next)?;
    // `năm 2.016` is a number, `năm 2016-2020` an interval.
    if tape.is_any(next + 1, &[".", ","])
        && tape.glued(next + 1)
        && tape.is_digits(next + 2)
        && tape.glued(next + 2)
    {
        return None;
    }
    found(next + 1, YearRef::Known(year))
}

/// `thập niên 90`, `thập kỷ 1980`, `những thập niên 80`.
fn decade(tape: &Tape, at: usize) -> Option<Found> {
    let word = at + usize::from(tape.is_any(at, &["những", "các"]));
    if !(tape.is(word, "thập") && tape.is_any(word + 1, &["niên", "kỷ"])) {
        return None;
    }
    decade_number(tape, at, word + 2)
}

/// `những năm 1980`, `những năm 80`, `những năm 1980 của thế kỷ trước`.
fn decade_years(tape: &Tape, at: usize) -> Option<Found> {
    if tape.is_any(at + 2, &["đầu", "cuối", "giữa"]) {
        return None;
    }
    decade_number(tape, at, at + 2)
}

fn decade_number(tape: &Tape, at: usize, number: usize) -> Option<Found> {
    let value = tape.int(number)?;
    let decade = match tape.atom(number).span.len() {
        4 if value % 10 == 0 && (1700..2100).contains(&value) => value / 10,
        2 if value % 10 == 0 => {
            let (century, to) = century_behind(tape, number + 1);
            let base = century.unwrap_or(if value <= 20 { 20 } else { 19 });
            let expr = DateExpr::Decade((base * 10 + value as i32 / 10) as _);
            return Some(Found::new(at, to, expr, "date.decade"));
        }
        _ => return None,
    };
    let (_, to) = century_behind(tape, number + 1);
    Some(Found::new(
        at,
        to,
        DateExpr::Decade(decade as i32),
        "date.decade",
    ))
}

/// `thế kỷ XX`, `thế kỷ trước` behind a decade: part of it.
fn century_behind(tape: &Tape, at: usize) -> (Option<i32>, usize) {
    let from = at + usize::from(tape.is(at, "của"));
    if tape.are(from, &["thế", "kỷ"]) {
        if tape.is(from + 2, "trước") {
            return (Some(19), from + 3);
        }
        if let Some(found) = century(tape, from) {
            if let DateExpr::Century(century) = found.expr {
                return (Some(century), found.to);
            }
        }
    }
    (None, at)
}

/// `thế kỷ XX`, `thế kỷ 21`, `thế kỷ thứ 18`.
fn century(tape: &Tape, at: usize) -> Option<Found> {
    if !tape.is_any(at + 1, &["kỷ", "kỉ"]) {
        return None;
    }
    let number = at + 2 + usize::from(tape.is(at + 2, "thứ"));
    let value = tape
        .int(number)
        .or_else(|| super::ordinal::roman(tape, number))?;
    (1..=30).contains(&value).then(|| {
        Found::new(
            at,
            number + 1,
            DateExpr::Century(value as i32 - 1),
            "date.century",
        )
    })
}

/// `tuần này`, `tuần trước`, `tuần qua`.
fn week(tape: &Tape, at: usize) -> Option<Found> {
    let counted = at > 0
        && (tape.is_digits(at - 1)
            || tape.lexicon.number(tape.key_before(at)).is_some()
            || tape.is_any(at - 1, &["vài", "mấy", "nhiều", "các", "những", "mỗi"]));
    if counted {
        return None;
    }
    let (offset, to) = week_offset(tape, at + 1)?;
    Some(Found::new(
        at,
        to,
        DateExpr::WeekOffset(offset),
        "date.week",
    ))
}

fn week_offset(tape: &Tape, at: usize) -> Option<(i32, usize)> {
    Some(match tape.key(at) {
        "này" | "nay" => (0, at + 1),
        "trước" | "qua" | "rồi" => (-1, at + 1),
        "vừa" if tape.is_any(at + 1, &["qua", "rồi"]) => (-1, at + 2),
        "tới" | "sau" => (1, at + 1),
        "sắp" if tape.is(at + 1, "tới") => (1, at + 2),
        _ => return None,
    })
}

/// The weekday at `at` and the atom behind it; Monday is 0.
pub(super) fn weekday_name(tape: &Tape, at: usize) -> Option<(u32, usize)> {
    if tape.is(at, "chủ") && tape.is_any(at + 1, &["nhật", "nhựt"]) {
        return Some((6, at + 2));
    }
    if !tape.is(at, "thứ") {
        return None;
    }
    let day = match tape.key(at + 1) {
        "hai" | "2" => 0,
        "ba" | "3" => 1,
        "tư" | "4" => 2,
        "năm" | "5" => 3,
        "sáu" | "6" => 4,
        "bảy" | "bẩy" | "7" => 5,
        _ => return None,
    };
    Some((day, at + 2))
}

/// `Thứ Tư, 07/10/2020`, `thứ Hai tuần tới`, `Chủ nhật (4/6)` without the brackets.
fn weekday(tape: &Tape, at: usize) -> Option<Found> {
    if let Some(found) = weekday_then_date(tape, at) {
        return Some(found);
    }
    let (weekday, mut to) = weekday_name(tape, at)?;
    let mut week = None;
    let mut tense = Tense::Open;
    if tape.is(to, "tuần") {
        let (offset, end) = week_offset(tape, to + 1)?;
        week = Some(offset);
        to = end;
    } else {
        match tape.key(to) {
            "tới" => {
                tense = Tense::Future;
                to += 1;
            }
            "này" => {
                week = Some(0);
                to += 1;
            }
            "vừa" if tape.is_any(to + 1, &["qua", "rồi"]) => {
                tense = Tense::Past;
                to += 2;
            }
            "trước" | "qua" | "rồi" => {
                tense = Tense::Past;
                to += 1;
            }
            _ => {}
        }
    }
    let is_sunday = tape.is(at, "chủ");
    let capital = tape.atom(at + 1).case == Case::Title;
    let attached = matches!(
        tape.key_before(at),
        "ngày" | "sáng" | "chiều" | "tối" | "trưa" | "đêm" | "vào" | "hôm" | "từ"
    );
    let evidence = if week.is_some()
        || is_sunday
        || tense != Tense::Open
        || capital && !tape.opens(at)
        || capital && tape.is(to, ",")
    {
        Evidence::Marked
    } else if attached || capital {
        Evidence::Context
    } else {
        return None;
    };
    if tape.is_digits(at + 1) && evidence < Evidence::Marked && !attached {
        return None;
    }
    Some(
        Found::new(
            at,
            to,
            DateExpr::Weekday {
                weekday,
                week,
                tense,
            },
            "date.weekday",
        )
        .shaped(evidence, None, at),
    )
}

/// A weekday directly before a date is part of it and is not trusted.
fn weekday_then_date(tape: &Tape, at: usize) -> Option<Found> {
    let (_, to) = weekday_name(tape, at)?;
    let mut next = to;
    while tape.is_any(next, &[",", "-", "ngày", "|", "."]) && next < to + 3 {
        next += 1;
    }
    if !tape.is_digits(next) {
        return None;
    }
    // The weekday is the head word: `Thứ Tư, 7/10` is no fraction.
    let found = numeric(tape, at, next)?;
    matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
        shape: None,
        rule: "date.weekday-date",
        evidence: Evidence::Marked,
        ..found
    })
}

/// `đầu năm 2018`, `cuối tháng 11/2017`, `giữa tuần`, `cuối tuần 23/6`, `trung tuần tháng 7`.
fn edge(tape: &Tape, at: usize) -> Option<Found> {
    let modifier = match tape.key(at) {
        "đầu" => Modifier::Start,
        "cuối" => Modifier::End,
        "giữa" => Modifier::Mid,
        "trung" | "thượng" | "hạ" if tape.is(at + 1, "tuần") => {
            let found = month(tape, at + 2)?;
            let modifier = match tape.key(at) {
                "thượng" => Modifier::Start,
                "trung" => Modifier::Mid,
                _ => Modifier::End,
            };
            return Some(Found {
                from: at,
                modifier: Some(modifier),
                ..found
            });
        }
        _ => return None,
    };
    let next = at + 1;
    let whole = |expr, to| {
        Some(Found {
            modifier: Some(modifier),
            ..Found::new(at, to, expr, "date.edge")
        })
    };
    match tape.key(next) {
        "tuần" => {
            // `cuối tuần 23/6` is the day itself
            if tape.is_digits(next + 1) {
                if let Some(found) = numeric(tape, at, next + 1) {
                    return matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
                        rule: "date.weekend",
                        ..found
                    });
                }
            }
            if let Some((offset, to)) = week_offset(tape, next + 1) {
                return whole(DateExpr::WeekOffset(offset), to);
            }
            if tape.is(next + 1, "đến")
                || tape.atom(next + 1).kind != super::tape::AtomKind::Word
                || matches!(tape.key_before(at), "từ" | "đến" | "vào" | "tới" | "dịp")
            {
                return whole(DateExpr::WeekOffset(0), next + 1);
            }
            None
        }
        "năm" => {
            if let Some(found) = year(tape, next) {
                return Some(Found {
                    from: at,
                    modifier: Some(modifier),
                    rule: "date.edge",
                    ..found
                });
            }
            let other = tape.is_any(
                next + 1,
                &[
                    "học", "thứ", "châu", "cửa", "sinh", "mới", "tháng", "ngày", "ngón",
                ],
            ) || tape.is_digits(next + 1);
            let parted = matches!(
                tape.key_before(at),
                "tháng" | "quý" | "ngày" | "tuần" | "nửa" | "năm" | "vụ"
            );
            if other || parted {
                return None;
            }
            whole(DateExpr::Year(YearRef::Offset(0)), next + 1)
        }
        "tháng" => {
            if let Some(found) = month(tape, next) {
                return Some(Found {
                    from: at,
                    modifier: Some(modifier),
                    rule: "date.edge",
                    ..found
                });
            }
            let parted = matches!(tape.key_before(at), "tuần" | "ngày");
            (!parted && !tape.is_any(next + 1, &["thứ", "mười"]))
                .then(|| whole(DateExpr::MonthOffset(0), next + 1))?
        }
        "quý" => {
            if let Some(found) = quarter(tape, next) {
                return Some(Found {
                    from: at,
                    modifier: Some(modifier),
                    rule: "date.edge",
                    ..found
                });
            }
            None
        }
        "thế" | "thập" | "những" => {
            let found = point(tape, next)?;
            Some(Found {
                from: at,
                modifier: Some(modifier),
                rule: "date.edge",
                ..found
            })
        }
        "mùa" => {
            let found = season(tape, next)?;
            Some(Found {
                from: at,
                modifier: Some(modifier),
                rule: "date.edge",
                ..found
            })
        }
        _ => None,
    }
}

/// A season with its year is the year.
fn season(tape: &Tape, at: usize) -> Option<Found> {
    let next = at + 2;
    let (year, to) = match year_number(tape, next) {
        Some(known) => (YearRef::Known(known), next + 1),
        None => following_year(tape, next),
    };
    (year != YearRef::Missing).then(|| Found::new(at, to, DateExpr::Year(year), "date.season"))
}

/// `cùng ngày`, `cùng tháng`, `cùng năm`.
fn same(tape: &Tape, at: usize) -> Option<Found> {
    let expr = match tape.key(at + 1) {
        "ngày" => DateExpr::DaySpoken(0),
        "tháng" => DateExpr::MonthSpoken(0),
        "năm" => DateExpr::Year(YearRef::Spoken(0)),
        _ => return None,
    };
    // `cùng ngày 6.2`, `cùng năm 2016`: the date itself follows.
    if tape.is_digits(at + 2) {
        return None;
    }
    Some(Found::new(at, at + 2, expr, "date.spoken"))
}
