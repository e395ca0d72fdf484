//! The scanner: text into tokens, loss-free.

use crate::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// A run of letters that may be a Vietnamese syllable.
    Syllable,
    /// A run of letters that is none: another language, an abbreviation.
    Foreign,
    /// Digits with the separators and the percent sign that belong to them: `1.061`, `31-8-2018`, `98,2%`.
    Number,
    /// A run of letters, digits and signs: `217-QĐ/TW`, `LĐ-TB&XH`, `1tr5`.
    Symbol,
    /// A punctuation mark or other sign, one character (`...` is one token).
    Punct,
    /// White space within a line.
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

/// A token: a view into the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// The tokens of `text`; put together they are `text` again.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let class = class(c);
        let mut end = start + c.len_utf8();
        if class != TokenKind::Punct {
            while let Some(&(at, next)) = chars.peek() {
                if self::class(next) != class {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        out.push(Token {
            span: Span::new(start, end),
            kind: class,
        });
    }
    out
}

fn class(c: char) -> TokenKind {
    match c {
        '\n' | '\r' => TokenKind::Newline,
        c if c.is_whitespace() => TokenKind::Space,
        c if c.is_ascii_digit() => TokenKind::Number,
        c if c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c) => TokenKind::Syllable,
        _ => TokenKind::Punct,
    }
}
