//! `whole`: a part within its whole, and percentages that are all of one.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::Figure,
        finding::{Arithmetic, Relation, Role, Told},
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::Sentence,
        share::leads,
    },
    value::fact::Value,
    vocabulary::named::{MOVES, SO_MANY_OF},
};

/// So many percentages at most are added up.
const PERCENTAGES: usize = 12;

/// Links fractions, parts that are said to be so many of so many, and percentages that are
/// said to be all.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        links.extend(fraction(s, n));
        links.extend(out_of(s, n));
    }
    percentages(s, links);
}

/// `3/12 trận`, `2 trong số 3 cháu`: of counted things no more than all. A third of the people
/// is no count.
fn fraction(s: &Sentence, n: usize) -> Option<Link> {
    const FEW: u32 = 10;
    let fact = s.fact(n)?;
    let Value::Fraction {
        numerator,
        denominator,
        upper: None,
        unit: Some(_),
    } = &fact.value
    else {
        return None;
    };
    let counted = numerator.fract().is_zero() && denominator.fract().is_zero();
    let many = *denominator > Decimal::from(FEW) && *denominator != Decimal::ONE_HUNDRED;
    // `2.625/1.126`: two figures beside each other.
    let beyond = numerator > denominator && *denominator >= Decimal::ONE_THOUSAND;
    let more = numerator > denominator && !beyond;
    let counted = counted && (s.inside(n).out_of || many && !beyond || more);
    // With its percentage behind it a fraction is a share, which says more.
    let is_share = s.is_percent(n + 1) && leads(s.gap(n + 1)).is_some();
    (counted && !fact.ambiguous && !is_share).then(|| {
        let link = Link::new(Relation::Whole, "whole.fraction", Said::Plainly);
        link.with(Role::Fraction, s, n)
    })
}

/// `110.000 cổ phiếu trong tổng số 118.000 cổ phiếu`
fn out_of(s: &Sentence, n: usize) -> Option<Link> {
    let part = n.checked_sub(1)?;
    let gap = s.gap(n);
    let says = gap.len() > 1 && gap.is_just(SO_MANY_OF);
    let alike = s.are_alike(part, n) || s.lacks_unit(part);
    (says && s.is_sum(part) && s.is_sum(n) && alike).then(|| {
        let link = Link::new(Relation::Whole, "whole.out-of", Said::Plainly);
        link.with(Role::Part, s, part).with(Role::Whole, s, n)
    })
}

/// All percentages of a sentence, where they are 100 together.
fn percentages(s: &Sentence, links: &mut Vec<Link>) {
    let is_one = |n: &usize| s.is_percent(*n);
    let all: Vec<usize> = (0..s.len()).filter(is_one).take(PERCENTAGES + 1).collect();
    if !(2..=PERCENTAGES).contains(&all.len()) {
        return;
    }
    let moves = |n: usize| s.has_sign(n) || s.gap(n).meaning(MOVES).is_some();
    let sum = all.iter().filter_map(|n| s.number(*n)).sum::<Decimal>();
    let near = (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE;
    if near && !all.iter().any(|n| moves(*n)) {
        let link = Link::new(Relation::Whole, "whole.percentages", Said::IfTrue);
        links.push(
            all.iter()
                .fold(link, |link, n| link.with(Role::Percent, s, *n)),
        );
    }
}

/// The part against the whole.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    if known.link.rule == "whole.percentages" {
        return all(known);
    }
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

/// The sum of percentages against all of it.
fn all(known: &Known) -> Option<Reckoned> {
    let mut each = known.each(Role::Percent);
    let first = each.next()?;
    let derived = each.try_fold(first, |sum, one| sum.plus(one))?;
    let values = known.each(Role::Percent).map(|one| one.value).collect();
    let stated = Figure::exact(Decimal::ONE_HUNDRED);
    Some(Reckoned {
        stated: Told::Number(stated.value),
        derived: Told::Number(derived.value),
        arithmetic: Arithmetic::Sum(values),
        outcome: Outcome::Numbers { stated, derived },
    })
}
