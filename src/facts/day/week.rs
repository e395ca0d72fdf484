//! Weeks and weekdays.

use super::*;

/// `tuần này`, `tuần trước`, `tuần qua`.
pub(super) fn week(tape: &Tape, at: usize) -> Option<Found> {
    let counted = at > 0
        && (tape.is_digits(at - 1) && !is_owned(tape, at - 1)
            || tape.lexicon.number(tape.key_before(at)).is_some()
            || tape.is_any(at - 1, &["vài", "mấy", "nhiều", "các", "những", "mỗi"]));
    if counted {
        return None;
    }
    let (expr, to) = week_expr(tape, at + 1)?;
    Some(Found::new(to, expr, "date.week"))
}

/// The week that the words behind `tuần` say: `trước`, `tới`, `trước đó`.
pub(super) fn week_expr(tape: &Tape, at: usize) -> Option<(DateExpr, usize)> {
    if let Some((offset, to)) = spoken_offset(tape, at) {
        return Some((DateExpr::WeekSpoken(offset), to));
    }
    let (offset, to) = week_offset(tape, at)?;
    Some((DateExpr::WeekOffset(offset), to))
}

/// `trước đó`, `liền trước`, `sau đó`: counted from what was spoken of last.
pub(super) fn spoken_offset(tape: &Tape, at: usize) -> Option<(i32, usize)> {
    const WORDS: [(&[&str], i32); 5] = [
        (&["liền", "trước", "đó"], -1),
        (&["ngay", "trước", "đó"], -1),
        (&["liền", "trước"], -1),
        (&["trước", "đó"], -1),
        (&["sau", "đó"], 1),
    ];
    let (words, offset) = WORDS.iter().find(|(words, _)| tape.are(at, words))?;
    Some((*offset, at + words.len()))
}

pub(super) fn week_offset(tape: &Tape, at: usize) -> Option<(i32, usize)> {
    Some(match tape.key(at) {
        "này" | "nay" => (0, at + 1),
        "trước" | "qua" | "rồi" => (-1, at + 1),
        "vừa" if tape.is_any(at + 1, &["qua", "rồi"]) => (-1, at + 2),
        "tới" if tape.is(at + 1, "nay") => return None,
        "tới" | "sau" => (1, at + 1),
        "sắp" if tape.is(at + 1, "tới") => (1, at + 2),
        _ => return None,
    })
}

/// The weekday at `at` and the atom behind it; Monday is 0.
pub(in crate::facts) fn weekday_name(tape: &Tape, at: usize) -> Option<(u32, usize)> {
    if tape.is_any(at, &["chủ", "chúa"]) && tape.is_any(at + 1, &["nhật", "nhựt"]) {
        // `công chúa Nhật Bản`
        let noble = tape.key_before(at) == "công" || tape.is(at + 2, "bản");
        return (!noble).then_some((6, at + 2));
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

/// `thứ bảy, chủ nhật`, `vào thứ 3 và thứ 5`, `từ thứ hai đến thứ sáu`: whether `thứ` at
/// `at` stands in a row of weekdays, so that it is no place in an order.
pub(in crate::facts) fn in_weekday_row(tape: &Tape, at: usize) -> bool {
    const JOINS: [&str; 7] = [",", "và", "-", "hoặc", "hay", "đến", "tới"];
    const PART_OF_DAY: [&str; 6] = ["vào", "hôm", "sáng", "chiều", "tối", "cả"];
    const WEEKLY: [&str; 4] = ["hằng", "hàng", "mỗi", "trong"];
    // `các ngày quay số thứ 4 và thứ 6`
    const DAYS: usize = 6;
    let joins = |at: usize| tape.is_any(at, &JOINS);
    // A row has no more days than a week.
    let mut first = at;
    while first >= 3
        && at - first < 3 * 7
        && joins(first - 1)
        && weekday_name(tape, first - 3).is_some()
    {
        first -= 3;
    }
    let mut row = Vec::new();
    let mut end = first;
    while let Some((weekday, to)) = weekday_name(tape, end).filter(|_| row.len() < 2 * 7) {
        row.push(weekday);
        end = to + usize::from(joins(to));
    }
    if row.len() < 2 {
        return false;
    }
    let last_end = first + 3 * row.len() - 1;
    let has_sunday = row.contains(&6);
    let weekly = tape.is_any(last_end, &WEEKLY) && tape.is(last_end + 1, "tuần");
    let range = row.len() == 2
        && row[0] < row[1]
        && tape.is_any(first + 2, &["đến", "tới"])
        && tape.follows_any(first, &["từ", "là", ":", "("]);
    let of_days = (first.saturating_sub(DAYS)..first).any(|at| tape.are(at, &["các", "ngày"]));
    let attached = tape.follows_any(first, &PART_OF_DAY);
    has_sunday || weekly || range || of_days || attached
}

/// Words that a weekday stands directly behind, so that it is no place in an order.
const ATTACHING: [&str; 10] = [
    "ngày", "sáng", "chiều", "tối", "trưa", "đêm", "vào", "hôm", "từ", "phiên",
];

/// `Thế chiến thứ Hai`, `vị trí thứ Ba`, `nghệ thuật thứ Bảy`.
const RANKED: [&str; 10] = [
    "chiến", "trí", "thuật", "hạng", "lần", "ngôi", "vị", "đứng", "giới", "kỳ",
];

/// `Thứ Tư, 07/10/2020`, `thứ Hai tuần tới`, `Chủ nhật (4/6)` without the brackets.
pub(super) fn weekday(tape: &Tape, at: usize) -> Option<Found> {
    if let Some(found) = weekday_then_date(tape, at) {
        return Some(found);
    }
    let (weekday, to) = weekday_name(tape, at)?;
    // `các ngày thứ Bảy`, `chủ nhật nào` are no one day.
    let any = tape.is_any(to, &["nào", "hàng", "hằng"]);
    if any || tape.key_before(at) == "ngày" && is_counted(tape, at - 1) {
        return None;
    }
    let is_sunday = !tape.is(at, "thứ");
    let capital = tape.atom(at + 1).case == Case::Title;
    let attached = tape.follows_any(at, &ATTACHING) || !is_sunday && in_weekday_row(tape, at);
    // `ngày thứ tư (8/2)`, but `phiên thứ tư (8/2)`
    let of_day = matches!(
        tape.key_before(at),
        "ngày" | "hôm" | "sáng" | "trưa" | "chiều" | "tối" | "đêm"
    );
    let said_again = of_day && in_brackets(tape, to).is_some();
    // `lần thẩm mỹ thứ hai này` is of no week.
    let may_be_second = !is_sunday
        && !capital
        && !attached
        && !tape.opens(at)
        && !matches!(
            tape.key_before(at),
            "," | "đến" | "tới" | "trước" | "sau" | "hết"
        );
    let Direction {
        week,
        tense,
        mut to,
    } = direction(tape, at, to, may_be_second)?;
    let ranked = tape.follows_any(at, &RANKED);
    let mut evidence = if said_again || (to.saturating_sub(3)..to - 1).any(|at| tape.is(at, "tuần"))
    {
        Evidence::Certain
    } else if week.is_some()
        || is_sunday
        || tense != Tense::Open
        || capital && tape.is(to, ",")
        || capital && attached
    {
        Evidence::Marked
    } else if (attached || capital) && !ranked {
        Evidence::Context
    } else {
        return None;
    };
    if tape.is_digits(at + 1) && evidence < Evidence::Marked && !attached {
        return None;
    }
    if ranked && week.is_none() || tape.are(to, &["liên", "tiếp"]) {
        return None;
    }
    let expr = DateExpr::Weekday {
        weekday,
        week,
        tense,
    };
    let expr = match restatement(tape, to) {
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
fn direction(tape: &Tape, at: usize, to: usize, may_be_second: bool) -> Option<Direction> {
    let tense = if tape.key_before(at) == "hôm" {
        Tense::Past
    } else {
        Tense::Open
    };
    let of = to + usize::from(tape.are(to, &["của", "tuần"]));
    if tape.is(of, "tuần") {
        let (offset, to) = week_offset(tape, of + 1)?;
        let week = Some(offset);
        return Some(Direction { week, tense, to });
    }
    let (week, tense, words) = match tape.key(to) {
        _ if may_be_second => (None, tense, 0),
        "tới" => (None, Tense::Future, 1),
        "này" => (Some(0), tense, 1),
        "vừa" if tape.is_any(to + 1, &["qua", "rồi"]) => (None, Tense::Past, 2),
        "trước" | "qua" | "rồi" => (None, Tense::Past, 1),
        _ => (None, tense, 0),
    };
    Some(Direction {
        week,
        tense,
        to: to + words,
    })
}

/// The date in brackets at `to` that says the weekday again.
pub(super) fn in_brackets(tape: &Tape, to: usize) -> Option<DateExpr> {
    let (said, end) = restatement(tape, to)?;
    (end == to && tape.is(to, "(")).then_some(said)
}

/// A weekday directly before a date is part of it and is not trusted. Weekdays go with
/// the civil calendar, so `mồng` behind one is not lunar.
pub(super) fn weekday_then_date(tape: &Tape, at: usize) -> Option<Found> {
    let (_, to) = weekday_name(tape, at)?;
    let mut next = to;
    while tape.is_any(next, &[",", "-", "ngày", "mùng", "mồng", "|", "."]) && next < to + 3 {
        next += 1;
    }
    if !tape.is_digits(next) {
        return None;
    }
    // The weekday is the head word: `Thứ Tư, 7/10` is no fraction.
    let found = numeric(tape, Lead::Head(at), next)?;
    matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
        shape: None,
        rule: "date.weekday-date",
        evidence: found.evidence.max(Evidence::Marked),
        ..found
    })
}
