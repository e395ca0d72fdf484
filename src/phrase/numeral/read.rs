//! Numbers on the tape: digits or words, with their scale.

use crate::{
    phrase::{
        number::{Number, is_figure},
        numeral::{digits, spoken, words},
        phrases::Phrases,
    },
    tape::AtomKind,
    vocabulary::{
        class::Class,
        named::{DIGITS_OF_TWO_SENSES, HALF, ORDINAL},
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
    Some(spoken::decimals(p, &number).unwrap_or(number))
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
