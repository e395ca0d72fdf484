//! Two figures of one value, and what about them says whether they are one.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    around::Likeness,
    key::{day, is_of_hours, size, times},
    known::NOUNS,
};
use crate::{
    findings::figure::is_age,
    value::{
        amount::Amount,
        fact::{Fact, Value},
        moment::DateValue,
    },
};

/// Two figures of one value, and where they stand.
pub(crate) struct Pair<'a> {
    pub one: &'a Fact,
    pub other: &'a Fact,
    pub sort: Sort,
    pub text: &'a str,
    /// What is counted.
    pub noun: &'a str,
    /// What of the words around them is alike.
    pub like: Likeness,
    /// How many figures the article has, how many values of their noun, how often this one.
    pub figures: usize,
    pub values: usize,
    pub mentions: usize,
    /// How many lines it has.
    pub lines: usize,
    /// The first one is of the title.
    pub in_title: bool,
    /// The second one counts persons.
    pub persons: bool,
    /// Words behind the second one say that it was told.
    pub told: bool,
}

/// What a pair is asked, by the name that `data/told.tsv` has for it.
pub(crate) type Trait = (&'static str, fn(&Pair) -> usize);

/// All that a pair is asked. A number that is no number is 0, yes is 1.
pub(crate) const TRAITS: [Trait; 78] = [
    ("of.day", |pair| pair.is(Sort::Day)),
    ("of.year", |pair| pair.is(Sort::Year)),
    ("of.month", |pair| pair.is(Sort::Month)),
    ("of.hours", |pair| pair.is(Sort::Hours)),
    ("of.span", |pair| pair.is(Sort::Span)),
    ("of.money", |pair| pair.is(Sort::Money)),
    ("of.price", |pair| pair.is(Sort::Price)),
    ("of.age", |pair| pair.is(Sort::Age)),
    ("of.measure", |pair| pair.is(Sort::Measure)),
    ("of.count", |pair| pair.is(Sort::Count)),
    ("of.share", |pair| pair.is(Sort::Share)),
    ("of.length", |pair| pair.is(Sort::Length)),
    ("of.order", |pair| pair.is(Sort::Order)),
    ("noun", |pair| NOUNS.told(pair.noun)),
    ("persons", |pair| pair.persons.into()),
    ("told", |pair| pair.told.into()),
    ("digits", |pair| pair.digits()),
    ("size", |pair| pair.size()),
    ("range", |pair| pair.is_range().into()),
    ("words", |pair| {
        pair.written().map(words).into_iter().min().unwrap_or(0)
    }),
    ("written", |pair| pair.is_written_alike().into()),
    ("rough", |pair| {
        (pair.one.modifier != pair.other.modifier).into()
    }),
    ("times", |pair| {
        times(&pair.one.value, &pair.other.value) as usize
    }),
    ("figures", |pair| pair.figures),
    ("values", |pair| pair.values),
    ("mentions", |pair| pair.mentions),
    ("title", |pair| pair.in_title.into()),
    ("first", |pair| pair.one.sentence),
    ("second", |pair| pair.other.sentence),
    ("apart", |pair| {
        pair.other.sentence.abs_diff(pair.one.sentence)
    }),
    ("near", |pair| pair.like.near),
    ("beside", |pair| pair.like.beside),
    ("before", |pair| pair.like.before),
    ("behind", |pair| pair.like.behind),
    ("telling", |pair| pair.like.telling.shared),
    ("telling.least", |pair| pair.like.telling.least()),
    ("telling.part", |pair| pair.like.telling.part()),
    ("names", |pair| pair.like.names.shared),
    ("names.first", |pair| pair.like.names.theirs),
    ("names.second", |pair| pair.like.names.own),
    ("names.other", |pair| pair.like.names.are_other().into()),
    ("numbers", |pair| pair.like.numbers.shared),
    ("numbers.first", |pair| pair.like.numbers.theirs),
    ("numbers.second", |pair| pair.like.numbers.own),
    ("numbers.other", |pair| pair.like.other_nearest.into()),
    ("owner.other", |pair| pair.like.other_owner.into()),
    ("sentence.telling", |pair| {
        pair.like.telling_of_sentence.shared
    }),
    ("sentence.least", |pair| {
        pair.like.telling_of_sentence.least()
    }),
    ("sentence.part", |pair| pair.like.telling_of_sentence.part()),
    ("sentence.names", |pair| pair.like.names_of_sentence.shared),
    ("sentence.names.least", |pair| {
        pair.like.names_of_sentence.least()
    }),
    ("sentence.names.other", |pair| {
        pair.like.names_of_sentence.are_other().into()
    }),
    ("sentence.numbers", |pair| {
        pair.like.numbers_of_sentence.shared
    }),
    ("sentence.numbers.first", |pair| {
        pair.like.numbers_of_sentence.theirs
    }),
    ("sentence.numbers.second", |pair| {
        pair.like.numbers_of_sentence.own
    }),
    ("said.before", |pair| pair.like.said_before),
    ("said.behind", |pair| pair.like.said_behind),
    ("said.around", |pair| pair.like.said_around),
    ("said.sentence", |pair| pair.like.said),
    ("said.least", |pair| pair.said_of_less()),
    ("said.part", |pair| {
        100 * pair.like.said / pair.said_of_less().max(1)
    }),
    ("said.most", |pair| pair.like.most),
    ("ahead.first", |pair| pair.like.words[1][0]),
    ("ahead.second", |pair| pair.like.words[0][0]),
    ("after.first", |pair| pair.like.words[1][1]),
    ("after.second", |pair| pair.like.words[0][1]),
    ("line.first", |pair| pair.like.line[1][0].into()),
    ("line.second", |pair| pair.like.line[0][0].into()),
    ("line.after.first", |pair| pair.like.line[1][1].into()),
    ("line.after.second", |pair| pair.like.line[0][1].into()),
    ("lines", |pair| pair.lines),
    ("length", |pair| pair.text.len() / PIECE),
    ("length.between", |pair| {
        (pair.other.span.start - pair.one.span.start) / PIECE
    }),
    ("place.first", |pair| pair.place(pair.one)),
    ("place.second", |pair| pair.place(pair.other)),
    ("bracket.first", |pair| pair.is_in_bracket(pair.one).into()),
    ("bracket.second", |pair| {
        pair.is_in_bracket(pair.other).into()
    }),
    ("owner.same", |pair| pair.like.same_owner.into()),
];

/// Bytes are counted in pieces of so many.
const PIECE: usize = 16;

/// The sorts of figures that are told again each in their own way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Day,
    Year,
    /// A month, a quarter, a time of a day that is meant.
    Month,
    Hours,
    Span,
    Money,
    Price,
    Age,
    Measure,
    Count,
    Share,
    Length,
    Order,
}

impl Sort {
    pub fn of(value: &Value) -> Sort {
        match value {
            Value::Date(moment) | Value::Time(moment) => match moment.date {
                _ if day(moment).is_some() => Sort::Day,
                Some(DateValue::Year(_)) => Sort::Year,
                _ => Sort::Month,
            },
            Value::Interval(ends) if is_of_hours(ends) => Sort::Hours,
            Value::Interval(_) => Sort::Span,
            Value::Money { per: Some(_), .. } => Sort::Price,
            Value::Money { .. } => Sort::Money,
            value if is_age(value) => Sort::Age,
            Value::Quantity {
                measure: Some(_), ..
            } => Sort::Measure,
            Value::Quantity { .. } => Sort::Count,
            Value::Percent { .. } | Value::Fraction { .. } => Sort::Share,
            Value::Duration { .. } | Value::Recurrence { .. } => Sort::Length,
            _ => Sort::Order,
        }
    }
}

/// The answers of a pair, in the order of [`TRAITS`].
pub(crate) type Traits = [u16; TRAITS.len()];

impl Pair<'_> {
    pub fn traits(&self) -> Traits {
        TRAITS.map(|(_, of)| u16::try_from(of(self)).unwrap_or(u16::MAX))
    }

    fn is(&self, sort: Sort) -> usize {
        (self.sort == sort).into()
    }

    /// How many digits say that few things have the same number.
    fn digits(&self) -> usize {
        size(&self.other.value).map_or(0, |(digits, _)| digits)
    }

    /// The number, where it is a small one.
    fn size(&self) -> usize {
        let low = size(&self.other.value).map(|(_, low)| low.min(Decimal::ONE_THOUSAND));
        low.and_then(|low| low.to_usize()).unwrap_or(0)
    }

    /// Whether it is between two numbers.
    fn is_range(&self) -> bool {
        let amount = self.other.value.amount();
        amount.is_some_and(|amount| matches!(amount, Amount::Range(..)))
    }

    /// What the words of the sentence say that say less.
    fn said_of_less(&self) -> usize {
        let [own, theirs] = self.like.said_of_each;
        own.min(theirs)
    }

    /// How much of the text stands before, of a hundred.
    fn place(&self, fact: &Fact) -> usize {
        100 * fact.span.start / self.text.len().max(1)
    }

    fn is_in_bracket(&self, fact: &Fact) -> bool {
        self.text[..fact.span.start].ends_with('(')
    }

    fn written(&self) -> [&str; 2] {
        [self.one, self.other].map(|fact| fact.span.text(self.text))
    }

    fn is_written_alike(&self) -> bool {
        let [one, other] = self.written();
        one.eq_ignore_ascii_case(other)
    }
}

fn words(text: &str) -> usize {
    1 + text.bytes().filter(|byte| *byte == b' ').count()
}
