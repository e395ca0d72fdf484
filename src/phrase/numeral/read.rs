//! Numbers on the tape: digits or words, with their scale.

use crate::{
    phrase::{
        number::{Number, is_figure},
        numeral::{digits, run, scale::scale, spoken, words},
        phrases::Phrases,
    },
    tape::AtomKind,
    vocabulary::{
        class::Class,
        named::{CLOSE_BRACKET, DIGITS_OF_TWO_SENSES, HALF, OPEN_BRACKET, ORDINAL},
    },
};

/// Whether a number may begin at the atom.
pub(crate) fn may_start(p: &Phrases, at: usize) -> bool {
    // `thứ 3` is a weekday or an ordinal.
    begins(p, at) && !p.behind(at, ORDINAL)
}

/// Whether the atom is one that numbers begin with.
fn begins(p: &Phrases, at: usize) -> bool {
    let atom = p.atom(at);
    match atom.kind {
        AtomKind::Digits => true,
        AtomKind::Word => p.vocabulary.class(atom.word).has(Class::NUMBER) || HALF.has(atom.word),
        _ => false,
    }
}

/// The number that begins at `at`.
pub(crate) fn number(p: &Phrases, at: usize) -> Option<Number> {
    if !begins(p, at) {
        return None;
    }
    p.numbers.at(at, || read(p, at))
}

fn read(p: &Phrases, at: usize) -> Option<Number> {
    let number = if p.is_digits(at) {
        digits::in_digits(p, at)
    } else {
        words::in_words(p, at)
    }?;
    if !is_figure(number.value) {
        return None;
    }
    let number = spoken::decimals(p, &number).unwrap_or(number);
    Some(said_again(p, &number).unwrap_or(number))
}

/// `03 (ba) ngày`, `02 (hai) tỷ đồng`: the same number again, in words; the scale stands behind.
fn said_again(p: &Phrases, number: &Number) -> Option<Number> {
    if number.in_words || !p.is(number.end, OPEN_BRACKET) {
        return None;
    }
    let words = number.end + 1..number.end + 1 + run::LONGEST;
    let words: Vec<_> = words.map_while(|n| p.number_word(n)).collect();
    let close = number.end + 1 + words.len();
    let same = crate::number::words::read(&words)?.value == number.value;
    let mut number = Number {
        end: close + 1,
        ..*number
    };
    if !number.is_scaled() {
        scale(p, &mut number);
    }
    (same && p.is(close, CLOSE_BRACKET)).then_some(number)
}

/// `hai giai đoạn`: whether a small number stands before the noun at `at`; no year, no part of
/// a word (`đầu tư`), nor the word that means a year as well.
pub(crate) fn counts_few(p: &Phrases, at: usize) -> bool {
    const FEW: u32 = 20;
    let Some(before) = at.checked_sub(1).filter(|&n| p.word_start(n) == n) else {
        return false;
    };
    let in_words = || p.number_word(before).is_some() && !p.is(before, DIGITS_OF_TWO_SENSES);
    let alone = p.atom(before).spaced || before == 0;
    alone
        && p.int(before)
            .map_or_else(in_words, |n| (2..=FEW).contains(&n))
}
