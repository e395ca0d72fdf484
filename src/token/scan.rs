//! The walk over the text: runs of letters between spaces, which most of it is,
//! by bitmaps; the rest by [`chunk`](super::chunk).

use super::{
    Token, TokenKind, chunk,
    letters::{Run, Window, has_shape_of_letters},
};
use crate::Span;

/// The tokens of `text` in order; put together they are `text` again.
///
/// Nothing is allocated.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        scan: Scan::new(text),
        ahead: [NONE; AHEAD],
        next: 0,
        end: 0,
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

/// The tokens of `text` for one who does not ask whether letters have the shape
/// of a syllable: all plain ones come as such.
pub(crate) fn shapeless(text: &str) -> Scan<'_, false> {
    Scan::new(text)
}

/// Tokens that [`Tokens`] is ahead by at most: the walk is faster in one go.
const AHEAD: usize = 32;

const NONE: Token = Token {
    span: Span::new(0, 0),
    kind: TokenKind::Space,
};

/// The iterator that [`tokens`] returns.
#[derive(Clone)]
pub struct Tokens<'t> {
    scan: Scan<'t, true>,
    ahead: [Token; AHEAD],
    /// Those from here up to `end` are still to be told.
    next: usize,
    end: usize,
}

impl Tokens<'_> {
    /// Scans ahead; the next token.
    #[inline(never)]
    fn refill(&mut self) -> Option<Token> {
        let (ahead, mut n) = (&mut self.ahead, 0);
        self.scan.walk(|token| {
            ahead[n % AHEAD] = token;
            n += 1;
            // The walk may tell of one more before it stops.
            n >= AHEAD - 1
        });
        self.end = n;
        self.next = 1;
        (n > 0).then(|| self.ahead[0])
    }
}

/// The walk over a text.
#[derive(Clone)]
pub(crate) struct Scan<'t, const SHAPE: bool> {
    text: &'t str,
    at: usize,
    /// Whether the token before, white space aside, is a number.
    after_number: bool,
    window: Window<SHAPE>,
}

impl<'t, const SHAPE: bool> Scan<'t, SHAPE> {
    fn new(text: &'t str) -> Self {
        Scan {
            text,
            at: 0,
            after_number: false,
            window: Window::new(),
        }
    }

    /// The single space at the cursor that parts two tokens.
    #[inline(always)]
    fn space(&mut self) -> Option<Token> {
        let (bytes, at) = (self.text.as_bytes(), self.at);
        if bytes.get(at) != Some(&b' ') || !is_dark(bytes, at + 1) {
            return None;
        }
        self.at = at + 1;
        Some(Token {
            span: Span::new(at, at + 1),
            kind: TokenKind::Space,
        })
    }

    /// Tells `each` the tokens from the cursor on, until it returns true: whether
    /// it did.
    #[inline(always)]
    pub(crate) fn walk(&mut self, mut each: impl FnMut(Token) -> bool) -> bool {
        loop {
            if let Some(space) = self.space()
                && each(space)
            {
                return true;
            }
            let bytes = self.text.as_bytes();
            if self.at >= bytes.len() {
                return false;
            }
            // Most of the text: letters, a space, letters.
            let from = self.at;
            let (at, done) = self.window.clean_runs(bytes, from, |start, end, syllable| {
                let word = each(letters(start, end, syllable));
                let space = each(Token {
                    span: Span::new(end, end + 1),
                    kind: TokenKind::Space,
                });
                word | space
            });
            self.at = at;
            self.after_number &= at == from;
            if done {
                return true;
            }
            let Some(token) = self.dark() else {
                return false;
            };
            if each(token) {
                return true;
            }
        }
    }

    /// The token at the cursor, which is at no single space.
    #[inline(always)]
    fn dark(&mut self) -> Option<Token> {
        let (bytes, start) = (self.text.as_bytes(), self.at);
        let &first = bytes.get(start)?;
        let first_of = FIRST[usize::from(first)];
        // Letters are asked for apart: a jump among all is guessed wrong more.
        if first_of == First::Letter {
            return match self.window.run(bytes, start) {
                Some(run) if ends_letters::<SHAPE>(bytes, start, run) => {
                    self.after_number = false;
                    self.at = start + run.len;
                    Some(letters(start, self.at, run.syllable))
                }
                _ => Some(self.slow(start)),
            };
        }
        let plain = match first_of {
            First::Mark
                if bytes
                    .get(start + 1)
                    .is_none_or(|b| *b < 0x80 && *b != first) =>
            {
                self.after_number = false;
                Some((1, TokenKind::Punct))
            }
            First::Quote if is_quote(bytes, start) => {
                self.after_number = false;
                Some((3, TokenKind::Punct))
            }
            First::Digit => number(bytes, start).map(|len| {
                self.after_number = true;
                (len, TokenKind::Number)
            }),
            _ => None,
        };
        let Some((len, kind)) = plain else {
            return Some(self.slow(start));
        };
        self.at = start + len;
        Some(Token {
            span: Span::new(start, start + len),
            kind,
        })
    }

    #[inline(never)]
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
        if self.next < self.end {
            let token = self.ahead.get(self.next).copied();
            self.next += 1;
            return token;
        }
        self.refill()
    }

    /// The whole walk in one loop, which is faster than step by step.
    #[inline]
    fn fold<B, F: FnMut(B, Token) -> B>(self, init: B, mut f: F) -> B {
        let Tokens {
            mut scan,
            ahead,
            next,
            end,
        } = self;
        let told = ahead.get(next..end).unwrap_or_default();
        let mut all = Some(told.iter().fold(init, |all, &token| f(all, token)));
        scan.walk(|token| {
            all = all.take().map(|all| f(all, token));
            false
        });
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
            .field("at", &self.scan.at)
            .finish_non_exhaustive()
    }
}

/// A token of letters alone.
#[inline(always)]
fn letters(start: usize, end: usize, syllable: bool) -> Token {
    Token {
        span: Span::new(start, end),
        kind: if syllable {
            TokenKind::Syllable
        } else {
            TokenKind::Foreign
        },
    }
}

/// What the first byte of a token tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// Of a letter, in nearly all cases.
    Letter,
    Digit,
    /// An ASCII sign that is a token of its own unless it is doubled.
    Mark,
    /// Of a curly quote, maybe.
    Quote,
    Other,
}

const FIRST: [First; 256] = {
    let mut table = [First::Other; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | 0xc3..=0xc6 | 0xe1 => First::Letter,
            b'0'..=b'9' => First::Digit,
            0xe2 => First::Quote,
            b',' | b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'"' | b'-' | b'/' => {
                First::Mark
            }
            _ => First::Other,
        };
        b += 1;
    }
    table
};

/// Whether the token is over behind this run of letters, by its next bytes;
/// when not, the rules for signs within a token have to tell.
#[inline(always)]
fn ends_letters<const SHAPE: bool>(bytes: &[u8], start: usize, run: Run) -> bool {
    let end = start + run.len;
    let Some(&next) = bytes.get(end) else {
        return true;
    };
    if next == b' ' {
        return true;
    }
    match next {
        b',' | b'\n' | b';' | b'!' | b'?' | b')' | b'"' => true,
        b'.' => {
            run.len > 1
                && is_white(bytes, end + 1)
                && !may_abbreviate(bytes, start)
                && has_shape::<SHAPE>(&bytes[start..end], run)
        }
        b':' => is_white(bytes, end + 1),
        // Curly double quotes and the ellipsis.
        0xe2 => {
            bytes.get(end + 1) == Some(&0x80)
                && matches!(bytes.get(end + 2), Some(0x9c | 0x9d | 0xa6))
        }
        _ => false,
    }
}

/// Whether a run has the shape of a syllable, also where the walk does not ask.
#[inline(always)]
fn has_shape<const SHAPE: bool>(letters: &[u8], run: Run) -> bool {
    if SHAPE {
        run.syllable
    } else {
        has_shape_of_letters(letters)
    }
}

/// Whether a curly double quote or an ellipsis stands at `at`, and nothing that
/// modifies it behind.
#[inline]
fn is_quote(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x9c | 0x9d | 0xa6]))
        && match bytes.get(at + 3) {
            Some(0xe1) => matches!(bytes.get(at + 4), Some(0xba | 0xbb)),
            next => next.is_none_or(|b| matches!(b, 0..=0x7f | 0xc3..=0xc6)),
        }
}

/// Whether a syllable that begins like this may be an abbreviation with a full
/// stop: those without a vowel have not the shape of a syllable.
#[inline]
fn may_abbreviate(bytes: &[u8], start: usize) -> bool {
    match bytes.get(start..start + 2) {
        Some([b'n' | b'N', b's' | b'S' | b'g' | b'G']) | Some([0xc3 | 0xc4 | b'q' | b'Q', _]) => {
            true
        }
        Some(_) => false,
        None => true,
    }
}

#[inline]
fn is_white(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), None | Some(b' ' | b'\n'))
}

/// Whether what stands at `at` is surely no white space.
#[inline(always)]
fn is_dark(bytes: &[u8], at: usize) -> bool {
    const DARK: [bool; 256] = {
        let mut table = [false; 256];
        let mut b = 0x21;
        while b < 256 {
            table[b] = matches!(b as u8, 0x21..=0x7f | 0xc3..=0xcf);
            b += 1;
        }
        table
    };
    let Some(&first) = bytes.get(at) else {
        return false;
    };
    DARK[usize::from(first)]
        || match first {
            0xe1 => matches!(bytes.get(at + 1), Some(0xba | 0xbb)),
            0xe2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x90..=0xa6])),
            _ => false,
        }
}

/// The length of a number of digits with signs between them, where what stands
/// behind it cannot belong to it.
#[inline]
fn number(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start + 1;
    loop {
        let byte = *bytes.get(end).unwrap_or(&b' ');
        match byte {
            b'0'..=b'9' => end += 1,
            b' ' | b'\n' | b')' | b';' => break,
            b'.' | b',' | b'/' | b'-' | b':' => match bytes.get(end + 1) {
                Some(b'0'..=b'9') => end += 2,
                None | Some(b' ' | b'\n') => break,
                Some(_) => return None,
            },
            b'%' => match bytes.get(end + 1) {
                None | Some(b' ' | b'\n' | b',' | b';' | b')' | b'.') => {
                    end += 1;
                    break;
                }
                Some(_) => return None,
            },
            _ => return None,
        }
    }
    Some(end - start)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tokens without any short cut.
    fn by_rules(text: &str) -> Vec<Token> {
        let mut tokens = Scan::<true>::new(text);
        let step =
            |tokens: &mut Scan<'_, true>| (tokens.at < text.len()).then(|| tokens.slow(tokens.at));
        std::iter::from_fn(|| step(&mut tokens)).collect()
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
        shapeless(text).walk(|token| {
            spans.push(token.span);
            false
        });
        assert!(expected.iter().map(|t| t.span).eq(spans));
    }

    proptest! {
        #[test]
        fn short_cuts_change_nothing(
            text in "([a-cnqfNQđĐắừ]{1,5}|[0-9]{1,3}|[ \\n\u{a0}]|[.,:;!?%/\"()-]|[“”…’×\u{301}\u{200b}\u{1ab0}]){0,30}"
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
        let line =
            "Sáng 9-10, ông Nguyễn Văn An (TP.HCM) nói: “Được!\u{301}a”… a@b.vnđ Facebook.\n";
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
