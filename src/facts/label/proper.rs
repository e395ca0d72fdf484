//! Numbers that a proper name holds, and numbers that stand before one.

use crate::{
    facts::{Tape, amount, day, tape::Case, unit},
    lexicon::Class,
};

/// The number of a product.
pub(super) fn product(tape: &Tape, at: usize) -> Option<usize> {
    model(tape, at).or_else(|| version(tape, at))
}

/// `Axelo 125 RR`, `LP670-4 SV`: a number between a name and capitals that count nothing.
fn model(tape: &Tape, at: usize) -> Option<usize> {
    let to = amount::literal_end(tape, at);
    let number = amount::number(tape, at)?;
    let capitals = tape.is_word(to) && tape.atom(to).case == Case::Upper;
    (capitals
        && number.end == to
        && is_name(tape, at.checked_sub(1)?)
        && unit::measure(tape, &number).is_none()
        && (!unit::is_counted(tape, to) || is_registration(tape, at))
        && !tape.atom(to).class.has(Class::CURRENCY.or(Class::SCALE)))
    .then_some(to + 1)
}

/// `BĐ 99245 TS`: the number of a ship.
fn is_registration(tape: &Tape, at: usize) -> bool {
    tape.before(at).case == Case::Upper && tape.atom(at).span.len() >= 4
}

/// `Galaxy Note 8 phiên bản mới`, `Gear 360 thế hệ hai`: a product, and which of its makes.
fn version(tape: &Tape, at: usize) -> Option<usize> {
    const MAKES: [&str; 4] = ["phiên", "thế", "tiêu", "bản"];
    let many = tape.int(at).is_some_and(|n| n > 4);
    let make = tape.is_any(at + 1, &MAKES) && tape.word_class(at + 1).has(Class::COUNTED);
    (many && make && is_name(tape, at.checked_sub(1)?)).then_some(at + 1)
}

/// Whether the word at `at` is written as a name though it opens nothing, or ends a code (`A350-`).
fn is_name(tape: &Tape, at: usize) -> bool {
    if tape.is(at, "-") && tape.glued(at) && tape.glued(at + 1) {
        return at > 1 && tape.is_digits(at - 1) && tape.glued(at - 1) && tape.is_word(at - 2);
    }
    tape.is_capital(at) && !tape.opens(at)
}

/// `Thể thao 24h`, `chuyên mục Giáo dục 24h`, `Ảnh: 24h`: a column or a firm.
pub(super) fn column(tape: &Tape, at: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    const MEASURES: [&str; 8] = ["qua", "giờ", "tới", "đầu", "sau", "nay", "mỗi", "một"];
    let to = at + 2;
    if !tape.is(at, "24") || !tape.is(at + 1, "h") || !tape.glued(at + 1) {
        return None;
    }
    if tape.follows_any(at, &["thao", "tin", "báo", ":"]) {
        return Some(to);
    }
    let starts = |n: usize| n.checked_sub(1).map(|n| tape.word_start(n));
    let words = std::iter::successors(starts(at), |&first| starts(first));
    let head = words
        .take_while(|&first| at - first <= LONGEST && tape.is_word(first))
        .find(|&first| tape.atom(first).case != Case::Lower || is_clause_word(tape, first))
        .filter(|&first| tape.atom(first).case != Case::Lower)?;
    let sure = !tape.opens(head) && !tape.atom(head).class.has(Class::FUNCTION);
    let named = sure || tape.is(to, ":");
    (named && !tape.is_any(to, &MEASURES)).then_some(to)
}

/// Whether the word at `at` is no part of a name: `hoạt động`, `trong`.
fn is_clause_word(tape: &Tape, at: usize) -> bool {
    tape.word_class(at).has(Class::FUNCTION.or(Class::VERBAL))
}

/// `3 Aces 1 0 Lỗi kép 2`: a label of a table between the figures of its two sides.
pub(super) fn cell(tape: &Tape, at: usize) -> Option<usize> {
    let to = at + 1;
    let noun = amount::number(tape, at).and_then(|number| unit::counted(tape, &number));
    let end = noun.map_or_else(|| tape.word_end(to), |(_, end)| end);
    let label = tape.is_word(to) && tape.atom(to).spaced && tape.atom(to).case == Case::Title;
    let figure = |at: usize| tape.is_digits(at) && tape.atom(at).spaced;
    let before = at.checked_sub(1)?;
    let year = day::year_number(tape, at).is_some();
    (label
        && !year
        && tape.atom(at).spaced
        && figure(end)
        && (tape.is_digits(before) || tape.is_any(before, &[")", "%"])))
    .then_some(end)
}

/// The number of a work whose title stands in quotation marks: `bộ phim “49 ngày”`,
/// `“50 Bóng Nắng”`.
pub(super) fn in_title(tape: &Tape, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let quote = |at: usize| tape.is_any(at, &["\"", "'"]);
    let open = (at.saturating_sub(LONGEST / 2)..at)
        .rev()
        .find(|&at| quote(at))?;
    let close = (at + 1..at + LONGEST).find(|&at| quote(at) || tape.is_any(at, &[".", ";"]))?;
    let capital = |at: usize| tape.atom(at).case != Case::Lower;
    let opens = tape.glued(open + 1) && (open == 0 || tape.atom(open).spaced);
    let capitals = open + 1 == at && close >= at + 3 && (at + 1..close).all(|at| tape.is_title(at));
    let headed = open > 0
        && (tape.is_digits(open + 1) || capital(open + 1))
        && tape
            .word_class(tape.word_start(open - 1))
            .has(Class::TITLED);
    let year = day::year_number(tape, at).is_some();
    (opens && quote(close) && !year && (headed || capitals)).then_some(at + 1)
}

/// Whether a name ends before `at`, numbers in it included: `X-Max 400`, `CX-5`, `Mazda 3`.
pub(in crate::facts) fn ends_before(tape: &Tape, at: usize) -> bool {
    const MOST: usize = 4;
    let inner =
        |at: &usize| tape.is_digits(*at) || tape.is_any(*at, &["-", "."]) && tape.glued(*at);
    let last = (at.saturating_sub(MOST)..at).rev().find(|at| !inner(at));
    last.is_some_and(|last| {
        tape.is_capital(last) && tape.atom(last).sentence == tape.atom(at).sentence
    })
}
