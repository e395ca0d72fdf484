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
        let sentence = self.place.sentence;
        match date {
            DateValue::Month(Some(year), month) => {
                self.told_month = Some(((year, month), sentence));
            }
            DateValue::Quarter(Some(year), quarter) => {
                self.told_quarter = Some(((year, quarter), sentence));
            }
            DateValue::Year(Some(year)) => self.told_year = Some((year, sentence)),
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
        let here = |sentence: u32| sentence == self.place.sentence;
        // `quý sau cao hơn quý trước` tells of any.
        let fits = |(year, month): (i32, u32), sentence: u32| {
            let ago = (this.0 - year) * YEAR + this.1 as i32 - month as i32;
            ago >= 0 && (ago <= YEAR || here(sentence))
        };
        match date {
            DateExpr::MonthOffset(-1) => {
                let (told, sentence) = self.told_month?;
                let (year, month) = moved(told, -1, YEAR);
                fits(told, sentence).then_some(DateValue::Month(Some(year), month))
            }
            DateExpr::QuarterOffset(-1) => {
                let (told, sentence) = self.told_quarter?;
                let (year, quarter) = moved(told, -1, 4);
                let first = (told.0, told.1 * 3 - 2);
                fits(first, sentence).then_some(DateValue::Quarter(Some(year), quarter))
            }
            DateExpr::Year(YearRef::Offset(-1)) => {
                let (year, sentence) = self.told_year?;
                let near = sentence + SENTENCES >= self.place.sentence;
                let recent = year >= this.0 - 2 || here(sentence);
                (near && recent && year <= this.0).then_some(DateValue::Year(Some(year - 1)))
            }
            _ => None,
        }
    }
}
