//! [`Marks`]: what a sentence has. Each of its facts and words is looked at once for that, and
//! relations that need what is not there need not look for it again.

use crate::{
    value::{
        amount::{Amount, PercentUnit},
        fact::{Fact, Value},
    },
    vocabulary::{
        WordId,
        named::{
            ABOVE_LEVEL, AGAINST_LEVEL, AS_MANY_TIMES, BALANCES, BEGINS_ON, BELOW_LEVEL, BIRTH_OF,
            BRINGS, COMPARES, CONVERTED, DEDUCTS, EACH, EXCHANGED, FROM_LEVEL, HAS_SO_MANY, HURT,
            INSTEAD_OF, IS_SAME, KILLED, LEFT_OVER, LEVEL_MOVES, MAKES_TOTAL, MOVES, NET_OF,
            OF_PLAN, OF_THEM_SO_MANY, OF_WHICH, OPEN_BRACKET, OPENS_PARTS, OTHERS, PLANNED, SINCE,
            SO_MANY_OF, THE_REST, WON_OR_LOST,
        },
        set::{BLOCKS, Set},
    },
};

/// A bit each: of facts that there is one of a kind, and that there is another one; of words that
/// one of some may begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u64);

/// So many bits higher is what two facts are.
const TWICE: u32 = 16;

/// And so many what words there are.
const WORDS: u32 = 32;

impl Marks {
    pub const NONE: Marks = Marks(0);

    /// So many there are at most.
    pub const MOST: usize = u64::BITS as usize;

    /// Whatever it is.
    pub const FACT: Marks = Marks(1);
    /// One number of things, of a measure, of money or of a unit of time.
    pub const AMOUNT: Marks = Marks(1 << 1);
    /// An amount that parts can be taken of: no age, no temperature, no price of one.
    pub const SUM: Marks = Marks(1 << 2);
    /// A sum of things that are counted one by one.
    pub const COUNT: Marks = Marks(1 << 3);
    /// Of a measure.
    pub const MEASURE: Marks = Marks(1 << 4);
    /// A number of something whose noun is left out.
    pub const BARE: Marks = Marks(1 << 5);
    /// One percentage of something, and no price of money or points.
    pub const PERCENT: Marks = Marks(1 << 6);
    pub const FRACTION: Marks = Marks(1 << 7);
    /// Money for one of something.
    pub const PRICE: Marks = Marks(1 << 8);
    pub const DURATION: Marks = Marks(1 << 9);
    pub const DATE: Marks = Marks(1 << 10);
    pub const TIME: Marks = Marks(1 << 11);
    pub const INTERVAL: Marks = Marks(1 << 12);
    pub const DOCUMENT: Marks = Marks(1 << 13);
    /// One percentage for one of something: `7%/năm`.
    pub const RATE: Marks = Marks(1 << 14);

    /// Of words, which ones is told by [`TELL`].
    pub const AS_MANY_TIMES: Marks = Marks::of_words(0);
    pub const BALANCES: Marks = Marks::of_words(1);
    pub const BIRTH: Marks = Marks::of_words(2);
    pub const CONVERTS: Marks = Marks::of_words(3);
    pub const EACH: Marks = Marks::of_words(4);
    pub const FROM_LEVEL: Marks = Marks::of_words(5);
    pub const HAS_SO_MANY: Marks = Marks::of_words(6);
    pub const HURT: Marks = Marks::of_words(7);
    pub const KILLED: Marks = Marks::of_words(8);
    pub const MAKES_TOTAL: Marks = Marks::of_words(9);
    pub const MOVES: Marks = Marks::of_words(10);
    pub const OF_WHICH: Marks = Marks::of_words(11);
    pub const OPENS_PARTS: Marks = Marks::of_words(12);
    pub const OTHERS: Marks = Marks::of_words(13);
    pub const PLANNED: Marks = Marks::of_words(14);
    pub const SINCE: Marks = Marks::of_words(15);
    pub const SO_MANY_OF: Marks = Marks::of_words(16);
    pub const THE_REST: Marks = Marks::of_words(17);
    pub const TURNS: Marks = Marks::of_words(18);
    pub const BRINGS: Marks = Marks::of_words(19);
    pub const DEDUCTS: Marks = Marks::of_words(20);
    pub const WON_OR_LOST: Marks = Marks::of_words(21);
    pub const COMPARES: Marks = Marks::of_words(22);

    const fn of_words(nth: u32) -> Marks {
        Marks(1 << (WORDS + nth))
    }

    /// Those of both.
    pub const fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// That two facts are so.
    pub const fn twice(self) -> Marks {
        Marks(self.0 << TWICE)
    }

    /// Those of a sentence with one more fact.
    pub fn and_fact(self, fact: Marks) -> Marks {
        Marks(self.0 | fact.0 | (self.0 & fact.0) << TWICE)
    }

    /// Whether one of these is there.
    pub const fn have(self, any: Marks) -> bool {
        self.0 & any.0 != 0
    }

    /// Each of them, by its number.
    pub fn each(self) -> impl Iterator<Item = usize> {
        bits(self.0)
    }

    /// Whether the one of this number is there.
    pub const fn has_nth(self, nth: usize) -> bool {
        self.0 >> nth & 1 == 1
    }

    /// Those of a fact.
    pub fn of_fact(fact: &Fact) -> Marks {
        let kind = match &fact.value {
            Value::Percent {
                unit: PercentUnit::Percent,
                per: None,
                amount: Amount::One(_),
            } => Marks::PERCENT,
            Value::Percent {
                unit: PercentUnit::Percent,
                per: Some(_),
                amount: Amount::One(_),
            } => Marks::RATE,
            Value::Fraction { .. } => Marks::FRACTION,
            Value::Date(_) => Marks::DATE,
            Value::Time(_) => Marks::TIME,
            Value::Interval(_) => Marks::INTERVAL,
            Value::Document(_) => Marks::DOCUMENT,
            value => of_amount(value),
        };
        kind.or(Marks::FACT)
    }

    /// Those of a word or a sign.
    pub fn of_word(word: WordId) -> Marks {
        let words = OF_WORDS.get(word.0 as usize);
        Marks(words.map_or(0, |words| u64::from(*words) << WORDS))
    }
}

/// The places of the bits that are set, from the lowest on.
pub(crate) fn bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then_some(bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        lowest
    })
}

/// Those of what counts or measures something.
fn of_amount(value: &Value) -> Marks {
    const SUM: Marks = Marks::AMOUNT.or(Marks::SUM);
    let (amount, of_one, always) = match value {
        Value::Money {
            amount, per: None, ..
        } => (amount, SUM, Marks::NONE),
        Value::Money { amount, .. } => (amount, Marks::AMOUNT, Marks::PRICE),
        Value::Quantity {
            amount,
            unit,
            measure,
            ..
        } => {
            let (of_one, always) = match measure {
                Some(measure) if matches!(&*measure.0, "-" | "°C" | "°F") => {
                    (Marks::AMOUNT, Marks::MEASURE)
                }
                Some(_) => (SUM, Marks::MEASURE),
                None if unit.is_empty() => (SUM.or(Marks::COUNT), Marks::BARE),
                None if unit.contains('/') => (Marks::AMOUNT, Marks::NONE),
                None => (SUM.or(Marks::COUNT), Marks::NONE),
            };
            (amount, of_one, always)
        }
        Value::Duration { amount, rest, .. } if rest.is_empty() => (amount, SUM, Marks::DURATION),
        Value::Duration { amount, .. } => (amount, Marks::NONE, Marks::DURATION),
        _ => return Marks::NONE,
    };
    match amount {
        Amount::One(_) => of_one.or(always),
        Amount::Range(..) => always,
    }
}

/// The words that a mark tells of.
const TELL: [(Marks, &[&Set]); 23] = [
    (Marks::AS_MANY_TIMES, &[AS_MANY_TIMES.heads()]),
    (Marks::BALANCES, &[BALANCES.heads(), NET_OF]),
    (Marks::BIRTH, &[BIRTH_OF.heads()]),
    (Marks::BRINGS, &[BRINGS]),
    (Marks::COMPARES, &[COMPARES.heads()]),
    (
        Marks::CONVERTS,
        &[
            CONVERTED.heads(),
            EXCHANGED.heads(),
            IS_SAME.heads(),
            OPEN_BRACKET,
        ],
    ),
    (Marks::DEDUCTS, &[DEDUCTS.heads()]),
    (Marks::EACH, &[EACH]),
    (Marks::FROM_LEVEL, &[FROM_LEVEL.heads()]),
    (
        Marks::HAS_SO_MANY,
        &[HAS_SO_MANY.heads(), OF_THEM_SO_MANY.heads()],
    ),
    (Marks::HURT, &[HURT.heads()]),
    (Marks::KILLED, &[KILLED.heads()]),
    (Marks::MAKES_TOTAL, &[MAKES_TOTAL.heads()]),
    (Marks::MOVES, &[MOVES.heads()]),
    (Marks::OF_WHICH, &[OF_WHICH.heads()]),
    (Marks::OPENS_PARTS, &[OPENS_PARTS]),
    (Marks::OTHERS, &[OTHERS.heads()]),
    (Marks::PLANNED, &[OF_PLAN.heads(), PLANNED.heads()]),
    (Marks::SINCE, &[BEGINS_ON.heads(), SINCE.heads()]),
    (Marks::SO_MANY_OF, &[SO_MANY_OF.heads()]),
    (Marks::THE_REST, &[THE_REST.heads()]),
    (
        Marks::TURNS,
        &[
            ABOVE_LEVEL.heads(),
            BELOW_LEVEL.heads(),
            INSTEAD_OF.heads(),
            AGAINST_LEVEL.heads(),
            LEVEL_MOVES.heads(),
            LEFT_OVER.heads(),
        ],
    ),
    (Marks::WON_OR_LOST, &[WON_OR_LOST]),
];

/// What each word tells.
static OF_WORDS: [u32; 64 * BLOCKS] = {
    let mut of_words = [0; 64 * BLOCKS];
    let mut word = 0;
    while word < of_words.len() {
        let mut nth = 0;
        while nth < TELL.len() {
            let (mark, sets) = TELL[nth];
            let mut set = 0;
            while set < sets.len() {
                if sets[set].has(WordId(word as u16)) {
                    of_words[word] |= (mark.0 >> WORDS) as u32;
                }
                set += 1;
            }
            nth += 1;
        }
        word += 1;
    }
    of_words
};
