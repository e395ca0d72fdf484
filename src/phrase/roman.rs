//! Roman numbers.

use crate::{
    phrase::phrases::Phrases,
    tape::{AtomKind, Case},
};

/// A Roman number in capitals.
pub(crate) fn roman(p: &Phrases, at: usize) -> Option<u32> {
    let atom = p.atom(at);
    if atom.kind != AtomKind::Word || atom.case == Case::Lower || atom.span.len() > 7 {
        return None;
    }
    let first = p.text.as_bytes()[atom.span.start as usize];
    if first.is_ascii() && !b"IVXL".contains(&first) {
        return None;
    }
    let (mut total, mut last) = (0, 0);
    for digit in p.key(at).bytes().rev() {
        let value = match digit {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            _ => return None,
        };
        total += if value < last { -value } else { value };
        last = value;
    }
    u32::try_from(total).ok().filter(|n| *n > 0)
}
