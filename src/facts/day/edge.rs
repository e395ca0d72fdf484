//! The beginning, middle and end of a period: `đầu năm 2018`, `cuối tháng 11`.

use super::*;

/// Whether `những`, `các` stand before `at`.
fn is_plural(tape: &Tape, at: usize) -> bool {
    matches!(tape.key_before(at), "những" | "các" | "mấy" | "vài" | "mọi")
}

/// Whether the weekend at `at` comes again and again: `cuối tuần anh thường về quê`, `mỗi tối
/// cuối tuần`, `cả cuối tuần`, `một đêm cuối tuần`.
fn is_habit(tape: &Tape, at: usize) -> bool {
    const NEAR: usize = 10;
    const EACH: usize = 3;
    let sentence = tape.atom(at).sentence;
    let whole = |n: usize| {
        tape.word_start(n) == n && (tape.word_end(n) == n + 1 || tape.is(n + 1, "xuyên"))
    };
    let again = |n: usize| {
        tape.atom(n).sentence == sentence && tape.is_any(n, &["thường", "cứ"]) && whole(n)
    };
    let some = tape.is(at.wrapping_sub(2), "một")
        && matches!(
            tape.key_before(at),
            "ngày" | "buổi" | "sáng" | "chiều" | "tối" | "đêm"
        );
    tape.is(at, "cuối")
        && (some
            || tape.key_before(at) == "cả"
            || (at.saturating_sub(EACH)..at).any(|n| tape.is(n, "mỗi"))
            || (at.saturating_sub(NEAR)..at + NEAR).any(again))
}

/// `đầu năm 2018`, `cuối tháng 11/2017`, `giữa tuần`, `cuối tuần 23/6`, `trung tuần tháng 7`.
pub(super) fn edge(tape: &Tape, at: usize) -> Option<Found> {
    if tape.is_any(at, &["thượng", "trung", "hạ"]) {
        return third(tape, at);
    }
    let modifier = match tape.key(at) {
        "đầu" => Modifier::Start,
        "cuối" => Modifier::End,
        "giữa" => Modifier::Mid,
        _ => return None,
    };
    // `lần đầu năm 2011`, `bắt đầu tháng 5`; but `bị bắt đầu năm 2016`
    let begins = tape.follows(at + 1, &["bắt", "đầu"]) && !tape.follows(at, &["bị", "bắt"]);
    if begins || tape.key_before(at) == "lần" {
        return None;
    }
    let next = at + 1;
    // `những năm đầu 2000` are several; `hàng đầu 2016`
    let whole_year = !tape.follows_any(at, &["năm", "hàng", "hạng"]);
    let known = year_number(tape, next).filter(|year| (1900..2100).contains(year));
    if let Some(known) = known.filter(|_| whole_year) {
        let to = bare_year(tape, next)?.to;
        let year = DateExpr::Year(YearRef::Known(known));
        return Some(edge_of(modifier, Found::new(to, year, RULE)));
    }
    // `cuối tuần 23/6` is the day itself
    if tape.is(next, "tuần")
        && tape.is_digits(next + 1)
        && let Some(found) = numeric(tape, Lead::Head(at), next + 1)
    {
        return matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
            rule: "date.weekend",
            ..found
        });
    }
    let period = match tape.key(next) {
        "tuần" => week_of(tape, at),
        "năm" => year(tape, next).or_else(|| this_year(tape, at)),
        "tháng" => month_alone(tape, next).or_else(|| this_month(tape, at)),
        "quý" => quarter(tape, next),
        "thế" | "thập" | "những" => point(tape, next),
        "mùa" => season(tape, next),
        // `bắt đầu ngày 5/6`, `kiểm định lần cuối ngày 5/6`
        "ngày" | "hôm" if modifier != Modifier::Mid && tape.word_start(at) == at => {
            let day = headed(tape, next)?;
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
fn third(tape: &Tape, at: usize) -> Option<Found> {
    let modifier = match tape.key(at) {
        "thượng" => Modifier::Start,
        "trung" => Modifier::Mid,
        _ => Modifier::End,
    };
    if !tape.is(at + 1, "tuần") {
        return None;
    }
    Some(Found {
        modifier: Some(modifier),
        ..month(tape, at + 2)?
    })
}

/// The week of `cuối tuần trước`, `đầu tuần` at `at`.
fn week_of(tape: &Tape, at: usize) -> Option<Found> {
    let next = at + 2;
    if let Some((expr, to)) = week_expr(tape, next) {
        return Some(Found::new(to, expr, RULE));
    }
    // Weekends in general: `các ngày cuối tuần`, `dịp cuối tuần`.
    if is_plural(tape, at)
        || is_habit(tape, at)
        || tape.follows_any(at, &["dịp", "kỳ", "mỗi", "nghỉ"]) && !tape.is(next, "đến")
        || tape.follows_any(at, &["ngày", "dịp", "buổi", "kỳ"]) && is_plural(tape, at - 1)
    {
        return None;
    }
    let this = tape.is(next, "đến")
        || !tape.is_word(next)
        || tape.follows_any(at, &["từ", "đến", "vào", "tới", "hôm", "trong"]);
    this.then(|| Found::new(next, DateExpr::WeekOffset(0), RULE))
}

/// The year of a bare `đầu năm` at `at`.
fn this_year(tape: &Tape, at: usize) -> Option<Found> {
    const OTHER: [&str; 9] = [
        "học", "thứ", "châu", "cửa", "sinh", "mới", "tháng", "ngày", "ngón",
    ];
    const PARTS: [&str; 7] = ["tháng", "quý", "ngày", "tuần", "nửa", "năm", "vụ"];
    let next = at + 2;
    // `6 tháng đầu năm` is an interval; `những tháng đầu năm` is the year's beginning.
    let parted = tape.follows_any(at, &PARTS) && !is_plural(tape, at - 1);
    let other = tape.is_any(next, &OTHER) || tape.is_digits(next);
    (!other && !parted).then(|| Found::new(next, DateExpr::Year(YearRef::Missing), RULE))
}

/// The month of a bare `đầu tháng` at `at`.
fn this_month(tape: &Tape, at: usize) -> Option<Found> {
    let next = at + 2;
    let other = tape.follows_any(at, &["tuần", "ngày"]) || tape.is_any(next, &["thứ", "mười"]);
    (!other).then(|| Found::new(next, DateExpr::MonthOffset(0), RULE))
}
