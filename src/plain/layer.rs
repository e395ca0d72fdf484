//! [`Layer`]: where the places of a copy stand in the text that it was made of.

use std::borrow::Cow;

use crate::span::Span;

/// A piece of a text, and what is read in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub span: Span,
    pub read: Cow<'static, str>,
}

impl Cut {
    pub(crate) fn new(start: usize, end: usize, read: impl Into<Cow<'static, str>>) -> Cut {
        Cut {
            span: Span::new(start, end),
            read: read.into(),
        }
    }
}

/// The pieces of a text that a copy reads otherwise, in order.
#[derive(Clone, Debug)]
pub(crate) struct Layer(Vec<Piece>);

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// In the text.
    given: Span,
    /// In the copy.
    read: Span,
}

impl Layer {
    /// The copy of `text` with these cuts, which are in order and apart.
    pub(crate) fn new(text: &str, cuts: Vec<Cut>) -> (String, Layer) {
        let mut copy = String::with_capacity(text.len());
        let mut pieces = Vec::with_capacity(cuts.len());
        let mut at = 0;
        for Cut { span, read } in cuts {
            copy.push_str(&text[at..span.start]);
            let start = copy.len();
            copy.push_str(&read);
            pieces.push(Piece {
                given: span,
                read: Span::new(start, copy.len()),
            });
            at = span.end;
        }
        copy.push_str(&text[at..]);
        (copy, Layer(pieces))
    }

    /// The span of the text that is read at `span` of the copy.
    pub(crate) fn span(&self, span: Span) -> Span {
        let start = self.start(span.start);
        Span::new(start, self.end(span.end).max(start))
    }

    /// Where the character begins that is read at `at`.
    fn start(&self, at: usize) -> usize {
        match self.before(|piece| piece.read.start <= at) {
            Some(piece) if at < piece.read.end => piece.given.start,
            Some(piece) => piece.given.end + at - piece.read.end,
            None => at,
        }
    }

    /// Where the character ends that is read before `at`.
    fn end(&self, at: usize) -> usize {
        match self.before(|piece| piece.read.start < at) {
            Some(piece) if at <= piece.read.end => piece.given.end,
            Some(piece) => piece.given.end + at - piece.read.end,
            None => at,
        }
    }

    /// The last piece of those in a row that are `so`.
    fn before(&self, so: impl Fn(&Piece) -> bool) -> Option<&Piece> {
        let count = self.0.partition_point(so);
        self.0[..count].last()
    }
}
