//! A weekday with its date.

use crate::{
    grammar::point::{
        found::Found,
        numeric::{Lead, numeric},
    },
    phrase::{phrases::Phrases, weekday::weekday_name},
    value::{
        evidence::Evidence,
        when::{DateExpr, Tense, YearRef},
    },
    vocabulary::named::{CLOSES_DAY, DAY, MONTH, RANKED, WEEKDAY_TO_DATE},
};

/// A weekday directly before a date is part of it and is not trusted. Weekdays go with
/// the civil calendar, so `mồng` behind one is not lunar.
pub(crate) fn weekday_then_date(p: &Phrases, at: usize) -> Option<Found> {
    let (_, to) = weekday_name(p, at)?;
    let mut next = to;
    while p.is(next, WEEKDAY_TO_DATE) && next < to + 3 {
        next += 1;
    }
    // `đã nghỉ từ thứ sáu. Ngày 2/2, …`, `giải lần thứ 7 Ngày 6/12`
    let other = p.atom(next).sentence != p.atom(at).sentence || p.behind(at, RANKED);
    if !p.is_digits(next) || other {
        return None;
    }
    // The weekday is the head word: `Thứ Tư, 7/10` is no fraction.
    let Some(found) = numeric(p, Lead::Head(at), next) else {
        return day_alone(p, next).filter(|_| p.behind(next, DAY));
    };
    matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
        shape: None,
        rule: "date.weekday-date",
        evidence: found.evidence.max(Evidence::Marked),
        ..found
    })
}

/// `thứ Sáu ngày 13`: a day whose month its weekday tells.
fn day_alone(p: &Phrases, at: usize) -> Option<Found> {
    let day = p.int(at).filter(|day| (1..=31).contains(day))?;
    let to = at + 1;
    let goes_on = p.glued(to) && !p.is(to, CLOSES_DAY) || p.unit_at(to).is_some();
    let date = DateExpr::Day {
        year: YearRef::Missing,
        month: None,
        day,
        tense: Tense::Open,
    };
    (!goes_on && !p.is(to, MONTH)).then(|| Found {
        evidence: Evidence::Certain,
        ..Found::new(to, date, "date.weekday-date")
    })
}
