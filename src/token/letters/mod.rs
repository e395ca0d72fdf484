//! What bytes are, as bitmaps, 64 bytes a word, so that the scanner finds the ends
//! of tokens by counting zeros.

mod block;
mod shape;
mod simd;

pub(super) use block::{BLOCKS, Blocks, WINDOW};
pub(super) use shape::{LONGEST_ASCII, LONGEST_WIDE, has_syllable_shape};
pub(super) use simd::classify;
pub(crate) use simd::{Task, prefetch, run_widest};
