//! A relative day and the date that says it again.

use crate::{
    grammar::point::{
        found::Found,
        numeric::{Lead, numeric},
        weekday_date::weekday_then_date,
    },
    phrase::{phrases::Phrases, weekday::weekday_name},
    value::{evidence::Evidence, when::DateExpr},
    vocabulary::{
        class::Class,
        named::{CLOSES_RESTATEMENT, COMMA, DASH, DAY, IS, OPEN_BRACKET, WEEK},
    },
};

/// A relative day with its restatement: `hôm nay 7/2/2017`, `ngày mai 6.6`.
pub(crate) fn restated(p: &Phrases, to: usize, expr: DateExpr) -> Found {
    match restatement(p, to) {
        Some((said, end)) if end > to => Found {
            evidence: Evidence::Certain,
            ..Found::new(end, expr.restated_by(said), "date.restated")
        },
        Some((said, _)) => Found::new(to, expr.restated_by(said), "date.relative"),
        None => {
            let to = weekday_behind(p, to, &expr).unwrap_or(to);
            Found::new(to, expr, "date.relative")
        }
    }
}

/// `hôm nay thứ Sáu`: the atom behind the weekday of the day that ends before `to`.
fn weekday_behind(p: &Phrases, to: usize, day: &DateExpr) -> Option<usize> {
    let (_, end) = weekday_name(p, to).filter(|_| matches!(day, DateExpr::DayOffset(_)))?;
    (!p.is(end, WEEK)).then_some(end)
}

/// The date that restates a relative day ending before `to`, and the atom behind the whole.
/// `nay 7/2` and `nay, 7/2` are one expression; `nay (7/2)` and `nay là ngày 7/2`
/// are two of one day.
pub(crate) fn restatement(p: &Phrases, to: usize) -> Option<(DateExpr, usize)> {
    let day_at = |at: usize| {
        let number = at + usize::from(p.is(at, DAY));
        let found = if p.is_digits(number) {
            numeric(p, Lead::Head(to), number)
        } else {
            weekday_then_date(p, at)
        };
        found.filter(|f| matches!(f.expr, DateExpr::Day { .. } | DateExpr::Lunar { .. }))
    };
    if p.is(to, OPEN_BRACKET) {
        let found = day_at(to + 1)?;
        return p
            .is(found.to, CLOSES_RESTATEMENT)
            .then_some((found.expr, to));
    }
    // `hôm nay là ngày 10 tháng Giêng`; but `hôm nay là 03 - 06 - 15` are numbers that were drawn.
    if p.is(to, IS) && !p.is_digits(to + 1) {
        return Some((day_at(to + 1)?.expr, to));
    }
    // `hôm nay, 5/7`, `hôm nay - 7/2`
    let comma = p.is(to, COMMA);
    let dash = p.is(to, DASH) && p.atom(to).spaced;
    let next = to + usize::from(comma || dash);
    let found = day_at(next)?;
    // `hôm nay, 5/7 hộ` counts households, `hôm nay, 22/6 phiên tòa` does not.
    let part = p.int(next) <= p.int(next + 2);
    let counted = comma
        && part
        && p.is_digits(next)
        && !found.expr.names_year()
        && p.is_word(found.to)
        && p.word_has(found.to, Class::COUNTED);
    (!counted).then_some((found.expr, found.to))
}

/// The date in brackets at `to` that says the weekday again.
pub(crate) fn in_brackets(p: &Phrases, to: usize) -> Option<DateExpr> {
    let (said, end) = restatement(p, to)?;
    (end == to && p.is(to, OPEN_BRACKET)).then_some(said)
}
