//! Look-up keys and types of tokens: what the model knows a token by.

use crate::{normalize, token::TokenKind};

/// Appends the key of a syllable or sign: its look-up form with `i` for a final
/// `y` that sounds the same (`kỹ`, `kĩ`) and `quy` for `qui`.
pub(crate) fn key_into(text: &str, out: &mut String) {
    let from = out.len();
    normalize::fold_into(text, out);
    let key = &out[from..];
    let Some(last) = key.chars().next_back() else {
        return;
    };
    let head = &key[..key.len() - last.len_utf8()];
    let at = from + head.len();
    const PAIRS: [(char, char); 6] = [
        ('y', 'i'),
        ('ý', 'í'),
        ('ỳ', 'ì'),
        ('ỷ', 'ỉ'),
        ('ỹ', 'ĩ'),
        ('ỵ', 'ị'),
    ];
    let consonant = |h: &str| {
        h.ends_with([
            'b', 'c', 'd', 'đ', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'x',
        ])
    };
    if consonant(head) {
        if let Some((_, i)) = PAIRS.iter().find(|(y, _)| *y == last) {
            out.truncate(at);
            out.push(*i);
        }
    } else if head.ends_with("qu")
        && let Some((y, _)) = PAIRS.iter().find(|(_, i)| *i == last)
    {
        out.truncate(at);
        out.push(*y);
    }
}

/// The kinds of numbers that the model tells apart: by digits, then by sign.
#[cfg(feature = "train")]
pub(crate) const NUMBER_KEYS: [&str; 9] = [
    "<1>", "<2>", "<3>", "<4>", "<5>", "<1,0>", "<%>", "<1/1>", "<1-1>",
];

/// The place of a number in [`NUMBER_KEYS`].
pub(crate) fn number_key(text: &[u8]) -> usize {
    match text.iter().find(|b| !b.is_ascii_digit()) {
        None => text.len().clamp(1, 5) - 1,
        Some(b'.' | b',') => 5,
        Some(b'%') => 6,
        Some(b'/') => 7,
        Some(_) => 8,
    }
}

/// The type of a token, one of sixteen.
pub(crate) mod class {
    /// Before the first token and behind the last, and line ends.
    pub const EDGE: u8 = 0;
    pub const PUNCT: u8 = 1;
    pub const NUMBER: u8 = 2;
    pub const SYMBOL: u8 = 3;
    /// Syllables in small letters; one more with a capital, then capitals.
    pub const LOWER: u8 = 4;
    pub const TITLE: u8 = 5;
    pub const UPPER: u8 = 6;
    /// Letters that are no syllable.
    pub const LOWER_FOREIGN: u8 = 7;
    pub const TITLE_FOREIGN: u8 = 8;
    pub const UPPER_FOREIGN: u8 = 9;
    /// A single capital letter.
    pub const INITIAL: u8 = 10;
    pub const OPENING: u8 = 11;
    /// Web and e-mail addresses, mentions.
    pub const ADDRESS: u8 = 12;
}

/// The type of `text`, a token of `kind` with the look-up form `key`.
pub(crate) fn class_of(text: &str, kind: TokenKind, key: &str) -> u8 {
    match kind {
        TokenKind::Space | TokenKind::Newline => class::EDGE,
        TokenKind::Punct => match text {
            "(" | "[" | "\"" | "“" | "‘" | "'" | "«" | "-" | "–" => class::OPENING,
            _ => class::PUNCT,
        },
        TokenKind::Number => class::NUMBER,
        TokenKind::Symbol => class::SYMBOL,
        TokenKind::Url | TokenKind::Email | TokenKind::Mention => class::ADDRESS,
        TokenKind::Syllable | TokenKind::Foreign => letters_class(text, kind, key),
    }
}

fn letters_class(text: &str, kind: TokenKind, key: &str) -> u8 {
    let (mut upper, mut lower, mut n) = (0, 0, 0);
    let mut first = false;
    for c in text.chars() {
        if c.is_uppercase() {
            upper += 1;
            first |= n == 0;
            n += 1;
        } else if c.is_lowercase() {
            lower += 1;
            n += 1;
        }
    }
    let syllable = kind == TokenKind::Syllable && normalize::is_syllable(key);
    match (first, upper, lower) {
        (true, 1, 0) if !syllable || text.is_ascii() => class::INITIAL,
        (_, 0, _) if syllable => class::LOWER,
        (_, 0, _) => class::LOWER_FOREIGN,
        (_, 2.., 0) | (false, _, _) | (_, 2.., _) if !syllable => class::UPPER_FOREIGN,
        (_, 2.., 0) => class::UPPER,
        _ if syllable => class::TITLE,
        _ => class::TITLE_FOREIGN,
    }
}
