//! The features of a gap as places in one weight vector.

use std::collections::HashMap;

use super::{
    corpus::{EDGE, Gap, Sample, Unit},
    lexicon::{Lexicon, cover},
};
use crate::word::model::{CLASSES, COVERS, NEARS};

/// Units before the gap and behind it that count.
const BEFORE: isize = 2;
const BEHIND: isize = 2;
/// Weights of a unit: one for each place.
pub(crate) const PLACES: usize = (BEFORE + BEHIND) as usize;
/// Weights of a pair of units: left of the gap, across it, right of it.
pub(crate) const PAIR_PLACES: usize = 3;

/// Where each feature has its weight.
#[derive(Clone, Debug, Default)]
pub(crate) struct Space {
    /// Keys and pairs of keys that have weights of their own.
    pub keys: HashMap<u32, u32>,
    pub pairs: HashMap<(u32, u32), u32>,
    pub pairs_at: usize,
    pub classes_at: usize,
    class_parts_at: usize,
    covers_at: usize,
    cover_bits_at: usize,
    nears_at: usize,
    pub len: usize,
}

impl Space {
    /// The features that occur in `samples`: keys and pairs seen less often than
    /// the cut-offs have no weight.
    pub fn of(samples: &[Sample], key_cutoff: u32, pair_cutoff: u32) -> Self {
        let mut keys: HashMap<u32, u32> = HashMap::new();
        let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
        for sample in samples {
            for unit in &sample.units {
                *keys.entry(unit.key).or_default() += 1;
            }
            for w in sample.units.windows(2) {
                *pairs.entry((w[0].key, w[1].key)).or_default() += 1;
            }
        }
        let mut space = Space {
            keys: number(keys, key_cutoff),
            pairs: number(pairs, pair_cutoff),
            ..Space::default()
        };
        space.pairs_at = space.keys.len() * PLACES;
        space.classes_at = space.pairs_at + space.pairs.len() * PAIR_PLACES;
        space.class_parts_at = space.classes_at + CLASSES;
        space.covers_at = space.class_parts_at + 2 * 4096 + 256;
        space.cover_bits_at = space.covers_at + COVERS;
        space.nears_at = space.cover_bits_at + 512 + 9 * 8;
        space.len = space.nears_at + NEARS;
        space
    }

    /// All that the types of four units weigh together.
    pub fn class_weight(&self, weights: &[f32], all: usize) -> f32 {
        self.class_places(all).map(|f| weights[f]).iter().sum()
    }

    fn class_places(&self, all: usize) -> [usize; 4] {
        [
            self.classes_at + all,
            self.class_parts_at + (all >> 4),
            self.class_parts_at + 4096 + (all & 0xfff),
            self.class_parts_at + 8192 + (all >> 4 & 0xff),
        ]
    }

    /// All that what the lexicon says of a gap weighs, with case.
    pub fn cover_weight(&self, weights: &[f32], cover: usize) -> f32 {
        self.cover_places(cover).map(|f| weights[f]).sum()
    }

    fn cover_places(&self, cover: usize) -> impl Iterator<Item = usize> {
        let (all, bits, case) = (self.covers_at, self.cover_bits_at, cover >> 9);
        [all + cover, bits + (cover & 511)].into_iter().chain(
            (0..9)
                .filter(move |bit| cover >> bit & 1 == 1)
                .map(move |bit| bits + 512 + bit * 8 + case),
        )
    }

    /// What the lexicon says of a gap and of those around weighs.
    pub fn near_weight(&self, weights: &[f32], near: usize) -> f32 {
        weights[self.nears_at + near]
    }

    /// The features of the gap behind unit `i`.
    pub fn gap(&self, sample: &Sample, covers: &[(u32, u32)], i: usize, out: &mut Vec<u32>) {
        let at = |d: isize| -> Unit {
            usize::try_from(i as isize + d)
                .ok()
                .and_then(|j| sample.units.get(j).copied())
                .unwrap_or(EDGE)
        };
        for (place, d) in (1 - BEFORE..=BEHIND).enumerate() {
            if let Some(k) = self.keys.get(&at(d).key) {
                out.push((*k as usize * PLACES + place) as u32);
            }
        }
        for (place, d) in (-1..=1).enumerate() {
            if let Some(p) = self.pairs.get(&(at(d).key, at(d + 1).key)) {
                out.push((self.pairs_at + *p as usize * PAIR_PLACES + place) as u32);
            }
        }
        let class = |d: isize| usize::from(at(d).class);
        let all = class(-1) << 12 | class(0) << 8 | class(1) << 4 | class(2);
        out.extend(self.class_places(all).map(|f| f as u32));
        let (cover, near) = covers[i];
        out.push((self.nears_at + near as usize) as u32);
        out.extend(self.cover_places(cover as usize).map(|f| f as u32));
    }
}

/// Numbers what was counted often enough, in order.
fn number<K: Ord + Copy + std::hash::Hash>(counts: HashMap<K, u32>, min: u32) -> HashMap<K, u32> {
    let mut kept: Vec<K> = counts
        .into_iter()
        .filter(|(_, n)| *n >= min)
        .map(|(k, _)| k)
        .collect();
    kept.sort_unstable();
    kept.into_iter().zip(0..).collect()
}

/// The gaps of many samples as feature lists.
#[derive(Debug, Default)]
pub(crate) struct Instances {
    features: Vec<u32>,
    /// Where the features of each instance end.
    ends: Vec<usize>,
    pub join: Vec<bool>,
    pub weight: Vec<f32>,
}

impl Instances {
    pub fn add(&mut self, space: &Space, lexicon: &Lexicon, sample: &Sample) {
        let covers = cover(sample, &lexicon.lengths(sample));
        for (i, gap) in sample.gaps.iter().enumerate() {
            if *gap == Gap::Fixed {
                continue;
            }
            space.gap(sample, &covers, i, &mut self.features);
            self.ends.push(self.features.len());
            self.join.push(*gap == Gap::Join);
            self.weight.push(sample.weight);
        }
    }

    pub fn get(&self, n: usize) -> &[u32] {
        let from = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.features[from..self.ends[n]]
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }
}
