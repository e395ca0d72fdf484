//! The beginning, middle and end of a period: `đầu năm 2018`, `cuối tháng 11`.

use crate::{
    grammar::point::{
        era::{century, decade, decade_years, season},
        found::Found,
        headed::headed,
        month::{month, month_alone},
        numeric::{Lead, bare_year, numeric},
        quarter::quarter,
        week::week_expr,
        year::{year, year_number},
    },
    phrase::phrases::Phrases,
    value::{
        modifier::Modifier,
        when::{DateExpr, YearRef},
    },
};

/// Whether `những`, `các` stand before `at`.
fn is_plural(p: &Phrases, at: usize) -> bool {
    matches!(p.key_before(at), "những" | "các" | "mấy" | "vài" | "mọi")
}

/// Whether the weekend at `at` comes again and again: `cuối tuần anh thường về quê`, `mỗi tối
/// cuối tuần`, `cả cuối tuần`, `một đêm cuối tuần`.
fn is_habit(p: &Phrases, at: usize) -> bool {
    const NEAR: usize = 10;
    const EACH: usize = 3;
    let sentence = p.atom(at).sentence;
    let whole = |n: usize| p.word_start(n) == n && (p.word_end(n) == n + 1 || p.is(n + 1, "xuyên"));
    let again =
        |n: usize| p.atom(n).sentence == sentence && p.is_any(n, &["thường", "cứ"]) && whole(n);
    let some = p.is(at.wrapping_sub(2), "một")
        && matches!(
            p.key_before(at),
            "ngày" | "buổi" | "sáng" | "chiều" | "tối" | "đêm"
        );
    p.is(at, "cuối")
        && (some
            || p.key_before(at) == "cả"
            || (at.saturating_sub(EACH)..at).any(|n| p.is(n, "mỗi"))
            || (at.saturating_sub(NEAR)..at + NEAR).any(again))
}

/// `đầu năm 2018`, `cuối tháng 11/2017`, `giữa tuần`, `cuối tuần 23/6`, `trung tuần tháng 7`.
pub(crate) fn edge(p: &Phrases, at: usize) -> Option<Found> {
    if p.is_any(at, &["thượng", "trung", "hạ"]) {
        return third(p, at);
    }
    let modifier = match p.key(at) {
        "đầu" => Modifier::Start,
        "cuối" => Modifier::End,
        "giữa" => Modifier::Mid,
        _ => return None,
    };
    // `lần đầu năm 2011`, `bắt đầu tháng 5`; but `bị bắt đầu năm 2016`
    let begins = p.follows(at + 1, &["bắt", "đầu"]) && !p.follows(at, &["bị", "bắt"]);
    if begins || p.key_before(at) == "lần" {
        return None;
    }
    let next = at + 1;
    // `những năm đầu 2000` are several; `hàng đầu 2016`
    let whole_year = !p.follows_any(at, &["năm", "hàng", "hạng"]);
    let known = year_number(p, next).filter(|year| (1900..2100).contains(year));
    if let Some(known) = known.filter(|_| whole_year) {
        let to = bare_year(p, next)?.to;
        let year = DateExpr::Year(YearRef::Known(known));
        return Some(edge_of(modifier, Found::new(to, year, RULE)));
    }
    // `cuối tuần 23/6` is the day itself
    if p.is(next, "tuần")
        && p.is_digits(next + 1)
        && let Some(found) = numeric(p, Lead::Head(at), next + 1)
    {
        return matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
            rule: "date.weekend",
            ..found
        });
    }
    let period = match p.key(next) {
        "tuần" => week_of(p, at),
        "năm" => year(p, next).or_else(|| this_year(p, at)),
        "tháng" => month_alone(p, next).or_else(|| this_month(p, at)),
        "quý" => quarter(p, next),
        "thế" => century(p, next),
        "những" if p.is(next + 1, "năm") => decade_years(p, next),
        "thập" | "những" => decade(p, next),
        "mùa" => season(p, next),
        // `bắt đầu ngày 5/6`, `kiểm định lần cuối ngày 5/6`
        "ngày" | "hôm" if modifier != Modifier::Mid && p.word_start(at) == at => {
            let day = headed(p, next)?;
            return Some(Found {
                modifier: Some(modifier),
                ..day
            });
        }
        _ => None,
    };
    Some(edge_of(modifier, period?))
}

const RULE: &str = "date.edge";

fn edge_of(modifier: Modifier, period: Found) -> Found {
    Found {
        modifier: Some(modifier),
        rule: RULE,
        ..period
    }
}

/// `thượng tuần tháng 7`: a third of a month.
fn third(p: &Phrases, at: usize) -> Option<Found> {
    let modifier = match p.key(at) {
        "thượng" => Modifier::Start,
        "trung" => Modifier::Mid,
        _ => Modifier::End,
    };
    if !p.is(at + 1, "tuần") {
        return None;
    }
    Some(Found {
        modifier: Some(modifier),
        ..month(p, at + 2)?
    })
}

/// The week of `cuối tuần trước`, `đầu tuần` at `at`.
fn week_of(p: &Phrases, at: usize) -> Option<Found> {
    let next = at + 2;
    if let Some((expr, to)) = week_expr(p, next) {
        return Some(Found::new(to, expr, RULE));
    }
    // Weekends in general: `các ngày cuối tuần`, `dịp cuối tuần`.
    if is_plural(p, at)
        || is_habit(p, at)
        || p.follows_any(at, &["dịp", "kỳ", "mỗi", "nghỉ"]) && !p.is(next, "đến")
        || p.follows_any(at, &["ngày", "dịp", "buổi", "kỳ"]) && is_plural(p, at - 1)
    {
        return None;
    }
    let this = p.is(next, "đến")
        || !p.is_word(next)
        || p.follows_any(at, &["từ", "đến", "vào", "tới", "hôm", "trong"]);
    this.then(|| Found::new(next, DateExpr::WeekOffset(0), RULE))
}

/// The year of a bare `đầu năm` at `at`.
fn this_year(p: &Phrases, at: usize) -> Option<Found> {
    const OTHER: [&str; 9] = [
        "học", "thứ", "châu", "cửa", "sinh", "mới", "tháng", "ngày", "ngón",
    ];
    const PARTS: [&str; 7] = ["tháng", "quý", "ngày", "tuần", "nửa", "năm", "vụ"];
    let next = at + 2;
    // `6 tháng đầu năm` is an interval; `những tháng đầu năm` is the year's beginning.
    let parted = p.follows_any(at, &PARTS) && !is_plural(p, at - 1);
    let other = p.is_any(next, &OTHER) || p.is_digits(next);
    (!other && !parted).then(|| Found::new(next, DateExpr::Year(YearRef::Missing), RULE))
}

/// The month of a bare `đầu tháng` at `at`.
fn this_month(p: &Phrases, at: usize) -> Option<Found> {
    let next = at + 2;
    let other = p.follows_any(at, &["tuần", "ngày"]) || p.is_any(next, &["thứ", "mười"]);
    (!other).then(|| Found::new(next, DateExpr::MonthOffset(0), RULE))
}
