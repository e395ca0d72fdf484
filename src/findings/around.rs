//! The words around a figure, as the text has them, compared with those around another one.

use crate::{normalize::is_alphanumeric, span::Span};

/// So many words before a figure and behind it are looked at, and so many near to it.
const FAR: usize = 5;
const NEAR: usize = 3;

/// So many bytes are enough for them.
const BYTES: usize = 100;

/// The words before a figure, from the nearest on, and those behind it; none is empty.
pub(crate) struct Around<'a>([[&'a str; FAR]; 2]);

/// The words of the line around a span.
pub(crate) fn around(text: &str, span: Span) -> Around<'_> {
    #[cfg(test)]
    crate::tape::LOOKED.set(crate::tape::LOOKED.get() + BYTES);
    let (mut from, mut to) = (
        span.start.saturating_sub(BYTES),
        (span.end + BYTES).min(text.len()),
    );
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let (before, behind) = (&text[from..span.start], &text[span.end..to]);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let behind = behind.split('\n').next().unwrap_or_default();
    Around([take(before.rsplit(' ')), take(behind.split(' '))])
}

/// The next words, without the signs around them.
fn take<'a>(pieces: impl Iterator<Item = &'a str>) -> [&'a str; FAR] {
    // A piece at either end of it all is part of what stands at the figure.
    const MOST: usize = 2 * FAR;
    let mut words = [""; FAR];
    let found = pieces
        .take(MOST)
        .map(|piece| piece.trim_matches(|c| !is_alphanumeric(c)))
        .filter(|word| !word.is_empty());
    for (place, word) in words.iter_mut().zip(found) {
        *place = word;
    }
    words
}

impl Around<'_> {
    /// How many words near to both stand on the same side of them.
    pub fn shared(&self, other: &Around) -> usize {
        self.shared_of(other, NEAR)
    }

    /// How many words stand on the same side of both.
    pub fn shared_far(&self, other: &Around) -> usize {
        self.shared_of(other, FAR)
    }

    fn shared_of(&self, other: &Around, far: usize) -> usize {
        let side = |side: usize| {
            let others = &other.0[side][..far];
            let known = self.0[side][..far].iter().filter(|word| !word.is_empty());
            known
                .filter(|word| others.iter().any(|other| is_same(word, other)))
                .count()
        };
        side(0) + side(1)
    }
}

/// The same word, whatever its case.
fn is_same(one: &str, other: &str) -> bool {
    let lower = |word: &'_ str| {
        word.chars()
            .flat_map(char::to_lowercase)
            .eq(other.chars().flat_map(char::to_lowercase))
    };
    one == other || one.len() == other.len() && lower(one)
}
