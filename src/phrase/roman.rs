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
    let value = |c: u8| match c {
        b'i' => 1,
        b'v' => 5,
        b'x' => 10,
        b'l' => 50,
        _ => 0,
    };
    let digits: Vec<u32> = p.key(at).bytes().map(value).collect();
    if digits.contains(&0) {
        return None;
    }
    let mut total = 0;
    for (n, digit) in digits.iter().enumerate() {
        if digits.get(n + 1).is_some_and(|next| next > digit) {
            total -= *digit as i32
        } else {
            total += *digit as i32
        }
    }
    u32::try_from(total).ok().filter(|n| *n > 0)
}
