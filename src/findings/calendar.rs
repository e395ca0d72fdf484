//! `calendar`: a weekday against its date, days that do not exist, ranges that run
//! backwards, a length of time against its ends, an age against a year of birth, a lunar date
//! against its solar one.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    findings::{
        finding::{Arithmetic, Relation, Role, Told},
        hours,
        link::{Known, Link, Outcome, Reckoned, Said},
        sentence::{Sentence, of_fact},
    },
    value::{
        amount::Amount,
        fact::{Fact, Value},
        kind::Kind,
        moment::{DateValue, Ends, Moment},
        period::TimeUnit,
    },
    vocabulary::named::{
        BEGINS_ON, BESIDE_AGES, BIRTH_OF, COMMA_OR_BRACKET, DAY_WORDS, ENDS_ON, IS_DAY,
        RELATION_SIGNS, SO_LONG_AGO, TIMES,
    },
};

/// Links what a sentence says of the calendar.
pub(crate) fn link(s: &Sentence, links: &mut Vec<Link>) {
    for n in 0..s.len() {
        links.extend(alone(s, n));
        links.extend(hours::link(s, n));
        ago(s, n, links);
        if n > 0 {
            links.extend(pair(s, n - 1, n));
        }
        if n > 1 {
            links.extend(between(s, n - 2));
        }
    }
}

fn of(rule: &'static str) -> Link {
    Link::new(Relation::Calendar, rule, Said::Plainly)
}

/// What one expression says twice, or cannot mean.
fn alone(s: &Sentence, n: usize) -> Option<Link> {
    let fact = s.fact(n)?;
    let inside = s.inside(n);
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

fn is_ordinal(s: &Sentence, n: usize) -> bool {
    let gap = s.gap(n);
    gap.len()
        .checked_sub(1)
        .is_some_and(|last| gap.is(last, TIMES))
}

/// What two expressions beside each other say.
fn pair(s: &Sentence, n: usize, m: usize) -> Option<Link> {
    let gap = s.gap(m);
    let (one, other) = (s.fact(n)?, s.fact(m)?);
    let beside = gap.len() == 1 && gap.is(0, COMMA_OR_BRACKET)
        || gap.len() == 2 && gap.is(0, COMMA_OR_BRACKET) && gap.is(1, DAY_WORDS);
    match (&one.value, &other.value) {
        (Value::Date(_) | Value::Time(_), Value::Date(_)) => {
            let same = gap.without_first(COMMA_OR_BRACKET);
            let told = same.phrase(0, IS_DAY) == Some(same.len()) && !same.is_empty();
            if (one.lunar != other.lunar) && (beside || told) {
                return Some(
                    of("calendar.lunar")
                        .with(Role::Date, s, n)
                        .with(Role::Again, s, m),
                );
            }
            let weekday = s.inside(n).weekday.is_some() && s.inside(m).weekday.is_none();
            (weekday && beside).then(|| {
                of("calendar.weekday-beside")
                    .with(Role::Date, s, n)
                    .with(Role::Again, s, m)
            })
        }
        (Value::Duration { .. }, Value::Interval(_)) => {
            let link = of("calendar.length")
                .with(Role::Length, s, n)
                .with(Role::Date, s, m);
            (gap.is_empty() || beside || gap.is_just(BEGINS_ON)).then_some(link)
        }
        (Value::Quantity { .. }, Value::Date(_)) | (Value::Date(_), Value::Quantity { .. }) => {
            age(s, n, m)
        }
        _ => None,
    }
}

/// `Giải năm 2014 có 32 đội. Cách đây 3 năm …`: dates told shortly before.
fn ago(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    const MOST: usize = 3;
    let years = |fact: &Fact| {
        let unit = TimeUnit::Year;
        matches!(&fact.value, Value::Duration { unit: is, .. } if *is == unit)
    };
    if !s.fact(n).is_some_and(years) || s.gap(n).ends_with(SO_LONG_AGO).is_none() {
        return;
    }
    let dates = s.earlier(n).filter(|(_, fact)| fact.kind() == Kind::Date);
    links.extend(dates.take(MOST).map(|(at, _)| {
        let mut link = Link::new(Relation::Calendar, "calendar.ago", Said::IfTrue);
        link.members = vec![(Role::Date, at)];
        link.with(Role::Length, s, n)
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
    (derived == length).then(|| {
        let told = Told::Number(length);
        plain(told.clone(), told, Told::Date(date.into()), true)
    })
}

/// `2 tháng, kể từ ngày 10/2/2017 đến hết ngày 10/4/2017`
fn between(s: &Sentence, n: usize) -> Option<Link> {
    let dates = [n + 1, n + 2].map(|n| s.fact(n).map(|fact| &fact.value));
    let length = matches!(s.fact(n)?.value, Value::Duration { .. });
    let from = s.gap(n + 1).without_first(COMMA_OR_BRACKET);
    let fits = length
        && matches!(dates, [Some(Value::Date(_)), Some(Value::Date(_))])
        && from.is_just(BEGINS_ON)
        && s.gap(n + 2).is_just(ENDS_ON);
    fits.then(|| {
        of("calendar.length")
            .with(Role::Length, s, n)
            .with(Role::Date, s, n + 1)
            .with(Role::Date, s, n + 2)
    })
}

/// Ages are the one measure without a unit of its own.
fn is_age(value: &Value) -> bool {
    matches!(value, Value::Quantity { measure: Some((canonical, _)), amount: Amount::One(_), .. } if canonical == "-")
}

/// `sinh năm 1960, 57 tuổi`, `57 tuổi (SN 1960)`
fn age(s: &Sentence, n: usize, m: usize) -> Option<Link> {
    const NEAR: usize = 4;
    let is_age = |n| s.fact(n).is_some_and(|fact| is_age(&fact.value));
    let (age, birth) = if is_age(n) { (n, m) } else { (m, n) };
    let born = s.gap(birth).last_clause(RELATION_SIGNS);
    let gap = s.gap(m);
    let near = gap.len() <= NEAR
        && gap.is(0, COMMA_OR_BRACKET)
        && !(1..gap.len()).any(|at| !gap.is(at, BESIDE_AGES));
    (is_age(age) && near && born.ends_with(BIRTH_OF).is_some()).then(|| {
        of("calendar.age")
            .with(Role::Age, s, age)
            .with(Role::Birth, s, birth)
    })
}

/// What the calendar says of it.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    match known.link.rule {
        "calendar.weekday" | "calendar.weekday-beside" => weekday(known),
        "calendar.no-such-day" => no_such_day(known),
        "calendar.range" => range(known),
        "calendar.length" | "calendar.length-of-range" => length(known),
        "calendar.lunar" => lunar(known),
        "calendar.ago" => years_ago(known),
        hours::RULE => hours::reckon(known),
        _ => years(known),
    }
}

fn moment_of(value: &Value) -> Option<Moment> {
    match value {
        Value::Date(moment) | Value::Time(moment) => Some(*moment),
        _ => None,
    }
}

fn plain(stated: Told, derived: Told, of: Told, agrees: bool) -> Reckoned {
    Reckoned {
        stated,
        derived,
        arithmetic: Arithmetic::Calendar(of),
        outcome: Outcome::Plain(agrees),
    }
}

fn weekday(known: &Known) -> Option<Reckoned> {
    let stated = of_fact(known.inside, known.link.members[0].1).weekday?;
    let last = known.fact(known.link.members.len() - 1);
    let date = moment_of(&last.value)?.date?.to_date()?;
    // A year that the text only gives away may be another one.
    let agrees = date.weekday().num_days_from_monday() == stated;
    if !(is_written(known, last, date) || last.estimated && agrees) {
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

/// Whether the text writes this day, and its year or one that cannot be another: it is not
/// reckoned from what is to be checked.
fn is_written(known: &Known, fact: &Fact, date: NaiveDate) -> bool {
    const NEAR: i64 = 45;
    let numbers = fact
        .span
        .text(known.text)
        .split(|c: char| !c.is_ascii_digit());
    let numbers: Vec<i32> = numbers.filter_map(|digits| digits.parse().ok()).collect();
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
    let text = known.fact(0).span.text(known.text);
    let mut named = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse::<u32>().ok());
    let named = named.find(|day| *day > last && *day <= 31)?;
    let month = Told::Date(DateValue::Month(moment.date?.year(), month).into());
    Some(plain(
        Told::Number(named.into()),
        Told::Number(last.into()),
        month,
        false,
    ))
}

fn ends_of(value: &Value) -> Option<(DateValue, DateValue)> {
    let Value::Interval(ends) = value else {
        return None;
    };
    match ends.as_ref() {
        Ends::Range(Some(from), Some(to)) => Some((from.date?, to.date?)),
        _ => None,
    }
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
            let (count, unit) = of_fact(known.inside, known.link.members[0].1).length?;
            // `6 tháng đầu năm` is its own measure.
            let numbers = last
                .span
                .text(known.text)
                .split(|c: char| !c.is_ascii_digit());
            let is_range = last
                .span
                .text(known.text)
                .ends_with(|c: char| c.is_ascii_digit());
            let few = numbers.filter(|digits| !digits.is_empty()).count() < 3;
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
            let days = (to.to_date()? - from.to_date()?).num_days();
            (days + 20) / 365
        }
        ("M", DateValue::Month(from, first), DateValue::Month(to, last)) => {
            i64::from((to? - from?) * 12 + last as i32 - first as i32)
        }
        ("M", DateValue::Day { .. }, DateValue::Day { .. }) => {
            let days = (to.to_date()? - from.to_date()?).num_days();
            (days + 5) / 30
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

fn is_one_month(from: DateValue, to: DateValue) -> bool {
    let month = |date: DateValue| match date {
        DateValue::Day { month, .. } => month,
        _ => None,
    };
    month(from).is_some() && month(from) == month(to)
}

/// The day of a date, in this year if its own is open.
fn day_of(date: DateValue, open: Option<i32>) -> Option<NaiveDate> {
    match date {
        DateValue::Day {
            year,
            month: Some(month),
            day: Some(day),
        } => NaiveDate::from_ymd_opt(year.or(open)?, month, day),
        _ => None,
    }
}

/// Days of a stretch that are no Saturdays and no Sundays.
fn working_days(from: DateValue, to: DateValue) -> Option<i64> {
    const MOST: usize = 400;
    let (from, to) = (from.to_date()?, to.to_date()?);
    let days = from.iter_days().take(MOST).take_while(|day| *day <= to);
    let works = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5;
    Some(days.filter(works).count() as i64)
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
    let (day, reckoned) = (stated.date?.to_date()?, derived.date?.to_date()?);
    let solar = known.fact(usize::from(known.fact(0).lunar));
    if !is_written(known, solar, day) {
        return None;
    }
    let told = |day: NaiveDate| Told::Date(DateValue::of(day).into());
    Some(plain(told(day), told(reckoned), told(day), day == reckoned))
}

/// An age against the year of birth: it may be counted from the birthday, or as the year.
fn years(known: &Known) -> Option<Reckoned> {
    let age = known.figure(Role::Age)?.value;
    let birth = moment_of(&known.fact(known.place(Role::Birth)?).value)?
        .date?
        .year()?;
    let derived = Decimal::from(known.year?) - Decimal::from(birth);
    let agrees = (derived - age).abs() <= Decimal::ONE;
    // A year that the text only gives away may be another one.
    if !agrees && known.published.is_none() {
        return None;
    }
    Some(plain(
        Told::Number(age),
        Told::Number(derived),
        Told::Date(DateValue::Year(Some(birth)).into()),
        agrees,
    ))
}
