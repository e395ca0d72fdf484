//! The words of a text without some of its capitals, how each is written, and what parts them.

use super::super::tables::LOST;
use crate::normalize::{fold_into, is_syllable};

/// A word or a number.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    /// In small letters.
    pub small: String,
    /// Where it begins and ends in the text.
    pub start: usize,
    pub end: usize,
    pub shape: Shape,
}

/// What the letters that TCVN3 can tell say of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Two capitals at least, and a syllable.
    Capitals,
    /// Two capitals at least, and no syllable.
    Short,
    /// A capital, and small letters.
    Title,
    /// One capital, and letters that do not tell.
    Open,
    /// The first letter does not tell, the others are small or do not tell.
    Lost,
    Small,
    Digits,
}

impl Shape {
    pub fn code(self) -> char {
        match self {
            Shape::Capitals => 'U',
            Shape::Short => 'A',
            Shape::Title => 'T',
            Shape::Open => 'u',
            Shape::Lost => 'v',
            Shape::Small => 'l',
            Shape::Digits => 'd',
        }
    }

    fn of(word: &str) -> Shape {
        let first = word.chars().next().unwrap_or_default();
        if first.is_ascii_digit() {
            return Shape::Digits;
        }
        let told = || word.chars().filter(|c| !loses(*c));
        match told().count() {
            0 => Shape::Lost,
            n if !told().all(char::is_uppercase) => match n {
                _ if loses(first) => Shape::Lost,
                _ if first.is_uppercase() => Shape::Title,
                _ => Shape::Small,
            },
            1 if word.len() == first.len_utf8() => Shape::Title,
            1 if loses(first) => Shape::Lost,
            1 => Shape::Open,
            _ if is_word(word) => Shape::Capitals,
            _ => Shape::Short,
        }
    }
}

/// Whether a letter is a small one whose capital TCVN3 lacks.
pub(super) fn loses(letter: char) -> bool {
    !letter.is_ascii() && LOST.contains(&letter)
}

/// Whether letters are a syllable, and no abbreviation.
pub(super) fn is_word(letters: &str) -> bool {
    let mut folded = String::new();
    fold_into(letters, &mut folded);
    is_syllable(&folded)
}

/// The words of a text in order. One that was glued to the end of another is one of its own.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(from) = text[at..].find(char::is_alphanumeric) {
        let start = at + from;
        let digits = text[start..].starts_with(|c: char| c.is_ascii_digit());
        let goes_on = |c: char| match digits {
            true => c.is_ascii_digit(),
            false => c.is_alphabetic(),
        };
        let first = text[start..].chars().next().map_or(1, char::len_utf8);
        let size = text[start + first..].find(|c: char| !goes_on(c));
        at = size.map_or(text.len(), |size| start + first + size);
        let mut add = |start: usize, end: usize| {
            let word = &text[start..end];
            words.push(Word {
                text: word,
                small: word.to_lowercase(),
                start,
                end,
                shape: Shape::of(word),
            });
        };
        match glued(&text[start..at]) {
            Some(size) if !digits => {
                add(start, start + size);
                add(start + size, at);
            }
            _ => add(start, at),
        }
    }
    words
}

/// Where a second word begins in what is none: `nămáp`.
fn glued(word: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    if word.is_ascii() || word.len() > LONGEST || word.ends_with(char::is_uppercase) {
        return None;
    }
    let mut inner = word.char_indices().skip(2).filter(|(_, c)| loses(*c));
    let at = inner.find_map(|(at, _)| {
        let (one, other) = word.split_at(at);
        let small = one.ends_with(char::is_lowercase);
        (small && is_word(one) && is_word(other)).then_some(at)
    });
    at.filter(|_| !is_word(word))
}

/// What stands between a word and the one before it.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    /// Its last sign, with the quotes, brackets and bullets that open behind it; `S` for
    /// blanks, `G` for nothing.
    pub code: String,
    /// Blanks or nothing.
    pub blank: bool,
    /// No sentence ends in it, nor does a line.
    pub goes_on: bool,
}

impl Gap {
    /// Of the signs between two words; `first`: before the first.
    pub fn new(gap: &str, first: bool) -> Gap {
        let trimmed = gap.trim();
        let code = if first {
            "BEG".to_owned()
        } else if gap.contains('\n') {
            "NL".to_owned()
        } else if trimmed.is_empty() {
            if gap.is_empty() { "G" } else { "S" }.to_owned()
        } else {
            sign(gap, trimmed)
        };
        let blank = matches!(&*code, "S" | "G");
        let goes_on = blank || matches!(&*code, "," | ";" | "o" | ")" | "/");
        Gap {
            code,
            blank,
            goes_on,
        }
    }
}

fn sign(gap: &str, trimmed: &str) -> String {
    let quote = |c: char| matches!(c, '"' | '“' | '‘' | '\'' | '”' | '’');
    let opens = |c: char| quote(c) || matches!(c, '(' | '[' | '*' | '•');
    let before = trimmed.trim_end_matches(opens);
    let opening = &trimmed[before.len()..];
    let before = before.trim_end();
    let mut code = String::new();
    match before.chars().next_back() {
        _ if trimmed.contains("...") || trimmed.contains('…') => code.push('…'),
        Some('-' | '–' | '—') if opening.is_empty() => {
            let parted = gap.starts_with(char::is_whitespace) || gap.ends_with(char::is_whitespace);
            code.push(if parted { '-' } else { 'h' });
        }
        Some('-' | '–' | '—') => code.push('h'),
        Some(c) if ".!?:;,)/&+]".contains(c) || quote(c) => code.push(c),
        Some(_) => code.push('o'),
        None => {}
    }
    if opening.contains(quote) {
        code.push('q');
    }
    if opening.contains(['(', '[']) {
        code.push('(');
    }
    if opening.contains(['*', '•']) {
        code.push('*');
    }
    code
}

/// What stands behind a word: nothing for blanks, else its first sign.
pub(super) fn behind(gap: &str, last: bool) -> char {
    match gap.trim_start().chars().next() {
        _ if last || gap.contains('\n') => '#',
        None => ' ',
        Some('-' | '–') if gap.chars().count() == 1 => 'h',
        Some(c) if ".,:;)(\"”-".contains(c) => c,
        Some(_) => 'o',
    }
}
