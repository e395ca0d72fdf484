//! The words around a figure, as the text has them, compared with those around another one.

use crate::span::Span;

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
    let mut before = text[from..span.start].split(' ').rev();
    let mut behind = text[span.end..to].split(' ');
    Around([take(&mut before, true), take(&mut behind, false)])
}

/// The next words, without the signs around them, up to the end of the line.
fn take<'a>(pieces: &mut dyn Iterator<Item = &'a str>, before: bool) -> [&'a str; FAR] {
    // A piece at either end of it all is part of what stands at the figure.
    const MOST: usize = 2 * FAR;
    let mut words = [""; FAR];
    let mut count = 0;
    for piece in pieces.take(MOST) {
        let ends = piece.contains('\n');
        let piece = if before {
            piece.rsplit('\n').next()
        } else {
            piece.split('\n').next()
        };
        let word = piece.unwrap_or_default();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() && count < FAR {
            words[count] = word;
            count += 1;
        }
        if ends || count == FAR {
            break;
        }
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
