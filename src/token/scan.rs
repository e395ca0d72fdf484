//! The walk over the text: runs of letters between spaces, which most of it is,
//! by bitmaps; the rest by [`chunk`](super::chunk).

use super::{
    Token, TokenKind, chunk,
    letters::{REACH, Window},
};
use crate::Span;

/// The tokens of `text` in order; put together they are `text` again.
///
/// Nothing is allocated.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens::new(text)
}

/// Appends the tokens of `text` to `out`.
pub fn scan_into(text: &str, out: &mut Vec<Token>) {
    tokens(text).for_each(|token| out.push(token));
}

/// The iterator that [`tokens`] returns.
#[derive(Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Whether the token before, white space aside, is a number.
    after_number: bool,
    window: Window,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str) -> Self {
        Tokens {
            text,
            at: 0,
            after_number: false,
            window: Window::new(),
        }
    }

    #[inline]
    fn advance(&mut self) -> Option<Token> {
        let (bytes, start) = (self.text.as_bytes(), self.at);
        let &first = bytes.get(start)?;
        let run = self.window.run(bytes, start);
        let end = start + run.len;
        if run.len > 0 {
            let ended = match bytes.get(end) {
                Some(b' ' | b'\n' | b';' | b'!' | b'?' | b')' | b'"') | None => true,
                Some(b',') => true,
                Some(_) => false,
            };
            if ended && run.len < REACH {
                self.at = end;
                self.after_number = false;
                let kind = if run.syllable {
                    TokenKind::Syllable
                } else {
                    TokenKind::Foreign
                };
                return Some(Token {
                    span: Span::new(start, end),
                    kind,
                });
            }
        } else if first == b' ' && bytes.get(start + 1).is_some_and(|b| *b > b' ' && *b < 0x80) {
            self.at = start + 1;
            return Some(Token {
                span: Span::new(start, start + 1),
                kind: TokenKind::Space,
            });
        }
        Some(self.slow(start))
    }

    fn slow(&mut self, start: usize) -> Token {
        let (end, kind) = chunk::token(self.text, start, self.after_number);
        self.at = end;
        if !kind.is_white() {
            self.after_number = kind == TokenKind::Number;
        }
        Token {
            span: Span::new(start, end),
            kind,
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        self.advance()
    }
}

impl std::iter::FusedIterator for Tokens<'_> {}

impl std::fmt::Debug for Tokens<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokens")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
