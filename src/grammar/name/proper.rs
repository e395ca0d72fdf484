//! Numbers that a proper name holds, and numbers that stand before one.

use crate::{
    phrase::{numeral, phrases::Phrases, unit},
    tape::Case,
    vocabulary::{
        class::Class,
        named::{
            CLOSE_BRACKET, COLON, COLUMN, DASH, HOURS_OF_DAY, MAKES, PERCENT_SIGN, QUOTE,
            TITLE_ENDS,
        },
        set::Set,
    },
};

const BRACKET_OR_PERCENT: &Set = &CLOSE_BRACKET.or(PERCENT_SIGN);

/// `Axelo 125 RR`, `LP670-4 SV`: a number between a name and capitals.
pub(crate) fn model(p: &Phrases, at: usize) -> Option<usize> {
    let to = numeral::literal_end(p, at);
    let capitals = p.is_word(to) && p.atom(to).case == Case::Upper;
    if !capitals {
        return None;
    }
    numeral::number(p, at)
        .is_some_and(|number| number.end == to)
        .then_some(to)
}

/// `BĐ 99245 TS`, `BTh 97478 TS`: the number of a ship.
pub(crate) fn registration(p: &Phrases, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let capitals = || p.str(before, at).chars().filter(|c| c.is_uppercase());
    let long = p.atom(at).span.len() >= 4 && p.is_capital(before) && capitals().count() > 1;
    long.then(|| model(p, at)).flatten()
}

/// `Galaxy Note 8 phiên bản mới`, `Gear 360 thế hệ hai`: a product, and which of its makes.
pub(crate) fn version(p: &Phrases, at: usize) -> Option<usize> {
    let many = || p.int(at).is_some_and(|n| n > 4);
    let make = p.is(at + 1, MAKES) && p.word_has(at + 1, Class::COUNTED);
    (make && many()).then_some(at + 1)
}

/// Whether a name stands before the digits at `at`.
pub(crate) fn is_behind_name(p: &Phrases, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is_name(p, before))
}

/// Whether the word at `at` is written as a name though it opens nothing, or ends a code (`A350-`).
fn is_name(p: &Phrases, at: usize) -> bool {
    if p.is(at, DASH) && p.glued(at) && p.glued(at + 1) {
        return at > 1 && p.is_digits(at - 1) && p.glued(at - 1) && p.is_word(at - 2);
    }
    p.is_capital(at) && !p.opens(at)
}

/// `Thể thao 24h`, `chuyên mục Giáo dục 24h`, `Ảnh: 24h`: a column or a firm.
pub(crate) fn column(p: &Phrases, at: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let to = p.phrase(at, HOURS_OF_DAY).filter(|_| p.glued(at + 1))?;
    if p.behind(at, COLUMN) {
        return Some(to);
    }
    let starts = |n: usize| n.checked_sub(1).map(|n| p.word_start(n));
    let words = std::iter::successors(starts(at), |&first| starts(first));
    let head = words
        .take_while(|&first| at - first <= LONGEST && p.is_word(first))
        .find(|&first| p.atom(first).case != Case::Lower || is_clause_word(p, first))
        .filter(|&first| p.atom(first).case != Case::Lower)?;
    let sure = !p.opens(head) && !p.class(head).has(Class::FUNCTION);
    let named = sure || p.is(to, COLON);
    named.then_some(to)
}

/// Whether the word at `at` is no part of a name: `hoạt động`, `trong`.
fn is_clause_word(p: &Phrases, at: usize) -> bool {
    p.word_has(at, Class::FUNCTION.or(Class::VERBAL))
}

/// `3 Aces 1 0 Lỗi kép 2`: a label of a table between the figures of its two sides.
pub(crate) fn cell(p: &Phrases, at: usize) -> Option<usize> {
    let (to, before) = (at + 1, at.checked_sub(1)?);
    let figure = |at: usize| p.is_digits(at) && p.atom(at).spaced;
    if !p.is_digits(before) && !p.is(before, BRACKET_OR_PERCENT) {
        return None;
    }
    let label = p.is_title(to) && p.atom(to).spaced;
    if !label || !p.atom(at).spaced {
        return None;
    }
    let noun = numeral::number(p, at).and_then(|number| unit::counted(p, &number));
    let end = noun.map_or_else(|| p.word_end(to), |(_, end)| end);
    figure(end).then_some(end)
}

/// The number of a work whose title stands in quotation marks: `bộ phim “49 ngày”`,
/// `“50 Bóng Nắng”`.
pub(crate) fn in_title(p: &Phrases, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let quote = |at: usize| p.is(at, QUOTE);
    let open = p.last_before(at, LONGEST / 2, QUOTE)?;
    let close = (at + 1..at + LONGEST).find(|&at| quote(at) || p.is(at, TITLE_ENDS))?;
    let capital = |at: usize| p.atom(at).case != Case::Lower;
    let opens = p.glued(open + 1) && (open == 0 || p.atom(open).spaced);
    let capitals = open + 1 == at && close >= at + 3 && (at + 1..close).all(|at| p.is_title(at));
    let headed = open > 0
        && (p.is_digits(open + 1) || capital(open + 1))
        && p.word_has(p.word_start(open - 1), Class::TITLED);
    (opens && quote(close) && (headed || capitals)).then_some(at + 1)
}
