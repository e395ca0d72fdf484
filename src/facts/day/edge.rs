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
                modifier: Some(modifier),
                ..found
            });
        }
        _ => return None,
    };
    let next = at + 1;
    // `lần đầu năm 2011`, `bắt đầu tháng 5`; but `bị bắt đầu năm 2016`
    let begins =
        tape.is(at, "đầu") && tape.key_before(at) == "bắt" && !tape.is(at.wrapping_sub(2), "bị");
    if begins || tape.key_before(at) == "lần" {
        return None;
    }
    // `những năm đầu 2000` are several; `hàng đầu 2016`
    let whole_year = !matches!(tape.key_before(at), "năm" | "hàng" | "hạng");
    let known = year_number(tape, next).filter(|year| (1900..2100).contains(year));
    if let Some(known) = known.filter(|_| whole_year) {
        let found = bare_year(tape, next)?;
        return Some(Found {
            modifier: Some(modifier),
            ..Found::new(found.to, DateExpr::Year(YearRef::Known(known)), "date.edge")
        });
    }
    let whole = |expr, to| {
        Some(Found {
            modifier: Some(modifier),
            ..Found::new(to, expr, "date.edge")
        })
    };
    match tape.key(next) {
        "tuần" => {
            // `cuối tuần 23/6` is the day itself
            if tape.is_digits(next + 1)
                && let Some(found) = numeric(tape, Lead::Head(at), next + 1)
            {
                return matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
                    rule: "date.weekend",
                    ..found
                });
            }
            if let Some((expr, to)) = week_expr(tape, next + 1) {
                return whole(expr, to);
            }
            let before = tape.key_before(at);
            // Weekends in general: `các ngày cuối tuần`, `dịp cuối tuần`.
            if is_plural(tape, at)
                || is_habit(tape, at)
                || matches!(before, "dịp" | "kỳ" | "mỗi" | "nghỉ") && !tape.is(next + 1, "đến")
                || matches!(before, "ngày" | "dịp" | "buổi" | "kỳ") && is_plural(tape, at - 1)
            {
                return None;
            }
            if tape.is(next + 1, "đến")
                || !tape.is_word(next + 1)
                || matches!(before, "từ" | "đến" | "vào" | "tới" | "hôm" | "trong")
            {
                return whole(DateExpr::WeekOffset(0), next + 1);
            }
            None
        }
        "năm" => {
            if let Some(found) = year(tape, next) {
                return Some(Found {
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
            // `6 tháng đầu năm` is an interval; `những tháng đầu năm` is the year's beginning.
            let parted = matches!(
                tape.key_before(at),
                "tháng" | "quý" | "ngày" | "tuần" | "nửa" | "năm" | "vụ"
            );
            if other || parted && !is_plural(tape, at - 1) {
                return None;
            }
            whole(DateExpr::Year(YearRef::Missing), next + 1)
        }
        "tháng" => {
            if let Some(found) = month_alone(tape, next) {
                return Some(Found {
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
                modifier: Some(modifier),
                rule: "date.edge",
                ..found
            })
        }
        // `bắt đầu ngày 5/6`, `kiểm định lần cuối ngày 5/6`
        "ngày" | "hôm" if modifier != Modifier::Mid && tape.word_start(at) == at => {
            let found = headed(tape, next)?;
            Some(Found {
                modifier: Some(modifier),
                ..found
            })
        }
        "mùa" => {
            let found = season(tape, next)?;
            Some(Found {
                modifier: Some(modifier),
                rule: "date.edge",
                ..found
            })
        }
        _ => None,
    }
}
