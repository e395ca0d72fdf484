//! Whether `một` before a unit of time measures a length: `trong một năm`, but `một ngày nọ`.

use crate::{
    phrase::{modifier::Framed, phrases::Phrases},
    vocabulary::class::Class,
};

/// Words that what happens is so far from, and words of things that last; anything may stand
/// between them and the length: `sau khi thi một ngày`, `lùi giải đấu một tuần`.
const OPENERS: [&[&str]; 17] = [
    &["sau"],
    &["trước"],
    &["cách"],
    &["chuyến"],
    &["đợt"],
    &["hợp", "đồng"],
    &["hoãn"],
    &["lùi"],
    &["dời"],
    &["cấm"],
    &["đình", "chỉ"],
    &["treo"],
    &["dừng"],
    &["ngừng"],
    &["nghỉ"],
    &["giam"],
    &["nằm"],
];

/// Words that a length stands directly behind.
const BEFORE: [&str; 19] = [
    "trong", "sau", "suốt", "vòng", "mất", "hạn", "dài", "qua", "thêm", "gian", "đây", "đó",
    "đúng", "hơn", "trước", "được", "tới", "chưa", "hết",
];

/// Words that stand directly behind a length.
const BEHIND: [&str; 6] = ["trước", "sau", "nay", "ròng", "liền", "trời"];

/// Whether the words around say so; `to` is behind the tail of the length (`một năm qua`).
pub(crate) fn is_length(p: &Phrases, framed: &Framed, to: usize) -> bool {
    framed.modifier.is_some()
        || to > framed.end
        || p.is_any(framed.end, &BEHIND)
        || p.follows_any(framed.start, &BEFORE)
        || p.key_before(framed.start) == "là" && !p.is_word(to)
        || lasts(p, framed)
}

/// `nằm viện một tháng`, `sau khi thi một ngày,`, `một năm tù`, `một giờ đồng hồ`.
fn lasts(p: &Phrases, framed: &Framed) -> bool {
    // `nghỉ một ngày nào`
    let some = p.is_any(framed.end, &["nào", "nọ", "kia", "khác"]);
    !some
        && (is_said_behind(p, framed.end)
            || is_said_before(p, framed.start)
            || ends_phrase(p, framed.end) && is_opened(p, framed.start))
}

fn is_said_behind(p: &Phrases, end: usize) -> bool {
    let clock = p.is(end - 1, "hồ");
    clock || p.is(end, "tù") || p.are(end, &["mặc", "niệm"]) || p.are(end, &["kể", "từ"])
}

/// Whether up to three words that end before `start` take a length: `nghỉ thi đấu`.
fn is_said_before(p: &Phrases, start: usize) -> bool {
    const LONGEST: usize = 3;
    (1..=LONGEST.min(start)).any(|length| {
        let from = start - length;
        (from..start).all(|at| p.is_word(at)) && p.phrase_class(from, start).has(Class::LASTING)
    })
}

/// Whether the phrase ends with the length: `sau khi cưới một tuần,`.
fn ends_phrase(p: &Phrases, end: usize) -> bool {
    const JOINS: [&str; 8] = ["nhưng", "thì", "do", "vì", "để", "và", "rồi", "nên"];
    !p.is_word(end) && !p.is_any(end, &["/", "\"", "“"]) && !p.is_digits(end)
        || p.is_any(end, &JOINS)
}

/// Whether one of [`OPENERS`] stands before `start` in its phrase, and no other number between.
fn is_opened(p: &Phrases, start: usize) -> bool {
    const PHRASE: usize = 10;
    // `kết thúc một ngày`, `hai buổi một tuần`: a day of some sort, so much a day.
    const OTHER: [&str; 12] = [
        "thúc", "đầu", "chọn", "thành", "như", "mỗi", "lần", "buổi", "là", "vào", "có", "bình",
    ];
    let plain =
        |at: &usize| p.is_word(*at) && p.number_word(*at).is_none() && !p.is_any(*at, &OTHER);
    (start.saturating_sub(PHRASE)..start)
        .rev()
        .take_while(plain)
        .any(|at| OPENERS.iter().any(|words| p.are(at, words)) && at + 1 < start)
}
