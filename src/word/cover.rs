//! What the lexicon says about a gap, as a number.

use super::key::class;

/// Where the length of the longest word begins in what [`Cover::push`] takes.
pub(crate) const LONGEST_MATCH: u32 = 3;

/// Walks over the units of a text and tells of each gap which lexicon words lie
/// over it and beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cover {
    /// Units at which a word of two begins, of three, of three or more: the
    /// last ones, a bit each.
    twos: usize,
    threes: usize,
    longer: usize,
    /// Gaps inside a word of four or more, and inside one that the longest
    /// match from the left finds.
    long: usize,
    greedy: usize,
    /// How many units these still reach.
    long_left: u8,
    greedy_left: u8,
}

impl Cover {
    /// Takes in the words that begin at the next unit: bit 0 tells of one of
    /// two syllables, bit 1 of three, bit 2 of three or more; above them stands
    /// the length of the longest, at least 1.
    #[inline(always)]
    pub fn push(&mut self, found: u8) {
        let longest = found >> LONGEST_MATCH;
        let bits = usize::from(found);
        self.twos = self.twos << 1 | bits & 1;
        self.threes = self.threes << 1 | bits >> 1 & 1;
        self.longer = self.longer << 1 | bits >> 2 & 1;
        let long = if longest >= 4 { longest } else { 0 };
        self.long_left = self.long_left.saturating_sub(1).max(long);
        let left = self.greedy_left.saturating_sub(1);
        self.greedy_left = if left == 0 { longest } else { left };
        self.long = self.long << 1 | usize::from(self.long_left > 1);
        self.greedy = self.greedy << 1 | usize::from(self.greedy_left > 1);
    }

    /// What is said of the gap behind the unit two before the last: nine bits,
    /// and four bits of the longest match around it.
    #[inline(always)]
    pub fn gap(&self) -> (usize, usize) {
        let cover = self.twos >> 1 & 7
            | (self.threes >> 2 & 7) << 3
            | (self.long >> 2 & 1) << 6
            | (self.greedy >> 2 & 1) << 7
            | (self.longer >> 1 & 1) << 8;
        (cover, (self.greedy >> 3 & 3) << 2 | self.greedy & 3)
    }
}

/// How the two units around a gap are written, by their classes.
pub(crate) const CASE_PAIRS: [usize; 256] = {
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
