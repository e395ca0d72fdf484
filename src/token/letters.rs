//! What bytes are, as bitmaps, 64 bytes a word, so that the scanner finds the ends
//! of tokens by counting zeros.

mod simd;

pub(super) use simd::classify;
pub(crate) use simd::{Task, prefetch, run_widest};

/// Blocks of 64 bytes that are looked at together.
pub(super) const BLOCKS: usize = 32;
pub(super) const WINDOW: usize = 64 * BLOCKS;

/// What the bytes of a block are, a bit a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// First bytes of letters: of ASCII letters, of Latin letters up to U+01BF
    /// and combining marks (U+0300 to U+033F), of Vietnamese letters (U+1E80 to
    /// U+1EFF).
    first: u64,
    /// Those of them that one more byte belongs to, or two.
    two: u64,
    three: u64,
    digit: u64,
    space: u64,
    /// Line feeds.
    line: u64,
    /// Signs that end any word and are tokens of their own: comma, round brackets,
    /// the straight double quote.
    mark: u64,
    /// Signs that do so where white space follows, the full stop apart.
    loose: u64,
    stop: u64,
    /// Bytes of ASCII that are surely not white.
    graphic: u64,
    /// Bytes beyond ASCII.
    wide: u64,
    /// a, e, i, o, u and y, small or capital.
    vowel: u64,
    /// f, j, w and z, small or capital.
    alien: u64,
}

/// Many blocks, field by field as the vectors want them. The first place is for
/// what stands before a window: nothing.
pub(super) struct Blocks {
    pub first: [u64; BLOCKS + 1],
    pub two: [u64; BLOCKS + 1],
    pub three: [u64; BLOCKS + 1],
    pub digit: [u64; BLOCKS + 1],
    pub space: [u64; BLOCKS + 1],
    pub line: [u64; BLOCKS + 1],
    pub mark: [u64; BLOCKS + 1],
    pub loose: [u64; BLOCKS + 1],
    pub stop: [u64; BLOCKS + 1],
    pub graphic: [u64; BLOCKS + 1],
    pub wide: [u64; BLOCKS + 1],
    pub vowel: [u64; BLOCKS + 1],
    pub alien: [u64; BLOCKS + 1],
}

impl Blocks {
    pub const NONE: Blocks = {
        let none = [0; BLOCKS + 1];
        Blocks {
            first: none,
            two: none,
            three: none,
            digit: none,
            space: none,
            line: none,
            mark: none,
            loose: none,
            stop: none,
            graphic: none,
            wide: none,
            vowel: none,
            alien: none,
        }
    };

    /// Sets the block `i` of a window.
    #[inline(always)]
    fn set(&mut self, i: usize, block: Block) {
        let i = i % BLOCKS + 1;
        self.first[i] = block.first;
        self.two[i] = block.two;
        self.three[i] = block.three;
        self.digit[i] = block.digit;
        self.space[i] = block.space;
        self.line[i] = block.line;
        self.mark[i] = block.mark;
        self.loose[i] = block.loose;
        self.stop[i] = block.stop;
        self.graphic[i] = block.graphic;
        self.wide[i] = block.wide;
        self.vowel[i] = block.vowel;
        self.alien[i] = block.alien;
    }
}

/// The classes of the first `N` bytes, one by one: the definition, and what other
/// machines run.
fn scalar<const N: usize>(chunk: &[u8; 65]) -> Block {
    let mut out = Block::default();
    for i in 0..N {
        let (b, next) = (chunk[i], chunk[i + 1]);
        let three = b == 0xe1 && matches!(next, 0xba | 0xbb);
        let two = three
            || match b {
                0xc4..=0xc6 | 0xcc => true,
                0xc3 => !matches!(next, 0x97 | 0xb7),
                _ => false,
            };
        let alien = matches!(b | 0x20, b'f' | b'j' | b'w' | b'z');
        let vowel = matches!(b | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        let loose = matches!(b, b'-' | b'/' | b':' | b';' | b'!' | b'?');
        out.first |= u64::from(two || b.is_ascii_alphabetic()) << i;
        out.two |= u64::from(two) << i;
        out.three |= u64::from(three) << i;
        out.digit |= u64::from(b.is_ascii_digit()) << i;
        out.space |= u64::from(b == b' ') << i;
        out.line |= u64::from(b == b'\n') << i;
        out.mark |= u64::from(matches!(b, b',' | b'(' | b')' | b'"')) << i;
        out.loose |= u64::from(loose) << i;
        out.stop |= u64::from(b == b'.') << i;
        out.graphic |= u64::from(matches!(b, 0x21..=0x7f)) << i;
        out.wide |= u64::from(b >= 0x80) << i;
        out.vowel |= u64::from(vowel) << i;
        out.alien |= u64::from(alien) << i;
    }
    out
}

/// Whether that many bytes, `wide` ones among them or not, may be a syllable.
#[inline(always)]
fn is_short(len: usize, wide: bool) -> bool {
    len <= if wide { LONGEST_WIDE } else { LONGEST_ASCII }
}

/// The most bytes of a syllable of ASCII letters, and of others.
pub(super) const LONGEST_ASCII: usize = 6;
pub(super) const LONGEST_WIDE: usize = 12;

/// Whether letters have the shape of a Vietnamese syllable; the same test as a
/// [`Window`](super::window::Window) does with bitmaps.
pub(super) fn has_syllable_shape(letters: &str) -> bool {
    let bytes = letters.as_bytes();
    has_shape_of_letters(bytes) && letters.chars().all(is_letter)
}

/// Whether the bitmaps know the character for a letter or a mark on one.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '×' | '÷' => false,
        '\u{c0}'..='\u{1bf}' | '\u{300}'..='\u{33f}' | '\u{1e80}'..='\u{1eff}' => true,
        _ => false,
    }
}

/// The same of what is known to be a run of letters.
#[inline]
pub(super) fn has_shape_of_letters(letters: &[u8]) -> bool {
    const ALIEN: u8 = 1;
    const VOWEL: u8 = 2;
    const WIDE: u8 = 4;
    const KINDS: [u8; 256] = {
        let mut table = [0; 256];
        let mut b = 0;
        while b < 256 {
            table[b] = match b as u8 | 0x20 {
                _ if b >= 0x80 => WIDE | VOWEL,
                b'f' | b'j' | b'w' | b'z' => ALIEN,
                b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => VOWEL,
                _ => 0,
            };
            b += 1;
        }
        table
    };
    if letters.len() > 12 {
        return false;
    }
    let kinds = letters
        .iter()
        .fold(0, |all, &b| all | KINDS[usize::from(b)]);
    is_short(letters.len(), kinds & WIDE != 0) && kinds & (ALIEN | VOWEL) == VOWEL
}
