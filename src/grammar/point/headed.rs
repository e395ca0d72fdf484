//! Days behind their head word: `ngày …`, `hôm …`, `mùng …`.

use crate::{
    grammar::point::{
        found::Found,
        lunar::{is_feast, lunar},
        lunar_day::{full_moon, lunar_day},
        month::month,
        numeric::{Lead, is_day, numeric},
        restated::{in_brackets, restated},
        week::week_offset,
        weekday::weekday,
        weekday_date::weekday_then_date,
        year::{is_counted, is_owned},
    },
    phrase::{numeral, period, phrases::Phrases},
    value::when::DateExpr,
};

/// `ngày …`, `hôm …`, `mùng …`.
pub(crate) fn headed(p: &Phrases, at: usize) -> Option<Found> {
    let mut next = at + 1;
    let head = p.key(at);
    if head == "ngày" && p.is(next, "hôm") {
        return (!several(p, at)).then(|| headed(p, next))?;
    }
    let relative = match (head, p.key(next)) {
        ("hôm" | "bữa", "nay") => Some(DateExpr::DayOffset(0)),
        ("hôm" | "bữa", "qua") => Some(DateExpr::DayOffset(-1)),
        ("hôm" | "bữa", "kia") => Some(DateExpr::DayOffset(-2)),
        ("hôm" | "ngày", "sau") => Some(DateExpr::DaySpoken(1)),
        ("hôm", "trước") => Some(DateExpr::DaySpoken(-1)),
        ("hôm", "đó" | "ấy") => Some(DateExpr::DaySpoken(0)),
        ("ngày", "mai") => Some(DateExpr::DayOffset(1)),
        ("ngày", "kia") => Some(DateExpr::DayOffset(2)),
        ("ngày", "đó") => Some(DateExpr::DaySpoken(0)),
        _ => None,
    };
    if let Some(expr) = relative {
        let mut to = next + 1;
        if head == "hôm" && p.is(next, "trước") && p.is(to, "đó") {
            to += 1;
        }
        // `hai hôm trước`, `những ngày đó` and `ngày sau khi` are something else.
        let spoken = matches!(expr, DateExpr::DaySpoken(_));
        if p.is(to, "khi")
            || several(p, at)
            || spoken && is_counted(p, at)
            || head == "ngày" && p.is(next, "sau") && !matches!(p.key_before(at), "," | "(")
        {
            return None;
        }
        return Some(restated(p, to, expr));
    }
    if p.is_any(next, &["mùng", "mồng"]) {
        next += 1;
    }
    let lunar_head = p.is_any(next - 1, &["mùng", "mồng"]);
    if let Some(found) = weekday_then_date(p, next) {
        return Some(found);
    }
    if p.is(next, "rằm") {
        return full_moon(p, next);
    }
    // `hôm thứ Bảy`, `ngày Chủ nhật`, but `ngày thứ hai` counts.
    let named = head == "hôm"
        || p.is(next, "chủ")
        || p.is(next + 2, "tuần") && week_offset(p, next + 3).is_some()
        || p.is_title(next + 1)
        || in_brackets(p, next + 2).is_some();
    if p.is_any(next, &["thứ", "chủ"]) {
        return weekday(p, next).filter(|_| named);
    }
    if p.is_digits(next) {
        if let Some(found) = numeric(p, Lead::Head(at), next) {
            return Some(if lunar_head { as_feast(found) } else { found });
        }
        if lunar_head {
            return lunar_day(p, p.int(next)?, next + 1);
        }
        return None;
    }
    // `mùng hai Tết`, `ngày mười hai tháng tám`
    let number = numeral::number(p, next).filter(|n| n.in_words)?;
    let day: u32 = number
        .value
        .try_into()
        .ok()
        .filter(|d| (1..=31).contains(d))?;
    if lunar_head {
        return lunar_day(p, day, number.end);
    }
    if !p.is(number.end, "tháng") {
        return None;
    }
    let found = month(p, number.end)?;
    match found.expr {
        DateExpr::Month { year, month, tense } if is_day(month, day) => Some(Found::new(
            found.to,
            DateExpr::Day {
                year,
                month: Some(month),
                day,
                tense,
            },
            "date.in-words",
        )),
        DateExpr::LunarMonth { year, month } => Some(lunar(found.to, year, month, day)),
        _ => None,
    }
}

/// Whether days are counted before `at`: `mấy hôm nay`, `2 ngày hôm nay`, `một ngày kia`.
/// Years and `tư` of `đầu tư` count none.
fn several(p: &Phrases, at: usize) -> bool {
    matches!(
        p.key_before(at),
        "mấy" | "vài" | "những" | "các" | "một" | "hai" | "ba" | "bao"
    ) || at > 0
        && p.is_digits(at - 1)
        && p.atom(at - 1).span.len() <= 2
        && !is_owned(p, at - 1)
        && !period::are_minutes_before(p, at)
}

/// `mùng 5/5` is a lunar day, `mùng 2/9` none.
fn as_feast(found: Found) -> Found {
    match found.expr {
        DateExpr::Day {
            year,
            month: Some(month),
            day,
            ..
        } if is_feast(day, month) => Found {
            expr: DateExpr::lunar(year, month, day),
            rule: "date.lunar",
            ..found
        },
        _ => found,
    }
}
