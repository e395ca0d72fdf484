//! Words that change a figure: `gần`, `hơn`, `khoảng`.

use rust_decimal::Decimal;

use crate::{
    phrase::{
        joint,
        numeral::{self, Number},
        period,
        phrases::Phrases,
        unit,
    },
    value::modifier::Modifier,
    vocabulary::class::Class,
};

/// A figure with the words around it that change it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Framed {
    pub start: usize,
    pub end: usize,
    pub modifier: Option<Modifier>,
}

/// Reads modifiers before and behind the figure at `start..end`.
pub(crate) fn frame(p: &Phrases, start: usize, end: usize) -> Framed {
    let mut framed = Framed {
        start,
        end,
        modifier: None,
    };
    let before = leading(p, start);
    // `trên 35 độ trở lên` says it twice: the word before counts.
    let behind = behind(p, start, end)
        .filter(|(m, _)| before.is_none() || !matches!(m, Modifier::AtLeast | Modifier::AtMost));
    if let Some((modifier, end)) = behind {
        framed.end = end;
        framed.modifier = Some(modifier);
        if matches!(modifier, Modifier::AtLeast | Modifier::AtMost) {
            if p.key_before(start) == "từ" {
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
pub(crate) fn leading(p: &Phrases, start: usize) -> Option<(Modifier, usize)> {
    let end = level(p, start);
    let (modifier, first) = p.modifier_before(end)?;
    // `nhỉnh hơn con số 10 triệu xe của năm ngoái` compares with a known figure.
    let bound = matches!(modifier, Modifier::AtLeast | Modifier::AtMost);
    let compared = end < start && p.is(end - 1, "hơn") && !bound;
    if compared || is_other_word(p, first, end, start) {
        return None;
    }
    let most = p.is(end - 1, "quá") && modifier == Modifier::Over && is_denied(p, first);
    Some((if most { Modifier::AtMost } else { modifier }, first))
}

/// `dưới mức 3 tỷ USD`, `không vượt quá con số 50 xe`, `gần tròn 17 tuổi`: what stands between a
/// modifier and its figure begins there.
fn level(p: &Phrases, start: usize) -> usize {
    match p.key_before(start) {
        "mức" | "mốc" | "ngưỡng" | "tròn" => start - 1,
        "số" if start > 1 && p.is(start - 2, "con") => start - 2,
        _ => start,
    }
}

/// `không nên uống quá 2 cốc`, `chưa nơi nào vượt quá 30 độ`: the words before `at` deny it.
fn is_denied(p: &Phrases, at: usize) -> bool {
    const WORDS: usize = 4;
    (at.saturating_sub(WORDS)..at)
        .rev()
        .take_while(|&at| p.is_word(at))
        .any(|at| p.is_any(at, &["không", "chưa", "chẳng", "đừng"]))
}

/// `khoảng` that ends directly before the date at `start`: its first atom.
pub(crate) fn about(p: &Phrases, start: usize) -> Option<usize> {
    let (modifier, first) = leading(p, start)?;
    let said = p.is_any(first, &["khoảng", "chừng", "tầm"]);
    (modifier == Modifier::Approx && said).then_some(first)
}

/// The same words with another meaning: `dưới` beneath, `trên` upon, `hơn` and `kém` in a comparison.
fn is_other_word(p: &Phrases, first: usize, end: usize, number: usize) -> bool {
    let key = p.key(first);
    if end - first > 1 {
        // `ít hơn 5 vụ so với tháng trước` tells a difference.
        return p.is(end - 1, "hơn")
            && matches!(key, "ít" | "thấp" | "nhỏ")
            && (is_compared(p, number) || is_small_difference(p, number));
    }
    let before = p.key_before(first);
    let glued_word = p.word_end(first) > end || p.word_start(first) < first;
    match key {
        "trên" | "dưới" => end == number && is_place(p, first, number),
        // `ngoài 30 tuổi`; otherwise it means beside: `ngoài 4 bị cáo`.
        "ngoài" => glued_word || !is_age(p, number),
        "vượt" => true,
        // `35 độ từ 9 giờ`
        "độ" if p.is_digits(first.wrapping_sub(1)) => true,
        "kém" if before != "không" => true,
        "sắp" if p.is(end, "tròn") => false,
        "kém" | "độ" | "tầm" | "cỡ" | "sắp" => {
            glued_word
                || matches!(
                    before,
                    "thua" | "ít" | "trình" | "tốc" | "nhiệt" | "mức" | "góc" | "chế"
                )
        }
        "hơn" => COMPARED.contains(&before) && !is_size(p, before, number),
        "quá" => !matches!(before, "đã" | "không" | "hơn" | "chưa") && !p.is_digits(number),
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
fn is_place(p: &Phrases, first: usize, number: usize) -> bool {
    let Some(figure) = last_of_range(p, number) else {
        return false;
    };
    let noun = figure.end;
    let measured = figure.is_fractional()
        || unit::measure(p, &figure).is_some()
        || unit::metres_and_centimetres(p, number).is_some()
        || period::unit(p, noun).is_some()
        || p.class(noun).has(Class::CURRENCY);
    if measured || !p.is_word(noun) {
        return false;
    }
    let before = first.wrapping_sub(1);
    // `9 trên 10 đội`
    let part = p
        .int(before)
        .is_some_and(|n| n < 1000 && Decimal::from(n) < figure.value);
    if part || p.is_any(before, &PLACED) {
        return true;
    }
    let of_size = p.word_class(noun).has(Class::SIZED) || p.class(noun).has(Class::SIZED);
    let above = p.is(first, "trên");
    let of_part = part_before(p, first).is_some_and(|(part, things)| {
        part < figure.value && (!of_size || p.is(noun, p.key(things)))
    });
    if above && of_part {
        return true;
    }
    // `có trên 20 boong`
    let amounts = p.is_any(
        before,
        &[
            "có", "đạt", "được", "gồm", "với", "vượt", "khoảng", "ước", "chiếm",
        ],
    );
    let few = figure.value <= Decimal::from(if above { 20 } else { 4 });
    let many = Decimal::from(200);
    !of_size && !amounts && (few || above && figure.value < many && p.class(noun).has(Class::PLACE))
}

/// The number at `at`, or the second one of a range: `6-7 xe`, `sáu, bảy xe`.
fn last_of_range(p: &Phrases, at: usize) -> Option<Number> {
    let first = numeral::number(p, at)?;
    let joint =
        joint::range_sign(p, first.end).or_else(|| p.is(first.end, ",").then_some(first.end + 1));
    let second = joint.and_then(|at| numeral::number(p, at));
    second.filter(|n| n.value > first.value).or(Some(first))
}

/// The number of things counted directly before `trên` at `at`, and where they stand: `15 ghế
/// trên 40 ghế`.
fn part_before(p: &Phrases, at: usize) -> Option<(Decimal, usize)> {
    const LONGEST: usize = 3;
    let noun = p.word_start(at.checked_sub(1)?);
    let counts = |n: &Number| n.end == noun && unit::counted(p, n).is_some_and(|(_, to)| to == at);
    (noun.saturating_sub(LONGEST)..noun)
        .filter_map(|from| numeral::number(p, from))
        .find(counts)
        .map(|n| (n.value, noun))
}

/// `30 tuổi`, `6 tháng tuổi`.
fn is_age(p: &Phrases, number: usize) -> bool {
    let Some(figure) = numeral::number(p, number) else {
        return false;
    };
    let unit = period::unit(p, figure.end).map_or(figure.end, |(_, end)| end);
    p.is(unit, "tuổi")
}

/// Adjectives whose `hơn` compares: `nhanh hơn 2 giây`.
const COMPARED: [&str; 24] = [
    "nhiều", "tốt", "cao", "lớn", "nhanh", "rộng", "dài", "nặng", "già", "trẻ", "thấp", "nhẹ",
    "kém", "đông", "sớm", "muộn", "lâu", "rẻ", "đắt", "ngắn", "hẹp", "mạnh", "trội", "yếu",
];

/// `đường dài hơn 700 km`, `cuộc chiến kéo dài hơn 5 năm`, `giá trị lớn hơn 30 tỷ đồng`: the size
/// of the thing, unless something is named that it is compared with.
fn is_size(p: &Phrases, adjective: &str, number: usize) -> bool {
    // `nửa năm`
    let figure = numeral::number(p, number);
    let end = figure.map_or(number + 1, |n| n.end);
    let measured = figure.is_some_and(|n| unit::measure(p, &n).is_some())
        || period::unit(p, end).is_some()
        || p.is_any(end, &["tầng", "trang"]);
    let amounts =
        measured && !p.is(end, "tuổi") || p.is(end, "%") || p.class(end).has(Class::CURRENCY);
    // `cô gái trẻ hơn 20 tuổi`: the adjective belongs to the noun.
    let young = ["gái", "nữ", "niên", "trai", "đứa"];
    let size = match adjective {
        "trẻ" => p.is(end, "tuổi") && p.is_any(number.wrapping_sub(3), &young),
        "cao" | "dài" | "rộng" | "nặng" | "lâu" => measured,
        "lớn" => amounts,
        _ => false,
    };
    size && !is_compared(p, number)
}

/// `khu vực miền Nam thấp hơn 1 điểm`: too few for a bound, so they tell a difference.
/// Millimetres compare too: `dài hơn 6 mm và thấp hơn 15 mm`.
fn is_small_difference(p: &Phrases, number: usize) -> bool {
    numeral::number(p, number).is_some_and(|n| {
        let few = n.value < Decimal::from(4)
            && p.is_any(n.end, &["điểm", "bậc", "hạng", "trận", "bàn", "mã"]);
        let low = p.is(number - 2, "thấp") && p.is_any(n.end, &["mm", "cm", "lần"]);
        few || low
    })
}

/// Whether the clause names what the figure is compared with.
fn is_compared(p: &Phrases, number: usize) -> bool {
    const CLAUSE: usize = 18;
    (number.saturating_sub(CLAUSE)..number + CLAUSE).any(|at| {
        p.atom(at).sentence == p.atom(number).sentence
            && (p.are(at, &["so", "với"])
                || p.is(at, "bản") && p.is_any(at + 1, &["cũ", "trước", "tiền"]))
    })
}

/// `hơn`, `trở lên`, `trở xuống` behind a figure.
fn behind(p: &Phrases, start: usize, end: usize) -> Option<(Modifier, usize)> {
    let Some((modifier, to)) = p.modifier_at(end) else {
        return behind_noun(p, end);
    };
    let certain = match p.key(end) {
        // `5 năm hơn`, not `3 triệu hơn hẳn năm ngoái`, `1 con hơn 3 tuổi` or `cao hơn`.
        "hơn" => !p.is_word(to) && !p.is_digits(to) && p.key_before(start) != "nhiều",
        "trở" => p.is_any(end + 1, &["lên", "xuống"]) || p.key_before(start) == "từ",
        _ => true,
    };
    certain.then_some((modifier, to))
}

/// `9 chỗ ngồi trở xuống`, `5 đội tham gia trở lên`: the rest of the noun phrase stands between.
fn behind_noun(p: &Phrases, end: usize) -> Option<(Modifier, usize)> {
    const MOST: usize = 3;
    let turn = (end..=end + MOST).find(|&at| p.is(at, "trở"))?;
    // `20 bàn thắng trở lên`
    let plain = |at: usize| {
        let other = p.class(at).has(Class::FUNCTION.or(Class::NUMBER));
        p.is_word(at) && (!other || p.is_any(at, &["thắng", "thua"]))
    };
    if !p.is_any(turn + 1, &["lên", "xuống"]) || !(end..turn).all(plain) {
        return None;
    }
    let (modifier, to) = p.modifier_at(turn)?;
    Some((modifier, to))
}
