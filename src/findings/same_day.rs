//! A day and the one that it is elsewhere: `tối 22/5 (giờ địa phương, tức sáng 23/5, giờ Việt Nam)`.

use crate::{
    findings::{
        figure::writes_digits,
        finding::{Relation, Role},
        link::{Known, Link, Reckoned, Said},
        moments::{date_borne_out, days_between, moment_of},
        sentence::Sentence,
    },
    vocabulary::named::IS_DAY,
};

/// The rule that links them.
pub(crate) const RULE: &str = "calendar.same-day";

/// Links two days, where the words between them say that they are one.
pub(crate) fn link(s: &Sentence, n: usize, m: usize) -> Option<Link> {
    const NEAR: usize = 8;
    let gap = s.gap(m);
    let said = gap.len() <= NEAR && !gap.is_cut() && gap.ends_with(IS_DAY).is_some();
    // Two clocks that are known are held against each other.
    let clocks = s.inside(n).zone.and(s.inside(m).zone).is_some();
    let written = |n: usize| s.fact(n).is_some_and(|fact| writes_digits(fact, s.text));
    (said && !clocks && written(n) && written(m)).then(|| {
        let link = Link::new(Relation::Calendar, RULE, Said::IfTrue);
        link.with(Role::Date, s, n).with(Role::Again, s, m)
    })
}

/// The second day, where it is the first one or one beside it.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (one, other) = (known.fact(0), known.fact(1));
    let (from, to) = (moment_of(&one.value)?.date?, moment_of(&other.value)?);
    let other_day = to.date?;
    // Where no year is told, a day before another one is 364 days behind it.
    let away = [
        days_between(from, other_day)?,
        days_between(other_day, from)?,
    ];
    let near = away.iter().any(|days| days.abs() <= 1);
    (near && !one.lunar && !other.lunar).then(|| date_borne_out(to))
}
