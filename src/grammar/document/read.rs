//! References to laws, decrees, decisions and other issued papers.

use std::ops::Range;

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Reading},
        document::symbol::{Symbol, symbol},
        point,
    },
    phrase::phrases::Phrases,
    tape::Case,
    value::{
        evidence::Evidence,
        fact::{Document, Value},
    },
    vocabulary::{
        class::Class,
        entry::DocumentType,
        named::{
            AND, CLOSE_BRACKET, COLON, COMMA, COMMA_OR_AND, DAY, DOUBLE_QUOTE, ENDS_NAME_OF_ACT,
            FIGURE_SIGN, LAYS_DOWN, NAME_OF_LAW_ENDS, NAME_OF_PAPER_ENDS, NUMBER_OF,
            NUMBER_OR_COLON, NUMBERED_THING, OF, OPEN_BRACKET, PERCENT_SIGN, YEAR,
        },
        set::Set,
    },
};

/// What may stand glued before a paper.
const OPENS_PAPER: &Set = &OPEN_BRACKET.or(DOUBLE_QUOTE);

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::words(NUMBER_OF.copied()).classes(Class::DOCUMENT);

/// What a paper with neither type nor `số` begins with.
pub(crate) const BARE_OPENS: Opens = Opens::words(Set::EMPTY).digits();

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if p.class(at).has(Class::DOCUMENT) {
        typed(p, at, out);
    } else if p.is(at, NUMBER_OF) {
        numbered(p, at, out);
    }
}

/// `Quyết định số 217 - QĐ/TW`, `Thông tư 329`, `Luật Đất đai 2013`.
fn typed(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((kind, head_end)) = p.document_at(at) else {
        return;
    };
    // `đơn vị bầu cử số 1`, `pháp luật số 1`: part of a longer word.
    let is_law = kind.law && p.has_capital(at);
    let longer = || p.word_end(at) > head_end && !(is_law && p.has_capital(head_end));
    if head_end == at + 1 && (longer() || p.word_start(at) < at) {
        return;
    }
    out.extend(law(p, at, kind, head_end));
    let head_end = abbreviation_end(p, head_end);
    let (mut next, long_name) = match name_end(p, head_end, is_law) {
        Some(end) => (end, end > head_end + 3),
        None => (head_end, false),
    };
    let said_number = p.is(next, NUMBER_OF);
    let most = next + MOST_SIGNS;
    while p.is(next, NUMBER_OR_COLON) && next < most {
        next += 1;
    }
    let is_its_own = || {
        if long_name {
            said_number && names_its_matter(p, at, next)
        } else {
            kind.bare || !names_a_thing(p, at, head_end..next)
        }
    };
    if let Some(symbol) = symbol(p, next).filter(|s| s.symbol.is_some() || !long_name) {
        let end = symbol.to;
        out.push(symbol.cited(p, at, Some(&kind.name), Evidence::Certain, "document"));
        listed(p, end, &kind.name, out);
    } else if let Some(symbol) = symbol_behind_matter(p, at, head_end) {
        out.push(symbol.cited(p, at, Some(&kind.name), Evidence::Certain, "document"));
    } else if is_its_own() && (kind.bare || said_number) && !p.behind(at, NUMBER_OF) {
        bare_number(p, at, next, said_number, &kind.name, out);
    }
}

/// Behind the short form in brackets: `Nghị định (NĐ) 99/2015`.
fn abbreviation_end(p: &Phrases, at: usize) -> usize {
    let short =
        p.is(at, OPEN_BRACKET) && p.atom(at + 1).case == Case::Upper && p.is(at + 2, CLOSE_BRACKET);
    if short { at + 3 } else { at }
}

/// How many words the name of a type may have before its number.
const MOST_WORDS: usize = 12;

/// How many times `số` and `:` may stand before its number.
const MOST_SIGNS: usize = 12;

/// Long names run on up to `số`: `Giấy chứng nhận đăng ký hoạt động bán hàng đa cấp số: …`;
/// those of laws over commas, `Luật Phòng, chống tham nhũng số …`.
fn name_end(p: &Phrases, from: usize, is_law: bool) -> Option<usize> {
    let goes_on = |at: &usize| is_of_name(p, *at) || is_law && p.is(*at, COMMA);
    let end = (from..from + MOST_WORDS)
        .take_while(goes_on)
        .find(|&at| p.is(at, NUMBER_OF))
        .filter(|&at| !numbers_a_thing(p, at));
    end.or_else(|| is_law.then(|| name_of_act(p, from))?)
}

/// `Luật Phòng, chống tác hại của rượu, bia số 44/2019/QH14`: the name of a law may have any
/// words where the number of an act stands behind it.
fn name_of_act(p: &Phrases, from: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let goes_on = |at: &usize| {
        let ends = p.is(*at, ENDS_NAME_OF_ACT) || is_another(p, *at);
        (p.is_word(*at) || p.is(*at, COMMA)) && !ends
    };
    (from..from + LONGEST)
        .take_while(goes_on)
        .find(|&at| p.is(at, NUMBER_OF))
        .filter(|&at| symbol(p, at + 1).is_some_and(|act| act.is_of_assembly(p)))
}

/// Whether the word at `at` may stand in the name of a paper.
fn is_of_name(p: &Phrases, at: usize) -> bool {
    p.is_word(at) && !p.is(at, NAME_OF_PAPER_ENDS) && !is_another(p, at)
}

/// Whether the type of another paper stands at `at`.
fn is_another(p: &Phrases, at: usize) -> bool {
    p.class(at).has(Class::DOCUMENT) && p.word_start(at) == at && p.document_at(at).is_some()
}

/// `Giấy phép xả thải 214/GP-UBND`: what the paper is about stands before its number, of which
/// the letters are those that the type begins with.
fn symbol_behind_matter(p: &Phrases, at: usize, head_end: usize) -> Option<Symbol> {
    // `Quyết định phê duyệt quy hoạch 2207/QĐ-UBND`: the matter may be a paper, too.
    let is_paper = |at: usize| is_another(p, at) && !p.has_capital(at);
    let is_matter = |at: &usize| !p.is(*at, NUMBER_OF) && (is_of_name(p, *at) || is_paper(*at));
    let matter = (head_end..head_end + MOST_WORDS).take_while(is_matter);
    let number = head_end + matter.count();
    let symbol = symbol(p, number).filter(|_| number > head_end)?;
    let initials = (at..head_end).filter_map(|at| p.key(at).chars().next());
    let mut letters = symbol.symbol.iter().flat_map(|letters| letters.chars());
    let is_its = initials.map(Some).eq(letters
        .by_ref()
        .take(head_end - at)
        .map(|letter| letter.to_lowercase().next()));
    is_its.then_some(symbol)
}

/// `báo cáo về xe mang biển số 31A`: the number of what the paper is about, unless it is
/// written like that of a paper.
fn numbers_a_thing(p: &Phrases, at: usize) -> bool {
    p.behind(at, NUMBERED_THING) && symbol(p, at + 1).is_none_or(|s| !s.has_letters())
}

/// `quyết định xử phạt Trạm xăng số 16`: the number is that of a name.
fn names_a_thing(p: &Phrases, from: usize, mut name: Range<usize>) -> bool {
    p.atom(from).case == Case::Lower && name.any(|at| p.has_capital(at))
}

/// `Quyết định giải quyết khiếu nại số 333`; but `quyết định lập Đội đặc nhiệm số 2`.
fn names_its_matter(p: &Phrases, at: usize, number: usize) -> bool {
    p.atom(at).case != Case::Lower
        && p.int(number).is_some_and(|n| n >= 10)
        && (at + 2..number).all(|at| p.atom(at).case == Case::Lower || !p.is_word(at))
}

/// `Thông tư 329`, `quyết định số 36`: a paper cited by its bare number.
fn bare_number(
    p: &Phrases,
    from: usize,
    at: usize,
    said_number: bool,
    kind: &str,
    out: &mut Vec<Candidate>,
) {
    let Some(symbol) = plain(p, at) else {
        return;
    };
    // `Nghị quyết 58 Chính phủ` names who issued it.
    let counted = p.is_word(at + 1)
        && p.atom(at + 1).case == Case::Lower
        && p.word_has(at + 1, Class::COUNTED);
    // `Nghị định 91 quy định`, but `thông báo 15 quyết định`
    let lays_down = counted
        && p.phrase(at + 1, LAYS_DOWN).is_some()
        && (p.phrase(from, LAYS_DOWN).is_none() || p.has_capital(from));
    if !said_number && (point::modern_year(p, at).is_some() || counted && !lays_down) {
        return;
    }
    let evidence = match (said_number || lays_down, p.atom(from).case) {
        (true, _) => Evidence::Certain,
        (false, Case::Lower) => Evidence::Context,
        (false, _) => Evidence::Marked,
    };
    // `tàu NĐ 3061`: a short form with its number may name what stands before it.
    let short = at == from + 1 && p.atom(from).case == Case::Upper;
    let noun = Class::ANY_LABEL.or(Class::COUNTED);
    if short && (p.class_before(from).has(noun) || p.follows_name(from)) {
        return;
    }
    let end = symbol.to;
    out.push(symbol.cited(p, from, Some(kind), evidence, "document.bare-number"));
    if said_number || one_more(p, end) {
        listed(p, end, kind, out);
    }
}

/// `Nghị quyết 01 và 02 của Chính phủ`: behind `at` a second number ends the list.
fn one_more(p: &Phrases, at: usize) -> bool {
    let to = at + 2;
    let ends = || p.is(to, OF) || !p.is_word(to) && !p.is_digits(to) && !p.glued(to + 1);
    p.is(at, AND) && p.is_digits(at + 1) && ends()
}

/// A bare number that is neither a date nor a percentage.
fn plain(p: &Phrases, at: usize) -> Option<Symbol> {
    let number = p.int(at).filter(|n| *n > 0)?;
    let sign = p.is(at + 1, FIGURE_SIGN) && p.glued(at + 1) && p.glued(at + 2);
    if sign && p.is_digits(at + 2) || p.is(at + 1, PERCENT_SIGN) || number > 100_000 {
        return None;
    }
    // `Nghị quyết 30a`
    let letter = p.glued(at + 1) && p.is_word(at + 1) && p.key(at + 1).chars().count() == 1;
    Some(Symbol::bare(p, at..at + 1 + usize::from(letter)))
}

/// `quyết định số 36 và 37`: further numbers of the same type.
fn listed(p: &Phrases, end: usize, kind: &str, out: &mut Vec<Candidate>) {
    let mut at = end;
    while p.is(at, COMMA_OR_AND) && p.is_digits(at + 1) {
        let counted = p.is_word(at + 2) && p.word_has(at + 2, Class::COUNTED);
        let Some(symbol) = symbol(p, at + 1)
            .or_else(|| plain(p, at + 1))
            .filter(|_| !counted)
        else {
            break;
        };
        let from = at + 1;
        at = symbol.to;
        out.push(symbol.cited(p, from, Some(kind), Evidence::Marked, "document.listed"));
    }
}

/// `số 5890/QĐ-UBND` without its type; `số 3156 ngày 8/11/2016`.
fn numbered(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let next = at + 1 + usize::from(p.is(at + 1, COLON));
    if let Some(symbol) = symbol(p, next).filter(Symbol::has_letters) {
        // `chuyên án số 213QN` is none.
        let evidence = if symbol.value.contains('/') {
            Evidence::Certain
        } else {
            Evidence::Marked
        };
        out.push(symbol.cited(p, at, None, evidence, "document.number"));
        return;
    }
    if is_dated(p, next) {
        dated(p, at, next, out);
    }
}

/// Whether the numbers of papers from `at` on end before their day: `24, 25 ngày 18/5/2012`,
/// `06 và số 07 ngày 7/5`.
fn is_dated(p: &Phrases, at: usize) -> bool {
    const LONGEST: usize = 24;
    let mut next = at;
    while p.is_digits(next) && next < at + LONGEST {
        if p.is(next + 1, DAY) {
            return p.is_digits(next + 2);
        }
        if !p.is(next + 1, COMMA_OR_AND) {
            return false;
        }
        next += 2 + usize::from(p.is(next + 2, NUMBER_OF));
    }
    false
}

/// The numbers of papers behind the `số` at `from`, up to the next one.
fn dated(p: &Phrases, from: usize, at: usize, out: &mut Vec<Candidate>) {
    let (mut from, mut next) = (from, at);
    loop {
        let symbol = Symbol::bare(p, next..next + 1);
        out.push(symbol.cited(p, from, None, Evidence::Marked, "document.dated-number"));
        if !p.is(next + 1, COMMA_OR_AND) || !p.is_digits(next + 2) {
            return;
        }
        (from, next) = (next + 2, next + 2);
    }
}

/// `100/2019/NĐ-CP` with neither type nor `số`.
pub(crate) fn bare(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if at > 0 && p.glued(at) && !p.behind(at, OPENS_PAPER) {
        return;
    }
    let Some(symbol) = symbol(p, at) else {
        return;
    };
    if symbol.is_official(p.vocabulary) && symbol.value.contains('/') {
        out.push(symbol.cited(p, at, None, Evidence::Marked, "document.symbol"));
    }
}

/// `Luật Đất đai 2013`, `Bộ luật Hình sự năm 2015`, `Công ước về Luật Biển năm 1982`.
fn law(p: &Phrases, at: usize, kind: &DocumentType, head_end: usize) -> Option<Candidate> {
    const LONGEST: usize = 10;
    if !kind.law || !p.has_capital(at) {
        return None;
    }
    let goes_on = |at: &usize| p.is_word(*at) && !p.is(*at, NAME_OF_LAW_ENDS);
    let end = head_end + (head_end..head_end + LONGEST).take_while(goes_on).count();
    if end == head_end && !kind.unique {
        return None;
    }
    let number = end + usize::from(p.is(end, YEAR));
    let year = point::year_number(p, number)?;
    let name = p.str(at, end);
    let document = Document {
        document_type: Some(name.to_lowercase()),
        number: String::new(),
        year: Some(year),
        symbol: None,
        value: format!("{name} {year}"),
        issued: None,
        issuer: None,
    };
    let value = Value::Document(Box::new(document));
    let law = Candidate::new(p, at, number + 1, Reading::Value(value), "document.law");
    Some(law.evidence(Evidence::Certain))
}
