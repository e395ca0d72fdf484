//! Where tokens end, as bitmaps: those that need no more than their own class and
//! the byte behind them, which is most of the text.

use super::letters::{
    BLOCKS, Blocks, LONGEST_ASCII, LONGEST_WIDE, Task, WINDOW, classify, prefetch, run_widest,
};

/// The bitmaps of the next bytes of a text; without `SHAPE` every run of letters
/// is taken for a syllable.
#[derive(Clone, Debug)]
pub(super) struct Window<const SHAPE: bool> {
    /// Where it begins: at a token.
    base: usize,
    /// Its blocks, the rest is old.
    len: usize,
    /// Places at which a token begins, unless the rules take in more.
    bounds: [u64; BLOCKS],
    /// Those of them that the token before may reach over.
    stops: [u64; BLOCKS],
    /// Ends of runs of letters that have not the shape of a syllable.
    foreign: [u64; BLOCKS],
    space: [u64; BLOCKS],
}

/// What comes next in a text.
pub(super) enum Ahead {
    /// Tokens that end at these places of a block.
    Plain(Plain),
    /// Letters that have not the shape of a syllable, up to there.
    Foreign(usize),
    /// A token that the rules have to tell of.
    Odd,
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
            foreign: [0; BLOCKS],
            space: [0; BLOCKS],
        }
    }

    /// The same for another text.
    pub fn forget(&mut self) {
        (self.base, self.len) = (0, 0);
    }

    /// What there is from `at` on, where a token begins.
    #[inline(always)]
    pub fn ahead(&mut self, bytes: &[u8], at: usize) -> Ahead {
        if let Some(ahead) = self.look(at) {
            return ahead;
        }
        let mut blocks = Blocks::NONE;
        self.fill(bytes, at, &mut blocks);
        self.look(at).unwrap_or(Ahead::Odd)
    }

    /// The same for one who keeps the blocks, which cost as much to make as to fill.
    #[inline(always)]
    pub fn ahead_in(&mut self, bytes: &[u8], at: usize, blocks: &mut Blocks) -> Ahead {
        if let Some(ahead) = self.look(at) {
            return ahead;
        }
        self.fill(bytes, at, blocks);
        self.look(at).unwrap_or(Ahead::Odd)
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
            // Within what the bitmaps took for one token.
            return Some(Ahead::Odd);
        }
        let mut ends = here >> 1 << 1 << bit;
        while ends == 0 {
            i += 1;
            if i >= self.len.min(BLOCKS) {
                return None;
            }
            ends = self.bounds[i];
        }
        let stop = ends & (self.stops[i] | self.foreign[i]);
        let first_stop = stop & stop.wrapping_neg();
        let plain = ends & first_stop.wrapping_sub(1);
        let at = self.base + 64 * i;
        if plain == 0 {
            let known = first_stop & self.stops[i] == 0;
            return Some(if known {
                Ahead::Foreign(at + stop.trailing_zeros() as usize)
            } else {
                Ahead::Odd
            });
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

    /// Fills the window from `at` on, by way of `blocks`, which may hold old ones.
    #[inline(never)]
    fn fill(&mut self, bytes: &[u8], at: usize, blocks: &mut Blocks) {
        let rest = bytes.get(at..).unwrap_or_default();
        // The place behind the text is in the window too.
        let n = (rest.len() / 64 + 1).min(BLOCKS);
        (self.base, self.len) = (at, n);
        // The next window: while this one is walked through, the memory is idle.
        for i in 0..BLOCKS {
            prefetch(bytes, at + WINDOW + 64 * i);
        }
        classify::<SHAPE>(rest, n, blocks);
        // The last of them looks at the one behind it alone.
        blocks.clear(n);
        run_widest(Fill {
            window: self,
            blocks,
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
        let (blocks, window) = (self.blocks, self.window);
        let letter = letters(blocks);
        let with_vowel = behind_runs(&letter, &blocks.vowel);
        let signs = Signs::of(blocks);
        let number = numbers(blocks, &signs);
        let Signs {
            white,
            quote,
            apart,
            stop,
        } = &signs;
        for i in 1..=BLOCKS {
            let Blocks {
                space,
                line,
                mark,
                loose,
                wide,
                two,
                ..
            } = blocks;
            let before = |bits: &Bits| back(bits, i, 1);
            let (letter_before, number_before) = (before(&letter), before(&number));
            let (apart_next, quote_next) = (ahead(apart, i, 1), ahead(quote, i, 1));
            // Digits of other scripts are beyond ASCII.
            let decimal = before(&blocks.digit) & unseen(i, ahead(wide, i, 1));
            // A full stop before white space may belong to an abbreviation; none has
            // such a vowel.
            let sentence = number_before | with_vowel[i] & letter_before & back(&letter, i, 2);
            let ends_word = apart[i]
                | mark[i] & !decimal
                | apart_next & (loose[i] | stop[i] & (sentence | quote_next));
            // Nothing that modifies the sign before.
            let bare = !wide[i] | quote[i] | two[i] & !blocks.combining[i];
            let lone = (before(mark) | back(quote, i, 3)) & bare
                | apart[i] & (before(loose) | before(stop));
            let plain = (letter_before | number_before) & ends_word
                | lone
                | before(white) & (letter[i] | blocks.graphic[i] | quote[i]);
            let within = letter[i] & letter_before
                | number[i] & number_before
                | space[i] & before(space)
                | line[i] & before(line)
                | before(quote)
                | back(quote, i, 2);
            window.bounds[i - 1] = !within;
            window.stops[i - 1] = !within & !plain;
            window.space[i - 1] = space[i];
        }
        if SHAPE {
            let bad = bad_shapes(blocks, &letter, &with_vowel);
            for i in 1..=BLOCKS {
                window.foreign[i - 1] = back(&letter, i, 1) & !letter[i] & bad[i];
            }
        }
    }
}

/// The bits of the places `by` before.
#[inline(always)]
fn back(bits: &Bits, i: usize, by: u32) -> u64 {
    bits[i] << by | bits[i - 1] >> (64 - by)
}

/// The bits of the places `by` behind; of what is not seen, none.
#[inline(always)]
fn ahead(bits: &Bits, i: usize, by: u32) -> u64 {
    bits[i] >> by
        | if i < BLOCKS {
            bits[i + 1] << (64 - by)
        } else {
            0
        }
}

/// The same `bits` of the next place, set where it is not seen.
#[inline(always)]
fn unseen(i: usize, bits: u64) -> u64 {
    bits | u64::from(i == BLOCKS) << 63
}

/// The bytes of letters.
#[inline(always)]
fn letters(blocks: &Blocks) -> Bits {
    let Blocks {
        alpha, two, three, ..
    } = blocks;
    let mut out = [0; BLOCKS + 1];
    for i in 1..=BLOCKS {
        out[i] = alpha[i] | two[i] | back(two, i, 1) | back(three, i, 2);
    }
    out
}

/// Signs by more than their class.
struct Signs {
    white: Bits,
    /// The first bytes of curly double quotes and ellipses.
    quote: Bits,
    /// Both of these.
    apart: Bits,
    /// Full stops.
    stop: Bits,
}

impl Signs {
    #[inline(always)]
    fn of(blocks: &Blocks) -> Self {
        let none = [0; BLOCKS + 1];
        let [mut white, mut quote, mut apart, mut stop] = [none; 4];
        for i in 1..=BLOCKS {
            white[i] = blocks.space[i] | blocks.line[i];
            quote[i] = blocks.general[i] & ahead(&blocks.curly, i, 2);
            apart[i] = white[i] | quote[i];
            stop[i] = blocks.inner[i] & !blocks.mark[i] & !blocks.loose[i];
        }
        Signs {
            white,
            quote,
            apart,
            stop,
        }
    }
}

/// The bytes of numbers: digits, signs between two of them, and the percent sign
/// behind them where nothing goes on with it.
#[inline(always)]
fn numbers(blocks: &Blocks, signs: &Signs) -> Bits {
    let (digit, mark) = (&blocks.digit, &blocks.mark);
    let Signs { apart, stop, .. } = signs;
    let mut closed = [0; BLOCKS + 1];
    for i in 1..=BLOCKS {
        closed[i] = apart[i] | mark[i] | stop[i] & ahead(apart, i, 1);
    }
    let mut out = [0; BLOCKS + 1];
    for i in 1..=BLOCKS {
        let inner = blocks.inner[i] & unseen(i, ahead(digit, i, 1));
        let percent = blocks.percent[i] & ahead(&closed, i, 1);
        out[i] = digit[i] | back(digit, i, 1) & (inner | percent);
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
        out[i] = !(with_vowel[i] | with_wide[i])
            | with_alien[i]
            | back(&seven, i, 1) & !with_wide[i]
            | back(&thirteen, i, 1);
    }
    out
}

/// The bits that have another one `by` places before them.
#[inline(always)]
fn longer_runs(runs: &Bits, by: u32) -> Bits {
    let mut out = [0; BLOCKS + 1];
    for i in 1..=BLOCKS {
        out[i] = runs[i] & back(runs, i, by);
    }
    out
}
