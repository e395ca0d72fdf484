//! A part of what was told before it: `Trong số bệnh nhân này có 6 người`, `Trong tổng số 42
//! tỷ đồng thu được, xã đã chi 12 tỷ đồng`, `riêng xã Mai có 15 vụ`.

use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Relation, Role},
        kin::{are_kin, is_named_in, is_new},
        link::{Link, Said},
        list::{is_beside, link_of},
        marks::Marks,
        sentence::{Sentence, number},
    },
    value::fact::Fact,
    vocabulary::named::{
        ALONE, AND, BETWEEN_PARTS, MAKES_TOTAL, OF_THOSE, OF_WHICH, OUT_OF, OUT_OF_ALL,
        RELATION_SIGNS, TOLD_BEFORE, WITHIN,
    },
};

/// The rules of a part of those told before, of one whose whole stands at the beginning, of all
/// parts of that, and of one that is told apart from the others.
const THOSE: &str = "breakdown.some-of-those";
const THEM: &str = "breakdown.some-of-them.by-value";
const AHEAD: &str = "whole.ahead";
const AHEAD_BY_VALUE: &str = "whole.ahead.by-value";
const ALL_OF_IT: &str = "breakdown.ahead.by-value";
const APART: &str = "breakdown.some-apart";
const OPENS: &str = "breakdown.some-alone.by-value";

/// So many links back is one of the same sentence.
const RECENT: usize = 24;

/// So many words at most stand before a part, and so many name the whole again.
const FAR: usize = 12;
const NOUN: usize = 6;

/// Links parts with the whole that was told before them.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        if s.is_count(n) && s.told(n + 1).have(Marks::OPENS_PARTS) {
            let them = out_of_them(s, n).filter(|link| is_new(links, link));
            links.extend(them);
        }
        // Most gaps have none of these words.
        if !s.told(n).have(Marks::OPENS_PARTS) || !s.is_sum(n) {
            continue;
        }
        let found = of_those(s, n)
            .or_else(|| ahead(s, n))
            .or_else(|| apart(s, n))
            .filter(|link| is_new(links, link));
        let opens = s.gap(n).ends_with(OUT_OF_ALL).is_some();
        let ahead = found
            .as_ref()
            .is_some_and(|link| link.relation == Relation::Whole);
        let sum = (opens || ahead)
            .then(|| all_of_it(s, n).or_else(|| all_of_others(s, n)))
            .flatten()
            .filter(|sum| !is_told(links, sum));
        links.extend(found.into_iter().chain(sum));
    }
}

/// Whether a sum of this sentence has the same whole and the same last part.
fn is_told(links: &[Link], sum: &Link) -> bool {
    let ends = |link: &Link| Some((link.members.first()?.1, link.members.last()?.1));
    let sums = links.iter().filter(|link| link.relation == sum.relation);
    sums.rev().take(RECENT).any(|link| ends(link) == ends(sum))
}

fn some(rule: &'static str, said: Said, whole: usize, part: usize) -> Link {
    Link::new(Relation::Breakdown, rule, said)
        .at(Role::Whole, whole)
        .at(Role::Part, part)
}

/// `Trong số bệnh nhân này, có 6 người`: of the last ones that have this name.
fn of_those(s: &Sentence, n: usize) -> Option<Link> {
    let gap = s.gap(n);
    let (at, to) = gap.find(OUT_OF_ALL)?;
    let opens = at == 0 && n == 0 || at > 0 && gap.is(at - 1, RELATION_SIGNS);
    let last = gap.len().min(to + NOUN);
    let told = (to..last).find(|at| gap.is(*at, TOLD_BEFORE))?;
    if !opens || gap.is_cut() || gap.len() > told + FAR || s.is_measure(n) {
        return None;
    }
    let (own, part) = (s.index(n), s.number(n)?);
    let name = s.words_at(n, to, told).to_lowercase();
    let is_whole = |at: usize| {
        let fact = &s.facts[at];
        let named = is_named_in(s, fact, &name);
        are_kin(s, at, own) && number(&fact.value) >= Some(part) && (named || told == to)
    };
    let mut wholes = s.earlier(n).filter(|(at, _)| is_whole(*at));
    let (whole, fact) = wholes.next()?;
    // Of two none can be told to be meant.
    let other = |(_, other): (usize, &Fact)| {
        other.sentence == fact.sentence && number(&other.value) != number(&fact.value)
    };
    if wholes.any(other) {
        return None;
    }
    Some(some(THOSE, Said::Perhaps, whole, own))
}

/// `Đội có 3 ngoại binh, 2 trong số đó đã ghi bàn`: of the last ones that are counted.
fn out_of_them(s: &Sentence, n: usize) -> Option<Link> {
    s.gap(n + 1).phrase(0, OF_THOSE)?;
    let part = s.number(n)?;
    let own = s.index(n);
    let bare = s.lacks_unit(n);
    let counts = |fact: &Fact| {
        let marks = Marks::of_fact(fact);
        marks.have(Marks::COUNT) && !marks.have(Marks::BARE)
    };
    // `200 trên tổng số 900 người … 50 người trong số đó`: of the 200.
    let is_of = |at: usize| {
        let local = at.checked_sub(s.index(0));
        local.is_some_and(|n| s.gap(n).ends_with(OUT_OF).is_some())
    };
    let mut earlier = s.earlier(n);
    let (whole, fact) = earlier.find(|(at, fact)| bare && counts(fact) || are_kin(s, *at, own))?;
    let near = fact.sentence + 1 >= s.facts[own].sentence;
    let more = number(&fact.value) > Some(part);
    (near && more && !is_of(whole)).then(|| some(THEM, Said::IfTrue, whole, own))
}

/// `Trong tổng số 42 tỷ đồng thu được, xã đã chi 12 tỷ đồng`: the whole stands first.
fn ahead(s: &Sentence, n: usize) -> Option<Link> {
    const BESIDE: usize = 3;
    let gap = s.gap(n);
    let all = gap.ends_with(OUT_OF_ALL);
    let within = || gap.len().checked_sub(1).filter(|at| gap.is(*at, WITHIN));
    let at = all.or_else(within)?;
    let opens = at == 0 && n == 0 || at > 0 && gap.is(at - 1, RELATION_SIGNS);
    let counted = all.is_some() || s.is_count(n);
    if !opens || !counted {
        return None;
    }
    let mut words = 0;
    for part in n + 1..=n + BESIDE {
        let gap = s.gap(part);
        words += gap.len();
        s.fact(part).filter(|_| !gap.is_cut() && words <= 2 * FAR)?;
        // `trong số 42 tỷ đồng nợ trên 12 tháng, có 14 tỷ đồng`
        if !s.is_sum(part) || !are_kin(s, s.index(part), s.index(n)) {
            if s.is_count(part) || all.is_none() {
                return None;
            }
            continue;
        }
        // `trong 5 trận`: in them, where the figures do not say that it is of them.
        let (rule, said) = match all {
            Some(_) => (AHEAD, Said::Perhaps),
            None => (AHEAD_BY_VALUE, Said::IfTrue),
        };
        let link = Link::new(Relation::Whole, rule, said);
        return Some(link.with(Role::Part, s, part).with(Role::Whole, s, n));
    }
    None
}

/// `Trong số 40 mỏ, có 14 mỏ lớn và 26 mỏ nhỏ`: what follows is as much together.
fn all_of_it(s: &Sentence, whole: usize) -> Option<Link> {
    const PARTS: usize = 12;
    let mut left = s.number(whole)?;
    let mut link = Link::new(Relation::Breakdown, ALL_OF_IT, Said::IfTrue);
    link = link.with(Role::Whole, s, whole);
    for part in (whole + 1..s.len()).take(2 * PARTS) {
        if !s.is_sum(part) || !are_kin(s, s.index(part), s.index(whole)) {
            continue;
        }
        left = left.checked_sub(s.number(part)?)?;
        link = link.with(Role::Part, s, part);
        if left <= Decimal::ZERO {
            break;
        }
    }
    (left.is_zero() && link.members.len() > 2).then_some(link)
}

/// `Trong số 12 đơn vị có 9 ngân hàng và 3 công ty`: the counts that follow, under names of their
/// own, are as much together.
fn all_of_others(s: &Sentence, whole: usize) -> Option<Link> {
    let mut left = s.number(whole).filter(|_| s.is_count(whole))?;
    let mut parts = Vec::new();
    for part in whole + 1..s.len() {
        if s.fact(part).is_some_and(is_beside) {
            continue;
        }
        let joined = parts.is_empty() || s.gap(part).has(BETWEEN_PARTS);
        if !s.is_count(part) || !joined || s.gap(part).is_cut() {
            return None;
        }
        left = left.checked_sub(s.number(part)?)?;
        parts.push(part);
        if left <= Decimal::ZERO {
            break;
        }
    }
    let last = *parts.last()?;
    let all = left.is_zero() && parts.len() > 1 && s.gap(last).has(AND);
    all.then(|| link_of(s, ALL_OF_IT, Said::IfTrue, whole, &parts))
}

/// `Tổng số tiền là 42 tỷ đồng, riêng xã Mai thu 15 tỷ đồng`, `Trong đó, riêng xã Mai thu …`
fn apart(s: &Sentence, n: usize) -> Option<Link> {
    let gap = s.gap(n);
    let at = gap.position(ALONE)?;
    let of_which = gap.find(OF_WHICH).is_some_and(|(_, to)| to <= at);
    if gap.is_cut() || gap.len() > at + FAR {
        return None;
    }
    let (own, part) = (s.index(n), s.number(n)?);
    let sentence = s.facts[own].sentence;
    let near = |at: usize| s.facts[at].sentence + 1 >= sentence;
    let (whole, fact) = s.earlier(n).find(|(at, _)| are_kin(s, *at, own))?;
    let more = number(&fact.value) > Some(part);
    let total = || {
        let local = whole.checked_sub(s.index(0))?;
        let sums = s.gap(local).find(MAKES_TOTAL).is_some();
        (sums && local < n).then_some(())
    };
    if near(whole) && more && (of_which || total().is_some()) {
        return Some(some(APART, Said::IfTrue, whole, own));
    }
    // `Cả nước có 230 xe. Riêng tỉnh Mai có 12 xe.`
    const MANY: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
    let many = number(&fact.value) >= Some(MANY);
    let opens = n == 0 && at == 0 && s.is_count(n) && many;
    (opens && near(whole) && more).then(|| some(OPENS, Said::IfTrue, whole, own))
}
