//! [`Ahead`]: what readings cannot do without, as far as it stands at an atom or behind it.

use crate::{
    phrase::day_part,
    tape::{Atom, AtomKind},
    vocabulary::{
        WordId,
        class::Class,
        named::{
            ABOVE, AND_A_HALF, CENTURY, COLON, DATE_SIGN, DAY_HEAD, DAY_OF_STORY, DECADE, DOT,
            EACH, ENDS_SUNDAY, ERAS, EVERY, FULL_MOON, HALF, HALVES_OF_DAY, HOUR, HOUR_LETTER,
            HOUR_LETTERS, LONG_TIME_UNITS, MINUTE_LETTER, MONTH, MONTH_LETTERS, NEW_YEAR,
            NEW_YEARS_EVE, OCCASION, ORDINAL, PART, PART_SIGNS, PERCENT_UNITS, QUARTER,
            QUARTER_LETTER, QUOTE, RUNS, SAME_PERIOD, SEASON, SECOND_LETTER, SHORT_MONTH, SLASH,
            SUMMER, TIME_UNITS, WEEK, YEAR,
        },
        set::Set,
    },
};

/// What stands at an atom or behind it, up to where no reading goes on, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ahead(u16);

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
    /// What a calendar point is not without: the word of a period, a year in digits, or digits
    /// behind a sign of dates.
    pub const CALENDAR: Ahead = Ahead(1 << 7);
    /// What the time of a day is not without: the word or letter of hours, a part of the day, or
    /// two digits behind a sign.
    pub const CLOCK: Ahead = Ahead(1 << 8);

    /// A quotation mark.
    pub const QUOTE: Ahead = Ahead(1 << 9);

    /// How many sets of these there are.
    pub const COUNT: usize = 1 << 10;

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
        Ahead(place as u16)
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

    /// What digits behind an atom are: the last group of `5.000`, the year of `năm 2018`, the
    /// month of `9/10`, the minutes of `9:30`.
    pub fn of_digits(before: &Atom, digits: &Atom) -> Ahead {
        let width = digits.span.len();
        if before.kind != AtomKind::Mark {
            return match width {
                4 => Ahead::CALENDAR,
                3 if before.kind == AtomKind::Digits => Ahead::LARGE,
                _ => Ahead::NONE,
            };
        }
        let sign = before.word;
        let decimals = DOT.has(sign) && (digits.spaced || width > 2);
        let in_date = width == 4 || DATE_SIGN.has(sign) && !decimals;
        let in_clock = width == 2 && !digits.spaced && CLOCK_SIGN.has(sign);
        let all = if width == 3 {
            Ahead::LARGE
        } else {
            Ahead::NONE
        };
        let all = if in_date {
            all.or(Ahead::CALENDAR)
        } else {
            all
        };
        if in_clock { all.or(Ahead::CLOCK) } else { all }
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
    .or(DAY_OF_STORY)
    .or(HOUR_LETTER)
    .or(SECOND_LETTER)
    .or(MINUTE_LETTER);

/// Of dates that begin with a common word the other one: `thế kỷ`, `cùng kỳ`, `giao thừa`.
const CALENDAR: &Set = &DAY_HEAD
    .or(MONTH)
    .or(SHORT_MONTH)
    .or(MONTH_LETTERS)
    .or(QUARTER)
    .or(QUARTER_LETTER)
    .or(YEAR)
    .or(WEEK)
    .or(SEASON)
    .or(SUMMER)
    .or(FULL_MOON)
    .or(NEW_YEAR)
    .or(NEW_YEARS_EVE.tails())
    .or(SAME_PERIOD.tails())
    .or(CENTURY.tails())
    .or(DECADE.heads())
    .or(ERAS.heads())
    .or(&ORDINAL.or(ENDS_SUNDAY));

const CLOCK_SIGN: &Set = &COLON.or(DOT);

const CLOCK: &Set = &day_part::HEADS
    .or(HOUR)
    .or(HOUR_LETTERS)
    .or(HALVES_OF_DAY.heads())
    .or(AND_A_HALF);

const NAMED: [(&Set, Ahead); 8] = [
    (PERCENT_UNITS.heads(), Ahead::PERCENT),
    (PERIODS, Ahead::PERIOD),
    (&OCCASION.or(RUNS).or(&EVERY.or(EACH)), Ahead::OFTEN),
    (SLASH, Ahead::SLASH),
    (QUOTE, Ahead::QUOTE),
    (CALENDAR, Ahead::CALENDAR),
    (CLOCK, Ahead::CLOCK),
    (
        &PART.or(HALF).or(&ABOVE.or(COLON)).or(PART_SIGNS.heads()),
        Ahead::PART,
    ),
];
