//! Lexicon words over units, and what they say about a gap.

use std::collections::{HashMap, HashSet};

use super::corpus::{Gap, Keys, Sample, Unit};
use crate::word::key::{class, key_into};

/// Words of two units and more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    pub words: HashSet<Vec<u32>>,
    pub prefixes: HashSet<Vec<u32>>,
}

impl Lexicon {
    pub fn add(&mut self, word: &str, keys: &mut Keys) {
        let mut key = String::new();
        let ids: Vec<u32> = word
            .split([' ', '_'])
            .filter(|s| !s.is_empty())
            .map(|s| {
                key.clear();
                key_into(s, &mut key);
                keys.intern(&key)
            })
            .collect();
        self.insert(ids);
    }

    pub fn insert(&mut self, ids: Vec<u32>) {
        if ids.len() > 1 {
            for n in 2..ids.len() {
                self.prefixes.insert(ids[..n].to_vec());
            }
            self.words.insert(ids);
        }
    }

    /// Rebuilds the prefixes after words were taken out.
    pub fn settle(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.prefixes.clear();
        for word in words {
            self.insert(word);
        }
    }

    /// Lengths of the words that begin at each unit, as a bit mask.
    pub fn lengths(&self, sample: &Sample) -> Vec<u32> {
        let n = sample.units.len();
        let mut out = vec![0; n];
        let mut ids = Vec::new();
        for i in 0..n {
            ids.clear();
            ids.push(sample.units[i].key);
            for j in i + 1..n.min(i + 12) {
                if sample.gaps[j - 1] == Gap::Fixed {
                    break;
                }
                ids.push(sample.units[j].key);
                if self.words.contains(&ids) {
                    out[i] |= 1 << (j + 1 - i);
                }
                if !self.prefixes.contains(&ids) {
                    break;
                }
            }
        }
        out
    }
}

/// Number of values of [`cover`].
pub(crate) const COVERS: usize = 1 << 12;

/// What the lexicon says about each gap, as one number.
pub(crate) fn cover(sample: &Sample, lengths: &[u32]) -> Vec<u32> {
    let n = sample.units.len();
    let at = |i: isize| -> u32 {
        if i < 0 || i as usize >= n {
            0
        } else {
            lengths[i as usize]
        }
    };
    let (mut long_end, mut greedy_end) = (0, 0);
    (0..n)
        .map(|i| {
            let here = lengths[i];
            let longest = if here == 0 {
                1
            } else {
                31 - here.leading_zeros() as usize
            };
            if longest >= 4 {
                long_end = long_end.max(i + longest);
            }
            if i >= greedy_end {
                greedy_end = i + longest;
            }
            let i = i as isize;
            let bit = |yes: bool, n: u32| u32::from(yes) << n;
            bit(here & 4 != 0, 0)
                | bit(at(i - 1) & 4 != 0, 1)
                | bit(at(i + 1) & 4 != 0, 2)
                | bit(here & 8 != 0, 3)
                | bit(at(i - 1) & 8 != 0, 4)
                | bit(long_end as isize > i + 1, 5)
                | bit(greedy_end as isize > i + 1, 6)
                | bit(at(i + 1) & !7 != 0, 7)
                | bit(at(i - 2) & 8 != 0, 8)
                | case_pair(sample, i as usize) << 9
        })
        .collect()
}

/// How the two units around a gap are written, 0 to 7.
fn case_pair(sample: &Sample, i: usize) -> u32 {
    let of = |unit: Option<&Unit>| match unit.map(|u| u.class) {
        Some(class::LOWER | class::LOWER_FOREIGN) => 0,
        Some(class::TITLE | class::TITLE_FOREIGN | class::INITIAL) => 1,
        Some(class::UPPER | class::UPPER_FOREIGN) => 2,
        _ => 3,
    };
    match (of(sample.units.get(i)), of(sample.units.get(i + 1))) {
        (0, 0) => 0,
        (1, 0) => 1,
        (1, 1) => 2,
        (0, 1) => 3,
        (2, 2) => 4,
        (3, _) => 5,
        (_, 3) => 6,
        _ => 7,
    }
}

/// The forms of words counted in raw text.
pub(crate) type Counts = HashMap<Vec<u32>, u32>;
