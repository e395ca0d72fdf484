//! Where phrases of a kind stand: what steps in braces mean.

use super::rows::Phrase;
use crate::{
    grammar::point,
    phrase::{day_part, modifier, noun, numeral, period, phrases::Phrases, weekday},
    tape::{AtomKind, Case},
    vocabulary::class::Class,
};

/// The most atoms of a phrase that is looked for from its end.
const LONGEST: usize = 6;
/// The most words of one that has a class.
const WORDS: usize = 3;

/// The atom behind the phrase of this kind that begins at `at`.
pub(super) fn behind(p: &Phrases, kind: Phrase, at: usize) -> Option<usize> {
    let atom = p.atom(at);
    let word = atom.kind == AtomKind::Word;
    let one = |yes: bool| yes.then_some(at + 1);
    match kind {
        Phrase::Word => one(word),
        Phrase::Digits => one(p.is_digits(at)),
        Phrase::Title => one(p.is_title(at)),
        Phrase::Capital => one(p.is_capital(at)),
        Phrase::Upper => one(word && atom.case == Case::Upper),
        Phrase::Lower => one(word && atom.case == Case::Lower),
        Phrase::Name => one(p.is_capital(at) && !p.opens(at)),
        Phrase::Names => {
            let names = (at..at + LONGEST)
                .take_while(|&at| p.is_capital(at))
                .count();
            (names > 0 && names < LONGEST).then_some(at + names)
        }
        Phrase::Heading => one(atom.case == Case::Lower && p.has_capital(at)),
        Phrase::Mark => one(atom.kind == AtomKind::Mark),
        Phrase::Break => (atom.kind == AtomKind::Break).then(|| (at + 1).min(p.len())),
        Phrase::ClauseEnd => {
            let inside = word || p.is_digits(at) || matches!(p.key(at), "/" | "\"");
            (!inside).then(|| (at + 1).min(p.len()))
        }
        Phrase::Number => number_end(p, at),
        Phrase::Period => period::unit(p, at).map(|(_, to)| to),
        Phrase::Length => period::unit(p, number_end(p, at)?).map(|(_, to)| to),
        Phrase::DayPart => day_part::part_of_day(p, at).map(|(_, to)| to),
        Phrase::Weekday => weekday::weekday_name(p, at).map(|(_, to)| to),
        Phrase::Year => point::year_number(p, at).map(|_| at + 1),
        Phrase::ModernYear => point::modern_year(p, at).map(|_| at + 1),
        Phrase::Counted => (word && noun::is_counted(p, at)).then(|| p.word_end(at)),
        Phrase::Currency => p.currency_at(at).map(|(_, to)| to),
        Phrase::Measure => p.unit_at(at).map(|(_, to)| to),
        Phrase::Document => p.document_at(at).map(|(_, to)| to),
        Phrase::Modifier => p.modifier_at(at).map(|(_, to)| to),
        Phrase::Polysyllable => (word && p.word_end(at) > at + 1).then(|| p.word_end(at)),
        Phrase::Verbal => p.word_has(at, Class::VERBAL).then(|| p.word_end(at)),
        Phrase::CountedHead => noun::begins_counted(p, at).then_some(at + 1),
        Phrase::Quoted => noun::is_quoted(p, at).then_some(at + 1),
        Phrase::NumberOf => noun::number_of(p, at),
        Phrase::Class(class) => class_end(p, class, at),
    }
}

/// The first atom of the phrase of this kind that ends before `end`.
pub(super) fn before(p: &Phrases, kind: Phrase, end: usize) -> Option<usize> {
    let edge = matches!(kind, Phrase::Break | Phrase::ClauseEnd);
    if end == 0 {
        return edge.then_some(0);
    }
    match kind {
        Phrase::Modifier => modifier::leading(p, end).map(|(_, first)| first),
        Phrase::Names => {
            let names = (0..end)
                .rev()
                .take(LONGEST)
                .take_while(|&at| p.is_capital(at));
            names.last()
        }
        Phrase::Number
        | Phrase::Period
        | Phrase::Length
        | Phrase::DayPart
        | Phrase::Weekday
        | Phrase::Counted
        | Phrase::Currency
        | Phrase::Measure
        | Phrase::Document
        | Phrase::Polysyllable
        | Phrase::Verbal
        | Phrase::CountedHead
        | Phrase::Quoted
        | Phrase::NumberOf => (end.saturating_sub(LONGEST)..end)
            .rev()
            .find(|&first| behind(p, kind, first) == Some(end)),
        Phrase::Class(class) => (end.saturating_sub(WORDS)..end)
            .rev()
            .find(|&first| class_end(p, class, first) == Some(end)),
        _ => behind(p, kind, end - 1).map(|_| end - 1),
    }
}

fn number_end(p: &Phrases, at: usize) -> Option<usize> {
    let number = numeral::may_start(p, at).then(|| numeral::number(p, at))?;
    number.map(|number| number.end)
}

/// The longest phrase of so many words that has the class.
fn class_end(p: &Phrases, class: Class, at: usize) -> Option<usize> {
    let words = (at..at + WORDS).take_while(|&n| p.is_word(n)).count();
    (1..=words)
        .rev()
        .map(|length| at + length)
        .find(|&to| p.phrase_class(at, to).has(class))
}
