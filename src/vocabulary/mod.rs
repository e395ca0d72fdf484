//! What `data/` knows of words: units, currencies, numbers, modifiers, papers, classes of nouns.
//! Imports `value`, `number`, `calendar` and `normalize`.

pub(crate) mod class;
pub(crate) mod entries;
pub(crate) mod trie;
pub(crate) mod words;
