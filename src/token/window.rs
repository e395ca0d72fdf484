//! Where tokens end, as bitmaps: those that need no more than their own class and
//! the byte behind them, which is most of the text.

use super::letters::{
    BLOCKS, Blocks, LONGEST_ASCII, LONGEST_WIDE, Task, WINDOW, classify, run_widest,
};

/// The bitmaps of the next bytes of a text; without `SHAPE` every run of letters
/// is taken for a syllable.
#[derive(Clone)]
pub(super) struct Window<const SHAPE: bool> {
    /// Where it begins: at a token.
    base: usize,
    /// Its blocks, the rest is old.
    len: usize,
    /// Places at which a token begins, unless the rules take in more.
    bounds: [u64; BLOCKS],
    /// Those of them that the token before may reach over, or is of a kind that
    /// the byte before does not tell.
    stops: [u64; BLOCKS],
    space: [u64; BLOCKS],
}

/// What comes next in a text.
pub(super) enum Ahead {
    /// Tokens that end at these places of a block.
    Plain(Plain),
    /// A token that the rules have to tell of; its first run of letters or digits
    /// or its first byte ends there.
    Odd(usize),
    /// The window ends within the token.
    Cut,
    /// The place is within a run of letters that the token before ended in.
    Torn,
}

/// Ends of tokens that the bitmaps tell of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plain {
    /// Where the block begins.
    pub at: usize,
    pub ends: u64,
    /// Spaces in the block, and places behind spaces.
    pub space: u64,
    pub behind_space: u64,
}

impl<const SHAPE: bool> Window<SHAPE> {
    /// A window that covers nothing.
    pub fn new() -> Self {
        Window {
            base: 0,
            len: 0,
            bounds: [0; BLOCKS],
            stops: [0; BLOCKS],
            space: [0; BLOCKS],
        }
    }

    /// What there is from `at` on, where a token begins.
    #[inline(always)]
    pub fn ahead(&mut self, bytes: &[u8], at: usize) -> Ahead {
        if let Some(ahead) = self.look(at) {
            return ahead;
        }
        self.fill(bytes, at);
        self.look(at).unwrap_or(Ahead::Cut)
    }

    /// `None` when the window does not show the end of the token.
    #[inline(always)]
    fn look(&self, at: usize) -> Option<Ahead> {
        let from = at - self.base;
        let (mut i, bit) = (from / 64, from % 64);
        if i >= self.len.min(BLOCKS) {
            return None;
        }
        let here = self.bounds[i] >> bit;
        if here & 1 == 0 {
            return Some(Ahead::Torn);
        }
        let mut ends = here >> 1 << 1 << bit;
        while ends == 0 {
            i += 1;
            if i >= self.len.min(BLOCKS) {
                return None;
            }
            ends = self.bounds[i];
        }
        let stop = ends & self.stops[i];
        let first_stop = stop & stop.wrapping_neg();
        let plain = ends & first_stop.wrapping_sub(1);
        let at = self.base + 64 * i;
        if plain == 0 {
            return Some(Ahead::Odd(at + stop.trailing_zeros() as usize));
        }
        let space = self.space[i];
        let before = if i > 0 { self.space[i - 1] } else { 0 };
        Some(Ahead::Plain(Plain {
            at,
            ends: plain,
            space,
            behind_space: space << 1 | before >> 63,
        }))
    }

    /// Fills the window from `at` on.
    #[inline(never)]
    fn fill(&mut self, bytes: &[u8], at: usize) {
        let rest = bytes.get(at..).unwrap_or_default();
        // The place behind the text is in the window too.
        let n = (rest.len() / 64 + 1).min(BLOCKS);
        (self.base, self.len) = (at, n);
        let mut blocks = Blocks::NONE;
        match rest.first_chunk::<{ WINDOW + 1 }>() {
            Some(chunk) => classify::<SHAPE>(chunk, BLOCKS, &mut blocks),
            None => {
                let mut chunk = [0; WINDOW + 1];
                let len = rest.len().min(WINDOW + 1);
                chunk[..len].copy_from_slice(&rest[..len]);
                classify::<SHAPE>(&chunk, n, &mut blocks);
            }
        }
        run_widest(Fill {
            window: self,
            blocks: &blocks,
        });
    }
}

/// Combines the classes of a window.
struct Fill<'w, const SHAPE: bool> {
    window: &'w mut Window<SHAPE>,
    blocks: &'w Blocks,
}

type Bits = [u64; BLOCKS + 1];

impl<const SHAPE: bool> Task for Fill<'_, SHAPE> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let (
            Blocks {
                digit,
                space,
                line,
                mark,
                loose,
                stop,
                graphic,
                wide,
                ..
            },
            window,
        ) = (self.blocks, self.window);
        let letter = letters(self.blocks);
        let with_vowel = behind_runs(&letter, &self.blocks.vowel);
        for i in 1..=BLOCKS {
            // The classes of the byte before, and of the byte behind. What is not
            // seen is no white space and may be a digit.
            let before = |bits: &Bits| bits[i] << 1 | bits[i - 1] >> 63;
            let next = |bits: &Bits, last: u64| {
                bits[i] >> 1 | if i < BLOCKS { bits[i + 1] } else { last } << 63
            };
            let white = space[i] | line[i];
            let white_before = before(space) | before(line);
            let white_next = next(space, 0) | next(line, 0);
            let (letter_before, digit_before) = (before(&letter), before(digit));
            let two_letters = letter[i] << 2 | letter[i - 1] >> 62;
            // A full stop may belong to an abbreviation; none has an ASCII vowel.
            let sentence = digit_before | with_vowel[i] & letter_before & two_letters;
            // Digits of other scripts are beyond ASCII.
            let decimal = digit_before & (next(digit, 1) | next(wide, 1));
            let ends_word =
                white | mark[i] & !decimal | white_next & (loose[i] | stop[i] & sentence);
            let lone = before(mark) & !wide[i] | white & (before(loose) | before(stop));
            let plain = (letter_before | digit_before) & ends_word
                | lone
                | white_before & (letter[i] | graphic[i]);
            let within = letter[i] & letter_before | digit[i] & digit_before;
            window.bounds[i - 1] = !within;
            window.stops[i - 1] = !within & !plain;
            window.space[i - 1] = space[i];
        }
        if SHAPE {
            let bad = bad_shapes(self.blocks, &letter, &with_vowel);
            for i in 1..=BLOCKS {
                let ends = (letter[i] << 1 | letter[i - 1] >> 63) & !letter[i];
                window.stops[i - 1] |= ends & bad[i];
            }
        }
    }
}

/// The bytes of letters.
#[inline(always)]
fn letters(blocks: &Blocks) -> Bits {
    let Blocks {
        first, two, three, ..
    } = blocks;
    let mut out = [0; BLOCKS + 1];
    for i in 1..=BLOCKS {
        out[i] = first[i] | (two[i] << 1 | two[i - 1] >> 63) | (three[i] << 2 | three[i - 1] >> 62);
    }
    out
}

/// Behind each run of ones in `runs`, whether one of `bits` stands in it: a bit
/// added to a run of ones carries over to the place behind it, from block to block
/// too. Elsewhere what is returned means nothing.
#[inline(always)]
fn behind_runs(runs: &Bits, bits: &Bits) -> Bits {
    let (mut out, mut carry) = ([0; BLOCKS + 1], false);
    for i in 1..=BLOCKS {
        let (sum, over) = runs[i].overflowing_add(bits[i] & runs[i]);
        let (sum, more) = sum.overflowing_add(u64::from(carry));
        (out[i], carry) = (sum, over | more);
    }
    out
}

/// Behind each run of letters, whether it has not the shape of a syllable.
#[inline(always)]
fn bad_shapes(blocks: &Blocks, letter: &Bits, with_vowel: &Bits) -> Bits {
    const { assert!(LONGEST_ASCII == 6 && LONGEST_WIDE == 12) };
    let with_wide = behind_runs(letter, &blocks.wide);
    let with_alien = behind_runs(letter, &blocks.alien);
    // Where this byte and those before it are letters, 2, 4, 7 and 13 in all.
    let two = longer_runs(letter, 1);
    let four = longer_runs(&two, 2);
    let seven = longer_runs(&four, 3);
    let thirteen = longer_runs(&seven, 6);
    let mut out = [0; BLOCKS + 1];
    for i in 1..=BLOCKS {
        let before = |bits: &Bits| bits[i] << 1 | bits[i - 1] >> 63;
        out[i] = !(with_vowel[i] | with_wide[i])
            | with_alien[i]
            | before(&seven) & !with_wide[i]
            | before(&thirteen);
    }
    out
}

/// The bits that have another one `by` places before them.
#[inline(always)]
fn longer_runs(runs: &Bits, by: u32) -> Bits {
    let mut out = [0; BLOCKS + 1];
    for i in 1..=BLOCKS {
        out[i] = runs[i] & (runs[i] << by | runs[i - 1] >> (64 - by));
    }
    out
}
