//! `repetition`: a figure of the title that the article tells otherwise, and figures told again
//! as they were.
//!
//! Two figures of one value are the same where enough speaks for it: [`teller`] looks for those
//! before, [`pair`] asks what about both is alike, and [`trees`] weigh it.

mod around;
mod key;
mod known;
mod pair;
mod teller;
mod told;
mod trees;
mod word;

use std::cell::LazyCell;

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::Figure,
        finding::{Arithmetic, Relation, Role, Told},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::{alike, is_amount},
    },
    span::Span,
    value::{
        fact::{Fact, Value},
        moment::{Ends, Moment},
    },
};
#[cfg(test)]
pub(crate) use {
    pair::{TRAITS, Traits, WITHOUT_WORDS},
    teller::{SEEN, Seen},
    trees::{Split, Tree, UNIT},
    word::{RARE, text as word_text},
};

use around::around;
pub(crate) use teller::Read;
use teller::Teller;
use trees::Sure;

/// So many figures of a title are looked for, and so often each.
const TITLE: usize = 8;
const AGAIN: usize = 16;

/// So many words around a figure of the title say that the same is meant.
const SHARED: usize = 3;

/// Links figures of the title with those of the article that should be the same, and all
/// figures with the ones before that are.
pub(crate) fn link(read: Read, title: Option<Span>, likely: bool, links: &mut Vec<Link>) {
    let Read { facts, text, .. } = read;
    let old = links.len();
    if let Some(title) = title {
        let in_title = |at: &usize| title.contains(facts[*at].span) && is_amount(&facts[*at]);
        for fact in (0..facts.len()).take(TITLE).filter(in_title) {
            of_title(facts, text, title, fact, links);
        }
    }
    let is_linked: Vec<[usize; 2]> = links[old..]
        .iter()
        .map(|link| [link.members[0].1, link.members[1].1])
        .collect();
    let mut teller = Teller::new(read, title, likely);
    for at in 0..facts.len() {
        let Some((first, sure)) = teller.again(at) else {
            continue;
        };
        if !is_linked.contains(&[first, at]) {
            let rule = match sure {
                Sure::Stated => "repetition.same",
                Sure::Likely => "repetition.likely",
            };
            links.push(of(rule, first, at));
        }
    }
}

fn of(rule: &'static str, fact: usize, again: usize) -> Link {
    Link::new(Relation::Repetition, rule, Said::Plainly)
        .at(Role::Amount, fact)
        .at(Role::Again, again)
}

/// Links a figure of the title with the first that is the same, and with those that should be.
fn of_title(facts: &[Fact], text: &str, title: Span, fact: usize, links: &mut Vec<Link>) {
    let figure = |at: usize| Figure::of(&facts[at], text).into_iter().next();
    let Some(own) = figure(fact) else { return };
    let words = LazyCell::new(|| around(text, facts[fact].span));
    let is_again = |at: &usize| {
        let other = &facts[*at];
        is_amount(other) && alike(&facts[fact], other) && !title.contains(other.span)
    };
    let mut is_told = false;
    for again in (0..facts.len()).filter(is_again).take(AGAIN) {
        let plain = facts[fact].modifier.or(facts[again].modifier).is_none();
        let Some(other) = plain.then(|| figure(again)).flatten() else {
            continue;
        };
        let meets = own.meets(other);
        let tells = if meets {
            !is_told && own.digits() > 1
        } else {
            slip(own, other)
        };
        if tells && words.shared(&around(text, facts[again].span)) >= SHARED {
            links.push(of("repetition.title", fact, again));
            is_told |= meets;
        }
    }
}

/// Whether one digit of two figures is another one, or all are three places further on.
fn slip(one: Figure, other: Figure) -> bool {
    const FEW: usize = 2;
    let digits = |figure: Figure| figure.value.abs().normalize().mantissa().to_string();
    let shifted = one.value == other.value * Decimal::ONE_THOUSAND
        || other.value == one.value * Decimal::ONE_THOUSAND;
    let precise = one.digits() >= FEW && other.digits() >= FEW;
    if shifted || !precise || one.step != other.step {
        return shifted;
    }
    let (a, b) = (digits(one), digits(other));
    let differing = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
    a.len() == b.len() && differing == 1
}

/// The figure against the other one.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let Some((stated, derived)) = known.figure(Role::Amount).zip(known.figure(Role::Again)) else {
        let (one, other) = (point(&known.fact(0).value)?, point(&known.fact(1).value)?);
        return Some(Reckoned {
            stated: one,
            derived: other.clone(),
            arithmetic: Arithmetic::Same(other),
            outcome: Outcome::Plain(true),
        });
    };
    Some(Reckoned {
        stated: known.told(Role::Amount, stated.value),
        derived: known.told(Role::Again, derived.value),
        arithmetic: Arithmetic::Same(known.told(Role::Again, derived.value)),
        outcome: Outcome::Numbers { stated, derived },
    })
}

/// What is told again of a value that is no amount.
fn point(value: &Value) -> Option<Told> {
    let told = |moment: &Moment| Told::Date(moment.date.map_or(*moment, Moment::from));
    match value {
        Value::Date(moment) | Value::Time(moment) => Some(told(moment)),
        Value::Interval(ends) => match &**ends {
            Ends::Range(Some(from), _) => Some(told(from)),
            _ => None,
        },
        Value::Ordinal(amount) | Value::Recurrence { times: amount, .. } => {
            Some(Told::Number(amount.low()))
        }
        _ => None,
    }
}
