//! `repetition`: a figure of the title that the article tells otherwise, and figures told again
//! as they were.
//!
//! Two figures of one value are the same where few would be by chance: a number of many digits,
//! a day. Others need words in common around them, the more the commoner they are.

use std::{cell::LazyCell, collections::hash_map::Entry};

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::{
    findings::{
        around::{Around, around},
        figure::Figure,
        finding::{Arithmetic, Relation, Role, Told},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::{Inside, alike, is_amount, of_fact},
        told::{Key, Needed, Values, is_told_by_name, key, needed_of_times, persons},
    },
    span::Span,
    value::{
        fact::{Fact, Value},
        modifier::Modifier,
        moment::{Ends, Moment},
    },
};

/// So many figures of a title are looked for, and so often each.
const TITLE: usize = 8;
const AGAIN: usize = 16;

/// So often is one value told again; what is told oftener is a list.
const TOLD: u32 = 16;

/// So many words around a figure of the title say that the same is meant.
const SHARED: usize = 3;

/// Links figures of the title with those of the article that should be the same, and all
/// figures with the ones before that are.
pub(crate) fn link(read: Read, title: Option<Span>, links: &mut Vec<Link>) {
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
    let mut teller = Teller {
        read,
        title,
        told: FxHashMap::default(),
        words: FxHashMap::default(),
    };
    teller.told.reserve(facts.len());
    let values = Values::of(facts);
    for (at, fact) in facts.iter().enumerate() {
        let needed = || values.needed(fact, text, read.inside, at);
        let own = key(fact, text).and_then(|key| teller.again(key, at, needed));
        let persons = persons(fact, text, || of_fact(read.inside, at));
        let other = persons.and_then(|key| teller.again(key, at, || Needed::OF_PERSONS));
        if let Some(first) = own.or(other)
            && !is_linked.contains(&[first, at])
        {
            links.push(of("repetition.same", first, at));
        }
    }
}

/// What was told so far.
struct Teller<'a> {
    read: Read<'a>,
    title: Option<Span>,
    told: FxHashMap<Key<'a>, Mentions>,
    /// The words around the figures that were asked for theirs.
    words: FxHashMap<u32, Around>,
}

impl<'a> Teller<'a> {
    /// The mention before that a figure tells again, if so many words are the same.
    fn again(&mut self, key: Key<'a>, at: usize, needed: impl Fn() -> Needed) -> Option<usize> {
        let Read { facts, text, .. } = self.read;
        let own = at as u32;
        let mentions = match self.told.entry(key) {
            Entry::Occupied(known) if known.get().again < TOLD => known.into_mut(),
            Entry::Occupied(_) => return None,
            Entry::Vacant(new) => {
                new.insert(Mentions {
                    places: [own; 3],
                    again: 0,
                });
                return None;
            }
        };
        let (needed, title) = (needed(), self.title);
        let in_title = |at: usize| title.is_some_and(|title| title.contains(facts[at].span));
        let mut best: Option<(usize, usize)> = None;
        for known in mentions.places.map(|place| place as usize) {
            let one = &facts[known];
            if best.is_some_and(|(at, _)| at == known) || !may_be_same(one, &facts[at]) {
                continue;
            }
            let Some(of_times) = needed_of_times(&one.value, &facts[at].value) else {
                continue;
            };
            let needed = if in_title(known) {
                needed.behind_title(&one.value)
            } else {
                Needed {
                    telling: needed.telling.max(of_times),
                    ..needed
                }
            };
            // It is the same, whatever is told of it.
            if needed.is_nothing() {
                best = Some((known, 0));
                break;
            }
            let mut words = |at: usize| {
                let around = || around(text, facts[at].span);
                *self.words.entry(at as u32).or_insert_with(around)
            };
            if let Some(shared) = likeness(words(at), words(known), needed, &facts[at].value)
                && best.is_none_or(|(_, most)| shared > most)
            {
                best = Some((known, shared));
            }
        }
        let again = best.map(|(at, _)| at);
        mentions.again += u32::from(again.is_some());
        if facts[mentions.places[2] as usize].sentence != facts[at].sentence {
            mentions.places[1] = mentions.places[2];
        }
        mentions.places[2] = own;
        again
    }
}

/// All that was read, when figures are linked that are far from each other.
#[derive(Clone, Copy)]
pub(crate) struct Read<'a> {
    pub facts: &'a [Fact],
    /// What some facts hold beside their value.
    pub inside: &'a [(u32, Inside)],
    pub text: &'a str,
}

/// Where one value is told.
struct Mentions {
    /// First, last of the sentence before the last one, and last so far.
    places: [u32; 3],
    /// How often it was told again.
    again: u32,
}

/// How many words are beside both figures, if they have what is needed, or a name before both
/// says whose they are.
fn likeness(one: Around, other: Around, needed: Needed, value: &Value) -> Option<usize> {
    const FAR: usize = 3;
    let far = one.shared_far(&other);
    let shared = if needed.words < FAR {
        one.shared(&other)
    } else {
        far
    };
    let is_one = shared >= needed.words && one.has_in_common(&other, needed.telling)
        || is_told_by_name(value) && one.is_of_same_name(&other);
    let born = matches!(value, Value::Date(_));
    let differs = needed.alone && one.has_other_numbers(&other)
        || needed
            .unlike
            .is_some_and(|same| one.are_items(&other, same))
        || needed.owner && one.is_of_other_name(&other, born);
    (is_one && !differs).then_some(far)
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

/// Whether two facts of one key may be one figure.
fn may_be_same(one: &Fact, other: &Fact) -> bool {
    let year = |fact: &Fact| match &fact.value {
        Value::Date(moment) | Value::Time(moment) => moment.date?.year(),
        _ => None,
    };
    let other_year = matches!([year(one), year(other)], [Some(a), Some(b)] if a != b);
    one.sentence != other.sentence && agree(one.modifier, other.modifier) && !other_year
}

/// `hơn 500` may be 500, but is not `gần 500`.
fn agree(one: Option<Modifier>, other: Option<Modifier>) -> bool {
    one == other || one.is_none() || other.is_none()
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
