//! Forms for look-up. They exist beside the text, never in place of it.
//!
//! Imports nothing of the crate.

pub(crate) mod char_class;
mod fold;
mod key;
mod shape;
mod syllable;

pub(crate) use char_class::{
    is_alphabetic, is_alphanumeric, is_combining, is_invisible, is_letter,
};
pub(crate) use fold::lower_into;
pub(crate) use fold::with_folded;
pub use fold::{fold, fold_into};
pub use key::{fold_plain, fold_text};
pub(crate) use shape::is_syllable_like;
pub use syllable::is_syllable;
