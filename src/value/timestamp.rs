//! [`PublishedAt`] from times as machines write them.

use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{digits::is_digits, published::PublishedAt};
use crate::error::{Error, ErrorKind};

impl PublishedAt {
    /// An instant of so many seconds since 1970, or milliseconds where the number is 10¹¹
    /// or more; `None` where its year has no four digits.
    ///
    /// ```
    /// use bantin::PublishedAt;
    ///
    /// let seconds = PublishedAt::from_unix(1_539_127_800).unwrap();
    /// assert_eq!(PublishedAt::from_unix(1_539_127_800_000), Some(seconds));
    /// assert_eq!(seconds.to_string(), "2018-10-09T23:30:00+00:00");
    /// assert_eq!(PublishedAt::from_unix(i64::MAX), None);
    /// ```
    pub fn from_unix(number: i64) -> Option<Self> {
        unix(number.into())
    }
}

impl FromStr for PublishedAt {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        read(text).ok_or_else(|| {
            let expected = "a date or time of ISO 8601 (2018-10-10, 2018-10-10T08:15+07:00), of \
                           RFC 2822, dd/mm/yyyy with or without a time, or seconds or \
                           milliseconds since 1970";
            ErrorKind::reading(text, "time of publication", expected.into())
        })
    }
}

/// A time of publication in any of its forms.
fn read(text: &str) -> Option<PublishedAt> {
    let text = text.trim();
    iso(text)
        .or_else(|| number(text))
        .or_else(|| rfc2822(text))
        .or_else(|| day_first(text))
}

/// `2018-10-10`, `20181010`, also with a time behind `T` or a blank.
fn iso(text: &str) -> Option<PublishedAt> {
    let extended = text.split_at_checked(10).and_then(|(date, rest)| {
        // chrono alone would take `18-1-5` for a day of the year 18.
        let shape = |(at, byte): (usize, u8)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        let date = date.bytes().enumerate().all(shape).then_some(date)?;
        Some((NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?, rest))
    });
    let (date, rest) = extended.or_else(|| {
        let (date, rest) = text.split_at_checked(8)?;
        let date = is_digits(date).then_some(date)?;
        Some((NaiveDate::parse_from_str(date, "%Y%m%d").ok()?, rest))
    })?;
    if rest.is_empty() {
        return Some(PublishedAt::Date(date));
    }
    at(date, rest.strip_prefix(['T', 't', ' '])?)
}

/// Seconds since 1970 or milliseconds, of nine digits at least.
fn number(text: &str) -> Option<PublishedAt> {
    const NINE_DIGITS: i64 = 100_000_000;
    let number = text
        .parse()
        .or_else(|_| Decimal::from_scientific(text))
        .ok()?;
    (number.abs() >= NINE_DIGITS.into()).then(|| unix(number))?
}

/// The instant of so many seconds since 1970, or milliseconds from 10¹¹ on.
fn unix(number: Decimal) -> Option<PublishedAt> {
    const MILLISECONDS: i64 = 100_000_000_000;
    let per_unit = if number.abs() >= MILLISECONDS.into() {
        1_000_000
    } else {
        1_000_000_000
    };
    let nanoseconds = number.checked_mul(per_unit.into())?.floor().to_i128()?;
    let (seconds, rest) = (
        nanoseconds.div_euclid(1_000_000_000),
        nanoseconds.rem_euclid(1_000_000_000),
    );
    let instant = DateTime::from_timestamp(seconds.try_into().ok()?, rest.try_into().ok()?)?;
    (0..=9999)
        .contains(&instant.year())
        .then(|| instant.fixed_offset().into())
}

/// `Wed, 10 Oct 2018 08:15:00 +0700`, also without its zone.
fn rfc2822(text: &str) -> Option<PublishedAt> {
    if let Ok(instant) = DateTime::parse_from_rfc2822(text) {
        return Some(instant.into());
    }
    ["%a, %d %b %Y %H:%M:%S", "%d %b %Y %H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .map(PublishedAt::Local)
}

/// `10/10/2018`, also with dashes or dots, and with a time behind or before it.
fn day_first(text: &str) -> Option<PublishedAt> {
    let in_date = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
    let head = text.find(|c| !in_date(c)).unwrap_or(text.len());
    let (first, rest) = text.split_at(head);
    if let Some(date) = day_month_year(first) {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",-–|T".contains(c));
        return if rest.is_empty() {
            Some(PublishedAt::Date(date))
        } else {
            at(date, rest)
        };
    }
    let (rest, last) = text.rsplit_once(char::is_whitespace)?;
    let rest = rest.trim_end_matches(|c: char| c.is_whitespace() || ",-–|".contains(c));
    at(day_month_year(last)?, rest)
}

fn day_month_year(text: &str) -> Option<NaiveDate> {
    let sign = text.find(['/', '-', '.'])?;
    let mut parts = text.split(&text[sign..=sign]);
    let mut part = |lengths: std::ops::RangeInclusive<usize>| {
        let part = parts.next().filter(|part| is_digits(part))?;
        lengths.contains(&part.len()).then(|| part.parse().ok())?
    };
    let (day, month, year) = (part(1..=2)?, part(1..=2)?, part(4..=4)?);
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    parts.next().is_none().then_some(date)
}

/// The time of a day: `08:15`, `08:15:30.5Z`, `8:15 PM`, `08:15 (GMT+7)`.
fn at(date: NaiveDate, text: &str) -> Option<PublishedAt> {
    // `+07:00[Asia/Ho_Chi_Minh]`
    let text = text.strip_suffix(']').map_or(Some(text), |text| {
        text.rsplit_once('[').map(|(text, _)| text)
    })?;
    let from = text
        .find(['Z', 'z', '+', '-', '(', 'G', 'U'])
        .unwrap_or(text.len());
    let (time, zone) = text.split_at(from);
    let (time, next_day) = clock(time.trim_end())?;
    let date = date.checked_add_days(Days::new(next_day.into()))?;
    let time = date.and_time(time);
    if zone.is_empty() {
        return Some(PublishedAt::Local(time));
    }
    time.and_local_timezone(offset(zone)?)
        .single()
        .map(PublishedAt::Instant)
}

/// A clock time, and whether it is that of the next day, `24:00`.
fn clock(text: &str) -> Option<(NaiveTime, bool)> {
    let (text, half) = match text.len().checked_sub(2).and_then(|at| text.get(at..)) {
        Some(end) if end.eq_ignore_ascii_case("AM") => (&text[..text.len() - 2], Some(0)),
        Some(end) if end.eq_ignore_ascii_case("PM") => (&text[..text.len() - 2], Some(12)),
        _ => (text, None),
    };
    let text = text.trim_end();
    let (text, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let basic = is_digits(text) && matches!(text.len(), 4 | 6);
    let mut numbers = [0; 3];
    let mut parts = 0;
    let pieces: Vec<&str> = if basic {
        (0..text.len())
            .step_by(2)
            .map(|at| &text[at..at + 2])
            .collect()
    } else {
        text.split([':', 'h']).collect()
    };
    for piece in pieces {
        let long_enough = piece.len() == 2 || parts == 0 && piece.len() == 1;
        *numbers.get_mut(parts)? = piece
            .parse()
            .ok()
            .filter(|_| long_enough && is_digits(piece))?;
        parts += 1;
    }
    let [mut hour, minute, second] = numbers;
    if parts < 2 || (fraction != "0" && parts < 3) || !is_digits(fraction) {
        return None;
    }
    if let Some(half) = half {
        hour = (1..=12).contains(&hour).then(|| hour % 12 + half)?;
    }
    if (hour, minute, second) == (24, 0, 0) && half.is_none() {
        return Some((NaiveTime::MIN, true));
    }
    let nanoseconds = format!("{fraction:0<9.9}").parse().ok()?;
    // A leap second is the last one of the minute.
    let second = if second == 60 { 59 } else { second };
    NaiveTime::from_hms_nano_opt(hour, minute, second, nanoseconds).map(|time| (time, false))
}

/// `Z`, `GMT`, `+07`, `+0700`, `+07:00`, `(GMT+7)`.
fn offset(text: &str) -> Option<FixedOffset> {
    let text = text
        .strip_prefix('(')
        .map_or(Some(text), |text| text.strip_suffix(')'))?;
    if matches!(text, "Z" | "z" | "GMT" | "UTC" | "UT") {
        return FixedOffset::east_opt(0);
    }
    let named = text
        .strip_prefix("GMT")
        .or_else(|| text.strip_prefix("UTC"));
    let text = named.unwrap_or(text).trim_start();
    let digits = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = digits
        .split_once(':')
        .or_else(|| digits.split_at_checked(digits.len().saturating_sub(2)))
        .filter(|_| digits.len() > 2)
        .unwrap_or((digits, "00"));
    let long_enough = hours.len() == 2 || hours.len() == 1 && named.is_some();
    if !long_enough || !is_digits(hours) || minutes.len() != 2 || !is_digits(minutes) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let seconds = (hours * 60 + minutes) * 60;
    let sign = if text.starts_with('-') { -1 } else { 1 };
    (hours <= 18 && minutes < 60).then(|| FixedOffset::east_opt(sign * seconds))?
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_every_form() {
        for (text, expected) in [
            ("2018-10-10", "2018-10-10"),
            (" 2018-10-10\n", "2018-10-10"),
            ("20181010", "2018-10-10"),
            ("2018-10-10T08:15", "2018-10-10T08:15:00"),
            ("2018-10-10 8:15", "2018-10-10T08:15:00"),
            ("2018-10-10 08:15:30", "2018-10-10T08:15:30"),
            ("2018-10-10T24:00", "2018-10-11T00:00:00"),
            ("2018-10-10T08:15:30,5", "2018-10-10T08:15:30.500"),
            ("2018-10-10T08:15:30.250Z", "2018-10-10T08:15:30.250+00:00"),
            ("2018-10-10T08:15+07:00", "2018-10-10T08:15:00+07:00"),
            ("2018-10-10T08:15:00 +0700", "2018-10-10T08:15:00+07:00"),
            ("20181010T081500Z", "2018-10-10T08:15:00+00:00"),
            (
                "2018-10-10T08:15+07:00[Asia/Ho_Chi_Minh]",
                "2018-10-10T08:15:00+07:00",
            ),
            ("2020-02-29T00:00-05", "2020-02-29T00:00:00-05:00"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
            (
                "Wed, 10 Oct 2018 08:15:00 +0700",
                "2018-10-10T08:15:00+07:00",
            ),
            ("10 Oct 2018 01:15:00 GMT", "2018-10-10T01:15:00+00:00"),
            ("Wed, 10 Oct 2018 08:15:00", "2018-10-10T08:15:00"),
            ("9/10/2018", "2018-10-09"),
            ("09-10-2018", "2018-10-09"),
            ("09.10.2018", "2018-10-09"),
            ("09/10/2018 08:15", "2018-10-09T08:15:00"),
            ("09/10/2018, 8h15", "2018-10-09T08:15:00"),
            ("09/10/2018 - 08:15:30", "2018-10-09T08:15:30"),
            ("09/10/2018 12:05 AM", "2018-10-09T00:05:00"),
            ("09/10/2018 3:15:00 PM", "2018-10-09T15:15:00"),
            ("09/10/2018 08:15 (GMT+7)", "2018-10-09T08:15:00+07:00"),
            ("09/10/2018 08:15 UTC", "2018-10-09T08:15:00+00:00"),
            ("08:15, 09/10/2018", "2018-10-09T08:15:00"),
            ("1539127800", "2018-10-09T23:30:00+00:00"),
            ("1539127800.25", "2018-10-09T23:30:00.250+00:00"),
            ("1.5391278e9", "2018-10-09T23:30:00+00:00"),
            ("1539127800250", "2018-10-09T23:30:00.250+00:00"),
            ("-631152000", "1949-12-31T17:00:00-07:00"),
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text:?}"));
            if text.starts_with('-') {
                assert_eq!(Some(found), read(expected), "{text:?}");
                continue;
            }
            assert_eq!(found.to_string(), expected, "{text:?}");
            assert_eq!(read(expected), Some(found), "{text:?}");
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "2018",
            "2018-10",
            "18-10-10",
            "2018-13-01",
            "2018-02-30",
            "2019-02-29",
            "20181301",
            "2018-10-10T",
            "2018-10-10T25:00",
            "2018-10-10T24:01",
            "2018-10-10T08:61",
            "2018-10-10T08:15+7",
            "2018-10-10T08:15+99:00",
            "2018-10-10T08:15+07:00:00",
            "2018-10-10T08:15]",
            "2018-10-1ố",
            "31/6/2018",
            "10/17/2018",
            "10/10/18",
            "10/10-2018",
            "10/10/2018/1",
            "10/10/2018 13:00 PM",
            "10/10/2018 (GMT+7)",
            "Mon, 10 Oct 2018 08:15:00 +0700",
            "12345678",
            "1e300",
            "9223372036854775807",
            "99999999999999999999999999999",
            "NaN",
            "ố",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
