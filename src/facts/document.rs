//! References to laws, decrees, decisions and other issued papers.

use super::{
    Candidate, Evidence, Reading, Tape, Value, day,
    tape::{AtomKind, Case},
};
use crate::lexicon::Class;

/// A number with its symbol: `217-QĐ/TW`, `100/2019/NĐ-CP`, `84QĐ/TU`.
struct Symbol {
    to: usize,
    number: String,
    year: Option<i32>,
    symbol: Option<String>,
    value: String,
}

impl Symbol {
    /// The digits at `at` alone.
    fn bare(tape: &Tape, at: usize) -> Self {
        let value = tape.key(at).to_owned();
        Symbol {
            to: at + 1,
            number: value.clone(),
            year: None,
            symbol: None,
            value,
        }
    }

    /// Whether two letters stand together, unlike in the numbers of houses (`8A/1D`).
    fn has_letters(&self) -> bool {
        let letters = self
            .symbol
            .iter()
            .flat_map(|s| s.split(|c: char| !c.is_alphabetic()));
        letters.into_iter().any(|part| part.chars().count() > 1)
    }
}

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
    if kind.law {
        law(tape, at, head_end, out);
    }
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
        push(
            tape,
            at,
            symbol,
            Some(&kind.name),
            Evidence::Certain,
            "document",
            out,
        );
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
    const ENDS: [&str; 7] = ["của", "đến", "kèm", "theo", "tại", "trong", "ngày"];
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
    push(
        tape,
        from,
        symbol,
        Some(kind),
        evidence,
        "document.bare-number",
        out,
    );
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
        let to = symbol.to;
        push(
            tape,
            at + 1,
            symbol,
            Some(kind),
            Evidence::Marked,
            "document.listed",
            out,
        );
        at = to;
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
        push(tape, at, symbol, None, evidence, "document.number", out);
        return;
    }
    if tape.is_digits(next) && tape.is(next + 1, "ngày") && tape.is_digits(next + 2) {
        let symbol = Symbol::bare(tape, next);
        push(
            tape,
            at,
            symbol,
            None,
            Evidence::Marked,
            "document.dated-number",
            out,
        );
    }
}

/// `100/2019/NĐ-CP` with neither type nor `số`.
fn bare(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if at > 0 && tape.glued(at) && !tape.is_any(at - 1, &["(", "\""]) {
        return;
    }
    let Some(symbol) = symbol(tape, at) else {
        return;
    };
    // Without a word that says so, the letters must be those of a state paper.
    let official = symbol.symbol.as_deref().is_some_and(|s| {
        [
            "QĐ", "NĐ", "TT", "CT", "KL", "NQ", "CV", "TB", "KH", "HD", "TTr", "BC", "CĐ", "PL",
            "QH", "TTLT", "QH13", "QH14", "QH12",
        ]
        .iter()
        .any(|head| s.split(['-', '/']).any(|part| part == *head))
    });
    if official && symbol.value.contains('/') {
        push(
            tape,
            at,
            symbol,
            None,
            Evidence::Marked,
            "document.symbol",
            out,
        );
    }
}

fn push(
    tape: &Tape,
    from: usize,
    symbol: Symbol,
    kind: Option<&str>,
    evidence: Evidence,
    rule: &'static str,
    out: &mut Vec<Candidate>,
) {
    let value = Value::Document {
        kind: kind.map(str::to_owned),
        number: symbol.number,
        year: symbol.year,
        symbol: symbol.symbol,
        value: symbol.value,
        date: None,
        issuer: None,
    };
    out.push(Candidate::new(tape, from, symbol.to, Reading::Value(value), rule).evidence(evidence));
}

/// Number and letters, joined by `/` and `-`, spaces allowed around a dash.
fn symbol(tape: &Tape, at: usize) -> Option<Symbol> {
    if !tape.is_digits(at) {
        return None;
    }
    let mut next = at + 1;
    // `30a/2008/NQ-CP`
    if tape.is_word(next)
        && tape.glued(next)
        && tape.key(next).chars().count() == 1
        && tape.is(next + 1, "/")
        && tape.glued(next + 1)
    {
        next += 1;
    }
    let number = tape.str(at, next).to_owned();
    let mut value = number.clone();
    let mut year = None;
    let mut letters = String::new();
    loop {
        let sign = tape.key(next);
        let glued = tape.glued(next) && tape.glued(next + 1);
        let capital = tape.is_word(next + 1) && tape.atom(next + 1).case == Case::Upper;
        let apart = tape.atom(next).spaced || tape.atom(next + 1).spaced;
        // `217 - QĐ/TW`, `47- QĐ/TW`, `26 /2012/TT-BGDĐT`, `649/QĐ- TTg`
        let loose = sign == "-" && apart && (capital || tape.is(next + 1, "ttg"))
            || sign == "/"
                && tape.glued(next)
                && apart
                && tape.atom(next + 1).case == Case::Upper
                && tape.is_word(next + 1)
            || sign == "/" && day::year_number(tape, next + 1).is_some() && tape.is(next + 2, "/");
        if matches!(sign, "/" | "-" | "." | "_" | "&")
            && (glued || loose || tape.glued(next + 1) && sign == "-")
        {
            let part = tape.atom(next + 1);
            let is_letters = part.kind == AtomKind::Word && part.case != Case::Lower;
            let is_digits = part.kind == AtomKind::Digits && (letters.is_empty() || glued);
            // Behind the letters a stop ends the sentence.
            if sign == "." && (is_digits && letters.is_empty() || !glued)
                || !(is_letters || is_digits)
            {
                break;
            }
            value.push_str(sign);
            if !letters.is_empty() {
                letters.push_str(sign);
            }
            if is_digits && letters.is_empty() {
                if year.is_some() {
                    break;
                }
                year = day::year_number(tape, next + 1);
                value.push_str(tape.key(next + 1));
            } else {
                let raw = upper(tape, next + 1);
                value.push_str(&raw);
                letters.push_str(&raw);
            }
            next += 2;
        } else if tape.glued(next)
            && tape.is_word(next)
            && tape.atom(next).case != Case::Lower
            && letters.is_empty()
        {
            // `84QĐ/TU`
            let raw = upper(tape, next);
            value.push_str(&raw);
            letters.push_str(&raw);
            next += 1;
        } else if tape.glued(next) && tape.is_digits(next) && !letters.is_empty() {
            // `QH13`
            value.push_str(tape.key(next));
            letters.push_str(tape.key(next));
            next += 1;
        } else {
            break;
        }
    }
    if letters.is_empty() {
        // `121/2013` is a number with its year.
        let year = year.filter(|_| next == at + 3 && tape.is(at + 1, "/"))?;
        return Some(Symbol {
            to: next,
            number,
            year: Some(year),
            symbol: None,
            value,
        });
    }
    Some(Symbol {
        to: next,
        number,
        year,
        symbol: Some(letters),
        value,
    })
}

/// The letters as the text writes them, with `Đ` for its look-alike.
fn upper(tape: &Tape, at: usize) -> String {
    tape.atom(at).span.text(tape.text).replace('\u{d0}', "Đ")
}

/// `Luật Đất đai 2013`, `Bộ luật Hình sự năm 2015`.
fn law(tape: &Tape, at: usize, head_end: usize, out: &mut Vec<Candidate>) {
    if tape.atom(at).case == Case::Lower {
        return;
    }
    let mut next = head_end;
    while tape.is_word(next)
        && next < head_end + 10
        && !tape.is(next, "năm")
        && !tape.is_any(next, &["của", "do", "được", "từ", "có"])
    {
        next += 1;
    }
    if next == head_end
        && tape
            .lexicon
            .documents
            .starting_at(tape, at)
            .is_some_and(|(k, _)| k.name != "hiến pháp")
    {
        return;
    }
    let number = next + usize::from(tape.is(next, "năm"));
    let Some(year) = day::year_number(tape, number) else {
        return;
    };
    let name = tape.str(at, next).to_owned();
    let value = Value::Document {
        kind: Some(name.to_lowercase()),
        number: String::new(),
        year: Some(year),
        symbol: None,
        value: format!("{name} {year}"),
        date: None,
        issuer: None,
    };
    out.push(
        Candidate::new(tape, at, number + 1, Reading::Value(value), "document.law")
            .evidence(Evidence::Certain),
    );
}
