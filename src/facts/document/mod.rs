//! References to laws, decrees, decisions and other issued papers.

mod symbol;

use symbol::{Symbol, symbol};

use super::{Candidate, Evidence, Reading, Tape, Value, day, tape::Case};
use crate::lexicon::{Class, DocumentType};

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if tape.atom(at).class.has(Class::DOCUMENT) {
        typed(tape, at, out);
    } else if tape.is(at, "số") {
        numbered(tape, at, out);
    } else if tape.is_digits(at) {
        bare(tape, at, out);
    }
}

/// `Quyết định số 217 - QĐ/TW`, `Thông tư 329`, `Luật Đất đai 2013`.
fn typed(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let Some((kind, head_end)) = tape.lexicon.documents.starting_at(tape, at) else {
        return;
    };
    // `đơn vị bầu cử số 1`: part of a longer word.
    if head_end == at + 1 && tape.word_end(at) > head_end {
        return;
    }
    out.extend(law(tape, at, kind, head_end));
    let head_end = abbreviation_end(tape, head_end);
    let (mut next, long_name) = match name_end(tape, head_end) {
        Some(end) => (end, end > head_end + 3),
        None => (head_end, false),
    };
    let said_number = tape.is(next, "số");
    while tape.is_any(next, &["số", ":"]) && next < head_end + MOST_WORDS {
        next += 1;
    }
    if let Some(symbol) = symbol(tape, next).filter(|s| s.symbol.is_some() || !long_name) {
        let end = symbol.to;
        out.push(symbol.cited(tape, at, Some(&kind.name), Evidence::Certain, "document"));
        listed(tape, end, &kind.name, out);
    } else if (!long_name || said_number && names_its_matter(tape, at, next))
        && (kind.bare || said_number)
        && tape.key_before(at) != "số"
    {
        bare_number(tape, at, next, said_number, &kind.name, out);
    }
}

/// Behind the short form in brackets: `Nghị định (NĐ) 99/2015`.
fn abbreviation_end(tape: &Tape, at: usize) -> usize {
    let short = tape.is(at, "(") && tape.atom(at + 1).case == Case::Upper && tape.is(at + 2, ")");
    if short { at + 3 } else { at }
}

/// How many words the name of a type may have before its number.
const MOST_WORDS: usize = 12;

/// Long names run on up to `số`: `Giấy chứng nhận đăng ký hoạt động bán hàng đa cấp số: …`.
fn name_end(tape: &Tape, from: usize) -> Option<usize> {
    const ENDS: [&str; 9] = [
        "của", "đến", "kèm", "theo", "tại", "trong", "ngày", "này", "đó",
    ];
    let another = |at: usize| {
        tape.atom(at).class.has(Class::DOCUMENT)
            && tape.lexicon.documents.starting_at(tape, at).is_some()
    };
    (from..from + MOST_WORDS)
        .take_while(|&at| tape.is_word(at) && !tape.is_any(at, &ENDS) && !another(at))
        .find(|&at| tape.is(at, "số"))
        .filter(|&at| !numbers_a_thing(tape, at))
}

/// `báo cáo về xe mang biển số 31A`: the number of what the paper is about, unless it is
/// written like that of a paper.
fn numbers_a_thing(tape: &Tape, at: usize) -> bool {
    let thing = tape.is_any(
        at - 1,
        &["biển", "nhà", "xe", "tàu", "phòng", "khoản", "thoại"],
    );
    thing && symbol(tape, at + 1).is_none_or(|s| !s.has_letters())
}

/// `Quyết định giải quyết khiếu nại số 333`; but `quyết định lập Đội đặc nhiệm số 2`.
fn names_its_matter(tape: &Tape, at: usize, number: usize) -> bool {
    tape.atom(at).case != Case::Lower
        && tape.int(number).is_some_and(|n| n >= 10)
        && (at + 2..number).all(|at| tape.atom(at).case == Case::Lower || !tape.is_word(at))
}

/// `Thông tư 329`, `quyết định số 36`: a paper cited by its bare number.
fn bare_number(
    tape: &Tape,
    from: usize,
    at: usize,
    said_number: bool,
    kind: &str,
    out: &mut Vec<Candidate>,
) {
    let Some(symbol) = plain(tape, at) else {
        return;
    };
    // `Nghị quyết 58 Chính phủ` names who issued it.
    let counted = tape.is_word(at + 1)
        && tape.atom(at + 1).case == Case::Lower
        && tape.word_class(at + 1).has(Class::COUNTED);
    if !said_number && (day::year_number(tape, at).is_some() || counted) {
        return;
    }
    let evidence = match (said_number, tape.atom(from).case) {
        (true, _) => Evidence::Certain,
        (false, Case::Lower) => Evidence::Context,
        (false, _) => Evidence::Marked,
    };
    let end = symbol.to;
    out.push(symbol.cited(tape, from, Some(kind), evidence, "document.bare-number"));
    if said_number {
        listed(tape, end, kind, out);
    }
}

/// A bare number that is neither a date nor a percentage.
fn plain(tape: &Tape, at: usize) -> Option<Symbol> {
    let number = tape.int(at).filter(|n| *n > 0)?;
    let sign =
        tape.is_any(at + 1, &["/", "-", ".", ","]) && tape.glued(at + 1) && tape.glued(at + 2);
    if sign && tape.is_digits(at + 2) || tape.is(at + 1, "%") || number > 100_000 {
        return None;
    }
    Some(Symbol::bare(tape, at))
}

/// `quyết định số 36 và 37`: further numbers of the same type.
fn listed(tape: &Tape, end: usize, kind: &str, out: &mut Vec<Candidate>) {
    let mut at = end;
    while tape.is_any(at, &["và", ","]) && tape.is_digits(at + 1) {
        let counted = tape.is_word(at + 2) && tape.word_class(at + 2).has(Class::COUNTED);
        let Some(symbol) = symbol(tape, at + 1)
            .or_else(|| plain(tape, at + 1))
            .filter(|_| !counted)
        else {
            break;
        };
        let from = at + 1;
        at = symbol.to;
        out.push(symbol.cited(tape, from, Some(kind), Evidence::Marked, "document.listed"));
    }
}

/// `số 5890/QĐ-UBND` without its type; `số 3156 ngày 8/11/2016`.
fn numbered(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let next = at + 1 + usize::from(tape.is(at + 1, ":"));
    if let Some(symbol) = symbol(tape, next).filter(Symbol::has_letters) {
        // `chuyên án số 213QN` is none.
        let evidence = if symbol.value.contains('/') {
            Evidence::Certain
        } else {
            Evidence::Marked
        };
        out.push(symbol.cited(tape, at, None, evidence, "document.number"));
        return;
    }
    if tape.is_digits(next) && tape.is(next + 1, "ngày") && tape.is_digits(next + 2) {
        let symbol = Symbol::bare(tape, next);
        out.push(symbol.cited(tape, at, None, Evidence::Marked, "document.dated-number"));
    }
}

/// `100/2019/NĐ-CP` with neither type nor `số`.
fn bare(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if at > 0 && tape.glued(at) && !tape.follows_any(at, &["(", "\""]) {
        return;
    }
    let Some(symbol) = symbol(tape, at) else {
        return;
    };
    if symbol.is_official(tape.lexicon) && symbol.value.contains('/') {
        out.push(symbol.cited(tape, at, None, Evidence::Marked, "document.symbol"));
    }
}

/// `Luật Đất đai 2013`, `Bộ luật Hình sự năm 2015`, `Công ước về Luật Biển năm 1982`.
fn law(tape: &Tape, at: usize, kind: &DocumentType, head_end: usize) -> Option<Candidate> {
    const LONGEST: usize = 10;
    const ENDS: [&str; 6] = ["năm", "của", "do", "được", "từ", "có"];
    if !kind.law || tape.atom(at).case == Case::Lower {
        return None;
    }
    let goes_on = |at: &usize| tape.is_word(*at) && !tape.is_any(*at, &ENDS);
    let end = head_end + (head_end..head_end + LONGEST).take_while(goes_on).count();
    if end == head_end && !kind.unique {
        return None;
    }
    let number = end + usize::from(tape.is(end, "năm"));
    let year = day::year_number(tape, number)?;
    let name = tape.str(at, end);
    let value = Value::Document {
        document_type: Some(name.to_lowercase()),
        number: String::new(),
        year: Some(year),
        symbol: None,
        value: format!("{name} {year}"),
        issued: None,
        issuer: None,
    };
    let law = Candidate::new(tape, at, number + 1, Reading::Value(value), "document.law");
    Some(law.evidence(Evidence::Certain))
}
