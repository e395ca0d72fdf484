//! Two figures of one value, and what about them says whether they are one.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    around::Likeness,
    key::{day, is_of_hours, times},
};
use crate::{
    findings::figure::is_age,
    span::Span,
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
    /// How many digits of the value tell something, and its lowest number.
    pub size: Option<(usize, Decimal)>,
    /// How often equal figures of what is counted are one.
    pub noun: usize,
    /// How many figures the article has, how many values of their noun, how often this one.
    pub figures: usize,
    pub values: usize,
    pub mentions: usize,
    /// The first one is of the title.
    pub in_title: bool,
    /// The second one counts persons.
    pub persons: bool,
    /// Words behind the second one say that it was told.
    pub told: bool,
}

/// Names what a pair is asked and answers it, first what needs no words, which are dear: a number
/// that is no number is 0, yes is 1.
macro_rules! traits {
    (
        $pair:ident: $($name:literal => $answer:expr,)*
        $like:ident: $($word_name:literal => $word_answer:expr,)*
    ) => {
        /// What a pair is asked, by the names that `data/told.tsv` has for it.
        pub(crate) const TRAITS: [&str; WITHOUT_WORDS + OF_WORDS] =
            [$($name,)* $($word_name,)*];
        pub(crate) const WITHOUT_WORDS: usize = [$($name),*].len();
        const OF_WORDS: usize = [$($word_name),*].len();

        impl Pair<'_> {
            /// The answers that need no words.
            pub fn traits(&self) -> Traits {
                let $pair = self;
                let mut traits = [0; ROOM];
                traits[..WITHOUT_WORDS].copy_from_slice(&[$($answer),*].map(small));
                traits
            }
        }

        impl Likeness {
            /// Adds the answers of the words.
            pub fn add_to(&self, traits: &mut Traits) {
                let $like = self;
                traits[WITHOUT_WORDS..TRAITS.len()].copy_from_slice(&[$($word_answer),*].map(small));
            }
        }
    };
}

fn small(answer: usize) -> u16 {
    u16::try_from(answer).unwrap_or(u16::MAX)
}

traits! {
    pair:
    "of.day" => pair.is(Sort::Day),
    "of.year" => pair.is(Sort::Year),
    "of.month" => pair.is(Sort::Month),
    "of.hours" => pair.is(Sort::Hours),
    "of.span" => pair.is(Sort::Span),
    "of.money" => pair.is(Sort::Money),
    "of.price" => pair.is(Sort::Price),
    "of.age" => pair.is(Sort::Age),
    "of.measure" => pair.is(Sort::Measure),
    "of.count" => pair.is(Sort::Count),
    "of.share" => pair.is(Sort::Share),
    "of.length" => pair.is(Sort::Length),
    "of.order" => pair.is(Sort::Order),
    "noun" => pair.noun,
    "persons" => pair.persons.into(),
    "told" => pair.told.into(),
    "digits" => pair.digits(),
    "size" => pair.size(),
    "range" => pair.is_range().into(),
    "words" => pair.written().map(words).into_iter().min().unwrap_or(0),
    "written" => pair.is_written_alike().into(),
    "rough" => (pair.one.modifier != pair.other.modifier).into(),
    "times" => times(&pair.one.value, &pair.other.value) as usize,
    "figures" => pair.figures,
    "values" => pair.values,
    "mentions" => pair.mentions,
    "title" => pair.in_title.into(),
    "first" => pair.one.sentence,
    "second" => pair.other.sentence,
    "apart" => pair.other.sentence.abs_diff(pair.one.sentence),
    "length" => pair.text.len() / PIECE,
    "length.between" => (pair.other.span.start - pair.one.span.start) / PIECE,
    "place.first" => pair.place(pair.one),
    "place.second" => pair.place(pair.other),
    "same.before" => pair.same_before(),
    "same.behind" => pair.same_behind(),
    "bracket.first" => pair.is_in_bracket(pair.one).into(),
    "bracket.second" => pair.is_in_bracket(pair.other).into(),
    like:
    "near" => like.near,
    "beside" => like.beside,
    "before" => like.before,
    "behind" => like.behind,
    "telling" => like.telling.shared,
    "telling.least" => like.telling.least(),
    "telling.part" => like.telling.part(),
    "names" => like.names.shared,
    "names.first" => like.names.theirs,
    "names.second" => like.names.own,
    "names.other" => like.names.are_other().into(),
    "numbers" => like.numbers.shared,
    "numbers.first" => like.numbers.theirs,
    "numbers.second" => like.numbers.own,
    "numbers.other" => like.other_nearest.into(),
    "owner.other" => like.other_owner.into(),
    "sentence.telling" => like.telling_of_sentence.shared,
    "sentence.least" => like.telling_of_sentence.least(),
    "sentence.part" => like.telling_of_sentence.part(),
    "sentence.names" => like.names_of_sentence.shared,
    "sentence.names.least" => like.names_of_sentence.least(),
    "sentence.names.other" => like.names_of_sentence.are_other().into(),
    "sentence.numbers" => like.numbers_of_sentence.shared,
    "sentence.numbers.first" => like.numbers_of_sentence.theirs,
    "sentence.numbers.second" => like.numbers_of_sentence.own,
    "said.before" => like.said_before,
    "said.behind" => like.said_behind,
    "said.around" => like.said_around,
    "said.sentence" => like.said,
    "said.least" => like.said_of_less(),
    "said.part" => 100 * like.said / like.said_of_less().max(1),
    "said.most" => like.most,
    "ahead.first" => like.words[1][0],
    "ahead.second" => like.words[0][0],
    "after.first" => like.words[1][1],
    "after.second" => like.words[0][1],
    "line.first" => like.line[1][0].into(),
    "line.second" => like.line[0][0].into(),
    "line.after.first" => like.line[1][1].into(),
    "line.after.second" => like.line[0][1].into(),
    "owner.same" => like.same_owner.into(),
}

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

/// Room for all that a byte can number, which spares the check that a tree asks for one of them.
const ROOM: usize = 1 << u8::BITS;

/// The answers of a pair, in the order of [`TRAITS`].
pub(crate) type Traits = [u16; ROOM];

impl Pair<'_> {
    fn is(&self, sort: Sort) -> usize {
        (self.sort == sort).into()
    }

    /// How many digits say that few things have the same number.
    fn digits(&self) -> usize {
        self.size.map_or(0, |(digits, _)| digits)
    }

    /// The number, where it is a small one.
    fn size(&self) -> usize {
        let low = self.size.map(|(_, low)| low.min(Decimal::ONE_THOUSAND));
        low.and_then(|low| low.to_usize()).unwrap_or(0)
    }

    /// Whether it is between two numbers.
    fn is_range(&self) -> bool {
        let amount = self.other.value.amount();
        amount.is_some_and(|amount| matches!(amount, Amount::Range(..)))
    }

    /// How much of the text stands before, of a hundred.
    fn place(&self, fact: &Fact) -> usize {
        100 * fact.span.start / self.text.len().max(1)
    }

    /// How many bytes right before both are the same, and how many right behind both.
    fn same_before(&self) -> usize {
        let [one, other] = self
            .spans()
            .map(|span| self.text[..span.start].bytes().rev());
        same(one, other)
    }

    fn same_behind(&self) -> usize {
        let [one, other] = self.spans().map(|span| self.text[span.end..].bytes());
        same(one, other)
    }

    fn spans(&self) -> [Span; 2] {
        [self.one, self.other].map(|fact| fact.span)
    }

    fn is_in_bracket(&self, fact: &Fact) -> bool {
        self.text[..fact.span.start].ends_with('(')
    }

    fn written(&self) -> [&str; 2] {
        self.spans().map(|span| span.text(self.text))
    }

    fn is_written_alike(&self) -> bool {
        let [one, other] = self.written();
        one.eq_ignore_ascii_case(other)
    }
}

/// How many are the same, from the first on.
fn same(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> usize {
    const MOST: usize = 40;
    let both = one.zip(other).take(MOST);
    both.take_while(|(one, other)| one == other).count()
}

fn words(text: &str) -> usize {
    1 + text.bytes().filter(|byte| *byte == b' ').count()
}
