//! What the lexicon says about a gap, as a number.

use std::hint::select_unpredictable;

#[cfg(feature = "train")]
use super::key::class;

/// Where the length of the longest word begins in what [`Cover::push`] takes.
pub(crate) const LONGEST_MATCH: u32 = 3;

/// What [`Cover::push`] takes where no words begin.
pub(crate) const NOTHING: u8 = 0;

/// Walks over the units of a text and tells of each gap which lexicon words lie
/// over it and beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cover {
    /// What words tell of this gap and the next three, sixteen bits each.
    begun: u64,
    /// In the low half, ones for the gaps that are left of the longest match under
    /// way; in the high half, a bit for each gap from two before on that lies
    /// inside a word of four or more.
    inside: u32,
    /// Whether the last gaps lie inside a word that the longest match from the
    /// left finds, the newest lowest.
    matched: u32,
    /// What was said last.
    said: u32,
}

/// What the words that begin at a unit add to [`Cover::begun`], by what
/// [`Cover::push`] takes.
const BEGUN: [u64; 256] = {
    let mut table = [0; 256];
    let mut found = 0;
    while found < 256 {
        let two = (found & 1) as u64;
        let three = (found >> 1 & 1) as u64;
        let longer = (found >> 2 & 1) as u64;
        let (two, three) = (two * 0x0004_0002_0001, three * 0x0020_0010_0008_0000);
        table[found] = two | three | longer << 6;
        found += 1;
    }
    table
};

/// The same for [`Cover::inside`].
const INSIDE: [u32; 256] = {
    let mut table = [0; 256];
    let mut found = 0;
    while found < 256 {
        let more = found >> LONGEST_MATCH & 15;
        let gaps = (1u32 << more) - 1;
        table[found] = gaps | if more >= 3 { gaps << (16 + 2) } else { 0 };
        found += 1;
    }
    table
};

impl Cover {
    /// Takes in the words that begin at the next unit: bit 0 tells of one of
    /// two syllables, bit 1 of three, bit 2 of three or more; above them stands
    /// by how many syllables the longest is longer than one, 0 to 11. The top bit
    /// means nothing.
    ///
    /// Returns what is said of the gap behind the unit two before: three bits for
    /// words of two that begin one, two and three units before this one, three for
    /// words of three, two to four before, one for words of three or more that
    /// begin before it; then, whether this gap and those before it, five in all,
    /// lie inside the longest match; whether the gap lies inside a long word.
    #[inline(always)]
    pub fn push(&mut self, found: u8) -> usize {
        let found = usize::from(found);
        let free = self.inside & 0xffff == 0;
        let add = select_unpredictable(free, INSIDE[found], INSIDE[found] & 0xffff_0000);
        self.inside = self.inside >> 1 & 0xffff_7fff | add;
        self.matched = self.matched << 1 & 0x1f | self.inside & 1;
        self.said = (self.begun & 0x7f) as u32 | self.matched << 7 | self.inside >> 4 & 0x1000;
        self.begun = self.begun >> 16 | BEGUN[found];
        self.said as usize
    }

    /// The same as the features have it, see [`unpack`].
    #[cfg(feature = "train")]
    pub fn gap(&self) -> (usize, usize) {
        unpack(self.said as usize)
    }
}

/// What [`Cover::push`] returns as nine bits of the gap itself, and four of the
/// longest match around it.
#[cfg(feature = "train")]
pub(crate) fn unpack(said: usize) -> (usize, usize) {
    let cover = said & 0x3f | said >> 6 & 0x40 | said >> 2 & 0x80 | said << 2 & 0x100;
    (cover, said >> 7 & 3 | said >> 8 & 12)
}

/// How the two units around a gap are written, by their classes.
#[cfg(feature = "train")]
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
