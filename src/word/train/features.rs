//! The features of a gap as places in one weight vector.

use std::collections::{BTreeSet, HashMap};

use super::{
    compounds::{Lexicon, cover},
    corpus::{EDGE, Gap, Sample, Unit},
    usage::{KINDS, Usage},
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
    /// What each key is like; that has a weight for each place, too.
    usage: Usage,
    usage_at: usize,
    pub len: usize,
}

impl Space {
    /// The features that occur in `samples`: keys and pairs seen less often than
    /// the cut-offs have no weight of their own.
    pub fn of(samples: &[Sample], usage: Usage, key_cutoff: u32, pair_cutoff: u32) -> Self {
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
        let space = Space {
            keys: number(keys, key_cutoff),
            pairs: number(pairs, pair_cutoff),
            usage,
            ..Space::default()
        };
        space.laid_out()
    }

    /// The same with places for all weights.
    fn laid_out(self) -> Self {
        let mut space = self;
        space.pairs_at = space.keys.len() * PLACES;
        space.classes_at = space.pairs_at + space.pairs.len() * PAIR_PLACES;
        space.class_parts_at = space.classes_at + CLASSES;
        space.covers_at = space.class_parts_at + 2 * 4096 + 256;
        space.cover_bits_at = space.covers_at + COVERS;
        space.nears_at = space.cover_bits_at + 512 + 9 * 8;
        space.usage_at = space.nears_at + NEARS;
        space.len = space.usage_at + KINDS * PLACES;
        space
    }

    /// The same without usage: what it weighs is added to the weights of each key,
    /// those of `lexicon` among them, so that a model need not know of it.
    pub fn settled(&self, weights: &[f32], lexicon: &Lexicon) -> (Space, Vec<f32>) {
        let used = lexicon.words.iter().flatten();
        let used = used.filter(|k| self.usage.contains_key(k));
        let keys: BTreeSet<u32> = used.chain(self.keys.keys()).copied().collect();
        let settled = Space {
            keys: keys.into_iter().zip(0..).collect(),
            usage: Usage::new(),
            ..self.clone()
        };
        let settled = settled.laid_out();
        let mut out = vec![0.0; settled.len];
        let mut places = Vec::new();
        for (&key, &k) in &settled.keys {
            for place in 0..PLACES {
                places.clear();
                self.key_places(key, place, &mut places);
                out[k as usize * PLACES + place] =
                    places.iter().map(|&f| weights[f as usize]).sum();
            }
        }
        out[settled.pairs_at..settled.usage_at]
            .copy_from_slice(&weights[self.pairs_at..self.usage_at]);
        (settled, out)
    }

    fn key_places(&self, key: u32, place: usize, out: &mut Vec<u32>) {
        if let Some(k) = self.keys.get(&key) {
            out.push((*k as usize * PLACES + place) as u32);
        }
        for kind in self.usage.get(&key).into_iter().flatten() {
            out.push((self.usage_at + *kind as usize * PLACES + place) as u32);
        }
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
            self.key_places(at(d).key, place, out);
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
