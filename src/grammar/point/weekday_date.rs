//! A weekday with its date.

use crate::{
    grammar::point::{
        found::Found,
        numeric::{Lead, numeric},
    },
    phrase::{phrases::Phrases, weekday::weekday_name},
    value::{evidence::Evidence, when::DateExpr},
    vocabulary::named::{RANKED, WEEKDAY_TO_DATE},
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
    let found = numeric(p, Lead::Head(at), next)?;
    matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
        shape: None,
        rule: "date.weekday-date",
        evidence: found.evidence.max(Evidence::Marked),
        ..found
    })
}
