//! [`Link`]: facts that are said to belong together, before anything is reckoned.

use std::{cell::OnceCell, collections::BTreeSet, iter};

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{Figure, Figures},
        finding::{Arithmetic, Relation, Role, Told},
        sentence::{Inside, Sentence},
    },
    value::{
        fact::{Fact, Value},
        moment::DateValue,
    },
};

/// How plainly a text says that facts belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Its words leave no other reading.
    Plainly,
    /// They do not, and the figures must bear it out: they agree, or would if one digit of
    /// one of them were another.
    Perhaps,
    /// They may say so of these figures and of others that were not read: only if the
    /// figures agree it is so.
    IfTrue,
}

/// Most links have no more members.
const USUAL: usize = 4;

/// Facts that are said to belong together.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub relation: Relation,
    pub rule: &'static str,
    /// The place of each fact among those of the text, and what it is.
    pub members: Vec<(Role, usize)>,
    pub said: Said,
    /// 1 where the words say that something rose, -1 where it fell.
    pub moved: i32,
    /// Whether it says less than the link before it, and counts only where that is not drawn.
    pub is_less: bool,
}

impl Link {
    pub fn new(relation: Relation, rule: &'static str, said: Said) -> Link {
        Link {
            relation,
            rule,
            members: Vec::with_capacity(USUAL),
            said,
            moved: 0,
            is_less: false,
        }
    }

    /// A total and all its parts, which only their sum says, by their places in the text: the total
    /// first.
    pub fn of_sum(rule: &'static str, places: Vec<usize>) -> Link {
        let roles = iter::once(Role::Whole).chain(iter::repeat(Role::Part));
        let mut link = Link::new(Relation::Breakdown, rule, Said::IfTrue);
        link.members.extend(roles.zip(places));
        link
    }

    /// Whether it has one figure only, and waits for others that are told elsewhere.
    pub fn is_open(&self) -> bool {
        let waits = |role| {
            matches!(
                role,
                Role::Age | Role::Birth | Role::Difference | Role::Part | Role::Percent
            )
        };
        matches!(self.members[..], [(role, _)] if waits(role))
    }

    /// With the nth fact of a sentence.
    pub fn with(self, role: Role, sentence: &Sentence, n: usize) -> Link {
        self.at(role, sentence.index(n))
    }

    /// With the fact at a place of the text.
    pub fn at(mut self, role: Role, at: usize) -> Link {
        self.members.push((role, at));
        self
    }

    /// With a direction.
    pub fn moved(mut self, moved: i32) -> Link {
        self.moved = moved;
        self
    }
}

/// A link with all that is known of its facts.
pub(crate) struct Known<'a> {
    pub link: &'a Link,
    pub facts: &'a [Fact],
    pub inside: &'a [(u32, Inside)],
    pub text: &'a str,
    /// The numbers of each member, once somebody has asked for them.
    pub figures: OnceCell<Vec<Figures>>,
    pub published: Option<chrono::NaiveDate>,
    /// The year of publication, given or given away by the text.
    pub year: Option<i32>,
    /// What one of the first currency is worth in the other by what else the text converts.
    pub rate: Option<Figure>,
}

impl<'a> Known<'a> {
    pub fn fact(&self, n: usize) -> &'a Fact {
        &self.facts[self.link.members[n].1]
    }

    /// The numbers of each member.
    pub fn figures(&self) -> &[Figures] {
        self.figures
            .get_or_init(|| figures(self.link, self.facts, self.text))
    }

    /// The year of publication, and that of the last day that is told with its year near to the
    /// members, with which figures can only agree.
    pub fn years_told(&self) -> impl Iterator<Item = i32> + use<'a> {
        let days = self.dates_near().filter_map(|date| match date {
            DateValue::Day { year, .. } => year,
            _ => None,
        });
        self.year.into_iter().chain(days.max())
    }

    /// The years that are told near to the members, and the one behind the last of them: one of
    /// them may be that of a day without its year.
    pub fn years_near(&self) -> impl Iterator<Item = i32> + use<'a> {
        let told = self.dates_near().filter_map(DateValue::year);
        let years: BTreeSet<i32> = told.chain(self.year).collect();
        let next = years.last().map(|year| year + 1);
        years.into_iter().rev().chain(next)
    }

    fn dates_near(&self) -> impl Iterator<Item = DateValue> + use<'a> {
        const NEAR: usize = 64;
        let at = self.link.members[0].1;
        let near = at.saturating_sub(NEAR)..self.facts.len().min(at + NEAR);
        self.facts[near]
            .iter()
            .filter_map(|fact| match &fact.value {
                Value::Date(moment) | Value::Time(moment) => moment.date,
                _ => None,
            })
    }

    /// Where the first member with this role stands among the members.
    pub fn place(&self, role: Role) -> Option<usize> {
        self.link.members.iter().position(|(is, _)| *is == role)
    }

    /// The number of the first member with this role.
    pub fn figure(&self, role: Role) -> Option<Figure> {
        let n = self.place(role)?;
        self.figures()[n].first().copied()
    }

    /// The numbers of all members with this role.
    pub fn each(&self, role: Role) -> impl Iterator<Item = Figure> + '_ {
        let members = self.link.members.iter().zip(self.figures());
        members
            .filter(move |((is, _), _)| *is == role)
            .filter_map(|(_, figures)| figures.first().copied())
    }

    /// The numbers of a fraction, or else those of members with these roles.
    pub fn pair(&self, part: Role, whole: Role) -> Option<(Figure, Figure)> {
        match self.place(Role::Fraction) {
            Some(n) => match self.figures()[n][..] {
                [part, whole] => Some((part, whole)),
                _ => None,
            },
            None => Some((self.figure(part)?, self.figure(whole)?)),
        }
    }

    /// What follows for the first member with this role, beside what is stated of it.
    pub fn reckoned(
        &self,
        role: Role,
        stated: Figure,
        derived: Figure,
        arithmetic: Arithmetic,
    ) -> Reckoned {
        Reckoned {
            stated: self.told(role, stated.value),
            derived: self.told(role, derived.value),
            arithmetic,
            outcome: Outcome::Numbers { stated, derived },
        }
    }

    /// A number as the value of the first member with this role.
    pub fn told(&self, role: Role, value: Decimal) -> Told {
        let fact = self.place(role).map(|n| &self.fact(n).value);
        match fact {
            Some(Value::Money { currency, .. }) => Told::Money(value, currency.clone()),
            _ => Told::Number(value),
        }
    }
}

/// The numbers of each member, measures in the unit of the first of them.
fn figures(link: &Link, facts: &[Fact], text: &str) -> Vec<Figures> {
    let factor = |at: usize| match &facts[at].value {
        Value::Quantity {
            measure: Some(measure),
            ..
        } => Some(measure.1),
        _ => None,
    };
    let members = || link.members.iter().map(|(_, at)| *at);
    let base = members().find_map(factor);
    let of = |at: usize| {
        let figures = Figure::of(&facts[at], text);
        let scale = factor(at)
            .zip(base)
            .and_then(|(one, base)| one.checked_div(base));
        match scale.filter(|scale| *scale != Decimal::ONE) {
            Some(scale) => figures
                .iter()
                .filter_map(|figure| figure.times(scale))
                .collect(),
            None => figures,
        }
    };
    let Some(first) = members().next() else {
        return Vec::new();
    };
    let own = of(first);
    // What is told again is mostly written as it was.
    let is_own = |at: usize| at == first || is_written_alike(&facts[first], &facts[at], text);
    let figures = members().map(|at| if is_own(at) { own.clone() } else { of(at) });
    figures.collect()
}

fn is_written_alike(one: &Fact, other: &Fact, text: &str) -> bool {
    one.span.text(text) == other.span.text(text)
        && one.modifier == other.modifier
        && one.value == other.value
}

/// What was reckoned of a link.
#[derive(Clone, Debug)]
pub(crate) struct Reckoned {
    pub stated: Told,
    pub derived: Told,
    pub arithmetic: Arithmetic,
    pub outcome: Outcome,
}

/// What there is to judge by.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Outcome {
    /// Two numbers that should be one.
    Numbers { stated: Figure, derived: Figure },
    /// A part that should be no more than its whole.
    Within { part: Figure, whole: Figure },
    /// Whether it agrees, without a tolerance.
    Plain(bool),
}
