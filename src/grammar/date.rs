//! Dates: calendar points of day, week, month, quarter, year, decade, century.

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::{Candidate, Reading},
        point::{self, Found},
    },
    phrase::{modifier, phrases::Phrases},
    value::{
        evidence::Evidence,
        modifier::Modifier,
        when::{DateExpr, Point, Tense, When, YearRef},
    },
    vocabulary::named::{AFTER, BORN, HALF, LAST_MONTH, OTHER_THAN_PERIOD, SAME_PERIOD, UTTERLY},
};

/// What it begins with.
pub(crate) const OPENS: Opens = Opens::words(point::HEADS.copied()).digits();

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if !point::may_start(p, at) {
        return;
    }
    if let Some(to) = p.phrase(at, SAME_PERIOD) {
        // `vô cùng kỳ vọng`
        if !p.behind(at, UTTERLY) && !p.is(to, OTHER_THAN_PERIOD) {
            out.push(same_period(p, at, to));
        }
        return;
    }
    let Some(found) = point::point(p, at) else {
        return;
    };
    if let DateExpr::Day {
        month: None,
        tense: Tense::Open,
        ..
    } = found.expr
        && found.evidence < Evidence::Certain
    {
        return;
    }
    let mut evidence = found.evidence;
    if found.rule == "date.bare-year" && p.behind(at, BORN) {
        evidence = Evidence::Marked;
    }
    // `khoảng ngày 20/6`; of `khoảng đầu tháng 5` the word next to the month counts.
    let about =
        modifier::about(p, at).filter(|_| found.modifier.is_none() && evidence >= Evidence::Marked);
    let (modifier, from) = match about {
        Some(first) => (Some(Modifier::Approx), first),
        None => half_of_century(p, at, &found).unwrap_or((found.modifier, at)),
    };
    let mut candidate = Candidate::new(
        p,
        from,
        found.to,
        Reading::When(When::Point(found.expr.into())),
        found.rule,
    )
    .modifier(modifier)
    .evidence(evidence)
    .shape(found.shape);
    if evidence == Evidence::Shape && found.shape.is_none() {
        candidate.evidence = Evidence::Context;
    }
    out.push(candidate);
}

/// `nửa đầu thế kỷ 20`, `nửa sau thế kỷ 20`: which half of the century at `at`, and its first atom.
fn half_of_century(p: &Phrases, at: usize, found: &Found) -> Option<(Option<Modifier>, usize)> {
    if !matches!(found.expr, DateExpr::Century(_)) {
        return None;
    }
    match found.modifier {
        Some(side) => p.behind(at, HALF).then(|| (Some(side), at - 1)),
        None => {
            let half = at.checked_sub(2)?;
            let later = p.is(half, HALF) && p.behind(at, AFTER);
            later.then_some((Some(Modifier::End), half))
        }
    }
}

/// `cùng kỳ`, `cùng kỳ năm 2016`, `cùng kỳ năm trước`; `next` is the atom behind `kỳ`.
fn same_period(p: &Phrases, at: usize, next: usize) -> Candidate {
    if let Some(to) = p.phrase(next, LAST_MONTH) {
        let month = Reading::When(When::Point(Point::from(DateExpr::MonthOffset(-1))));
        return Candidate::new(p, at, to, month, "date.same-period").evidence(Evidence::Certain);
    }
    let (year, to) = match point::year_behind(p, next) {
        (YearRef::Missing, to) => match point::year_number(p, to) {
            Some(known) => (YearRef::Known(known), to + 1),
            None => (YearRef::Missing, to),
        },
        found => found,
    };
    Candidate::new(
        p,
        at,
        to,
        Reading::When(When::SamePeriod(year)),
        "date.same-period",
    )
    .evidence(Evidence::Certain)
}
