//! The time of publication that others are resolved against, as finely as it is known.

use chrono::{Datelike, NaiveDate};

use crate::{
    settle::spoken::{Known, Spoken},
    value::{
        moment::{DateValue, DayPart},
        when::{DateExpr, Relative, When},
    },
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

    /// The day that this time says is today: `hôm nay (7/2)`, of a text that came out the day
    /// before or was printed again. What is told of a night is of two days.
    pub(crate) fn today_said(&self, when: &When) -> Option<DateValue> {
        const DAYS_APART: i64 = 31;
        const MORNING: u32 = 6;
        let When::Point(point) = when else {
            return None;
        };
        let Some(
            date @ DateExpr::Restated {
                relative: Relative::Days(days),
                ..
            },
        ) = point.date
        else {
            return None;
        };
        let of_night = point.part == Some(DayPart::Night)
            || point.clock.is_some_and(|clock| clock.hour < MORNING);
        let said = Some(self.date(&date)).filter(|_| !of_night)?;
        let today = said.behind(-i64::from(days))?;
        self.is_near(today, DAYS_APART).then_some(today)
    }

    /// Whether the text may be of this day: it came out a few days before or behind it, or says so
    /// in its first sentences, not in a box at its foot.
    pub(crate) fn is_of_text(&self, day: DateValue) -> bool {
        const FEW_DAYS: i64 = 3;
        const HEAD: u32 = 12;
        self.place.sentence < HEAD || self.is_near(day, FEW_DAYS)
    }

    /// Whether a day is at most so many days from that of publication, as far as both are known.
    fn is_near(&self, day: DateValue, days: i64) -> bool {
        let apart = |(day, today): (NaiveDate, NaiveDate)| (today - day).num_days().abs();
        let known = day.to_date().zip(self.today());
        known.is_none_or(|both| apart(both) <= days)
    }

    /// The day that the text calls today: here, or where it first does.
    pub(crate) fn called_today(&self) -> Option<DateValue> {
        const SENTENCES: u32 = 3;
        let here = |sentence: u32| sentence + SENTENCES >= self.place.sentence;
        let (said, sentence) = self.said_today.unzip();
        let said_here = said.filter(|_| sentence.is_some_and(here));
        said_here.or(self.first_today).or(said)
    }

    /// The day that the text calls today, or the time of publication.
    pub(crate) fn now_said(&self) -> Option<DateValue> {
        self.called_today().or_else(|| self.now())
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
