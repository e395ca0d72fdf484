//! `calendar`: a weekday against its date, days that do not exist, ranges that run
//! backwards, a lunar date against its solar one; lengths of time and ages have their own files.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    calendar::{LunarDate, days_in_month},
    findings::{
        ages,
        figure::{runs_of_digits, writes_number},
        finding::{Relation, Role, Told},
        hours, later, lengths,
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        moments::{borne_out, date_borne_out, ends_of, moment_of, plain},
        same_day,
        sentence::{Inside, Sentence, of_fact},
        since,
    },
    value::{
        fact::{Fact, Value},
        kind::Kind,
        moment::DateValue,
        period::TimeUnit,
    },
    vocabulary::named::{COMMA_OR_BRACKET, DAY_WORDS, IS_DAY, SO_LONG_AGO, TIMES},
};

/// After so many years the lunar ones have the same names again.
const CYCLE: i32 = 60;

/// What the calendar may say something of; ages are measures.
pub(crate) const OWN: Marks = Marks::DATE
    .or(Marks::TIME)
    .or(Marks::INTERVAL)
    .or(Marks::DURATION)
    .or(Marks::MEASURE);

/// Links what a sentence says of the calendar.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in (0..s.len()).filter(|n| s.is(*n, OWN)) {
        if s.is(n, Marks::MEASURE) {
            links.extend(ages::link(s, n));
        } else if s.is(n, Marks::DURATION) {
            ago(s, n, links);
            later::link(s, n, links);
            since::link(s, n, links);
        } else {
            of_point(s, n, links);
        }
    }
}

/// Links what is said of a date, a time or a stretch of time.
fn of_point(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    if s.has_inside(n) || s.is(n, Marks::INTERVAL) {
        let inside = s.inside(n);
        links.extend(alone(s, n, inside));
        links.extend(lengths::points_of(s, n, inside));
        links.extend(named_year(s, n, inside));
    }
    let before = n.checked_sub(1);
    if s.is(n, Marks::TIME) {
        links.extend(hours::link(s, n));
        links.extend(before.and_then(|before| same_day::link(s, before, n)));
        return;
    }
    lengths::link(s, n, links);
    if s.told(n).have(Marks::BIRTH) {
        links.extend(ages::link(s, n));
    }
    if s.told(n).have(Marks::SINCE) || s.is(n, Marks::INTERVAL) {
        since::link(s, n, links);
    }
    if let Some(before) = before.filter(|_| s.is(n, Marks::DATE)) {
        links.extend(pair(s, before, n));
    }
}

fn of(rule: &'static str) -> Link {
    Link::new(Relation::Calendar, rule, Said::Plainly)
}

/// What one expression says twice, or cannot mean.
fn alone(s: &Sentence, n: usize, inside: Inside) -> Option<Link> {
    let fact = s.fact(n)?;
    let rule = match &fact.value {
        // `lần thứ 7 ngày 6/12` is no Saturday.
        Value::Date(_) | Value::Time(_) if inside.weekday.is_some() && !is_ordinal(s, n) => {
            "calendar.weekday"
        }
        Value::Date(_) | Value::Time(_) if inside.late => "calendar.no-such-day",
        Value::Interval(_) if inside.length.is_some() => "calendar.length-of-range",
        Value::Interval(_) => "calendar.range",
        _ => return None,
    };
    Some(of(rule).with(Role::Date, s, n))
}

/// `Ất Tỵ 2025`: a year and its name.
fn named_year(s: &Sentence, n: usize, inside: Inside) -> Option<Link> {
    inside.named.then(|| {
        let link = Link::new(Relation::Calendar, "calendar.year-name", Said::IfTrue);
        link.with(Role::Date, s, n)
    })
}

fn is_ordinal(s: &Sentence, n: usize) -> bool {
    let gap = s.gap(n);
    gap.len()
        .checked_sub(1)
        .is_some_and(|last| gap.is(last, TIMES))
}

/// What two expressions beside each other say.
fn pair(s: &Sentence, n: usize, m: usize) -> Option<Link> {
    if !s.is(n, Marks::DATE.or(Marks::TIME)) {
        return None;
    }
    let (one, other) = (s.fact(n)?, s.fact(m)?);
    let gap = s.gap(m);
    let beside = gap.len() == 1 && gap.is(0, COMMA_OR_BRACKET)
        || gap.len() == 2 && gap.is(0, COMMA_OR_BRACKET) && gap.is(1, DAY_WORDS);
    // `Dương lịch (tức …`
    let named = gap.phrase(0, IS_DAY).unwrap_or(0);
    let same = gap.from(named).without_first(COMMA_OR_BRACKET);
    let told = gap.is_just(IS_DAY) || same.is_just(IS_DAY);
    let link = |rule, date, again| {
        of(rule)
            .with(Role::Date, s, date)
            .with(Role::Again, s, again)
    };
    if one.lunar != other.lunar && (beside || told) {
        return Some(link("calendar.lunar", n, m));
    }
    match (s.inside(n).weekday, s.inside(m).weekday) {
        (Some(_), None) if beside || told => Some(link("calendar.weekday-beside", n, m)),
        // `ngày 28/5 (tức chủ nhật)`
        (None, Some(_)) if told => Some(link("calendar.weekday-beside", m, n)),
        _ => same_day::link(s, n, m),
    }
}

/// `Giải năm 2014 có 32 đội. Cách đây 3 năm …`: dates told shortly before.
fn ago(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    const MOST: usize = 3;
    let years = |fact: &Fact| {
        let unit = TimeUnit::Year;
        matches!(&fact.value, Value::Duration { unit: is, .. } if *is == unit)
    };
    if !s.is(n, Marks::DURATION)
        || !s.fact(n).is_some_and(years)
        || s.gap(n).ends_with(SO_LONG_AGO).is_none()
    {
        return;
    }
    let dates = s.earlier(n).filter(|(_, fact)| fact.kind() == Kind::Date);
    links.extend(dates.take(MOST).map(|(at, _)| {
        let link = Link::new(Relation::Calendar, "calendar.ago", Said::IfTrue);
        link.at(Role::Date, at).with(Role::Length, s, n)
    }));
}

/// The year that is so long ago.
fn years_ago(known: &Known) -> Option<Reckoned> {
    let length = known.figure(Role::Length)?.value;
    let date = moment_of(&known.fact(0).value)?.date?;
    let DateValue::Year(Some(year)) = date else {
        return None;
    };
    let derived = Decimal::from(known.year?) - Decimal::from(year);
    (derived == length).then(|| borne_out(Told::Number(length), Told::Date(date.into())))
}

/// What the calendar says of it.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    match known.link.rule {
        "calendar.weekday" | "calendar.weekday-beside" => weekday(known),
        "calendar.no-such-day" => no_such_day(known),
        "calendar.range" => range(known),
        rule if since::is_own(rule) => since::reckon(known),
        rule if lengths::is_own(rule) => lengths::reckon(known),
        "calendar.lunar" => lunar(known),
        "calendar.year-name" => year_name(known),
        "calendar.ago" => years_ago(known),
        same_day::RULE => same_day::reckon(known),
        later::RULE => later::reckon(known),
        hours::RULE => hours::reckon(known),
        _ => ages::reckon(known),
    }
}

fn weekday(known: &Known) -> Option<Reckoned> {
    let stated = of_fact(known.inside, known.link.members[0].1).weekday?;
    let last = known.fact(known.link.members.len() - 1);
    let date = moment_of(&last.value)?.date?;
    let Some(date) = date.to_date() else {
        return weekday_of_year_told(known, last, stated, date);
    };
    // A year that the text only gives away may be another one.
    let agrees = date.weekday().num_days_from_monday() == stated;
    let given_away = || last.estimated && agrees && writes_day(known, last, &date);
    if !is_written(known, last, date) && !given_away() {
        return None;
    }
    let derived = date.weekday().num_days_from_monday();
    let number = |day: u32| Told::Number((day + 1).into());
    let day = Told::Date(DateValue::of(date).into());
    Some(plain(
        number(stated),
        number(derived),
        day,
        stated == derived,
    ))
}

/// `thứ ba (20/6)` in a year that is not told with it: one that is told elsewhere has this day.
fn weekday_of_year_told(
    known: &Known,
    fact: &Fact,
    stated: u32,
    date: DateValue,
) -> Option<Reckoned> {
    let is_it = |day: &NaiveDate| day.weekday().num_days_from_monday() == stated;
    let mut days = known
        .years_near()
        .filter_map(|year| date.or_in(year).to_date());
    let day = days.find(|day| is_it(day) && writes_day(known, fact, day))?;
    let told = Told::Number((stated + 1).into());
    Some(borne_out(told, Told::Date(DateValue::of(day).into())))
}

/// Whether the text writes the number of this day.
fn writes_day(known: &Known, fact: &Fact, day: &NaiveDate) -> bool {
    writes_number(fact, known.text, day.day())
}

/// The numbers that the text of a fact has.
fn numbers_of<'k>(known: &Known<'k>, fact: &'k Fact) -> impl Iterator<Item = i32> + use<'k> {
    let runs = runs_of_digits(fact, known.text);
    runs.filter_map(|digits| digits.parse().ok())
}

/// Whether the text writes this day, and its year or one that cannot be another: it is not
/// reckoned from what is to be checked.
fn is_written(known: &Known, fact: &Fact, date: NaiveDate) -> bool {
    const NEAR: i64 = 45;
    let numbers: Vec<i32> = numbers_of(known, fact).collect();
    let near = |today: NaiveDate| (date - today).num_days().abs() <= NEAR;
    numbers.contains(&(date.day() as i32))
        && (numbers.contains(&date.year()) || known.published.is_some_and(near))
}

/// The last day that the month has, against the one that is named.
fn no_such_day(known: &Known) -> Option<Reckoned> {
    let moment = moment_of(&known.fact(0).value)?;
    let DateValue::Day {
        year,
        month,
        day: None,
    } = moment.date?
    else {
        return None;
    };
    let month = month?;
    let year = year.unwrap_or(2000);
    let last = (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())?;
    let mut named =
        runs_of_digits(known.fact(0), known.text).filter_map(|digits| digits.parse().ok());
    let named: u32 = named.find(|day| *day > last && *day <= 31)?;
    let month = Told::Date(DateValue::Month(moment.date?.year(), month).into());
    Some(plain(
        Told::Number(named.into()),
        Told::Number(last.into()),
        month,
        false,
    ))
}

/// A range that ends before it begins.
fn range(known: &Known) -> Option<Reckoned> {
    let (from, to) = ends_of(&known.fact(0).value)?;
    let backwards = match (from, to) {
        (DateValue::Year(Some(from)), DateValue::Year(Some(to))) => to < from,
        (DateValue::Day { .. }, DateValue::Day { .. }) => to.to_date()? < from.to_date()?,
        _ => return None,
    };
    let (from, to) = (Told::Date(from.into()), Told::Date(to.into()));
    backwards.then(|| plain(to, from.clone(), from, false))
}

/// The year that bears the name, as was seen while the text was read.
fn year_name(known: &Known) -> Option<Reckoned> {
    moment_of(&known.fact(0).value).map(date_borne_out)
}

fn lunar(known: &Known) -> Option<Reckoned> {
    let (one, other) = (
        moment_of(&known.fact(0).value)?,
        moment_of(&known.fact(1).value)?,
    );
    let (stated, derived) = if known.fact(0).lunar {
        (other, one)
    } else {
        (one, other)
    };
    let Some(reckoned) = derived.date?.to_date() else {
        return lunar_of_year_told(known, stated.date?);
    };
    let stated = stated.date?;
    // `ngày 11/6/1963 (tức 20/4 năm Quý Mão)`: a year of that name was sixty years ago too.
    let cycles = |year: i32| year != reckoned.year() && (year - reckoned.year()) % CYCLE == 0;
    if stated.year().is_some_and(cycles) {
        return None;
    }
    let is_open = stated.to_date().is_none();
    // A day without its year is one of that of the other one.
    let day = stated.or_in(reckoned.year()).to_date()?;
    let solar = known.fact(usize::from(known.fact(0).lunar));
    // A year that the text only gives away may be another one.
    let agrees = day == reckoned;
    let is_given = agrees && (is_open || known.year.is_some());
    if !is_written(known, solar, day) && !is_given {
        return None;
    }
    let told = |day: NaiveDate| Told::Date(DateValue::of(day).into());
    Some(plain(told(day), told(reckoned), told(day), agrees))
}

/// `Sáng 10/2 (tức 14 tháng Giêng)` in a year that is told elsewhere.
fn lunar_of_year_told(known: &Known, stated: DateValue) -> Option<Reckoned> {
    let at = usize::from(!known.fact(0).lunar);
    let (month, day) = of_fact(known.inside, known.link.members[at].1).lunar?;
    let is_it = |solar: &NaiveDate| {
        let Some(lunar) = LunarDate::from_gregorian(*solar) else {
            return false;
        };
        let last = days_in_month(lunar.year, lunar.month, lunar.leap);
        lunar.month == month && !lunar.leap && Some(lunar.day) == day.or(last)
    };
    // The last years that are told: others are of births.
    const LAST: usize = 2;
    let years = known.years_near().take(LAST);
    let mut days = years.filter_map(|year| stated.or_in(year).to_date());
    let day = days.find(is_it)?;
    Some(date_borne_out(DateValue::of(day)))
}
