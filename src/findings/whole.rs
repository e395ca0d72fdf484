//! `whole`: a part that is more than its whole, percentages of a whole that pass 100.

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::Sentence,
    },
    value::fact::Value,
    vocabulary::named::{JOINS_FIGURES, OF_WHICH},
};

/// Links fractions, parts that are said to lie in what stands before them, and percentages
/// that are said to be all.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        links.extend(fraction(s, n));
        links.extend(part(s, n));
    }
}

/// `12/10 xã`: of counted things no more than all.
fn fraction(s: &Sentence, n: usize) -> Option<Link> {
    let fact = s.fact(n)?;
    let Value::Fraction {
        numerator,
        denominator,
        unit: Some(_),
    } = &fact.value
    else {
        return None;
    };
    let counted = numerator.fract().is_zero() && denominator.fract().is_zero();
    (counted && numerator > denominator && !fact.ambiguous).then(|| {
        let link = Link::new(Relation::Whole, "whole.fraction", Said::Plainly);
        link.with(Role::Fraction, s, n)
    })
}

/// `363 cuộc, trong đó có 15 cuộc`
fn part(s: &Sentence, n: usize) -> Option<Link> {
    let gap = s.gap(n);
    let whole = n.checked_sub(1)?;
    let (at, to) = gap
        .find(OF_WHICH)
        .filter(|(at, to)| *at <= 6 && to + 2 >= gap.len())?;
    let fits = s.is_sum(n) && s.is_sum(whole) && s.are_alike(n, whole);
    // `thua 1 trận, trong đó có chuỗi 5 trận`
    let counts = s.number(whole) >= Some(rust_decimal::Decimal::TEN);
    let said = if to == gap.len() || counts {
        Said::Plainly
    } else {
        Said::IfTrue
    };
    (fits && !gap.is_cut() && !gap.to(at).has(JOINS_FIGURES)).then(|| {
        let link = Link::new(Relation::Whole, "whole.of-which", said);
        link.with(Role::Part, s, n).with(Role::Whole, s, whole)
    })
}

/// The part against the whole.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (part, whole) = match known.place(Role::Fraction) {
        Some(n) => match known.figures[n][..] {
            [part, whole] => (part, whole),
            _ => return None,
        },
        None => (known.figure(Role::Part)?, known.figure(Role::Whole)?),
    };
    Some(Reckoned {
        stated: known.told(Role::Part, part.value),
        derived: known.told(Role::Part, whole.value),
        arithmetic: Arithmetic::Within(part.value, whole.value),
        outcome: Outcome::Within { part, whole },
    })
}
