//! Words that label the number behind them.

use crate::phrase::phrases::Phrases;

/// Whether the word at `at` is a unit that is counted itself: `30 phút`, `mỗi km`.
pub(crate) fn is_counted_before(p: &Phrases, at: usize) -> bool {
    const COUNTING: [&str; 11] = [
        "/", "mỗi", "từng", "một", "vài", "mấy", "những", "nửa", "các", "hàng", "hằng",
    ];
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    p.is_digits(before) || p.is_any(before, &COUNTING) || p.number_word(before).is_some()
}
