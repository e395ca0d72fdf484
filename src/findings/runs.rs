//! A total and the figures of its name right behind it, or right before it, over sentences:
//! `Xã thu 1.247 triệu đồng. Thuế đất được 812 triệu đồng. Phí chợ được 435 triệu đồng.` Nothing
//! but their sum says that they are its parts.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    findings::{
        account::name,
        figure::digits,
        finding::{Relation, Role},
        link::{Link, Said},
        sentence::{is_sum, number},
    },
    value::fact::Fact,
};

/// The rule of such runs.
const RULE: &str = "breakdown.run.by-value";

/// So many parts at most, over so many sentences.
const PARTS: usize = 10;
const SENTENCES: usize = 4;

/// So many digits of a total say that it is no sum by chance, and so many of each part.
const TOTAL: usize = 4;
const PART: usize = 2;

/// Links the runs of an article. What is in `linked` has its own sum already.
pub(crate) fn link(facts: &[Fact], linked: &FxHashSet<usize>, links: &mut Vec<Link>) {
    let mut names: FxHashMap<(&str, bool), Vec<(usize, Decimal)>> = FxHashMap::default();
    for (at, fact) in facts.iter().enumerate().filter(|(_, fact)| is_sum(fact)) {
        if let (Some(name), Some(value)) = (name(fact), number(&fact.value)) {
            names.entry(name).or_default().push((at, value));
        }
    }
    let mut found = Vec::new();
    for told in names.values().filter(|told| told.len() > 2) {
        for n in 0..told.len() {
            let behind = told[n + 1..].iter();
            let before = told[..n].iter().rev();
            let run = run(facts, told[n], behind).or_else(|| run(facts, told[n], before));
            found.extend(run.filter(|run| !run.iter().any(|at| linked.contains(at))));
        }
    }
    found.sort();
    links.extend(found.into_iter().map(|run| {
        let roles = [Role::Whole]
            .into_iter()
            .chain(std::iter::repeat(Role::Part));
        let mut link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
        link.members = roles.zip(run).collect();
        link
    }));
}

/// A total and as many of the next figures as make it up.
fn run<'a>(
    facts: &[Fact],
    (total, value): (usize, Decimal),
    next: impl Iterator<Item = &'a (usize, Decimal)>,
) -> Option<Vec<usize>> {
    if digits(value) < TOTAL {
        return None;
    }
    let sentence = |at: usize| facts[at].sentence;
    let near = |at: usize| sentence(at).abs_diff(sentence(total)) <= SENTENCES;
    let mut run = vec![total];
    let mut left = value;
    for (at, part) in next.take(PARTS).take_while(|(at, _)| near(*at)) {
        left = left.checked_sub(*part)?;
        if left < Decimal::ZERO || *part <= Decimal::ZERO {
            return None;
        }
        run.push(*at);
        if left.is_zero() {
            break;
        }
    }
    let told = run[1..].iter().filter_map(|at| number(&facts[*at].value));
    let precise = told.clone().filter(|part| digits(*part) >= PART).count();
    let enough = if run.len() > 3 {
        precise > 1
    } else {
        told.clone().all(|part| digits(part) > PART)
    };
    (left.is_zero() && run.len() > 2 && enough).then_some(run)
}
