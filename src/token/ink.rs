//! Tokens without the spaces between them, many at a time.

use super::{
    letters::{Blocks, Task, run_widest},
    scan::{PLAIN_KIND, Walk},
    types::{Token, TokenKind},
    window::{Ahead, Plain, Window},
};
use crate::span::Span;

/// Tokens that are no spaces, field by field. Plain tokens of letters, digits and
/// signs all come as syllables: the first byte tells.
#[derive(Debug, Default)]
pub(crate) struct Dark {
    pub starts: Vec<usize>,
    pub ends: Vec<usize>,
    pub kinds: Vec<TokenKind>,
    /// How many there are; what stands behind them means nothing.
    pub len: usize,
    /// None where no text was looked at: tokens may come from elsewhere.
    looks: Option<Box<Looks>>,
}

/// What a text is looked at with.
#[derive(Debug)]
struct Looks {
    window: Window<false>,
    blocks: Blocks,
}

impl Default for Looks {
    fn default() -> Self {
        Looks {
            window: Window::new(),
            blocks: Blocks::NONE,
        }
    }
}

/// Tokens that are written in one go, and the most of a block.
const STEP: usize = 8;
const MOST: usize = 64;

impl Dark {
    /// Forgets all, for another text.
    pub fn begin(&mut self) {
        self.len = 0;
        if let Some(looks) = &mut self.looks {
            looks.window.forget();
        }
    }

    /// Makes room for what [`push_plain`](Self::push_plain) writes.
    #[inline(always)]
    fn reserve(&mut self) {
        if self.ends.len() < self.len + MOST + STEP {
            self.grow();
        }
    }

    #[cold]
    fn grow(&mut self) {
        let room = 2 * (self.len + MOST + STEP);
        self.starts.resize(room, 0);
        self.ends.resize(room, 0);
        self.kinds.resize(room, TokenKind::Syllable);
    }

    /// Takes in one more.
    pub fn push(&mut self, token: Token) {
        self.reserve();
        self.starts[self.len] = token.span.start;
        self.ends[self.len] = token.span.end;
        self.kinds[self.len] = token.kind;
        self.len += 1;
    }

    /// Leaves out the first `n`.
    pub fn drop_front(&mut self, n: usize) {
        self.starts.copy_within(n..self.len, 0);
        self.ends.copy_within(n..self.len, 0);
        self.kinds.copy_within(n..self.len, 0);
        self.len -= n;
    }

    /// Takes in plain tokens, the first of which begins at `start`, with a space
    /// or not: where the last one ends.
    #[inline(always)]
    fn push_plain(&mut self, plain: Plain, start: usize, space: bool) -> usize {
        self.reserve();
        let last = 63 - plain.ends.leading_zeros();
        let mut starts = plain.ends & !plain.space & !(1 << last);
        let mut ends = plain.ends & !plain.behind_space;
        let len = self.len + ends.count_ones() as usize;
        self.starts[self.len] = start;
        let mut to = self.len;
        let mut from = to + usize::from(!space);
        // What is written beyond `len` means nothing.
        while to < len {
            let (Some(s), Some(e), Some(k)) = (
                chunk(&mut self.starts, from),
                chunk(&mut self.ends, to),
                chunk(&mut self.kinds, to),
            ) else {
                break;
            };
            *k = [TokenKind::Syllable; STEP];
            for (s, e) in s.iter_mut().zip(e) {
                *s = plain.at + starts.trailing_zeros() as usize;
                *e = plain.at + ends.trailing_zeros() as usize;
                starts &= starts.wrapping_sub(1);
                ends &= ends.wrapping_sub(1);
            }
            to += STEP;
            from += STEP;
        }
        self.len = len;
        plain.at + last as usize
    }
}

#[inline(always)]
fn chunk<T>(all: &mut [T], from: usize) -> Option<&mut [T; STEP]> {
    all.get_mut(from..)?.first_chunk_mut()
}

impl Walk<'_> {
    /// Appends the next tokens to `out`, spaces left out, until there are `enough`
    /// or more; whether there is more text.
    #[inline(always)]
    pub fn dark(&mut self, enough: usize, out: &mut Dark) -> bool {
        let bytes = self.text.as_bytes();
        while out.len < enough {
            let Looks { window, blocks } = &mut **out.looks.get_or_insert_default();
            match window.ahead_in(bytes, self.at, blocks) {
                Ahead::Plain(plain) => {
                    let space = bytes.get(self.at) == Some(&b' ');
                    self.at = out.push_plain(plain, self.at, space);
                }
                _ => match self.odd() {
                    Some(token) if token.kind == TokenKind::Space => {}
                    Some(token) => out.push(token),
                    None => return false,
                },
            }
        }
        true
    }
}

/// The tokens of a text that are no spaces, some at a time. Whether letters have the shape of
/// a syllable is not asked: all plain ones come as such. What lies beyond four gigabytes is
/// not read.
#[derive(Debug)]
pub(crate) struct DarkTokens<'t> {
    walk: Walk<'t>,
    dark: Dark,
    /// Whether there is more text.
    more: bool,
}

impl<'t> DarkTokens<'t> {
    /// Those of `text`, by way of a buffer that can be used again.
    pub fn new(text: &'t str, mut dark: Dark) -> Self {
        const FAR: usize = u32::MAX as usize;
        let near = (0..=text.len().min(FAR)).rev();
        let end = near.into_iter().find(|&end| text.is_char_boundary(end));
        dark.begin();
        DarkTokens {
            walk: Walk::new(&text[..end.unwrap_or_default()]),
            dark,
            more: true,
        }
    }

    /// The buffer.
    pub fn into_buffer(self) -> Dark {
        self.dark
    }

    /// The next tokens; none where the text ends.
    pub fn read_on(&mut self) -> impl ExactSizeIterator<Item = Token> {
        let DarkTokens { walk, dark, more } = self;
        dark.len = 0;
        *more = *more && run_widest(ReadOn(walk, dark));
        let Dark {
            starts,
            ends,
            kinds,
            len,
            ..
        } = &self.dark;
        let spans = starts[..*len].iter().zip(&ends[..*len]);
        let bytes = self.walk.text.as_bytes();
        spans
            .zip(&kinds[..*len])
            .map(|((&start, &end), &kind)| Token {
                span: Span::new(start, end),
                kind: match kind {
                    TokenKind::Syllable => PLAIN_KIND[usize::from(bytes[start])],
                    odd => odd,
                },
            })
    }
}

/// Reads some tokens.
struct ReadOn<'w, 't>(&'w mut Walk<'t>, &'w mut Dark);

impl Task for ReadOn<'_, '_> {
    type Output = bool;

    #[inline(always)]
    fn run(self) -> bool {
        const ENOUGH: usize = 256;
        self.0.dark(ENOUGH, self.1)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tokens, *};

    #[test]
    fn leaves_out_spaces() {
        let line = "Sáng 9-10, ông  Nguyễn\tVăn (a) (b): 5 km, 12 và x,y… a@b.vn\n\n";
        let mut buffer = Dark::default();
        // The longest first, so that the others find what it left.
        for n in [700, 30, 1, 0, 2] {
            let text = format!(" {}", line.repeat(n));
            let expected = tokens(&text).filter(|t| t.kind != TokenKind::Space);
            let found;
            (found, buffer) = spans(&text, buffer);
            assert!(expected.map(|t| t.span).eq(found));
        }
    }

    /// Where the dark tokens of a text stand.
    fn spans(text: &str, buffer: Dark) -> (Vec<Span>, Dark) {
        let (mut tokens, mut found) = (DarkTokens::new(text, buffer), Vec::new());
        loop {
            let before = found.len();
            found.extend(tokens.read_on().map(|token| token.span));
            if found.len() == before {
                return (found, tokens.into_buffer());
            }
        }
    }

    /// Wherever the text ends in a window that holds what another one left.
    #[test]
    fn remembers_nothing_of_another_text() {
        let old = "“Ất… 5,7% (a-1) ".repeat(300);
        let mut buffer = Dark::default();
        for n in 0..300 {
            let mut text = "Thu 3,5 tỷ. ".repeat(n / 12 + 1);
            let end = (0..=n).rev().find(|&end| text.is_char_boundary(end));
            text.truncate(end.unwrap_or_default());
            for text in [&old, &text] {
                let expected = tokens(text).filter(|t| t.kind != TokenKind::Space);
                let found;
                (found, buffer) = spans(text, buffer);
                assert!(expected.map(|t| t.span).eq(found));
            }
        }
    }
}
