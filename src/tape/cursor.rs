//! Spans that are walked along with the text.

use crate::span::Span;

/// Spans in order, of which one is at hand.
pub(super) struct Cursor<'s> {
    spans: &'s [Span],
    pub at: usize,
    /// The one at hand; an empty one where there are none.
    span: Span,
    /// From where on it is another one.
    until: usize,
}

impl<'s> Cursor<'s> {
    pub fn new(spans: &'s [Span]) -> Self {
        let mut cursor = Cursor {
            spans,
            at: 0,
            span: Span::new(0, 0),
            until: usize::MAX,
        };
        cursor.stay_at(0);
        cursor
    }

    fn stay_at(&mut self, at: usize) {
        self.at = at;
        self.span = self.spans.get(at).copied().unwrap_or(Span::new(0, 0));
        let last = at + 1 >= self.spans.len();
        self.until = if last { usize::MAX } else { self.span.end };
    }

    /// Moves on to the first span that ends behind `start`, or stays at the last.
    #[inline]
    pub fn reach(&mut self, start: usize) -> Span {
        while self.until <= start {
            self.stay_at(self.at + 1);
        }
        self.span
    }
}
