//! Whether an hour stands on the clock or is a length of time.

use crate::{
    phrase::{modifier, noun, numeral, period, phrases::Phrases},
    value::{evidence::Evidence, modifier::Modifier},
};

/// Whether the words before `at` tell the time of the day: `lúc`, `tại thời điểm`.
pub(crate) fn on_the_clock(p: &Phrases, at: usize) -> bool {
    match p.key_before(at) {
        "lúc" | "hồi" | "đúng" => true,
        "điểm" => at > 1 && p.is(at - 2, "thời"),
        "nhật" => at > 1 && p.is(at - 2, "cập"),
        _ => false,
    }
}

/// `từ ba giờ xuống còn 30 phút`: whether a length at `at` grows or shrinks to another.
pub(crate) fn changes(p: &Phrases, at: usize) -> bool {
    let turn = numeral::number(p, at)
        .and_then(|n| period::unit(p, n.end))
        .map_or(at, |(_, to)| to);
    p.is_any(turn, &["xuống", "lên"]) && p.is_any(turn + 1, &["còn", "tới", "đến", "thành"])
}

/// Whether a clause begins at `at`.
pub(crate) fn opens_clause(p: &Phrases, at: usize) -> bool {
    p.opens(at) || p.key_before(at) == ","
}

/// What the words before `15 giờ` say for a clock time: it may be a length of time too.
pub(crate) fn standing(p: &Phrases, at: usize) -> Evidence {
    if on_the_clock(p, at) {
        return Evidence::Marked;
    }
    match p.key_before(at) {
        // `rút từ ba giờ xuống còn 30 phút`
        "từ" if changes(p, at) => return Evidence::Shape,
        // `sau một giờ nhận lệnh`
        "sau" if !p.is_digits(at) => return Evidence::Shape,
        // `mất đến 12 giờ`
        "đến" | "tới"
            if p.is_any(
                at.wrapping_sub(2),
                &["mất", "dài", "lên", "tốn", "nhau", "rộng", "thêm"],
            ) =>
        {
            return Evidence::Shape;
        }
        "từ" | "đến" | "trước" | "tới" | "sau" => {
            return Evidence::Marked;
        }
        "vào" => return Evidence::Context,
        _ => {}
    }
    let Some((modifier, first)) = modifier::leading(p, at) else {
        return Evidence::Shape;
    };
    // `Đến gần 15 giờ, …`
    if p.key_before(first) == "đến" && opens_clause(p, first - 1) {
        return Evidence::Marked;
    }
    // `Khoảng 15 giờ, …` opens a clause; `kéo dài khoảng 3 giờ` measures.
    if modifier != Modifier::Approx {
        return Evidence::Shape;
    }
    if p.opens(first) || p.key_before(first) == "," {
        return Evidence::Marked;
    }
    match p.key_before(first) {
        "lúc" | "hồi" | "từ" | "đến" | "trước" | "tới" | "vào" | "ra" => {
            Evidence::Context
        }
        _ if p.is(first, "vào") => Evidence::Context,
        _ => Evidence::Shape,
    }
}

/// `8 giờ, Quốc hội họp`, `Đức - Ý (21 giờ, kênh 2)`, `phiên sáng, 8 giờ 19 phút, …`: an hour
/// between signs, unless a length may be meant.
pub(crate) fn stands_apart(p: &Phrases, at: usize, to: usize, hour: u32) -> bool {
    let comma = p.is(to, ",");
    let late = (13..24).contains(&hour);
    let gram = p.is(to - 1, "g");
    p.is_digits(at)
        && !gram
        && match p.key_before(at) {
            "(" => late && (comma || p.is(to, ")")),
            "," => {
                let of_day = p.is_any(at.wrapping_sub(2), &["sáng", "trưa", "chiều", "tối"]);
                (late || of_day) && comma && p.atom(to + 1).spaced
            }
            _ => comma && p.opens(at) && hour < 24,
        }
}

/// Whether a counted noun stands at `at`, so that the number before it is its own.
pub(crate) fn is_counted(p: &Phrases, at: usize) -> bool {
    p.is_word(at) && noun::is_counted(p, at)
}
