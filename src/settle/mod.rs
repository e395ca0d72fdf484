//! Chosen readings become facts: times against the publication date and what was spoken
//! of before, papers linked to their dates. Imports `judge` and what that may import.

pub(crate) mod calendar;
mod compared;
pub(crate) mod estimate;
pub(crate) mod facts;
pub(crate) mod issuer;
mod mention;
pub(crate) mod period;
mod place;
pub(crate) mod reference;
pub(crate) mod sentence;
pub(crate) mod spoken;
mod stages;
mod time;
pub(crate) mod times;
