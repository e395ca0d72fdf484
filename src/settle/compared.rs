//! What figures are measured by: the period before the one that the text has told of.

use chrono::Datelike;

use crate::{
    settle::{calendar::moved, spoken::Spoken},
    value::{
        moment::DateValue,
        when::{DateExpr, YearRef},
    },
};

impl Spoken {
    /// Remembers the month, quarter or year that is told of as such.
    pub(crate) fn tell_of(&mut self, date: DateValue) {
        if self.place.compared || self.place.aside || self.place.bare {
            return;
        }
        match date {
            DateValue::Month(Some(year), month) => self.told_month = Some((year, month)),
            DateValue::Quarter(Some(year), quarter) => self.told_quarter = Some((year, quarter)),
            DateValue::Year(Some(year)) => self.told_year = Some((year, self.place.sentence)),
            _ => {}
        }
    }

    /// The month, quarter or year before the one told of last, where figures are measured by it:
    /// in a report on August `so với tháng trước` is July.
    pub(crate) fn before_told(&self, date: &DateExpr) -> Option<DateValue> {
        const YEAR: i32 = 12;
        const SENTENCES: u32 = 2;
        let reference = self.reference.filter(|_| self.place.before_told)?;
        let this = (reference.year(), reference.month());
        let recent = |(year, month): (i32, u32)| {
            let ago = (this.0 - year) * YEAR + this.1 as i32 - month as i32;
            (0..=YEAR).contains(&ago)
        };
        match date {
            DateExpr::MonthOffset(-1) => {
                let told = self.told_month.filter(|told| recent(*told))?;
                let (year, month) = moved(told, -1, YEAR);
                Some(DateValue::Month(Some(year), month))
            }
            DateExpr::QuarterOffset(-1) => {
                let told = self.told_quarter;
                let told = told.filter(|(year, quarter)| recent((*year, quarter * 3 - 2)))?;
                let (year, quarter) = moved(told, -1, 4);
                Some(DateValue::Quarter(Some(year), quarter))
            }
            DateExpr::Year(YearRef::Offset(-1)) => {
                let (year, sentence) = self.told_year?;
                let near = sentence + SENTENCES >= self.place.sentence;
                let recent = (this.0 - 2..=this.0).contains(&year);
                (near && recent).then_some(DateValue::Year(Some(year - 1)))
            }
            _ => None,
        }
    }
}
