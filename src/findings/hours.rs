//! Hours against the two points of time that they lie between: `Trong 24 giờ tới … Đến 19 giờ
//! ngày 11/6`.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    findings::{
        finding::{Relation, Role, Told},
        link::{Known, Link, Reckoned, Said},
        moments::{borne_out, length_in},
        sentence::Sentence,
    },
    value::{
        fact::{Fact, Value},
        kind::Kind,
        moment::Moment,
        period::TimeUnit,
    },
};

/// The rule that links them.
pub(crate) const RULE: &str = "calendar.hours";

/// Years that are not told are all the same.
const ANY: i32 = 2000;

/// Links a point of time with the one before it and the hours that were told between them; what
/// points they are is settled later.
pub(crate) fn link(s: &Sentence, n: usize) -> Option<Link> {
    let is_time = |fact: &Fact| fact.kind() == Kind::Time;
    let (length, _) = s.earlier(n).find(|(_, fact)| hours(fact).is_some())?;
    let mut earlier = s.earlier(n).filter(|(at, _)| *at < length);
    let (from, start) = earlier.find(|(_, fact)| is_time(fact))?;
    let mut link = Link::new(Relation::Calendar, RULE, Said::IfTrue)
        .at(Role::Length, length)
        .at(Role::Date, from);
    if s.facts
        .get(from + 1)
        .is_some_and(|date| is_beside(start, date))
    {
        link = link.at(Role::Date, from + 1);
    }
    Some(link.with(Role::Date, s, n))
}

/// `19 giờ (10/6)`: the day of a clock time in brackets.
fn is_beside(time: &Fact, date: &Fact) -> bool {
    const NEAR: usize = 2;
    date.span.start <= time.span.end + NEAR && date.kind() == Kind::Date
}

/// A length that is counted in hours.
fn hours(fact: &Fact) -> Option<TimeDelta> {
    TimeDelta::try_hours(length_in(fact, TimeUnit::Hour)?.to_i64()?)
}

/// The point of a clock time, whose day may stand beside it.
fn point(fact: &Fact, date: Option<&Fact>) -> Option<NaiveDateTime> {
    let Value::Time(moment) = &fact.value else {
        return None;
    };
    let clock = moment.clock?;
    let own = day(moment);
    let day = own.or_else(|| match date.map(|date| &date.value) {
        Some(Value::Date(moment)) => day(moment),
        _ => None,
    })?;
    let length = TimeDelta::try_minutes(i64::from(clock.minutes()))?;
    day.and_hms_opt(0, 0, 0)?.checked_add_signed(length)
}

fn day(moment: &Moment) -> Option<NaiveDate> {
    moment.date?.or_in(ANY).to_date()
}

/// The hours, where the points are so far from each other.
pub(crate) fn reckon(known: &Known) -> Option<Reckoned> {
    let last = known.link.members.len() - 1;
    let beside = Some(2).filter(|at| *at < last).map(|at| known.fact(at));
    let hours = hours(known.fact(0))?;
    let (from, to) = (
        point(known.fact(1), beside)?,
        point(known.fact(last), None)?,
    );
    let Value::Time(end) = &known.fact(last).value else {
        return None;
    };
    let told = Told::Number(Decimal::from(hours.num_hours()));
    let of = Told::Date(end.date.map_or(*end, Moment::from));
    (to.signed_duration_since(from) == hours).then(|| borne_out(told, of))
}
