//! `repetition`: a figure of the title that the article tells otherwise, and figures told again
//! as they were.
//!
//! Two figures of one value are the same where few would be by chance: a number of many digits,
//! a day. Others need words in common around them, the more the commoner they are.

use std::cell::LazyCell;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::{
    findings::{
        around::{Around, around},
        figure::Figure,
        finding::{Arithmetic, Relation, Role, Told},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::{alike, is_amount},
    },
    span::Span,
    value::{
        amount::Amount,
        fact::{Fact, Value},
        modifier::Modifier,
        moment::{DateValue, Ends, Moment},
    },
};

/// So many figures of a title are looked for, and so often each.
const TITLE: usize = 8;
const AGAIN: usize = 16;

/// So often is one value told again; what is told oftener is a list.
const TOLD: usize = 16;

/// So many words around a figure of the title say that the same is meant.
const SHARED: usize = 3;

/// More figures of a measure are those of many things.
const MANY: usize = 4;

/// And more sums of money those of many.
const PRICES: usize = 10;

/// What is the same in figures told again.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key<'a> {
    /// A day of a month, whatever hour of it.
    Day(u32, u32),
    Money(&'a Amount, &'a str, Option<&'a str>),
    /// The lowest and the highest number in the canonical unit, and that.
    Measure((Decimal, Decimal), &'a str),
    Count(&'a Amount, &'a str),
    Other(&'a Value),
}

/// Links figures of the title with those of the article that should be the same, and all
/// figures with the ones before that are.
pub(crate) fn link(facts: &[Fact], text: &str, title: Option<Span>, links: &mut Vec<Link>) {
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
    let in_title = |at: usize| title.is_some_and(|title| title.contains(facts[at].span));
    let values = Values::of(facts);
    let mut told: FxHashMap<Key, Mentions> = FxHashMap::default();
    told.reserve(facts.len());
    for (at, fact) in facts.iter().enumerate() {
        let Some(key) = key(fact, text) else { continue };
        let mentions = told.entry(key).or_insert(Mentions {
            places: [at, at],
            again: 0,
        });
        if mentions.places[1] == at || mentions.again == TOLD {
            continue;
        }
        let rarity = values.rarity(fact, text);
        let words = LazyCell::new(|| around(text, fact.span));
        let again = mentions.places.into_iter().find(|&first| {
            let many = usize::try_from(rarity - i32::from(in_title(first))).unwrap_or(0);
            let near = || has_in_common(&around(text, facts[first].span), &words, many);
            may_be_same(&facts[first], fact) && (many == 0 || near())
        });
        if let Some(first) = again
            && !is_linked.contains(&[first, at])
        {
            links.push(of("repetition.same", first, at));
            mentions.again += 1;
        }
        mentions.places[1] = at;
    }
}

/// Where one value is told.
struct Mentions {
    /// First, and last so far.
    places: [usize; 2],
    /// How often it was told again.
    again: usize,
}

fn of(rule: &'static str, fact: usize, again: usize) -> Link {
    let mut link = Link::new(Relation::Repetition, rule, Said::Plainly);
    link.members = vec![(Role::Amount, fact), (Role::Again, again)];
    link
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
    let plain = |at: usize| facts[at].modifier.is_none();
    let mut is_told = false;
    for again in (0..facts.len()).filter(is_again).take(AGAIN) {
        let Some(other) = figure(again).filter(|_| plain(fact) && plain(again)) else {
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

fn key<'a>(fact: &'a Fact, text: &str) -> Option<Key<'a>> {
    if fact.ambiguous || fact.lunar {
        return None;
    }
    match &fact.value {
        Value::Date(moment) | Value::Time(moment) => match day(moment) {
            Some((month, day)) => writes(fact, text, day).then_some(Key::Day(month, day)),
            None => writes_digits(fact, text).then_some(Key::Other(&fact.value)),
        },
        Value::Interval(ends) => {
            let plain = matches!(&**ends, Ends::Range(Some(from), Some(_)) if from.date.is_some());
            (plain && writes_digits(fact, text)).then_some(Key::Other(&fact.value))
        }
        Value::Money {
            amount,
            currency,
            per,
        } => Some(Key::Money(amount, currency, per.as_deref())),
        Value::Quantity {
            amount,
            measure: Some((canonical, factor)),
            ..
        } => {
            let (low, high) = match amount {
                Amount::One(value) => (value, value),
                Amount::Range(low, high) => (low, high),
            };
            let both = (low.checked_mul(*factor)?, high.checked_mul(*factor)?);
            Some(Key::Measure(both, canonical))
        }
        Value::Quantity {
            amount,
            unit,
            measure: None,
        } if !unit.is_empty() => Some(Key::Count(amount, unit)),
        Value::Percent { .. } | Value::Fraction { .. } | Value::Ordinal(_) => {
            Some(Key::Other(&fact.value))
        }
        Value::Duration { .. } if is_amount(fact) => Some(Key::Other(&fact.value)),
        _ => None,
    }
}

/// The month and the day of a point of time.
fn day(moment: &Moment) -> Option<(u32, u32)> {
    match moment.date? {
        DateValue::Day {
            month: Some(month),
            day: Some(day),
            ..
        } => Some((month, day)),
        _ => None,
    }
}

fn writes_digits(fact: &Fact, text: &str) -> bool {
    fact.span
        .text(text)
        .bytes()
        .any(|byte| byte.is_ascii_digit())
}

/// Whether the text writes this number, and does not only mean it: `hôm nay`.
fn writes(fact: &Fact, text: &str, number: u32) -> bool {
    let numbers = fact.span.text(text).split(|c: char| !c.is_ascii_digit());
    numbers
        .filter_map(|digits| digits.parse().ok())
        .any(|is: u32| is == number)
}

/// Whether two facts of one key may be one figure.
fn may_be_same(one: &Fact, other: &Fact) -> bool {
    let year = |fact: &Fact| match &fact.value {
        Value::Date(moment) | Value::Time(moment) => moment.date?.year(),
        _ => None,
    };
    let other_year = matches!([year(one), year(other)], [Some(a), Some(b)] if a != b);
    one.sentence != other.sentence && agree(one.modifier, other.modifier) && !other_year
}

/// Whether so many words, the more of them the farther, are around both figures.
fn has_in_common(one: &Around, other: &Around, many: usize) -> bool {
    const FAR: usize = 3;
    let shared = if many < FAR {
        one.shared(other)
    } else {
        one.shared_far(other)
    };
    shared >= many
}

/// `hơn 500` may be 500, but is not `gần 500`.
fn agree(one: Option<Modifier>, other: Option<Modifier>) -> bool {
    one == other || one.is_none() || other.is_none()
}

/// What an article has of each counted noun and each measure.
#[derive(Default)]
struct Values<'a> {
    /// The number of a noun, where it has but one.
    lone: FxHashMap<&'a str, Option<&'a Amount>>,
    /// How many figures of a measure, a currency or a price of one there are.
    measures: FxHashMap<&'a str, usize>,
}

impl<'a> Values<'a> {
    fn of(facts: &'a [Fact]) -> Values<'a> {
        let mut values = Values::default();
        for fact in facts {
            match &fact.value {
                Value::Quantity {
                    measure: Some((canonical, _)),
                    ..
                } => *values.measures.entry(canonical).or_default() += 1,
                Value::Money { currency, per, .. } => {
                    let of = per.as_deref().unwrap_or(currency);
                    *values.measures.entry(of).or_default() += 1;
                }
                Value::Quantity { amount, unit, .. } => {
                    let known = values.lone.entry(unit).or_insert(Some(amount));
                    *known = known.filter(|known| *known == amount);
                }
                _ => {}
            }
        }
        values
    }

    /// How many words two figures of this value need in common.
    fn rarity(&self, fact: &Fact, text: &str) -> i32 {
        let figure = Figure::of(fact, text).into_iter().next();
        let digits = figure.map_or(0, Figure::digits);
        let value = figure.map_or(Decimal::ZERO, |figure| figure.value.abs());
        match &fact.value {
            Value::Date(moment) | Value::Time(moment) if day(moment).is_some() => 0,
            Value::Date(_) | Value::Time(_) => 6,
            Value::Interval(_) if numbers(fact, text) > 1 => 0,
            Value::Interval(_) => 3,
            Value::Money { currency, per, .. } => {
                let many = self.measures.get(per.as_deref().unwrap_or(currency)) > Some(&PRICES);
                let own = match per {
                    None => i32::from(digits < 2),
                    Some(_) if digits > 2 => 0,
                    Some(_) => 3,
                };
                own + if many { 2 } else { 0 }
            }
            Value::Quantity {
                measure: Some((canonical, _)),
                ..
            } => {
                // Lists of machines and of weather have the same figure of many things.
                let many = self.measures.get(&**canonical) > Some(&MANY);
                let own = [5, 5, 2, 1, 0][digits.min(4)];
                own + if many { 3 } else { 0 }
            }
            Value::Quantity { unit, .. } => {
                let large = digits > 2 || digits > 1 && value >= Decimal::ONE_HUNDRED;
                let own = match value >= Decimal::TEN {
                    _ if large => 0,
                    true => 1,
                    false => 5,
                };
                let is_lone = self.lone.get(unit.as_str()).is_some_and(Option::is_some);
                own - if is_lone { 3 } else { 0 }
            }
            Value::Percent { .. } if digits > 2 => 1,
            Value::Duration { .. } if value >= Decimal::TEN => 2,
            _ => 5,
        }
    }
}

/// How many numbers the text of a fact has.
fn numbers(fact: &Fact, text: &str) -> usize {
    let numbers = fact.span.text(text).split(|c: char| !c.is_ascii_digit());
    numbers.filter(|digits| !digits.is_empty()).count()
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
    let date = |moment: &Moment| Some(Told::Date(moment.date?.into()));
    match value {
        Value::Date(moment) | Value::Time(moment) => match moment.date {
            Some(_) => date(moment),
            None => Some(Told::Date(*moment)),
        },
        Value::Interval(ends) => match &**ends {
            Ends::Range(Some(from), _) => date(from),
            _ => None,
        },
        Value::Ordinal(Amount::One(value) | Amount::Range(value, _)) => Some(Told::Number(*value)),
        _ => None,
    }
}
