//! A total and figures of its name, which nothing but their sum says to be its parts: those that
//! stand right behind it or right before it, over sentences, and all those of one sentence. `Xã thu
//! 1.247 triệu đồng. Thuế đất được 812 triệu đồng. Phí chợ được 435 triệu đồng.`

use std::iter;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::{
    findings::{
        account::{Sum, Sums},
        figure::{digits, last_place},
        link::Link,
        sentence::number,
    },
    value::fact::Fact,
};

/// The rule of such runs.
const RULE: &str = "breakdown.run.by-value";

/// So many parts at most, over so many sentences.
const PARTS: usize = 10;
const SENTENCES: usize = 4;

/// So many digits of a total say that it is no sum by chance, and so many of each part.
const TOTAL: usize = 3;
const PART: usize = 2;

/// So many figures of one sentence are a list, whose total stands so many figures and sentences
/// away; of all steps of the finest of them it is so many.
const LIST: usize = 3;
const AWAY: usize = 12;
const FAR: usize = 8;
const STEPS: Decimal = Decimal::ONE_HUNDRED;

/// Links the runs of an article among its sums. What is in `linked` has its own sum already.
pub(crate) fn link(facts: &[Fact], sums: &Sums, linked: &FxHashSet<usize>, links: &mut Vec<Link>) {
    let is_new = |run: &Vec<usize>| !run.iter().any(|at| linked.contains(at));
    let mut found = Vec::new();
    for told in sums.by_head() {
        let old = found.len();
        for n in (0..told.len()).filter(|n| digits(told[*n].value) > TOTAL) {
            let behind = told[n + 1..].iter();
            let before = told[..n].iter().rev();
            let run = run(facts, told[n], behind).or_else(|| run(facts, told[n], before));
            found.extend(run.filter(is_new));
        }
        let runs = found.len();
        let same = |one: &Sum, other: &Sum| facts[one.at].sentence == facts[other.at].sentence;
        let mut first = 0;
        for list in told.chunk_by(same) {
            let is_known = |at: &usize| found[old..runs].iter().any(|run| run.contains(at));
            let run = listed(facts, told, first, list.len()).filter(is_new);
            let run = run.filter(|run| !run.iter().any(is_known));
            found.extend(run);
            first += list.len();
        }
    }
    found.sort();
    links.extend(found.into_iter().map(|run| Link::of_sum(RULE, run)));
}

/// A total of enough digits and as many of the next figures as make it up.
fn run<'a>(
    facts: &[Fact],
    total: Sum,
    next: impl Iterator<Item = &'a Sum<'a>>,
) -> Option<Vec<usize>> {
    let sentence = facts[total.at].sentence;
    let near = |sum: &&Sum| facts[sum.at].sentence.abs_diff(sentence) <= SENTENCES;
    let mut run = Vec::new();
    let mut left = total.value;
    for part in next.take(PARTS).take_while(near) {
        left = left.checked_sub(part.value)?;
        if left < Decimal::ZERO || part.value <= Decimal::ZERO {
            return None;
        }
        if run.is_empty() {
            run.push(total.at);
        }
        run.push(part.at);
        if left.is_zero() {
            break;
        }
    }
    if !left.is_zero() || run.len() < LIST {
        return None;
    }
    let told = run[1..].iter().filter_map(|at| number(&facts[*at].value));
    let precise = told.clone().filter(|part| digits(*part) >= PART).count();
    let enough = if run.len() > LIST {
        precise > 1
    } else {
        told.clone().all(|part| digits(part) > PART)
    };
    enough.then_some(run)
}

/// All figures of a sentence, and one of another sentence, or the first of this one, that they
/// are together.
fn listed(facts: &[Fact], told: &[Sum], first: usize, count: usize) -> Option<Vec<usize>> {
    let list = &told[first..first + count];
    if !(LIST..=PARTS).contains(&count) || list.iter().any(|part| part.value <= Decimal::ZERO) {
        return None;
    }
    let add = |sum: Decimal, part: &Sum| sum.checked_add(part.value);
    let sum = list.iter().try_fold(Decimal::ZERO, add)?;
    let finest = list.iter().map(|part| last_place(part.value)).min()?;
    let steps = sum.checked_div(finest)?;
    let precise = steps >= STEPS && digits(sum) >= TOTAL || steps >= STEPS * Decimal::TEN;
    let twice = |n: usize| list[..n].iter().any(|part| part.value == list[n].value);
    if !precise || (1..count).any(twice) {
        return None;
    }
    let sentence = facts[list[0].at].sentence;
    let is_it = |told: &&Sum| {
        let away = facts[told.at].sentence.abs_diff(sentence);
        told.value == sum && (1..=FAR).contains(&away)
    };
    let before = told[first.saturating_sub(AWAY)..first].iter().rev();
    let behind = told[first + count..].iter().take(AWAY);
    let total = before.chain(behind).find(is_it)?;
    let parts = list.iter().map(|part| part.at);
    Some(iter::once(total.at).chain(parts).collect())
}
