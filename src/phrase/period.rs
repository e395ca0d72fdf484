//! Units of time by their words.

use crate::{phrase::phrases::Phrases, tape::Case, value::period::TimeUnit};

/// The unit of time at `at`, with the atom behind it.
pub(crate) fn unit(p: &Phrases, at: usize) -> Option<(TimeUnit, usize)> {
    match p.key(at) {
        "hôm" if p.is_any(at + 1, &["sau", "trước", "nay"]) && !are_minutes_before(p, at) => {
            Some((TimeUnit::Day, at + 1))
        }
        "h" if p.glued(at) => Some((TimeUnit::Hour, at + 1)),
        "s" if is_seconds(p, at) => Some((TimeUnit::Second, at + 1)),
        _ => {
            let (unit, to) = time_unit(p, at)?;
            // `tuần lễ`, `giờ đồng hồ`
            let more = match unit {
                TimeUnit::Week if p.is(to, "lễ") => 1,
                TimeUnit::Hour if p.are(to, &["đồng", "hồ"]) => 2,
                _ => 0,
            };
            Some((unit, to + more))
        }
    }
}

/// `trong 10s`, `3 s tiếp theo`: the letter behind a number means much else (`iPhone 6s`).
fn is_seconds(p: &Phrases, at: usize) -> bool {
    const BEFORE: [&str; 9] = [
        "trong", "sau", "mất", "hết", "đợi", "chờ", "dưới", "cách", "block",
    ];
    const BEHIND: [&str; 7] = ["tiếp", "nữa", "sau", "trước", "qua", "đầu", "cuối"];
    let digits = at > 0 && p.is_digits(at - 1);
    let first = at.wrapping_sub(if p.is(at.wrapping_sub(2), ",") { 3 } else { 1 });
    digits
        && p.atom(at).case == Case::Lower
        && (p.is_any(at + 1, &BEHIND) || p.follows_any(first, &BEFORE))
}

/// Whether the number before `at` is that of the minutes on a clock: `9h30 hôm nay`.
pub(crate) fn are_minutes_before(p: &Phrases, at: usize) -> bool {
    at > 1 && p.is_any(at - 2, &["h", "g", "giờ", ":"])
}

/// The unit that the word at `at` names, and the atom behind the word.
pub(crate) fn time_unit(p: &Phrases, at: usize) -> Option<(TimeUnit, usize)> {
    Some(match p.key(at) {
        "giây" => (TimeUnit::Second, at + 1),
        "phút" => (TimeUnit::Minute, at + 1),
        "giờ" | "tiếng" => (TimeUnit::Hour, at + 1),
        "ngày" => (TimeUnit::Day, at + 1),
        "tuần" => (TimeUnit::Week, at + 1),
        "tháng" => (TimeUnit::Month, at + 1),
        "quý" => (TimeUnit::Quarter, at + 1),
        "năm" => (TimeUnit::Year, at + 1),
        "thập" if p.is_any(at + 1, &["kỷ", "niên"]) => (TimeUnit::Decade, at + 2),
        "thế" if p.is_any(at + 1, &["kỷ", "kỉ"]) => (TimeUnit::Century, at + 2),
        "thiên" if p.are(at + 1, &["niên", "kỷ"]) => (TimeUnit::Millennium, at + 3),
        _ => return None,
    })
}

/// Whether a unit of the calendar or the clock stands at `at`.
pub(crate) fn is_time_unit(p: &Phrases, at: usize) -> bool {
    time_unit(p, at).is_some_and(|(unit, _)| unit <= TimeUnit::Year)
}
