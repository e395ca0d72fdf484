//! Parts of the day.

use crate::{phrase::phrases::Phrases, value::moment::DayPart};

/// The part of the day at `at`, with `buổi`.
pub(crate) fn part_of_day(p: &Phrases, at: usize) -> Option<(DayPart, usize)> {
    let next = at + usize::from(p.is(at, "buổi"));
    Some(match p.key(next) {
        "sáng" if p.is(next + 1, "sớm") => (DayPart::Morning, next + 2),
        "sáng" => (DayPart::Morning, next + 1),
        "rạng" | "mờ" | "gần" | "tờ" if p.is(next + 1, "sáng") => {
            (DayPart::Morning, next + 2)
        }
        "sớm" if p.is_any(next + 1, &["nay", "mai"]) => (DayPart::Morning, next + 1),
        "trưa" => (DayPart::Midday, next + 1),
        "chiều" if p.is(next + 1, "tối") => (DayPart::Evening, next + 2),
        "chiều" => (DayPart::Afternoon, next + 1),
        "xế" if p.is(next + 1, "chiều") => (DayPart::Afternoon, next + 2),
        "tối" => (DayPart::Evening, next + 1),
        "đêm" if p.is(next + 1, "khuya") => (DayPart::Night, next + 2),
        "nửa" if p.is(next + 1, "đêm") => (DayPart::Night, next + 2),
        "đêm" | "khuya" => (DayPart::Night, next + 1),
        _ => return None,
    })
}
