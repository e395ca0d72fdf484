//! A word and what it can be.

use crate::{
    span::Span,
    token::{Token, TokenKind},
};

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

/// A token that is no space, and whether it belongs to the same word as the one before it.
/// Letters, digits and signs without a break all come as [`TokenKind::Syllable`]: the first
/// byte tells which they are. Texts of more than four gigabytes have none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub start: u32,
    pub end: u32,
    pub kind: TokenKind,
    pub joined: bool,
}

impl Piece {
    /// A token that is no space and no part of a longer word.
    pub fn alone(token: Token) -> Option<Piece> {
        let piece = Piece {
            start: u32::try_from(token.span.start).ok()?,
            end: u32::try_from(token.span.end).ok()?,
            kind: token.kind,
            joined: false,
        };
        (token.kind != TokenKind::Space).then_some(piece)
    }
}
