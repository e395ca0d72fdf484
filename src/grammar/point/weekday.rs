//! Weekdays, with the week they are of.

use crate::{
    grammar::point::{
        found::Found,
        restated::{in_brackets, restatement},
        week::week_offset,
        weekday_date::weekday_then_date,
        year::is_counted,
    },
    phrase::{
        phrases::Phrases,
        weekday::{in_weekday_row, weekday_name},
    },
    tape::Case,
    value::{
        evidence::Evidence,
        when::{DateExpr, Tense},
    },
};

/// Words that a weekday stands directly behind, so that it is no place in an order.
const ATTACHING: [&str; 10] = [
    "ngày", "sáng", "chiều", "tối", "trưa", "đêm", "vào", "hôm", "từ", "phiên",
];

/// `Thế chiến thứ Hai`, `vị trí thứ Ba`, `nghệ thuật thứ Bảy`.
const RANKED: [&str; 10] = [
    "chiến", "trí", "thuật", "hạng", "lần", "ngôi", "vị", "đứng", "giới", "kỳ",
];

/// `Thứ Tư, 07/10/2020`, `thứ Hai tuần tới`, `Chủ nhật (4/6)` without the brackets.
pub(crate) fn weekday(p: &Phrases, at: usize) -> Option<Found> {
    if let Some(found) = weekday_then_date(p, at) {
        return Some(found);
    }
    let (weekday, to) = weekday_name(p, at)?;
    // `các ngày thứ Bảy`, `chủ nhật nào` are no one day.
    let any = p.is_any(to, &["nào", "hàng", "hằng"]);
    if any || p.key_before(at) == "ngày" && is_counted(p, at - 1) {
        return None;
    }
    let is_sunday = !p.is(at, "thứ");
    let capital = p.atom(at + 1).case == Case::Title;
    let attached = p.follows_any(at, &ATTACHING) || !is_sunday && in_weekday_row(p, at);
    // `ngày thứ tư (8/2)`, but `phiên thứ tư (8/2)`
    let of_day = matches!(
        p.key_before(at),
        "ngày" | "hôm" | "sáng" | "trưa" | "chiều" | "tối" | "đêm"
    );
    let said_again = of_day && in_brackets(p, to).is_some();
    // `lần thẩm mỹ thứ hai này` is of no week.
    let may_be_second = !is_sunday
        && !capital
        && !attached
        && !p.opens(at)
        && !matches!(
            p.key_before(at),
            "," | "đến" | "tới" | "trước" | "sau" | "hết"
        );
    let Direction {
        week,
        tense,
        mut to,
    } = direction(p, at, to, may_be_second)?;
    let ranked = p.follows_any(at, &RANKED);
    let mut evidence = if said_again || (to.saturating_sub(3)..to - 1).any(|at| p.is(at, "tuần"))
    {
        Evidence::Certain
    } else if week.is_some()
        || is_sunday
        || tense != Tense::Open
        || capital && p.is(to, ",")
        || capital && attached
    {
        Evidence::Marked
    } else if (attached || capital) && !ranked {
        Evidence::Context
    } else {
        return None;
    };
    if p.is_digits(at + 1) && evidence < Evidence::Marked && !attached {
        return None;
    }
    if ranked && week.is_none() || p.are(to, &["liên", "tiếp"]) {
        return None;
    }
    let expr = DateExpr::Weekday {
        weekday,
        week,
        tense,
    };
    let expr = match restatement(p, to) {
        Some((said, end)) if end > to && week.is_some() => {
            evidence = Evidence::Certain;
            to = end;
            expr.restated_by(said)
        }
        Some((said, end)) if end == to => expr.restated_by(said),
        _ => expr,
    };
    Some(Found::new(to, expr, "date.weekday").shaped(evidence, None, at))
}

/// In which week or which way to look for a weekday.
struct Direction {
    week: Option<i32>,
    tense: Tense,
    /// The atom behind the words that say so.
    to: usize,
}

/// What the words around the weekday from `at` to `to` say: `tuần tới`, `tới`, `vừa qua`. Where it
/// may be a place in an order, the word `tuần` alone counts.
fn direction(p: &Phrases, at: usize, to: usize, may_be_second: bool) -> Option<Direction> {
    let tense = if p.key_before(at) == "hôm" {
        Tense::Past
    } else {
        Tense::Open
    };
    let of = to + usize::from(p.are(to, &["của", "tuần"]));
    if p.is(of, "tuần") {
        let (offset, to) = week_offset(p, of + 1)?;
        let week = Some(offset);
        return Some(Direction { week, tense, to });
    }
    let (week, tense, words) = match p.key(to) {
        _ if may_be_second => (None, tense, 0),
        "tới" => (None, Tense::Future, 1),
        "này" => (Some(0), tense, 1),
        "vừa" if p.is_any(to + 1, &["qua", "rồi"]) => (None, Tense::Past, 2),
        "trước" | "qua" | "rồi" => (None, Tense::Past, 1),
        _ => (None, tense, 0),
    };
    Some(Direction {
        week,
        tense,
        to: to + words,
    })
}
