//! A clock time in two places: `12h theo giờ Moskva (16h theo giờ Việt Nam)`.

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role, Told},
        link::{Known, Link, Outcome, Reckoned, Said},
        marks::Marks,
        sentence::{Sentence, Zone, of_fact},
    },
    phrase::phrases::Phrases,
    value::fact::Value,
    vocabulary::named::{CONVERTED, OPEN_BRACKET, SUMMER_ZONES, ZONES},
};

/// The rule that links them.
pub(crate) const RULE: &str = "conversion.clock";

const HOUR: i32 = 60;
const DAY: i32 = 24 * HOUR;

/// The zone that the words of a clock time name.
pub(crate) fn zone(p: &Phrases, from: usize, to: usize) -> Option<Zone> {
    let found = |summer: bool| {
        let zones = if summer { SUMMER_ZONES } else { ZONES };
        let minutes = (from..to).find_map(|at| p.lexeme(at, zones))?.0;
        Some(Zone { minutes, summer })
    };
    found(false).or_else(|| found(true))
}

/// Links the clock times of a sentence with those of another place behind them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    links.extend((1..s.len()).filter_map(|n| of_two(s, n)));
}

/// A clock time and one of another place that stands in brackets behind it.
fn of_two(s: &Sentence, n: usize) -> Option<Link> {
    let before = n.checked_sub(1)?;
    if !s.is(before, Marks::TIME) || !s.is(n, Marks::TIME) {
        return None;
    }
    let gap = s.gap(n);
    let inner = gap.from(usize::from(gap.is(0, OPEN_BRACKET)));
    let says = !gap.is_empty() && (inner.is_empty() || inner.is_just(CONVERTED));
    let zones = s.inside(before).zone.zip(s.inside(n).zone);
    let apart = zones.is_some_and(|(one, other)| one != other);
    (says && apart).then(|| {
        let link = Link::new(Relation::Conversion, RULE, Said::IfTrue);
        link.with(Role::Date, s, before).with(Role::Again, s, n)
    })
}

/// The minutes of the second time, against those that follow from the first.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let minutes = |n: usize| match &known.fact(n).value {
        Value::Time(moment) => Some(moment.clock?.minutes() as i32),
        _ => None,
    };
    let zone = |n: usize| of_fact(known.inside, known.link.members[n].1).zone;
    let (one, other) = (zone(0)?, zone(1)?);
    let moved = (minutes(1)? - other.minutes) - (minutes(0)? - one.minutes);
    // Where clocks are put forward, by an hour more or less.
    let put_forward = |zone: Zone| if zone.summer { HOUR } else { 0 };
    let fits = |away: i32| (moved + away).rem_euclid(DAY) == 0;
    let agrees = fits(0) || fits(put_forward(one)) || fits(-put_forward(other));
    let Value::Time(time) = &known.fact(1).value else {
        return None;
    };
    let told = Told::Date(*time);
    agrees.then(|| Reckoned {
        stated: told.clone(),
        derived: told.clone(),
        arithmetic: Arithmetic::Same(told),
        outcome: Outcome::Plain(true),
    })
}
