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
const BESIDE: usize = 5;
const NEAR: usize = 3;

/// So many bytes are enough for them.
const BYTES: usize = 100;

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
    const MOST: usize = WIDE + BESIDE;
    let mut places = [Word::default(); WIDE];
    for (place, word) in places.iter_mut().zip(words(pieces.take(MOST))) {
        *place = word;
    }
    places
}

fn words<'a>(pieces: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Word> {
    pieces
        .map(|piece| piece.trim_matches(|c| !is_alphanumeric(c)))
        .filter_map(word)
}

fn word(piece: &str) -> Option<Word> {
    let first = piece.chars().next()?;
    let rest = &piece[first.len_utf8()..];
    let capital = first.is_uppercase();
    let first = if capital {
        first.to_lowercase().next()?
    } else {
        first
    };
    let mix = |hash: u32, byte: u32| (hash.rotate_left(5) ^ byte).wrapping_mul(Word::SPREAD);
    let hash = rest.bytes().map(u32::from).fold(mix(0, first.into()), mix);
    // Vietnamese words are written without them.
    let digits = piece.bytes().any(|byte| byte.is_ascii_digit());
    Some(Word(
        hash << 3 | 4 | u32::from(digits) << 1 | u32::from(capital),
    ))
}

impl Word {
    const SPREAD: u32 = 0x9e37_79b1;

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

    fn is_in(self, words: &[Word]) -> bool {
        words.iter().any(|other| self.is(*other))
    }

    /// Whether it says something, and is no number.
    fn is_plain(self) -> bool {
        self.tells() && !self.has_digits()
    }

    /// Whether it says something of a figure beside it.
    fn tells(self) -> bool {
        self.is_some() && !EMPTY.contains(&self.folded())
    }
}

/// How many words of a sort stand around two figures, and how many around both.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    own: usize,
    theirs: usize,
    shared: usize,
}

impl Counts {
    /// Whether some stand around each, and none around both.
    pub fn are_other(self) -> bool {
        self.shared == 0 && self.least() > 0
    }

    /// How many stand around that which has fewer of them.
    pub fn least(self) -> usize {
        self.own.min(self.theirs)
    }
}

/// What of the words around two figures is alike.
#[derive(Clone, Copy)]
pub(crate) struct Likeness {
    /// How many words near to both, and beside both, stand on the same side of them.
    pub near: usize,
    pub beside: usize,
    /// How many words right before both are the same, one after the other: none, one, two.
    pub before: usize,
    /// How many words that say something stand around both.
    pub telling: usize,
    /// How many of them stand hardly anywhere else.
    pub rare: usize,
    pub names: Counts,
    pub numbers: Counts,
    /// The nearest number on one side is another one.
    pub other_nearest: bool,
    /// Another name stands right before each.
    pub other_owner: bool,
}

/// How often a text has the words that share a place.
pub(crate) struct Vocabulary(Vec<u8>);

impl Vocabulary {
    const BITS: u32 = 13;

    pub fn of(text: &str) -> Vocabulary {
        #[cfg(test)]
        crate::tape::LOOKED.set(crate::tape::LOOKED.get() + text.len());
        let mut often = vec![0u8; 1 << Vocabulary::BITS];
        for word in words(text.split([' ', '\n'])) {
            let place = &mut often[Vocabulary::place(word)];
            *place = place.saturating_add(1);
        }
        Vocabulary(often)
    }

    fn place(word: Word) -> usize {
        (word.folded().wrapping_mul(Word::SPREAD) >> (u32::BITS - Vocabulary::BITS)) as usize
    }

    /// Whether nothing but two places has it.
    fn is_rare(&self, word: Word) -> bool {
        self.0[Vocabulary::place(word)] <= 2
    }
}

impl Around {
    /// How many words near to both stand on the same side of them.
    pub fn shared(&self, other: &Around) -> usize {
        self.shared_of(other, NEAR)
    }

    fn shared_of(&self, other: &Around, far: usize) -> usize {
        let side = |side: usize| {
            let (words, others) = (&self.0[side][..far], &other.0[side][..far]);
            // A word that stands there twice says no more than once.
            let is_shared = |(at, word): &(usize, &Word)| {
                word.is_some() && word.is_in(others) && !word.is_in(&words[..*at])
            };
            words.iter().enumerate().filter(is_shared).count()
        };
        side(0) + side(1)
    }

    /// What of both is alike.
    pub fn compare(&self, other: &Around, vocabulary: &Vocabulary) -> Likeness {
        let nearest = |side: &[Word; WIDE]| side.iter().find(|word| word.has_digits()).copied();
        let mut sides = self.0.iter().zip(&other.0);
        let other_nearest = sides.any(|(own, theirs)| {
            let pair = nearest(own).zip(nearest(theirs));
            pair.is_some_and(|(one, other)| !one.is(other))
        });
        let before = self.0[0].iter().zip(&other.0[0]).take(2);
        Likeness {
            near: self.shared(other),
            beside: self.shared_of(other, BESIDE),
            before: before
                .take_while(|(one, other)| one.is_some() && one.is(**other))
                .count(),
            telling: self.count(other, Word::tells).shared,
            rare: self
                .count(other, |word| word.is_plain() && vocabulary.is_rare(word))
                .shared,
            names: self.count(other, |word| word.is_capital() && word.is_plain()),
            numbers: self.count(other, Word::has_digits),
            other_nearest,
            other_owner: self.is_of_other_name(other),
        }
    }

    /// The words of a sort around each and both; those that stand there twice count once.
    fn count(&self, other: &Around, is: impl Fn(Word) -> bool) -> Counts {
        let of = |around: &Around| {
            let mut found = [Word::default(); 2 * WIDE];
            let mut count = 0;
            for word in around.0.as_flattened() {
                if word.is_some() && is(*word) && !word.is_in(&found[..count]) {
                    found[count] = *word;
                    count += 1;
                }
            }
            (found, count)
        };
        let ((found, own), (others, theirs)) = (of(self), of(other));
        let is_shared = |word: &&Word| word.is_in(&others[..theirs]);
        Counts {
            own,
            theirs,
            shared: found[..own].iter().filter(is_shared).count(),
        }
    }

    /// Whether other names stand right before them, or one word before.
    fn is_of_other_name(&self, other: &Around) -> bool {
        let name = |around: &Around| {
            let [first, second, ..] = around.0[0];
            let name = if first.tells() { first } else { second };
            (name.is_capital() && name.is_plain()).then_some(name)
        };
        name(self)
            .zip(name(other))
            .is_some_and(|(one, other)| !one.is(other))
    }
}
