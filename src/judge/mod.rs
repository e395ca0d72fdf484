//! The only place where overlapping readings are decided. Imports `grammar` for what it proposes.

pub(crate) mod contest;
pub(crate) mod cues;
pub(crate) mod habit;
