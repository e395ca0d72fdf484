//! The words of a short line in their look-up form.

use crate::{
    normalize::{fold, is_combining},
    span::Span,
};

/// A run of letters, or a run of digits.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub span: Span,
    /// The look-up form; the digits themselves for a number.
    pub key: String,
    pub number: bool,
}

/// The words of `text`, which stands at `base`.
pub(super) fn words(text: &str, base: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let number = c.is_ascii_digit();
        if !number && !is_letter(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            if number != c.is_ascii_digit() || !(number || is_letter(c)) {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let key = if number {
            text[start..end].to_owned()
        } else {
            fold(&text[start..end])
        };
        words.push(Word {
            span: Span::new(base + start, base + end),
            key,
            number,
        });
    }
    words
}

pub(super) fn is_letter(c: char) -> bool {
    (c.is_alphabetic() && !c.is_ascii_digit()) || is_combining(c)
}

/// Whether `word` begins with a capital, also a decomposed one.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether `text` is one or more names and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let mut names = 0;
    for token in text.split_whitespace() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            if !token.chars().all(|c| "-–—&+,/|".contains(c)) {
                return false;
            }
        } else if is_capitalised(bare) && !bare.contains(|c: char| c.is_ascii_digit()) {
            names += 1;
        } else if fold(bare) != "và" {
            return false;
        }
        if token.ends_with([':', ';', '!', '?', '”', '"']) || token.starts_with(['“', '"']) {
            return false;
        }
    }
    (1..=8).contains(&names)
}
