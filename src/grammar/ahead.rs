//! [`Ahead`]: what readings cannot do without, as far as it stands at an atom or behind it.

use crate::vocabulary::{
    WordId,
    class::Class,
    named::{
        DAY_OF_STORY, EACH, EVERY, HALF, HOUR_LETTER, LONG_TIME_UNITS, OCCASION, PART, PART_SIGNS,
        PERCENT_UNITS, SECOND_LETTER, SLASH, TIME_UNITS,
    },
    set::Set,
};

/// What stands at an atom or behind it, up to where no reading goes on, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ahead(u8);

impl Ahead {
    pub const NONE: Ahead = Ahead(0);
    pub const PERCENT: Ahead = Ahead(1);
    pub const CURRENCY: Ahead = Ahead(1 << 1);
    /// A unit of time.
    pub const PERIOD: Ahead = Ahead(1 << 2);
    /// What tells how often something is.
    pub const OFTEN: Ahead = Ahead(1 << 3);
    pub const SLASH: Ahead = Ahead(1 << 4);
    /// A word or sign of parts of a whole.
    pub const PART: Ahead = Ahead(1 << 5);

    /// A word of scale, or a group of three digits behind others.
    pub const LARGE: Ahead = Ahead(1 << 6);

    /// How many sets of these there are.
    pub const COUNT: usize = 1 << 7;

    /// The bits of both.
    pub const fn or(self, other: Ahead) -> Ahead {
        Ahead(self.0 | other.0)
    }

    /// Whether it has a bit of `other`.
    pub const fn has(self, other: Ahead) -> bool {
        self.0 & other.0 != 0
    }

    /// Its place among all sets, and the set at a place.
    pub const fn place(self) -> usize {
        self.0 as usize
    }

    pub const fn at_place(place: usize) -> Ahead {
        Ahead(place as u8)
    }

    /// What a word or sign that has a name is of these.
    pub const fn of(word: WordId) -> Ahead {
        let (mut all, mut n) = (Ahead::NONE, 0);
        while n < NAMED.len() {
            if NAMED[n].0.has(word) {
                all = all.or(NAMED[n].1);
            }
            n += 1;
        }
        all
    }

    /// What one of these classes is.
    pub const fn of_class(class: Class) -> Ahead {
        let currency = class.has(Class::CURRENCY);
        let all = if currency {
            Ahead::CURRENCY
        } else {
            Ahead::NONE
        };
        let large = class.has(Class::SCALE);
        if large { all.or(Ahead::LARGE) } else { all }
    }
}

const PERIODS: &Set = &LONG_TIME_UNITS
    .heads()
    .or(TIME_UNITS.heads())
    .or(&DAY_OF_STORY.or(HOUR_LETTER).or(SECOND_LETTER));

const NAMED: [(&Set, Ahead); 5] = [
    (PERCENT_UNITS.heads(), Ahead::PERCENT),
    (PERIODS, Ahead::PERIOD),
    (&OCCASION.or(EVERY).or(EACH), Ahead::OFTEN),
    (SLASH, Ahead::SLASH),
    (&PART.or(HALF).or(PART_SIGNS.heads()), Ahead::PART),
];
