//! Recognisers, a file or a folder a kind: they look at phrases and propose readings.
//! Imports `phrase` and what that may import.

mod ahead;
pub(crate) mod candidate;
pub(crate) mod clock_time;
pub(crate) mod custom;
pub(crate) mod date;
pub(crate) mod document;
pub(crate) mod duration;
mod elided;
pub(crate) mod fraction;
pub(crate) mod interval;
pub(crate) mod money;
pub(crate) mod name;
pub(crate) mod opens;
pub(crate) mod ordinal;
pub(crate) mod percent;
pub(crate) mod point;
pub(crate) mod quantity;
pub(crate) mod recognisers;
pub(crate) mod recurrence;
pub(crate) mod series;
pub(crate) mod shared_unit;
pub(crate) mod spread;
