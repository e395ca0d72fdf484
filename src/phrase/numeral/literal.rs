//! Digits with the separators inside them.

use crate::{phrase::phrases::Phrases, vocabulary::named::DECIMAL_SIGN};

/// How far digits with separators reach from `at`. What is longer than any number is
/// not followed to its end: it would be walked through again from each of its digits.
pub(crate) fn literal_end(p: &Phrases, at: usize) -> usize {
    const LONGEST: usize = 64;
    let mut end = at + 1;
    while end - at < LONGEST
        && p.is(end, DECIMAL_SIGN)
        && p.glued(end)
        && p.is_digits(end + 1)
        && p.glued(end + 1)
    {
        end += 2;
    }
    end
}
