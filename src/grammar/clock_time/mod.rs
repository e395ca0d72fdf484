//! Clock times and parts of the day. Imports calendar points.

mod read;
mod zone;

pub(crate) use read::{OPENS, point, read};
