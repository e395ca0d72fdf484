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

/// Values of a habit.
pub(crate) const HABITS: usize = 36;

/// Buckets of what raw text says of a pair.
pub(crate) const RAW: usize = 1024;

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
    /// Keys with their class that have weights of their own.
    pub cased: HashMap<(u32, u8), u32>,
    pub cased_at: usize,
    /// How often a key begins and ends lexicon words, as a bucket.
    pub habit: HashMap<u32, u32>,
    pub habit_at: usize,
    /// What raw text says of pairs, as a bucket each.
    pub raw: HashMap<(u32, u32), u16>,
    pub raw_at: usize,
    pub len: usize,
    pub xlex: bool,
    pub x_at: usize,
    /// Whether the target domain has weights of its own on top.
    pub domain: bool,
}

/// Options of [`Space::of`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cutoffs {
    /// Keys and pairs seen less often have no weight.
    pub key: u32,
    pub pair: u32,
    /// And keys with their class.
    pub cased: u32,
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
        space.raw_at = space.cover_bits_at + 512 + 16 * 8;
        space.cased_at = space.raw_at + RAW * PAIR_PLACES;
        if cutoffs.cased > 0 {
            let mut cased: HashMap<(u32, u8), u32> = HashMap::new();
            for unit in samples.iter().flat_map(|s| &s.units) {
                *cased.entry((unit.key, unit.class)).or_default() += 1;
            }
            space.cased = number(cased, cutoffs.cased);
        }
        space.habit_at = space.cased_at + space.cased.len() * PLACES;
        space.x_at = space.habit_at + HABITS * PLACES;
        space.xlex = std::env::var("XLEX").is_ok();
        space.len = space.x_at + 8192;
        space
    }

    /// Takes habits from a lexicon.
    pub fn learn_habits(&mut self, lexicon: &Lexicon) {
        let mut counts: HashMap<u32, [u32; 3]> = HashMap::new();
        for word in &lexicon.words {
            for (i, &key) in word.iter().enumerate() {
                let place = if i == 0 {
                    0
                } else if i + 1 == word.len() {
                    1
                } else {
                    2
                };
                counts.entry(key).or_default()[place] += 1;
            }
        }
        let bucket = |n: u32| match n {
            0 => 0,
            1 => 1,
            2..=3 => 2,
            4..=8 => 3,
            9..=20 => 4,
            _ => 5,
        };
        self.habit = counts
            .into_iter()
            .map(|(k, c)| (k, bucket(c[0]) * 6 + bucket(c[1])))
            .collect();
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
        for (place, d) in (1 - BEFORE..=BEHIND).enumerate() {
            if let Some(k) = self.cased.get(&(at(d).key, at(d).class)) {
                out.push((self.cased_at + *k as usize * PLACES + place) as u32);
            }
            if !self.habit.is_empty() {
                let habit = self.habit.get(&at(d).key).copied().unwrap_or(0) as usize;
                out.push((self.habit_at + habit * PLACES + place) as u32);
            }
        }
        for (place, d) in (-1..=1).enumerate() {
            if let Some(b) = self.raw.get(&(at(d).key, at(d + 1).key)) {
                out.push((self.raw_at + place * RAW + *b as usize) as u32);
            }
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
        let gj = |d: isize| {
            usize::try_from(i as isize + d)
                .ok()
                .and_then(|j| covers.get(j))
                .map_or(0, |c| c >> 6 & 1) as usize
        };
        let c2 = |d: isize| {
            usize::try_from(i as isize + d)
                .ok()
                .and_then(|j| covers.get(j))
                .map_or(0, |c| c & 0x79) as usize
        };
        if self.xlex {
            out.push(
                (self.x_at + (gj(-1) | gj(1) << 1 | gj(-2) << 2 | gj(2) << 3 | (cover & 511) << 4))
                    as u32,
            );
            let _ = c2;
        }
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
            let from = self.features.len();
            space.gap(sample, &covers, i, &mut self.features);
            if space.domain && sample.target {
                for f in from..self.features.len() {
                    self.features.push(self.features[f] + space.len as u32);
                }
            }
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
