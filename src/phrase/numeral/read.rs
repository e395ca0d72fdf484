//! Numbers on the tape: digits or words, with their scale.

use crate::{
    phrase::{
        number::{LARGEST, Number},
        numeral::{digits, spoken, words},
        phrases::Phrases,
    },
    tape::AtomKind,
    vocabulary::{
        class::Class,
        named::{HALF, ORDINAL},
    },
};

/// Whether a number may begin at the atom.
pub(crate) fn may_start(p: &Phrases, at: usize) -> bool {
    let atom = p.atom(at);
    // `thứ 3` is a weekday or an ordinal.
    if p.behind(at, ORDINAL) {
        return false;
    }
    match atom.kind {
        AtomKind::Digits => true,
        AtomKind::Word => p.class(at).has(Class::NUMBER) || p.is(at, HALF),
        _ => false,
    }
}

/// The number that begins at `at`.
pub(crate) fn number(p: &Phrases, at: usize) -> Option<Number> {
    let begins = p.is_digits(at) || p.class(at).has(Class::NUMBER) || p.is(at, HALF);
    begins.then(|| p.numbers.at(at, || read(p, at))).flatten()
}

fn read(p: &Phrases, at: usize) -> Option<Number> {
    let number = if p.is_digits(at) {
        digits::in_digits(p, at)
    } else {
        words::in_words(p, at)
    }?;
    if number.value.abs() > LARGEST {
        return None;
    }
    Some(spoken::decimals(p, &number).unwrap_or(number))
}
