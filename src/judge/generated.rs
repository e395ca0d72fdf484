//! The rows of `data/judge/`, as `build/` has written them, and the files themselves with
//! their cases.

use std::borrow::Cow;

use super::rows::{Gap, Item, Phrase, Row, Section, Step, Table, Verdict};
use crate::{
    tsv,
    value::{kind::Kind, traits::Traits},
    vocabulary::{WordId, class::Class, set::Hint},
};

include!(concat!(env!("OUT_DIR"), "/judge.rs"));
