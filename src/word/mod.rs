//! The word segmenter: which syllables make one word.
//!
//! Each gap between two tokens is decided on its own by a linear model, so that
//! the work is a handful of look-ups a token. The model is compiled in; others
//! are trained by `examples/train.rs` and read by [`Segmenter::from_path`].

mod cover;
mod decode;
mod hash;
mod key;
mod kind;
mod model;
mod segmenter;
#[cfg(feature = "train")]
pub mod train;
mod user;

pub use segmenter::{Segmenter, Worker};
pub use user::UserLexicon;

use crate::Span;

/// A word: one token or several that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// Where it stands, the spaces between its syllables included.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
}

/// What a word is, as far as its tokens tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// A word of Vietnamese syllables.
    Word,
    /// Written like a name: every syllable with a capital, and not one syllable
    /// alone at the beginning of a sentence.
    Name,
    /// Letters that are no Vietnamese syllable: `Facebook`, `HCM`.
    Foreign,
    /// A number with its separators: `31-8-2018`, `98,2%`.
    Number,
    /// Letters, digits and signs in one: `217-QĐ/TW`, `TP.`.
    Symbol,
    /// A punctuation mark or other sign.
    Punct,
    /// A web address, e-mail address, `@name` or `#tag`.
    Address,
}
