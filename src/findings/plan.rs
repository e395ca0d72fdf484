//! `plan`: an amount, what was planned, and how much of the plan was reached.

use crate::{
    findings::{
        figure::digits,
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        sentence::{Sentence, alike, is_sum, number},
        share::{is_share_of, leads},
    },
    value::fact::{Fact, Value},
    vocabulary::named::{
        BEFORE_PLAN, BESIDE_PLAN, BEYOND, OF_PLAN, OPEN_BRACKET, PLANNED, RELATION_SIGNS, SLASH,
    },
};

/// Links the percentages of a plan.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        let is_plan =
            s.gap(n + 1).phrase(0, OF_PLAN).is_some() || s.gap(n + 1).phrase(0, PLANNED).is_some();
        if is_plan && s.is_percent(n) {
            links.extend(percentage(s, n).or_else(|| told_apart(s, n)));
        }
    }
}

fn percentage(s: &Sentence, n: usize) -> Option<Link> {
    n.checked_sub(1)?;
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

/// `Hãng thu 31.533 tỷ đồng. Mục tiêu là 42.000 tỷ đồng. Như vậy, hãng đạt 75% kế hoạch`, `giảm 71%
/// và chỉ đạt 35,3% kế hoạch năm 2017 (398 tỷ đồng)`: both amounts stand apart from the percentage.
fn told_apart(s: &Sentence, n: usize) -> Option<Link> {
    const PRECISE: usize = 3;
    const DIGITS: usize = 2;
    let percent = s.number(n).filter(|percent| digits(*percent) >= DIGITS)?;
    let gap = s.gap(n);
    // `vượt 12% kế hoạch`, `tăng 12% so với kế hoạch`
    if s.moved(n).is_some() || gap.last(DIGITS).has(BEYOND) {
        return None;
    }
    let is_long = |fact: &Fact, least| {
        let counts = matches!(fact.value, Value::Quantity { measure: None, .. });
        let least = if counts { PRECISE } else { least };
        is_sum(fact) && number(&fact.value).is_some_and(|value| digits(value) >= least)
    };
    let reached = |planned: usize, plan: &Fact| {
        let is_it =
            |at: usize, fact: &Fact| at != planned && is_long(fact, PRECISE) && alike(fact, plan);
        let fits =
            |fact: &Fact| number(&fact.value).is_some_and(|of| is_share_of(of, plan, percent));
        let found = s
            .earlier(n)
            .find(|(at, fact)| is_it(*at, fact) && fits(fact));
        Some((found?.0, planned))
    };
    let plans = plan_in_brackets(s, n).into_iter().chain(s.earlier(n));
    let plans = plans.filter(|(_, plan)| is_long(plan, DIGITS));
    let mut pairs = plans.filter_map(|(planned, plan)| reached(planned, plan));
    let (amount, planned) = pairs.next()?;
    // Of two that fit none is plainly the plan.
    if pairs.next().is_some() {
        return None;
    }
    let link = Link::new(Relation::Plan, "plan.by-value", Said::IfTrue);
    let link = link.at(Role::Amount, amount).at(Role::Plan, planned);
    Some(link.with(Role::Percent, s, n))
}

/// The amount in brackets behind the nth fact; a year may stand between.
fn plan_in_brackets<'a>(s: &Sentence<'a>, n: usize) -> Option<(usize, &'a Fact)> {
    let is_time = |m: usize| s.is(m, Marks::DATE.or(Marks::INTERVAL));
    let m = n + 1 + usize::from(is_time(n + 1));
    let opens = s.is_sum(m) && s.gap(m).last(1).has(OPEN_BRACKET);
    opens.then(|| Some((s.index(m), s.fact(m)?)))?
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
