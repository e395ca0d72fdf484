//! The words between a total and its parts, which open the list of them.

use crate::{
    findings::{
        marks::Marks,
        sentence::{Gap, Sentence},
    },
    vocabulary::named::{
        AND, BETWEEN_PARTS, CLOSE_BRACKET, COLON, INCLUDING, JOINS_FIGURES, MADE_OF, OF_THOSE,
        OF_WHICH, OPEN_BRACKET, RELATION_SIGNS, WITH_PARTS,
    },
};

/// How the words behind a total open the list of its parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// `363 cuộc (cấp tỉnh 15 cuộc, …)`
    Bracket,
    /// `gồm`
    All,
    /// A colon, which opens other things too.
    Colon,
    /// `trong đó`
    Some,
    /// `3 người, 2 nam và 1 nữ`
    Comma,
    /// `225 m2 với 150 m2 đất vườn và 75 m2 đất ở`, `476 em có 264 nam và 212 nữ`
    With,
}

/// So many words may stand between a total and the bracket with its parts.
pub(crate) const NOUN: usize = 6;

/// So many facts at most stand between a total and `trong đó`.
pub(crate) const BESIDE: usize = 4;

/// How the parts of a total are opened, and the first of them.
pub(crate) fn opening(s: &Sentence, total: usize) -> Option<(Opening, usize)> {
    let first = total + 1;
    let gap = s.gap(first);
    let some = opens_some(s, first);
    if !some && let Some(first) = of_which_behind(s, total) {
        return (!is_of_things(s, total, first)).then_some((Opening::Some, first));
    }
    if gap.is_cut() {
        return None;
    }
    let sign = gap.position(RELATION_SIGNS);
    let bracket = sign.is_some_and(|at| at <= NOUN && gap.is(at, OPEN_BRACKET));
    let opening = if some {
        Opening::Some
    } else if bracket && !gap.has(CLOSE_BRACKET) {
        Opening::Bracket
    } else if gap.find(MADE_OF).is_some() {
        Opening::All
    } else if sign.is_some_and(|at| gap.is(at, COLON)) && !s.gap(total).has(COLON) {
        // In a list each item has its colon.
        Opening::Colon
    } else if gap.len() == 1 && gap.is(0, BETWEEN_PARTS) && !gap.has(JOINS_FIGURES) {
        Opening::Comma
    } else if gap.len() == 1 && gap.is(0, WITH_PARTS) {
        Opening::With
    } else {
        return None;
    };
    Some((opening, first))
}

/// `48,3 triệu cổ phiếu, tương đương 16,1% vốn, trong đó 44,8 triệu cổ phiếu`: the part whose
/// whole stands further ahead.
fn of_which_behind(s: &Sentence, total: usize) -> Option<usize> {
    let last = (total + BESIDE).min(s.len());
    let part = (total + 2..last).find(|n| opens_some(s, *n))?;
    let between = (total + 1..part).all(|n| !s.is_sum(n) || !s.are_alike(n, total));
    (between && s.is_sum(part) && s.are_alike(part, total)).then_some(part)
}

/// `dài 2,7 km, được quan sát bằng 2 kính thiên văn, trong đó có kính Mai đường kính 70 m`: whether
/// `trong đó` stands behind things that are counted, and before the name of one of them with a
/// measure in another unit, so that what was measured before has no parts there.
fn is_of_things(s: &Sentence, total: usize, first: usize) -> bool {
    const BEFORE: usize = 2;
    let counted = s.is_count(first - 1);
    let unit = |n: usize| s.fact(n).and_then(|fact| fact.value.unit());
    let measured = s.is_measure(total) && s.is_measure(first) && unit(total) != unit(first);
    let gap = s.gap(first);
    counted && measured && of_which(gap).is_some_and(|(_, to)| gap.len() > to + BEFORE)
}

fn opens_some(s: &Sentence, n: usize) -> bool {
    s.told(n).have(Marks::OF_WHICH) && of_which(s.gap(n)).is_some()
}

/// `trong đó`; but `3 người trong số đó` opens nothing.
pub(crate) fn of_which(gap: Gap) -> Option<(usize, usize)> {
    let behind = gap.phrase(0, OF_THOSE).is_some();
    let from = usize::from(behind);
    let (at, to) = gap.from(from).find(OF_WHICH)?;
    let (at, to) = (at + from, to + from);
    // `cả 30 tỷ đồng này, và kể cả 40 tỷ đồng kia`: one more beside the first.
    let one_more = at > 0 && gap.is(at - 1, AND) && gap.phrase(at, INCLUDING).is_some();
    (!one_more).then_some((at, to))
}

/// Where the words end that open a list.
pub(crate) fn opened_to(gap: Gap) -> usize {
    let found = of_which(gap).or_else(|| gap.find(MADE_OF));
    let to = found.map_or(0, |(_, to)| to);
    to + usize::from(gap.is(to, COLON) || gap.is(to, RELATION_SIGNS))
}
