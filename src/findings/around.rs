//! The words around a figure, as the text has them, compared with those around another one.

use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

use crate::{
    normalize::is_alphanumeric,
    span::{Span, first_bytes, last_bytes},
    tsv::{built_in, table},
};

/// So many words before a figure and behind it are looked at, so many stand beside it, and so
/// many near to it.
const WIDE: usize = 10;
const FAR: usize = 5;
const NEAR: usize = 3;

/// So many bytes are enough for them.
const BYTES: usize = 100;

/// So many more words beside both figures, whatever they are, tell that the same is said.
const REPEATED: usize = 2;

/// A word, whatever the case of its first letter: a number made of its letters, whose last bits
/// say that it begins with a capital and that it has digits. 0 is none.
#[derive(Clone, Copy, Default)]
struct Word(u32);

/// The words before a figure, from the nearest on, and those behind it.
#[derive(Clone, Copy)]
pub(crate) struct Around([[Word; WIDE]; 2]);

/// Words beside which any figure may stand.
static EMPTY: Lazy<FxHashSet<u32>> = Lazy::new(|| {
    let tables = [table!("function_words.tsv"), table!("empty_words.tsv")];
    let rows = tables.into_iter().flat_map(|table| built_in(table.rows(1)));
    let words = rows.flat_map(|row| row.column(0).split('|'));
    words.filter_map(word).map(Word::folded).collect()
});

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
fn take<'a>(pieces: impl Iterator<Item = &'a str>) -> [Word; WIDE] {
    // A piece at either end of it all is part of what stands at the figure.
    const MOST: usize = WIDE + FAR;
    let mut words = [Word::default(); WIDE];
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
    // Vietnamese words are written without them.
    let digits = piece.bytes().any(|byte| byte.is_ascii_digit());
    Some(Word(
        hash << 3 | 4 | u32::from(digits) << 1 | u32::from(capital),
    ))
}

impl Word {
    fn is_some(self) -> bool {
        self.0 != 0
    }

    fn is_capital(self) -> bool {
        self.0 & 1 == 1
    }

    fn has_digits(self) -> bool {
        self.0 & 2 == 2
    }

    fn folded(self) -> u32 {
        self.0 | 1
    }

    fn is(self, other: Word) -> bool {
        self.folded() == other.folded()
    }

    /// Whether it says something of a figure beside it.
    fn tells(self) -> bool {
        self.is_some() && !EMPTY.contains(&self.folded())
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

    /// Whether so many words that say something stand around both, or some more of any sort beside
    /// both.
    pub fn has_in_common(&self, other: &Around, needed: usize) -> bool {
        if needed == 0 || self.shared_far(other) >= needed + REPEATED {
            return true;
        }
        let (words, others) = (self.0.as_flattened(), other.0.as_flattened());
        let is_shared = |(at, word): &(usize, &Word)| {
            let has = |words: &[Word]| words.iter().any(|other| word.is(*other));
            has(others) && !has(&words[..*at]) && word.tells()
        };
        words
            .iter()
            .enumerate()
            .filter(is_shared)
            .take(needed)
            .count()
            == needed
    }

    /// Whether other numbers stand beside them on one side, and no number beside both: two items
    /// of a list, which are told in the same words.
    pub fn has_other_numbers(&self, other: &Around) -> bool {
        let numbers = |side: &'_ [Word; WIDE]| {
            let mut numbers = [Word::default(); FAR];
            let found = side[..FAR].iter().filter(|word| word.has_digits());
            for (place, word) in numbers.iter_mut().zip(found) {
                *place = *word;
            }
            numbers
        };
        let (own, theirs) = (
            self.0.each_ref().map(numbers),
            other.0.each_ref().map(numbers),
        );
        let on_both = |side: usize| own[side][0].is_some() && theirs[side][0].is_some();
        let others = theirs.as_flattened();
        let is_shared = |word: &Word| word.is_some() && others.iter().any(|other| word.is(*other));
        (on_both(0) || on_both(1)) && !own.as_flattened().iter().any(is_shared)
    }

    /// Whether the nearest numbers on one side are others, though so many words beside both are
    /// the same: items of a list are told in the same words, and what is told again seldom is.
    pub fn are_items(&self, other: &Around, same: usize) -> bool {
        let nearest = |side: &[Word; WIDE]| side.iter().find(|word| word.has_digits()).copied();
        let mut sides = self.0.iter().zip(&other.0);
        let differs = sides.any(|(own, theirs)| {
            let pair = nearest(own).zip(nearest(theirs));
            pair.is_some_and(|(one, other)| !one.is(other))
        });
        differs && self.shared_far(other) >= same
    }

    /// Whether other names stand right before them, or before the word of birth there; `born`
    /// where nothing else is looked at.
    pub fn is_of_other_name(&self, other: &Around, born: bool) -> bool {
        let name = |around: &Around| {
            let [first, second, ..] = around.0[0];
            let (name, behind) = if first.tells() {
                (first, false)
            } else {
                (second, true)
            };
            (name.is_capital() && !name.has_digits() && name.tells() && (behind || !born))
                .then_some(name)
        };
        name(self)
            .zip(name(other))
            .is_some_and(|(one, other)| !one.is(other))
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
