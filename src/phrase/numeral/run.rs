//! Runs of number words, which read as one number or as none.

use crate::{
    number::role::NumberWord,
    phrase::{noun, numeral::scale::opens_other_word, phrases::Phrases},
    tape::Case,
    vocabulary::{
        class::Class,
        named::{
            BEFORE_NAMING_NUMBERS, COMMA, KIN, MONTH, SCALE_LETTERS, SPOKEN_POINT, VAGUE_DIGITS,
            YEAR,
        },
    },
};

/// The most words that are read as one number, so that the time stays linear in
/// a text that repeats them.
pub(super) const LONGEST: usize = 32;

/// The words of a number from its first on.
pub(super) struct Run {
    pub words: Vec<NumberWord>,
    /// A comma and more words stand behind a word of scale.
    pub comma: bool,
}

/// The run that begins at `at`; nothing where `at` is inside of one, or names a month.
pub(super) fn starting(p: &Phrases, at: usize) -> Option<Run> {
    going_on(p, at).filter(|run| run.words.len() == 1 || !p.behind(at, MONTH))
}

/// The same of what a length goes on with, `hai mươi` of `ba tháng hai mươi ngày`.
pub(super) fn going_on(p: &Phrases, at: usize) -> Option<Run> {
    let first = p.number_word(at)?;
    let vague = p.behind(at, VAGUE_DIGITS) && matches!(first, NumberWord::Digit(3 | 7));
    if !is_part(p, at) || vague || is_inside(p, at) {
        return None;
    }
    let mut words = vec![first];
    while words.len() < LONGEST && links(p, at + words.len()) {
        words.extend(p.number_word(at + words.len()));
    }
    if words.len() > 1 && !heads(p, at) {
        return None;
    }
    let end = at + words.len();
    let scaled = matches!(words.last(), Some(NumberWord::Scale(_)));
    let comma = scaled && p.is(end, COMMA) && p.number_word(end + 1).is_some();
    Some(Run { words, comma })
}

/// Whether the word at `at` goes on a number that begins before it.
fn is_inside(p: &Phrases, at: usize) -> bool {
    let mut first = at;
    while at - first < LONGEST && links(p, first) {
        first -= 1;
    }
    let pointed = |at: usize| {
        at > 1
            && p.is(at - 1, SPOKEN_POINT)
            && (p.number_word(at - 2).is_some() || p.is_digits(at - 2))
    };
    (first..at).any(|at| may_head(p, at)) || pointed(first)
}

/// Whether a number may begin with the word at `at`, where more number words follow.
fn may_head(p: &Phrases, at: usize) -> bool {
    !p.behind(at, MONTH) && heads(p, at)
}

/// The same of a number that names no month.
fn heads(p: &Phrases, at: usize) -> bool {
    let named = p.behind(at, BEFORE_NAMING_NUMBERS);
    let of_name = names_person(p, at);
    let next = p.number_word(at + 1);
    !named
        && !of_name
        && match p.number_word(at) {
            Some(NumberWord::Digit(0)) => p.is(at + 1, SPOKEN_POINT),
            Some(NumberWord::Digit(_)) if p.is(at, YEAR) => match next {
                Some(NumberWord::Last(last)) => last != 4,
                next => next.is_some_and(multiplies),
            },
            Some(word) => !matches!(
                word,
                NumberWord::Zero | NumberWord::Tens | NumberWord::Last(_) | NumberWord::Half
            ),
            None => false,
        }
}

/// `Hồ Văn Mười`, `bác Ba`: the word of a number at `at` is a name.
fn names_person(p: &Phrases, at: usize) -> bool {
    p.is_title(at) && !p.opens(at) && (p.follows_name(at) || p.behind(at, KIN))
}

/// Whether the digit before it belongs to it.
fn multiplies(word: NumberWord) -> bool {
    matches!(
        word,
        NumberWord::Tens | NumberWord::Hundred | NumberWord::Dozen(_) | NumberWord::Scale(_)
    )
}

/// Whether the word at `at` is one of numbers, and none that starts or ends a longer word.
fn is_part(p: &Phrases, at: usize) -> bool {
    p.is_word(at) && p.number_word(at).is_some() && !p.is(at, SCALE_LETTERS)
}

/// Whether the number word at `at` goes on a number with the word before it.
fn links(p: &Phrases, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    if !is_part(p, at) || !is_part(p, before) || p.number_word(before) == Some(NumberWord::Half) {
        return false;
    }
    // Capitals inside: a name begins or ends.
    let case = p.atom(at).case;
    let name_begins = case == Case::Title && p.atom(before).case != case;
    let name_ends = case == Case::Lower && names_person(p, before);
    if name_begins || name_ends {
        return false;
    }
    let (last, word) = (p.number_word(before), p.number_word(at));
    let placed = matches!(last, Some(NumberWord::Hundred | NumberWord::Scale(_)));
    let multiplied = p.number_word(at + 1).is_some_and(multiplies);
    // `hai triệu tư`: the digit behind a scale ends the number.
    let shortened = || {
        let scale = at.checked_sub(2).and_then(|n| p.number_word(n));
        let digit = matches!(last, Some(NumberWord::Digit(_) | NumberWord::Last(_)));
        digit && matches!(scale, Some(NumberWord::Scale(_)))
    };
    // `hai triệu một tháng` is a price, `hai linh vật` no number.
    if word == Some(NumberWord::Digit(1)) && (placed || shortened()) && !multiplied
        || word == Some(NumberWord::Zero) && !placed
    {
        return false;
    }
    let year_before = p.is(before, YEAR) && is_unit_year(p, before);
    !year_before && !is_unit_year(p, at) && !opens_longer_word(p, at)
}

/// Whether `năm` behind another number word is the unit of time: `mười năm`, `hai mươi
/// năm`, but `linh năm`, `trăm năm mươi`.
pub(super) fn is_unit_year(p: &Phrases, at: usize) -> bool {
    p.is(at, YEAR)
        && p.number_word_before(at)
            .is_some_and(|word| word != NumberWord::Zero)
        && !p.number_word(at + 1).is_some_and(multiplies)
        && !is_last(p, at + 1)
}

/// Whether `mốt`, `tư`, `lăm` at `at` end a number: `trăm năm mốt`, but not `tư nhân`.
fn is_last(p: &Phrases, at: usize) -> bool {
    matches!(p.number_word(at), Some(NumberWord::Last(_))) && !opens_longer_word(p, at)
}

/// `tỷ lệ`, `ba lô`, `tư nhân`: another word that begins with a word of numbers.
fn opens_longer_word(p: &Phrases, at: usize) -> bool {
    if matches!(p.number_word(at), Some(NumberWord::Scale(_))) {
        return opens_other_word(p, at);
    }
    let end = p.word_end(at);
    let begins = p.word_start(at) == at && end > at + 1;
    let numbers = || (at..end).all(|at| p.number_word(at).is_some());
    let parted = || p.phrase_class(at, at + 2).has(Class::COUNTED);
    // `chín mươi chín cây`: what is counted stands behind a whole number.
    let ends_tens = p.number_word_before(at) == Some(NumberWord::Tens)
        && p.phrase_class(at + 1, end).has(Class::COUNTED);
    if end == at + 1 && matches!(p.number_word(at), Some(NumberWord::Last(_))) {
        return parted();
    }
    let other = || !numbers() && !ends_tens && !p.class(at + 1).has(Class::CURRENCY);
    begins && (noun::is_counted(p, at) || other())
}
