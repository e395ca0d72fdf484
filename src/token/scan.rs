//! The walk over the text: runs of letters between spaces, which most of it is,
//! by bitmaps; the rest by [`chunk`](super::chunk).

use super::{
    Token, TokenKind, chunk,
    letters::{REACH, Run, Window},
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
        let plain = match FIRST[usize::from(first)] {
            First::Letter => {
                let run = self.window.run(bytes, start);
                if run.len < REACH && ends_letters(bytes, start, run) {
                    self.after_number = false;
                    let kind = if run.syllable {
                        TokenKind::Syllable
                    } else {
                        TokenKind::Foreign
                    };
                    Some((run.len, kind))
                } else {
                    None
                }
            }
            First::Space if is_dark(bytes, start + 1) => Some((1, TokenKind::Space)),
            First::Mark
                if bytes
                    .get(start + 1)
                    .is_none_or(|b| *b < 0x80 && *b != first) =>
            {
                self.after_number = false;
                Some((1, TokenKind::Punct))
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

/// What the first byte of a token tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// Of a letter, in nearly all cases.
    Letter,
    Digit,
    Space,
    /// An ASCII sign that is a token of its own unless it is doubled.
    Mark,
    Other,
}

const FIRST: [First; 256] = {
    let mut table = [First::Other; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | 0xc3..=0xc6 | 0xe1 => First::Letter,
            b'0'..=b'9' => First::Digit,
            b' ' => First::Space,
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
#[inline]
fn ends_letters(bytes: &[u8], start: usize, run: Run) -> bool {
    let end = start + run.len;
    if run.len == 0 {
        return false;
    }
    let Some(&next) = bytes.get(end) else {
        return true;
    };
    match next {
        b' ' | b',' | b'\n' | b';' | b'!' | b'?' | b')' | b'"' => true,
        b'.' => {
            run.syllable && run.len > 1 && !may_abbreviate(bytes, start) && is_white(bytes, end + 1)
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
#[inline]
fn is_dark(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b) if *b < 0x80 => *b > b' ',
        Some(0xc3..=0xcf) => true,
        Some(0xe1) => matches!(bytes.get(at + 1), Some(0xba | 0xbb)),
        Some(0xe2) => {
            bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0x90..=0xa6))
        }
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
        let mut tokens = Tokens::new(text);
        let step =
            |tokens: &mut Tokens<'_>| (tokens.at < text.len()).then(|| tokens.slow(tokens.at));
        std::iter::from_fn(|| step(&mut tokens)).collect()
    }

    proptest! {
        #[test]
        fn short_cuts_change_nothing(
            text in "([a-cnqfNQđĐắừ]{1,5}|[0-9]{1,3}|[ \\n\u{a0}]|[.,:;!?%/\"()-]|[“”…’×\u{301}\u{200b}\u{1ab0}]){0,30}"
        ) {
            prop_assert_eq!(tokens(&text).collect::<Vec<_>>(), by_rules(&text));
        }

        #[test]
        fn short_cuts_change_nothing_in_any_text(text in any::<String>()) {
            prop_assert_eq!(tokens(&text).collect::<Vec<_>>(), by_rules(&text));
        }
    }
}
