//! Words that change a figure: `gần`, `hơn`, `khoảng`.

use rust_decimal::Decimal;

use super::{
    amount::{self, Number},
    duration,
    tape::Tape,
    unit,
};
use crate::lexicon::Class;

/// How a figure is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// khoảng, chừng, ước
    Approx,
    /// gần, suýt soát
    Nearly,
    /// hơn, trên
    Over,
    /// dưới, chưa đến
    Under,
    /// ít nhất, từ … trở lên
    AtLeast,
    /// tối đa, không quá
    AtMost,
    /// đầu, of dates
    Start,
    /// giữa, of dates
    Mid,
    /// cuối, of dates
    End,
}

const NAMES: [(Modifier, &str); 9] = [
    (Modifier::Approx, "approx"),
    (Modifier::Nearly, "nearly"),
    (Modifier::Over, "over"),
    (Modifier::Under, "under"),
    (Modifier::AtLeast, "at_least"),
    (Modifier::AtMost, "at_most"),
    (Modifier::Start, "start"),
    (Modifier::Mid, "mid"),
    (Modifier::End, "end"),
];

impl Modifier {
    /// The name that records use.
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(m, _)| *m == self)
            .map_or("", |(_, name)| name)
    }

    /// The modifier of a name.
    pub fn from_name(name: &str) -> Option<Modifier> {
        NAMES.iter().find(|(_, n)| *n == name).map(|(m, _)| *m)
    }
}

/// A figure with the words around it that change it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Framed {
    pub start: usize,
    pub end: usize,
    pub modifier: Option<Modifier>,
}

/// Reads modifiers before and behind the figure at `start..end`.
pub(super) fn frame(tape: &Tape, start: usize, end: usize) -> Framed {
    let mut framed = Framed {
        start,
        end,
        modifier: None,
    };
    let before = leading(tape, start);
    // `trên 35 độ trở lên` says it twice: the word before counts.
    let behind = behind(tape, start, end)
        .filter(|(m, _)| before.is_none() || !matches!(m, Modifier::AtLeast | Modifier::AtMost));
    if let Some((modifier, end)) = behind {
        framed.end = end;
        framed.modifier = Some(modifier);
        if matches!(modifier, Modifier::AtLeast | Modifier::AtMost) {
            if tape.key_before(start) == "từ" {
                framed.start = start - 1;
            }
            return framed;
        }
    }
    // Of two in a row the one next to the number counts, and the span begins with it.
    if let Some((modifier, start)) = before {
        framed.start = start;
        framed.modifier = framed.modifier.or(Some(modifier));
    }
    framed
}

/// The modifier that ends directly before `start`, and its first atom.
pub(super) fn leading(tape: &Tape, start: usize) -> Option<(Modifier, usize)> {
    let end = level(tape, start);
    let (&modifier, first) = tape.lexicon.before.ending_at(tape, end)?;
    // `nhỉnh hơn con số 10 triệu xe của năm ngoái` compares with a known figure.
    let bound = matches!(modifier, Modifier::AtLeast | Modifier::AtMost);
    let compared = end < start && tape.is(end - 1, "hơn") && !bound;
    if compared || is_other_word(tape, first, end, start) {
        return None;
    }
    let most = tape.is(end - 1, "quá") && modifier == Modifier::Over && is_denied(tape, first);
    Some((if most { Modifier::AtMost } else { modifier }, first))
}

/// `dưới mức 3 tỷ USD`, `không vượt quá con số 50 xe`, `gần tròn 17 tuổi`: what stands between a
/// modifier and its figure begins there.
fn level(tape: &Tape, start: usize) -> usize {
    match tape.key_before(start) {
        "mức" | "mốc" | "ngưỡng" | "tròn" => start - 1,
        "số" if start > 1 && tape.is(start - 2, "con") => start - 2,
        _ => start,
    }
}

/// `không nên uống quá 2 cốc`, `chưa nơi nào vượt quá 30 độ`: the words before `at` deny it.
fn is_denied(tape: &Tape, at: usize) -> bool {
    const WORDS: usize = 4;
    (at.saturating_sub(WORDS)..at)
        .rev()
        .take_while(|&at| tape.is_word(at))
        .any(|at| tape.is_any(at, &["không", "chưa", "chẳng", "đừng"]))
}

/// `khoảng` that ends directly before the date at `start`: its first atom.
pub(super) fn about(tape: &Tape, start: usize) -> Option<usize> {
    let (modifier, first) = leading(tape, start)?;
    let said = tape.is_any(first, &["khoảng", "chừng", "tầm"]);
    (modifier == Modifier::Approx && said).then_some(first)
}

/// The same words with another meaning: `dưới` beneath, `trên` upon, `hơn` and `kém` in a comparison.
fn is_other_word(tape: &Tape, first: usize, end: usize, number: usize) -> bool {
    let key = tape.key(first);
    if end - first > 1 {
        // `ít hơn 5 vụ so với tháng trước` tells a difference.
        return tape.is(end - 1, "hơn")
            && matches!(key, "ít" | "thấp" | "nhỏ")
            && (is_compared(tape, number) || is_small_difference(tape, number));
    }
    let before = tape.key_before(first);
    let glued_word = tape.word_end(first) > end || tape.word_start(first) < first;
    match key {
        "trên" | "dưới" => end == number && is_place(tape, first, number),
        // `ngoài 30 tuổi`; otherwise it means beside: `ngoài 4 bị cáo`.
        "ngoài" => glued_word || !is_age(tape, number),
        "vượt" => true,
        // `35 độ từ 9 giờ`
        "độ" if tape.is_digits(first.wrapping_sub(1)) => true,
        "kém" if before != "không" => true,
        "sắp" if tape.is(end, "tròn") => false,
        "kém" | "độ" | "tầm" | "cỡ" | "sắp" => {
            glued_word
                || matches!(
                    before,
                    "thua" | "ít" | "trình" | "tốc" | "nhiệt" | "mức" | "góc" | "chế"
                )
        }
        "hơn" => COMPARED.contains(&before) && !is_size(tape, before, number),
        "quá" => !matches!(before, "đã" | "không" | "hơn" | "chưa") && !tape.is_digits(number),
        "ước" => glued_word,
        _ => false,
    }
}

/// What somebody or something does upon, beneath or outside a thing.
const PLACED: [&str; 20] = [
    "bên", "ở", "phía", "đi", "chạy", "nằm", "ngồi", "đứng", "đặt", "gắn", "lắp", "treo", "chở",
    "xếp", "dựa", "cứ", "bổ", "phủ", "tải", "viết",
];

/// `ngồi trên hai xe máy`, `dựa trên ba tiêu chí`, `10 người trên 2 ghe`: upon a thing, or so
/// many out of a whole. One is not upon what is measured, nor upon many things unless a verb says so.
fn is_place(tape: &Tape, first: usize, number: usize) -> bool {
    let Some(figure) = last_of_range(tape, number) else {
        return false;
    };
    let noun = figure.end;
    let measured = figure.is_fractional()
        || unit::measure(tape, &figure).is_some()
        || unit::metres_and_centimetres(tape, number).is_some()
        || duration::unit(tape, noun).is_some()
        || tape.atom(noun).class.has(Class::CURRENCY);
    if measured || !tape.is_word(noun) {
        return false;
    }
    let before = first.wrapping_sub(1);
    // `9 trên 10 đội`
    let part = tape
        .int(before)
        .is_some_and(|n| n < 1000 && Decimal::from(n) < figure.value);
    if part || tape.is_any(before, &PLACED) {
        return true;
    }
    let of_size =
        tape.word_class(noun).has(Class::SIZED) || tape.atom(noun).class.has(Class::SIZED);
    let above = tape.is(first, "trên");
    let of_part = part_before(tape, first).is_some_and(|(part, things)| {
        part < figure.value && (!of_size || tape.is(noun, tape.key(things)))
    });
    if above && of_part {
        return true;
    }
    // `có trên 20 boong`
    let amounts = tape.is_any(
        before,
        &[
            "có", "đạt", "được", "gồm", "với", "vượt", "khoảng", "ước", "chiếm",
        ],
    );
    let few = figure.value <= Decimal::from(if above { 20 } else { 4 });
    let many = Decimal::from(200);
    !of_size
        && !amounts
        && (few || above && figure.value < many && tape.atom(noun).class.has(Class::PLACE))
}

/// The number at `at`, or the second one of a range: `6-7 xe`, `sáu, bảy xe`.
fn last_of_range(tape: &Tape, at: usize) -> Option<Number> {
    let first = amount::number(tape, at)?;
    let joint = amount::range_sign(tape, first.end)
        .or_else(|| tape.is(first.end, ",").then_some(first.end + 1));
    let second = joint.and_then(|at| amount::number(tape, at));
    second.filter(|n| n.value > first.value).or(Some(first))
}

/// The number of things counted directly before `trên` at `at`, and where they stand: `15 ghế
/// trên 40 ghế`.
fn part_before(tape: &Tape, at: usize) -> Option<(Decimal, usize)> {
    const LONGEST: usize = 3;
    let noun = tape.word_start(at.checked_sub(1)?);
    let counts =
        |n: &Number| n.end == noun && unit::counted(tape, n).is_some_and(|(_, to)| to == at);
    (noun.saturating_sub(LONGEST)..noun)
        .filter_map(|from| amount::number(tape, from))
        .find(counts)
        .map(|n| (n.value, noun))
}

/// `30 tuổi`, `6 tháng tuổi`.
fn is_age(tape: &Tape, number: usize) -> bool {
    let Some(figure) = amount::number(tape, number) else {
        return false;
    };
    let unit = duration::unit(tape, figure.end).map_or(figure.end, |(_, end)| end);
    tape.is(unit, "tuổi")
}

/// Adjectives whose `hơn` compares: `nhanh hơn 2 giây`.
const COMPARED: [&str; 24] = [
    "nhiều", "tốt", "cao", "lớn", "nhanh", "rộng", "dài", "nặng", "già", "trẻ", "thấp", "nhẹ",
    "kém", "đông", "sớm", "muộn", "lâu", "rẻ", "đắt", "ngắn", "hẹp", "mạnh", "trội", "yếu",
];

/// `đường dài hơn 700 km`, `cuộc chiến kéo dài hơn 5 năm`, `giá trị lớn hơn 30 tỷ đồng`: the size
/// of the thing, unless something is named that it is compared with.
fn is_size(tape: &Tape, adjective: &str, number: usize) -> bool {
    // `nửa năm`
    let figure = amount::number(tape, number);
    let end = figure.map_or(number + 1, |n| n.end);
    let measured = figure.is_some_and(|n| unit::measure(tape, &n).is_some())
        || duration::unit(tape, end).is_some()
        || tape.is_any(end, &["tầng", "trang"]);
    let amounts = measured && !tape.is(end, "tuổi")
        || tape.is(end, "%")
        || tape.atom(end).class.has(Class::CURRENCY);
    // `cô gái trẻ hơn 20 tuổi`: the adjective belongs to the noun.
    let young = ["gái", "nữ", "niên", "trai", "đứa"];
    let size = match adjective {
        "trẻ" => tape.is(end, "tuổi") && tape.is_any(number.wrapping_sub(3), &young),
        "cao" | "dài" | "rộng" | "nặng" | "lâu" => measured,
        "lớn" => amounts,
        _ => false,
    };
    size && !is_compared(tape, number)
}

/// `khu vực miền Nam thấp hơn 1 điểm`: too few for a bound, so they tell a difference.
/// Millimetres compare too: `dài hơn 6 mm và thấp hơn 15 mm`.
fn is_small_difference(tape: &Tape, number: usize) -> bool {
    amount::number(tape, number).is_some_and(|n| {
        let few = n.value < Decimal::from(4)
            && tape.is_any(n.end, &["điểm", "bậc", "hạng", "trận", "bàn", "mã"]);
        let low = tape.is(number - 2, "thấp") && tape.is_any(n.end, &["mm", "cm", "lần"]);
        few || low
    })
}

/// Whether the clause names what the figure is compared with.
fn is_compared(tape: &Tape, number: usize) -> bool {
    const CLAUSE: usize = 18;
    (number.saturating_sub(CLAUSE)..number + CLAUSE).any(|at| {
        tape.atom(at).sentence == tape.atom(number).sentence
            && (tape.are(at, &["so", "với"])
                || tape.is(at, "bản") && tape.is_any(at + 1, &["cũ", "trước", "tiền"]))
    })
}

/// `hơn`, `trở lên`, `trở xuống` behind a figure.
fn behind(tape: &Tape, start: usize, end: usize) -> Option<(Modifier, usize)> {
    let Some((&modifier, to)) = tape.lexicon.after.starting_at(tape, end) else {
        return behind_noun(tape, end);
    };
    let certain = match tape.key(end) {
        // `5 năm hơn`, not `3 triệu hơn hẳn năm ngoái`, `1 con hơn 3 tuổi` or `cao hơn`.
        "hơn" => !tape.is_word(to) && !tape.is_digits(to) && tape.key_before(start) != "nhiều",
        "trở" => tape.is_any(end + 1, &["lên", "xuống"]) || tape.key_before(start) == "từ",
        _ => true,
    };
    certain.then_some((modifier, to))
}

/// `9 chỗ ngồi trở xuống`, `5 đội tham gia trở lên`: the rest of the noun phrase stands between.
fn behind_noun(tape: &Tape, end: usize) -> Option<(Modifier, usize)> {
    const MOST: usize = 3;
    let turn = (end..=end + MOST).find(|&at| tape.is(at, "trở"))?;
    // `20 bàn thắng trở lên`
    let plain = |at: usize| {
        let other = tape.atom(at).class.has(Class::FUNCTION.or(Class::NUMBER));
        tape.is_word(at) && (!other || tape.is_any(at, &["thắng", "thua"]))
    };
    if !tape.is_any(turn + 1, &["lên", "xuống"]) || !(end..turn).all(plain) {
        return None;
    }
    let (&modifier, to) = tape.lexicon.after.starting_at(tape, turn)?;
    Some((modifier, to))
}
