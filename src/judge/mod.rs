//! The only place where overlapping readings are decided. Imports `grammar` for what it proposes.

pub(crate) mod contest;
pub(crate) mod cues;
mod generated;
pub(crate) mod habit;
mod kinds;
mod known;
pub(crate) mod matcher;
pub(crate) mod read;
pub(crate) mod rows;
pub(crate) mod wide;

pub(crate) use known::{add_own, rules_of_crate};
