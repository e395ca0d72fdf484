//! The words around a figure, as the text has them, compared with those around another one.

use memchr::{memchr, memrchr};

use super::{
    known::COMMON,
    word::{Looks, Word},
};
use crate::{
    findings::marks::bits,
    span::{Span, first_bytes, last_bytes},
};

/// So many words before a figure and behind it are looked at.
const WIDE: usize = 10;
const BOTH: usize = (2 * WIDE).next_multiple_of(8);
const _: () = assert!(BOTH as u32 <= Places::BITS);

/// So many of them are around it, stand beside it, and near to it.
const AROUND: usize = 10;
const BESIDE: usize = 5;
const NEAR: usize = 3;

/// So many bytes are enough for them.
const BYTES: usize = 100;

/// What words say has so many bits.
const LEVELS: usize = 3;

/// Words of a window, a bit each: those before the figure, from the nearest on, then those behind.
type Places = u32;

/// The words around a figure.
#[derive(Clone, Copy)]
pub(crate) struct Around {
    /// Half of what each is made, whatever the case of its first letter; 0 is none.
    words: [u16; BOTH],
    /// The signs of all of them.
    some: u64,
    /// Those of the sentence, that begin with a capital, that have digits.
    sentence: Places,
    capital: Places,
    number: Places,
    /// What each says, a bit of its level in each of these.
    levels: [Places; LEVELS],
    /// How many bytes stand before and behind the figure in its line, where there are no more
    /// than these.
    line: [u8; 2],
}

/// The words of the line around a span.
pub(crate) fn around(text: &str, span: Span) -> Around {
    #[cfg(test)]
    crate::tape::LOOKED.set(crate::tape::LOOKED.get() + BYTES);
    let before = last_bytes(&text[..span.start], BYTES).as_bytes();
    let behind = first_bytes(&text[span.end..], BYTES).as_bytes();
    let before = &before[memrchr(b'\n', before).map_or(0, |at| at + 1)..];
    let behind = &behind[..memchr(b'\n', behind).unwrap_or(behind.len())];
    let mut reader = Reader::default();
    let before_it = before.rsplit(|byte| *byte == b' ');
    let ends = |nearer: Looks, word: Looks| word.has(Looks::ENDS) && !nearer.has(Looks::SMALL);
    reader.take(0, before_it, ends);
    let behind_it = behind.split(|byte| *byte == b' ');
    let ends = |nearer: Looks, word: Looks| nearer.has(Looks::ENDS) && !word.has(Looks::SMALL);
    reader.take(WIDE, behind_it, ends);
    let places = |looks: u8| reader.places(looks);
    Around {
        words: reader.words,
        some: reader.some,
        sentence: places(IN_SENTENCE),
        capital: places(Looks::CAPITAL.0),
        number: places(Looks::DIGITS.0),
        levels: [LEVEL, LEVEL << 1, LEVEL << 2].map(places),
        line: [before.len() as u8, behind.len() as u8],
    }
}

/// What is read of the words around a figure.
#[derive(Default)]
struct Reader {
    words: [u16; BOTH],
    some: u64,
    /// How each looks, whether it is of the sentence, and what it says.
    looks: [u8; BOTH],
}

/// Behind the looks of a word that are kept: it is of the sentence; from here on its level.
const KEPT: u8 = Looks::CAPITAL.0 | Looks::DIGITS.0;
const IN_SENTENCE: u8 = 1 << 4;
const LEVEL: u8 = 1 << 5;

impl Reader {
    /// Takes the next words on one side, as far as the sentence goes, and ten at least.
    fn take<'t>(
        &mut self,
        side: usize,
        pieces: impl Iterator<Item = &'t [u8]>,
        is_end: impl Fn(Looks, Looks) -> bool,
    ) {
        let (mut at, mut of_sentence, mut nearer) = (side, IN_SENTENCE, Looks::default());
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            let word = Word::of(piece);
            if is_end(nearer, word.looks) {
                of_sentence = 0;
            }
            nearer = word.looks;
            if of_sentence == 0 && at >= side + AROUND || at == side + WIDE {
                return;
            }
            if word.number == 0 {
                continue;
            }
            let number = (word.number >> 16) as u16 | 1;
            self.words[at] = number;
            self.some |= sign(number);
            let level = COMMON.level(word.number) as u8 * LEVEL;
            self.looks[at] = word.looks.0 & KEPT | of_sentence | level;
            at += 1;
        }
    }

    /// The places of the words that look so.
    fn places(&self, look: u8) -> Places {
        /// Gathers the lowest bits of eight bytes in the highest byte.
        const GATHER: u64 = 0x0102_0408_1020_4080;
        const LOWEST: u64 = 0x0101_0101_0101_0101;
        let (eights, _) = self.looks.as_chunks();
        eights.iter().rev().fold(0, |places, eight| {
            let bits = u64::from_le_bytes(*eight) >> look.trailing_zeros() & LOWEST;
            places << 8 | (bits.wrapping_mul(GATHER) >> 56) as Places
        })
    }
}

/// One of 64 signs, by which most words that do not stand somewhere are told.
fn sign(word: u16) -> u64 {
    1 << (word >> (u16::BITS - u64::BITS.ilog2()))
}

/// How many words of a sort stand around two figures, and how many around both.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub own: usize,
    pub theirs: usize,
    pub shared: usize,
}

impl Counts {
    /// Whether some stand around each, and none around both.
    pub fn are_other(self) -> bool {
        self.shared == 0 && self.least() > 0
    }

    /// Of a hundred around that which has fewer of them, how many stand around both.
    pub fn part(self) -> usize {
        100 * self.shared / self.least().max(1)
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
    /// How many words right before both are the same, one after the other, and right behind both.
    pub before: usize,
    pub behind: usize,
    /// Words that say something, names and numbers around both, and in the sentences of both.
    pub telling: Counts,
    pub names: Counts,
    pub numbers: Counts,
    pub telling_of_sentence: Counts,
    pub names_of_sentence: Counts,
    pub numbers_of_sentence: Counts,
    /// What the words say that stand before both and behind both on the same side, around both,
    /// and in the sentences of both; the most that one of them says.
    pub said_before: usize,
    pub said_behind: usize,
    pub said_around: usize,
    pub said: usize,
    pub most: usize,
    /// What all words of each sentence say.
    pub said_of_each: [usize; 2],
    /// How many words stand before each in its sentence and behind it, and how many bytes in its
    /// line.
    pub words: [[usize; 2]; 2],
    pub line: [[u8; 2]; 2],
    /// The nearest number on one side is another one.
    pub other_nearest: bool,
    /// Another name stands right before each, or the same one.
    pub other_owner: bool,
    pub same_owner: bool,
}

impl Likeness {
    /// What the words of the sentence say that say less.
    pub fn said_of_less(&self) -> usize {
        let [own, theirs] = self.said_of_each;
        own.min(theirs)
    }
}

/// The places of the words no further than this from the figure.
const fn within(far: usize) -> Places {
    let side = (1 << far) - 1;
    side | side << WIDE
}

const BEFORE: Places = (1 << WIDE) - 1;

/// The words around one figure that stand around another one too.
#[derive(Default)]
struct Shared {
    /// Around it, and in its sentence.
    around: Places,
    sentence: Places,
    /// Near to it and beside it, on the same side.
    near: Places,
    beside: Places,
    /// In the same place.
    same: Places,
}

impl Shared {
    /// How many words on one side of both are the same, from the figures on.
    fn run(&self, side: usize) -> usize {
        ((self.same >> side).trailing_ones() as usize).min(WIDE)
    }
}

/// How many words on either side are others than those before them.
fn others(words: &[u16; BOTH], places: Places) -> usize {
    let is_other = |at: &usize| {
        let side = at / WIDE * WIDE;
        !words[side..*at].contains(&words[*at])
    };
    bits(places.into()).filter(is_other).count()
}

impl Around {
    fn shared_with(&self, other: &Around) -> Shared {
        let mut shared = Shared::default();
        for (at, word) in self.words.iter().enumerate() {
            if *word == 0 || other.some & sign(*word) == 0 {
                continue;
            }
            let same = |(at, other): (usize, &u16)| Places::from(other == word) << at;
            let same = other.words.iter().enumerate().map(same);
            let places = same.fold(0, |places, place| places | place);
            let side = if at < WIDE { BEFORE } else { !BEFORE };
            let bit = |of: Places| Places::from(places & of != 0) << at;
            shared.around |= bit(within(AROUND));
            shared.sentence |= bit(other.sentence);
            shared.near |= bit(within(NEAR) & side);
            shared.beside |= bit(within(BESIDE) & side);
            shared.same |= bit(1 << at);
        }
        shared
    }

    /// How many words near to both stand on the same side of them.
    pub fn shared(&self, other: &Around) -> usize {
        others(&self.words, self.shared_with(other).near & within(NEAR))
    }

    /// What of both is alike.
    pub fn compare(&self, other: &Around) -> Likeness {
        let shared = self.shared_with(other);
        let owners = self.owner().zip(other.owner());
        let counts = |own: Places, theirs: Places, shared: Places| Counts {
            own: own.count_ones() as usize,
            theirs: theirs.count_ones() as usize,
            shared: (own & shared).count_ones() as usize,
        };
        let around = within(AROUND);
        let of = |own: Places, theirs: Places| {
            [
                counts(own & around, theirs & around, shared.around),
                counts(
                    own & self.sentence,
                    theirs & other.sentence,
                    shared.sentence,
                ),
            ]
        };
        let [telling, telling_of_sentence] = of(self.telling(), other.telling());
        let [names, names_of_sentence] = of(self.names(), other.names());
        let [numbers, numbers_of_sentence] = of(self.number, other.number);
        Likeness {
            near: others(&self.words, shared.near & within(NEAR)),
            beside: others(&self.words, shared.beside & within(BESIDE)),
            before: shared.run(0),
            behind: shared.run(WIDE),
            telling,
            names,
            numbers,
            telling_of_sentence,
            names_of_sentence,
            numbers_of_sentence,
            said_before: self.said(shared.beside & within(BESIDE) & BEFORE),
            said_behind: self.said(shared.beside & within(BESIDE) & !BEFORE),
            said_around: self.said(shared.around & around),
            said: self.said(shared.sentence & self.sentence),
            most: self.most(shared.sentence & self.sentence),
            said_of_each: [self, other].map(|of| of.said(of.sentence)),
            words: [self, other].map(|of| {
                let side = |side: Places| (of.sentence & side).count_ones() as usize;
                [side(BEFORE), side(!BEFORE)]
            }),
            line: [self.line, other.line],
            other_nearest: [BEFORE, !BEFORE].iter().any(|side| {
                let pair = self.nearest(*side).zip(other.nearest(*side));
                pair.is_some_and(|(one, other)| one != other)
            }),
            other_owner: owners.is_some_and(|(one, other)| one != other),
            same_owner: owners.is_some_and(|(one, other)| one == other),
        }
    }

    /// What the words in these places say together.
    fn said(&self, places: Places) -> usize {
        let of = |(digit, with): (usize, &Places)| ((with & places).count_ones() as usize) << digit;
        self.levels.iter().enumerate().map(of).sum()
    }

    /// The most that one of the words in these places says.
    fn most(&self, places: Places) -> usize {
        let (mut most, mut left) = (0, places);
        for (digit, with) in self.levels.iter().enumerate().rev() {
            if with & left != 0 {
                left &= with;
                most |= 1 << digit;
            }
        }
        most
    }

    /// Those that say something: what says less than two stands beside any figure.
    fn telling(&self) -> Places {
        let [_, two, four] = self.levels;
        two | four
    }

    fn names(&self) -> Places {
        self.capital & self.telling() & !self.number
    }

    /// The nearest number on one side.
    fn nearest(&self, side: Places) -> Option<u16> {
        let numbers = self.number & side & within(AROUND);
        self.words.get(numbers.trailing_zeros() as usize).copied()
    }

    /// The name right before the figure, or one word before.
    fn owner(&self) -> Option<u16> {
        let at = usize::from(self.telling() & 1 == 0);
        (self.names() >> at & 1 == 1).then_some(self.words[at])
    }
}
