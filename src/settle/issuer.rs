//! Links a document to the date and the issuer that follow it:
//! `Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị`.

use crate::{
    phrase::phrases::Phrases,
    tape::{AtomKind, Case},
    value::{
        fact::{Document, Fact, Value},
        moment::{DateValue, Moment},
    },
    vocabulary::{
        class::Class,
        named::{
            BY, CLOSE_BRACKET, COMMA, ISSUES, JOINS_NAME_OF_AGENCY, LEADS_TO_DATE_OF_PAPER,
            NUMBER_OF, OF,
        },
        set::Set,
    },
};

/// The papers of a text, with what stands behind them.
#[derive(Default)]
pub(crate) struct Papers {
    papers: Vec<Paper>,
    /// How many facts were seen.
    seen: usize,
}

struct Paper {
    /// Its place among the facts.
    at: usize,
    /// Who issued it, if the next fact is not its date.
    issuer: Option<String>,
    /// Whether the next fact is its date, if it is a date at all; and who issued it then.
    dated: Option<Option<String>>,
}

impl Papers {
    /// Looks at the facts that were added.
    pub fn see(&mut self, p: &Phrases, facts: &[Fact]) {
        for (at, fact) in facts.iter().enumerate().skip(self.seen) {
            if let Some(paper) = self.papers.last_mut().filter(|paper| paper.at + 1 == at) {
                let end = p.first_from(fact.span.end);
                let dated = may_date(p, &facts[paper.at], fact);
                paper.dated = dated.then(|| agency_at(p, end));
            }
            if matches!(fact.value, Value::Document(_)) {
                self.papers.push(Paper {
                    at,
                    issuer: agency_at(p, p.first_from(fact.span.end)),
                    dated: None,
                });
            }
        }
        self.seen = facts.len();
    }

    /// Fills the links of every paper.
    pub fn link(self, facts: &mut [Fact]) {
        for paper in self.papers {
            let date = match facts.get(paper.at + 1).map(|next| &next.value) {
                Some(Value::Date(moment)) => Some(*moment),
                _ => None,
            };
            if let Value::Document(document) = &mut facts[paper.at].value {
                let dated = date
                    .zip(paper.dated)
                    .filter(|(date, _)| !is_of_another_year(document, date));
                (document.issued, document.issuer) = match dated {
                    Some((date, issuer)) => (Some(date), issuer),
                    None => (None, paper.issuer),
                };
            }
        }
    }
}

/// `Hiến pháp 1992, ngày 27/5/2013`: a law that is cited by its year was not issued in another.
fn is_of_another_year(paper: &Document, date: &Moment) -> bool {
    let years = paper.year.zip(date.date.and_then(DateValue::year));
    paper.number.is_empty() && years.is_some_and(|(one, other)| one != other)
}

/// Whether the date that begins at `at` is that of the paper before it: `(tuyên ngày 9/12/2013)`,
/// `của Chính phủ ngày 5/3`; what `được ký ngày 20/5` goes on with the story.
pub(crate) fn is_date_of_paper(p: &Phrases, paper: &Fact, at: usize) -> bool {
    let from = p.first_from(paper.span.end);
    let named = p.is(from, OF) || p.is(from, BY);
    let issuer = named.then(|| name_end(p, from + 1)).flatten();
    let from = issuer.unwrap_or(from);
    from == at || p.phrase(from, LEADS_TO_DATE_OF_PAPER) == Some(at)
}

/// Whether the fact behind a paper, if it is a date, is the date of the paper.
fn may_date(p: &Phrases, paper: &Fact, next: &Fact) -> bool {
    let between = p.first_from(paper.span.end)..p.first_from(next.span.start);
    let is_break = |at: &usize| p.atom(*at).kind == AtomKind::Break;
    let from = between.clone().find(|at| !is_break(at));
    let to = between.rev().find(|at| !is_break(at));
    match (from, to) {
        (Some(from), Some(to)) => p.phrase(from, LEADS_TO_DATE_OF_PAPER) == Some(to + 1),
        _ => true,
    }
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
        // `của Chính phủ và Thông tư 5`, but `Cục Tiêu chuẩn và Quy chuẩn`
        let paper = || {
            p.document_at(next)
                .is_some_and(|(_, to)| p.is_digits(to) || p.is(to, NUMBER_OF) || p.is(to, OF))
        };
        if !begins(next) || joined && (p.atom(next).case == Case::Lower || paper()) {
            break;
        }
        end = p.word_end(next);
    }
    (end > at).then_some(end)
}
