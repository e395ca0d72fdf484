//! The vocabulary of `data/`, as `build/` has written it.

use std::{borrow::Cow, sync::Arc};

use once_cell::sync::Lazy;
use rust_decimal::Decimal;

use super::{
    class::Class,
    entry::{Cue, CuePlace, Currency, DocumentType, Entry, Unit},
    set::{Phrases, Set},
    tables::Vocabulary,
    trie::{Edge, Node, Trie},
    words::Words,
};
use crate::{
    number::role::NumberWord,
    value::{evidence::Shape, kind::Kind, modifier::Modifier},
};

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

impl Vocabulary {
    /// The crate's own vocabulary, to be shared or copied.
    pub fn shared() -> Arc<Vocabulary> {
        static SHARED: Lazy<Arc<Vocabulary>> = Lazy::new(|| Arc::new(VOCABULARY.clone()));
        Arc::clone(&SHARED)
    }
}
