//! [`PublishedAt`]: when an article was published, as callers know it.

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};

/// When an article was published. Relative dates in it count from this day.
///
/// It is read from a date or time of ISO 8601 or RFC 2822, from `dd/mm/yyyy` with or without
/// a time, and from a number: seconds since 1970, or milliseconds from 10¹¹ on. Numbers of
/// fewer than nine digits are refused, as `2018` is no second that anybody means; eight
/// digits that make a date are one.
///
/// A time with a zone is an instant, and an [`Analyzer`](crate::Analyzer) takes it in the
/// newsroom's zone; one without is the newsroom's own already.
///
/// ```
/// use bantin::{Analyzer, PublishedAt};
///
/// let evening: PublishedAt = "2018-10-09T23:30:00Z".parse()?;
/// assert_eq!("Tue, 09 Oct 2018 23:30:00 GMT".parse::<PublishedAt>()?, evening);
/// assert_eq!("1539127800".parse::<PublishedAt>()?, evening);
/// assert_eq!("9/10/2018 23:30".parse::<PublishedAt>()?.to_string(), "2018-10-09T23:30:00");
///
/// // In Hanoi it was the morning of the next day.
/// let analysis = Analyzer::new().analyze("Cầu thông xe sáng nay.", Some(evening));
/// assert_eq!(analysis.facts[0].value.canonical().to_string(), "2018-10-10TMO");
/// assert_eq!(analysis.published.unwrap().to_string(), "2018-10-10T06:30:00+07:00");
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PublishedAt {
    /// The day alone.
    Date(NaiveDate),
    /// A time on the newsroom's clock.
    Local(NaiveDateTime),
    /// An instant, in the zone in which it was given.
    Instant(DateTime<FixedOffset>),
}

impl PublishedAt {
    /// The same time on the clock of `zone`: that of an instant; others are as they are.
    ///
    /// ```
    /// use bantin::PublishedAt;
    ///
    /// let published: PublishedAt = "2018-10-09T18:30Z".parse()?;
    /// let local = published.in_zone("+07:00".parse().unwrap());
    /// assert_eq!(local.date().to_string(), "2018-10-10");
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn in_zone(self, zone: FixedOffset) -> Self {
        match self {
            PublishedAt::Instant(instant) => PublishedAt::Instant(instant.with_timezone(&zone)),
            local => local,
        }
    }

    /// The day, of an instant in its own zone.
    pub fn date(self) -> NaiveDate {
        match self {
            PublishedAt::Date(date) => date,
            _ => self.time().date(),
        }
    }

    /// The time on the clock, of an instant in its own zone; midnight of a day alone.
    pub fn time(self) -> NaiveDateTime {
        match self {
            PublishedAt::Date(date) => date.into(),
            PublishedAt::Local(time) => time,
            PublishedAt::Instant(instant) => {
                let utc = instant.naive_utc();
                utc.checked_add_offset(*instant.offset()).unwrap_or(utc)
            }
        }
    }
}

impl From<NaiveDate> for PublishedAt {
    fn from(date: NaiveDate) -> Self {
        PublishedAt::Date(date)
    }
}

impl From<NaiveDateTime> for PublishedAt {
    fn from(time: NaiveDateTime) -> Self {
        PublishedAt::Local(time)
    }
}

impl<Tz: TimeZone> From<DateTime<Tz>> for PublishedAt {
    fn from(instant: DateTime<Tz>) -> Self {
        PublishedAt::Instant(instant.fixed_offset())
    }
}

impl fmt::Display for PublishedAt {
    /// ISO 8601: the day alone, the time, or the time with its zone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PublishedAt::Date(date) = self else {
            let time = self.time();
            write!(f, "{}", PublishedAt::Date(time.date()))?;
            write!(f, "{}", time.format("T%H:%M:%S%.f"))?;
            return match self {
                PublishedAt::Instant(instant) => write!(f, "{}", instant.offset()),
                _ => Ok(()),
            };
        };
        write!(
            f,
            "{:04}-{:02}-{:02}",
            date.year(),
            date.month(),
            date.day()
        )
    }
}
