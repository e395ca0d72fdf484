//! Numbers in words on the tape: where one begins, and where a word of
//! numbers means something else.

use rust_decimal::Decimal;

use crate::{
    number::{self, role::NumberWord},
    phrase::{
        number::{Number, spelt},
        numeral::{run, scale, sign::sign},
        period,
        phrases::Phrases,
    },
    tape::{AtomKind, Case},
    vocabulary::{
        class::Class,
        named::{
            A_FEW, ABOUT, ABOUT_ONE, AGE, ALL_OF, BEFORE_A_YEAR, BEFORE_NAMING_NUMBERS,
            BEFORE_YEARS, BEGINNING, BEHIND_FIVE, COMMA, HALF, HOUR, LEFT_OF_DIGITS, MEMBERS,
            NAMED_BY_NUMBER, NEVER_ALONE, SCALE_LETTERS, SHORT_OF_ONE, SPOKEN_COMMA, VAGUE_PLURALS,
            YEAR,
        },
    },
};

/// `thi công dang dở Hai lần Thủ tướng`: a word behind which another line was, no title or label of
/// what is named by a number.
fn ends_a_line(p: &Phrases, at: usize) -> bool {
    const NAMES: Class = Class::ANY_LABEL
        .or(Class::FUNCTION)
        .or(Class::PLACE)
        .or(Class::ADDRESS)
        .or(Class::TITLED);
    let names =
        p.is(at, NAMED_BY_NUMBER) || p.class(at).has(NAMES) || p.word_has(p.word_start(at), NAMES);
    p.is_word(at) && p.atom(at).case == Case::Lower && !p.is(at + 1, YEAR) && !names
}

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
    let counts_anyway = || {
        let counts = p.word_has(at + 1, Class::COUNTED) || p.is(at + 1, HOUR);
        let behind_line = || ends_a_line(p, at - 1) && (counts || period::is_time_unit(p, at + 1));
        let behind_sign = counts && p.before(at).kind != AtomKind::Word;
        p.atom(at + 1).case == Case::Lower && (behind_sign || behind_line())
    };
    if first.case == Case::Title && !p.opens(at) && !counts_anyway() {
        return None;
    }
    // A vague plural: `hàng trăm`, `vài chục`, `vài ba trăm`.
    let is_place = || {
        matches!(
            p.number_word(at),
            Some(NumberWord::Dozen(_) | NumberWord::Hundred | NumberWord::Scale(_))
        )
    };
    if p.behind(at, A_FEW) || p.behind(at, VAGUE_PLURALS) && is_place() {
        return None;
    }
    let run = run::starting(p, at)?;
    if run.comma {
        return long_in_words(p, at);
    }
    if number::words::are_estimate(&run.words) {
        return Some(spelt(
            at,
            at + 1,
            number::words::below_thousand(&run.words)?.0.into(),
        ));
    }
    let number::words::Spelt { value, scale } = number::words::read(&run.words)?;
    if run.words.len() == 1 && !stands_alone(p, at) {
        return None;
    }
    let mut number = Number {
        scale,
        ..spelt(at, at + run.words.len(), value)
    };
    if matches!(run.words.last(), Some(NumberWord::Scale(_))) {
        scale::go_on(p, &mut number, scale);
    }
    sign(p, &mut number);
    Some(number)
}

/// `hai ba người`: the higher end of an estimate, which stands right behind the lower one.
pub(crate) fn estimated(p: &Phrases, low: &Number) -> Option<Number> {
    if !low.in_words || low.end != low.start + 1 || low.is_scaled() {
        return None;
    }
    let digit = p.number_word(low.end)?.digit()?;
    let next = low.value + Decimal::ONE == digit.into() && !p.is(low.end, YEAR);
    next.then(|| spelt(low.end, low.end + 1, digit.into()))
}

/// The number in words at `at` where only a number can stand: `mùng bốn`, `thế kỷ thứ mười`.
pub(crate) fn spelt_out(p: &Phrases, at: usize) -> Option<(u32, usize)> {
    const MOST: usize = 3;
    let words: Vec<NumberWord> = (at..at + MOST)
        .map_while(|n| {
            p.number_word(n)
                .filter(|_| n == at || !run::is_unit_year(p, n))
        })
        .collect();
    let read = |taken: usize| Some((number::words::read(&words[..taken])?.value, at + taken));
    let (value, to) = (1..=words.len()).rev().find_map(read)?;
    Some((u32::try_from(value).ok()?, to))
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
    if end == at {
        return None;
    }
    let longer = p.word_end(end - 1) > end && !p.class(end).has(Class::CURRENCY);
    let counts = !longer && p.word_start(end - 1) >= at && !is_number(p, end);
    counts.then_some((product, end))
}

fn is_number(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) || p.number_word(at).is_some()
}

/// `Một trăm hai tám tỷ, ba trăm mười triệu, không trăm mười lăm nghìn`: as many groups as
/// read as one number.
fn long_in_words(p: &Phrases, at: usize) -> Option<Number> {
    let mut words = Vec::new();
    let mut found = None;
    let (mut next, mut most) = (at, None);
    let mut group = 0;
    while let Some(word) = p.number_word(next).filter(|_| words.len() < run::LONGEST) {
        // Groups grow smaller.
        if let NumberWord::Scale(factor) = word
            && most.is_some_and(|most| factor >= most)
        {
            break;
        }
        words.push(word);
        next += 1;
        // `năm tỷ, ba người con`: a group behind a comma has hundreds or a scale, or the currency.
        let large = |word: &NumberWord| matches!(word, NumberWord::Hundred | NumberWord::Scale(_));
        let whole = group == 0 || words[group..].iter().any(large) || p.currency_at(next).is_some();
        let ends = whole && p.number_word(next).is_none();
        if ends && let Some(spelt) = number::words::read(&words) {
            found = Some((spelt, next));
        }
        if p.is(next, COMMA) && p.number_word(next + 1).is_some() {
            most = found.map(|(spelt, _)| spelt.scale);
            group = words.len();
            next += 1;
        }
    }
    let (read, end) = found?;
    Some(Number {
        scale: read.scale,
        ..spelt(at, end, read.value)
    })
}

/// Whether a single number word is a number: it is no part of a longer word,
/// and `năm`, `tư`, `không`, `linh` mean something else too often.
fn stands_alone(p: &Phrases, at: usize) -> bool {
    if p.behind(at, BEFORE_NAMING_NUMBERS) {
        return false;
    }
    let pointed = p.is(at + 1, SPOKEN_COMMA);
    // `khoảng không phẩy chín tỷ`
    if pointed && p.number_word(at + 2).is_some() && p.behind(at, ABOUT) {
        return true;
    }
    let means_it = if p.is(at, YEAR) {
        is_five(p, at)
    } else {
        let shouted = p.atom(at).case == Case::Upper && p.atom(at + 1).case != Case::Upper;
        (pointed || !p.is(at, NEVER_ALONE)) && (!shouted || p.opens(at))
    };
    // Which syllables are one word is asked last: it costs the most.
    means_it && is_word_of_its_own(p, at, pointed)
}

fn is_word_of_its_own(p: &Phrases, at: usize, pointed: bool) -> bool {
    // A line of nothing else is one word to the segmenter: `mười đô`.
    let end = p.word_end(at);
    let with_currency = end == at + 2 && p.class(at + 1).has(Class::CURRENCY);
    // So are a number and its noun: `hai địa phương`.
    let with_noun = end > at + 2 && p.phrase_class(at + 1, end).has(Class::COUNTED);
    // `mười trường`, `tám thanh kiếm`, `năm căn`: these begin few other words.
    let counted = match p.number_word(at) {
        Some(NumberWord::Ten) => p.class(at + 1).has(Class::COUNTED),
        Some(NumberWord::Digit(5..=8)) => p.class(at + 1).has(Class::CLASSIFIER),
        _ => false,
    };
    let counted = counted && end > at + 1;
    let begins = p.word_start(at) == at || is_behind_name(p, at);
    begins && (end == at + 1 || with_currency || with_noun || counted || pointed)
}

/// `bác Ba bảy ngày`: a name ends before the word, though it is a word of numbers too.
fn is_behind_name(p: &Phrases, at: usize) -> bool {
    p.atom(at).case == Case::Lower && p.follows_name(at)
}

/// A number in words that a length goes on with, `bảy` of `bốn năm bảy tháng`: words that mean
/// something else alone are numbers there.
pub(crate) fn going_on(p: &Phrases, at: usize) -> Option<Number> {
    let run = run::going_on(p, at).filter(|run| !run.comma)?;
    let number::words::Spelt { value, scale } = number::words::read(&run.words)?;
    let plain = scale == Decimal::ONE && !number::words::are_estimate(&run.words);
    plain.then(|| spelt(at, at + run.words.len(), value))
}

/// Whether `năm` at `at` is the number: a year when digits or a word of years stand before it,
/// five before a counted noun.
fn is_five(p: &Phrases, at: usize) -> bool {
    // `tất cả năm nước`, but `cả năm`
    let all = || p.phrase_before(at, ALL_OF).is_some();
    let of_years = p.behind(at, BEFORE_YEARS) && !is_behind_name(p, at) && !all()
        || p.is_digits(at.wrapping_sub(1))
        || p.class_before(at).has(Class::SCALE);
    // `năm đầu cầm quyền`, `năm cô 18 tuổi`, `trong năm Nhà máy Hạ Sơn chạy thử`
    let tells_when = p.is(at + 1, BEGINNING)
        || p.is_digits(at + 2) && p.is(at + 3, AGE)
        || p.behind(at, BEFORE_A_YEAR) && p.is_title(at + 1);
    if of_years || tells_when {
        return false;
    }
    if p.phrase(at + 1, LEFT_OF_DIGITS).is_some() {
        return true;
    }
    let next = p.class(at + 1);
    let counts = next.has(Class::COUNTED) && !next.has(Class::FUNCTION);
    // `ở năm lĩnh vực`; but `trong năm doanh nghiệp lãi lớn`, `hàng chục năm kinh nghiệm`
    let in_year = || {
        let opens = at == 0 || !p.is_word(at - 1);
        opens || p.is(at - 1, BEFORE_A_YEAR) || p.number_word(at - 1).is_some()
    };
    // `Năm bị cáo kháng cáo`, where it is seldom their year.
    let people =
        || p.number_word(at.wrapping_sub(1)).is_none() && p.phrase(at + 1, MEMBERS).is_some();
    let word = || p.phrase_class(at + 1, at + 3).has(Class::COUNTED) && (!in_year() || people());
    counts || word() || p.is(at + 1, BEHIND_FIVE) || p.is(at + 1, SPOKEN_COMMA)
}
