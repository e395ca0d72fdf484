//! Months, quarters and years by their names.

use super::*;
use crate::facts::tape::AtomKind;

/// The number of a month at `at`: digits, words, Giêng and Chạp. The flag says lunar.
pub(super) fn month_number(tape: &Tape, at: usize) -> Option<(u32, usize, bool)> {
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
        "một" if tape.atom(at).case == Case::Title || is_january(tape, at) => 1,
        "hai" => 2,
        "ba" => 3,
        // `tháng năm năm ngoái`
        "năm" if tape.atom(at).case == Case::Title || tape.is(at + 1, "năm") => 5,
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

/// `tháng một năm 2016`, `hồi tháng một`: not `3 tháng một lần`.
fn is_january(tape: &Tape, one: usize) -> bool {
    const BEFORE: [&str; 8] = ["hồi", "vào", "trong", "từ", "đến", "đầu", "cuối", "giữa"];
    let of_year = tape.is(one + 1, "năm")
        && (year_number(tape, one + 2).is_some() || tape.is_any(one + 2, &["nay", "ngoái"]));
    let attached = one > 1 && tape.is_any(one - 2, &BEFORE);
    of_year || attached && !tape.is_word(one + 1)
}

/// A month that stands by itself. `tháng Giêng năm sau`, `tháng Giêng vừa qua` without a day
/// is January: who counts from today goes by the civil calendar.
pub(super) fn month_alone(tape: &Tape, at: usize) -> Option<Found> {
    let found = month(tape, at)?;
    let DateExpr::LunarMonth { year, month: 1 } = found.expr else {
        return Some(found);
    };
    let tense = tense(tape, found.to);
    let counted = matches!(year, YearRef::Offset(_)) || tense != Tense::Open;
    let of_day = tape.is_digits(at.wrapping_sub(1))
        || matches!(tape.key_before(at), "rằm" | "mùng" | "mồng" | "ngày");
    if !counted || of_day || lunar_clause(tape, found.to).is_some() {
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
pub(super) fn month(tape: &Tape, at: usize) -> Option<Found> {
    month_where(tape, at, is_counted(tape, at))
}

/// `đường Ba Tháng Hai`, `đường 3 Tháng 2`
fn is_street(tape: &Tape, at: usize) -> bool {
    const STREETS: [&str; 7] = ["đường", "phố", "lộ", "cầu", "viên", "phường", "trường"];
    let named = |n: usize| tape.is_digits(n) || tape.atom(n).case == Case::Title;
    let first = (at.saturating_sub(4)..at).rev().find(|&n| !named(n));
    tape.atom(at).case == Case::Title
        && first.is_some_and(|n| n + 1 < at && tape.is_any(n, &STREETS))
}

/// The month behind a day with its head word: `ngày 12 tháng trước`.
pub(super) fn month_after_day(tape: &Tape, at: usize) -> Option<Found> {
    month_where(tape, at, false)
}

/// A month at `at`; where it is counted (`5 tháng tới`) only a number names it.
fn month_where(tape: &Tape, at: usize, counted: bool) -> Option<Found> {
    let next = at + 1;
    // `Cách mạng tháng Tám` is a name.
    if !tape.is(at, "tháng") || tape.key_before(at) == "mạng" || is_street(tape, at) {
        return None;
    }
    if let Some((offset, to)) = spoken_offset(tape, next).filter(|_| !counted) {
        let expr = DateExpr::MonthSpoken(offset);
        return Some(Found::new(to, expr, "date.spoken"));
    }
    let offset = match tape.key(next) {
        "này" | "nay" => Some(DateExpr::MonthOffset(0)),
        // `từ đầu tháng tới nay`
        "tới" if tape.is(next + 1, "nay") => None,
        "trước" => Some(DateExpr::MonthOffset(-1)),
        "qua" | "rồi" => Some(DateExpr::MonthOffset(-1)),
        "vừa" if !counted && tape.is_any(next + 1, &["qua", "rồi"]) => {
            return Some(Found::new(
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
        // `những ngày tháng sau đó` are no month.
        if tape.key_before(at) == "ngày" {
            return None;
        }
        return (!counted).then(|| Found::new(next + 1, expr, "date.relative"));
    }
    let (number, mut to, is_lunar) = month_number(tape, next)?;
    if is_lunar {
        let (year, to) = lunar_year(tape, to);
        return Some(Found::new(
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
        && let Some(known) = year_number(tape, to + 1)
        && (tape.key(to) != "." || tape.glued(to))
    {
        year = YearRef::Known(known);
        to += 2;
    }
    if year == YearRef::Missing {
        if tape.is(to, "dl") || tape.are(to, &["dương", "lịch"]) {
            to += if tape.is(to, "dl") { 1 } else { 2 };
        }
        (year, to) = following_year(tape, to);
    }
    if year == YearRef::Missing
        && tape.is_digits(to)
        && tape.atom(to).spaced
        && let Some(known) = year_number(tape, to)
    {
        year = YearRef::Known(known);
        to += 1;
    }
    // A year of the sixty-year cycle has lunar months: `tháng 5 năm Mậu Tý`.
    let cyclic = || {
        let named = (next..to).find(|&n| tape.is(n, "năm"));
        named.is_some_and(|n| cycle_year(tape, n + 1).is_some())
    };
    if let Some(end) = lunar_clause(tape, to).or_else(|| cyclic().then_some(to)) {
        return Some(Found::new(
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
    Some(Found::new(to, expr, "date.month"))
}

/// `quý I/2023`, `quý 2 năm 2018`, `quý này`.
pub(super) fn quarter(tape: &Tape, at: usize) -> Option<Found> {
    let next = at + 1;
    let other = matches!(tape.key_before(at), "loại" | "đá" | "cao" | "khách");
    if let Some((offset, to)) = spoken_offset(tape, next) {
        let counted = other || is_counted(tape, at);
        return (!counted).then(|| Found::new(to, DateExpr::QuarterSpoken(offset), "date.spoken"));
    }
    let offset = match tape.key(next) {
        "này" => Some(0),
        "trước" | "qua" => Some(-1),
        "vừa" if !is_counted(tape, at) && tape.is(next + 1, "qua") => {
            return Some(Found::new(
                next + 2,
                DateExpr::QuarterOffset(-1),
                "date.relative",
            ));
        }
        "tới" | "sau" => Some(1),
        _ => None,
    };
    if let Some(offset) = offset {
        let counted = other || is_counted(tape, at);
        return (!counted)
            .then(|| Found::new(next + 1, DateExpr::QuarterOffset(offset), "date.relative"));
    }
    let quarter = quarter_number(tape, next)?;
    let of = next + 1 + usize::from(tape.are(next + 1, &["của", "năm"]));
    let (year, to) = match year_behind(tape, of) {
        // `quý IV và cả năm 2016`
        (YearRef::Missing, _) if tape.are(next + 1, &["và", "cả", "năm"]) => {
            let year = year_number(tape, next + 4).map_or(YearRef::Missing, YearRef::Known);
            (year, next + 1)
        }
        (YearRef::Missing, _) => (YearRef::Missing, next + 1),
        found => found,
    };
    Some(Found::new(
        to,
        DateExpr::Quarter { year, quarter },
        "date.quarter",
    ))
}

/// The number of a quarter: 1 to 4, I to IV, một to bốn.
pub(in crate::facts) fn quarter_number(tape: &Tape, at: usize) -> Option<u32> {
    match tape.key(at) {
        "1" | "i" | "một" | "01" => Some(1),
        "2" | "ii" | "hai" | "02" => Some(2),
        "3" | "iii" | "ba" | "03" => Some(3),
        "4" | "iv" | "bốn" | "tư" | "04" => Some(4),
        _ => None,
    }
}

/// A year behind a month or quarter: `/2018`, `-2018`, `năm 2018`, `năm ngoái`.
pub(in crate::facts) fn year_behind(tape: &Tape, to: usize) -> (YearRef, usize) {
    let even = tape.glued(to) == tape.glued(to + 1) || tape.is(to, "/");
    if tape.is_any(to, &["/", "-", "."])
        && even
        && let Some(year) = year_number(tape, to + 1)
    {
        return (YearRef::Known(year), to + 2);
    }
    if tape.is(to, "của") && tape.is(to + 1, "năm") {
        return (YearRef::Missing, to);
    }
    following_year(tape, to)
}

/// `năm 2018`, `năm nay`, `năm ngoái`, `năm Đinh Dậu 2017`.
pub(in crate::facts) fn year(tape: &Tape, at: usize) -> Option<Found> {
    year_where(tape, at, is_counted(tape, at))
}

/// Whether a number or a plural stands before a unit of time, so that it is counted.
pub(super) fn is_counted(tape: &Tape, at: usize) -> bool {
    const PLURAL: [&str; 12] = [
        "vài", "mấy", "nhiều", "các", "những", "hàng", "hằng", "mỗi", "từng", "một", "bao", "suốt",
    ];
    at > 0
        && (tape.is_digits(at - 1) && !is_owned(tape, at - 1)
            || tape.lexicon.number(tape.key_before(at)).is_some()
            || tape.is_any(at - 1, &PLURAL))
}

/// Whether the number at `at` belongs to the noun before it: `điểm 10 năm nay`, `giao tháng 8 hôm qua`.
pub(in crate::facts) fn is_owned(tape: &Tape, at: usize) -> bool {
    let noun = at.wrapping_sub(1);
    // `Fortune 500 năm nay`, `G20 năm nay`
    let long = tape.atom(at).span.len() > 2 && !tape.opens(noun);
    let named = tape.is_digits(at) && tape.is_capital(noun) && (long || tape.glued(at));
    named
        || tape.is_any(
            noun,
            &["tháng", "điểm", "lớp", "khối", "top", "hạng", "khóa"],
        ) && !tape.is_any(at.wrapping_sub(2), &["thời", "địa"])
}

/// A year behind `at`; where it is counted (`5 năm tới`) only a number names it.
fn year_where(tape: &Tape, at: usize, counted: bool) -> Option<Found> {
    let next = at + 1;
    let found = |to, year| Some(Found::new(to, DateExpr::Year(year), "date.year"));
    // `năm tài chính 2016`
    if tape.is(next, "tài") && tape.is_any(next + 1, &["chính", "khóa"]) {
        let year = year_number(tape, next + 2)?;
        let paired = tape.is_any(next + 3, &["-", "/"]);
        return (!paired)
            .then(|| found(next + 3, YearRef::Known(year)))
            .flatten();
    }
    if let Some((offset, to)) = spoken_offset(tape, next).filter(|_| !counted) {
        return found(to, YearRef::Spoken(offset));
    }
    match tape.key(next) {
        // `đạt 83 triệu năm nay`
        "nay" if !counted || matches!(tape.key_before(at), "triệu" | "tỷ" | "tỉ") => {
            return found(next + 1, YearRef::Offset(0));
        }
        "ngoái" => return found(next + 1, YearRef::Offset(-1)),
        "kia" if !counted => return found(next + 1, YearRef::Offset(-2)),
        "rồi" if !counted => return found(next + 1, YearRef::Offset(-1)),
        "qua" if !counted => return found(next + 1, YearRef::Offset(-1)),
        "vừa" if !counted && tape.is_any(next + 1, &["qua", "rồi"]) => {
            return found(next + 2, YearRef::Offset(-1));
        }
        "trước" if !counted && !tape.is_any(next + 1, &["khi"]) => {
            return found(next + 1, YearRef::Offset(-1));
        }
        "tới" | "sau"
            if !counted
                && !tape.is(next + 1, "nay")
                && (!tape.is(next + 1, "khi") || tape.key_before(at) == "hè") =>
        {
            return found(next + 1, YearRef::Offset(1));
        }
        "đó" | "ấy" if !counted => return found(next + 1, YearRef::Spoken(0)),
        "này" if !counted => return found(next + 1, YearRef::Offset(0)),
        _ => {}
    }
    if let Some((year, to)) = cycle_year(tape, next) {
        return found(to, YearRef::Known(year));
    }
    if tape.is(next, "âm")
        && tape.is(next + 1, "lịch")
        && let Some((year, to)) = cycle_year(tape, next + 2)
    {
        return found(to, YearRef::Known(year));
    }
    if !counted && let Some((year, to)) = era_year(tape, next).or_else(|| early_year(tape, next)) {
        return found(to, YearRef::Known(year));
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

/// `179 TCN`, `40 sau Công nguyên`: a year of any length with its era.
pub(super) fn era_year(tape: &Tape, at: usize) -> Option<(i32, usize)> {
    const ERAS: [(&[&str], i32); 4] = [
        (&["tcn"], -1),
        (&["trước", "công", "nguyên"], -1),
        (&["scn"], 1),
        (&["sau", "công", "nguyên"], 1),
    ];
    let year = tape.int(at).filter(|year| (1..10_000).contains(year))?;
    let (words, sign) = ERAS.iter().find(|(words, _)| tape.are(at + 1, words))?;
    Some((year as i32 * sign, at + 1 + words.len()))
}

/// `năm 938`: three digits that count nothing.
fn early_year(tape: &Tape, at: usize) -> Option<(i32, usize)> {
    let year = tape.int(at).filter(|year| (100..1000).contains(year))?;
    let behind = tape.atom(at + 1);
    let ends = match behind.kind {
        AtomKind::Word => {
            behind.spaced && tape.word_class(at + 1).has(Class::FUNCTION) && !tape.is(at + 1, "và")
        }
        AtomKind::Mark => tape.is_any(at + 1, &[".", ",", ";", ")"]) && !tape.is_digits(at + 2),
        _ => true,
    };
    (ends && tape.atom(at).span.len() == 3).then_some((year as i32, at + 1))
}

/// `năm 2016`, `năm nay` behind a day or month; `của` in between is not read.
pub(super) fn following_year(tape: &Tape, to: usize) -> (YearRef, usize) {
    // `tháng 7 cùng năm`
    if tape.are(to, &["cùng", "năm"]) && !tape.is_digits(to + 2) {
        return (YearRef::Spoken(0), to + 2);
    }
    if !tape.is(to, "năm") {
        return (YearRef::Missing, to);
    }
    match year_where(tape, to, false) {
        Some(Found {
            expr: DateExpr::Year(year),
            to,
            ..
        }) => (year, to),
        _ => (YearRef::Missing, to),
    }
}

/// `cùng ngày`, `cùng tháng`, `cùng năm`.
pub(super) fn same(tape: &Tape, at: usize) -> Option<Found> {
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
    // `cùng tháng năm ngoái`
    if let (DateExpr::MonthSpoken(_), (year, to)) = (expr, following_year(tape, at + 2))
        && year != YearRef::Missing
    {
        return Some(Found::new(to, DateExpr::SameMonth(year), "date.spoken"));
    }
    Some(Found::new(at + 2, expr, "date.spoken"))
}
