//! Fractions: a part out of a whole, written as two numbers.

mod of_units;
mod percent;
mod ratio;
mod read;

pub(crate) use read::{OPENS, read};
