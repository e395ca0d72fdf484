//! The trees of `data/told.tsv`, as `build/` has written them.

use super::{
    pair::TRAITS,
    trees::{Block, Split, Stop, Way},
};

/// The place of a trait; a table that names another one stops the build here.
const fn place(name: &str) -> u8 {
    let mut at = 0;
    while at < TRAITS.len() {
        if is_same(TRAITS[at].0.as_bytes(), name.as_bytes()) {
            return at as u8;
        }
        at += 1;
    }
    panic!("data/told.tsv names a trait that src/findings/repetition/pair.rs does not have")
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

include!(concat!(env!("OUT_DIR"), "/told.rs"));
