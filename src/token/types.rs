//! A token and what it can be.

use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// A run of letters that has the shape of a Vietnamese syllable: short, a
    /// vowel among them, none of f, j, w and z. Whether it is one,
    /// [`is_syllable`](crate::normalize::is_syllable) tells.
    Syllable,
    /// Letters that are none: another language, an abbreviation (`HCM`), a
    /// foreign name with hyphens or apostrophes (`Cu-ba`, `H’Bông`).
    Foreign,
    /// Digits with the separators and the percent sign that belong to them:
    /// `1.061`, `31-8-2018`, `98,2%`, `05:40:00`.
    Number,
    /// Letters, digits and signs in one: `217-QĐ/TW`, `LĐ-TB&XH`, `1tr5`, `m2`,
    /// `TP.HCM`, `H.`.
    Symbol,
    /// A punctuation mark or other sign: one character with what modifies it
    /// (an emoji with its skin tone), or a run of `.`, `-`, `_`, `*`, `=`, `~`.
    Punct,
    /// White space within a line, no-break spaces included.
    Space,
    /// One or more line ends with the white space around them.
    Newline,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// `@name` or `#tag`.
    Mention,
}

impl TokenKind {
    /// Whether it is white space: [`Space`](Self::Space) or
    /// [`Newline`](Self::Newline).
    pub const fn is_white(self) -> bool {
        matches!(self, TokenKind::Space | TokenKind::Newline)
    }
}

/// A token: a view into the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}
