//! Which way a period lies: `tuần tới`, `năm trước đó`.

use crate::value::when::Tense;

/// What the words behind (or before) a period say of which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Direction {
    /// `này` is 0, `qua` -1, `sau nữa` 2.
    pub offset: i32,
    pub from: Anchor,
    /// The periods of which the words say so.
    pub of: Periods,
}

/// What a direction counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// `tuần tới`: the publication date.
    Today,
    /// `tuần sau đó`: what was spoken of last.
    Spoken,
    /// `tuần trước khi`: the words go on with something else.
    Nowhere,
}

impl Direction {
    /// How many periods from this one.
    pub fn periods_from_today(self) -> Option<i32> {
        (self.from == Anchor::Today).then_some(self.offset)
    }

    /// Which way to look where the nearest is meant: `thứ Hai tới`, `ngày 5/6 vừa qua`.
    pub fn tense(self) -> Tense {
        match self.offset.signum() {
            -1 => Tense::Past,
            0 => Tense::Open,
            _ => Tense::Future,
        }
    }
}

/// Kinds of periods, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Periods(u16);

impl Periods {
    pub const NONE: Periods = Periods(0);
    /// `ngày`
    pub const DAY: Periods = Periods(1);
    /// `hôm`
    pub const DAY_OF_STORY: Periods = Periods(1 << 1);
    /// `bữa`, which is a meal too
    pub const DAY_OR_MEAL: Periods = Periods(1 << 2);
    /// `sáng`, `tối`
    pub const PART_OF_DAY: Periods = Periods(1 << 3);
    /// `thứ Hai`
    pub const WEEKDAY: Periods = Periods(1 << 4);
    pub const WEEK: Periods = Periods(1 << 5);
    pub const MONTH: Periods = Periods(1 << 6);
    pub const QUARTER: Periods = Periods(1 << 7);
    pub const SEASON: Periods = Periods(1 << 8);
    pub const YEAR: Periods = Periods(1 << 9);
    pub const DECADE: Periods = Periods(1 << 10);
    pub const CENTURY: Periods = Periods(1 << 11);
    /// A date whose year is left out, or a month with its number.
    pub const DATE: Periods = Periods(1 << 12);

    /// `hôm`, `bữa`
    pub const TOLD_DAY: Periods = Self::DAY_OF_STORY.or(Self::DAY_OR_MEAL);
    /// Days, and the days of parts of the day.
    pub const ANY_DAY: Periods = Self::TOLD_DAY.or(Self::DAY).or(Self::PART_OF_DAY);
    pub const AGE: Periods = Self::DECADE.or(Self::CENTURY);
    /// Those that follow one on another without an end: weeks, months, quarters, years.
    pub const CALENDAR: Periods = Self::WEEK.or(Self::MONTH).or(Self::QUARTER).or(Self::YEAR);
    pub const UP_TO_YEAR: Periods = Self::CALENDAR.or(Self::SEASON);
    pub const FROM_WEEK: Periods = Self::UP_TO_YEAR.or(Self::AGE);
    /// Those of which the nearest is meant.
    pub const NEAREST: Periods = Self::WEEKDAY.or(Self::DATE);
    /// A length of time, whose tail a direction may be: `5 năm qua`.
    pub const LENGTH: Periods = Periods(1 << 13);
    /// All but lengths.
    pub const ALL: Periods = Periods((1 << 13) - 1);

    /// Those of both.
    pub const fn or(self, other: Periods) -> Periods {
        Periods(self.0 | other.0)
    }

    /// Those that are not of the other.
    pub const fn but(self, other: Periods) -> Periods {
        Periods(self.0 & !other.0)
    }

    /// Whether some are of both.
    pub const fn has(self, other: Periods) -> bool {
        self.0 & other.0 != 0
    }
}
