//! Which bytes of a window belong to letters, as bitmaps: 64 bytes at a time,
//! so that the scanner finds the end of a run with one `trailing_ones`.

/// Bytes covered by one [`Window`].
pub(crate) const WINDOW: usize = 2048;

/// Bits that one look into a bitmap is sure to yield.
pub(crate) const REACH: usize = 57;

/// What the bytes of a block are, a bit a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// Bytes of ASCII letters, of Latin letters up to U+01BF, of Vietnamese
    /// letters (U+1E80 to U+1EFF) and of combining marks (U+0300 to U+033F).
    pub letter: u64,
    /// f, j, w and z, small or capital.
    pub alien: u64,
    /// ASCII vowels and all bytes beyond ASCII.
    pub vowel: u64,
    /// Bytes beyond ASCII.
    pub wide: u64,
}

/// The block of `bytes[at..at + 64]`; behind the end of the text is no letter.
#[inline(always)]
pub(crate) fn block(bytes: &[u8], at: usize) -> Block {
    if let Some(chunk) = bytes.get(at..at + 65).and_then(|b| b.first_chunk::<65>()) {
        return classify(chunk);
    }
    let mut chunk = [b' '; 65];
    let rest = bytes.get(at..).unwrap_or_default();
    let n = rest.len().min(65);
    chunk[..n].copy_from_slice(&rest[..n]);
    classify(&chunk)
}

#[inline(always)]
#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)]
fn classify(chunk: &[u8; 65]) -> Block {
    // SAFETY: every x86-64 processor has SSE2, which is all that it needs.
    unsafe { sse2::classify(chunk) }
}

#[cfg(not(target_arch = "x86_64"))]
use scalar as classify;

/// The classes byte by byte: the definition, and what other machines run.
#[cfg_attr(target_arch = "x86_64", allow(dead_code))]
fn scalar(chunk: &[u8; 65]) -> Block {
    let mut out = Block::default();
    for i in 0..64 {
        let (b, next) = (chunk[i], chunk[i + 1]);
        let letter = match b {
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xbf | 0xc4..=0xc6 | 0xcc => true,
            0xc3 => !matches!(next, 0x97 | 0xb7),
            0xe1 => matches!(next, 0xba | 0xbb),
            _ => false,
        };
        let alien = matches!(b | 0x20, b'f' | b'j' | b'w' | b'z');
        let vowel = matches!(b | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || b >= 0x80;
        out.letter |= u64::from(letter) << i;
        out.alien |= u64::from(alien) << i;
        out.vowel |= u64::from(vowel) << i;
        out.wide |= u64::from(b >= 0x80) << i;
    }
    out
}

/// The same sixteen bytes at a time, without a pointer.
#[cfg(target_arch = "x86_64")]
mod sse2 {
    use std::arch::x86_64::{
        __m128i, _mm_and_si128, _mm_cmpeq_epi8, _mm_cmpgt_epi8, _mm_movemask_epi8, _mm_or_si128,
        _mm_set_epi64x, _mm_set1_epi8, _mm_sub_epi8, _mm_xor_si128,
    };

    use super::Block;

    #[inline]
    #[target_feature(enable = "sse2")]
    fn load(chunk: &[u8; 65], at: usize) -> __m128i {
        let half = |at: usize| {
            let mut word = [0; 8];
            word.copy_from_slice(&chunk[at..at + 8]);
            i64::from_le_bytes(word)
        };
        _mm_set_epi64x(half(at + 8), half(at))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn is(v: __m128i, byte: u8) -> __m128i {
        _mm_cmpeq_epi8(v, _mm_set1_epi8(byte as i8))
    }

    /// Bytes from `low` on, `n` of them.
    #[inline]
    #[target_feature(enable = "sse2")]
    fn within(v: __m128i, low: u8, n: u8) -> __m128i {
        let moved = _mm_sub_epi8(v, _mm_set1_epi8(low.wrapping_add(0x80) as i8));
        _mm_cmpgt_epi8(_mm_set1_epi8((n ^ 0x80) as i8), moved)
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn any<const N: usize>(parts: [__m128i; N]) -> __m128i {
        let mut all = _mm_set1_epi8(0);
        for part in parts {
            all = _mm_or_si128(all, part);
        }
        all
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    pub(super) fn classify(chunk: &[u8; 65]) -> Block {
        let mut out = Block::default();
        for part in 0..4 {
            let at = part * 16;
            let (v, next) = (load(chunk, at), load(chunk, at + 1));
            let small = _mm_or_si128(v, _mm_set1_epi8(0x20));
            let alpha = within(small, b'a', 26);
            let plain = any([within(v, 0x80, 0x40), within(v, 0xc3, 4), is(v, 0xcc)]);
            let signs = _mm_and_si128(is(v, 0xc3), _mm_or_si128(is(next, 0x97), is(next, 0xb7)));
            let viet = _mm_and_si128(is(v, 0xe1), within(next, 0xba, 2));
            let letter = _mm_xor_si128(any([alpha, plain, viet]), signs);
            let alien = any([
                is(small, b'f'),
                is(small, b'j'),
                is(small, b'w'),
                is(small, b'z'),
            ]);
            let vowel = any([
                is(small, b'a'),
                is(small, b'e'),
                is(small, b'i'),
                is(small, b'o'),
                is(small, b'u'),
                is(small, b'y'),
                v,
            ]);
            let bits = |m: __m128i| u64::from(_mm_movemask_epi8(m) as u16) << at;
            out.letter |= bits(letter);
            out.alien |= bits(alien);
            out.vowel |= bits(vowel);
            out.wide |= bits(v);
        }
        out
    }

    #[cfg(test)]
    mod tests {
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn agrees_with_the_definition(bytes in proptest::collection::vec(any::<u8>(), 65)) {
                let mut chunk = [0; 65];
                chunk.copy_from_slice(&bytes);
                prop_assert_eq!(super::super::classify(&chunk), super::super::scalar(&chunk));
            }
        }

        #[test]
        fn agrees_on_every_pair() {
            for first in 0..=255 {
                for second in 0..=255 {
                    let mut chunk = [second; 65];
                    chunk.iter_mut().step_by(2).for_each(|b| *b = first);
                    assert_eq!(super::super::classify(&chunk), super::super::scalar(&chunk));
                }
            }
        }
    }
}

/// The bitmaps of the next bytes of a text; without `SHAPE` only that of letters,
/// and every run is taken for a syllable.
#[derive(Clone)]
pub(crate) struct Window<const SHAPE: bool> {
    /// Where it begins; a multiple of 8.
    base: usize,
    /// The first position that needs a new window.
    end: usize,
    letter: [u8; WINDOW / 8 + 8],
    alien: [u8; WINDOW / 8 + 8],
    vowel: [u8; WINDOW / 8 + 8],
    wide: [u8; WINDOW / 8 + 8],
}

/// A run of letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// Its bytes; [`REACH`] or more means that it may go on.
    pub len: usize,
    /// Whether it has the shape of a Vietnamese syllable.
    pub syllable: bool,
}

/// Whether that many bytes, `wide` ones among them or not, may be a syllable.
#[inline(always)]
fn is_short(len: usize, wide: bool) -> bool {
    len <= 6 || (wide && len <= 12)
}

impl<const SHAPE: bool> Window<SHAPE> {
    /// A window that covers nothing.
    pub fn new() -> Self {
        const NONE: [u8; WINDOW / 8 + 8] = [0; WINDOW / 8 + 8];
        Window {
            base: 0,
            end: 0,
            letter: NONE,
            alien: NONE,
            vowel: NONE,
            wide: NONE,
        }
    }

    /// The run of letters at `at`.
    #[inline(always)]
    pub fn run(&mut self, bytes: &[u8], at: usize) -> Run {
        if at >= self.end {
            self.fill(bytes, at);
        }
        let letters = self.look(&self.letter, at);
        let len = letters.trailing_ones() as usize;
        if !SHAPE {
            return Run { len, syllable: true };
        }
        let mask = (1u64 << (len & 63)) - 1;
        let wide = self.look(&self.wide, at) & mask != 0;
        let alien = self.look(&self.alien, at) & mask != 0;
        let vowel = self.look(&self.vowel, at) & mask != 0;
        Run {
            len,
            syllable: is_short(len, wide) & vowel & !alien,
        }
    }

    #[inline(always)]
    fn look(&self, bitmap: &[u8; WINDOW / 8 + 8], at: usize) -> u64 {
        let offset = at - self.base;
        let from = (offset >> 3).min(WINDOW / 8);
        let mut word = [0; 8];
        word.copy_from_slice(&bitmap[from..from + 8]);
        u64::from_le_bytes(word) >> (offset & 7)
    }

    #[inline(never)]
    fn fill(&mut self, bytes: &[u8], at: usize) {
        self.base = at & !7;
        self.end = self.base + WINDOW - 64;
        for i in 0..WINDOW / 64 {
            let from = self.base + i * 64;
            let block = block(bytes, from);
            let to = i * 8..i * 8 + 8;
            self.letter[to.clone()].copy_from_slice(&block.letter.to_le_bytes());
            if SHAPE {
                self.alien[to.clone()].copy_from_slice(&block.alien.to_le_bytes());
                self.vowel[to.clone()].copy_from_slice(&block.vowel.to_le_bytes());
                self.wide[to].copy_from_slice(&block.wide.to_le_bytes());
            }
            if from + 64 >= bytes.len() {
                // Nothing stands behind; what is left over of an earlier
                // window there is never looked at.
                self.letter[i * 8 + 8..].fill(0);
                break;
            }
        }
    }
}

/// Whether letters have the shape of a Vietnamese syllable; the same test as
/// [`Window::run`] does.
pub(crate) fn has_syllable_shape(letters: &str) -> bool {
    let bytes = letters.as_bytes();
    if bytes.len() > 12 {
        return false;
    }
    let block = block(bytes, 0);
    let mask = (1u64 << bytes.len()) - 1;
    block.letter & mask == mask
        && is_short(bytes.len(), block.wide & mask != 0)
        && block.alien & mask == 0
        && block.vowel & mask != 0
}
