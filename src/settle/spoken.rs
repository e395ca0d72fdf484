//! What a text has spoken of so far, which later expressions look back to.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::{
    settle::place::Place,
    value::{
        fact::Value,
        moment::{DateValue, Ends, Moment},
        when::{DateExpr, Point, Tense, YearRef},
    },
};

/// How finely the time of publication is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Known {
    Year,
    Month,
    #[default]
    Day,
}

/// What was spoken of so far.
#[derive(Default)]
pub(crate) struct Spoken {
    /// The day of publication, or one within the time that it is known to lie in.
    pub(crate) reference: Option<NaiveDate>,
    /// How finely that is known.
    pub(crate) known: Known,
    /// The day that the text first calls today and says which day that is.
    pub(crate) first_today: Option<DateValue>,
    /// The one that it last did, with its sentence.
    pub(crate) said_today: Option<(DateValue, u32)>,
    /// The expression being resolved.
    pub(crate) place: Place,
    /// The day last spoken of, of which the year may not be known.
    pub(crate) day: Option<DateValue>,
    /// The day that the story has come to: not that of an earlier year told at the end of a
    /// sentence, nor what came before or since.
    pub(crate) story: Option<DateValue>,
    /// A day of the week last spoken of.
    pub(crate) week: Option<NaiveDate>,
    /// The week last named as such, with its sentence: `trong tuần này`.
    pub(crate) named_week: Option<(NaiveDate, u32)>,
    pub(crate) month: Option<(i32, u32)>,
    pub(crate) quarter: Option<(i32, u32)>,
    pub(crate) year: Option<i32>,
    /// The last year that was named, and where.
    named: Option<(i32, Place)>,
    /// The year that the story has come to, with the sentence that says so.
    told: Option<(i32, u32)>,
    /// The month of a whole date or of a month with its year that the story has come to last,
    /// with its sentence.
    told_by_date: Option<((i32, u32), u32)>,
    /// The last stretch that figures can be compared over, and where.
    period: Option<(Value, Place)>,
    /// The last month, quarter and year that was told of as such, each with its sentence.
    pub(crate) told_month: Option<((i32, u32), u32)>,
    /// The last month that was named, with its sentence.
    named_month: Option<((i32, u32), u32)>,
    pub(crate) told_quarter: Option<((i32, u32), u32)>,
    pub(crate) told_year: Option<(i32, u32)>,
}

/// A year named in the same sentence counts for a year-less date this many atoms on.
const SAME_EVENT: usize = 8;

/// Without a comma behind it only one right before: `thành lập năm 1995 họp ngày 9/6`.
const BESIDE: usize = 4;

/// A month so many months ahead may be announced without another word.
const SOON: i32 = 2;

/// The same month of the next year is nearer than one so many months before.
const HALF_A_YEAR: u32 = 6;

/// What was planned so many months ago is planned for the next time.
const LONG_AGO: i32 = 4;

impl Spoken {
    pub(crate) fn new(reference: Option<NaiveDate>) -> Self {
        Spoken {
            reference,
            ..Spoken::default()
        }
    }

    pub(crate) fn remember(&mut self, point: &Point, moment: Moment) {
        if let Some(
            DateExpr::Year(year)
            | DateExpr::Month { year, .. }
            | DateExpr::Day { year, .. }
            | DateExpr::Restated { year, .. },
        ) = point.date
        {
            match year {
                YearRef::Known(_) | YearRef::Short(_) | YearRef::Offset(..0) => {
                    self.named = self.year(year).map(|year| (year, self.place));
                }
                // `năm ngoái mở vào tháng 7, năm nay vào tháng 6`
                YearRef::Offset(_) => self.named = None,
                _ => {}
            }
        }
        if let Some(date @ (DateValue::Month(..) | DateValue::Quarter(..) | DateValue::Year(_))) =
            moment.date
        {
            self.remember_period(Value::Date(date.into()));
            self.tell_of(date);
        }
        if let Some(DateValue::Month(Some(year), month)) = moment.date
            && !self.place.compared
        {
            self.named_month = Some(((year, month), self.place.sentence));
        }
        self.remember_moment(moment);
    }

    /// A month is not forgotten for its year, within a sentence or while that year lasts.
    pub(crate) fn remember_period(&mut self, value: Value) {
        // Nothing is of the same shape as what has no end.
        if self.place.compared || self.place.aside || last_date(&value).is_none() {
            return;
        }
        let this = self.reference.map(|r| r.year());
        let year_of = |value: &Value| last_date(value).and_then(DateValue::year);
        if let (Some(DateValue::Year(year)), Some((last, place))) =
            (last_date(&value), &self.period)
        {
            let same_sentence = place.sentence == self.place.sentence;
            if same_sentence || year > this || year == this && year_of(last) == year {
                return;
            }
        }
        self.period = Some((value, self.place));
    }

    /// The stretch that figures are compared over here.
    pub(crate) fn period(&self) -> Option<Value> {
        let (value, place) = self.period.as_ref()?;
        match self.place.whole_year {
            Some(at) if at > place.at => {
                let year = last_date(value).and_then(DateValue::year);
                Some(Value::Date(DateValue::Year(year).into()))
            }
            _ => Some(value.clone()),
        }
    }

    /// A stretch of several days is not the one that `hôm đó` looks back to.
    pub(crate) fn remember_stretch(&mut self, begin: Moment, end: Moment) {
        let (day, story) = (self.day, self.story);
        self.remember_moment(end);
        if begin.date != end.date && end.clock.is_none() {
            (self.day, self.story) = (day, story);
        }
    }

    /// `từ đầu năm đến nay` is of this year, whatever was told before.
    pub(crate) fn tell_of_now(&mut self) {
        self.told = None;
    }

    pub(crate) fn remember_moment(&mut self, moment: Moment) {
        let Some(date) = moment.date else { return };
        let step = !self.place.aside && (!self.place.compared || self.place.begins);
        if step && date.is_day() {
            self.day = Some(date);
            let years = date.year().zip(self.reference);
            let earlier = years.is_some_and(|(year, today)| year < today.year());
            let told = self.place.ends || self.place.until || self.place.begins;
            if !(told && earlier) {
                self.story = self.day;
            }
            self.week = date.to_date();
        }
        match date {
            DateValue::Week(year, week) => {
                self.week = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon);
                self.named_week = self.week.map(|monday| (monday, self.place.sentence));
            }
            DateValue::Quarter(Some(year), quarter) => self.quarter = Some((year, quarter)),
            DateValue::Day {
                year: Some(year),
                month: Some(month),
                ..
            }
            | DateValue::Month(Some(year), month) => {
                self.month = Some((year, month));
                self.quarter = Some((year, month.div_ceil(3)));
            }
            _ => {}
        }
        if let Some(year) = date.year() {
            self.year = Some(year);
            let ahead = self.reference.is_some_and(|r| year > r.year());
            if !ahead && !self.place.compared && !self.place.aside && !self.place.bare {
                self.told = Some((year, self.place.sentence));
                if let DateValue::Day {
                    month: Some(month), ..
                }
                | DateValue::Month(_, month) = date
                {
                    self.told_by_date = Some(((year, month), self.place.sentence));
                }
            }
        }
    }

    pub(crate) fn year(&self, year: YearRef) -> Option<i32> {
        match year {
            YearRef::Known(year) => Some(year),
            YearRef::Short(short) => Some(self.year_of_two_digits(short)),
            YearRef::Offset(offset) => Some(self.reference?.year() + offset),
            YearRef::Spoken(offset) => self.year.map(|year| year + offset),
            YearRef::Missing => None,
        }
    }

    /// The last year that ends with these two digits, the next one where something is to come.
    fn year_of_two_digits(&self, short: i32) -> i32 {
        const SOON: i32 = 50;
        // What is dated so few years ahead is hardly a century old, but for births.
        const AT_HAND: i32 = 5;
        let Some(reference) = self.reference else {
            return short + if short < SOON { 2000 } else { 1900 };
        };
        let this = reference.year();
        let last = this - (this - short).rem_euclid(100);
        let next = last + 100;
        let ahead = if self.place.planned { SOON } else { AT_HAND };
        let told = last < this && next - this < ahead && !self.place.aside;
        if told { next } else { last }
    }

    /// Where to look for the nearest day or month: back where the words before it say so.
    pub(crate) fn way(&self, tense: Tense) -> Tense {
        match tense {
            Tense::Open if self.place.past => Tense::Past,
            tense => tense,
        }
    }

    /// The month that this sentence has named: `từ đầu tháng 8 đến giữa tháng`.
    pub(crate) fn month_at_hand(&self) -> Option<(i32, u32)> {
        let (month, sentence) = self.named_month?;
        (sentence == self.place.sentence).then_some(month)
    }

    /// The year of the month that this sentence or the last has named with its year:
    /// `Hồi tháng 10/2023, …. Ngày 12/10, …`
    pub(crate) fn year_of_month_at_hand(&self, month: u32, tense: Tense) -> Option<i32> {
        let ((year, named), sentence) = self.named_month?;
        let near = sentence + 1 >= self.place.sentence && tense == Tense::Open;
        (near && named == month).then_some(year)
    }

    /// The year that a text without a publication date has come to, in this sentence or the last.
    /// `Tháng 12/2016, họ lập kỷ lục. Sáng 6/2, họ về nước`: the next February is nearer.
    pub(crate) fn year_of_story(&self, month: u32) -> Option<i32> {
        let ((year, told), sentence) = self.told_by_date?;
        let is_near = told.saturating_sub(month) <= HALF_A_YEAR;
        (is_near && sentence + 1 >= self.place.sentence).then_some(year)
    }

    /// A year named shortly before in the same sentence, or one that opens it. An event that
    /// is to come (`vòng loại World Cup 2018`) says nothing of the day, nor a birth, nor any
    /// other year of `ngày 8/6 tới`, `sẽ khai mạc ngày 8/6`.
    pub(crate) fn named_year(&self, tense: Tense) -> Option<i32> {
        let (year, place) = self.named?;
        if place.sentence != self.place.sentence || place.compared {
            return None;
        }
        let this = self.reference.map(|r| r.year());
        let recent =
            this.is_none_or(|this| tense == Tense::Open && (this - 1..=this + 1).contains(&year));
        if place.held && recent {
            return Some(year);
        }
        let ahead = tense != Tense::Open || !place.opens && self.place.planned_here;
        if place.aside
            || place.bare && this.is_none_or(|this| year > this)
            || ahead && this.is_some_and(|this| year != this)
        {
            return None;
        }
        let reach = if place.followed || Some(year) == this {
            SAME_EVENT
        } else {
            BESIDE
        };
        let near = place.opens || self.place.at.saturating_sub(place.at) <= reach;
        // `cuộc bầu cử năm 2027, … ngày 7/7`: no day is told of years ahead without a word of it.
        let far = !place.opens && this.is_some_and(|this| year > this + 1);
        (near && !far).then_some(year)
    }

    /// Whether the last year that was named is that of an event: `Cúp Sông Hậu 2024`.
    pub(crate) fn is_named_by_event(&self) -> bool {
        self.named.is_some_and(|(_, place)| place.bare)
    }

    /// `Dịp Quốc khánh năm 2025 dự kiến nghỉ ngày 2-9`: the next year, named in the clause that
    /// plans a day which is over in this one.
    pub(crate) fn planned_year(&self, month: u32, day: u32, tense: Tense) -> Option<i32> {
        let (year, place) = self.named.filter(|_| self.place.planned_here)?;
        let reference = self.reference?;
        let here = place.sentence == self.place.sentence && place.clause == self.place.clause;
        let near = here && self.place.at.saturating_sub(place.at) <= SAME_EVENT;
        let own = !place.compared && !place.aside && !place.bare;
        let over = NaiveDate::from_ymd_opt(reference.year(), month, day)? < reference;
        let next = tense == Tense::Open && year == reference.year() + 1;
        (near && own && over && next).then_some(year)
    }

    /// The year that `đầu năm`, `cuối năm` are of: the one this sentence tells of, or the
    /// one before tells of where that is the last year, whose figures are reported now.
    pub(crate) fn year_at_hand(&self) -> Option<i32> {
        let this = self.reference.map(|r| r.year());
        match self.told {
            Some((year, sentence)) if sentence == self.place.sentence => Some(year),
            Some((year, sentence))
                if sentence + 1 == self.place.sentence && Some(year + 1) == this =>
            {
                Some(year)
            }
            _ => this,
        }
    }

    /// The year of a month that would lie ahead: told right after an earlier year it is of that one.
    pub(crate) fn told_or_nearest(
        &self,
        nearest: Option<i32>,
        month: u32,
        is_day: bool,
        tense: Tense,
    ) -> Option<i32> {
        let months = |year: i32, month: u32| year * 12 + month as i32;
        if let (Tense::Open, true, Some(year), Some(reference)) =
            (tense, self.place.planned_here, nearest, self.this_month())
        {
            // What is planned is not long over: `sẽ ra mắt vào tháng 12`.
            let over = months(reference.year(), reference.month()) - months(year, month);
            return Some(year + i32::from(over > LONG_AGO));
        }
        if tense != Tense::Open || self.place.ahead || self.known == Known::Year {
            return nearest;
        }
        let (Some(found), Some(reference)) = (nearest, self.reference) else {
            return nearest;
        };
        let soon = months(reference.year(), reference.month()) + if is_day { 1 } else { SOON };
        let ahead = months(found, month) > soon;
        if !ahead {
            return nearest;
        }
        // `nhiều lần trong năm nay, trong đó có đợt ngày 5/1`: a part of what this year has seen.
        let this_year = Some((reference.year(), self.place.sentence));
        if is_day && found > reference.year() && self.told_year == this_year {
            return Some(reference.year());
        }
        let told = self.told.filter(|&(told, sentence)| {
            let here = is_day && !self.place.ranged || sentence + 1 >= self.place.sentence;
            here && told < reference.year()
        });
        match told {
            Some((told, _)) => Some(told),
            None if is_day && self.place.over => Some(found - 1),
            // Of a month of next year something would be said to be to come.
            None if !is_day && found > reference.year() => Some(found - 1),
            None => nearest,
        }
    }
}

/// The date of a value, of a stretch its end.
pub(crate) fn last_date(value: &Value) -> Option<DateValue> {
    match value {
        Value::Date(moment) => moment.date,
        Value::Interval(ends) => match &**ends {
            Ends::Range(_, Some(end)) => end.date,
            _ => None,
        },
        _ => None,
    }
}
