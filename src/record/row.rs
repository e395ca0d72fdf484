//! [`FactRow`]: one fact as a row of a table.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    span::Span,
    value::{
        amount::Amount,
        fact::{Fact, Value},
        moment::{Clock, DateValue, Ends, Moment},
    },
};

/// One fact as a row of a table: the same typed columns for every kind, where a
/// [`FactRecord`](super::FactRecord) has the fields of its kind. What a kind does not
/// have is `None`.
///
/// ```
/// use bantin::{Analyzer, record::FactRow};
///
/// let text = "Thu 3 đến 4 tỷ đồng trong tháng 2/2024.";
/// let facts = Analyzer::new().analyze(text, None).facts;
/// let [money, month] = [0, 1].map(|at| FactRow::new(&facts[at]));
/// assert_eq!(money.amount.map(|low| low.to_string()).as_deref(), Some("3000000000"));
/// assert_eq!(money.amount_high.map(|high| high.to_string()).as_deref(), Some("4000000000"));
/// assert_eq!(money.currency, Some("VND"));
/// assert_eq!(month.date_until.map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FactRow<'f> {
    /// The kind, as records name it.
    pub kind: &'f str,
    /// Where it stands, in bytes.
    pub span: Span,
    /// The canonical value, which says it all.
    pub value: String,
    /// The number of a percentage, a quantity, money, an ordinal or of how many times; of
    /// a range the first.
    pub amount: Option<Decimal>,
    /// The last number of a range.
    pub amount_high: Option<Decimal>,
    /// The currency, ISO 4217.
    pub currency: Option<&'f str>,
    /// The unit or counted noun; of a percentage `%`, `‰` or `pp`.
    pub unit: Option<&'f str>,
    /// The part that a fraction tells of, not reduced.
    pub numerator: Option<Decimal>,
    /// Its whole.
    pub denominator: Option<Decimal>,
    /// What the value is given per.
    pub per: Option<&'f str>,
    /// How the figure is meant.
    pub modifier: Option<&'static str>,
    /// The first day of a date, a time or an interval, where it is known.
    pub date_from: Option<NaiveDate>,
    /// The last day.
    pub date_until: Option<NaiveDate>,
    /// The clock time of a date or a time.
    pub clock: Option<Clock>,
    /// The number of the sentence it stands in, from 0.
    pub sentence: usize,
    /// The rule that read it, or the cue that decided.
    pub rule: &'f str,
    /// Whether another reading was as good by the evidence of the text.
    pub ambiguous: bool,
    /// `text` where the value rests on the estimate of when the text was published.
    pub dated: Option<&'static str>,
}

impl<'f> FactRow<'f> {
    /// The row of a fact.
    pub fn new(fact: &'f Fact) -> Self {
        let value = &fact.value;
        let mut row = FactRow {
            kind: value.kind_name(),
            span: fact.span,
            value: value.canonical().to_string(),
            amount: None,
            amount_high: None,
            currency: None,
            unit: value.unit(),
            numerator: None,
            denominator: None,
            per: value.per(),
            modifier: fact.modifier.map(|modifier| modifier.name()),
            date_from: None,
            date_until: None,
            clock: None,
            sentence: fact.sentence,
            rule: &fact.rule,
            ambiguous: fact.ambiguous,
            dated: fact.estimated.then_some("text"),
        };
        row.fill(value);
        row
    }

    fn fill(&mut self, value: &'f Value) {
        match value {
            Value::Date(moment) | Value::Time(moment) => {
                (self.date_from, self.date_until) = (first(moment), last(moment));
                self.clock = moment.clock;
            }
            Value::Interval(ends) => (self.date_from, self.date_until) = days_of(ends),
            Value::Recurrence { times: amount, .. }
            | Value::Percent { amount, .. }
            | Value::Ordinal(amount)
            | Value::Quantity { amount, .. } => self.amount(amount),
            Value::Money {
                amount, currency, ..
            } => {
                self.amount(amount);
                self.currency = Some(currency);
            }
            Value::Fraction {
                numerator,
                denominator,
                upper: None,
                ..
            } => {
                self.numerator = Some(*numerator);
                self.denominator = Some(*denominator);
            }
            Value::Fraction { .. }
            | Value::Duration { .. }
            | Value::Document(_)
            | Value::Custom { .. } => {}
        }
    }

    fn amount(&mut self, amount: &Amount) {
        match amount {
            Amount::One(value) => self.amount = Some(*value),
            Amount::Range(low, high) => {
                self.amount = Some(*low);
                self.amount_high = Some(*high);
            }
        }
    }
}

/// The first day of what begins first and the last of what ends last; where an end is
/// open, that day is not known.
fn days_of(ends: &Ends) -> (Option<NaiveDate>, Option<NaiveDate>) {
    match ends {
        Ends::Range(from, until) => (from.as_ref().and_then(first), until.as_ref().and_then(last)),
        Ends::List(points) => {
            let days = |day: fn(&Moment) -> Option<NaiveDate>| -> Option<Vec<NaiveDate>> {
                points.iter().map(day).collect()
            };
            let (firsts, lasts) = (days(first), days(last));
            (
                firsts.and_then(|days| days.into_iter().min()),
                lasts.and_then(|days| days.into_iter().max()),
            )
        }
    }
}

fn first(moment: &Moment) -> Option<NaiveDate> {
    days(moment.date?).map(|(first, _)| first)
}

fn last(moment: &Moment) -> Option<NaiveDate> {
    days(moment.date?).map(|(_, last)| last)
}

/// The first and the last day of a calendar point, of years that every table can hold.
fn days(date: DateValue) -> Option<(NaiveDate, NaiveDate)> {
    let days = date.range();
    days.filter(|(first, last)| first.year() >= 1 && last.year() <= 9999)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_have_a_first_and_a_last_day() {
        let of = |date| days(date).map(|(first, last)| format!("{first} {last}"));
        for (date, expected) in [
            (DateValue::Week(2020, 53), "2020-12-28 2021-01-03"),
            (DateValue::Month(Some(2023), 2), "2023-02-01 2023-02-28"),
            (DateValue::Quarter(Some(2017), 4), "2017-10-01 2017-12-31"),
            (DateValue::Year(Some(1945)), "1945-01-01 1945-12-31"),
            (DateValue::Decade(199), "1990-01-01 1999-12-31"),
            (DateValue::Century(19), "1900-01-01 1999-12-31"),
        ] {
            assert_eq!(of(date).as_deref(), Some(expected));
        }
        for date in [
            DateValue::Week(2021, 53),
            DateValue::Month(None, 2),
            DateValue::Quarter(Some(2017), 0),
            DateValue::Quarter(Some(2017), u32::MAX / 3),
            DateValue::Year(Some(-1)),
            DateValue::Decade(i32::MAX),
            DateValue::Century(100),
        ] {
            assert_eq!(of(date), None, "{date:?}");
        }
    }
}
