//! Which bytes of a window belong to letters, as bitmaps, 64 bytes a word, so
//! that the scanner finds the end of a run with one `trailing_zeros`.

mod simd;

/// Blocks of 64 bytes covered by one [`Window`].
pub(crate) const BLOCKS: usize = 32;
const WINDOW: usize = 64 * BLOCKS;

/// What the bytes of a block are, a bit a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// First bytes of letters: of ASCII letters, of Latin letters up to U+01BF
    /// and combining marks (U+0300 to U+033F), of Vietnamese letters (U+1E80 to
    /// U+1EFF).
    first: u64,
    /// Those of them that one more byte belongs to, or two.
    two: u64,
    three: u64,
    space: u64,
    /// f, j, w and z, small or capital.
    alien: u64,
    /// ASCII vowels and all bytes beyond ASCII.
    vowel: u64,
    /// Bytes beyond ASCII.
    wide: u64,
}

impl Block {
    /// The bytes of letters, given the block before.
    #[inline(always)]
    fn letters(&self, before: &Block) -> u64 {
        self.first | (self.two << 1 | before.two >> 63) | (self.three << 2 | before.three >> 62)
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
        let vowel = matches!(b | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || b >= 0x80;
        out.first |= u64::from(two || b.is_ascii_alphabetic()) << i;
        out.two |= u64::from(two) << i;
        out.three |= u64::from(three) << i;
        out.space |= u64::from(b == b' ') << i;
        out.alien |= u64::from(alien) << i;
        out.vowel |= u64::from(vowel) << i;
        out.wide |= u64::from(b >= 0x80) << i;
    }
    out
}

/// A run of letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// Its bytes.
    pub len: usize,
    /// Whether it has the shape of a Vietnamese syllable.
    pub syllable: bool,
}

/// The bitmaps of the next bytes of a text; without `SHAPE` every run of letters
/// is taken for a syllable.
#[derive(Clone)]
pub(crate) struct Window<const SHAPE: bool> {
    /// Where it begins: at a token.
    base: usize,
    /// Where it ends.
    end: usize,
    /// Bytes of letters.
    letter: [u64; BLOCKS + 1],
    /// Single spaces with a letter behind.
    clean: [u64; BLOCKS],
    /// Places behind runs of letters with a vowel and without any of f, j, w and
    /// z, and behind runs with bytes beyond ASCII. Elsewhere the bits mean nothing.
    plain: [u64; BLOCKS],
    wide: [u64; BLOCKS],
}

/// Whether that many bytes, `wide` ones among them or not, may be a syllable.
#[inline(always)]
fn is_short(len: usize, wide: bool) -> bool {
    len <= 6 + 6 * usize::from(wide)
}

impl<const SHAPE: bool> Window<SHAPE> {
    /// A window that covers nothing.
    pub fn new() -> Self {
        Window {
            base: 0,
            end: 0,
            letter: [0; BLOCKS + 1],
            clean: [0; BLOCKS],
            plain: [0; BLOCKS],
            wide: [0; BLOCKS],
        }
    }

    /// The run of letters that begins at `at`, where a token begins. `None` when
    /// none does, or when the window does not show the whole of it.
    #[inline(always)]
    pub fn run(&mut self, bytes: &[u8], at: usize) -> Option<Run> {
        if at >= self.end {
            self.fill(bytes, at);
        }
        if let Some(run) = self.look(at) {
            return Some(run);
        }
        if at > self.base && at + 64 >= self.end {
            self.fill(bytes, at);
            return self.look(at);
        }
        None
    }

    #[inline(always)]
    fn look(&self, at: usize) -> Option<Run> {
        let from = at - self.base;
        let (i, bit) = ((from / 64) & (BLOCKS - 1), from % 64);
        let next = self.letter[i + 1] << 1 << (63 - bit);
        let len = (self.letter[i] >> bit | next).trailing_ones() as usize;
        let to = from + len;
        if len == 0 || to >= WINDOW || len == 64 || self.goes_on(from) {
            return None;
        }
        let syllable = self.has_shape(to / 64, (to % 64) as u32, len);
        Some(Run { len, syllable })
    }

    /// Whether a run that begins earlier in the window covers the place `from`.
    #[inline(always)]
    fn goes_on(&self, from: usize) -> bool {
        let before = from.wrapping_sub(1);
        before < WINDOW && self.letter[before / 64] >> (before % 64) & 1 == 1
    }

    /// The runs of letters from `at` on that have a single space and one more
    /// letter behind them, told to `each` by their beginning, end and shape, until
    /// it returns true or another one comes: where that begins, and whether
    /// `each` broke off. A token begins at `at`.
    #[inline(always)]
    pub fn clean_runs(
        &mut self,
        bytes: &[u8],
        at: usize,
        mut each: impl FnMut(usize, usize, bool) -> bool,
    ) -> (usize, bool) {
        if at >= self.end {
            self.fill(bytes, at);
        }
        let (base, mut start) = (self.base, at);
        let from = at - base;
        let mut i = (from / 64) & (BLOCKS - 1);
        let bit = from % 64;
        let mut others = !self.letter[i] >> bit << bit;
        if others >> bit & 1 == 1 || self.goes_on(from) {
            return (start, false);
        }
        loop {
            while others == 0 {
                i += 1;
                if i >= BLOCKS {
                    return (start, false);
                }
                others = !self.letter[i];
            }
            let bit = others.trailing_zeros();
            if self.clean[i] >> bit & 1 == 0 {
                return (start, false);
            }
            let end = base + i * 64 + bit as usize;
            let done = each(start, end, self.has_shape(i, bit, end - start));
            start = end + 1;
            if done {
                return (start, true);
            }
            others &= others - 1;
        }
    }

    /// Whether a run of `len` letters that ends before the place `bit` of block
    /// `i` has the shape of a Vietnamese syllable.
    #[inline(always)]
    fn has_shape(&self, i: usize, bit: u32, len: usize) -> bool {
        if !SHAPE {
            return true;
        }
        let (i, bit) = (i & (BLOCKS - 1), bit & 63);
        let wide = self.wide[i] >> bit & 1 == 1;
        (self.plain[i] >> bit & 1 == 1) & is_short(len, wide)
    }

    /// Fills the window from `at` on.
    #[inline(never)]
    fn fill(&mut self, bytes: &[u8], at: usize) {
        let rest = bytes.get(at..).unwrap_or_default();
        let n = (rest.len() / 64 + 1).min(BLOCKS);
        let mut blocks = [Block::default(); BLOCKS];
        match rest.first_chunk::<{ WINDOW + 1 }>() {
            Some(chunk) => simd::classify::<SHAPE>(chunk, &mut blocks),
            None => {
                // Behind the end of the text is no letter.
                let mut chunk = [0; WINDOW + 1];
                let len = rest.len().min(WINDOW + 1);
                chunk[..len].copy_from_slice(&rest[..len]);
                simd::classify::<SHAPE>(&chunk, &mut blocks[..n]);
            }
        }
        self.base = at;
        self.end = at + 64 * n;
        let mut before = Block::default();
        let (mut vowels, mut aliens, mut wides) = (false, false, false);
        self.letter[n] = 0;
        for (i, block) in blocks[..n].iter().enumerate() {
            let letter = block.letters(&before);
            self.letter[i] = letter;
            if SHAPE {
                // A bit added to a run of ones carries over to the place behind
                // it, from block to block too.
                let vowel;
                let alien;
                let wide;
                (vowel, vowels) = carry(letter, block.vowel, vowels);
                (alien, aliens) = carry(letter, block.alien, aliens);
                (wide, wides) = carry(letter, block.wide, wides);
                self.plain[i] = vowel & !alien;
                self.wide[i] = wide;
            }
            before = *block;
        }
        for (i, block) in blocks[..n].iter().enumerate() {
            let next = self.letter[i] >> 1 | self.letter[i + 1] << 63;
            self.clean[i] = block.space & next;
        }
        for i in n..BLOCKS {
            self.letter[i] = 0;
            self.clean[i] = 0;
        }
    }
}

/// Behind each run of ones in `runs`, whether one of `bits` stands in it; whether
/// the last run, which goes on, has one so far.
#[inline(always)]
fn carry(runs: u64, bits: u64, before: bool) -> (u64, bool) {
    let (sum, over) = runs.overflowing_add(bits & runs);
    let (sum, more) = sum.overflowing_add(u64::from(before));
    (sum, over | more)
}

/// Whether letters have the shape of a Vietnamese syllable; the same test as
/// [`Window::has_shape`] does.
pub(crate) fn has_syllable_shape(letters: &str) -> bool {
    let bytes = letters.as_bytes();
    if bytes.len() > 12 {
        return false;
    }
    let mut chunk = [0; 65];
    chunk[..bytes.len()].copy_from_slice(bytes);
    let block = scalar::<13>(&chunk);
    let mask = (1u64 << bytes.len()) - 1;
    block.letters(&Block::default()) & mask == mask && has_shape_of_letters(bytes)
}

/// The same of what is known to be a run of letters.
#[inline]
pub(crate) fn has_shape_of_letters(letters: &[u8]) -> bool {
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
