//! `conversion`: the same amount in two currencies or in two units.

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::Figure,
        finding::{Arithmetic, Relation, Role, Told},
        gold,
        link::{Known, Link, Outcome, Reckoned, Said},
        rates,
        sentence::{Gap, Sentence},
        zones,
    },
    value::fact::{Fact, Value},
    vocabulary::named::{
        AGREED, AND, BETWEEN_PARTS, CONVERTED, EXCHANGED, IS_SAME, OPEN_BRACKET, OR_ELSE,
        RELATION_SIGNS, SHARES,
    },
};

/// So many facts of a sentence are looked at for its years.
const FAR: usize = 64;

/// The rule of shares and what they are worth by their face.
const AT_PAR: &str = "conversion.by-value";

/// The rule of two currencies.
const CURRENCY: &str = "conversion.currency";

/// That of two currencies where the figures must bear it out.
const BORNE_OUT: &str = "conversion.currency.by-value";

/// The face value of a share, in đồng, by the laws on securities of 2006 and 2019.
const PAR: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Units are converted with a rule of thumb as often as not: 1.6 km a mile.
const THUMB: Decimal = Decimal::from_parts(6, 0, 0, false, 3);

/// A project is converted at the rate of its own time: so much of it is let pass.
const SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Links amounts beside each other that are said to be the same.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 1..s.len() {
        let (Some(one), Some(other)) = (s.fact(n - 1), s.fact(n)) else {
            continue;
        };
        let rule = match (&one.value, &other.value) {
            (Value::Money { .. }, Value::Money { .. }) if are_currencies(one, other) => CURRENCY,
            (Value::Quantity { .. }, Value::Quantity { .. }) if are_units(one, other) => {
                "conversion.unit"
            }
            (Value::Quantity { .. }, Value::Money { .. }) => {
                links.extend(at_par(s, n, n - 1, n));
                continue;
            }
            (Value::Money { .. }, Value::Quantity { .. }) => {
                links.extend(at_par(s, n, n, n - 1));
                continue;
            }
            _ => continue,
        };
        // `quy ước 1 USD tương đương 4.400 đồng`: no rate of exchange.
        let is_agreed = s.gap(n - 1).ends_with(AGREED).is_some();
        let is_pair = s.is_amount(n - 1) && s.is_amount(n) && !is_agreed;
        if rule == CURRENCY && is_pair {
            links.extend(third(s, n));
        }
        let said = says_same(s.gap(n)).filter(|_| is_pair && !is_one_of_two(s, n - 1));
        if let Some(said) = said {
            let said = if is_of_one(one, other) {
                Said::IfTrue
            } else {
                said
            };
            let rule = match said {
                Said::IfTrue if rule == CURRENCY => BORNE_OUT,
                _ => rule,
            };
            let link = Link::new(Relation::Conversion, rule, said);
            links.push(link.with(Role::Amount, s, n - 1).with(Role::Again, s, n));
        }
    }
}

/// `160 triệu euro (140 triệu bảng, 4.000 tỷ đồng)`: the same in a third currency.
fn third(s: &Sentence, n: usize) -> Option<Link> {
    let first = n.checked_sub(2)?;
    let (gap, opens) = (s.gap(n), s.gap(n - 1));
    let comma = gap.len() == 1 && gap.is(0, RELATION_SIGNS) && !gap.is(0, OPEN_BRACKET);
    let bracket = || opens.is(0, OPEN_BRACKET) && says_same(opens) == Some(Said::Plainly);
    let pairs = || {
        let (first, own, second) = (s.fact(first)?, s.fact(n)?, s.fact(n - 1)?);
        Some(are_currencies(first, own) && are_currencies(first, second))
    };
    let is_so = comma && bracket() && s.is_amount(first) && pairs() == Some(true);
    is_so.then(|| {
        let link = Link::new(Relation::Conversion, CURRENCY, Said::Plainly);
        link.with(Role::Amount, s, first).with(Role::Again, s, n)
    })
}

/// `(`, `(tương đương`, `, tương đương`, ` - tương đương`, `tương đương`. With a noun before it, or
/// with a word that means `or` too, the figures must bear it out.
fn says_same(gap: Gap) -> Option<Said> {
    const MOST: usize = 6;
    const NOUN: usize = 5;
    let (sign, clause) = gap.clause(RELATION_SIGNS);
    let bracket = sign.is_some_and(|at| gap.is(at, OPEN_BRACKET));
    let noun = gap.to(sign.unwrap_or(0));
    let clause = clause.without_first(BETWEEN_PARTS);
    let far = clause.len() > MOST || noun.len() > NOUN;
    if gap.is_cut() || far || noun.has(RELATION_SIGNS) {
        return None;
    }
    let exchanged = sign.is_none() && clause.is_just(EXCHANGED);
    let says = clause.is_just(CONVERTED) || bracket && clause.is_empty() || exchanged;
    let or = !bracket && clause.is(0, OR_ELSE);
    says.then(|| {
        if noun.is_empty() && !or && !exchanged {
            Said::Plainly
        } else {
            Said::IfTrue
        }
    })
}

/// `10 triệu cổ phiếu, tương đương với vốn điều lệ 100 tỷ đồng`, or the capital first; the words
/// stand before the nth fact.
fn at_par(s: &Sentence, n: usize, shares: usize, capital: usize) -> Option<Link> {
    const FAR: usize = 8;
    let gap = s.gap(n);
    let is_pair = s.is_count(shares) && s.ends_in(shares, SHARES) && s.is_sum(capital);
    let at_par = is_pair && s.number(shares)?.checked_mul(PAR) == s.number(capital);
    let says = at_par && gap.len() <= FAR && gap.find(IS_SAME).is_some();
    says.then(|| {
        let link = Link::new(Relation::Conversion, AT_PAR, Said::IfTrue);
        link.with(Role::Amount, s, shares)
            .with(Role::Again, s, capital)
    })
}

/// `561 triệu euro và 112 triệu USD, tương đương`: both are meant.
fn is_one_of_two(s: &Sentence, n: usize) -> bool {
    let gap = s.gap(n);
    n > 0 && s.is_amount(n - 1) && gap.len() == 1 && gap.is(0, AND)
}

/// Whether two sums are in different currencies, for the same thing.
fn are_currencies(one: &Fact, other: &Fact) -> bool {
    match (&one.value, &other.value) {
        (
            Value::Money { currency, per, .. },
            Value::Money {
                currency: other,
                per: of,
                ..
            },
        ) => currency != other && (per == of || per.is_none() || of.is_none()),
        _ => false,
    }
}

/// Whether only the second of two sums is told to be of one of something: `200 baht (147.000
/// đồng/vé)`.
fn is_of_one(first: &Fact, second: &Fact) -> bool {
    let per = |fact: &Fact| matches!(fact.value, Value::Money { per: Some(_), .. });
    !per(first) && per(second)
}

/// Whether two measures are of one dimension, in different units.
fn are_units(first: &Fact, second: &Fact) -> bool {
    match (&first.value, &second.value) {
        (
            Value::Quantity {
                unit,
                measure: Some(one),
                ..
            },
            Value::Quantity {
                unit: other_unit,
                measure: Some(other),
                ..
            },
        ) => {
            let ((canonical, factor), (other, of)) = (&**one, &**other);
            let has_factor = !matches!(&**canonical, "-" | "°C" | "°F");
            unit != other_unit && canonical == other && factor != of && has_factor
        }
        _ => false,
    }
}

/// The amount in the other currency or unit.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    match known.link.rule {
        CURRENCY | BORNE_OUT => currency(known),
        zones::RULE => zones::reckon(known),
        gold::RULE => gold::reckon(known, &years(known)),
        AT_PAR => {
            let (shares, stated) = (known.figure(Role::Amount)?, known.figure(Role::Again)?);
            let derived = shares.times(PAR)?;
            let arithmetic = Arithmetic::Product(shares.value, PAR);
            Some(known.reckoned(Role::Again, stated, derived, arithmetic))
        }
        _ => unit(known),
    }
}

fn currency(known: &Known) -> Option<Reckoned> {
    let (amount, stated) = (known.figure(Role::Amount)?, known.figure(Role::Again)?);
    let code = |role| match &known.fact(known.place(role)?).value {
        Value::Money { currency, .. } => Some(currency.clone()),
        _ => None,
    };
    // Cents may be those of any country.
    if amount.value < Decimal::ONE || stated.value < Decimal::ONE {
        return None;
    }
    let rate = rates::between(&code(Role::Amount)?, &code(Role::Again)?, &years(known))?;
    // Figures that must bear it out have the rate of the time itself.
    let rate = match known.link.said {
        Said::IfTrue => rate,
        _ => rate.wider(SLACK)?,
    };
    // What the article converts else is nearer to its own day.
    let rate = known.rate.filter(|own| own.meets(rate)).unwrap_or(rate);
    let derived = amount.multiplied_by(rate)?;
    let arithmetic = Arithmetic::Product(amount.value, rate.value);
    Some(known.reckoned(Role::Again, stated, derived, arithmetic))
}

/// The year of publication and those that the sentence names; none where the first is not
/// known: one that the text only gives away may be another.
fn years(known: &Known) -> Vec<i32> {
    let Some(published) = known.published else {
        return Vec::new();
    };
    let at = known.link.members[0].1;
    let sentence = known.facts[at].sentence;
    let before = known.facts[..at].iter().rev();
    let around = before.take_while(|fact| fact.sentence == sentence).chain(
        known.facts[at..]
            .iter()
            .take_while(|fact| fact.sentence == sentence),
    );
    let dates = around.take(FAR).filter_map(|fact| match &fact.value {
        Value::Date(moment) | Value::Time(moment) => moment.date?.year(),
        _ => None,
    });
    dates.chain([published.year()]).collect()
}

/// A measure is as large in each unit; of units that differ from region to region in one of
/// them.
fn unit(known: &Known) -> Option<Reckoned> {
    let unit = |n: usize| match &known.fact(n).value {
        Value::Quantity { unit, .. } => Some(unit.as_str()),
        _ => None,
    };
    let (amount, stated) = (known.figure(Role::Amount)?, known.figure(Role::Again)?);
    let factor = |n: usize| match &known.fact(n).value {
        Value::Quantity {
            measure: Some(measure),
            ..
        } => Some(measure.1),
        _ => None,
    };
    // The figures of a link are in the unit of its first.
    let in_own = factor(0)?.checked_div(factor(1)?)?;
    let stated = stated.times(in_own)?.as_round();
    let own = Decimal::ONE;
    let sizes = |n: usize| {
        let regional = unit(n).map_or(&[][..], rates::regional);
        [own].into_iter().chain(regional.iter().copied())
    };
    let mut derived: Option<Figure> = None;
    for one in sizes(0) {
        for other in sizes(1) {
            let size = in_own.checked_mul(one)?.checked_div(other)?;
            let scaled = amount.times(size)?.wider(THUMB)?;
            if derived.is_none() || scaled.meets(stated) {
                derived = Some(scaled);
            }
        }
    }
    let derived = derived?;
    Some(Reckoned {
        stated: Told::Number(stated.value.round_dp(6)),
        derived: Told::Number(derived.value.round_dp(6)),
        arithmetic: Arithmetic::Same(Told::Number(derived.value.round_dp(6))),
        outcome: Outcome::Numbers { stated, derived },
    })
}
