//! Words that label the number behind them.

use crate::{phrase::phrases::Phrases, vocabulary::named::COUNTS_UNIT};

/// Whether the word at `at` is a unit that is counted itself: `30 phút`, `mỗi km`.
pub(crate) fn is_counted_before(p: &Phrases, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    p.is_digits(before) || p.is(before, COUNTS_UNIT) || p.number_word(before).is_some()
}
