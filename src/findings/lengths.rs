//! A length of time against its two ends, or against the points of time that are counted.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::runs_of_digits,
        finding::{Relation, Role, Told},
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        moments::{borne_out, both_ends, days_between, ends_of, moment_of, plain},
        sentence::{Inside, Sentence, is_amount, number, of_fact},
    },
    value::{
        amount::Amount,
        fact::Value,
        modifier::Modifier,
        moment::{DateValue, Ends},
        period::TimeUnit,
    },
    vocabulary::named::{BEGINS_ON, BETWEEN_PARTS, COMMA_OR_BRACKET, DAY_WORDS, ENDS_ON, TIMES},
};

/// The rules of a length beside its ends, of one with words between them, and of points that
/// are as many as is said.
const BESIDE: &str = "calendar.length";
const APART: &str = "calendar.length-apart";
const POINTS: &str = "calendar.points";

/// So many words at most stand between a length and its ends.
const FAR: usize = 14;

/// Links a length of time with the ends that stand behind or before it.
pub(crate) fn link(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    let old = links.len();
    if n > 0 {
        links.extend(beside(s, n - 1, n));
    }
    if n > 1 {
        links.extend(between(s, n - 2));
    }
    if links.len() == old && is_stretch(s, n) && is_written(s, n) {
        apart(s, n, links);
    }
}

/// Whether both ends of a stretch are written: no `5 tháng đầu năm`, no `cùng kỳ năm ngoái`.
fn is_written(s: &Sentence, n: usize) -> bool {
    let written = s
        .fact(n)
        .map_or(0, |fact| runs_of_digits(fact, s.text).count());
    written > 1 && s.inside(n).length.is_none()
}

fn is_stretch(s: &Sentence, n: usize) -> bool {
    s.is(n, Marks::INTERVAL)
}

/// `2 tháng (10/2 - 10/4)`
fn beside(s: &Sentence, n: usize, m: usize) -> Option<Link> {
    if !s.is(n, Marks::DURATION) || !is_stretch(s, m) {
        return None;
    }
    let gap = s.gap(m);
    let near = || gap.is_empty() || gap.is_just(BEGINS_ON) || is_beside(s, m);
    near().then(|| {
        let link = Link::new(Relation::Calendar, BESIDE, Said::Plainly);
        link.with(Role::Length, s, n).with(Role::Date, s, m)
    })
}

fn is_beside(s: &Sentence, m: usize) -> bool {
    let gap = s.gap(m);
    gap.len() == 1 && gap.is(0, COMMA_OR_BRACKET)
        || gap.len() == 2 && gap.is(0, COMMA_OR_BRACKET) && gap.is(1, DAY_WORDS)
}

/// `2 tháng, kể từ ngày 10/2/2017 đến hết ngày 10/4/2017`
fn between(s: &Sentence, n: usize) -> Option<Link> {
    let dates = s.is(n + 1, Marks::DATE) && s.is(n + 2, Marks::DATE);
    let from = || s.gap(n + 1).without_first(COMMA_OR_BRACKET);
    let fits = s.is(n, Marks::DURATION)
        && dates
        && from().is_just(BEGINS_ON)
        && s.gap(n + 2).is_just(ENDS_ON);
    fits.then(|| {
        Link::new(Relation::Calendar, BESIDE, Said::Plainly)
            .with(Role::Length, s, n)
            .with(Role::Date, s, n + 1)
            .with(Role::Date, s, n + 2)
    })
}

/// `4 năm khoác áo đội tuyển (2008 - 2012)`, `từ 29/4 đến 2/5, nghỉ 4 ngày`: the words leave it
/// open, and the calendar bears it out.
fn apart(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    const NEXT: usize = 3;
    const NEAR: usize = 6;
    let is_length = |m: usize| {
        let fact = s.fact(m)?;
        let length = matches!(fact.value, Value::Duration { .. }) && is_amount(fact);
        let times = s.is_count(m) && s.ends_in(m, TIMES);
        (length || times).then_some(m)
    };
    let mut words = 0;
    let mut before = None;
    for m in (n.saturating_sub(NEXT)..n).rev() {
        words += s.gap(m + 1).len();
        if words > FAR || s.gap(m + 1).is_cut() || is_stretch(s, m) {
            break;
        }
        before = is_length(m);
        if before.is_some() {
            break;
        }
    }
    let gap = s.gap(n + 1);
    let behind = || is_length(n + 1).filter(|_| gap.len() <= NEAR);
    let Some(length) = before.or_else(behind) else {
        return;
    };
    // Whether they are ends or points is settled later.
    let rules = [(APART, !s.is_count(length)), (POINTS, true)];
    for (rule, _) in rules.into_iter().filter(|(_, fits)| *fits) {
        let link = Link::new(Relation::Calendar, rule, Said::IfTrue);
        links.push(link.with(Role::Length, s, length).with(Role::Date, s, n));
    }
}

/// `hai ngày 25 và 26/5`, `2 năm học 2011-2012 và 2012-2013`: points that are as many as is said
/// before the first of them. Whether it has points or ends is settled later.
pub(crate) fn points_of(s: &Sentence, n: usize, inside: Inside) -> Option<Link> {
    if !is_stretch(s, n) || inside.length.is_none() {
        return None;
    }
    let link = Link::new(Relation::Calendar, POINTS, Said::IfTrue).with(Role::Date, s, n);
    let goes_on =
        |m: &usize| is_stretch(s, *m) && s.gap(*m).len() == 1 && s.gap(*m).is(0, BETWEEN_PARTS);
    let seasons = (n + 1..s.len()).take_while(|m| inside.seasons && goes_on(m));
    Some(seasons.fold(link, |link, m| link.with(Role::Date, s, m)))
}

/// What the ends say of the length.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    match known.link.rule {
        APART => told_apart(known),
        POINTS => points(known),
        _ => length(known),
    }
}

/// Whether a rule is one of this file.
pub(crate) fn is_own(rule: &str) -> bool {
    [BESIDE, APART, POINTS].contains(&rule) || rule == "calendar.length-of-range"
}

/// As many points of time as is said: `2 lần, vào các năm 2011 và 2012`.
fn points(known: &Known) -> Option<Reckoned> {
    if of_fact(known.inside, known.link.members[0].1).seasons {
        return seasons(known);
    }
    let last = known.fact(known.link.members.len() - 1);
    let Value::Interval(ends) = &last.value else {
        return None;
    };
    let Ends::List(points) = ends.as_ref() else {
        return None;
    };
    let (stated, unit) = counted(known)?;
    let is_it = |date: DateValue| match unit {
        Some(TimeUnit::Day) => matches!(date, DateValue::Day { .. }),
        Some(TimeUnit::Month) => matches!(date, DateValue::Month(..)),
        Some(TimeUnit::Year) => matches!(date, DateValue::Year(_)),
        unit => unit.is_none(),
    };
    let fits = points.iter().all(|point| point.date.is_some_and(is_it));
    let of = Told::Date(*points.last()?);
    let told = Told::Number(stated);
    let agrees = fits && Decimal::from(points.len()) == stated;
    agrees.then(|| borne_out(told, of))
}

/// As many seasons as is said, which have a year each.
fn seasons(known: &Known) -> Option<Reckoned> {
    let (count, _) = of_fact(known.inside, known.link.members[0].1).length?;
    let seasons = 0..known.link.members.len();
    let ends: Option<Vec<_>> = seasons.map(|n| ends_of(&known.fact(n).value)).collect();
    let ends = ends?;
    let is_year = |(from, to): &(DateValue, DateValue)| years(*from, *to) == Some(1);
    let agrees = ends.len() == count as usize && ends.iter().all(is_year);
    let (told, of) = (Told::Number(count.into()), ends.last()?.1);
    agrees.then(|| borne_out(told, Told::Date(of.into())))
}

/// How many points there are to be, and of which unit of time.
fn counted(known: &Known) -> Option<(Decimal, Option<TimeUnit>)> {
    match known.place(Role::Length).map(|n| &known.fact(n).value) {
        Some(value) => {
            let unit = match value {
                Value::Duration { unit, .. } => Some(*unit),
                _ => None,
            };
            Some((number(value)?, unit))
        }
        None => {
            let (count, unit) = of_fact(known.inside, known.link.members[0].1).length?;
            Some((count.into(), Some(unit)))
        }
    }
}

/// A length that has words between itself and its ends.
fn told_apart(known: &Known) -> Option<Reckoned> {
    let fact = known.fact(0);
    let Value::Duration {
        amount: Amount::One(count),
        unit,
        ..
    } = &fact.value
    else {
        return None;
    };
    let passed = units(&known.fact(1).value, *unit)?;
    // `4 năm, từ 2008 đến 2012`: both ends may count.
    let next = passed + Decimal::ONE;
    let counted = *count == passed || *count == next;
    let fits = match fact.modifier {
        None => counted,
        Some(Modifier::Nearly) => passed < *count && *count <= next,
        Some(Modifier::Over) => *count <= passed && passed < count + Decimal::ONE,
        _ => false,
    };
    let told = Told::Number(*count);
    let of = Told::Date(both_ends(&known.fact(1).value)?.1);
    fits.then(|| borne_out(told, of))
}

/// How many units of time lie between the ends of a stretch.
fn units(stretch: &Value, unit: TimeUnit) -> Option<Decimal> {
    let (from, to) = both_ends(stretch)?;
    if let (Some(from), Some(to)) = (from.clock, to.clock) {
        const DAY: i64 = 24 * 60;
        let minutes = (i64::from(to.minutes()) - i64::from(from.minutes())).rem_euclid(DAY);
        let length = match unit {
            TimeUnit::Minute => 1,
            TimeUnit::Hour => 60,
            _ => return None,
        };
        return (minutes % length == 0).then(|| Decimal::from(minutes / length));
    }
    let (from, to) = (from.date?, to.date?);
    let passed = match unit {
        TimeUnit::Year => years(from, to)?,
        TimeUnit::Month => match (from, to) {
            (DateValue::Month(one, first), DateValue::Month(other, last)) => {
                let years = one.zip(other).map_or(0, |(one, other)| other - one);
                i64::from(years * 12 + last as i32 - first as i32)
            }
            _ => months_in(days_between(from, to)?),
        },
        TimeUnit::Week => (days_between(from, to)? + 1) / 7,
        TimeUnit::Day => days_between(from, to)?,
        _ => return None,
    };
    (passed > 0).then(|| Decimal::from(passed))
}

fn years(from: DateValue, to: DateValue) -> Option<i64> {
    match (from, to) {
        (DateValue::Day { .. }, DateValue::Day { .. }) => Some(years_in(days_between(from, to)?)),
        _ => Some(i64::from(to.year()? - from.year()?)),
    }
}

/// Whole years and months of so many days, a few of which may lack.
fn years_in(days: i64) -> i64 {
    (days + 20) / 365
}

fn months_in(days: i64) -> i64 {
    (days + 5) / 30
}

/// A length of time against its two ends, which both may count or not.
fn length(known: &Known) -> Option<Reckoned> {
    const FAR: i64 = 4;
    let last = known.fact(known.link.members.len() - 1);
    let (count, unit) = match known.place(Role::Length).map(|n| known.fact(n)) {
        Some(fact) => {
            let Value::Duration {
                amount: Amount::One(count),
                unit,
                rest,
                ..
            } = &fact.value
            else {
                return None;
            };
            if !rest.is_empty() || fact.modifier.is_some() || !count.fract().is_zero() {
                return None;
            }
            let count: u32 = (*count).try_into().ok()?;
            (count, unit.designator())
        }
        None => {
            let inside = of_fact(known.inside, known.link.members[0].1);
            let (count, unit) = inside.length.filter(|_| !inside.seasons)?;
            if let (TimeUnit::Year, Some((from, to))) = (unit, ends_of(&last.value)) {
                return years_of_range(count, from, to);
            }
            // `6 tháng đầu năm` is its own measure.
            let is_range = last
                .span
                .text(known.text)
                .ends_with(|c: char| c.is_ascii_digit());
            let few = runs_of_digits(last, known.text).count() < 3;
            if few || !is_range || count > 366 || unit != TimeUnit::Day {
                return None;
            }
            (count, unit.designator())
        }
    };
    let (from, to) = match known.link.members.len() {
        // Of two dates.
        3 => (
            moment_of(&known.fact(1).value)?.date?,
            moment_of(&last.value)?.date?,
        ),
        _ => ends_of(&last.value)?,
    };
    // Of two days in one month the year is of no account.
    const ANY: i32 = 2000;
    let year = Some(ANY).filter(|_| is_one_month(from, to));
    let between: i64 = match (unit, from, to) {
        ("Y", DateValue::Year(Some(from)), DateValue::Year(Some(to))) => (to - from).into(),
        ("Y", DateValue::Day { .. }, DateValue::Day { .. }) => {
            years_in((to.to_date()? - from.to_date()?).num_days())
        }
        // `5 năm (từ 2009 đến tháng 2/2014)`: told roughly.
        (
            "Y",
            DateValue::Year(_) | DateValue::Month(..),
            DateValue::Year(_) | DateValue::Month(..),
        ) => {
            let between = i64::from(to.year()? - from.year()?);
            Some(between)
                .filter(|between| [count.into(), i64::from(count) + 1].contains(between))?
        }
        ("M", DateValue::Month(from, first), DateValue::Month(to, last)) => {
            i64::from((to? - from?) * 12 + last as i32 - first as i32)
        }
        ("M", DateValue::Day { .. }, DateValue::Day { .. }) => {
            months_in((to.to_date()? - from.to_date()?).num_days())
        }
        ("D", DateValue::Day { .. }, DateValue::Day { .. }) => {
            (day_of(to, year)? - day_of(from, year)?).num_days()
        }
        _ => return None,
    };
    let count = i64::from(count);
    // `trong 38 năm, đêm 11/7`: not of these ends.
    if count > FAR * (between + 1) {
        return None;
    }
    // From Monday to Wednesday are three days, or two.
    let agrees = count == between
        || count == between + 1
        || unit == "D" && working_days(from, to) == Some(count);
    let derived = if agrees { count } else { between + 1 };
    let number = |value: i64| Told::Number(Decimal::from(value));
    Some(plain(
        number(count),
        number(derived),
        Told::Date(to.into()),
        agrees,
    ))
}

/// `kế hoạch 5 năm 2016-2020`: both ends count, or not.
fn years_of_range(count: u32, from: DateValue, to: DateValue) -> Option<Reckoned> {
    let (DateValue::Year(Some(first)), DateValue::Year(Some(last))) = (from, to) else {
        return None;
    };
    let between = i64::from(last) - i64::from(first);
    let told = Told::Number(count.into());
    let agrees = between > 0 && [between, between + 1].contains(&count.into());
    agrees.then(|| borne_out(told, Told::Date(to.into())))
}

fn is_one_month(from: DateValue, to: DateValue) -> bool {
    let month = |date: DateValue| match date {
        DateValue::Day { month, .. } => month,
        _ => None,
    };
    month(from).is_some() && month(from) == month(to)
}

/// The day of a date, in this year if its own is open.
fn day_of(date: DateValue, open: Option<i32>) -> Option<NaiveDate> {
    open.map_or(date, |year| date.or_in(year)).to_date()
}

/// Days of a stretch that are no Saturdays and no Sundays.
fn working_days(from: DateValue, to: DateValue) -> Option<i64> {
    const MOST: usize = 400;
    let (from, to) = (from.to_date()?, to.to_date()?);
    let days = from.iter_days().take(MOST).take_while(|day| *day <= to);
    let works = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5;
    Some(days.filter(works).count() as i64)
}
