//! What is added to a total: `Tháng 6, xã thu 12 tỷ đồng, đưa tổng thu 6 tháng đầu năm lên 70 tỷ
//! đồng`.

use crate::{
    findings::{
        finding::{Relation, Role},
        kin::is_new,
        link::{Link, Said},
        marks::Marks,
        sentence::Sentence,
    },
    vocabulary::named::{
        ALL_TOLD, AND, BEFORE_BRINGS, BRINGS, HAS_MORE, LEVEL_MOVES, OPEN_BRACKET, RELATION_SIGNS,
        UP_OR_DOWN_TO,
    },
};

/// The rule that links them: what was added is no more than the total.
pub(crate) const RULE: &str = "breakdown.some-added.by-value";

/// So many facts at most stand between the words that lead to a total and it, and so many before
/// them are looked at.
const BESIDE: usize = 2;
const BEFORE: usize = 6;

/// Links totals with what brought them there.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in (1..s.len()).filter(|n| s.told(*n).have(Marks::BRINGS)) {
        brought(s, n, links);
    }
}

fn brought(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    const NOUN: usize = 4;
    let gap = s.gap(n);
    let Some(at) = gap.position(BRINGS) else {
        return;
    };
    let to = at + 1;
    // `, qua đó nâng`; but `(đưa làm nhiều lần)`, `được nâng lên`
    let goes_on = at == 0
        || gap.is(at - 1, RELATION_SIGNS) && !gap.is(at - 1, OPEN_BRACKET)
        || gap.is(at - 1, BEFORE_BRINGS);
    let is_total = gap.from(to).to(NOUN).has(ALL_TOLD);
    let is_time = |n: &usize| s.is(*n, Marks::INTERVAL.or(Marks::DATE));
    let first = (n..n + BESIDE).take_while(is_time).count() + n;
    let is_stretch = (n..first).any(|n| s.is(n, Marks::INTERVAL));
    let level = s.gap(first);
    let leads =
        level.ends_meaning(LEVEL_MOVES).is_some() || level.ends_with(UP_OR_DOWN_TO).is_some();
    let apart = gap.is_cut() || level.is_cut() || gap.from(to).has(RELATION_SIGNS);
    let counts = is_stretch || is_total && leads;
    if apart || !goes_on || !counts {
        return;
    }
    // `đạt 462.000 tấn và 867 triệu USD`
    let second = s.gap(first + 1);
    let both = second.is(0, AND) && second.len() == 1;
    for total in first..=first + usize::from(both) {
        let added = (n.saturating_sub(BEFORE)..n)
            .rev()
            .find(|added| s.is_sum(*added) && s.are_alike(*added, total) && s.is_sum(total));
        let Some(added) = added.filter(|added| is_added(s, *added, total)) else {
            continue;
        };
        let link = Link::new(Relation::Breakdown, RULE, Said::IfTrue);
        let link = link.with(Role::Whole, s, total).with(Role::Part, s, added);
        if is_new(links, &link) {
            links.push(link);
        }
    }
}

/// Whether a figure is less than the total, and is no level that others are compared to, no step
/// and not one of two.
fn is_added(s: &Sentence, added: usize, total: usize) -> bool {
    let gap = s.gap(added);
    let before = (added.saturating_sub(BESIDE)..added).any(|n| s.are_alike(n, added));
    let is_second = before && gap.has(AND);
    // `có thêm 8 xã`: it is counted anew.
    let is_step = s.moved(added).is_some() && gap.ends_with(HAS_MORE).is_none();
    !gap.leads_to_level() && !is_step && !is_second && s.number(added) < s.number(total)
}
