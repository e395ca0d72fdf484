//! Ranges and lists of points that share what only one of them spells out. Imports
//! calendar points and clock times.

mod grains;
mod item;
mod read;
mod share;

pub(crate) use read::read;
