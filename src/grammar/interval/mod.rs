//! Intervals and lists of calendar points and times.

mod parts;
mod read;
mod years;

pub(crate) use read::{OPENS, read};
