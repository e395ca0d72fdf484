//! Numbers on the tape: digits or words, with their scale; ranges of them.

use rust_decimal::Decimal;

use super::{
    Amount,
    tape::{AtomKind, Case, Tape},
};
use crate::{
    lexicon::{Class, NumberWord},
    number,
};

/// A number with its scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The first atom, a sign included.
    pub start: usize,
    /// The atom behind the last.
    pub end: usize,
    pub value: Decimal,
    /// What the scale words multiply by; 1 without any.
    pub scale: Decimal,
    /// The value under the English habit, see [`number::digits::Digits`].
    pub english: Option<Decimal>,
    pub grouped: bool,
    /// Written in words.
    pub in_words: bool,
    /// A sign stands before it.
    pub signed: bool,
}

impl Number {
    /// `một` alone, which is an article as often as a number.
    pub fn is_lone_one(&self) -> bool {
        self.in_words && self.value == Decimal::ONE && self.end == self.start + 1
    }

    /// Whether it has decimals.
    pub fn is_fractional(&self) -> bool {
        !self.value.fract().is_zero()
    }

    /// The value before the scale multiplied.
    pub fn base(&self) -> Decimal {
        self.value / self.scale
    }
}

/// Whether a number may begin at the atom.
pub(super) fn may_start(tape: &Tape, at: usize) -> bool {
    let atom = tape.atom(at);
    // `thứ 3` is a weekday or an ordinal.
    if tape.key_before(at) == "thứ" {
        return false;
    }
    match atom.kind {
        AtomKind::Digits => true,
        AtomKind::Word => atom.class.has(Class::NUMBER),
        _ => false,
    }
}

/// The number that begins at `at`.
pub(super) fn number(tape: &Tape, at: usize) -> Option<Number> {
    if tape.is_digits(at) {
        in_digits(tape, at)
    } else {
        in_words(tape, at)
    }
}

/// How far digits with separators reach from `at`.
pub(super) fn literal_end(tape: &Tape, at: usize) -> usize {
    let mut end = at + 1;
    while tape.is_any(end, &[".", ","])
        && tape.glued(end)
        && tape.is_digits(end + 1)
        && tape.glued(end + 1)
    {
        end += 2;
    }
    end
}

fn in_digits(tape: &Tape, at: usize) -> Option<Number> {
    // A number begins where digits begin: not behind a separator, not inside a name (`A350`, `Su-30`).
    if at > 0 && tape.glued(at) {
        let is_currency = tape
            .lexicon
            .currencies
            .starting_at(tape, at - 1)
            .is_some_and(|(_, to)| to == at);
        let behind_digits = at >= 2 && tape.glued(at - 1) && tape.is_digits(at - 2);
        let behind_word = at >= 2 && tape.glued(at - 1) && tape.is_word(at - 2);
        match tape.before(at).kind {
            AtomKind::Word if is_currency => {}
            AtomKind::Word | AtomKind::Opaque => return None,
            _ if tape.is_any(at - 1, &[".", ","]) && behind_digits => return None,
            _ if tape.is(at - 1, "-") && behind_word => return None,
            // `f/2.8`, `U.20`
            _ if tape.is_any(at - 1, &["/", "."])
                && behind_word
                && tape.key(at - 2).chars().count() == 1 =>
            {
                return None;
            }
            _ => {}
        }
    }
    let end = literal_end(tape, at);
    let digits = number::digits::read(tape.str(at, end))?;
    let mut number = Number {
        start: at,
        end,
        value: digits.value,
        scale: Decimal::ONE,
        english: digits.english,
        grouped: digits.grouped,
        in_words: false,
        signed: false,
    };
    scale(tape, &mut number);
    sign(tape, &mut number);
    Some(number)
}

/// Scale words behind digits, and what follows them: `3 tỷ 200 triệu`, `1tr5`, `5 triệu rưỡi`.
fn scale(tape: &Tape, number: &mut Number) {
    let Some((factor, end)) = factor(tape, number.end) else {
        return;
    };
    // `vàng 24K`, `màn hình 4K`: carats and pixels.
    let small = number.value < Decimal::from(30);
    if small && tape.is(number.end, "k") && tape.atom(number.end).case != Case::Lower {
        return;
    }
    let Some(value) = number.value.checked_mul(factor) else {
        return;
    };
    number.value = value.normalize();
    number.english = number.english.and_then(|e| e.checked_mul(factor));
    number.scale = factor;
    number.end = end;
    if factor < Decimal::ONE_THOUSAND {
        return;
    }
    if tape.lexicon.number(tape.key(end)) == Some(NumberWord::Half) {
        number.value += factor / Decimal::TWO;
        number.end = end + 1;
        return;
    }
    let mut smallest = factor;
    while let Some((tail, smaller, end)) = smaller_part(tape, number.end, smallest) {
        number.value += tail * smaller;
        number.end = end;
        smallest = smaller;
    }
    if smallest == factor {
        shortened(tape, number, factor);
    }
}

/// `200 triệu` behind `3 tỷ`: its digits, its scale and the atom behind.
fn smaller_part(tape: &Tape, at: usize, scale: Decimal) -> Option<(Decimal, Decimal, usize)> {
    if !tape.is_digits(at) {
        return None;
    }
    let to = literal_end(tape, at);
    let tail = number::digits::read(tape.str(at, to))?;
    let (smaller, to) = factor(tape, to)?;
    (smaller < scale && !tail.value.is_zero() && tail.value * smaller < scale)
        .then_some((tail.value, smaller, to))
}

/// `1tr5` is 1.5 million, `3 tỷ 250` 3.25 billion.
fn shortened(tape: &Tape, number: &mut Number, factor: Decimal) {
    let at = number.end;
    let digits = tape.atom(at).span.len() as u32;
    let to = at + 1;
    let continued = tape.is_any(to, &["/", "-", ".", ",", ":"])
        && tape.glued(to)
        && tape.glued(to + 1)
        && tape.is_digits(to + 1);
    let ends = tape.glued(at) || ends_amount(tape, to);
    if !tape.is_digits(at) || digits > 3 || continued || !ends {
        return;
    }
    if let Some(tail) = tape.int(at) {
        number.value =
            (number.value + Decimal::from(tail) * Decimal::new(1, digits) * factor).normalize();
        number.end = to;
    }
}

/// Whether a shortened amount (`3 tỷ 2`) may end before `at`: nothing counted follows.
fn ends_amount(tape: &Tape, at: usize) -> bool {
    let atom = tape.atom(at);
    match atom.kind {
        AtomKind::Word => atom.class.has(Class::CURRENCY) || atom.class.has(Class::FUNCTION),
        AtomKind::Break => true,
        AtomKind::Mark => true,
        _ => false,
    }
}

/// The product of the scale words at `at`.
fn factor(tape: &Tape, mut at: usize) -> Option<(Decimal, usize)> {
    let mut factor = Decimal::ONE;
    let from = at;
    loop {
        let key = tape.key(at);
        let next = match tape.lexicon.number(key) {
            // `k` and `tr` are scales only behind digits, and not as the beginning of another word.
            Some(NumberWord::Scale(value))
                if !matches!(key, "k" | "tr")
                    || tape.glued(at)
                    || tape.atom(at).case == Case::Lower =>
            {
                value
            }
            Some(NumberWord::Hundred) if at == from => Decimal::ONE_HUNDRED,
            Some(NumberWord::Dozen(n)) if at == from => Decimal::from(n),
            _ => break,
        };
        factor = factor.checked_mul(next)?;
        at += 1;
    }
    (at > from).then_some((factor, at))
}

/// A sign glued before the number, where nothing stands before the sign.
fn sign(tape: &Tape, number: &mut Number) {
    let Some(before) = number.start.checked_sub(1) else {
        return;
    };
    let free = before == 0
        || tape.atom(before).spaced && !tape.is_digits(before - 1)
        || tape.is_any(before - 1, &["(", "\"", ":"]);
    match tape.key(before) {
        "-" if tape.glued(number.start) && free => {
            number.value = -number.value;
            number.start = before;
            number.signed = true;
        }
        "+" if tape.glued(number.start) && free => {
            number.start = before;
            number.signed = true;
        }
        "âm" if !number.grouped && tape.lexicon.units.starting_at(tape, number.end).is_some() => {
            number.value = -number.value;
            number.start = before;
            number.signed = true;
        }
        _ => {}
    }
}

fn in_words(tape: &Tape, at: usize) -> Option<Number> {
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
    let mut number = Number {
        start: at,
        end: at + taken,
        value,
        scale: Decimal::ONE,
        english: None,
        grouped: false,
        in_words: true,
        signed: false,
    };
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

/// `Một trăm hai tám tỷ, ba trăm mười triệu, không trăm mười lăm nghìn`.
fn long_in_words(tape: &Tape, at: usize) -> Option<Number> {
    let mut words = Vec::new();
    let mut places = Vec::new();
    let mut next = at;
    loop {
        if let Some(word) = tape
            .lexicon
            .number(tape.key(next))
            .filter(|w| *w != NumberWord::Half)
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
    Some(Number {
        start: at,
        end: places[taken - 1],
        value,
        scale: Decimal::ONE,
        english: None,
        grouped: false,
        in_words: true,
        signed: false,
    })
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
    let one_syllable = tape.word_end(at) == at + 1 && tape.word_start(at) == at;
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
            if tape.is_any(at.wrapping_sub(1), &OF_YEARS) || tape.is_digits(at.wrapping_sub(1)) =>
        {
            false
        }
        "năm" => {
            let next = tape.atom(at + 1);
            next.class.has(Class::COUNTED) && !next.class.has(Class::FUNCTION)
                || tape.is_any(at + 1, &["ngày", "tháng", "năm", "giờ", "phút", "tuần"])
        }
        _ => atom.case != Case::Upper || tape.opens(at) || tape.atom(at + 1).case == Case::Upper,
    }
}

/// One or two numbers that share a unit, with the unit.
#[derive(Clone, Debug)]
pub(super) struct Spread<U> {
    pub start: usize,
    pub end: usize,
    pub low: Number,
    pub high: Option<Number>,
    pub unit: U,
    /// A modifier between `từ` and the first number.
    pub modifier: Option<super::Modifier>,
}

impl<U> Spread<U> {
    /// The value or the range.
    pub fn amount(&self) -> Amount {
        match self.high {
            Some(high) => Amount::Range(self.low.value, high.value),
            None => Amount::One(self.low.value),
        }
    }

    /// The number next to the unit.
    pub fn last(&self) -> &Number {
        self.high.as_ref().unwrap_or(&self.low)
    }
}

/// Words and signs between the two numbers of a range.
pub(super) fn range_sign(tape: &Tape, at: usize) -> Option<usize> {
    match tape.key(at) {
        "-" | "~" => Some(at + 1),
        "đến" | "tới" => Some(at + 1),
        "cho" if tape.is_any(at + 1, &["đến", "tới"]) => Some(at + 2),
        _ => None,
    }
}

/// Reads `5`, `5-7`, `từ 5 đến 7`, `5% đến 7%`, `1,5 - 2 tỷ` with a unit that
/// `unit` recognises behind a number.
pub(super) fn spread<U: PartialEq>(
    tape: &Tape,
    at: usize,
    unit: impl Fn(&Tape, &Number) -> Option<(U, usize)>,
) -> Option<Spread<U>> {
    let mut low = number(tape, at)?;
    let first = unit(tape, &low);
    let behind = first.as_ref().map_or(low.end, |(_, end)| *end);
    if let Some((high, second, end)) = second(tape, &low, behind, &unit) {
        let same = first.as_ref().is_none_or(|(u, _)| *u == second);
        if same {
            if first.is_none()
                && low.scale == Decimal::ONE
                && high.scale > Decimal::ONE
                && !low.grouped
                && let Some(value) = low.value.checked_mul(high.scale)
                && (low.value <= high.base()
                    || high.base() < Decimal::ONE_HUNDRED && low.value < Decimal::ONE_HUNDRED)
            {
                low.value = value.normalize();
                low.scale = high.scale;
            }
            let (start, modifier) = opening(tape, low.start);
            return Some(Spread {
                start,
                end,
                low,
                high: Some(high),
                unit: second,
                modifier,
            });
        }
    }
    let (unit, end) = first?;
    Some(Spread {
        start: low.start,
        end,
        low,
        high: None,
        unit,
        modifier: None,
    })
}

/// `từ` that opens a range, with a modifier behind it: `từ khoảng 10 - 18`.
fn opening(tape: &Tape, start: usize) -> (usize, Option<super::Modifier>) {
    if tape.key_before(start) == "từ" {
        return (start - 1, None);
    }
    if let Some((modifier, first)) = super::modifier::leading(tape, start)
        && tape.key_before(first) == "từ"
    {
        return (first - 1, Some(modifier));
    }
    (start, None)
}

fn second<U>(
    tape: &Tape,
    low: &Number,
    behind: usize,
    unit: &impl Fn(&Tape, &Number) -> Option<(U, usize)>,
) -> Option<(Number, U, usize)> {
    let mut next = range_sign(tape, behind)?;
    if tape.is(next, "từ") {
        return None;
    }
    // `từ 5% đến khoảng 7%`
    let modifier_end = (next..next + 2).find(|&at| {
        may_start(tape, at + 1)
            && tape
                .lexicon
                .before
                .ending_at(tape, at + 1)
                .is_some_and(|(_, f)| f == next)
    });
    if let Some(at) = modifier_end {
        next = at + 1;
    }
    let mut high = number(tape, next)?;
    if high.signed {
        high.value = high.value.abs();
    }
    let (unit, end) = unit(tape, &high)?;
    // A range goes up; `2-1` of something is none, `3-0` never.
    let goes_up = low.value < high.value || low.value * high.scale < high.value || low.signed;
    (goes_up && (low.in_words == high.in_words || !low.in_words)).then_some((high, unit, end))
}
