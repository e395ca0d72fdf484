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
//! | surface displacements | u16 |
//! | surfaces | id u16, class u8, 1 if it may be part of a word u8, check u32 |
//! | unit weights | four u16, by id; ids that are more have none |
//! | pair displacements | u16 |
//! | pairs | u64: three weights u8, each in a lane of sixteen bits, two flags on
//!   top; all together with the pair's hash by exclusive or, so that the bits
//!   between are a check |
//! | sequence displacements | u16 |
//! | sequences | flags u8, three unused, check u32 |
//! | class weights | u16, by the classes of four tokens: the weight, biased by
//!   4096, and above it the case of the two in the middle |
//! | cover weights | u16, biased by 4096, by what the lexicon says and by case |
//! | specials | as surfaces, without a check: the edge, numbers, addresses |
//!
//! Weights of units and pairs fit a byte and are biased by 128; they stand as they
//! are added up. Scores are sums; above the sum of the biases is a join.
//!
//! Tables with displacements have a power of two of entries, see
//! [`hash`](super::hash).

use std::{borrow::Cow, hint::select_unpredictable};

use super::{
    hash::{self, Probe, SURFACE},
    key::class,
};
use crate::error::ErrorKind;

pub(crate) const MAGIC: &[u8; 8] = b"BANTINWS";
pub(crate) const VERSION: u32 = 3;
pub(crate) const SECTIONS: usize = 11;
pub(crate) const HEADER: usize = 24 + 4 * SECTIONS;

/// An id that no key has.
pub(crate) const NO_ID: u16 = u16::MAX;
/// Four weights of a unit that weigh nothing.
pub(crate) const NO_WEIGHTS: u64 = 0x0080_0080_0080_0080;
/// Weights of a pair that is not in the table.
pub(crate) const NO_PAIR: u64 = 0x0080_0080_0080;
/// Where the flags of a pair begin, and the bits of its check.
pub(crate) const PAIR_FLAGS: u32 = 62;
pub(crate) const PAIR_CHECK: u64 = 0x3fff_ff00_ff00_ff00;

/// Flags of pairs and sequences.
pub(crate) const IS_WORD: u8 = 1;
pub(crate) const IS_PREFIX: u8 = 2;

/// Displacements of each table.
pub(crate) const SURFACE_BUCKETS: usize = 1 << 14;
pub(crate) const PAIR_BUCKETS: usize = 1 << 15;
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

    #[cfg(feature = "train")]
    pub const fn to_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }
}

/// The tables of a model, borrowed from its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'m> {
    surface_displacements: &'m [[u8; 2]; SURFACE_BUCKETS],
    surfaces: &'m [[u8; 8]],
    weights: &'m [[u8; 8]],
    pair_displacements: &'m [[u8; 2]; PAIR_BUCKETS],
    pairs: &'m [[u8; 8]],
    sequence_displacements: &'m [[u8; 2]; SEQUENCE_BUCKETS],
    sequences: &'m [[u8; 8]],
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
        let stored = u64::from(word(16)) | u64::from(word(20)) << 32;
        if checksum(&bytes[24..]) != stored {
            return Err(fail(
                "is damaged: its checksum differs; fetch or train it anew".into(),
            ));
        }
        let model = Model { bytes, ends };
        let sizes = [
            (1, 2 * SURFACE_BUCKETS),
            (4, 2 * PAIR_BUCKETS),
            (6, 2 * SEQUENCE_BUCKETS),
            (8, 2 * CLASSES),
            (9, 2 * SAID),
            (10, 4 * special::COUNT),
        ];
        let fits = sizes
            .iter()
            .all(|&(n, size)| model.section(n).len() == size)
            && [2, 5, 7]
                .map(|n| model.section(n).len() / 8)
                .iter()
                .all(|n| n.is_power_of_two());
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
    fn fixed<'m, const N: usize>(
        &'m self,
        n: usize,
        empty: &'static [[u8; 2]; N],
    ) -> &'m [[u8; 2]; N] {
        self.section(n).as_chunks().0.first_chunk().unwrap_or(empty)
    }

    /// What it was trained on and how, as text.
    pub fn provenance(&self) -> &str {
        std::str::from_utf8(self.section(0)).unwrap_or_default()
    }

    pub fn tables(&self) -> Tables<'_> {
        Tables {
            surface_displacements: self.fixed(1, &[[0; 2]; SURFACE_BUCKETS]),
            surfaces: self.section(2).as_chunks().0,
            weights: self.section(3).as_chunks().0,
            pair_displacements: self.fixed(4, &[[0; 2]; PAIR_BUCKETS]),
            pairs: self.section(5).as_chunks().0,
            sequence_displacements: self.fixed(6, &[[0; 2]; SEQUENCE_BUCKETS]),
            sequences: self.section(7).as_chunks().0,
            classes: self.fixed(8, &[[0; 2]; CLASSES]),
            covers: self.fixed(9, &[[0; 2]; SAID]),
            specials: self.section(10).as_chunks().0,
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
    for chunk in chunks.iter().chain([&last]) {
        let (words, _) = chunk.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = (*lane ^ u64::from_le_bytes(*word))
                .wrapping_mul(K)
                .rotate_left(29);
        }
    }
    lanes.iter().fold(bytes.len() as u64, |sum, lane| {
        (sum.rotate_left(13) ^ lane).wrapping_mul(K) ^ (lane >> 31)
    })
}

impl Tables<'_> {
    /// Asks for the token of `len` bytes at `at`, as it is spelled there. Of one longer
    /// than [`SURFACE`] nothing is known.
    #[inline(always)]
    pub fn probe_surface(&self, bytes: &[u8], at: usize, len: usize) -> Probe {
        let (low, high) = hash::halves(bytes, at, len);
        let hash = hash::surface_hash(low, high);
        Probe::new(hash, self.surface_displacements, self.surfaces).only_if(len <= SURFACE)
    }

    /// What is known of it, and whether that is so: if not, the entry is another's.
    #[inline(always)]
    pub fn surface(&self, probe: Probe) -> (Entry, bool) {
        match probe.entry(self.surfaces) {
            Some(entry) => (Entry(entry as u32), entry >> 32 == probe.hash >> 32),
            None => (Entry::new(NO_ID, class::EDGE), false),
        }
    }

    /// The four weights of a unit.
    #[inline(always)]
    pub fn weights(&self, id: u16) -> u64 {
        let weights = self.weights.get(usize::from(id));
        weights.map_or(NO_WEIGHTS, |w| u64::from_le_bytes(*w))
    }

    /// Asks for two tokens side by side, by their [`hash::mix`].
    #[inline(always)]
    pub fn probe_pair(&self, left: u64, right: u64) -> Probe {
        let hash = hash::pair_hash(left, right);
        Probe::new(hash, self.pair_displacements, self.pairs)
    }

    /// Their weights, with flags above them.
    #[inline(always)]
    pub fn pair(&self, probe: Probe) -> u64 {
        let found = probe.entry(self.pairs).unwrap_or_default() ^ probe.hash;
        // Half of the pairs are not there: a branch would be guessed wrong.
        select_unpredictable(found & PAIR_CHECK == 0, found, NO_PAIR)
    }

    /// The flags of a sequence of three tokens or more.
    #[inline]
    pub fn sequence(&self, hash: u64) -> u8 {
        let probe = Probe::new(hash, self.sequence_displacements, self.sequences);
        let entry = probe.entry(self.sequences);
        entry.map_or(0, |e| if e >> 32 == hash >> 32 { e as u8 } else { 0 })
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
