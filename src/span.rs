//! [`Span`]: a byte range of the caller's text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes of the text that was analysed, always on character
/// boundaries.
///
/// ```
/// use bantin::Span;
///
/// let text = "đạt 98,2%";
/// let span = Span::new(7, 12);
/// assert_eq!(span.text(text), "98,2%");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes; the byte at `end` is outside.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Its length in bytes; 0 where it ends before it begins.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share a byte.
    ///
    /// ```
    /// use bantin::Span;
    ///
    /// assert!(Span::new(0, 3).overlaps(Span::new(2, 5)));
    /// assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
    /// ```
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    ///
    /// ```
    /// use bantin::Span;
    ///
    /// assert!(Span::new(0, 8).contains(Span::new(3, 8)));
    /// ```
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    ///
    /// ```
    /// use bantin::Span;
    ///
    /// assert_eq!(Span::new(0, 3).union(Span::new(5, 8)), Span::new(0, 8));
    /// ```
    pub fn union(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// As a range, to slice with.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The part of `text` that it covers.
    ///
    /// # Panics
    ///
    /// When the span does not belong to `text`: it ends behind it or cuts a
    /// character.
    pub fn text(self, text: &str) -> &str {
        &text[self.range()]
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// The first bytes of a text, so many at most, whole characters.
pub(crate) fn first_bytes(text: &str, most: usize) -> &str {
    let mut to = text.len().min(most);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

/// The last bytes of a text, so many at most, whole characters.
pub(crate) fn last_bytes(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}
