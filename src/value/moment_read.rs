//! Points of time from the text that they write.

use std::str::FromStr;

use super::{
    digits::is_digits,
    moment::{Clock, DateValue, DayPart, Ends, Moment},
};
use crate::error::{Error, ErrorKind};

impl FromStr for DateValue {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        date(text).ok_or_else(|| {
            let expected = "2018-10-09, 2018-10, 2018-Q4, 2018-W41, 2018, 201 (a decade) or 20 \
                            (a century), with XXXX or XX for what is not known";
            ErrorKind::reading(text, "calendar point", expected.into())
        })
    }
}

impl FromStr for Clock {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        clock(text.strip_prefix('T').unwrap_or(text))
            .ok_or_else(|| ErrorKind::reading(text, "clock time", "T15:00 or T15:00:30".into()))
    }
}

impl FromStr for DayPart {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        part(text.strip_prefix('T').unwrap_or(text)).ok_or_else(|| {
            ErrorKind::one_of(text, "part of the day", &["MO", "MI", "AF", "EV", "NI"])
        })
    }
}

impl FromStr for Moment {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        moment(text).ok_or_else(|| {
            let expected = "a calendar point, a clock time or both, as 2018-10-09, T15:00, \
                            2018-10-09TMO or 2018-10-09T15:00+07:00";
            ErrorKind::reading(text, "point of time", expected.into())
        })
    }
}

impl FromStr for Ends {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let end = |text: &str| match text {
            ".." => Some(None),
            text => moment(text).map(Some),
        };
        let read = || {
            Some(match text.split_once('/') {
                Some((from, until)) => Ends::Range(end(from)?, end(until)?),
                None => Ends::List(text.split(',').map(moment).collect::<Option<_>>()?),
            })
        };
        read().ok_or_else(|| {
            let expected = "two points of time as 2018-10-09/2018-10-12, with .. for an open end, \
                            or several with commas between";
            ErrorKind::reading(text, "interval", expected.into())
        })
    }
}

fn moment(text: &str) -> Option<Moment> {
    let zone = text
        .len()
        .checked_sub(6)
        .and_then(|at| Some((at, offset(text.get(at..)?)?)));
    let (text, offset) = zone.map_or((text, None), |(at, offset)| (&text[..at], Some(offset)));
    let (day, time) = text
        .split_once('T')
        .map_or((text, None), |(day, time)| (day, Some(time)));
    let date = if day.is_empty() {
        None
    } else {
        Some(date(day)?)
    };
    let part = time.and_then(part);
    let clock = match time {
        Some(time) if part.is_none() => Some(clock(time)?),
        _ => None,
    };
    (date.is_some() || time.is_some()).then_some(Moment {
        date,
        clock,
        part,
        offset,
    })
}

/// `+07:00`, in minutes.
fn offset(text: &str) -> Option<i32> {
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let minutes = i32::from(two(hours)?) * 60 + i32::from(two(minutes).filter(|m| *m < 60)?);
    match text.as_bytes()[0] {
        b'+' => Some(minutes),
        b'-' => Some(-minutes),
        _ => None,
    }
}

fn date(text: &str) -> Option<DateValue> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if is_digits(digits) && digits.len() < 4 {
        let number = text.parse().ok()?;
        return Some(if digits.len() == 3 {
            DateValue::Decade(number)
        } else {
            DateValue::Century(number)
        });
    }
    let (year, rest) = match text.strip_prefix("XXXX") {
        Some(rest) => (None, rest),
        None => {
            let (year, rest) = year(text)?;
            (Some(year), rest)
        }
    };
    let Some(rest) = rest.strip_prefix('-') else {
        return rest.is_empty().then_some(DateValue::Year(year));
    };
    let open = match rest {
        "WXX" => Some(DateValue::OpenWeek),
        "XX" => Some(DateValue::OpenMonth),
        "QX" => Some(DateValue::OpenQuarter),
        _ => None,
    };
    if open.is_some() {
        return open.filter(|_| year.is_none());
    }
    if let Some(week) = rest.strip_prefix('W') {
        let week = two(week).filter(|week| (1..=53).contains(week))?;
        return Some(DateValue::Week(year?, week.into()));
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
        return Some(DateValue::Quarter(year, quarter));
    }
    let open = |text: &str, most: u8| match text {
        "XX" => Some(None),
        text => two(text)
            .filter(|number| (1..=most).contains(number))
            .map(|number| Some(number.into())),
    };
    match rest.split_once('-') {
        Some((month, day)) => Some(DateValue::Day {
            year,
            month: open(month, 12)?,
            day: open(day, 31)?,
        }),
        None => Some(DateValue::Month(year, open(rest, 12)??)),
    }
}

/// A year of four digits or more, and what is behind it.
fn year(text: &str) -> Option<(i32, &str)> {
    let (sign, text) = match text.strip_prefix("BC") {
        Some(text) => (-1, text),
        None => (1, text),
    };
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let year: i32 = text[..end].parse().ok().filter(|_| end >= 4)?;
    Some((sign * year, &text[end..]))
}

fn clock(text: &str) -> Option<Clock> {
    let mut parts = text.split(':');
    let mut part = |most: u8| parts.next().map(|part| two(part).filter(|n| *n <= most));
    let (hour, minute, second) = (part(24)??, part(59)??, part(59));
    let second = match second {
        Some(second) => Some(second?.into()),
        None => None,
    };
    parts.next().is_none().then_some(Clock {
        hour: hour.into(),
        minute: minute.into(),
        second,
    })
}

fn part(text: &str) -> Option<DayPart> {
    DayPart::ALL.into_iter().find(|part| part.name() == text)
}

/// Two digits.
fn two(text: &str) -> Option<u8> {
    text.parse()
        .ok()
        .filter(|_| text.len() == 2 && is_digits(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_time_are_read_from_what_they_write() {
        for text in [
            "2018-10-09",
            "XXXX-10-09",
            "2017-06-XX",
            "XXXX-XX-05",
            "XXXX-XX-XX",
            "2017-W26",
            "2017-11",
            "XXXX-11",
            "2017-Q1",
            "XXXX-Q3",
            "2017",
            "XXXX",
            "XXXX-XX",
            "XXXX-WXX",
            "XXXX-QX",
            "BC0207",
            "199",
            "19",
            "4",
            "T09:16",
            "T24:00",
            "T09:16:05",
            "TNI",
            "2018-10-09TMO",
            "2018-10-09T15:00+07:00",
            "T09:16-05:30",
            "2018TEV",
        ] {
            let read = text.parse::<Moment>().map(|moment| moment.to_string());
            assert_eq!(read.ok().as_deref(), Some(text));
        }
        for text in [
            "2018-10-09/..",
            "../2018",
            "T08:00/T11:30",
            "2018-10-09,2018-10-11",
        ] {
            let read = text.parse::<Ends>().map(|ends| ends.to_string());
            assert_eq!(read.ok().as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_point_of_time_is_refused() {
        for text in [
            "",
            "T",
            "2018-",
            "2018-13",
            "2018-10-32",
            "2018-00-01",
            "2018-W54",
            "2018-Q5",
            "2018-10-09T",
            "2018-10-09T25:00",
            "T09",
            "T09:60",
            "T09:16:5",
            "T9:16",
            "TXX",
            "XX",
            "+07:00",
            "2018-1-5",
            "2018-XX",
            "2018-WXX",
            "1é",
            "99999999999",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
        for text in ["", "2018", "2018,", "2018/", "2018/x", "2018/2019/2020"] {
            let read = text.parse::<Ends>();
            assert!(read.is_err() || text == "2018", "{text}: {read:?}");
        }
    }
}
