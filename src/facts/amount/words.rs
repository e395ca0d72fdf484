//! Numbers in words on the tape: where one begins, and where a word of
//! numbers means something else.

use rust_decimal::Decimal;

use super::{Number, digits::sign, opens_other_word};
use crate::{
    facts::{
        tape::{AtomKind, Case, Tape},
        unit,
    },
    lexicon::{Class, NumberWord},
    number,
};

/// The most words that are read as one number, so that the time stays linear in
/// a text that repeats them.
const LONGEST: usize = 32;

/// The number in words that begins at `at`.
pub(super) fn in_words(tape: &Tape, at: usize) -> Option<Number> {
    if let Some(number) = half(tape, at).or_else(|| one_scale(tape, at)) {
        return Some(number);
    }
    let first = tape.atom(at);
    if !first.class.has(Class::NUMBER) {
        return None;
    }
    // Inside a longer word of the lexicon (`ba mẹ`, `năm học`) or a name (`Bác Ba`) it is no number.
    let counts_anyway = tape.atom(at + 1).case == Case::Lower
        && tape.word_class(at + 1).has(Class::COUNTED)
        && tape.before(at).kind != AtomKind::Word;
    if first.case == Case::Title && !tape.opens(at) && !counts_anyway {
        return None;
    }
    // A vague plural: `hàng trăm`, `vài chục`.
    let vague = matches!(
        tape.key_before(at),
        "hàng" | "vài" | "mấy" | "cả" | "nhiều" | "những" | "các" | "bao" | "dăm" | "đôi" | "ngót"
    );
    if vague
        && matches!(
            tape.lexicon.number(tape.key(at)),
            Some(NumberWord::Dozen(_) | NumberWord::Hundred | NumberWord::Scale(_))
        )
    {
        return None;
    }
    let mut words = Vec::new();
    let mut at_word = at;
    while let Some(word) = tape.lexicon.number(tape.key(at_word)) {
        if !tape.is_word(at_word)
            || word == NumberWord::Half
            || matches!(tape.key(at_word), "k" | "tr")
        {
            break;
        }
        if at_word > at && is_unit_year(tape, at_word) {
            break;
        }
        if matches!(word, NumberWord::Scale(_)) && opens_other_word(tape, at_word) {
            break;
        }
        // `hai ba lô`: a noun that begins with a word of numbers.
        if at_word > at && tape.word_end(at_word) > at_word + 1 && unit::is_counted(tape, at_word) {
            break;
        }
        if words.len() == LONGEST {
            break;
        }
        // Capitals inside: another name begins.
        if at_word > at
            && tape.atom(at_word).case != first.case
            && tape.atom(at_word).case == Case::Title
        {
            break;
        }
        words.push(word);
        at_word += 1;
        // Commas may stand between the groups of a long number in words.
        if tape.is(at_word, ",")
            && matches!(word, NumberWord::Scale(_))
            && tape.lexicon.number(tape.key(at_word + 1)).is_some()
        {
            return long_in_words(tape, at);
        }
    }
    let (value, taken) = number::words::read(&words)?;
    let mut number = spelt(at, at + taken, value);
    if let Some(NumberWord::Scale(factor)) = words.get(taken - 1) {
        number.scale = *factor;
        if tape.lexicon.number(tape.key(number.end)) == Some(NumberWord::Half) {
            number.value += factor / Decimal::TWO;
            number.end += 1;
        }
    } else if taken == 2
        && words[1] == NumberWord::Hundred
        && tape.lexicon.number(tape.key(number.end)) == Some(NumberWord::Half)
    {
        number.value += Decimal::from(50);
        number.end += 1;
    }
    if taken == 1 && !stands_alone(tape, at) {
        return None;
    }
    sign(tape, &mut number);
    Some(number)
}

/// `nửa tỷ`, `nửa nghìn tỷ`, `nửa mét`: half of a scale or of a measure.
fn half(tape: &Tape, at: usize) -> Option<Number> {
    if !tape.is(at, "nửa") || at > 0 && is_number(tape, at - 1) {
        return None;
    }
    if let Some((scale, end)) = scales(tape, at + 1) {
        return Some(Number {
            scale,
            ..spelt(at, end, scale / Decimal::TWO)
        });
    }
    let (unit, end) = tape.lexicon.units.starting_at(tape, at + 1)?;
    let sized = matches!(
        unit.dimension.as_str(),
        "length" | "area" | "volume" | "mass"
    );
    (sized && tape.word_end(end - 1) == end).then(|| spelt(at, at + 1, Decimal::new(5, 1)))
}

/// `hơn trăm mét`, `gần tỷ đồng`: the word before makes the lone scale a figure, where
/// `hàng trăm` and `cả trăm` stay vague.
fn one_scale(tape: &Tape, at: usize) -> Option<Number> {
    let figure = tape.follows_any(at, &["hơn", "gần", "khoảng", "cỡ"])
        || tape.key_before(at.saturating_sub(1)) == "chưa"
            && tape.follows_any(at, &["đến", "tới", "đầy"]);
    let (scale, end) = scales(tape, at).filter(|_| figure)?;
    Some(Number {
        scale,
        ..spelt(at, end, scale)
    })
}

/// The product of the words of scales that begin at `at`; `tỷ lệ`, `trăm họ` are other words.
fn scales(tape: &Tape, at: usize) -> Option<(Decimal, usize)> {
    let mut product = Decimal::ONE;
    let mut end = at;
    loop {
        let next = match tape.lexicon.number(tape.key(end)) {
            Some(NumberWord::Hundred) if end == at => Decimal::ONE_HUNDRED,
            Some(NumberWord::Scale(value)) if !matches!(tape.key(end), "k" | "tr") => value,
            _ => break,
        };
        product = product.checked_mul(next)?;
        end += 1;
    }
    let longer =
        end > at && tape.word_end(end - 1) > end && !tape.atom(end).class.has(Class::CURRENCY);
    let counts = tape.word_start(end.max(1) - 1) >= at;
    (end > at && !longer && counts && !is_number(tape, end)).then_some((product, end))
}

fn is_number(tape: &Tape, at: usize) -> bool {
    tape.is_digits(at) || tape.lexicon.number(tape.key(at)).is_some()
}

/// Whether `năm` behind another number word is the unit of time: `mười năm`, `hai mươi
/// năm`, but `linh năm`, `trăm năm mươi`.
fn is_unit_year(tape: &Tape, at: usize) -> bool {
    tape.is(at, "năm")
        && tape.lexicon.number(tape.key_before(at)) != Some(NumberWord::Zero)
        && !matches!(
            tape.lexicon.number(tape.key(at + 1)),
            Some(
                NumberWord::Tens
                    | NumberWord::Hundred
                    | NumberWord::Dozen(_)
                    | NumberWord::Scale(_)
            )
        )
}

/// A number in words, without a scale of its own yet.
pub(in crate::facts) fn spelt(start: usize, end: usize, value: Decimal) -> Number {
    Number {
        start,
        end,
        value,
        scale: Decimal::ONE,
        english: None,
        grouped: false,
        in_words: true,
        signed: false,
    }
}

/// `Một trăm hai tám tỷ, ba trăm mười triệu, không trăm mười lăm nghìn`.
fn long_in_words(tape: &Tape, at: usize) -> Option<Number> {
    let mut words = Vec::new();
    let mut places = Vec::new();
    let mut next = at;
    loop {
        if let Some(word) = tape
            .lexicon
            .number(tape.key(next))
            .filter(|w| *w != NumberWord::Half && words.len() < LONGEST)
        {
            words.push(word);
            next += 1;
            places.push(next);
        } else if tape.is(next, ",")
            && tape.lexicon.number(tape.key(next + 1)).is_some()
            && next > at
        {
            next += 1;
        } else {
            break;
        }
    }
    let (value, taken) = number::words::read(&words)?;
    Some(spelt(at, places[taken - 1], value))
}

/// Behind these `năm` is a year, whatever follows.
const OF_YEARS: [&str; 20] = [
    "một", "hai", "ba", "bốn", "mười", "mươi", "mỗi", "cả", "nhiều", "hàng", "mấy", "vài", "từng",
    "các", "những", "sang", "suốt", "cuối", "đầu", "giữa",
];

/// Whether a single number word is a number: it is no part of a longer word,
/// and `năm`, `tư`, `không`, `linh` mean something else too often.
fn stands_alone(tape: &Tape, at: usize) -> bool {
    let atom = tape.atom(at);
    // A line of nothing else is one word to the segmenter: `mười đô`.
    let end = tape.word_end(at);
    let with_currency = end == at + 2 && tape.atom(at + 1).class.has(Class::CURRENCY);
    // So are a number and its noun: `hai địa phương`.
    let with_noun = end > at + 2 && tape.phrase_class(at + 1, end).has(Class::COUNTED);
    let pointed = tape.is(at + 1, "phẩy");
    let one_syllable =
        tape.word_start(at) == at && (end == at + 1 || with_currency || with_noun || pointed);
    if !one_syllable || matches!(tape.key_before(at), "thứ" | "mồng" | "mùng" | "bộ" | "tay")
    {
        return false;
    }
    match tape.key(at) {
        "không" | "linh" | "lẻ" | "mốt" | "lăm" | "nhăm" | "tư" | "mươi" | "trăm" => {
            false
        }
        // A year when digits or a word of years follows; five before a counted noun.
        "năm"
            if tape.follows_any(at, &OF_YEARS)
                || tape.is_digits(at.wrapping_sub(1))
                || at > 0 && tape.before(at).class.has(Class::SCALE) =>
        {
            false
        }
        // `năm đầu cầm quyền`, `năm cô 18 tuổi`
        "năm" if tape.is(at + 1, "đầu") || tape.is_digits(at + 2) && tape.is(at + 3, "tuổi") => {
            false
        }
        "năm" if pointed => true,
        "năm" => {
            let next = tape.atom(at + 1);
            next.class.has(Class::COUNTED) && !next.class.has(Class::FUNCTION)
                || tape.is_any(at + 1, &["ngày", "tháng", "năm", "giờ", "phút", "tuần"])
        }
        _ => atom.case != Case::Upper || tape.opens(at) || tape.atom(at + 1).case == Case::Upper,
    }
}
