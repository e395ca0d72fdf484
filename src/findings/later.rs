//! A length of time, and a point of time that comes so long after or before another one: `Năm 2019
//! … Sau 5 năm, vào năm 2024`, `ngày 14/12, sáu ngày sau trận đấu hôm 8/12`.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    findings::{
        figure::writes_digits,
        finding::{Relation, Role, Told},
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        moments::{borne_out, days_between},
        sentence::{Sentence, is_amount},
    },
    value::{
        fact::{Fact, Value},
        kind::Kind,
        modifier::Modifier,
        moment::{DateValue, Ends, Moment},
        period::TimeUnit,
    },
    vocabulary::{
        named::{AFTER, BEFORE, RELATION_SIGNS},
        set::Set,
    },
};

/// The rule that links them.
pub(crate) const RULE: &str = "calendar.later";

/// So many words at most stand between a length and the point beside it.
const FAR: usize = 14;

/// So many points before it are looked at for the other one.
const POINTS: usize = 3;

/// Links a length that comes after or before something with both points.
pub(crate) fn link(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    let Some(way) = s.fact(n).and_then(length).and_then(|_| way(s, n)) else {
        return;
    };
    let is_near = |m: usize| {
        let gap = s.gap(m);
        gap.len() <= FAR && !gap.is_cut()
    };
    let first = links.len();
    if is_near(n + 1) && is_point(s, n + 1) {
        between(s, n, n + 1, way, links);
    }
    // `Ngày 16/5, sau gần 2 năm lẩn trốn, ông ra đầu thú.`; but `Năm 1998 … một năm sau` is later.
    let before = n.checked_sub(1).filter(|_| s.inside(n).way.is_none());
    if let Some(before) = before.filter(|m| is_point(s, *m) && is_told_of(s, n, way)) {
        between(s, n, before, way, links);
    }
    // One of them counts.
    for link in links.iter_mut().skip(first + 1) {
        link.is_less = true;
    }
}

/// Whether a length is told of the point right before it: behind a sign, and where no word says
/// which of both comes later, beside it.
fn is_told_of(s: &Sentence, n: usize, way: i32) -> bool {
    const NEAR: usize = 9;
    const BESIDE: usize = 3;
    let gap = s.gap(n);
    gap.is(0, RELATION_SIGNS) && gap.len() <= if way == 0 { BESIDE } else { NEAR }
}

/// Links a length and the point beside it with each of those told before both.
fn between(s: &Sentence, n: usize, beside: usize, way: i32, links: &mut Vec<Link>) {
    let first = n.min(beside);
    // What they are is settled later.
    let may_be = move |fact: &Fact| match fact.kind() {
        Kind::Date | Kind::Time => true,
        kind => kind == Kind::Interval && way > 0,
    };
    let text = s.text;
    let points = s
        .earlier(first)
        .filter(|(_, fact)| may_be(fact) && writes_digits(fact, text));
    links.extend(points.take(POINTS).map(|(at, _)| {
        Link::new(Relation::Calendar, RULE, Said::IfTrue)
            .with(Role::Length, s, n)
            .at(Role::Date, at)
            .with(Role::Date, s, beside)
            .moved(way)
    }));
}

fn is_point(s: &Sentence, n: usize) -> bool {
    let written = |fact: &Fact| writes_digits(fact, s.text);
    s.is(n, Marks::DATE.or(Marks::TIME)) && s.fact(n).is_some_and(written)
}

/// Whether the point beside a length is the later one, 1, or the earlier one, -1; 0 where the
/// words leave it open.
fn way(s: &Sentence, n: usize) -> Option<i32> {
    let own = s.inside(n).way;
    let before = s.gap(n).last(1);
    let behind = s.gap(n + 1);
    let said = |words: &Set| before.is(0, words);
    // `15 ngày trước ngày 20/6` is a stretch up to then.
    let open = || behind.len() > 1 && (behind.is(0, AFTER) || behind.is(0, BEFORE));
    own.or(said(AFTER).then_some(1))
        .or(said(BEFORE).then_some(-1))
        .or(open().then_some(0))
}

/// A length that is one number of a unit: how many, and of which unit of ISO 8601.
fn length(fact: &Fact) -> Option<(i64, TimeUnit)> {
    let Value::Duration { amount, unit, .. } = &fact.value else {
        return None;
    };
    let (unit, many) = unit.iso();
    let count = amount.single().filter(|_| is_amount(fact))? * many;
    let whole = count.fract().is_zero() && unit >= TimeUnit::Day;
    count
        .to_i64()
        .filter(|count| whole && *count > 0)
        .map(|count| (count, unit))
}

/// The point that a length is counted from: of a stretch its end, where what comes later is.
fn point(fact: &Fact, way: i32) -> Option<Moment> {
    let moment = match &fact.value {
        Value::Date(moment) | Value::Time(moment) => *moment,
        Value::Interval(ends) => match ends.as_ref() {
            Ends::Range(Some(_), Some(to)) if way > 0 => *to,
            _ => return None,
        },
        _ => return None,
    };
    moment.date.is_some().then_some(moment)
}

/// The length, where the points lie so far from each other.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let fact = known.fact(0);
    let (count, unit) = length(fact)?;
    let way = known.link.moved;
    let (one, other) = (point(known.fact(1), way)?, point(known.fact(2), 0)?);
    let (from, to) = (one.date?, other.date?);
    let passed = |way: i32| {
        let (from, to) = if way < 0 { (to, from) } else { (from, to) };
        fits(fact.modifier, count, unit, from, to)
    };
    let agrees = match way {
        0 => passed(1) || passed(-1),
        way => passed(way),
    };
    let told = Told::Number(Decimal::from(count));
    agrees.then(|| borne_out(told, Told::Date(other)))
}

/// Whether so much time lies between two points.
fn fits(
    modifier: Option<Modifier>,
    count: i64,
    unit: TimeUnit,
    from: DateValue,
    to: DateValue,
) -> bool {
    let Some(passed) = passed(unit, from, to) else {
        return false;
    };
    let about = passed.least <= count && count <= passed.most;
    match modifier {
        None => about,
        Some(Modifier::Nearly) => about || passed.whole > 0 && passed.whole + 1 == count,
        Some(Modifier::Over) => about || passed.whole == count,
        Some(Modifier::Approx) => about || (passed.whole - count).abs() <= 1,
        _ => false,
    }
}

/// How many units have passed: so many at least and at most as one tells them, and whole ones.
struct Passed {
    least: i64,
    most: i64,
    whole: i64,
}

impl Passed {
    /// Of so many smaller units, of which some may lack of one, or be too many.
    fn of(small: i64, length: i64, lack: i64, more: i64) -> Passed {
        Passed {
            least: (small - more + length - 1).div_euclid(length),
            most: (small + lack).div_euclid(length),
            whole: small.div_euclid(length),
        }
    }
}

fn passed(unit: TimeUnit, from: DateValue, to: DateValue) -> Option<Passed> {
    let days = days_between(from, to);
    let years = || Some(i64::from(to.year()?) - i64::from(from.year()?));
    let months = || Some(years()? * 12 + month(to)? - month(from)?);
    let passed = match (unit, days) {
        (TimeUnit::Day, _) => Passed::of(days?, 1, 0, 0),
        (TimeUnit::Week, _) => Passed::of(days?, 7, 1, 1),
        (TimeUnit::Month, Some(days)) => Passed::of(days, 30, 3, 10),
        (TimeUnit::Month, None) => Passed::of(months()?, 1, 0, 0),
        _ => match months() {
            Some(months) => Passed::of(months, 12, 2, 5),
            None => Passed::of(years()?, 1, 0, 0),
        },
    };
    (passed.most > 0 || passed.whole > 0).then_some(passed)
}

fn month(date: DateValue) -> Option<i64> {
    match date {
        DateValue::Month(_, month) => Some(month.into()),
        DateValue::Day { month, .. } => month.map(i64::from),
        _ => None,
    }
}
