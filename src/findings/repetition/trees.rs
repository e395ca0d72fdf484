//! Trees of questions about two figures of one value, whose ends are weights: what `build/` has
//! written of `data/told.tsv`.

use super::pair::Traits;

/// A question: whether a trait is less than a number; where it leads if so, and if not: to another
/// split of the same tree, or behind them to one of its ends.
#[derive(Clone, Debug, PartialEq)]
#[repr(align(8))] // so that its place is a shift away
pub(crate) struct Split {
    pub of: u8,
    pub limit: u16,
    pub ways: [u8; 2],
}

/// The splits of a tree from its root on, and what its ends weigh.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree<S, E> {
    pub splits: S,
    pub ends: E,
}

/// How sure it is that two figures are one: as who checks a text would say, or more likely than
/// not by far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sure {
    Stated,
    Likely,
}

impl Sure {
    pub const ALL: [Sure; 2] = [Sure::Stated, Sure::Likely];
}

/// A few trees, and what all up to here say together.
pub(super) struct Block {
    pub trees: &'static [Tree<&'static [Split], &'static [i16]>],
    /// In the order of [`Sure`].
    pub stops: [Stop; 2],
}

/// Who weighs less than `low` is not the same, whatever the trees behind say; who weighs no less
/// than `high` is. Of the last block both are one.
pub(super) struct Stop {
    pub low: i32,
    pub high: i32,
}

/// What some blocks say of two figures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weighed {
    Same,
    Other,
    /// That is left to those behind; what all up to here weigh.
    Open(i32),
}

impl Weighed {
    pub fn is_open(self) -> bool {
        matches!(self, Weighed::Open(_))
    }

    /// What these blocks say of two figures, of which others have said what they weigh.
    pub fn go_on(self, blocks: &[Block], traits: &Traits, sure: Sure) -> Weighed {
        let Weighed::Open(mut all) = self else {
            return self;
        };
        for block in blocks {
            let Stop { low, high } = &block.stops[sure as usize];
            all += block.weigh(traits);
            if all >= *high {
                return Weighed::Same;
            }
            if all < *low {
                return Weighed::Other;
            }
        }
        Weighed::Open(all)
    }
}

/// So many of a weight are one: of the logarithm of the odds.
#[cfg(test)]
pub(crate) const UNIT: f64 = 1000.0;

impl Block {
    /// What its trees weigh together.
    fn weigh(&self, traits: &Traits) -> i32 {
        self.trees.iter().map(|tree| tree.weigh(traits)).sum()
    }
}

impl<S: AsRef<[Split]>, E: AsRef<[i16]>> Tree<S, E> {
    /// What the end weighs to which it leads.
    pub fn weigh(&self, traits: &Traits) -> i32 {
        let (splits, mut at) = (self.splits.as_ref(), 0);
        while let Some(Split { of, limit, ways }) = splits.get(at) {
            at = ways[usize::from(traits[usize::from(*of)] >= *limit)].into();
        }
        self.ends.as_ref()[at - splits.len()].into()
    }
}
