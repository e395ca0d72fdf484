//! `plan`: an amount, what was planned, and how much of the plan was reached.

use crate::{
    findings::{
        figure::digits,
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Reckoned, Said},
        sentence::{Sentence, alike},
        share::{is_share_of, leads},
    },
    value::fact::{Fact, Value},
    vocabulary::named::{
        BEFORE_PLAN, BESIDE_PLAN, BEYOND, OF_PLAN, OPEN_BRACKET, PLANNED, RELATION_SIGNS, SLASH,
    },
};

/// Links the percentages of a plan.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 1..s.len() {
        let is_plan =
            s.gap(n + 1).phrase(0, OF_PLAN).is_some() || s.gap(n + 1).phrase(0, PLANNED).is_some();
        if is_plan && s.is_percent(n) {
            links.extend(percentage(s, n));
        }
    }
}

fn percentage(s: &Sentence, n: usize) -> Option<Link> {
    let gap = s.gap(n);
    let (_, clause) = gap.clause(RELATION_SIGNS);
    let beyond = clause.len() == 1 && clause.is(0, BEYOND);
    let said = if beyond {
        Some(Said::Plainly)
    } else {
        leads(gap)
    }?;
    let plan = |rule, said| {
        let link = Link::new(Relation::Plan, rule, said);
        link.moved(i32::from(beyond))
    };
    // `1.500/1.600 ha, đạt 93,8% kế hoạch`
    if let Some(Value::Fraction { .. }) = s.fact(n - 1).map(|fact| &fact.value) {
        let link = plan("plan.fraction", Said::Plainly).with(Role::Fraction, s, n - 1);
        return Some(link.with(Role::Percent, s, n));
    }
    if !s.is_sum(n - 1) {
        return None;
    }
    let of = |rule, said, amount: usize, planned: usize| {
        let link = plan(rule, said).with(Role::Amount, s, amount);
        Some(link.with(Role::Plan, s, planned).with(Role::Percent, s, n))
    };
    // `4.221 tỷ đồng/3.050 tỷ đồng được giao, đạt 138% kế hoạch`
    let over = s.gap(n - 1);
    if n >= 2 && over.len() == 1 && over.is(0, SLASH) && s.are_alike(n - 2, n - 1) {
        return of("plan.over", Said::Plainly, n - 2, n - 1);
    }
    // `đạt 92% kế hoạch (7.800 tỷ đồng)`
    let behind = s.gap(n + 1);
    let to = behind
        .phrase(0, OF_PLAN)
        .or_else(|| behind.phrase(0, PLANNED))?;
    let to = behind.phrase(to, PLANNED).unwrap_or(to);
    let rest = behind.from(to);
    let near = rest.len() <= 4
        && (0..rest.len()).all(|at| rest.is(at, BESIDE_PLAN) || rest.is(at, OPEN_BRACKET));
    if near && s.is_sum(n + 1) && s.are_alike(n - 1, n + 1) {
        return of("plan.behind", said, n - 1, n + 1);
    }
    // `kế hoạch 7.800 tỷ đồng, thực hiện 7.200 tỷ đồng, đạt 92,3% kế hoạch`
    let first = n.saturating_sub(5);
    let planned = (first..n - 1).rev().find(|m| {
        let said = s.gap(*m).last(5);
        s.is_sum(*m) && s.are_alike(*m, n - 1) && said.find(BEFORE_PLAN).is_some()
    });
    if let Some(planned) = planned {
        return of("plan.before", Said::Perhaps, n - 1, planned);
    }
    // `Kế hoạch năm nay là 307.150 tỷ đồng. Vốn đã giao là 303.075 tỷ đồng, bằng 98,7% kế hoạch.`
    const LONG: usize = 3;
    let (own, amount, percent) = (s.fact(n - 1)?, s.number(n - 1)?, s.number(n)?);
    let is_plan = |fact: &Fact| alike(fact, own) && is_share_of(amount, fact, percent);
    let (planned, _) = s
        .earlier(n - 1)
        .find(|(_, fact)| is_plan(fact))
        .filter(|_| !beyond && digits(percent) >= LONG)?;
    let link = plan("plan.by-value", Said::IfTrue).with(Role::Amount, s, n - 1);
    Some(link.at(Role::Plan, planned).with(Role::Percent, s, n))
}

/// The amount through the plan.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let stated = known.figure(Role::Percent)?;
    let (amount, plan) = known.pair(Role::Amount, Role::Plan)?;
    let beyond = known.link.moved > 0;
    let (derived, arithmetic) = if beyond {
        let more = amount.minus(plan)?.divided_by_any(plan)?;
        let percent = more.times(rust_decimal::Decimal::ONE_HUNDRED)?;
        (percent, Arithmetic::Growth(plan.value, amount.value))
    } else {
        let percent = amount.percent_of(plan)?;
        (percent, Arithmetic::Share(amount.value, plan.value))
    };
    Some(known.reckoned(Role::Percent, stated, derived, arithmetic))
}
