//! Words and signs that join two figures.

use crate::{phrase::phrases::Phrases, vocabulary::named::RANGE_JOINTS};

/// Words and signs between the two numbers of a range.
pub(crate) fn range_sign(p: &Phrases, at: usize) -> Option<usize> {
    p.phrase(at, RANGE_JOINTS)
}
