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
//! | surfaces | check u32, id u16, class u8, unused u8, four weights u16 |
//! | pair displacements | u16 |
//! | pairs | key u32, three weights u8, flags u8 |
//! | sequence displacements | u16 |
//! | sequences | check u32, flags u8, three unused |
//! | class weights | i16, by the classes of four tokens |
//! | cover weights | i16, by what the lexicon says and by case |
//! | near weights | i16, by what the lexicon says here and of the gaps around |
//! | specials | as surfaces: the edge, numbers, addresses |
//!
//! Weights of units and pairs fit a byte and are biased by 128; those of units
//! stand as they are added up. Scores are sums; above 0 is a join.

use std::{borrow::Cow, hint::select_unpredictable};

use super::hash::{self, SURFACE};
use crate::error::ErrorKind;

pub(crate) const MAGIC: &[u8; 8] = b"BANTINWS";
pub(crate) const VERSION: u32 = 2;
pub(crate) const SECTIONS: usize = 11;
pub(crate) const HEADER: usize = 24 + 4 * SECTIONS;

/// An id that no key has.
pub(crate) const NO_ID: u16 = u16::MAX;
/// Four weights of a unit that weigh nothing.
pub(crate) const NO_WEIGHTS: u64 = 0x0080_0080_0080_0080;
/// Weights and flags of a pair that is not in the table.
pub(crate) const NO_PAIR: u32 = 0x0080_8080;

/// Flags of pairs and sequences.
pub(crate) const IS_WORD: u8 = 1;
pub(crate) const IS_PREFIX: u8 = 2;

/// Values of four classes; of what the lexicon says with case, and with the gaps
/// around.
pub(crate) const CLASSES: usize = 1 << 16;
pub(crate) const COVERS: usize = 1 << 12;
pub(crate) const NEARS: usize = 1 << 13;

/// Places in the section of specials.
pub(crate) mod special {
    pub const EDGE: usize = 0;
    pub const ADDRESS: usize = 1;
    /// The first of the numbers, in the order of `NUMBER_KEYS`.
    pub const NUMBERS: usize = 2;
    pub const COUNT: usize = 11;
}

/// What the model knows of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub id: u16,
    pub class: u8,
    pub weights: u64,
}

/// The tables of a model, borrowed from its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'m> {
    surface_displacements: &'m [[u8; 2]],
    surfaces: &'m [[u8; 16]],
    pair_displacements: &'m [[u8; 2]],
    pairs: &'m [[u8; 8]],
    sequence_displacements: &'m [[u8; 2]],
    sequences: &'m [[u8; 8]],
    classes: &'m [[u8; 2]; CLASSES],
    covers: &'m [[u8; 2]; COVERS],
    nears: &'m [[u8; 2]; NEARS],
    specials: &'m [[u8; 16]],
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
        let sizes = [7, 8, 9, 10].map(|n| model.section(n).len());
        if sizes != [2 * CLASSES, 2 * COVERS, 2 * NEARS, 16 * special::COUNT] {
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
            surface_displacements: self.section(1).as_chunks().0,
            surfaces: self.section(2).as_chunks().0,
            pair_displacements: self.section(3).as_chunks().0,
            pairs: self.section(4).as_chunks().0,
            sequence_displacements: self.section(5).as_chunks().0,
            sequences: self.section(6).as_chunks().0,
            classes: self.fixed(7, &[[0; 2]; CLASSES]),
            covers: self.fixed(8, &[[0; 2]; COVERS]),
            nears: self.fixed(9, &[[0; 2]; NEARS]),
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

#[inline]
fn u32_at<const N: usize>(entry: &[u8; N], at: usize) -> u32 {
    u32::from_le_bytes([entry[at], entry[at + 1], entry[at + 2], entry[at + 3]])
}

#[inline]
fn entry(bytes: &[u8; 16]) -> Entry {
    Entry {
        id: u16::from_le_bytes([bytes[4], bytes[5]]),
        class: bytes[6],
        weights: u64::from(u32_at(bytes, 8)) | u64::from(u32_at(bytes, 12)) << 32,
    }
}

impl Tables<'_> {
    /// The token of `len` bytes at `at`, as it is spelled there.
    #[inline(always)]
    pub fn surface(&self, bytes: &[u8], at: usize, len: usize) -> Option<Entry> {
        if len > SURFACE {
            return None;
        }
        let (low, high) = hash::halves(bytes, at, len);
        let hash = hash::surface_hash(low, high);
        let slot = hash::slot(hash, self.surface_displacements, self.surfaces.len());
        let found = self.surfaces.get(slot)?;
        (u32_at(found, 0) == hash as u32).then(|| entry(found))
    }

    /// The weights of two tokens side by side, and flags.
    #[inline(always)]
    pub fn pair(&self, left: u16, right: u16) -> (u32, u8) {
        let key = u32::from(left) << 16 | u32::from(right);
        let slot = hash::slot(
            hash::pair_hash(key),
            self.pair_displacements,
            self.pairs.len(),
        );
        let Some(found) = self.pairs.get(slot) else {
            return (NO_PAIR, 0);
        };
        // Half of the pairs are not there: a branch would be guessed wrong.
        let value = select_unpredictable(u32_at(found, 0) == key, u32_at(found, 4), NO_PAIR);
        (value, (value >> 24) as u8)
    }

    /// The flags of a sequence of three tokens or more.
    #[inline]
    pub fn sequence(&self, hash: u64) -> u8 {
        let slot = hash::slot(hash, self.sequence_displacements, self.sequences.len());
        match self.sequences.get(slot) {
            Some(found) if u32_at(found, 0) == hash as u32 => found[4],
            _ => 0,
        }
    }

    #[inline(always)]
    pub fn class_weight(&self, classes: usize) -> i32 {
        i32::from(i16::from_le_bytes(self.classes[classes & (CLASSES - 1)]))
    }

    #[inline(always)]
    pub fn cover_weight(&self, cover: usize) -> i32 {
        i32::from(i16::from_le_bytes(self.covers[cover & (COVERS - 1)]))
    }

    #[inline(always)]
    pub fn near_weight(&self, near: usize) -> i32 {
        i32::from(i16::from_le_bytes(self.nears[near & (NEARS - 1)]))
    }

    #[inline]
    pub fn special(&self, n: usize) -> Entry {
        self.specials.get(n).map_or(
            Entry {
                id: NO_ID,
                class: 0,
                weights: NO_WEIGHTS,
            },
            entry,
        )
    }
}
