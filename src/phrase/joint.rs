//! Words and signs that join two figures.

use crate::phrase::phrases::Phrases;

/// Words and signs between the two numbers of a range.
pub(crate) fn range_sign(p: &Phrases, at: usize) -> Option<usize> {
    match p.key(at) {
        "-" | "~" | "đến" | "tới" => Some(at + 1),
        "cho" if p.is_any(at + 1, &["đến", "tới"]) => Some(at + 2),
        _ => None,
    }
}
