//! `repetition`: a figure of the title that the article tells otherwise, and figures told again
//! as they were.
//!
//! Two figures of one value are the same where enough speaks for it ([`crate::findings::evidence`]).

use std::cell::{LazyCell, OnceCell};

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::{
    findings::{
        around::{Around, Vocabulary, around},
        evidence::{Company, ENOUGH, LEAD, Pair},
        figure::Figure,
        finding::{Arithmetic, Relation, Role, Told},
        items::Items,
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::{Inside, alike, is_amount, is_sum, of_fact},
        told::{Key, key, persons},
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

/// So many figures of the title and the lead may be told roughly later on.
const OPENING: usize = 16;

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
    let mut teller = Teller::new(read, title);
    for at in 0..facts.len() {
        let again = teller.again(at).map(|first| ("repetition.same", first));
        let again = again.or_else(|| Some(("repetition.rough.by-value", teller.roughly(at)?)));
        if let Some((rule, first)) = again
            && !is_linked.contains(&[first, at])
        {
            links.push(of(rule, first, at));
        }
    }
}

/// What was told so far.
struct Teller<'a> {
    read: Read<'a>,
    title: Option<Span>,
    /// What each figure is told again by: its noun, and that of all persons.
    keys: Vec<[Option<Key<'a>>; 2]>,
    told: FxHashMap<Key<'a>, Mentions>,
    /// How many figures there are of each noun.
    nouns: FxHashMap<&'a str, u32>,
    /// The words around the figures that were asked for theirs, and all words of the text.
    words: FxHashMap<usize, Around>,
    all: OnceCell<(Vocabulary, Items)>,
}

impl<'a> Teller<'a> {
    fn new(read: Read<'a>, title: Option<Span>) -> Self {
        let (mut told, mut nouns) = (FxHashMap::default(), FxHashMap::default());
        told.reserve(read.facts.len());
        let keys = |(at, fact)| {
            let persons = persons(fact, read.text, of_fact(read.inside, at));
            [key(fact, read.text), persons]
        };
        let keys: Vec<_> = read.facts.iter().enumerate().map(keys).collect();
        for key in keys.iter().flatten().flatten() {
            if told.insert(key.clone(), Mentions::default()).is_none() {
                *nouns.entry(key.noun()).or_default() += 1;
            }
        }
        Teller {
            read,
            title,
            keys,
            told,
            nouns,
            words: FxHashMap::default(),
            all: OnceCell::new(),
        }
    }

    /// The mention before that a figure tells again, if enough says so.
    fn again(&mut self, at: usize) -> Option<usize> {
        let mut best: Option<(i32, usize)> = None;
        for key in self.keys[at].clone().into_iter().flatten() {
            let Some(mentions) = self.told.get_mut(&key) else {
                continue;
            };
            let places = mentions.places;
            mentions.tell(at, self.read.facts);
            if mentions.again >= TOLD {
                continue;
            }
            let kinds = self.nouns.get(key.noun()).copied().unwrap_or_default();
            for (n, known) in places.iter().enumerate() {
                if let Some(known) = *known
                    && may_be_same(&self.read.facts[known], &self.read.facts[at])
                    && !places[..n].contains(&Some(known))
                {
                    let weight = self.weigh(known, at, kinds);
                    best = best.max(Some((weight, usize::MAX - known)));
                }
            }
        }
        let (_, known) = best.filter(|(weight, _)| *weight >= ENOUGH)?;
        let known = usize::MAX - known;
        for key in self.keys[at].iter().flatten() {
            if let Some(mentions) = self.told.get_mut(key) {
                mentions.again += 1;
            }
        }
        Some(known)
    }

    /// The figure of the title or the lead that this one tells roughly, or exactly.
    fn roughly(&mut self, at: usize) -> Option<usize> {
        let Read { facts, text, .. } = self.read;
        let kinds = self.nouns.get(self.keys[at][0].as_ref()?.noun()).copied();
        let mut best: Option<(i32, usize)> = None;
        for known in 0..at.min(OPENING) {
            let (one, other) = (&facts[known], &facts[at]);
            if one.sentence > LEAD || one.sentence == other.sentence {
                continue;
            }
            if is_rough(one, other, text) || is_rough(other, one, text) {
                let weight = self.weigh(known, at, kinds.unwrap_or_default());
                best = best.max(Some((weight, usize::MAX - known)));
            }
        }
        let (_, known) = best.filter(|(weight, _)| *weight >= ENOUGH)?;
        Some(usize::MAX - known)
    }

    /// How much speaks for two figures being one.
    fn weigh(&mut self, known: usize, at: usize, kinds: u32) -> i32 {
        let Read { facts, text, .. } = self.read;
        let (one, other) = (&facts[known], &facts[at]);
        let same_frame = self.has_same_frame(known, at);
        let (mine, theirs) = (self.words(at), self.words(known));
        let inside = of_fact(self.read.inside, at);
        let (vocabulary, items) = self
            .all
            .get_or_init(|| (Vocabulary::of(text), Items::of(text)));
        let pair = Pair {
            one,
            other,
            text,
            like: theirs.compare(&mine, vocabulary),
            kinds,
            in_title: self.title.is_some_and(|title| title.contains(one.span)),
            persons: inside.persons,
            told: inside.told,
            apart: items.are_apart(one.span, other.span),
            company: self.company(known, at),
            same_frame,
        };
        pair.weight()
    }

    /// The words around a figure.
    fn words(&mut self, at: usize) -> Around {
        let Read { facts, text, .. } = self.read;
        *self
            .words
            .entry(at)
            .or_insert_with(|| around(text, facts[at].span))
    }

    /// Whether another figure of their noun is told in the words near to one of two figures.
    fn has_same_frame(&mut self, one: usize, other: usize) -> bool {
        const BESIDE: usize = 30;
        const SAME: usize = 3;
        let facts = self.read.facts;
        let own = [one, other];
        own.iter().any(|at| {
            let near = at.saturating_sub(BESIDE)..facts.len().min(at + BESIDE + 1);
            let words = self.words(*at);
            near.into_iter().any(|near| {
                let keys = self.keys[near][0].as_ref().zip(self.keys[*at][0].as_ref());
                let is_date = |at: usize| matches!(facts[at].value, Value::Date(_));
                let of_dates = is_date(near) && is_date(*at);
                keys.is_some_and(|(key, own)| key != own && (of_dates || key.noun() == own.noun()))
                    && own
                        .iter()
                        .all(|own| facts[*own].sentence != facts[near].sentence)
                    && self.words(near).shared(&words) >= SAME
            })
        })
    }

    /// How the figures beside two others stand to each other.
    fn company(&self, one: usize, other: usize) -> Company {
        const BESIDE: usize = 4;
        let beside = |at: usize| {
            let facts = self.read.facts;
            let near = at.saturating_sub(BESIDE)..facts.len().min(at + BESIDE + 1);
            let is_beside =
                move |other: &usize| *other != at && facts[*other].sentence == facts[at].sentence;
            let places = near.filter(is_beside);
            places.filter_map(|other| self.keys[other][0].as_ref())
        };
        let mut company = Company::Nothing;
        for (one, other) in beside(one).flat_map(|one| beside(other).map(move |other| (one, other)))
        {
            if one == other {
                return Company::Same;
            }
            if one.noun() == other.noun() {
                company = Company::Other;
            }
        }
        company
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
#[derive(Default)]
struct Mentions {
    /// First, last of the sentence before the last one, and last so far.
    places: [Option<usize>; 3],
    /// How often it was told again.
    again: u32,
}

impl Mentions {
    fn tell(&mut self, at: usize, facts: &[Fact]) {
        let [first, before, last] = self.places;
        let goes_on = last.is_some_and(|last| facts[last].sentence == facts[at].sentence);
        let before = if goes_on { before } else { last };
        self.places = [first.or(Some(at)), before, Some(at)];
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
    // `cuối năm 2016` is not all of it.
    let of_times = matches!(
        one.value,
        Value::Date(_) | Value::Time(_) | Value::Interval(_)
    );
    one.sentence != other.sentence
        && (one.modifier == other.modifier || !of_times && agree(one.modifier, other.modifier))
        && !other_year
}

/// `hơn 500` may be 500, but is not `gần 500`.
fn agree(one: Option<Modifier>, other: Option<Modifier>) -> bool {
    one == other || one.is_none() || other.is_none()
}

/// Whether the first figure is the other one, told roughly: `gần 10.000` of 9,920.
fn is_rough(rough: &Fact, fine: &Fact, text: &str) -> bool {
    /// No further away than this part of it.
    const NEAR: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
    if !alike(rough, fine) || !is_sum(fine) || !agree(rough.modifier, fine.modifier) {
        return false;
    }
    let figure = |fact: &Fact| Figure::of(fact, text).into_iter().next();
    figure(rough).zip(figure(fine)).is_some_and(|(told, fine)| {
        let more = fine.value - told.value;
        let is_on_its_side = match rough.modifier {
            Some(Modifier::Nearly) => more.is_sign_negative(),
            Some(Modifier::Over) => more.is_sign_positive(),
            Some(Modifier::Approx) => true,
            _ => false,
        };
        let is_near = more.abs() <= told.value * NEAR && told.value >= Decimal::TEN;
        is_on_its_side && is_near && fine.digits() > told.digits() && told.meets(fine)
    })
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
