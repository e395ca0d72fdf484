//! `data/told.tsv`: trees of questions about two figures of one value, whose leaves are weights.

use once_cell::sync::Lazy;

use super::pair::{TRAITS, Traits};
use crate::{
    error::Error,
    tsv::{Row, Table, built_in, table},
};

const TOLD: Table = table!("told.tsv");

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

/// Trees, each a list of splits from its root on.
pub(crate) struct Trees(pub Vec<Vec<Split>>);

/// So many of a weight are one: of the logarithm of the odds.
#[cfg(test)]
pub(crate) const UNIT: f64 = 1000.0;

pub(super) static TREES: Lazy<Trees> = Lazy::new(|| built_in(Trees::read(TOLD)));

fn way(row: &Row, at: usize) -> Result<Way, Error> {
    let told = row.column(at);
    let way = match told.strip_prefix('>') {
        Some(place) => place.parse().ok().map(Way::To),
        None => told.parse().ok().map(Way::Weight),
    };
    way.ok_or_else(|| row.error(&format!("`{told}` is no row of the tree and no weight")))
}

impl Trees {
    fn read(table: Table) -> Result<Trees, Error> {
        let names: Vec<(&str, u8)> = TRAITS
            .iter()
            .zip(0..)
            .map(|((n, _), at)| (*n, at))
            .collect();
        let mut trees: Vec<Vec<Split>> = Vec::new();
        for row in table.each(5) {
            let row = row?;
            let split = Split {
                of: row.one_of(1, "trait of two figures", &names)?,
                limit: u16::try_from(row.number(2)?)
                    .map_err(|_| row.error("the limit is too large"))?,
                ways: [way(&row, 3)?, way(&row, 4)?],
            };
            match row.column(0) {
                "tree" => trees.push(vec![split]),
                _ => trees
                    .last_mut()
                    .ok_or_else(|| row.error("no tree begins here"))?
                    .push(split),
            }
        }
        Ok(Trees(trees))
    }

    /// What the trees weigh together: thousandths of the logarithm of the odds.
    pub fn weigh(&self, traits: &Traits) -> i32 {
        self.0.iter().map(|tree| weight(tree, traits)).sum()
    }
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
