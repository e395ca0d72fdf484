//! Scale words behind digits, and what follows them: `3 tỷ 200 triệu`, `1tr5`.

use rust_decimal::Decimal;

use crate::{
    number::{self, role::NumberWord},
    phrase::{
        number::{LARGEST, Number, is_figure},
        numeral::literal::literal_end,
        phrases::Phrases,
    },
    tape::{AtomKind, Case},
    vocabulary::{
        class::Class,
        named::{
            BILLION, ENGLISH_SCALES, GLUES_FIGURES, GOLD, MILLIONS, MONEY_LETTERS, SCALE_LETTERS,
            SLASH, THOUSAND_LETTER,
        },
    },
};

/// Scale words behind digits, and what follows them: `3 tỷ 200 triệu`, `1tr5`, `5 triệu rưỡi`.
pub(crate) fn scale(p: &Phrases, number: &mut Number) {
    let letters = || money_letters(p, number);
    let Some((factor, end)) = factor(p, number.end).or_else(letters) else {
        return;
    };
    // `$1,250 million`, `80,000 tỷ`
    let noughts = || number.value.is_integer() && p.is(end - 1, BILLION);
    let groups = |_: &Decimal| p.is(end - 1, ENGLISH_SCALES) || noughts();
    if let Some(english) = number.english.filter(groups) {
        number.value = english;
    }
    if p.is(number.end, THOUSAND_LETTER) && is_grade(p, number, end) {
        return;
    }
    let product = number.value.checked_mul(factor);
    let Some(value) = product.filter(|value| is_figure(*value)) else {
        return;
    };
    number.value = value.normalize();
    number.english = number.english.and_then(|e| e.checked_mul(factor));
    number.scale = factor;
    number.end = end;
    if number.is_scaled_by(Decimal::ONE_THOUSAND) {
        go_on(p, number, factor);
    }
}

/// `vàng 24K`, `màn hình 4K`: carats and pixels, unless it is money.
fn is_grade(p: &Phrases, number: &Number, end: usize) -> bool {
    const CARATS: [Decimal; 4] = [dec(14), dec(18), dec(22), dec(24)];
    const NEAR: usize = 6;
    let money =
        p.class(end).has(Class::CURRENCY) || p.class_before(number.start).has(Class::CURRENCY);
    // `giá vàng nhẫn trơn 24k`
    let gold = || {
        let near = number.start.saturating_sub(NEAR)..number.start;
        CARATS.contains(&number.value) && near.rev().any(|at| p.is(at, GOLD))
    };
    let named = p.atom(number.end).case != Case::Lower || p.behind(number.start, GOLD);
    !money && (named && number.value < Decimal::from(30) || gold() && !p.is(end, SLASH))
}

const fn dec(whole: u32) -> Decimal {
    Decimal::from_parts(whole, 0, 0, false, 0)
}

/// `$3.7B`, `USD 8 bn`, `5m USD`: letters are a scale beside a currency.
fn money_letters(p: &Phrases, number: &Number) -> Option<(Decimal, usize)> {
    let (power, end) = p.lexeme(number.end, MONEY_LETTERS)?;
    let behind = p
        .currency_at(end)
        .is_some_and(|(currency, _)| currency.code != "VND");
    let sign = p.before(number.start);
    let before = p.class_before(number.start).has(Class::CURRENCY)
        && (sign.kind == AtomKind::Mark || sign.case == Case::Upper);
    let single = p.key(number.end).chars().count() == 1;
    let joined = p.glued(number.end) || !single;
    let ends = !(p.is_digits(end) && p.glued(end));
    let factor = Decimal::from(10u64.pow(power));
    (joined && ends && (behind || before)).then_some((factor, end))
}

/// What follows a number whose last word of scale multiplies by `factor`.
pub(super) fn go_on(p: &Phrases, number: &mut Number, factor: Decimal) {
    let next = p.number_word(number.end);
    if next.is_none() && !p.is_digits(number.end) {
        return;
    }
    if next == Some(NumberWord::Half) {
        number.value += factor / Decimal::TWO;
        number.end += 1;
        return;
    }
    let mut smallest = factor;
    if let Some((value, greater, end)) = greater_part(p, number, factor) {
        (number.value, number.scale, number.end) = (value, greater, end);
        smallest = greater;
    }
    let whole = number.end;
    while let Some((part, smaller, end)) = smaller_part(p, number.end, smallest) {
        number.value += part;
        number.end = end;
        smallest = smaller;
    }
    if whole == number.end {
        shortened(p, number, smallest);
    }
}

/// `2 nghìn 340 triệu`: the number goes on with another part, and a greater word of scale
/// multiplies both.
fn greater_part(p: &Phrases, number: &Number, scale: Decimal) -> Option<(Decimal, Decimal, usize)> {
    let (part, end) = part_at(p, number.end)?;
    let (greater, to) = factor(p, end)?;
    let fits = greater > scale && part < scale && !number.is_fractional();
    let value = (number.value + part).checked_mul(greater)?;
    (fits && value <= LARGEST).then_some((value, greater, to))
}

/// The number without a scale of its own at `at`, in digits or in words, and the atom behind it.
fn part_at(p: &Phrases, at: usize) -> Option<(Decimal, usize)> {
    if p.is_digits(at) {
        let to = literal_end(p, at);
        return number::digits::read(p.str(at, to)).map(|digits| (digits.value, to));
    }
    let mut words = Vec::new();
    while let Some(word) = p.number_word(at + words.len()).filter(|word| {
        !matches!(word, NumberWord::Scale(_) | NumberWord::Half) && words.len() < GROUP
    }) {
        words.push(word);
    }
    let spelt = number::words::read(&words)?;
    Some((spelt.value, at + words.len()))
}

/// The most words of a number below a thousand.
const GROUP: usize = 5;

/// `200 triệu` behind `3 tỷ`: its value, its scale and the atom behind.
fn smaller_part(p: &Phrases, at: usize, scale: Decimal) -> Option<(Decimal, Decimal, usize)> {
    let (tail, to) = part_at(p, at)?;
    let (smaller, to) = factor(p, to)?;
    let part = tail.checked_mul(smaller)?;
    (smaller < scale && !part.is_zero() && part < scale).then_some((part, smaller, to))
}

/// `1tr5` is 1.5 million, `3 tỷ 250` 3.25 billion.
fn shortened(p: &Phrases, number: &mut Number, factor: Decimal) {
    let at = number.end;
    let digits = p.atom(at).span.len() as u32;
    let to = at + 1;
    let continued =
        p.is(to, GLUES_FIGURES) && p.glued(to) && p.glued(to + 1) && p.is_digits(to + 1);
    let ends = p.glued(at) || ends_amount(p, to);
    if !p.is_digits(at) || digits > 3 || continued || !ends {
        return;
    }
    if let Some(tail) = p.int(at) {
        number.value =
            (number.value + Decimal::from(tail) * Decimal::new(1, digits) * factor).normalize();
        number.end = to;
    }
}

/// Whether a shortened amount (`3 tỷ 2`) may end before `at`: nothing counted follows.
fn ends_amount(p: &Phrases, at: usize) -> bool {
    let atom = p.atom(at);
    match atom.kind {
        AtomKind::Word => p.class(at).has(Class::CURRENCY) || p.class(at).has(Class::FUNCTION),
        AtomKind::Break => true,
        AtomKind::Mark => true,
        _ => false,
    }
}

/// The product of the scale words at `at`.
fn factor(p: &Phrases, mut at: usize) -> Option<(Decimal, usize)> {
    let mut factor = Decimal::ONE;
    let from = at;
    loop {
        let next = match p.number_word(at) {
            // `k` and `tr` are scales only behind digits, and not as the beginning of another word.
            Some(NumberWord::Scale(_)) if opens_other_word(p, at) || opens_name(p, at) => {
                break;
            }
            Some(NumberWord::Scale(value))
                if !p.is(at, SCALE_LETTERS) || p.glued(at) || p.atom(at).case == Case::Lower =>
            {
                value
            }
            Some(NumberWord::Hundred) if at == from => Decimal::ONE_HUNDRED,
            Some(NumberWord::Dozen(n)) if at == from => Decimal::from(n),
            _ => break,
        };
        factor = if at == from {
            next
        } else {
            factor.checked_mul(next)?
        };
        at += 1;
    }
    (at > from).then_some((factor, at))
}

/// `số 89 Triệu Việt Vương`: a name of three syllables.
fn opens_name(p: &Phrases, at: usize) -> bool {
    let title = |at: usize| p.is_title(at);
    (at..at + 3).all(title) && !p.class(at + 1).has(Class::CURRENCY)
}

/// Whether the scale word at `at` opens another word: `tỷ phú`, `triệu chứng`, `tỷ lệ`, but
/// not `tỷ đồng`, `nghìn tỷ`, `vạn tấn`.
pub(crate) fn opens_other_word(p: &Phrases, at: usize) -> bool {
    let measures = |at: usize| {
        let class = p.class(at);
        class.has(Class::CURRENCY)
            || class.has(Class::SCALE)
            || class.has(Class::NUMBER)
            || class.has(Class::UNIT)
    };
    // Behind `tỷ đồng,` no word goes on: most need no look at what the words are.
    if !p.is_word(at + 2) && measures(at + 1) {
        return false;
    }
    let rest = at + 1..p.word_end(at);
    // `40 vạn dân`, but no `tỷ phú`.
    let counts = !p.is(at, MILLIONS)
        && !rest.is_empty()
        && p.phrase_class(at + 1, rest.end).has(Class::COUNTED);
    // `3 tỷ như dự kiến`
    let goes_on = rest.clone().all(|at| p.class(at).has(Class::FUNCTION));
    let other = !rest.is_empty() && !counts && !goes_on && !rest.clone().all(measures);
    p.word_start(at) == at && other
}
