//! The words of a short line in their look-up form.

use crate::{
    normalize::{fold_into, is_letter, with_folded},
    span::Span,
};

/// A run of letters, or a run of digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub span: Span,
    pub number: bool,
    /// Where its key stands among the keys of the list.
    key: (usize, usize),
}

/// The words of a text. Their keys stand in one string with single spaces between
/// them, so that the key of a phrase is a piece of it.
pub(super) struct WordList {
    words: Vec<Word>,
    keys: String,
}

impl WordList {
    /// The words of `text`, which stands at `base`.
    pub(super) fn new(text: &str, base: usize) -> WordList {
        WordList::first(usize::MAX, text, base)
    }

    /// The first `count` words.
    pub(super) fn first(count: usize, text: &str, base: usize) -> WordList {
        let capacity = count.min(text.len() / 4 + 1);
        let mut words = Vec::with_capacity(capacity);
        let mut keys = String::with_capacity(5 * capacity);
        for (span, number) in cut(text).take(count) {
            if !words.is_empty() {
                keys.push(' ');
            }
            let from = keys.len();
            if number {
                keys.push_str(span.text(text));
            } else {
                fold_into(span.text(text), &mut keys);
            }
            words.push(Word {
                span: Span::new(base + span.start, base + span.end),
                number,
                key: (from, keys.len()),
            });
        }
        WordList { words, keys }
    }

    pub(super) fn all(&self) -> Words<'_> {
        Words {
            words: &self.words,
            keys: &self.keys,
        }
    }
}

/// Some of the words of a list, in a row.
#[derive(Clone, Copy)]
pub(super) struct Words<'w> {
    words: &'w [Word],
    keys: &'w str,
}

impl<'w> Words<'w> {
    pub(super) fn len(self) -> usize {
        self.words.len()
    }

    pub(super) fn iter(self) -> std::slice::Iter<'w, Word> {
        self.words.iter()
    }

    pub(super) fn get(self, index: usize) -> Option<&'w Word> {
        self.words.get(index)
    }

    /// Where the word stands; it must be there.
    pub(super) fn span(self, index: usize) -> Span {
        self.words[index].span
    }

    /// The look-up form of a word, the digits themselves for a number; empty where
    /// there is no word.
    pub(super) fn key(self, index: usize) -> &'w str {
        self.words
            .get(index)
            .map_or("", |word| &self.keys[word.key.0..word.key.1])
    }

    pub(super) fn is(self, index: usize, key: &str) -> bool {
        index < self.len() && self.key(index) == key
    }

    pub(super) fn is_number(self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.number)
    }

    /// Whether all are numbers.
    pub(super) fn are_numbers(self) -> bool {
        self.words.iter().all(|word| word.number)
    }

    /// The words before the one at `index`.
    pub(super) fn before(self, index: usize) -> Words<'w> {
        Words {
            words: &self.words[..index],
            ..self
        }
    }

    /// The words from the one at `index` on.
    pub(super) fn from(self, index: usize) -> Words<'w> {
        Words {
            words: &self.words[index..],
            ..self
        }
    }

    /// The look-up form of all of them.
    pub(super) fn phrase(self) -> &'w str {
        match (self.words.first(), self.words.last()) {
            (Some(first), Some(last)) => &self.keys[first.key.0..last.key.1],
            _ => "",
        }
    }
}

/// Where the words of `text` stand, and whether each is a number.
fn cut(text: &str) -> impl Iterator<Item = (Span, bool)> {
    let mut chars = text.char_indices();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|&(_, c)| c.is_ascii_digit() || is_letter(c))?;
        let number = first.is_ascii_digit();
        let mut behind = chars.clone();
        loop {
            let end = behind.offset();
            let goes_on = behind.next().is_some_and(|(_, c)| {
                if number {
                    c.is_ascii_digit()
                } else {
                    is_letter(c)
                }
            });
            if !goes_on {
                return Some((Span::new(start, end), number));
            }
            chars = behind.clone();
        }
    })
}

/// What `text` is from its first letter on.
pub(super) fn from_letters(text: &str) -> &str {
    let start = text.find(is_letter).unwrap_or(text.len());
    &text[start..]
}

/// What `look_up` makes of the key of the first word of `text`, without a list. Empty
/// where there is no word.
pub(super) fn with_first_key<T>(text: &str, look_up: impl FnOnce(&str) -> T) -> T {
    match cut(text).next() {
        Some((span, true)) => look_up(span.text(text)),
        Some((span, false)) => with_folded(span.text(text), look_up),
        None => look_up(""),
    }
}

/// The key of the first word, see [`with_first_key`]. Most lines are done with after a
/// look at it.
pub(super) fn first_key(text: &str) -> String {
    with_first_key(text, str::to_owned)
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
        } else if with_folded(bare, |key| key != "và") {
            return false;
        }
        if token.ends_with([':', ';', '!', '?', '”', '"']) || token.starts_with(['“', '"']) {
            return false;
        }
    }
    (1..=8).contains(&names)
}
