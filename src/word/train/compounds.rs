//! Words of two units and more: the lexicon, and what it says about a gap.

use std::collections::HashSet;

use super::corpus::{Gap, Keys, Sample};
use crate::word::{
    cover::{CASE_PAIRS, Cover, LONGEST_MATCH},
    key::{class, key_into},
};

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
        for (i, lengths) in out.iter_mut().enumerate() {
            ids.clear();
            ids.push(sample.units[i].key);
            for j in i + 1..n.min(i + 12) {
                if sample.gaps[j - 1] == Gap::Fixed {
                    break;
                }
                ids.push(sample.units[j].key);
                if self.words.contains(&ids) {
                    *lengths |= 1 << (j + 1 - i);
                }
                if !self.prefixes.contains(&ids) {
                    break;
                }
            }
        }
        out
    }
}

/// What the lexicon says about each gap: for the table of covers (with case) and
/// for that of gaps around.
pub(crate) fn cover(sample: &Sample, lengths: &[u32]) -> Vec<(u32, u32)> {
    let n = sample.units.len();
    let class = |i: usize| sample.units.get(i).map_or(class::EDGE, |u| u.class);
    let mut lexicon = Cover::default();
    let mut out = Vec::with_capacity(n);
    for j in 0..n + 2 {
        let lengths = lengths.get(j).copied().unwrap_or(0);
        let more = 30 - (lengths | 2).leading_zeros();
        let two = lengths >> 2 & 1;
        let three = lengths >> 3 & 1;
        let longer = u32::from(lengths > 7);
        lexicon.push((two | three << 1 | longer << 2 | more << LONGEST_MATCH) as u8);
        let Some(i) = j.checked_sub(2) else { continue };
        let (cover, near) = lexicon.gap();
        let case = usize::from(CASE_PAIRS[usize::from(class(i) << 4 | class(i + 1))]);
        out.push(((cover | case << 9) as u32, (cover | near << 9) as u32));
    }
    out
}
