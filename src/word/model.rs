//! The model file: its layout, and the checks that it passes before use.
//!
//! All numbers are little-endian. A header, then the sections one behind the
//! other; everything is read in place, nothing is unpacked.
//!
//! | bytes | |
//! |---|---|
//! | 8 | magic, `BANTINWS` |
//! | 4 | version of the layout |
//! | 4 | number of sections |
//! | 8 | checksum of all that follows |
//! | 4 each | length of each section in bytes |
//!
//! | section | entry |
//! |---|---|
//! | provenance | UTF-8 text |
//! | displacements of common surfaces | u16 |
//! | common surfaces | id u16, class u8, 1 if it may be part of a word u8, check u32 |
//! | displacements of other surfaces | u16 |
//! | other surfaces | the same |
//! | units, by id | four weights u8, the base of its row of pairs u32 |
//! | pairs | owner u16, three weights u8, what the lexicon has u8 |
//! | sequence displacements | u16 |
//! | sequences | u32: two flags, above them a check |
//! | class weights | u16, by the classes of four tokens: the weight, biased by
//!   4096, and above it the case of the two in the middle |
//! | cover weights | u16, biased by 4096, by what the lexicon says and by case |
//! | specials | as surfaces, without a check: the edge, numbers, addresses |
//!
//! Weights of units and pairs are biased by 128. They stand in the order that
//! [`lanes`] takes them in, for the gaps from the first on: first, third, second,
//! fourth. Scores are sums; above the sum of the biases is a join.
//!
//! Tables with displacements are perfect hashes, see [`hash`](super::hash). The
//! spellings that are common in the text that a model was trained on have a table of
//! their own, and ids are given by frequency: so what most look-ups touch lies close
//! together, and small caches hold it. Id 0 is that of all that has none.
//!
//! Pairs are a sparse matrix whose rows are shifted until they fit between one
//! another: the pair of the ids `a` and `b` stands in the slot at the base of `a` plus
//! `b`, if that is owned by `a`. So nothing is hashed, no pair is taken for another,
//! and those of common ids lie close together whether they are there or not, as half
//! of the pairs of a text are.

use std::{borrow::Cow, hint::select_unpredictable};

use super::{
    hash::{self, SURFACE},
    key::class,
};
use crate::{error::ErrorKind, token::prefetch};

pub(crate) const MAGIC: &[u8; 8] = b"BANTINWS";
pub(crate) const VERSION: u32 = 4;
pub(crate) const SECTIONS: usize = 12;
pub(crate) const HEADER: usize = 24 + 4 * SECTIONS;

/// The id of what has none.
pub(crate) const NO_ID: u16 = 0;
/// Four weights that weigh nothing.
pub(crate) const NO_WEIGHTS: u32 = 0x8080_8080;
/// A pair that is not in the table.
pub(crate) const NO_PAIR: u32 = 0x0080_8080;
/// Where it stands with a pair what the lexicon has of it: what
/// [`Cover::push`](super::cover::Cover::push) takes, and on top whether longer words
/// begin so.
pub(crate) const PAIR_SAYS: u32 = 24;
pub(crate) const PAIR_IS_PREFIX: u8 = 0x80;

/// Flags of pairs and sequences.
pub(crate) const IS_WORD: u8 = 1;
pub(crate) const IS_PREFIX: u8 = 2;

/// Where the flags of a sequence stand: below its check.
pub(crate) const SEQUENCE_FLAGS: u32 = 3;

/// Displacements of each table.
pub(crate) const COMMON_SURFACES: usize = 1 << 12;
pub(crate) const OTHER_SURFACES: usize = 1 << 14;
/// Entries of the table of common surfaces. Half as many leave 2% more tokens to the
/// slow way, which costs more than the cache that they save; twice as many gain
/// nothing where 512 KB of it have to do.
pub(crate) const COMMON: usize = 1 << 13;
pub(crate) const SEQUENCE_BUCKETS: usize = 1 << 13;

/// Values of four classes; of what the lexicon says of a gap, and where in it the
/// case of the units around stands.
pub(crate) const CLASSES: usize = 1 << 16;
pub(crate) const SAID: usize = 1 << 16;
pub(crate) const CASE: u32 = 13;
/// The bias of their weights.
pub(crate) const MIDDLE: i32 = 1 << (CASE - 1);

/// The same in training, of the gap with case, and of the gap with those around.
#[cfg(feature = "train")]
pub(crate) const COVERS: usize = 1 << 12;
#[cfg(feature = "train")]
pub(crate) const NEARS: usize = 1 << 13;

/// Places in the section of specials.
pub(crate) mod special {
    pub const EDGE: usize = 0;
    pub const ADDRESS: usize = 1;
    /// The first of the numbers, in the order of `NUMBER_KEYS`.
    pub const NUMBERS: usize = 2;
    pub const COUNT: usize = 11;
}

/// What the model knows of a token by its spelling, as it stands in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(u32);

impl Entry {
    const LOOSE: u32 = 1 << 24;
    const OPEN: u32 = 1 << 25;

    pub const fn new(id: u16, class: u8) -> Self {
        let loose = !matches!(class, class::EDGE | class::PUNCT | class::OPENING);
        let loose = if loose { Self::LOOSE } else { 0 };
        Entry(id as u32 | (class as u32) << 16 | loose)
    }

    pub const fn id(self) -> u16 {
        self.0 as u16
    }

    pub const fn class(self) -> u8 {
        (self.0 >> 16) as u8
    }

    /// Whether it may be part of a longer word.
    pub const fn is_loose(self) -> bool {
        self.0 & Self::LOOSE != 0
    }

    /// The same with what stands before it: `last`, and that much space.
    #[inline(always)]
    pub fn behind(self, last: Entry, space: usize) -> Self {
        // All ones where there is space.
        let space = (space.wrapping_neg() as isize >> (isize::BITS - 1)) as u32;
        Entry(self.0 | (self.0 & last.0 & Self::LOOSE & space) << 1)
    }

    /// Whether a word may go on from the token before; [`behind`](Self::behind) tells.
    #[inline(always)]
    pub fn is_open(self) -> bool {
        self.0 & Self::OPEN != 0
    }

    /// What stands in a table, and whether it is what has that hash.
    #[inline(always)]
    fn checked(entry: [u8; 8], hash: u64) -> (Self, bool) {
        let entry = u64::from_le_bytes(entry);
        (Entry(entry as u32), entry >> 32 == hash >> 32)
    }

    #[cfg(feature = "train")]
    pub const fn to_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }
}

/// The tables of a model, borrowed from its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'m> {
    common_displacements: &'m [[u8; 2]; COMMON_SURFACES],
    common: &'m [[u8; 8]; COMMON],
    other_displacements: &'m [[u8; 2]; OTHER_SURFACES],
    others: &'m [[u8; 8]],
    units: &'m [[u8; 8]],
    pairs: &'m [[u8; 6]],
    sequence_displacements: &'m [[u8; 2]; SEQUENCE_BUCKETS],
    sequences: &'m [[u8; 4]],
    classes: &'m [[u8; 2]; CLASSES],
    covers: &'m [[u8; 2]; SAID],
    specials: &'m [[u8; 4]],
}

/// A model: checked bytes.
#[derive(Debug)]
pub(crate) struct Model {
    bytes: Cow<'static, [u8]>,
    ends: [usize; SECTIONS],
}

impl Model {
    /// Takes a model file's content. `origin` names it in errors.
    pub fn new(bytes: Cow<'static, [u8]>, origin: &str) -> Result<Self, ErrorKind> {
        let model = Self::trusted(bytes, origin)?;
        if model.bytes[16..24] != checksum(&model.bytes[24..]).to_le_bytes() {
            return Err(ErrorKind::Model {
                origin: origin.to_owned(),
                message: "is damaged: its checksum differs; fetch or train it anew".into(),
            });
        }
        Ok(model)
    }

    /// The same without a look at the checksum, for what cannot have been damaged: so
    /// it costs nothing, and none of the tables is read before it is used.
    pub fn trusted(bytes: Cow<'static, [u8]>, origin: &str) -> Result<Self, ErrorKind> {
        let fail = |message: String| ErrorKind::Model {
            origin: origin.to_owned(),
            message,
        };
        let header = bytes.first_chunk::<HEADER>();
        let Some(header) = header.filter(|h| h.starts_with(MAGIC)) else {
            return Err(fail(
                "is no word model of bantin; train one with `--example train`".into(),
            ));
        };
        let word = |at: usize| {
            u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        if word(8) != VERSION || word(12) as usize != SECTIONS {
            return Err(fail(format!(
                "has layout {}, this version of bantin reads layout {VERSION}; train it anew",
                word(8)
            )));
        }
        let mut ends = [0; SECTIONS];
        let mut end = HEADER;
        for (i, e) in ends.iter_mut().enumerate() {
            end = end.saturating_add(word(24 + 4 * i) as usize);
            *e = end;
        }
        if end != bytes.len() {
            return Err(fail(format!(
                "is damaged: {} bytes long where its header says {end}; fetch or train it anew",
                bytes.len()
            )));
        }
        let model = Model { bytes, ends };
        let sizes = [
            (1, 2 * COMMON_SURFACES),
            (2, 8 * COMMON),
            (3, 2 * OTHER_SURFACES),
            (7, 2 * SEQUENCE_BUCKETS),
            (9, 2 * CLASSES),
            (10, 2 * SAID),
            (11, 4 * special::COUNT),
        ];
        let fits = sizes
            .iter()
            .all(|&(n, size)| model.section(n).len() == size);
        if !fits {
            return Err(fail("is damaged: a table has the wrong size".into()));
        }
        Ok(model)
    }

    fn section(&self, n: usize) -> &[u8] {
        let from = if n == 0 { HEADER } else { self.ends[n - 1] };
        &self.bytes[from..self.ends[n]]
    }

    /// A table whose size was checked on loading; `empty` never serves.
    fn fixed<'m, const M: usize, const N: usize>(
        &'m self,
        n: usize,
        empty: &'static [[u8; M]; N],
    ) -> &'m [[u8; M]; N] {
        self.section(n).as_chunks().0.first_chunk().unwrap_or(empty)
    }

    /// What it was trained on and how, as text.
    pub fn provenance(&self) -> &str {
        std::str::from_utf8(self.section(0)).unwrap_or_default()
    }

    pub fn tables(&self) -> Tables<'_> {
        Tables {
            common_displacements: self.fixed(1, &[[0; 2]; COMMON_SURFACES]),
            common: self.fixed(2, &[[0; 8]; COMMON]),
            other_displacements: self.fixed(3, &[[0; 2]; OTHER_SURFACES]),
            others: self.section(4).as_chunks().0,
            units: self.section(5).as_chunks().0,
            pairs: self.section(6).as_chunks().0,
            sequence_displacements: self.fixed(7, &[[0; 2]; SEQUENCE_BUCKETS]),
            sequences: self.section(8).as_chunks().0,
            classes: self.fixed(9, &[[0; 2]; CLASSES]),
            covers: self.fixed(10, &[[0; 2]; SAID]),
            specials: self.section(11).as_chunks().0,
        }
    }
}

/// Four sums side by side, so that checking takes no time to speak of.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut lanes = [K, !K, K.rotate_left(17), K.rotate_left(41)];
    let (chunks, rest) = bytes.as_chunks::<32>();
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    let mut take_in = |chunk: &[u8; 32]| {
        let (words, _) = chunk.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = (*lane ^ u64::from_le_bytes(*word))
                .wrapping_mul(K)
                .rotate_left(29);
        }
    };
    chunks.iter().for_each(&mut take_in);
    take_in(&last);
    lanes.iter().fold(bytes.len() as u64, |sum, lane| {
        (sum.rotate_left(13) ^ lane).wrapping_mul(K) ^ (lane >> 31)
    })
}

/// Four weights as lanes of sixteen bits: the first byte, the third, the second, the
/// fourth. That order costs the least.
#[inline(always)]
pub(crate) const fn lanes(weights: u32) -> u64 {
    let weights = weights as u64;
    (weights | weights << 24) & 0x00ff_00ff_00ff_00ff
}

/// The same of a pair, which has three.
#[inline(always)]
pub(crate) const fn pair_lanes(pair: u32) -> u64 {
    let pair = pair as u64;
    (pair | pair << 24) & 0x0000_00ff_00ff_00ff
}

impl Tables<'_> {
    /// Asks for the token of `len` bytes at `at`, as it is spelled there, among the
    /// common ones: the slot of the entry, and its check above that. Of one longer than
    /// [`SURFACE`] nothing is known.
    #[inline(always)]
    pub fn probe_common(&self, bytes: &[u8], at: usize, len: usize) -> u64 {
        let (low, high) = hash::halves(bytes, at, len);
        let hash = hash::surface_hash(low, high);
        let slot = hash::slot(hash, self.common_displacements, COMMON);
        prefetch(self.common, slot);
        hash & !(COMMON as u64 - 1) | slot as u64
    }

    /// What is known of it, and whether that is so: if not, the entry is another's.
    #[inline(always)]
    pub fn common(&self, probe: u64) -> (Entry, bool) {
        let entry = self.common[probe as usize & (COMMON - 1)];
        Entry::checked(entry, probe)
    }

    /// The same for those that are not common, given as [`hash::halves`].
    #[inline]
    pub fn other(&self, (low, high): (u64, u64)) -> Option<Entry> {
        let hash = hash::surface_hash(low, high);
        let slot = hash::slot(hash, self.other_displacements, self.others.len());
        let (known, found) = Entry::checked(*self.others.get(slot)?, hash);
        found.then_some(known)
    }

    /// What is known of a token by its spelling, common or not.
    pub fn surface(&self, spelled: &[u8]) -> Option<Entry> {
        if spelled.len() > SURFACE {
            return None;
        }
        match self.common(self.probe_common(spelled, 0, spelled.len())) {
            (known, true) => Some(known),
            _ => self.other(hash::halves(spelled, 0, spelled.len())),
        }
    }

    /// The weights of a unit, in lanes, and the base of its row of pairs.
    #[inline(always)]
    pub fn unit(&self, id: u16) -> (u64, u32) {
        let unit = self.units.get(usize::from(id));
        let unit = unit.map_or(u64::from(NO_WEIGHTS), |u| u64::from_le_bytes(*u));
        (lanes(unit as u32), (unit >> 32) as u32)
    }

    /// Asks for the pair of the unit whose row has that base, and `right`: its slot.
    #[inline(always)]
    pub fn probe_pair(&self, base: u32, right: u16) -> u32 {
        let slot = base.wrapping_add(u32::from(right));
        prefetch(self.pairs, slot as usize);
        slot
    }

    /// The pair in that slot if it is one of `left`.
    #[inline(always)]
    pub fn pair(&self, left: u16, slot: u32) -> u32 {
        // Half of the pairs are not there: a branch would be guessed wrong.
        match self.pairs.get(slot as usize) {
            Some([a, b, pair @ ..]) => {
                let owned = u16::from_le_bytes([*a, *b]) == left;
                select_unpredictable(owned, u32::from_le_bytes(*pair), NO_PAIR)
            }
            None => NO_PAIR,
        }
    }

    /// The flags of a sequence of three tokens or more.
    #[inline]
    pub fn sequence(&self, hash: u64) -> u8 {
        let slot = hash::slot(hash, self.sequence_displacements, self.sequences.len());
        let entry = self.sequences.get(slot);
        let entry = entry.map_or(0, |e| u32::from_le_bytes(*e));
        if (entry ^ (hash >> 32) as u32) <= SEQUENCE_FLAGS {
            (entry & SEQUENCE_FLAGS) as u8
        } else {
            0
        }
    }

    /// What speaks for a join by the types of four units, and by the lexicon's
    /// words over the gap and around it; biased by twice [`MIDDLE`]. What stands
    /// above the four types is left out.
    #[inline(always)]
    pub fn gap(&self, classes: usize, said: usize) -> i32 {
        let types = u16::from_le_bytes(self.classes[classes & (CLASSES - 1)]);
        let case = usize::from(types) & !((1 << CASE) - 1);
        let cover = u16::from_le_bytes(self.covers[(said | case) & (SAID - 1)]);
        i32::from(types & ((1 << CASE) - 1)) + i32::from(cover)
    }

    #[inline]
    pub fn special(&self, n: usize) -> Entry {
        let entry = self.specials.get(n).map(|e| Entry(u32::from_le_bytes(*e)));
        entry.unwrap_or(Entry::new(NO_ID, class::EDGE))
    }
}
