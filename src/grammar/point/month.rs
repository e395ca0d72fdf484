//! Months by number and by name.

use crate::{
    grammar::point::{
        found::{Found, tense},
        lunar::{lunar_clause, lunar_year},
        year::{cycle_year, following_year, is_counted, spoken_offset, year_number},
    },
    phrase::phrases::Phrases,
    tape::Case,
    value::when::{DateExpr, Tense, YearRef},
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
    match p.key(at) {
        "giêng" => return Some((1, at + 1, true)),
        "chạp" => return Some((12, at + 1, true)),
        "tư" => return Some((4, at + 1, false)),
        _ => {}
    }
    let month = match p.key(at) {
        "một" if p.atom(at).case == Case::Title || is_january(p, at) => 1,
        "hai" => 2,
        "ba" => 3,
        // `tháng năm năm ngoái`
        "năm" if p.atom(at).case == Case::Title || p.is(at + 1, "năm") => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        "mười" => {
            return Some(match p.key(at + 1) {
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
fn is_january(p: &Phrases, one: usize) -> bool {
    const BEFORE: [&str; 8] = ["hồi", "vào", "trong", "từ", "đến", "đầu", "cuối", "giữa"];
    let of_year = p.is(one + 1, "năm")
        && (year_number(p, one + 2).is_some() || p.is_any(one + 2, &["nay", "ngoái"]));
    let attached = one > 1 && p.is_any(one - 2, &BEFORE);
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
    let of_day = p.is_digits(at.wrapping_sub(1))
        || matches!(p.key_before(at), "rằm" | "mùng" | "mồng" | "ngày");
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
    const STREETS: [&str; 7] = ["đường", "phố", "lộ", "cầu", "viên", "phường", "trường"];
    let named = |n: usize| p.is_digits(n) || p.atom(n).case == Case::Title;
    let first = (at.saturating_sub(4)..at).rev().find(|&n| !named(n));
    p.atom(at).case == Case::Title && first.is_some_and(|n| n + 1 < at && p.is_any(n, &STREETS))
}

/// The month behind a day with its head word: `ngày 12 tháng trước`.
pub(crate) fn month_after_day(p: &Phrases, at: usize) -> Option<Found> {
    month_where(p, at, false)
}

/// A month at `at`; where it is counted (`5 tháng tới`) only a number names it.
fn month_where(p: &Phrases, at: usize, counted: bool) -> Option<Found> {
    let next = at + 1;
    // `Cách mạng tháng Tám` is a name.
    if !p.is(at, "tháng") || p.key_before(at) == "mạng" || is_street(p, at) {
        return None;
    }
    if let Some((offset, to)) = spoken_offset(p, next).filter(|_| !counted) {
        let expr = DateExpr::MonthSpoken(offset);
        return Some(Found::new(to, expr, "date.spoken"));
    }
    let offset = match p.key(next) {
        "này" | "nay" => Some(DateExpr::MonthOffset(0)),
        // `từ đầu tháng tới nay`
        "tới" if p.is(next + 1, "nay") => None,
        "trước" => Some(DateExpr::MonthOffset(-1)),
        "qua" | "rồi" => Some(DateExpr::MonthOffset(-1)),
        "vừa" if !counted && p.is_any(next + 1, &["qua", "rồi"]) => {
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
        if p.key_before(at) == "ngày" {
            return None;
        }
        return (!counted).then(|| Found::new(next + 1, expr, "date.relative"));
    }
    let (number, mut to, is_lunar) = month_number(p, next)?;
    if is_lunar {
        let (year, to) = lunar_year(p, to);
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
    if p.is_digits(next)
        && p.is_any(to, &["/", "-", "."])
        && (p.glued(to) == p.glued(to + 1))
        && let Some(known) = year_number(p, to + 1)
        && (p.key(to) != "." || p.glued(to))
    {
        year = YearRef::Known(known);
        to += 2;
    }
    if year == YearRef::Missing {
        if p.is(to, "dl") || p.are(to, &["dương", "lịch"]) {
            to += if p.is(to, "dl") { 1 } else { 2 };
        }
        (year, to) = following_year(p, to);
    }
    if year == YearRef::Missing
        && p.is_digits(to)
        && p.atom(to).spaced
        && let Some(known) = year_number(p, to)
    {
        year = YearRef::Known(known);
        to += 1;
    }
    // A year of the sixty-year cycle has lunar months: `tháng 5 năm Mậu Tý`.
    let cyclic = || {
        let named = (next..to).find(|&n| p.is(n, "năm"));
        named.is_some_and(|n| cycle_year(p, n + 1).is_some())
    };
    if let Some(end) = lunar_clause(p, to).or_else(|| cyclic().then_some(to)) {
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
        tense: tense(p, to),
    };
    Some(Found::new(to, expr, "date.month"))
}
