//! `repetition`: a figure of the title, told again in the article.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::Figure,
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::{self, Sentence},
    },
    span::Span,
    value::fact::Fact,
    vocabulary::WordId,
};

/// So many figures of a title are looked for, and so often each.
const TITLE: usize = 8;
const AGAIN: usize = 16;

/// So many words on either side of two figures are compared; so many that are the same say
/// that the same is meant.
const WORDS: usize = 3;
const SHARED: usize = 3;

/// The figures of a title, and where they are told again.
#[derive(Debug, Default)]
pub(crate) struct Repetitions {
    told: Vec<Told>,
}

/// A figure of the title.
#[derive(Debug)]
struct Told {
    fact: usize,
    around: Around,
    /// Figures of the same kind, and how many words around them are the same.
    again: Vec<(usize, usize)>,
}

/// The words before a figure and behind it.
type Around = [[WordId; WORDS]; 2];

impl Repetitions {
    /// Looks at a sentence; `title` is where the title stands.
    pub fn see(&mut self, s: &Sentence, title: Option<Span>) {
        let Some(title) = title else { return };
        for n in 0..s.len() {
            let Some(fact) = s.fact(n).filter(|_| s.is_sum(n)) else {
                continue;
            };
            if !title.contains(fact.span) {
                self.compare(s, n, fact);
            } else if self.told.len() < TITLE {
                self.told.push(Told {
                    fact: s.index(n),
                    around: around(s, n),
                    again: Vec::new(),
                });
            }
        }
    }

    fn compare(&mut self, s: &Sentence, n: usize, fact: &Fact) {
        let mut own = None;
        for told in &mut self.told {
            if told.again.len() < AGAIN && sentence::alike(&s.facts[told.fact], fact) {
                let own = own.get_or_insert_with(|| around(s, n));
                told.again.push((s.index(n), shared(&told.around, own)));
            }
        }
    }

    /// Links each figure with the first that is the same, and with those that should be.
    pub fn link(&self, facts: &[Fact], text: &str, links: &mut Vec<Link>) {
        for told in &self.told {
            let figure = |at: usize| Figure::of(&facts[at], text).into_iter().next();
            let Some(own) = figure(told.fact) else {
                continue;
            };
            let plain = |at: usize| facts[at].modifier.is_none();
            let mut is_told = false;
            for (again, words) in &told.again {
                let Some(other) = figure(*again).filter(|_| *words >= SHARED) else {
                    continue;
                };
                if !plain(told.fact) || !plain(*again) {
                    continue;
                }
                let meets = own.meets(other);
                if meets && !is_told && own.digits() > 1 || !meets && slip(own, other) {
                    links.push(of(told.fact, *again));
                }
                is_told |= meets;
            }
        }
    }
}

/// Whether one digit of two figures is another one, or all are three places further on.
fn slip(one: Figure, other: Figure) -> bool {
    const FEW: usize = 2;
    let digits = |figure: Figure| figure.value.abs().normalize().mantissa().to_string();
    let (a, b) = (digits(one), digits(other));
    let shifted = one.value == other.value * Decimal::ONE_THOUSAND
        || other.value == one.value * Decimal::ONE_THOUSAND;
    let precise = one.digits() >= FEW && other.digits() >= FEW;
    let scaled = precise && one.step == other.step && a.len() == b.len();
    let differing = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
    shifted || scaled && differing == 1
}

fn of(fact: usize, again: usize) -> Link {
    let mut link = Link::new(Relation::Repetition, "repetition.title", Said::Plainly);
    link.members = vec![(Role::Amount, fact), (Role::Again, again)];
    link
}

/// The words around the nth fact.
fn around(s: &Sentence, n: usize) -> Around {
    let (before, behind) = (s.gap(n), s.gap(n + 1));
    let before_at = |k: usize| before.len().checked_sub(k + 1).map(|at| before.word_at(at));
    let words_before = std::array::from_fn(|k| before_at(k).unwrap_or(WordId::NONE));
    [words_before, std::array::from_fn(|k| behind.word_at(k))]
}

/// How many words stand on the same side of both.
fn shared(one: &Around, other: &Around) -> usize {
    let side = |side: usize| {
        let known = one[side].iter().filter(|word| **word != WordId::NONE);
        known.filter(|word| other[side].contains(word)).count()
    };
    side(0) + side(1)
}

/// The figure of the title against the other one.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (stated, derived) = (known.figure(Role::Amount)?, known.figure(Role::Again)?);
    Some(Reckoned {
        stated: known.told(Role::Amount, stated.value),
        derived: known.told(Role::Again, derived.value),
        arithmetic: Arithmetic::Same(known.told(Role::Again, derived.value)),
        outcome: Outcome::Numbers { stated, derived },
    })
}
