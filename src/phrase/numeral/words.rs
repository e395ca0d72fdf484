//! Numbers in words on the tape: where one begins, and where a word of
//! numbers means something else.

use rust_decimal::Decimal;

use crate::{
    number::{self, role::NumberWord},
    phrase::{
        noun,
        number::{Number, spelt},
        numeral::{scale::opens_other_word, sign::sign},
        phrases::Phrases,
    },
    tape::{AtomKind, Case},
    vocabulary::{
        class::Class,
        named::{
            ABOUT_ONE, AGE, BEFORE_NAMING_NUMBERS, BEFORE_YEARS, BEGINNING, BEHIND_FIVE, COMMA,
            HALF, NEVER_ALONE, SCALE_LETTERS, SHORT_OF_ONE, SPOKEN_COMMA, VAGUE_PLURALS, YEAR,
        },
    },
};

/// The most words that are read as one number, so that the time stays linear in
/// a text that repeats them.
pub(crate) const LONGEST: usize = 32;

/// The number in words that begins at `at`.
pub(crate) fn in_words(p: &Phrases, at: usize) -> Option<Number> {
    if let Some(number) = half(p, at).or_else(|| one_scale(p, at)) {
        return Some(number);
    }
    let first = p.atom(at);
    if !p.class(at).has(Class::NUMBER) {
        return None;
    }
    // Inside a longer word of the vocabulary (`ba mẹ`, `năm học`) or a name (`Bác Ba`) it is no number.
    let counts_anyway = p.atom(at + 1).case == Case::Lower
        && p.word_class(at + 1).has(Class::COUNTED)
        && p.before(at).kind != AtomKind::Word;
    if first.case == Case::Title && !p.opens(at) && !counts_anyway {
        return None;
    }
    // A vague plural: `hàng trăm`, `vài chục`.
    if p.behind(at, VAGUE_PLURALS)
        && matches!(
            p.number_word(at),
            Some(NumberWord::Dozen(_) | NumberWord::Hundred | NumberWord::Scale(_))
        )
    {
        return None;
    }
    let mut words = Vec::new();
    let mut at_word = at;
    while let Some(word) = p.number_word(at_word) {
        if !p.is_word(at_word) || word == NumberWord::Half || p.is(at_word, SCALE_LETTERS) {
            break;
        }
        if at_word > at && is_unit_year(p, at_word) {
            break;
        }
        if matches!(word, NumberWord::Scale(_)) && opens_other_word(p, at_word) {
            break;
        }
        // `hai ba lô`: a noun that begins with a word of numbers.
        if at_word > at && p.word_end(at_word) > at_word + 1 && noun::is_counted(p, at_word) {
            break;
        }
        if words.len() == LONGEST {
            break;
        }
        // Capitals inside: another name begins.
        if at_word > at && p.atom(at_word).case != first.case && p.atom(at_word).case == Case::Title
        {
            break;
        }
        words.push(word);
        at_word += 1;
        // Commas may stand between the groups of a long number in words.
        if p.is(at_word, COMMA)
            && matches!(word, NumberWord::Scale(_))
            && p.number_word(at_word + 1).is_some()
        {
            return long_in_words(p, at);
        }
    }
    let (value, taken) = number::words::read(&words)?;
    let mut number = spelt(at, at + taken, value);
    if let Some(NumberWord::Scale(factor)) = words.get(taken - 1) {
        number.scale = *factor;
        if p.number_word(number.end) == Some(NumberWord::Half) {
            number.value += factor / Decimal::TWO;
            number.end += 1;
        }
    } else if taken == 2
        && words[1] == NumberWord::Hundred
        && p.number_word(number.end) == Some(NumberWord::Half)
    {
        number.value += Decimal::from(50);
        number.end += 1;
    }
    if taken == 1 && !stands_alone(p, at) {
        return None;
    }
    sign(p, &mut number);
    Some(number)
}

/// `nửa tỷ`, `nửa nghìn tỷ`, `nửa mét`: half of a scale or of a measure.
fn half(p: &Phrases, at: usize) -> Option<Number> {
    if !p.is(at, HALF) || at > 0 && is_number(p, at - 1) {
        return None;
    }
    if let Some((scale, end)) = scales(p, at + 1) {
        return Some(Number {
            scale,
            ..spelt(at, end, scale / Decimal::TWO)
        });
    }
    let (unit, end) = p.unit_at(at + 1)?;
    let sized = matches!(&*unit.dimension, "length" | "area" | "volume" | "mass");
    (sized && p.word_end(end - 1) == end).then(|| spelt(at, at + 1, Decimal::new(5, 1)))
}

/// `hơn trăm mét`, `gần tỷ đồng`: the word before makes the lone scale a figure, where
/// `hàng trăm` and `cả trăm` stay vague.
fn one_scale(p: &Phrases, at: usize) -> Option<Number> {
    let figure = p.behind(at, ABOUT_ONE) || p.phrase_before(at, SHORT_OF_ONE).is_some();
    let (scale, end) = scales(p, at).filter(|_| figure)?;
    Some(Number {
        scale,
        ..spelt(at, end, scale)
    })
}

/// The product of the words of scales that begin at `at`; `tỷ lệ`, `trăm họ` are other words.
fn scales(p: &Phrases, at: usize) -> Option<(Decimal, usize)> {
    let mut product = Decimal::ONE;
    let mut end = at;
    loop {
        let next = match p.number_word(end) {
            Some(NumberWord::Hundred) if end == at => Decimal::ONE_HUNDRED,
            Some(NumberWord::Scale(value)) if !p.is(end, SCALE_LETTERS) => value,
            _ => break,
        };
        product = product.checked_mul(next)?;
        end += 1;
    }
    let longer = end > at && p.word_end(end - 1) > end && !p.class(end).has(Class::CURRENCY);
    let counts = p.word_start(end.max(1) - 1) >= at;
    (end > at && !longer && counts && !is_number(p, end)).then_some((product, end))
}

fn is_number(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) || p.number_word(at).is_some()
}

/// Whether `năm` behind another number word is the unit of time: `mười năm`, `hai mươi
/// năm`, but `linh năm`, `trăm năm mươi`.
fn is_unit_year(p: &Phrases, at: usize) -> bool {
    p.is(at, YEAR)
        && p.number_word_before(at) != Some(NumberWord::Zero)
        && !matches!(
            p.number_word(at + 1),
            Some(
                NumberWord::Tens
                    | NumberWord::Hundred
                    | NumberWord::Dozen(_)
                    | NumberWord::Scale(_)
            )
        )
}

/// `Một trăm hai tám tỷ, ba trăm mười triệu, không trăm mười lăm nghìn`.
fn long_in_words(p: &Phrases, at: usize) -> Option<Number> {
    let mut words = Vec::new();
    let mut places = Vec::new();
    let mut next = at;
    loop {
        if let Some(word) = p
            .number_word(next)
            .filter(|w| *w != NumberWord::Half && words.len() < LONGEST)
        {
            words.push(word);
            next += 1;
            places.push(next);
        } else if p.is(next, COMMA) && p.number_word(next + 1).is_some() && next > at {
            next += 1;
        } else {
            break;
        }
    }
    let (value, taken) = number::words::read(&words)?;
    Some(spelt(at, places[taken - 1], value))
}

/// Whether a single number word is a number: it is no part of a longer word,
/// and `năm`, `tư`, `không`, `linh` mean something else too often.
fn stands_alone(p: &Phrases, at: usize) -> bool {
    let atom = p.atom(at);
    // A line of nothing else is one word to the segmenter: `mười đô`.
    let end = p.word_end(at);
    let with_currency = end == at + 2 && p.class(at + 1).has(Class::CURRENCY);
    // So are a number and its noun: `hai địa phương`.
    let with_noun = end > at + 2 && p.phrase_class(at + 1, end).has(Class::COUNTED);
    let pointed = p.is(at + 1, SPOKEN_COMMA);
    let one_syllable =
        p.word_start(at) == at && (end == at + 1 || with_currency || with_noun || pointed);
    if !one_syllable || p.behind(at, BEFORE_NAMING_NUMBERS) {
        return false;
    }
    if p.is(at, YEAR) {
        return is_five(p, at);
    }
    let shouted = atom.case == Case::Upper && p.atom(at + 1).case != Case::Upper;
    !p.is(at, NEVER_ALONE) && (!shouted || p.opens(at))
}

/// Whether `năm` at `at` is the number: a year when digits or a word of years stand before it,
/// five before a counted noun.
fn is_five(p: &Phrases, at: usize) -> bool {
    let of_years = p.behind(at, BEFORE_YEARS)
        || p.is_digits(at.wrapping_sub(1))
        || p.class_before(at).has(Class::SCALE);
    // `năm đầu cầm quyền`, `năm cô 18 tuổi`
    let tells_when = p.is(at + 1, BEGINNING) || p.is_digits(at + 2) && p.is(at + 3, AGE);
    if of_years || tells_when {
        return false;
    }
    let next = p.class(at + 1);
    let counts = next.has(Class::COUNTED) && !next.has(Class::FUNCTION);
    counts || p.is(at + 1, BEHIND_FIVE) || p.is(at + 1, SPOKEN_COMMA)
}
