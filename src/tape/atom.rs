//! [`Atom`]: a word, a run of digits or a sign.

use crate::{span::Span, vocabulary::WordId};

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A run of letters.
    Word,
    /// A run of ASCII digits.
    Digits,
    /// Any other single character.
    Mark,
    /// A line end, text that is not read (furniture), or the tape's end.
    Break,
    /// An address of the web, a mention: never part of a figure.
    Opaque,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// First letter small.
    Lower,
    /// First letter a capital.
    Title,
    /// All capitals, two at least.
    Upper,
}

/// A word, a run of digits or a sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub span: Span,
    pub kind: AtomKind,
    /// White space stands before it.
    pub spaced: bool,
    pub case: Case,
    /// The sentence it stands in.
    pub sentence: u32,
    /// The word of the vocabulary that it is.
    pub word: WordId,
    /// The first atom of the segmented word it is part of, and the one behind its last.
    pub(super) range: (u32, u32),
    /// Where its folded form stands among those of the tape.
    pub(super) key: (u32, u32),
}
