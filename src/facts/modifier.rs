//! Words that change a figure: `gần`, `hơn`, `khoảng`.

use super::tape::Tape;

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
    let (&modifier, first) = tape.lexicon.before.ending_at(tape, start)?;
    (!is_other_word(tape, first, start)).then_some((modifier, first))
}

/// The same words with another meaning: `dưới` beneath, `trên` upon, `hơn` and `kém` in a comparison.
fn is_other_word(tape: &Tape, first: usize, number: usize) -> bool {
    use crate::lexicon::Class;
    if number - first > 1 {
        return false;
    }
    let key = tape.key(first);
    let before = tape.key_before(first);
    let glued_word = tape.word_end(first) > number || tape.word_start(first) < first;
    match key {
        "trên" | "dưới" | "ngoài" => {
            let mut noun = number + 1;
            while tape.is_digits(noun)
                || tape.atom(noun).class.has(Class::NUMBER)
                || tape.is_any(noun, &[".", ","])
            {
                noun += 1;
            }
            tape.word_end(noun) == noun + 1 && tape.atom(noun).class.has(Class::PLACE)
                || matches!(before, "bên" | "ở" | "từ" | "phía" | "đi" | "chạy" | "nằm")
        }
        "vượt" => true,
        // `35 độ từ 9 giờ`
        "độ" if tape.is_digits(first.wrapping_sub(1)) => true,
        "kém" if before != "không" => true,
        "kém" | "độ" | "tầm" | "cỡ" | "sắp" => {
            glued_word
                || matches!(
                    before,
                    "thua" | "ít" | "trình" | "tốc" | "nhiệt" | "mức" | "góc" | "chế"
                )
        }
        "hơn" => COMPARED.contains(&before) && !is_dimension(tape, before, number),
        "quá" => !matches!(before, "đã" | "không" | "hơn" | "chưa") && !tape.is_digits(number),
        "ước" => glued_word,
        _ => false,
    }
}

/// Adjectives whose `hơn` compares: `nhanh hơn 2 giây`.
const COMPARED: [&str; 21] = [
    "nhiều", "tốt", "cao", "lớn", "nhanh", "rộng", "dài", "nặng", "già", "trẻ", "thấp", "nhẹ",
    "kém", "đông", "sớm", "muộn", "lâu", "rẻ", "đắt", "ngắn", "hẹp",
];

/// `đường dài hơn 700 km`: the size of the thing, unless something is named that it is compared with.
fn is_dimension(tape: &Tape, adjective: &str, number: usize) -> bool {
    const SIZES: [&str; 5] = ["cao", "dài", "rộng", "nặng", "lâu"];
    const CLAUSE: usize = 14;
    let compared = (number.saturating_sub(CLAUSE)..number + CLAUSE).any(|at| {
        tape.atom(at).sentence == tape.atom(number).sentence
            && (tape.are(at, &["so", "với"])
                || tape.is(at, "bản") && tape.is_any(at + 1, &["cũ", "trước", "tiền"]))
    });
    let measured = super::amount::number(tape, number)
        .is_some_and(|n| super::unit::measure(tape, &n).is_some() || tape.is(n.end, "tầng"));
    SIZES.contains(&adjective) && measured && !compared
}

/// `hơn`, `trở lên`, `trở xuống` behind a figure.
fn behind(tape: &Tape, start: usize, end: usize) -> Option<(Modifier, usize)> {
    let (&modifier, to) = tape.lexicon.after.starting_at(tape, end)?;
    let certain = match tape.key(end) {
        // `5 năm hơn`, not `3 triệu hơn hẳn năm ngoái` or `cao hơn`.
        "hơn" => !tape.is_word(to) && tape.key_before(start) != "nhiều",
        "lẻ" | "có" => true,
        "trở" => tape.is_any(end + 1, &["lên", "xuống"]) || tape.key_before(start) == "từ",
        _ => true,
    };
    certain.then_some((modifier, to))
}
