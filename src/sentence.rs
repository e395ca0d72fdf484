//! Sentences.

use crate::Span;

/// The sentences of `text`, without the white space around them, in order.
pub fn sentences(text: &str) -> Vec<Span> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + line.len())
        })
        .collect()
}
