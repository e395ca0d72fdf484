//! Pairs as rows of a sparse matrix, laid over one another.

use std::collections::BTreeMap;

use crate::word::model::{NO_ID, NO_PAIR};

/// The pairs of a model, as [`model`](crate::word::model) describes them.
#[derive(Debug)]
pub(crate) struct Rows {
    /// Where the row of each id begins.
    pub bases: Vec<u32>,
    /// Whose each slot is, and the pair in it.
    pub slots: Vec<(u16, u32)>,
}

/// Lays out `pairs`, by left and right id, all below `ids`. The rows of the lower ids
/// come first, each as far in front as it fits: ids are given by frequency, so that
/// most look-ups touch the beginning of the tables alone.
pub(crate) fn lay_out(pairs: &BTreeMap<(u16, u16), u32>, ids: usize) -> Rows {
    let mut rows: BTreeMap<u16, Vec<(usize, u32)>> = BTreeMap::new();
    for (&(left, right), &pair) in pairs {
        rows.entry(left).or_default().push((right.into(), pair));
    }
    const FREE: (u16, u32) = (NO_ID, NO_PAIR);
    let (mut bases, mut slots) = (vec![0; ids], Vec::new());
    let is_free = |slots: &[(u16, u32)], slot: usize| slots.get(slot).is_none_or(|s| *s == FREE);
    // The first slot that is free.
    let mut free = 0;
    for (id, row) in rows {
        let (first, last) = (row[0].0, row[row.len() - 1].0);
        let mut base = free.max(first) - first;
        while !row.iter().all(|&(right, _)| is_free(&slots, base + right)) {
            base += 1;
        }
        slots.resize(slots.len().max(base + last + 1), FREE);
        for (right, pair) in row {
            slots[base + right] = (id, pair);
        }
        bases[usize::from(id)] = base as u32;
        while !is_free(&slots, free) {
            free += 1;
        }
    }
    Rows { bases, slots }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_stands_where_it_is_looked_for() {
        let pairs: BTreeMap<(u16, u16), u32> = (1..400u32)
            .map(|n| (((n * n % 61 + 1) as u16, (n * 7 % 97) as u16), n))
            .collect();
        let rows = lay_out(&pairs, 97);
        for left in 1..97 {
            for right in 0..97 {
                let slot = rows.bases[usize::from(left)] as usize + usize::from(right);
                let found = rows.slots.get(slot).filter(|(owner, _)| *owner == left);
                assert_eq!(found.map(|s| s.1), pairs.get(&(left, right)).copied());
            }
        }
    }
}
