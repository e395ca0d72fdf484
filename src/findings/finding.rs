//! What is found: [`Finding`], and what it is made of.

use std::{borrow::Cow, fmt};

use rust_decimal::Decimal;

use crate::{
    span::Span,
    value::{fact::Fact, moment::Moment},
};

/// How figures of a text stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Relation {
    /// A part, its whole and the percentage given for it.
    Share,
    /// A total and its parts.
    Breakdown,
    /// From, to, difference and percentage of what grew or fell.
    Change,
    /// An amount, what was planned, and how much of it was reached.
    Plan,
    /// The same amount in two currencies or two units.
    Conversion,
    /// An amount, a quantity and the price of one.
    Price,
    /// A weekday and its date, a length of time and its ends, an age and a year of birth.
    Calendar,
    /// A part that lies within its whole.
    Whole,
    /// The same figure, given twice.
    Repetition,
    /// A paper and its date.
    Paper,
}

impl Relation {
    /// All relations.
    pub const ALL: [Relation; 10] = [
        Relation::Share,
        Relation::Breakdown,
        Relation::Change,
        Relation::Plan,
        Relation::Conversion,
        Relation::Price,
        Relation::Calendar,
        Relation::Whole,
        Relation::Repetition,
        Relation::Paper,
    ];

    /// The name that records use.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Share => "share",
            Relation::Breakdown => "breakdown",
            Relation::Change => "change",
            Relation::Plan => "plan",
            Relation::Conversion => "conversion",
            Relation::Price => "price",
            Relation::Calendar => "calendar",
            Relation::Whole => "whole",
            Relation::Repetition => "repetition",
            Relation::Paper => "paper",
        }
    }

    /// The relation of a name.
    pub fn from_name(name: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|r| r.name() == name)
    }
}

/// What comes of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// What the text says follows from the rest, at the precision that the text uses.
    Agrees,
    /// It does not.
    Differs,
}

impl Verdict {
    /// The name that records use.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agrees => "agrees",
            Verdict::Differs => "differs",
        }
    }
}

/// What a fact is in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// A part of a whole or of a total.
    Part,
    /// What the parts are of.
    Whole,
    /// How much of the whole, or how much more or less.
    Percent,
    /// A fraction, which is a part and its whole.
    Fraction,
    /// What it was before.
    From,
    /// What it is now.
    To,
    /// By how much.
    Difference,
    /// How many times as much.
    Times,
    /// What was planned.
    Plan,
    /// An amount.
    Amount,
    /// The same amount in another currency or unit, or told again.
    Again,
    /// What one costs.
    Price,
    /// How many or how much.
    Quantity,
    /// A point or a stretch of time.
    Date,
    /// A length of time.
    Length,
    /// An age.
    Age,
    /// A year of birth.
    Birth,
    /// An issued paper.
    Paper,
}

impl Role {
    /// The name that records use.
    pub fn name(self) -> &'static str {
        match self {
            Role::Part => "part",
            Role::Whole => "whole",
            Role::Percent => "percent",
            Role::Fraction => "fraction",
            Role::From => "before",
            Role::To => "after",
            Role::Difference => "difference",
            Role::Times => "times",
            Role::Plan => "plan",
            Role::Amount => "amount",
            Role::Again => "again",
            Role::Price => "price",
            Role::Quantity => "quantity",
            Role::Date => "date",
            Role::Length => "length",
            Role::Age => "age",
            Role::Birth => "birth",
            Role::Paper => "paper",
        }
    }
}

/// A value that the text gives or that follows from others; written as those of facts are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Told {
    /// A number: a percentage, a count, a year; a weekday from 1, Monday, to 7.
    Number(Decimal),
    /// An amount of money and its currency, ISO 4217.
    Money(Decimal, Cow<'static, str>),
    /// A point of time.
    Date(Moment),
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Told::Number(value) => value.normalize().fmt(f),
            Told::Money(value, currency) => {
                value.normalize().fmt(f)?;
                f.write_str(" ")?;
                f.write_str(currency)
            }
            Told::Date(moment) => moment.fmt(f),
        }
    }
}

/// How the derived value comes of the others, as exact decimals.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Arithmetic {
    /// `240/272`, in percent.
    Share(Decimal, Decimal),
    /// `15 + 49 + 299`.
    Sum(Vec<Decimal>),
    /// `101 - 82`.
    Difference(Decimal, Decimal),
    /// By how much the second is more than the first, in percent.
    Growth(Decimal, Decimal),
    /// `101/82`.
    Quotient(Decimal, Decimal),
    /// `5 × 36`.
    Product(Decimal, Decimal),
    /// The first amount for one of the second: `27.000 tỷ / 1,2 tỷ`.
    Rate(Decimal, Decimal),
    /// A difference with the sign that its direction says.
    Direction(Decimal),
    /// The first is no more than the second.
    Within(Decimal, Decimal),
    /// The same value, given twice.
    Same(Told),
    /// What the calendar says of this.
    Calendar(Told),
}

/// Figures that belong together, and whether they agree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Finding {
    /// How they stand to each other.
    pub relation: Relation,
    /// Whether they agree.
    pub verdict: Verdict,
    /// The places of the facts in [`Analysis::facts`](crate::Analysis::facts).
    pub facts: Vec<usize>,
    /// What each of these facts is in the relation.
    pub roles: Vec<Role>,
    /// What the text says.
    pub stated: Told,
    /// What follows from the rest.
    pub derived: Told,
    /// By how much they may differ at the precision that the text uses.
    pub tolerance: Decimal,
    /// How what follows was reckoned.
    pub arithmetic: Arithmetic,
    /// The number of the sentence that the last fact stands in, from 0.
    pub sentence: usize,
    /// The rule that has linked them.
    pub rule: &'static str,
}

impl Finding {
    /// From the first of its facts to the last; `facts` are those of the analysis.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let text = "Xã xử lý 240/272 vụ việc, đạt tỷ lệ 88,24%.";
    /// let analysis = Analyzer::new().include_findings(true).analyze(text, None);
    /// let span = analysis.findings[0].span(&analysis.facts);
    /// assert_eq!(span.text(text), "240/272 vụ việc, đạt tỷ lệ 88,24%");
    /// ```
    pub fn span(&self, facts: &[Fact]) -> Span {
        let spans = self.facts.iter().filter_map(|&at| facts.get(at));
        let spans = spans.map(|fact| fact.span);
        spans.reduce(Span::union).unwrap_or(Span::new(0, 0))
    }
}

/// Why facts that a rule has linked are in no finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Undrawn {
    /// What the rule looks for is not there: nothing to reckon with.
    Nothing,
    /// They may not belong together: the words leave it open, and neither do the figures agree
    /// nor would they if one digit were another.
    NotBorneOut,
    /// They agree, but with figures so rough that this says nothing.
    Rough,
}
