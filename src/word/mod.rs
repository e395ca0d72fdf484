//! The word segmenter: which syllables make one word.
//!
//! Each gap between two tokens is decided on its own by a linear model, so that
//! the work is a handful of look-ups a token. The model is compiled in; others
//! are trained by `examples/train.rs` and read by [`Segmenter::from_path`].
//!
//! Imports spans, errors, [`normalize`](crate::normalize) and [`token`](crate::token).

mod cover;
mod decode;
mod hash;
mod key;
mod kind;
mod model;
mod segmenter;
#[cfg(feature = "train")]
pub mod train;
mod types;
mod user;

pub(crate) use decode::edge;
pub use segmenter::{Segmenter, Worker};
pub use types::{Word, WordKind};
pub use user::UserLexicon;
