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
    let end = behind_words(p, &number);
    Some(Number { end, ..number })
}

/// `03 (ba) ngày`, `100.000 (một trăm nghìn) đồng`: digits are said again in words; the atom
/// behind it all.
fn behind_words(p: &Phrases, number: &Number) -> usize {
    const LONGEST: usize = 12;
    let at = number.end;
    if number.in_words || !p.is(at, OPEN_BRACKET) {
        return at;
    }
    let is_word = |&n: &usize| p.number_word(n).is_some();
    let end = (at + 1..at + LONGEST).take_while(is_word).last();
    end.filter(|end| p.is(end + 1, CLOSE_BRACKET))
        .map_or(at, |end| end + 2)
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
