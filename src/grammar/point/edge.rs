//! The beginning, middle and end of a period: `đầu năm 2018`, `cuối tháng 11`.

use crate::{
    grammar::point::{
        era::{century, decades, season},
        found::{Found, Reader, read_by},
        headed::headed,
        month::{month, month_alone},
        numeric::{Lead, bare_year, numeric},
        quarter::quarter,
        week::week_expr,
        year::{is_counted, modern_year, year},
    },
    phrase::phrases::Phrases,
    value::{
        modifier::Modifier,
        when::{DateExpr, YearRef},
    },
    vocabulary::{
        named::{
            ALL, BEGINS, BEGINS_NOTHING, CENTURY_HEAD, COUNTS_OF_DAYS, DAY, DAY_OF_STORY,
            DAY_OR_PART, DECADE_HEAD, EACH, EDGE_HEAD, EDGES, END, MONTH, MONTH_PART, ONE,
            OTHER_THAN_THIS_MONTH, OTHER_THAN_THIS_YEAR, QUARTER, SEASON, SEASONS, SEVERAL,
            SHORT_MONTH, TAKES_FIRST, THIRDS_OF_MONTH, THIS_WEEKEND_LEADS, TIMES, UNTIL, USUALLY,
            USUALLY_GOES_ON, WEEK, WEEKEND_OCCASION, WEEKEND_TIME, YEAR, YEAR_PART,
        },
        set::Set,
    },
};

/// The words of the periods that have edges, and what reads on from them.
const PERIODS: &[(&Set, Reader)] = &[
    (WEEK, week_with_edge),
    (YEAR, year_with_edge),
    (MONTH, month_with_edge),
    (SHORT_MONTH, month_alone),
    (QUARTER, quarter),
    (CENTURY_HEAD, century),
    (DECADE_HEAD, decades),
    (SEASON, season_with_edge),
];

/// Whether `những`, `các` stand before `at`.
fn is_plural(p: &Phrases, at: usize) -> bool {
    p.behind(at, SEVERAL)
}

/// Whether the weekend at `at` comes again and again: `cuối tuần anh thường về quê`, `mỗi tối
/// cuối tuần`, `cả cuối tuần`, `một đêm cuối tuần`.
fn is_habit(p: &Phrases, at: usize) -> bool {
    const NEAR: usize = 10;
    const CLOSE: usize = 3;
    let sentence = p.atom(at).sentence;
    let whole =
        |n: usize| p.word_start(n) == n && (p.word_end(n) == n + 1 || p.is(n + 1, USUALLY_GOES_ON));
    let again = |n: usize| p.atom(n).sentence == sentence && p.is(n, USUALLY) && whole(n);
    let some = p.is(at.wrapping_sub(2), ONE) && p.behind(at, DAY_OR_PART);
    p.is(at, END)
        && (some
            || p.behind(at, ALL)
            || (at.saturating_sub(CLOSE)..at).any(|n| p.is(n, EACH))
            || (at.saturating_sub(NEAR)..at + NEAR).any(again))
}

/// `đầu năm 2018`, `cuối tháng 11/2017`, `giữa tuần`, `cuối tuần 23/6`, `trung tuần tháng 7`.
pub(crate) fn edge(p: &Phrases, at: usize) -> Option<Found> {
    const DAYS: &Set = &DAY.or(DAY_OF_STORY);
    // `thượng tuần tháng 7`: a third of a month.
    if let Some((modifier, next)) = p.lexeme(at, THIRDS_OF_MONTH) {
        return Some(Found {
            modifier: Some(modifier),
            ..month(p, next)?
        });
    }
    let (modifier, next) = p.lexeme(at, EDGES)?;
    // `lần đầu năm 2011`, `bắt đầu tháng 5`, `khởi đầu mùa giải`; but `bị bắt đầu năm 2016`
    let begins =
        p.phrase_before(next, BEGINS).is_some() && p.phrase_before(at, BEGINS_NOTHING).is_none();
    if begins || p.behind(at, TIMES) {
        return None;
    }
    // `những năm đầu 2000` are several; `hàng đầu 2016`
    let whole_year = !p.behind(at, TAKES_FIRST);
    let known = modern_year(p, next);
    if let Some(known) = known.filter(|_| whole_year) {
        let to = bare_year(p, next)?.to;
        let year = DateExpr::Year(YearRef::Known(known));
        return Some(edge_of(modifier, Found::new(to, year, RULE)));
    }
    // `cuối tuần 23/6` is the day itself
    if p.is(next, WEEK)
        && p.is_digits(next + 1)
        && let Some(found) = numeric(p, Lead::Head(at), next + 1)
    {
        return matches!(found.expr, DateExpr::Day { .. }).then_some(Found {
            rule: "date.weekend",
            ..found
        });
    }
    // `bắt đầu ngày 5/6`, `kiểm định lần cuối ngày 5/6`
    if p.is(next, DAYS) && modifier != Modifier::Mid && p.word_start(at) == at {
        return Some(Found {
            modifier: Some(modifier),
            ..headed(p, next)?
        });
    }
    let found = edge_of(modifier, read_by(PERIODS, p, next)?);
    Some(with_year_behind(p, &found).unwrap_or(found))
}

/// `cuối tháng 12 đầu tháng 1-2013`: a month whose year is told with the one that follows it.
fn with_year_behind(p: &Phrases, found: &Found) -> Option<Found> {
    let (_, next) = p.lexeme(found.to, EDGES)?;
    let of = |expr: &DateExpr| match *expr {
        DateExpr::Month { year, month, tense } => Some((year, month, tense)),
        _ => None,
    };
    let (YearRef::Missing, month, tense) = of(&found.expr)? else {
        return None;
    };
    let (YearRef::Known(year), later, _) = of(&month_alone(p, next)?.expr)? else {
        return None;
    };
    let year = YearRef::Known(year - i32::from(month > later));
    let expr = DateExpr::Month { year, month, tense };
    Some(Found {
        modifier: found.modifier,
        ..Found::new(found.to, expr, RULE)
    })
}

/// `hôm đầu tháng`, `hôm cuối tuần trước`; any other day behind `hôm`.
pub(crate) fn edge_of_story(p: &Phrases, at: usize) -> Option<Found> {
    let (edge_at, counted) = (at + 1, p.behind(at, COUNTS_OF_DAYS));
    if !p.is(edge_at, EDGE_HEAD) || counted || is_counted(p, at) {
        return headed(p, at);
    }
    edge(p, edge_at)
}

const RULE: &str = "date.edge";

fn edge_of(modifier: Modifier, period: Found) -> Found {
    Found {
        modifier: Some(modifier),
        rule: RULE,
        ..period
    }
}

/// The season whose `mùa` stands at `at`; one of matches has no year of its own.
fn season_with_edge(p: &Phrases, at: usize) -> Option<Found> {
    let found = season(p, at)?;
    let of_matches = p.lexeme(at + 1, SEASONS).is_none();
    (!of_matches || found.expr.names_year() || p.is(found.to - 2, YEAR)).then_some(found)
}

/// The week of `cuối tuần trước`, `đầu tuần`, whose `tuần` stands at `at`.
fn week_with_edge(p: &Phrases, at: usize) -> Option<Found> {
    let next = at + 1;
    if let Some((expr, to)) = week_expr(p, next) {
        return Some(Found::new(to, expr, RULE));
    }
    // Weekends in general: `các ngày cuối tuần`, `dịp cuối tuần`.
    let edge = at - 1;
    if is_plural(p, edge)
        || is_habit(p, edge)
        || p.behind(edge, WEEKEND_OCCASION) && !p.is(next, UNTIL)
        || p.behind(edge, WEEKEND_TIME) && is_plural(p, edge - 1)
    {
        return None;
    }
    let this = p.is(next, UNTIL) || !p.is_word(next) || p.behind(edge, THIS_WEEKEND_LEADS);
    this.then(|| Found::new(next, DateExpr::WeekOffset(0), RULE))
}

/// The year of `đầu năm 2018`, `đầu năm`, whose `năm` stands at `at`.
fn year_with_edge(p: &Phrases, at: usize) -> Option<Found> {
    if let Some(found) = year(p, at) {
        return Some(found);
    }
    let (edge, next) = (at - 1, at + 1);
    // `6 tháng đầu năm` is an interval; `những tháng đầu năm` is the year's beginning.
    let parted = p.behind(edge, YEAR_PART) && !is_plural(p, edge - 1);
    let other = p.is(next, OTHER_THAN_THIS_YEAR) || p.is_digits(next);
    (!other && !parted).then(|| Found::new(next, DateExpr::Year(YearRef::Missing), RULE))
}

/// The month of `đầu tháng 5`, `đầu tháng`, whose `tháng` stands at `at`.
fn month_with_edge(p: &Phrases, at: usize) -> Option<Found> {
    if let Some(found) = month_alone(p, at) {
        return Some(found);
    }
    let (edge, next) = (at - 1, at + 1);
    let other = p.behind(edge, MONTH_PART) || p.is(next, OTHER_THAN_THIS_MONTH);
    (!other).then(|| Found::new(next, DateExpr::MonthAtHand, RULE))
}
