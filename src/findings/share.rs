//! `share`: a part and its whole, or a fraction, against the percentage given for it.

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role},
        link::{Known, Link, Reckoned, Said},
        sentence::{self, Gap, Sentence},
    },
    value::fact::Value,
    vocabulary::named::{
        BEHIND_RATES, BESIDE_VERBS, CLOSE_BRACKET, IS_BARE_RATE, IS_RATE, IS_SAME, JOINS_FIGURES,
        MADE_OF, OF_TOTAL, OF_WHICH, OPEN_BRACKET, OUT_OF, PLANNED, REACHES, RELATION_SIGNS,
    },
};

/// Links the percentages of a sentence.
pub(crate) fn link(s: &Sentence, before: &Sentence, links: &mut Vec<Link>) {
    for n in 1..s.len() {
        if s.is_percent(n) && !s.has_sign(n) {
            links.extend(percentage(s, before, n));
        }
    }
}

/// How the words before a percentage say that it is the share of what stands before them.
/// They are all that stands behind a sign, or behind the noun of the part.
pub(crate) fn leads(gap: Gap) -> Option<Said> {
    const NOUN: usize = 6;
    let (sign, clause) = gap.clause(RELATION_SIGNS);
    let noun = sign.unwrap_or(gap.len());
    let has_more = gap.to(noun).has(RELATION_SIGNS)
        && gap.to(noun).without_last(CLOSE_BRACKET).has(RELATION_SIGNS);
    if gap.is_cut() || noun > NOUN || has_more || gap.to(noun).has(JOINS_FIGURES) {
        return None;
    }
    let bracket = sign.is_some_and(|at| gap.is(at, OPEN_BRACKET));
    let clause = clause.without_first(BESIDE_VERBS);
    if sign.is_some() && clause.is_just(IS_RATE) && !(bracket && clause.is_just(IS_BARE_RATE)) {
        Some(Said::Plainly)
    } else if bracket && (clause.is_empty() || clause.is_just(IS_BARE_RATE))
        || sign.is_some() && (clause.is_just(IS_SAME) || clause.is_just(REACHES))
    {
        Some(Said::Perhaps)
    } else if sign.is_none()
        && clause
            .ends_with(IS_RATE)
            .is_some_and(|at| at + 1 < clause.len())
    {
        // `240 vụ việc đạt tỷ lệ 88%`
        Some(Said::Plainly)
    } else {
        None
    }
}

fn percentage(s: &Sentence, before: &Sentence, n: usize) -> Option<Link> {
    let said = leads(s.gap(n))?;
    let behind = s.gap(n + 1);
    let of = behind.phrase(0, OF_TOTAL);
    // `chiếm 15% tổng số vốn`: of another whole, unless that has its number behind it.
    let of_other = of.is_some_and(|to| behind.len() > to && !behind.is(to, RELATION_SIGNS));
    // `chiếm 30% điểm`: of points, unless the figures say that it is of these.
    let of_noun = !behind.is_empty() && behind.starts_with_word() && !behind.is(0, BEHIND_RATES);
    let said = if of_noun { Said::IfTrue } else { said };
    if behind.phrase(0, PLANNED).is_some() {
        return None;
    }
    // `18.000/20.139 hộ (89,4%)`
    if let Some(Value::Fraction { unit, .. }) = s.fact(n - 1).map(|fact| &fact.value) {
        // Without a noun it may be a place in an order: `xếp thứ 3/63, đạt 92%`.
        let said = match (of_noun, unit) {
            (false, Some(_)) => Said::Plainly,
            (false, None) => Said::Perhaps,
            _ => Said::IfTrue,
        };
        let link = Link::new(Relation::Share, "share.fraction", said);
        let link = link
            .with(Role::Fraction, s, n - 1)
            .with(Role::Percent, s, n);
        return (!of_other).then_some(link);
    }
    if !s.is_sum(n - 1) || s.moved(n - 1).is_some() {
        return None;
    }
    let share = |rule, said, part: usize, whole: usize| {
        let link = Link::new(Relation::Share, rule, said);
        let link = link.with(Role::Part, s, part).with(Role::Whole, s, whole);
        link.with(Role::Percent, s, n)
    };
    // `40 hộ, chiếm 20% trong tổng số 200 hộ`
    if let Some(to) = of {
        let near = behind.len() <= to + 3;
        if near && may_be_part(s, n - 1, n + 1) {
            return Some(share("share.of-total", said, n - 1, n + 1));
        }
    }
    if of_other {
        return None;
    }
    // `850 trong số 1.100 kiến nghị (77%)`
    if n >= 2 && s.gap(n - 1).phrase(0, OUT_OF).is_some() && may_be_part(s, n - 2, n - 1) {
        return Some(share("share.out-of", said, n - 2, n - 1));
    }
    if let Some((whole, rule, plain)) = whole_before(s, n) {
        let said = if plain || said == Said::IfTrue {
            said
        } else {
            Said::Perhaps
        };
        return Some(share(rule, said, n - 1, whole));
    }
    // `Xã có 200 hộ. Trong đó, 40 hộ nghèo, chiếm 20%.`
    let last = before.len().checked_sub(1)?;
    let alike = before
        .fact(last)
        .zip(s.fact(0))
        .is_some_and(|(one, other)| sentence::alike(one, other));
    let leads = s.gap(0).phrase(0, OF_WHICH).is_some() && n == 1;
    (leads && alike && before.words.number + 1 == s.words.number).then(|| {
        let mut link = Link::new(Relation::Share, "share.sentence-before", Said::Perhaps);
        link.members.push((Role::Part, s.index(0)));
        link.members.push((Role::Whole, before.index(last)));
        link.with(Role::Percent, s, n)
    })
}

/// Whether the nth fact may be a part of the mth.
fn may_be_part(s: &Sentence, n: usize, m: usize) -> bool {
    s.is_amount(n) && (s.are_alike(n, m) || s.lacks_unit(n))
}

/// The whole that the part before a percentage is of, the rule that says so, and whether its
/// words are plain.
fn whole_before(s: &Sentence, n: usize) -> Option<(usize, &'static str, bool)> {
    const FAR: usize = 12;
    let part = n - 1;
    for whole in (part.saturating_sub(FAR)..part).rev() {
        if s.gap(whole + 1).is_cut() {
            return None;
        }
        if !s.is_sum(whole) || !s.are_alike(whole, part) {
            continue;
        }
        let opens =
            s.gap(whole + 1).find(OF_WHICH).is_some() || s.gap(whole + 1).find(MADE_OF).is_some();
        if opens {
            return Some((whole, "share.of-which", true));
        }
        let apart = !s.gap(part).has(JOINS_FIGURES);
        if whole + 1 == part && apart {
            return Some((whole, "share.part-behind", false));
        }
        // Of a list each part has a percentage behind it.
        if !s.is_percent(whole + 1) {
            return None;
        }
    }
    None
}

/// Part through whole.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let stated = known.figure(Role::Percent)?;
    let (part, whole) = known.pair(Role::Part, Role::Whole)?;
    let derived = part.percent_of(whole)?;
    let arithmetic = Arithmetic::Share(part.value, whole.value);
    Some(known.reckoned(Role::Percent, stated, derived, arithmetic))
}
