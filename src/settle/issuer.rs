//! Links a document to the date and the issuer that follow it:
//! `Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị`.

use crate::{
    phrase::phrases::Phrases,
    tape::Case,
    value::{
        fact::{Fact, Value},
        moment::Moment,
    },
    vocabulary::class::Class,
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
    const BETWEEN: [&str; 6] = ["", ",", "(", "ban hành", ", ban hành", "ký"];
    let next = facts.get(n + 1)?;
    let Value::Date(moment) = &next.value else {
        return None;
    };
    let between = p.text.get(facts[n].span.end..next.span.start)?;
    BETWEEN.contains(&between.trim()).then_some(*moment)
}

/// `của Thủ tướng Chính phủ`, `do Bộ Tài chính ban hành` at `at`.
fn agency_at(p: &Phrases, at: usize) -> Option<String> {
    let at = at + usize::from(p.is_any(at, &[",", ")"]));
    let end = name_end(p, at + 1)?;
    let issued = match p.key(at) {
        "của" => true,
        "do" => {
            p.are(end, &["ban", "hành"])
                || p.are(end, &["công", "bố"])
                || p.is_any(end, &["ký", "cấp", "ra", "lập"])
        }
        _ => false,
    };
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
        let next = match p.key(end) {
            // `Bộ Khoa học và Công nghệ`, `Bộ Lao động - Thương binh`, `TP.HCM`
            "và" | "-" | "." | "&" if end > at => end + 1,
            _ => end,
        };
        let joined = next > end;
        if !begins(next) || joined && p.atom(next).case == Case::Lower {
            break;
        }
        end = p.word_end(next);
    }
    (end > at).then_some(end)
}
