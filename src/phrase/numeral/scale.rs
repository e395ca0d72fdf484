//! Scale words behind digits, and what follows them: `3 tỷ 200 triệu`, `1tr5`.

use rust_decimal::Decimal;

use crate::{
    number::{self, role::NumberWord},
    phrase::{
        number::{LARGEST, Number},
        numeral::literal::literal_end,
        phrases::Phrases,
    },
    tape::{AtomKind, Case},
    vocabulary::{
        class::Class,
        named::{GLUES_FIGURES, GOLD, MILLIONS, SCALE_LETTERS, THOUSAND_LETTER},
    },
};

/// Scale words behind digits, and what follows them: `3 tỷ 200 triệu`, `1tr5`, `5 triệu rưỡi`.
pub(crate) fn scale(p: &Phrases, number: &mut Number) {
    let Some((factor, end)) = factor(p, number.end) else {
        return;
    };
    // `vàng 24K`, `màn hình 4K`: carats and pixels, unless money follows.
    let small = number.value < Decimal::from(30) && !p.class(end).has(Class::CURRENCY);
    let named = p.atom(number.end).case != Case::Lower || p.behind(number.start, GOLD);
    if small && p.is(number.end, THOUSAND_LETTER) && named {
        return;
    }
    let product = number.value.checked_mul(factor);
    let Some(value) = product.filter(|value| *value <= LARGEST) else {
        return;
    };
    number.value = value.normalize();
    number.english = number.english.and_then(|e| e.checked_mul(factor));
    number.scale = factor;
    number.end = end;
    if factor < Decimal::ONE_THOUSAND {
        return;
    }
    if p.number_word(end) == Some(NumberWord::Half) {
        number.value += factor / Decimal::TWO;
        number.end = end + 1;
        return;
    }
    let mut smallest = factor;
    while let Some((part, smaller, end)) = smaller_part(p, number.end, smallest) {
        number.value += part;
        number.end = end;
        smallest = smaller;
    }
    if smallest == factor {
        shortened(p, number, factor);
    }
}

/// `200 triệu` behind `3 tỷ`: its value, its scale and the atom behind.
fn smaller_part(p: &Phrases, at: usize, scale: Decimal) -> Option<(Decimal, Decimal, usize)> {
    if !p.is_digits(at) {
        return None;
    }
    let to = literal_end(p, at);
    let tail = number::digits::read(p.str(at, to))?;
    let (smaller, to) = factor(p, to)?;
    let part = tail.value.checked_mul(smaller)?;
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
        factor = factor.checked_mul(next)?;
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
    let rest = at + 1..p.word_end(at);
    let measures = |at: usize| {
        let class = p.class(at);
        class.has(Class::CURRENCY)
            || class.has(Class::SCALE)
            || class.has(Class::NUMBER)
            || class.has(Class::UNIT)
    };
    // `40 vạn dân`, but no `tỷ phú`.
    let counts = !p.is(at, MILLIONS)
        && !rest.is_empty()
        && p.phrase_class(at + 1, rest.end).has(Class::COUNTED);
    p.word_start(at) == at && !rest.is_empty() && !counts && !rest.clone().all(measures)
}
