//! Words that change a figure (`gần`, `hơn`, `khoảng`): where they stand, and where they mean
//! something else.

mod frame;
mod sense;

pub(crate) use frame::{Framed, about, frame, from, leading};
