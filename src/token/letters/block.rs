//! The classes of bytes, and the bitmaps of a block of them.

/// Blocks of 64 bytes that are looked at together.
pub(in super::super) const BLOCKS: usize = 32;
pub(in super::super) const WINDOW: usize = 64 * BLOCKS;

/// Classes of ASCII bytes, a bit each; no letter shares a bit with a sign.
pub(super) mod ascii {
    pub const LETTER: u8 = 1;
    /// a, e, i, o, u and y, small or capital.
    pub const VOWEL: u8 = 1 << 1;
    /// f, j, w and z, small or capital.
    pub const ALIEN: u8 = 1 << 2;
    pub const DIGIT: u8 = 1 << 3;
    /// Signs that end any word and are tokens of their own: comma, round brackets,
    /// the straight double quote.
    pub const MARK: u8 = 1 << 4;
    /// Signs that do so where white space follows, the full stop apart.
    pub const LOOSE: u8 = 1 << 5;
    /// Signs that hold digits together.
    pub const INNER: u8 = 1 << 6;
    pub const PERCENT: u8 = 1 << 7;

    pub const fn of(byte: u8) -> u8 {
        match byte {
            b'0'..=b'9' => DIGIT,
            b'(' | b')' | b'"' => MARK,
            b',' => MARK | INNER,
            b'-' | b'/' | b':' => LOOSE | INNER,
            b';' | b'!' | b'?' => LOOSE,
            b'.' => INNER,
            b'%' => PERCENT,
            _ => match byte | 0x20 {
                _ if !byte.is_ascii_alphabetic() => 0,
                b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => LETTER | VOWEL,
                b'f' | b'j' | b'w' | b'z' => LETTER | ALIEN,
                _ => LETTER,
            },
        }
    }
}

/// Names the bitmaps once: as fields of a block, and of many.
macro_rules! bitmaps {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What the bytes of a block are, a bit a byte.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(super) struct Block {
            $($(#[$doc])* pub $name: u64,)*
        }

        /// Many blocks, field by field as the vectors want them. The first place is
        /// for what stands before a window: nothing.
        #[derive(Debug)]
        pub(in super::super) struct Blocks {
            $($(#[$doc])* pub $name: [u64; BLOCKS + 1],)*
        }

        impl Blocks {
            pub const NONE: Blocks = Blocks { $($name: [0; BLOCKS + 1],)* };

            /// Sets the block `i` of a window.
            #[inline(always)]
            pub(super) fn set(&mut self, i: usize, block: Block) {
                let i = i % BLOCKS + 1;
                $(self.$name[i] = block.$name;)*
            }

            /// Leaves nothing at the block `i` of a window, where it has so many.
            pub fn clear(&mut self, i: usize) {
                if i < BLOCKS {
                    self.set(i, Block::default());
                }
            }
        }
    };
}

bitmaps! {
    /// ASCII letters.
    alpha,
    /// First bytes of letters that one more byte belongs to, or two: of Latin
    /// letters up to U+01BF and combining marks (U+0300 to U+033F), of Vietnamese
    /// letters (U+1E80 to U+1EFF).
    two,
    /// Those of them that two belong to.
    three,
    /// Those that are of combining marks.
    combining,
    digit,
    space,
    /// Line feeds.
    line,
    mark,
    loose,
    inner,
    percent,
    /// Bytes of ASCII that are surely not white.
    graphic,
    /// Bytes beyond ASCII.
    wide,
    /// First bytes of vowels: of ASCII, and of those others that stand in no
    /// abbreviation with a full stop, most of them.
    vowel,
    alien,
    /// The first two bytes of general punctuation, and bytes that are the third of
    /// curly double quotes and of the ellipsis.
    general,
    curly,
}

/// The classes of the first `N` bytes, one by one: the definition, and what other
/// machines run.
pub(super) fn scalar<const N: usize>(chunk: &[u8; 65]) -> Block {
    let mut out = Block::default();
    for i in 0..N {
        let (b, next) = (chunk[i], chunk[i + 1]);
        let class = ascii::of(b);
        let three = b == 0xe1 && matches!(next, 0xba | 0xbb);
        let two = three
            || match b {
                0xc4..=0xc6 | 0xcc => true,
                0xc3 => !matches!(next, 0x97 | 0xb7),
                _ => false,
            };
        // Small ones; of the capitals, Ð may stand for a name.
        let accented = b == 0xc3 && next & 0x20 != 0;
        let vowel = class & ascii::VOWEL != 0 || three || accented;
        let set = |bits: &mut u64, is: bool| *bits |= u64::from(is) << i;
        set(&mut out.alpha, class & ascii::LETTER != 0);
        set(&mut out.two, two);
        set(&mut out.three, three);
        set(&mut out.combining, b == 0xcc);
        set(&mut out.digit, class & ascii::DIGIT != 0);
        set(&mut out.space, b == b' ');
        set(&mut out.line, b == b'\n');
        set(&mut out.mark, class & ascii::MARK != 0);
        set(&mut out.loose, class & ascii::LOOSE != 0);
        set(&mut out.inner, class & ascii::INNER != 0);
        set(&mut out.percent, class & ascii::PERCENT != 0);
        set(&mut out.graphic, matches!(b, 0x21..=0x7f));
        set(&mut out.wide, b >= 0x80);
        set(&mut out.vowel, vowel);
        set(&mut out.alien, class & ascii::ALIEN != 0);
        set(&mut out.general, b == 0xe2 && next == 0x80);
        set(&mut out.curly, matches!(b, 0x9c | 0x9d | 0xa6));
    }
    out
}
