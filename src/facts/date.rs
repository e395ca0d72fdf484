//! Dates: calendar points of day, week, month, quarter, year, decade, century.

use super::{
    Candidate, Evidence, Modifier, Reading, Tape, day, modifier,
    temporal::{DateExpr, Point, Tense, When, YearRef},
};

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    if !day::may_start(tape, at) {
        return;
    }
    if tape.is(at, "cùng") && tape.is_any(at + 1, &["kỳ", "kì"]) {
        // `vô cùng kỳ vọng`
        if tape.key_before(at) == "vô" || tape.is_any(at + 2, &["vọng", "lạ", "công"]) {
            return;
        }
        out.push(same_period(tape, at));
        return;
    }
    let Some(found) = day::point(tape, at) else {
        return;
    };
    if let DateExpr::Day {
        month: None,
        tense: Tense::Open,
        ..
    } = found.expr
    {
        return;
    }
    let mut evidence = found.evidence;
    let sn = matches!(tape.key_before(at), "sn" | "sinh");
    if found.rule == "date.bare-year" && sn {
        evidence = Evidence::Marked;
    }
    // `khoảng ngày 20/6`; of `khoảng đầu tháng 5` the word next to the month counts.
    let about = modifier::about(tape, at)
        .filter(|_| found.modifier.is_none() && evidence >= Evidence::Marked);
    let (modifier, from) = match about {
        Some(first) => (Some(Modifier::Approx), first),
        None => (found.modifier, at),
    };
    let mut candidate = Candidate::new(
        tape,
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

/// `cùng kỳ`, `cùng kỳ năm 2016`, `cùng kỳ năm trước`.
fn same_period(tape: &Tape, at: usize) -> Candidate {
    if tape.are(at + 2, &["tháng", "trước"]) {
        let month = Reading::When(When::Point(Point::from(DateExpr::MonthOffset(-1))));
        return Candidate::new(tape, at, at + 4, month, "date.same-period")
            .evidence(Evidence::Certain);
    }
    let (year, to) = match day::year_behind(tape, at + 2) {
        (YearRef::Missing, to) => match day::year_number(tape, to) {
            Some(known) => (YearRef::Known(known), to + 1),
            None => (YearRef::Missing, to),
        },
        found => found,
    };
    Candidate::new(
        tape,
        at,
        to,
        Reading::When(When::SamePeriod(year)),
        "date.same-period",
    )
    .evidence(Evidence::Certain)
}
