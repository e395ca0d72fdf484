//! Trees of questions about two figures of one value, whose ends are weights: what `build/` has
//! written of `data/told.tsv`.

use super::pair::Traits;

/// Where a split of a tree leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Way {
    /// To another split of the same tree, counted from its first one.
    To(u8),
    /// To an end, with what it weighs.
    Weight(i16),
}

/// A question: whether a trait is less than a number; where it leads if so, and if not.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Split {
    pub of: u8,
    pub limit: u16,
    pub ways: [Way; 2],
}

/// How sure it is that two figures are one: as who checks a text would say, or more likely than
/// not by far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sure {
    Stated,
    Likely,
}

/// A few trees, each the splits from its root on, and what all up to here say together.
pub(super) struct Block {
    pub trees: &'static [&'static [Split]],
    /// In the order of [`Sure`].
    pub stops: [Stop; 2],
}

/// Who weighs less than `low` is not the same, whatever the trees behind say; who weighs no less
/// than `high` is. Of the last block both are one.
pub(super) struct Stop {
    pub low: i32,
    pub high: i32,
}

/// So many of a weight are one: of the logarithm of the odds.
#[cfg(test)]
pub(crate) const UNIT: f64 = 1000.0;

impl Block {
    /// What its trees weigh together.
    pub fn weigh(&self, traits: &Traits) -> i32 {
        self.trees.iter().map(|tree| weight(tree, traits)).sum()
    }
}

/// Whether the trees say that two figures are one, of which others have said what they weigh.
pub(super) fn say(mut all: i32, blocks: &[Block], traits: &Traits, sure: Sure) -> bool {
    for block in blocks {
        let Stop { low, high } = &block.stops[sure as usize];
        all += block.weigh(traits);
        if all < *low || all >= *high {
            return all >= *high;
        }
    }
    false
}

/// What the end weighs to which a tree leads.
pub(crate) fn weight(tree: &[Split], traits: &Traits) -> i32 {
    let mut at = 0;
    loop {
        let Split { of, limit, ways } = &tree[at];
        match ways[usize::from(traits[usize::from(*of)] >= *limit)] {
            Way::To(next) => at = next.into(),
            Way::Weight(weight) => return weight.into(),
        }
    }
}
