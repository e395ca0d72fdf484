//! How common words are, by `data/common_words.tsv`, as `build/` has written it.

use super::word::Common;

include!(concat!(env!("OUT_DIR"), "/common_words.rs"));
