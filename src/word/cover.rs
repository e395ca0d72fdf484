//! What the lexicon says about a gap, as a number.

use std::hint::select_unpredictable;

use super::key::class;

/// Where the length of the longest word begins in what [`Cover::push`] takes.
pub(crate) const LONGEST_MATCH: u32 = 3;

/// Values of what [`Cover::push`] takes.
const FOUND: usize = 128;

/// Walks over the units of a text and tells of each gap which lexicon words lie
/// over it and beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cover {
    /// What began at the last units, a bit each, the newest lowest: from bit 0
    /// words of two; from bit 18 words of three, from 24 of three or more; from
    /// bit 32 gaps inside a word that the longest match from the left finds.
    past: u64,
    /// A bit for each gap from two before on that lies inside a word of four or
    /// more.
    long: u32,
    /// Ones for the gaps that are left of the longest match under way.
    greedy: u32,
}

/// What a unit adds to the fields of [`Cover`].
#[derive(Clone, Copy)]
struct Begun {
    past: u32,
    long: u16,
    greedy: u16,
}

const BEGUN: [Begun; FOUND] = {
    let none = Begun {
        past: 0,
        long: 0,
        greedy: 0,
    };
    let mut table = [none; FOUND];
    let mut found = 0;
    while found < FOUND {
        let longest = found >> LONGEST_MATCH;
        let gaps = (1u32 << longest >> 1).saturating_sub(1);
        table[found] = Begun {
            past: (found & 1 | (found >> 1 & 1) << 18 | (found >> 2 & 1) << 24) as u32,
            long: if longest >= 4 { (gaps << 2) as u16 } else { 0 },
            greedy: gaps as u16,
        };
        found += 1;
    }
    table
};

impl Cover {
    /// Takes in the words that begin at the next unit: bit 0 tells of one of
    /// two syllables, bit 1 of three, bit 2 of three or more; above them stands
    /// the length of the longest, 1 to 12.
    #[inline(always)]
    pub fn push(&mut self, found: u8) {
        const KEEP: u64 = 0x1e_027c_000e;
        let begun = &BEGUN[usize::from(found) & (FOUND - 1)];
        self.long = self.long >> 1 | u32::from(begun.long);
        let free = self.greedy == 0;
        self.greedy = select_unpredictable(free, u32::from(begun.greedy), self.greedy >> 1);
        let inside = u64::from(self.greedy & 1) << 32;
        self.past = self.past << 1 & KEEP | u64::from(begun.past) | inside;
    }

    /// What is said of the gap behind the unit two before the last: nine bits,
    /// and four bits of the longest match around it.
    ///
    /// Of the nine, three are for words of two that begin one, two and three
    /// units before, three for words of three, two to four before; then the gap
    /// inside a long word, inside the longest match, before it a word of three
    /// or more.
    #[inline(always)]
    pub fn gap(&self) -> (usize, usize) {
        let past = self.past as usize;
        let cover = past >> 1 & 7
            | past >> 17 & 0o470
            | past >> 27 & 0x80
            | ((self.long & 1) << 6) as usize;
        (cover, past >> 33 & 12 | past >> 32 & 3)
    }
}

/// How the two units around a gap are written, by their classes.
pub(crate) const CASE_PAIRS: [u8; 256] = {
    const fn case(class: usize) -> usize {
        match class as u8 {
            class::LOWER | class::LOWER_FOREIGN => 0,
            class::TITLE | class::TITLE_FOREIGN | class::INITIAL => 1,
            class::UPPER | class::UPPER_FOREIGN => 2,
            _ => 3,
        }
    }
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match (case(i >> 4), case(i & 15)) {
            (0, 0) => 0,
            (1, 0) => 1,
            (1, 1) => 2,
            (0, 1) => 3,
            (2, 2) => 4,
            (3, _) => 5,
            (_, 3) => 6,
            _ => 7,
        };
        i += 1;
    }
    table
};
