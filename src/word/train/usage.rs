//! How units are used in raw text: how common each is, and how often it has a
//! capital. So alike are names that no treebank has; and capitals are what text in
//! capitals and text in small letters do not show.

use std::collections::HashMap;

use super::corpus::{Sample, may_join};
use crate::word::key::class;

/// Where in a hundred the kinds by capitals part.
const CAPITALS: [u64; 7] = [2, 5, 12, 25, 45, 65, 85];

/// How many kinds there are: by capitals, and by the logarithm of the count.
pub(crate) const KINDS: usize = CAPITALS.len() + 1 + u32::BITS as usize;

/// The two kinds that each unit is of.
pub(crate) type Usage = HashMap<u32, [u32; 2]>;

/// Counts units in raw text, where their case is free: not where a sentence or a
/// quotation may begin, and not among capitals.
pub(crate) fn usage(raw: &[Sample]) -> Usage {
    let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
    for sample in raw {
        for around in sample.units.windows(2) {
            let [before, unit] = [around[0], around[1]];
            if may_join(before) && !matches!(unit.class, class::UPPER | class::UPPER_FOREIGN) {
                let capital = matches!(unit.class, class::TITLE | class::TITLE_FOREIGN);
                let (all, capitals) = counts.entry(unit.key).or_default();
                *all += 1;
                *capitals += u32::from(capital);
            }
        }
    }
    let kinds = |(all, capitals): (u32, u32)| {
        let share = |percent: &u64| u64::from(capitals) * 100 >= u64::from(all) * percent;
        let capital = CAPITALS.iter().filter(|c| share(c)).count() as u32;
        [capital, CAPITALS.len() as u32 + 1 + all.ilog2()]
    };
    counts.into_iter().map(|(k, n)| (k, kinds(n))).collect()
}
