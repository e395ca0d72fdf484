//! What speaks for two equal figures being one, and what against it.
//!
//! Their sort and their size say how many other things may have the same figure; where they
//! stand, and the words, names and numbers around both, whether they are told of one thing.
//! [`WEIGHTS`] are log-odds in tenths, fitted to 1,100 pairs of equal figures that were read and
//! rounded; what was seen too seldom to be fitted is marked as set by hand.

use rust_decimal::Decimal;

use crate::{
    findings::{
        around::Likeness,
        told::{Times, day, is_age, size, times},
    },
    value::{
        fact::{Fact, Value},
        moment::{DateValue, Ends, Moment},
    },
};

/// A sign that two figures of one value are one, or are not.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    /// A day: what else was on it is not told again.
    Day,
    /// A day of an article that has others.
    OneOfDays,
    /// A bare year.
    Year,
    /// A month, a quarter.
    Month,
    /// From one time to another.
    Span,
    /// One of something.
    One,
    /// Two of something, as of so much.
    Two,
    /// Two digits that tell something.
    TwoDigits,
    /// And it is money or a number of things.
    TwoDigitsOfSum,
    /// Three digits.
    ThreeDigits,
    /// A measure or a share between two numbers, as the weather of many places.
    Range,
    /// A number of things that is no whole one: a score.
    Score,
    /// Persons, and the title does not tell of them.
    Persons,
    /// Things of which the article has one number.
    LoneThings,
    /// Things, or a measure, of which it has many.
    ManyThings,
    ManyMeasures,
    /// The title tells it first.
    Title,
    /// It tells of two of something; it tells a number of two digits.
    TwoOfTitle,
    DigitsOfTitle,
    /// The title does, and the first sentences tell it again.
    TitleAndLead,
    /// The first sentences tell it first.
    Lead,
    /// Both are written alike.
    SameText,
    /// A number of order that does not count the same: `ngày thứ hai`, `người thứ hai`.
    OtherHead,
    /// The words behind it say that it was told: `hai người này`.
    Told,
    /// One is told roughly: `gần 200`.
    OneIsRough,
    /// Two times of one day.
    OtherTimes,
    /// A word that says something stands around both.
    Telling,
    /// Two of them stand around both of a day, of a year.
    DayTelling,
    YearTelling,
    /// Such a word stands nowhere else.
    Rare,
    /// So many words near to both, or beside both, are the same, and no number is another one.
    Near2,
    Near3,
    Beside5,
    /// The two words before a year are the same: it is part of a name.
    YearOfName,
    /// The next number is another one.
    OtherNumber,
    /// Many numbers stand around each.
    Dense,
    /// Other names stand around each.
    OtherNames,
    /// Other names stand right before two ages.
    OtherOwner,
    /// Their sentences have other figures of one noun, none of them equal.
    OtherCompany,
    /// The sentences of two days have another figure in common.
    DayCompany,
    /// Another figure of their noun is told in the same words.
    SameFrame,
    /// They stand in two items of a list that counts them.
    OtherItem,
}

/// What each sign says.
const WEIGHTS: [(Sign, i32); 42] = [
    (Sign::Day, -7),
    (Sign::OneOfDays, -9),
    (Sign::Year, -8),
    (Sign::Month, -17),
    (Sign::Span, 13),
    (Sign::One, -10),
    (Sign::Two, -7),
    (Sign::TwoDigits, 3),
    (Sign::TwoDigitsOfSum, 11),
    (Sign::ThreeDigits, 12),
    (Sign::Range, -18),
    (Sign::Score, -11),
    (Sign::Persons, 6),
    (Sign::LoneThings, 15),
    (Sign::ManyThings, -14),
    (Sign::ManyMeasures, -5),
    (Sign::Title, 19),
    (Sign::TwoOfTitle, -10),
    (Sign::DigitsOfTitle, 6),
    (Sign::TitleAndLead, 16),
    (Sign::Lead, 12),
    (Sign::SameText, 5),
    (Sign::OtherHead, -10), // by hand
    (Sign::Told, 12),
    (Sign::OneIsRough, 10),
    (Sign::OtherTimes, -17),
    (Sign::Telling, 5),
    (Sign::DayTelling, 14),
    (Sign::YearTelling, 10),
    (Sign::Rare, 4),
    (Sign::Near2, 6),
    (Sign::Near3, 4),
    (Sign::Beside5, 6),
    (Sign::YearOfName, 7),
    (Sign::OtherNumber, -7),
    (Sign::Dense, -16),
    (Sign::OtherNames, -7),
    (Sign::OtherOwner, -25), // by hand
    (Sign::OtherCompany, -11),
    (Sign::DayCompany, 16),
    (Sign::SameFrame, -13),
    (Sign::OtherItem, -15), // by hand
];
const NOTHING: i32 = 2;

/// From here on two figures are one.
pub(crate) const ENOUGH: i32 = 26;

/// The last sentence of the lead.
pub(crate) const LEAD: usize = 3;

/// So many figures of one noun are those of many things.
const MANY: u32 = 6;

/// So many numbers around a figure make a table.
const DENSE: usize = 3;

/// Two figures of one value, and where they stand.
pub(crate) struct Pair<'a> {
    pub one: &'a Fact,
    pub other: &'a Fact,
    pub text: &'a str,
    /// What of the words around them is alike.
    pub like: Likeness,
    /// How many figures of their noun the article has.
    pub kinds: u32,
    /// The first one is of the title.
    pub in_title: bool,
    /// The second one counts persons.
    pub persons: bool,
    /// Words behind the second one say that it was told.
    pub told: bool,
    /// They stand in two items of a list.
    pub apart: bool,
    /// How the other figures of their sentences stand to each other.
    pub company: Company,
    /// Another figure of their noun is told in the words around one of them.
    pub same_frame: bool,
}

/// How the other figures of two sentences stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    /// Some are equal.
    Same,
    /// Some are of one noun, and none is equal.
    Other,
    /// They are of other things.
    Nothing,
}

impl Pair<'_> {
    /// How much speaks for their being one.
    pub fn weight(&self) -> i32 {
        let shown = WEIGHTS.iter().filter(|(sign, _)| self.shows(*sign));
        NOTHING + shown.map(|(_, weight)| weight).sum::<i32>()
    }

    fn shows(&self, sign: Sign) -> bool {
        let (value, like) = (&self.other.value, &self.like);
        let body = !self.in_title;
        let of_sums = || matches!(value, Value::Money { .. }) || self.counts();
        let same = !like.other_nearest && !like.numbers.are_other();
        match sign {
            Sign::Day => self.is_of_day(),
            Sign::OneOfDays => self.is_of_day() && self.kinds > 1,
            Sign::Year => self.is_year(),
            Sign::Month => matches!(value, Value::Date(_)) && !self.is_of_day() && !self.is_year(),
            Sign::Span => matches!(value, Value::Interval(ends) if is_of_dates(ends)),
            Sign::One => size(value).is_some_and(|(_, low)| low <= Decimal::ONE),
            Sign::Two => size(value) == Some((1, Decimal::TWO)),
            Sign::TwoDigits => self.digits() > 1,
            Sign::TwoDigitsOfSum => self.digits() > 1 && of_sums(),
            Sign::ThreeDigits => self.digits() > 2,
            Sign::Range => {
                matches!(value, Value::Percent { .. }) && is_range(value)
                    || is_measure(value) && is_range(value)
            }
            Sign::Score => self.is_score(),
            Sign::Persons => body && self.counts() && self.persons,
            Sign::LoneThings => self.kinds == 1 && self.counts_things() && !self.is_score(),
            Sign::ManyThings => self.kinds >= MANY && self.counts_things(),
            Sign::ManyMeasures => self.kinds >= MANY && is_measure(value) && !is_age(value),
            Sign::Title => self.in_title,
            Sign::TwoOfTitle => self.in_title && self.shows(Sign::Two),
            Sign::DigitsOfTitle => self.in_title && self.digits() > 1,
            Sign::TitleAndLead => self.in_title && self.other.sentence <= LEAD,
            Sign::Lead => body && self.one.sentence <= LEAD,
            Sign::SameText => self.is_written_alike(),
            Sign::OtherHead => matches!(value, Value::Ordinal(_)) && !self.is_written_alike(),
            Sign::Told => self.told,
            Sign::OneIsRough => self.one.modifier != self.other.modifier,
            Sign::OtherTimes => times(&self.one.value, value) == Times::Other,
            Sign::Telling => like.telling > 0,
            Sign::DayTelling => self.is_of_day() && like.telling > 1,
            Sign::YearTelling => self.is_year() && like.telling > 1,
            Sign::Rare => like.rare > 0,
            Sign::Near2 => same && like.near >= 2,
            Sign::Near3 => same && like.near >= 3,
            Sign::Beside5 => same && like.beside >= 5,
            Sign::YearOfName => self.is_year() && like.before == 2,
            Sign::OtherNumber => body && like.other_nearest,
            Sign::Dense => body && like.numbers.least() >= DENSE,
            Sign::OtherNames => body && like.names.are_other(),
            Sign::OtherOwner => is_age(value) && like.other_owner,
            Sign::OtherCompany => body && self.company == Company::Other,
            Sign::DayCompany => self.is_of_day() && self.company == Company::Same,
            Sign::SameFrame => body && self.same_frame,
            Sign::OtherItem => body && self.apart,
        }
    }

    /// How many digits say that few things have the same number; none of a range or a score.
    fn digits(&self) -> usize {
        let value = &self.other.value;
        let known = size(value).filter(|_| !is_range(value) && !self.is_score());
        known.map_or(0, |(digits, _)| digits)
    }

    fn counts(&self) -> bool {
        matches!(self.other.value, Value::Quantity { measure: None, .. })
    }

    fn counts_things(&self) -> bool {
        self.counts() && !self.persons
    }

    fn is_score(&self) -> bool {
        self.counts() && size(&self.other.value).is_some_and(|(_, low)| !low.fract().is_zero())
    }

    fn moment(&self) -> Option<&Moment> {
        match &self.other.value {
            Value::Date(moment) | Value::Time(moment) => Some(moment),
            _ => None,
        }
    }

    fn is_of_day(&self) -> bool {
        self.moment().is_some_and(|moment| day(moment).is_some())
    }

    fn is_year(&self) -> bool {
        self.moment()
            .is_some_and(|moment| matches!(moment.date, Some(DateValue::Year(_))))
    }

    fn is_written_alike(&self) -> bool {
        let text = |fact: &Fact| fact.span.text(self.text);
        text(self.one).eq_ignore_ascii_case(text(self.other))
    }
}

fn is_of_dates(ends: &Ends) -> bool {
    matches!(ends, Ends::Range(Some(from), _) if from.date.is_some())
}

/// Whether it is between two numbers.
fn is_range(value: &Value) -> bool {
    match value {
        Value::Percent { amount, .. }
        | Value::Money { amount, .. }
        | Value::Quantity { amount, .. } => amount.single().is_none(),
        _ => false,
    }
}

fn is_measure(value: &Value) -> bool {
    matches!(
        value,
        Value::Quantity {
            measure: Some(_),
            ..
        }
    )
}
