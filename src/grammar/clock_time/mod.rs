//! Clock times and parts of the day. Imports calendar points.

mod read;
mod standing;
mod zone;

pub(crate) use read::{OPENS, point, read};
pub(crate) use standing::{changes, on_the_clock, opens_clause};
