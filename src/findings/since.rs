//! Years that have passed against the year that they are counted from: `70 năm Ngày Thương
//! binh (27/7/1947)`, `13 năm, kể từ năm 2004`, `cách đây 14 năm (1.5.2003)`.

use rust_decimal::Decimal;

use crate::{
    findings::{
        figure::{runs_of_digits, writes_year},
        finding::{Relation, Role, Told},
        link::{Known, Link, Reckoned, Said},
        marks::Marks,
        moments::{length_in, plain},
        sentence::Sentence,
    },
    value::{
        fact::{Fact, Value},
        kind::Kind,
        modifier::Modifier,
        moment::{DateValue, Ends},
        period::TimeUnit,
    },
    vocabulary::named::{
        AFTER, ANNIVERSARY, BEGINS_ON, CLOSE_BRACKET, COMMA_OR_BRACKET, LASTED, ON_DAY,
        OPEN_BRACKET, SINCE, SO_LONG_AGO,
    },
};

/// The rule that links them.
const RULE: &str = "calendar.since";

/// The rule of years told further before that, and so many of them at least.
const BEFORE: &str = "calendar.since-before";
const MANY: i32 = 9;

/// The rules of a date beside the years that have passed since then, and of one told before them.
const AGO: &str = "calendar.ago-beside";
const LASTING: &str = "calendar.lasting";

/// Whether a rule is one of this file.
pub(crate) fn is_own(rule: &str) -> bool {
    [RULE, BEFORE, AGO, LASTING].contains(&rule)
}

/// So many words at most stand between both.
const FAR: usize = 14;

/// So many facts and sentences before a year that something began in are looked at for the years
/// since then.
const FACTS: usize = 12;
const SENTENCES: usize = 2;

/// Links years with the date behind them that they are counted from.
pub(crate) fn link(s: &Sentence, n: usize, links: &mut Vec<Link>) {
    if s.is(n, Marks::DURATION) {
        links.extend(told_behind(s, n));
        links.extend(lasted(s, n));
    } else if s
        .fact(n)
        .is_some_and(|fact| is_since(s, n, fact) && writes_year(fact, s.text))
    {
        links.extend(told_before(s, n));
    }
}

fn told_behind(s: &Sentence, n: usize) -> Option<Link> {
    const NEXT: usize = 2;
    s.fact(n).and_then(years)?;
    let marked = s.gap(n).ends_with(ANNIVERSARY).is_some();
    if is_ago(s, n) && leads_to_date(s, n + 1) {
        let link = Link::new(Relation::Calendar, AGO, Said::IfTrue);
        return Some(link.with(Role::Length, s, n).with(Role::Date, s, n + 1));
    }
    let mut words = 0;
    for m in n + 1..=n + NEXT {
        let gap = s.gap(m);
        words += gap.len();
        let fact = s.fact(m).filter(|_| !gap.is_cut() && words <= FAR)?;
        if years(fact).is_some() {
            return None;
        }
        // What it is is settled later: its year is written.
        let times = matches!(fact.kind(), Kind::Date | Kind::Interval);
        if times
            && writes_year(fact, s.text)
            && (marked && (in_brackets(s, m) || is_day(fact, s.text)) || is_since(s, m, fact))
        {
            let link = Link::new(Relation::Calendar, RULE, Said::IfTrue);
            return Some(link.with(Role::Length, s, n).with(Role::Date, s, m));
        }
    }
    None
}

/// Whether a length of time ends now: `cách đây 14 năm`, `60 năm trước`.
fn is_ago(s: &Sentence, n: usize) -> bool {
    s.inside(n).way == Some(-1) || s.gap(n).ends_with(SO_LONG_AGO).is_some()
}

/// `cách đây 14 năm (1.5.2003)`, `60 năm trước, vào năm 1953`: whether the nth fact is a date in a
/// bracket, or behind a comma.
fn leads_to_date(s: &Sentence, n: usize) -> bool {
    let gap = s.gap(n).without_first(COMMA_OR_BRACKET);
    let beside = s.gap(n).len() > gap.len() && (gap.is_empty() || gap.is_just(ON_DAY));
    let writes = |fact: &Fact| writes_year(fact, s.text);
    beside && s.is(n, Marks::DATE) && s.fact(n).is_some_and(writes)
}

/// `Tháp mở cửa năm 1967. … Nó đã đứng đó hơn 50 năm.`: a year told before the years that have
/// passed since then.
fn lasted<'a>(s: &Sentence<'a>, n: usize) -> impl Iterator<Item = Link> + use<'a> {
    const MOST: usize = 2;
    const BESIDE: usize = 2;
    const FAR_FACTS: usize = 24;
    const FAR_SENTENCES: usize = 6;
    let (at, text, gap) = (s.index(n), s.text, s.gap(n));
    let long = s.fact(n).and_then(years).is_some_and(|years| years >= MANY);
    // `Năm 2008, sau 15 năm làm việc, ông nghỉ.`: up to then.
    let later = gap.len() <= BESIDE && n > 0;
    let said = long && gap.last(1).is(0, LASTED) && !(later && gap.last(1).is(0, AFTER));
    let (facts, sentence) = (s.facts, s.words.number);
    let first = if said {
        at.saturating_sub(FAR_FACTS)
    } else {
        at
    };
    let is_date = move |date: &usize| {
        let fact = &facts[*date];
        let near = sentence <= fact.sentence + FAR_SENTENCES;
        near && fact.kind() == Kind::Date && writes_year(fact, text)
    };
    let dates = (first..at).rev().filter(is_date);
    dates.take(MOST).enumerate().map(move |(nth, date)| {
        let mut link = Link::new(Relation::Calendar, LASTING, Said::IfTrue);
        // One of them counts.
        link.is_less = nth > 0;
        link.at(Role::Length, at).at(Role::Date, date)
    })
}

/// `Ông nghỉ hưu sau 30 năm làm việc. … Ông làm ở đài từ năm 1987.`: years told before the one
/// that they are counted from.
fn told_before<'a>(s: &Sentence<'a>, n: usize) -> impl Iterator<Item = Link> + use<'a> {
    const MOST: usize = 2;
    let (at, facts) = (s.index(n), s.facts);
    let sentence = s.words.number;
    let end = s.index(0);
    let first = at.saturating_sub(FACTS);
    let told = move |length: &usize| {
        let fact = &facts[*length];
        let near = sentence <= fact.sentence + SENTENCES;
        near && years(fact).is_some_and(|years| years >= MANY)
    };
    let lengths = (first..end).rev().filter(told).take(MOST);
    lengths.map(move |length| {
        let link = Link::new(Relation::Calendar, BEFORE, Said::IfTrue);
        link.at(Role::Length, length).at(Role::Date, at)
    })
}

/// Whether the words before the nth fact, a date, or its first ones, say that something began on
/// it.
fn is_since(s: &Sentence, n: usize, fact: &Fact) -> bool {
    let gap = s.gap(n);
    let said = || gap.ends_with(BEGINS_ON).is_some() || gap.find(SINCE).is_some();
    let open = || s.is(n, Marks::INTERVAL) && runs_of_digits(fact, s.text).count() == 1;
    let is_date = s.is(n, Marks::DATE.or(Marks::INTERVAL));
    is_date && (s.told(n).have(Marks::SINCE) && said() || open())
}

fn in_brackets(s: &Sentence, n: usize) -> bool {
    let gap = s.gap(n);
    let last = gap.len().saturating_sub(1);
    !gap.is_empty() && gap.is(last, OPEN_BRACKET) && s.gap(n + 1).is(0, CLOSE_BRACKET)
}

/// Whether a date is a day of a year.
fn is_day(fact: &Fact, text: &str) -> bool {
    const DAY_MONTH_YEAR: usize = 3;
    fact.kind() == Kind::Date && runs_of_digits(fact, text).count() == DAY_MONTH_YEAR
}

/// How many years a length of time has, and nothing else.
fn years(fact: &Fact) -> Option<i32> {
    let count = length_in(fact, TimeUnit::Year)?;
    i32::try_from(count)
        .ok()
        .filter(|_| count.fract().is_zero())
}

/// The year that a point or a stretch of time begins in. Of a season the last one counts.
fn begin(fact: &Fact) -> Option<i32> {
    let moment = match &fact.value {
        Value::Date(moment) => *moment,
        Value::Interval(ends) => match ends.as_ref() {
            Ends::Range(Some(from), None) => *from,
            Ends::Range(Some(from), Some(to)) => {
                let season = from.date?.year()? + 1 == to.date?.year()?;
                season.then_some(*to)?
            }
            _ => return None,
        },
        _ => return None,
    };
    match moment.date? {
        DateValue::Year(year) | DateValue::Month(year, _) | DateValue::Day { year, .. } => year,
        _ => None,
    }
}

/// By how much a round number of years may be too low: less than one ten of tens, or one hundred
/// of hundreds, and else one year.
fn round(count: i32) -> i32 {
    let zeros = |unit: &i32| count % unit == 0;
    [100, 10].into_iter().find(zeros).map_or(1, |unit| unit - 1)
}

/// The years since then.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let (length, date) = (known.fact(0), known.fact(1));
    let count = years(length)?;
    let year = begin(date).filter(|year| date.span.text(known.text).contains(&year.to_string()))?;
    // A year that is not over may count or not.
    let is_it = |passed: i32| match length.modifier {
        None => passed == count || passed - 1 == count,
        // `hơn 50 năm`, `hơn 800 năm`: round.
        Some(Modifier::Over) => count <= passed && passed - round(count) <= count,
        Some(Modifier::Nearly) => passed == count || passed + 1 == count,
        _ => false,
    };
    let fits = known.years_told().any(|now| is_it(now - year));
    fits.then(|| {
        let told = |count: i32| Told::Number(Decimal::from(count));
        let of = Told::Date(DateValue::Year(Some(year)).into());
        plain(told(count), told(count), of, true)
    })
}
