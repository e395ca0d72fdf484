//! [`Atom`]: a word, a run of digits or a sign.

use std::cell::Cell;

use crate::{span::Span, token::TokenKind, vocabulary::WordId};

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

/// A span of the text in few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span32 {
    pub start: u32,
    pub end: u32,
}

impl Span32 {
    /// How many bytes it has.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// What of `text` it covers.
    pub fn text(self, text: &str) -> &str {
        Span::from(self).text(text)
    }
}

impl From<Span> for Span32 {
    /// A tape holds texts of four gigabytes at most, see [`Tape`](super::Tape).
    fn from(span: Span) -> Self {
        Span32 {
            start: span.start as u32,
            end: span.end as u32,
        }
    }
}

impl From<Span32> for Span {
    fn from(span: Span32) -> Self {
        Span::new(span.start as usize, span.end as usize)
    }
}

/// A word, a run of digits or a sign.
#[derive(Clone, Debug)]
pub(crate) struct Atom {
    pub span: Span32,
    /// The sentence it stands in.
    pub sentence: u32,
    /// Where its folded form stands among those of the tape, where the vocabulary has none.
    pub(super) key: Span32,
    /// The word of the vocabulary that it is.
    pub word: WordId,
    /// How far the segmented word reaches that it is part of, see [`words`](super::words).
    pub(super) reach: Cell<Reach>,
    pub kind: AtomKind,
    pub case: Case,
    /// White space stands before it.
    pub spaced: bool,
    /// Which part of its token it is.
    pub(super) part: Part,
    /// What this token is.
    pub(super) token: TokenKind,
}

/// Which part of its token an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    First,
    /// A further one, of the same word.
    Further,
    /// A further one that another line begins with, see [`seam`](super::seam).
    BehindSeam,
}

/// How far a segmented word reaches from one of its atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// How many atoms back it begins.
    pub back: u16,
    /// How many atoms on it ends.
    pub forward: u16,
}

impl Reach {
    /// Nobody has asked yet.
    pub const UNKNOWN: Reach = Reach {
        back: 0,
        forward: 0,
    };

    /// The atom is a word of its own.
    pub const ALONE: Reach = Reach {
        back: 0,
        forward: 1,
    };
}

/// How a word is written.
pub(super) fn case_of(raw: &str) -> Case {
    let mut letters = raw.chars().filter_map(is_capital);
    match letters.next() {
        Some(true) => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(|capital| capital) {
                Case::Upper
            } else {
                Case::Title
            }
        }
        _ => Case::Lower,
    }
}

/// Whether a letter is a capital; nothing for what is no letter.
pub(super) fn is_capital(c: char) -> Option<bool> {
    match c {
        'a'..='z' => Some(false),
        'A'..='Z' => Some(true),
        // The letters of Vietnamese, without a look into the tables of Unicode.
        'À'..='Ö' | 'Ø'..='Þ' | 'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => Some(true),
        'ß'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(false),
        'Ạ'..='ỹ' => Some((c as u32).is_multiple_of(2)),
        c => c.is_alphabetic().then(|| c.is_uppercase()),
    }
}

#[cfg(test)]
thread_local! {
    /// How often an atom was looked at: the work of a test, which no clock measures.
    pub(crate) static LOOKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}
