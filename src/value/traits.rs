//! [`Traits`]: what rows of `data/judge/` can ask of a figure.

use super::{kind::Kind, modifier::Modifier};

/// What is true of a figure, a bit each: the tests of rows, `#` before their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(pub u128);

macro_rules! traits {
    ($($(#[doc = $doc:literal])+ $name:ident = $bit:literal, $text:literal;)+) => {
        impl Traits {
            $($(#[doc = $doc])+ pub const $name: Traits = Traits(1 << $bit);)+

            /// The traits by the names that rows call them, kinds of facts beside them.
            pub const NAMES: &[(&str, Traits)] = &[$(($text, Traits::$name)),+];
        }
    };
}

// Bits 0 to 11 are the kinds of facts.
traits! {
    /// It names something and is no fact.
    NAME = 12, "name";

    /// Nothing but its shape speaks for it yet.
    SHAPE = 13, "shape";
    /// What stands around it makes it likely.
    LIKELY = 14, "likely";
    /// It has evidence of its own: marked or certain.
    SURE = 15, "sure";
    /// Certain, which is sure too.
    CERTAIN = 63, "certain";

    /// It has a modifier of any sort.
    MODIFIED = 16, "modified";
    /// `khoảng`
    ABOUT = 17, "about";
    /// `hơn`
    OVER = 18, "over";
    /// `gần`
    NEARLY = 19, "nearly";
    /// `dưới`
    UNDER = 20, "under";
    /// `ít nhất`
    AT_LEAST = 21, "at-least";
    /// `tối đa`
    AT_MOST = 22, "at-most";
    /// `hơn`, `gần`: beside the figure.
    BESIDE = 23, "beside";
    /// `dưới`, `ít nhất`, `tối đa`: an end that it has.
    BOUNDED = 24, "bounded";

    /// Its first atom is a run of digits.
    DIGITS = 25, "digits";
    /// Its number is in words.
    WORDS = 26, "words";
    /// The number one, `1` or `một`.
    ONE = 27, "one";
    /// `một` and nothing more, an article as often as a number.
    LONE_ONE = 28, "lone-one";
    /// A whole number.
    INT = 29, "int";
    /// It has decimals.
    FRACTIONAL = 30, "fractional";
    /// Less than 10.
    SINGLE = 31, "single";
    /// Less than 100.
    SMALL = 32, "small";
    /// A sign stands before it.
    SIGNED = 33, "signed";
    /// Its digits stand in groups: `1.000`.
    GROUPED = 34, "grouped";
    /// It has a scale word: `2 triệu`.
    SCALED = 35, "scaled";
    /// It is grouped or has a scale of more than 100.
    LARGE = 36, "large";
    /// Two numbers with one unit: `5 - 7 ngày`.
    RANGE = 37, "range";

    /// 13 to 23, as an hour past noon.
    LATE = 38, "late";
    /// 24, as the hours of a day.
    DAY_LONG = 39, "day-long";
    /// More than 24.
    PAST_DAY = 40, "past-day";
    /// A letter for its unit, glued to the number: `3h`.
    LETTERED = 41, "lettered";

    /// Its unit of time.
    SECONDS = 42, "seconds";
    /// Its unit of time; the minutes of a clock time too.
    MINUTES = 43, "minutes";
    /// Its unit of time; the hour of a clock time too.
    HOURS = 44, "hours";
    /// Its unit of time.
    DAYS = 45, "days";
    /// Its unit of time.
    WEEKS = 46, "weeks";
    /// Its unit of time.
    MONTHS = 47, "months";
    /// Its unit of time.
    YEARS = 48, "years";

    /// Goes on in a smaller unit: `2 giờ 30 phút`.
    REST = 49, "rest";
    /// Has a half behind its unit: `2 năm rưỡi`.
    HALVED = 50, "halved";
    /// Words behind its unit are in its span: `5 năm qua`.
    TAIL = 51, "tail";
    /// A letter for grams as much as for hours: `15g`.
    GRAM = 52, "gram";
    /// Its first atom stands within a segmented word.
    INNER = 53, "inner";
    /// Something stands before its figure in its span: `khoảng 5 ngày`, `lần thứ 5`.
    LED = 58, "led";

    /// Two numbers up to 15 with a dash between and no space: `6-0`.
    GOALS = 62, "goals";
    /// The same with a slash: `1/0`.
    SLASHED_GOALS = 76, "slashed-goals";
    /// One of two numbers is 0.
    NIL = 61, "nil";
    /// Of two numbers the first is larger.
    FALLS = 60, "falls";

    /// Its first atom has a capital at its head alone.
    TITLE = 64, "title";
    /// Its number, the first of two, is one word or one run of digits.
    SHORT = 65, "short";
    /// Its digits begin with two zeros, or with one and two digits more: `007`, `043.846`.
    PADDED = 66, "padded";
    /// No more than 12, as a month.
    TO_12 = 67, "to-12";
    /// No more than 31, as a day.
    TO_31 = 68, "to-31";
    /// Four digits that a year is written with too, from 1900 on; both where there are two.
    YEAR = 69, "year";
    /// It has a unit of measure.
    MEASURED = 70, "measured";
    /// What it counts is a noun that numbers count.
    COUNTED = 71, "counted";
    /// It stands in a list of numbers behind a label: `phường 2, 3, 4`.
    LISTED = 72, "listed";
    /// The first number is no larger than the second: a part of it, not odds or a size.
    PART = 73, "part";
    /// The two numbers may be a day and its month.
    DAY_AND_MONTH = 74, "day-and-month";
    /// It is asked for one of something: `5 triệu/tháng`.
    PRICED = 75, "priced";
    /// What it counts stands with the count before it: `88 mã tăng, 54 đứng im`.
    ELIDED = 76, "elided";
}

impl Traits {
    /// The trait of a kind of facts.
    pub const fn of_kind(kind: Kind) -> Traits {
        Traits(1 << kind as u32)
    }

    /// Those of a modifier.
    pub const fn of_modifier(modifier: Modifier) -> Traits {
        Traits::MODIFIED.or(match modifier {
            Modifier::Approx => Traits::ABOUT,
            Modifier::Over => Traits::OVER.or(Traits::BESIDE),
            Modifier::Nearly => Traits::NEARLY.or(Traits::BESIDE),
            Modifier::Under => Traits::UNDER.or(Traits::BOUNDED),
            Modifier::AtLeast => Traits::AT_LEAST.or(Traits::BOUNDED),
            Modifier::AtMost => Traits::AT_MOST.or(Traits::BOUNDED),
            Modifier::Start | Modifier::Mid | Modifier::End => Traits(0),
        })
    }

    /// Those of both.
    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// These, or none.
    pub const fn when(self, yes: bool) -> Traits {
        if yes { self } else { Traits(0) }
    }

    /// Those of these that are not among the others.
    pub const fn without(self, other: Traits) -> Traits {
        Traits(self.0 & !other.0)
    }

    /// Whether it has all of the others.
    pub const fn has_all(self, others: Traits) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether it has one of the others.
    pub const fn has_any(self, others: Traits) -> bool {
        self.0 & others.0 != 0
    }

    /// The trait with this name.
    pub fn from_name(name: &str) -> Option<Traits> {
        let kind = || Kind::from_name(name).map(Traits::of_kind);
        let known = Traits::NAMES.iter().find(|(known, _)| *known == name);
        known.map(|(_, found)| *found).or_else(kind)
    }
}
