//! The words around a figure, as the text has them, compared with those around another one.

use crate::{
    normalize::is_alphanumeric,
    span::{Span, first_bytes, last_bytes},
};

/// So many words before a figure and behind it are looked at, and so many near to it.
const FAR: usize = 5;
const NEAR: usize = 3;

/// So many bytes are enough for them.
const BYTES: usize = 100;

/// A word, whatever the case of its first letter: a number made of its letters, whose last bit
/// says that it begins with a capital. 0 is none.
#[derive(Clone, Copy, Default)]
struct Word(u32);

/// The words before a figure, from the nearest on, and those behind it.
#[derive(Clone, Copy)]
pub(crate) struct Around([[Word; FAR]; 2]);

/// The words of the line around a span.
pub(crate) fn around(text: &str, span: Span) -> Around {
    #[cfg(test)]
    crate::tape::LOOKED.set(crate::tape::LOOKED.get() + BYTES);
    let before = last_bytes(&text[..span.start], BYTES);
    let behind = first_bytes(&text[span.end..], BYTES);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let behind = behind.split('\n').next().unwrap_or_default();
    // Letter by letter: words are short.
    let is_blank = |letter: char| letter == ' ';
    Around([take(before.rsplit(is_blank)), take(behind.split(is_blank))])
}

/// The next words, without the signs around them.
fn take<'a>(pieces: impl Iterator<Item = &'a str>) -> [Word; FAR] {
    // A piece at either end of it all is part of what stands at the figure.
    const MOST: usize = 2 * FAR;
    let mut words = [Word::default(); FAR];
    let found = pieces
        .take(MOST)
        .map(|piece| piece.trim_matches(|c| !is_alphanumeric(c)))
        .filter_map(word);
    for (place, word) in words.iter_mut().zip(found) {
        *place = word;
    }
    words
}

fn word(piece: &str) -> Option<Word> {
    const SPREAD: u32 = 0x9e37_79b1;
    let first = piece.chars().next()?;
    let rest = &piece[first.len_utf8()..];
    let capital = first.is_uppercase();
    let first = if capital {
        first.to_lowercase().next()?
    } else {
        first
    };
    let mix = |hash: u32, byte: u32| (hash.rotate_left(5) ^ byte).wrapping_mul(SPREAD);
    let hash = rest.bytes().map(u32::from).fold(mix(0, first.into()), mix);
    Some(Word(hash << 1 | 2 | u32::from(capital)))
}

impl Word {
    fn is_some(self) -> bool {
        self.0 != 0
    }

    fn is_capital(self) -> bool {
        self.0 & 1 == 1
    }

    fn is(self, other: Word) -> bool {
        self.0 | 1 == other.0 | 1
    }
}

impl Around {
    /// How many words near to both stand on the same side of them.
    pub fn shared(&self, other: &Around) -> usize {
        self.shared_of(other, NEAR)
    }

    /// How many words stand on the same side of both.
    pub fn shared_far(&self, other: &Around) -> usize {
        self.shared_of(other, FAR)
    }

    /// Whether the same name stands right before both.
    pub fn is_of_same_name(&self, other: &Around) -> bool {
        let pairs = self.0[0].iter().zip(&other.0[0]).take(2);
        pairs
            .filter(|(one, other)| one.is_capital() && other.is_capital() && one.is(**other))
            .count()
            == 2
    }

    fn shared_of(&self, other: &Around, far: usize) -> usize {
        let side = |side: usize| {
            let (words, others) = (&self.0[side][..far], &other.0[side][..far]);
            let is_shared = |(at, word): &(usize, &Word)| {
                let has = |words: &[Word]| words.iter().any(|other| word.is(*other));
                // A word that stands there twice says no more than once.
                word.is_some() && has(others) && !has(&words[..*at])
            };
            words.iter().enumerate().filter(is_shared).count()
        };
        side(0) + side(1)
    }
}
