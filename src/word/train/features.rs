//! The features of a gap as places in one weight vector.

use std::collections::HashMap;

use super::{
    corpus::{EDGE, Gap, Sample, Unit},
    lexicon::{COVERS, Lexicon, cover},
};

/// Units before the gap and behind it that count.
pub(crate) const BEFORE: isize = 2;
pub(crate) const BEHIND: isize = 2;
/// Weights of a unit: one for each place.
pub(crate) const PLACES: usize = (BEFORE + BEHIND) as usize;
/// Weights of a pair of units: left of the gap, across it, right of it.
pub(crate) const PAIR_PLACES: usize = 3;
/// Values of the types of the four units around a gap, and of three and two.
pub(crate) const CLASSES: usize = 1 << 16;

/// Where each feature has its weight.
#[derive(Clone, Debug, Default)]
pub(crate) struct Space {
    /// Keys that have weights of their own.
    pub keys: HashMap<u32, u32>,
    pub pairs: HashMap<(u32, u32), u32>,
    pub classes_at: usize,
    pub class_parts_at: usize,
    pub covers_at: usize,
    pub cover_bits_at: usize,
    pub pairs_at: usize,
    pub len: usize,
}

/// Options of [`Space::of`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cutoffs {
    /// Keys and pairs seen less often have no weight.
    pub key: u32,
    pub pair: u32,
}

impl Space {
    /// The features that occur in `samples` often enough.
    pub fn of(samples: &[Sample], cutoffs: Cutoffs) -> Self {
        let mut keys: HashMap<u32, u32> = HashMap::new();
        let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
        for sample in samples {
            for unit in &sample.units {
                *keys.entry(unit.key).or_default() += 1;
            }
            for (w, gap) in sample.units.windows(2).zip(&sample.gaps) {
                let _ = gap;
                *pairs.entry((w[0].key, w[1].key)).or_default() += 1;
            }
        }
        fn number<K: Ord + Copy + std::hash::Hash>(
            counts: HashMap<K, u32>,
            min: u32,
        ) -> HashMap<K, u32> {
            let mut kept: Vec<K> = counts
                .into_iter()
                .filter(|(_, n)| *n >= min)
                .map(|(k, _)| k)
                .collect();
            kept.sort_unstable();
            kept.into_iter().zip(0..).collect()
        }
        let keys = number(keys, cutoffs.key);
        let pairs = number(pairs, cutoffs.pair);
        let mut space = Space {
            keys,
            pairs,
            ..Space::default()
        };
        space.pairs_at = space.keys.len() * PLACES;
        space.classes_at = space.pairs_at + space.pairs.len() * PAIR_PLACES;
        space.class_parts_at = space.classes_at + CLASSES;
        space.covers_at = space.class_parts_at + 2 * 4096 + 256;
        space.cover_bits_at = space.covers_at + COVERS;
        space.len = space.cover_bits_at + 512 + 16 * 8;
        space
    }

    /// All that the types of four units weigh together.
    pub fn class_weight(&self, weights: &[f32], all: usize) -> f32 {
        weights[self.classes_at + all]
            + weights[self.class_parts_at + (all >> 4)]
            + weights[self.class_parts_at + 4096 + (all & 0xfff)]
            + weights[self.class_parts_at + 8192 + (all >> 4 & 0xff)]
    }

    /// All that a value of [`cover`] weighs.
    pub fn cover_weight(&self, weights: &[f32], cover: usize) -> f32 {
        let bits = (0..9).filter(|bit| cover >> bit & 1 == 1);
        weights[self.covers_at + cover]
            + weights[self.cover_bits_at + (cover & 511)]
            + bits
                .map(|bit| weights[self.cover_bits_at + 512 + bit * 8 + (cover >> 9)])
                .sum::<f32>()
    }

    /// The features of the gap behind unit `i`.
    pub fn gap(&self, sample: &Sample, covers: &[u32], i: usize, out: &mut Vec<u32>) {
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
        out.push((self.classes_at + all) as u32);
        out.push((self.class_parts_at + (all >> 4)) as u32);
        out.push((self.class_parts_at + 4096 + (all & 0xfff)) as u32);
        out.push((self.class_parts_at + 8192 + (all >> 4 & 0xff)) as u32);
        let cover = covers[i] as usize;
        out.push((self.covers_at + cover) as u32);
        out.push((self.cover_bits_at + (cover & 511)) as u32);
        for bit in 0..9 {
            if cover >> bit & 1 == 1 {
                out.push((self.cover_bits_at + 512 + bit * 8 + (cover >> 9)) as u32);
            }
        }
    }
}

/// The gaps of many samples as feature lists.
#[derive(Debug, Default)]
pub(crate) struct Instances {
    pub features: Vec<u32>,
    /// Where the features of each instance end.
    pub ends: Vec<usize>,
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
