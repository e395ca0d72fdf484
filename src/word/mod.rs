//! The word segmenter.

pub(crate) mod key;
#[cfg(feature = "train")]
pub mod train;

use crate::{
    Span,
    token::{Token, TokenKind},
};

/// A word: one token or several that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// Where it stands, the spaces between its syllables included.
    pub span: Span,
    /// The kind of its first token.
    pub kind: TokenKind,
}

/// The words of tokens, white space left out.
pub fn words(_text: &str, tokens: &[Token]) -> Vec<Word> {
    tokens
        .iter()
        .filter(|t| !matches!(t.kind, TokenKind::Space | TokenKind::Newline))
        .map(|t| Word {
            span: t.span,
            kind: t.kind,
        })
        .collect()
}
