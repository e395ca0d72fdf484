//! A word and what it can be.

use crate::span::Span;

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
