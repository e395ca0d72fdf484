//! Tokens without the spaces between them, many at a time, for the segmenter.

use super::{
    scan::Scan,
    types::{Token, TokenKind},
    window::{Ahead, Plain},
};

/// Tokens that are no spaces, field by field. Plain tokens of letters, digits and
/// signs all come as syllables: the first byte tells.
#[derive(Debug, Default)]
pub(crate) struct Dark {
    pub starts: Vec<usize>,
    pub ends: Vec<usize>,
    pub kinds: Vec<TokenKind>,
    /// How many there are; what stands behind them means nothing.
    pub len: usize,
}

/// Tokens that are written in one go, and the most of a block.
const STEP: usize = 8;
const MOST: usize = 64;

impl Dark {
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

impl Scan<'_, false> {
    /// Appends the next tokens to `out`, spaces left out, until there are `enough`
    /// or more; whether there is more text.
    #[inline(always)]
    pub fn dark(&mut self, enough: usize, out: &mut Dark) -> bool {
        let bytes = self.text.as_bytes();
        while out.len < enough {
            match self.window.ahead(bytes, self.at) {
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

#[cfg(test)]
mod tests {
    use super::{super::tokens, *};

    #[test]
    fn leaves_out_spaces() {
        let line = "Sáng 9-10, ông  Nguyễn\tVăn (a) (b): 5 km, 12 và x,y… a@b.vn\n\n";
        for n in [0, 1, 30, 700] {
            let text = format!(" {}", line.repeat(n));
            let (mut dark, mut scan) = (Dark::default(), super::super::shapeless(&text));
            let mut enough = 0;
            while scan.dark(enough, &mut dark) {
                enough = dark.len + 50;
            }
            let expected = tokens(&text).filter(|t| t.kind != TokenKind::Space);
            let found = dark.starts.iter().zip(&dark.ends).take(dark.len);
            assert!(
                expected
                    .map(|t| (t.span.start, t.span.end))
                    .eq(found.map(|(s, e)| (*s, *e)))
            );
        }
    }
}
