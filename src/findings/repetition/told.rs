//! The trees of `data/told.tsv`, as `build/` has written them.

use super::{
    pair::{TRAITS, WITHOUT_WORDS},
    trees::{Block, Split, Stop, Tree},
};

/// The place of a trait; a table that names another one stops the build here.
const fn place(name: &str) -> u8 {
    let mut at = 0;
    while at < TRAITS.len() {
        if is_same(TRAITS[at].as_bytes(), name.as_bytes()) {
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

/// So many blocks, the first ones, ask for no words.
pub(super) const NEED_NO_WORDS: usize = {
    let mut blocks = 0;
    while blocks < TREES.len() && asks_no_words(TREES[blocks].trees) {
        blocks += 1;
    }
    blocks
};

const _: () = assert!(
    NEED_NO_WORDS > 0,
    "the first trees of data/told.tsv ask for words, which are dear, of each pair"
);

const fn asks_no_words(trees: &[Tree<&[Split], &[i16]>]) -> bool {
    let mut tree = 0;
    while tree < trees.len() {
        let mut split = 0;
        while split < trees[tree].splits.len() {
            if trees[tree].splits[split].of as usize >= WITHOUT_WORDS {
                return false;
            }
            split += 1;
        }
        tree += 1;
    }
    true
}
