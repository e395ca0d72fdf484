//! Links a document to the date and the issuer that follow it:
//! `Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị`.

use crate::{
    phrase::phrases::Phrases,
    tape::{AtomKind, Case},
    value::{
        fact::{Fact, Value},
        moment::Moment,
    },
    vocabulary::{
        class::Class,
        named::{
            BY, CLOSE_BRACKET, COMMA, ISSUES, JOINS_NAME_OF_AGENCY, LEADS_TO_DATE_OF_PAPER, OF,
        },
        set::Set,
    },
};

/// Fills the links of every document.
pub(crate) fn link(p: &Phrases, facts: &mut [Fact]) {
    for n in 0..facts.len() {
        if !matches!(facts[n].value, Value::Document { .. }) {
            continue;
        }
        let date = date_behind(p, facts, n);
        let last = if date.is_some() { n + 1 } else { n };
        let agency = agency_at(p, p.first_from(facts[last].span.end));
        if let Value::Document { issued, issuer, .. } = &mut facts[n].value {
            *issued = date;
            *issuer = agency;
        }
    }
}

/// The date that stands directly behind the document `n`.
fn date_behind(p: &Phrases, facts: &[Fact], n: usize) -> Option<Moment> {
    let next = facts.get(n + 1)?;
    let Value::Date(moment) = &next.value else {
        return None;
    };
    let between = p.first_from(facts[n].span.end)..p.first_from(next.span.start);
    let is_break = |at: &usize| p.atom(*at).kind == AtomKind::Break;
    let from = between.clone().find(|at| !is_break(at));
    let to = between.rev().find(|at| !is_break(at));
    let leads = match (from, to) {
        (Some(from), Some(to)) => p.phrase(from, LEADS_TO_DATE_OF_PAPER) == Some(to + 1),
        _ => true,
    };
    leads.then_some(*moment)
}

/// What may stand between a paper with its date and who issued it.
const ENDS_PAPER: &Set = &COMMA.or(CLOSE_BRACKET);

/// `của Thủ tướng Chính phủ`, `do Bộ Tài chính ban hành` at `at`.
fn agency_at(p: &Phrases, at: usize) -> Option<String> {
    let at = at + usize::from(p.is(at, ENDS_PAPER));
    let end = name_end(p, at + 1)?;
    let issued = p.is(at, OF) || p.is(at, BY) && p.phrase(end, ISSUES).is_some();
    issued.then(|| p.str(at + 1, end).to_owned())
}

/// The atom behind the name of an agency that begins at `at`.
fn name_end(p: &Phrases, at: usize) -> Option<usize> {
    const MOST: usize = 16;
    let sentence = p.atom(at).sentence;
    let begins = |at: usize| {
        let atom = p.atom(at);
        p.is_word(at)
            && atom.sentence == sentence
            && (atom.case != Case::Lower || p.class(at).has(Class::AGENCY))
    };
    let mut end = at;
    while end < at + MOST {
        // `Bộ Khoa học và Công nghệ`, `Bộ Lao động - Thương binh`, `TP.HCM`
        let joined = end > at && p.is(end, JOINS_NAME_OF_AGENCY);
        let next = end + usize::from(joined);
        if !begins(next) || joined && p.atom(next).case == Case::Lower {
            break;
        }
        end = p.word_end(next);
    }
    (end > at).then_some(end)
}
