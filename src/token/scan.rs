//! The walk over the text: runs of letters between spaces, which most of it is,
//! by bitmaps; the rest by [`chunk`](super::chunk).

use super::{
    chunk,
    types::{Token, TokenKind},
    window::{Ahead, Plain, Window},
};
use crate::span::Span;

/// The tokens of `text` in order; put together they are `text` again.
///
/// Nothing is allocated.
///
/// ```
/// let text = "Thu 3,5 tỷ.";
/// let tokens = bantin::token::tokens(text).map(|token| token.span.text(text));
/// assert_eq!(tokens.clone().collect::<String>(), text);
/// assert_eq!(tokens.last(), Some("."));
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        scan: Scan::new(text),
    }
}

/// Appends the tokens of `text` to `out`.
pub fn scan_into(text: &str, out: &mut Vec<Token>) {
    // By way of a small buffer: cheaper than to ask for room token by token.
    let (mut buffer, mut n) = ([NONE; 128], 0);
    tokens(text).for_each(|token| {
        buffer[n] = token;
        n += 1;
        if n == buffer.len() {
            out.extend_from_slice(&buffer);
            n = 0;
        }
    });
    out.extend_from_slice(&buffer[..n]);
}

const NONE: Token = Token {
    span: Span::new(0, 0),
    kind: TokenKind::Space,
};

/// The iterator that [`tokens`] returns.
#[derive(Clone)]
pub struct Tokens<'t> {
    scan: Scan<'t, true>,
}

/// A place in a text, and what the rules have to know of what stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Walk<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Where the last odd token ended, and whether the last one before that,
    /// white space aside, was a number.
    odd_end: usize,
    odd_number: bool,
}

/// The walk over a text by bitmaps.
#[derive(Clone)]
struct Scan<'t, const SHAPE: bool> {
    walk: Walk<'t>,
    /// The plain tokens that come next.
    plain: Plain,
    window: Window<SHAPE>,
}

impl<'t, const SHAPE: bool> Scan<'t, SHAPE> {
    fn new(text: &'t str) -> Self {
        Scan {
            walk: Walk::new(text),
            plain: Plain::default(),
            window: Window::new(),
        }
    }

    #[inline(always)]
    fn next(&mut self) -> Option<Token> {
        if self.plain.ends == 0
            && let Some(odd) = self.turn()
        {
            return Some(odd);
        }
        let token = self.plain.next(self.walk.text.as_bytes(), self.walk.at)?;
        self.walk.at = token.span.end;
        Some(token)
    }

    /// Tells `each` all tokens from the cursor on.
    #[inline(always)]
    fn for_each(mut self, mut each: impl FnMut(Token)) {
        let bytes = self.walk.text.as_bytes();
        loop {
            let (mut plain, mut at) = (self.plain, self.walk.at);
            while let Some(token) = plain.next(bytes, at) {
                at = token.span.end;
                each(token);
            }
            self.walk.at = at;
            match self.turn() {
                Some(odd) => each(odd),
                None if self.plain.ends == 0 => return,
                None => {}
            }
        }
    }

    /// Goes on where no plain tokens are left: the token that comes next if it is
    /// an odd one; or else the next plain ones, none at the end of the text.
    #[inline(never)]
    fn turn(&mut self) -> Option<Token> {
        let bytes = self.walk.text.as_bytes();
        self.plain = Plain::default();
        let odd = match self.window.ahead(bytes, self.walk.at) {
            Ahead::Plain(plain) => {
                self.plain = plain;
                return None;
            }
            Ahead::Foreign(end) => {
                let start = std::mem::replace(&mut self.walk.at, end);
                Token {
                    span: Span::new(start, end),
                    kind: TokenKind::Foreign,
                }
            }
            Ahead::Odd => self.walk.odd()?,
        };
        // Plain ones follow an odd one as a rule.
        if let Ahead::Plain(plain) = self.window.ahead(bytes, self.walk.at) {
            self.plain = plain;
        }
        Some(odd)
    }
}

impl<'t> Walk<'t> {
    /// At the beginning of a text.
    pub fn new(text: &'t str) -> Self {
        Walk {
            text,
            at: 0,
            odd_end: 0,
            odd_number: false,
        }
    }

    /// The token at the cursor, which is not plain; none at the end of the text.
    #[inline(never)]
    pub(super) fn odd(&mut self) -> Option<Token> {
        let (text, start) = (self.text, self.at);
        if start >= text.len() {
            return None;
        }
        let after_number = self.after_number();
        let (end, kind) = chunk::token(text, start, after_number);
        self.odd_number = if kind.is_white() {
            after_number
        } else {
            kind == TokenKind::Number
        };
        (self.at, self.odd_end) = (end, end);
        Some(Token {
            span: Span::new(start, end),
            kind,
        })
    }

    /// Whether the token before the cursor, white space aside, is a number.
    #[inline(always)]
    fn after_number(&self) -> bool {
        let plain = self.text.as_bytes().get(self.odd_end..self.at);
        match plain.unwrap_or_default().trim_ascii_end() {
            [] => self.odd_number,
            [.., last] => last.is_ascii_digit() || *last == b'%',
        }
    }
}

impl Plain {
    /// The next token, which begins at `start`.
    #[inline(always)]
    fn next(&mut self, bytes: &[u8], start: usize) -> Option<Token> {
        if self.ends == 0 {
            return None;
        }
        let end = self.at + self.ends.trailing_zeros() as usize;
        self.ends &= self.ends - 1;
        let first = bytes.get(start).copied().unwrap_or_default();
        Some(Token {
            span: Span::new(start, end),
            kind: PLAIN_KIND[usize::from(first)],
        })
    }
}

/// What a plain token is, by its first byte.
pub(super) const PLAIN_KIND: [TokenKind; 256] = {
    let mut table = [TokenKind::Syllable; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b' ' => TokenKind::Space,
            b'\n' => TokenKind::Newline,
            b'0'..=b'9' => TokenKind::Number,
            b if b.is_ascii_alphabetic() => TokenKind::Syllable,
            ..0x80 | 0xe2 => TokenKind::Punct,
            _ => TokenKind::Syllable,
        };
        b += 1;
    }
    table
};

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        self.scan.next()
    }

    /// The whole walk in one loop, which is faster than step by step.
    #[inline]
    fn fold<B, F: FnMut(B, Token) -> B>(self, init: B, mut f: F) -> B {
        let mut all = Some(init);
        self.scan
            .for_each(|token| all = all.take().map(|all| f(all, token)));
        match all {
            Some(all) => all,
            None => unreachable!("it is always put back"),
        }
    }
}

impl std::iter::FusedIterator for Tokens<'_> {}

impl std::fmt::Debug for Tokens<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokens")
            .field("at", &self.scan.walk.at)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tokens without any short cut.
    fn by_rules(text: &str) -> Vec<Token> {
        let (mut at, mut after_number) = (0, false);
        let mut out = Vec::new();
        while at < text.len() {
            let (end, kind) = chunk::token(text, at, after_number);
            if !kind.is_white() {
                after_number = kind == TokenKind::Number;
            }
            out.push(Token {
                span: Span::new(at, end),
                kind,
            });
            at = end;
        }
        out
    }

    /// Compares all ways to walk over a text with the rules.
    fn check(text: &str) {
        let expected = by_rules(text);
        assert_eq!(tokens(text).collect::<Vec<_>>(), expected);
        let mut stored = Vec::new();
        scan_into(text, &mut stored);
        assert_eq!(stored, expected);
        // Step by step, and the rest in one go.
        let mut steps = tokens(text);
        let mut found: Vec<Token> = steps.by_ref().take(stored.len() / 2).collect();
        steps.for_each(|token| found.push(token));
        assert_eq!(found, expected);
        let mut spans = Vec::new();
        Scan::<false>::new(text).for_each(|token| spans.push(token.span));
        assert!(expected.iter().map(|t| t.span).eq(spans));
    }

    proptest! {
        #[test]
        fn short_cuts_change_nothing(
            text in "([a-cnqfstNQđĐÐàưƯắừ]{1,5}|[0-9]{1,3}|[ \\n\u{a0}]{1,2}|[.,:;!?%/\"()-]|[@_&+#“”…–’×÷٣\u{301}\u{200b}\u{1ab0}]){0,30}"
        ) {
            check(&text);
        }

        #[test]
        fn short_cuts_change_nothing_in_any_text(text in any::<String>()) {
            check(&text);
        }
    }

    /// Wherever windows and blocks end.
    #[test]
    fn short_cuts_change_nothing_in_long_text() {
        let line = "Sáng 9-10, ông Nguyễn Văn An (TP.HCM) nói: “Được!\u{301}a”… a@b.vnđ Facebook.\n\
             NSƯT. Hà,  Ð. An, qđ. 5%–6% “3,5%.”\n\n";
        let long = "ngoằn".repeat(600);
        for shift in 0..70 {
            check(&format!(
                "{}{}{long} {line}",
                "x".repeat(shift),
                line.repeat(60)
            ));
        }
    }
}
