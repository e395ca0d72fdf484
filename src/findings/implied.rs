//! What an article itself says that one of a currency is worth in another: the rate that most of
//! its conversions have.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::{
    findings::{figure::Figure, finding::Relation, gold, link::Link},
    value::{
        amount::Amount,
        fact::{Fact, Value},
    },
};

/// So many conversions tell a rate, of which one at most may be off.
const LEAST: usize = 3;

/// Conversions of the same rate may be so far from each other.
const NEAR: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// By so much a rate may have changed between two dates that an article speaks of.
const SLACK: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

type Pair<'a> = (&'a str, &'a str);

/// The rates of an article, by the currencies.
pub(crate) struct Rates<'a>(FxHashMap<Pair<'a>, Figure>);

impl<'a> Rates<'a> {
    pub fn of(links: &[Link], facts: &'a [Fact]) -> Rates<'a> {
        let mut told: FxHashMap<Pair, Vec<Decimal>> = FxHashMap::default();
        for link in links {
            if let Some((pair, rate)) = implied(link, facts) {
                told.entry(pair).or_default().push(rate);
            }
        }
        let agreed = told.into_iter();
        Rates(
            agreed
                .filter_map(|(pair, told)| Some((pair, common(told)?)))
                .collect(),
        )
    }

    /// What the conversions of an article say of the currencies of a link.
    pub fn of_link(&self, link: &Link, facts: &'a [Fact]) -> Option<Figure> {
        if self.0.is_empty() {
            return None;
        }
        let (pair, _) = implied(link, facts)?;
        self.0.get(&pair).copied()
    }
}

/// The rate that all conversions have but one at most.
fn common(mut told: Vec<Decimal>) -> Option<Figure> {
    if told.len() < LEAST {
        return None;
    }
    told.sort();
    let middle = told[told.len() / 2];
    let near = middle.checked_mul(NEAR)?;
    let away = told.iter().filter(|rate| (**rate - middle).abs() > near);
    if away.count() > 1 {
        return None;
    }
    Figure::exact(middle.round_sf(4)?).wider(SLACK)
}

fn implied<'a>(link: &Link, facts: &'a [Fact]) -> Option<(Pair<'a>, Decimal)> {
    if link.relation != Relation::Conversion || link.rule == gold::RULE {
        return None;
    }
    let [(_, one), (_, other)] = link.members[..] else {
        return None;
    };
    let money = |at: usize| match &facts[at].value {
        Value::Money {
            amount: Amount::One(amount),
            currency,
            ..
        } => Some((*amount, &**currency)),
        _ => None,
    };
    let ((amount, currency), (again, other)) = (money(one)?, money(other)?);
    Some(((currency, other), again.checked_div(amount)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_conversion_may_be_off() {
        let rate = |told: &[u32]| {
            let told = told.iter().map(|rate| Decimal::from(*rate)).collect();
            common(told).map(|rate| rate.value.to_string())
        };
        assert_eq!(rate(&[22_800, 19_000, 22_810]), Some("22800".to_owned()));
        assert_eq!(rate(&[22_800, 19_000, 25_810]), None);
        assert_eq!(rate(&[22_800, 22_800]), None);
    }
}
