//! The time of publication that others are resolved against, as finely as it is known.

use chrono::{Datelike, NaiveDate};

use crate::{
    settle::spoken::{Known, Spoken},
    value::moment::DateValue,
};

impl Spoken {
    /// Of a text that was published then: on a day, or in a month or year.
    pub(crate) fn of_published(published: DateValue) -> Spoken {
        // In the middle of its time all else is nearest to it.
        let (date, known) = match published {
            DateValue::Month(Some(year), month) => {
                (NaiveDate::from_ymd_opt(year, month, 15), Known::Month)
            }
            DateValue::Year(Some(year)) => (NaiveDate::from_ymd_opt(year, 7, 2), Known::Year),
            day => (day.to_date(), Known::Day),
        };
        let mut spoken = Spoken::new(date);
        spoken.known = known;
        spoken
    }

    /// The day of publication, where it is known.
    pub(crate) fn today(&self) -> Option<NaiveDate> {
        self.reference.filter(|_| self.known == Known::Day)
    }

    /// A day of the month of publication, where that is known.
    pub(crate) fn this_month(&self) -> Option<NaiveDate> {
        self.reference.filter(|_| self.known >= Known::Month)
    }

    /// A day near that of publication, as finely as that is known.
    pub(crate) fn about_today(&self) -> DateValue {
        DateValue::Day {
            year: self.reference.map(|day| day.year()),
            month: self.this_month().map(|day| day.month()),
            day: None,
        }
    }

    /// The time of publication.
    pub(crate) fn now(&self) -> Option<DateValue> {
        let day = self.reference?;
        Some(match self.known {
            Known::Day => DateValue::of(day),
            Known::Month => DateValue::Month(Some(day.year()), day.month()),
            Known::Year => DateValue::Year(Some(day.year())),
        })
    }
}
