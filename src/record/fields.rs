//! The typed fields of each kind, from its value.

use rust_decimal::Decimal;

use super::FactRecord;
use crate::value::{
    amount::Amount,
    fact::{Document, Value},
    moment::{DateValue, Ends, Moment},
};

impl FactRecord {
    /// Writes the fields of the value's kind.
    pub(super) fn fill(&mut self, value: &Value) {
        match value {
            Value::Date(moment) | Value::Time(moment) => self.fill_moment(moment),
            Value::Interval(ends) => self.fill_ends(ends),
            Value::Recurrence { times, period } => {
                let times = self.fill_range(times);
                self.times = times;
                self.period = Some(period.clone());
            }
            Value::Percent { amount, .. } => self.amount = self.fill_amount(amount),
            Value::Fraction { upper: Some(_), .. } => {}
            Value::Fraction {
                numerator,
                denominator,
                ..
            } => {
                self.numerator = Some(numerator.to_string());
                self.denominator = Some(denominator.to_string());
            }
            Value::Money {
                amount, currency, ..
            } => {
                self.amount = self.fill_range(amount);
                self.currency = Some(currency.clone().into_owned());
            }
            Value::Quantity {
                amount,
                unit,
                measure,
            } => {
                self.amount = self.fill_amount(amount);
                if let Some((canonical, factor)) = measure {
                    self.fill_measure(amount, unit, canonical, *factor);
                    let measured_otherwise = self.measure.as_deref() != Some(canonical);
                    self.canonical = measured_otherwise.then(|| canonical.clone().into_owned());
                    self.factor = (*factor != Decimal::ONE).then(|| factor.to_string());
                }
            }
            Value::Ordinal(amount) => self.number = self.fill_amount(amount),
            Value::Document(document) => self.fill_document(document),
            // The value says it all.
            Value::Duration { .. } | Value::Custom { .. } => {}
        }
    }

    /// As [`fill_range`](Self::fill_range), of a value that is its amount alone.
    fn fill_amount(&mut self, amount: &Amount) -> Option<String> {
        match amount {
            Amount::One(_) => Some(self.value.clone()),
            Amount::Range(..) => self.fill_range(amount),
        }
    }

    /// Returns the one number, or writes `low` and `high`.
    fn fill_range(&mut self, amount: &Amount) -> Option<String> {
        match amount {
            Amount::One(value) => Some(value.to_string()),
            Amount::Range(low, high) => {
                self.low = Some(low.to_string());
                self.high = Some(high.to_string());
                None
            }
        }
    }

    fn fill_ends(&mut self, ends: &Ends) {
        match ends {
            Ends::Range(from, until) => {
                let end = |end: &Option<Moment>| match end {
                    Some(moment) => moment.to_string(),
                    None => "..".to_owned(),
                };
                self.from = Some(end(from));
                self.until = Some(end(until));
            }
            Ends::List(points) => {
                self.points = points.iter().map(Moment::to_string).collect();
            }
        }
    }

    fn fill_document(&mut self, document: &Document) {
        let number = &document.number;
        self.issued = document.issued.as_ref().map(ToString::to_string);
        self.issuer = document.issuer.clone();
        self.document_type = document.document_type.clone();
        self.number = (!number.is_empty()).then(|| number.clone());
        self.year = document.year;
        self.symbol = document.symbol.clone();
    }

    fn fill_moment(&mut self, moment: &Moment) {
        self.date = moment.date.and_then(DateValue::to_date);
        self.grain = moment.date.map(|date| date.grain().to_string());
        self.clock = moment
            .clock
            .map(|clock| clock.to_string().trim_start_matches('T').to_owned());
        if moment.clock.is_none() {
            self.part = moment.part.map(|part| part.name().to_owned());
        }
        self.offset = moment.offset.map(|offset| {
            let zone = Moment {
                offset: Some(offset),
                ..Moment::default()
            };
            zone.to_string()
        });
    }

    /// Writes a measure in its canonical unit, unless digits would be lost.
    fn fill_measure(&mut self, amount: &Amount, unit: &str, canonical: &str, factor: Decimal) {
        // Degrees convert by more than a factor, and an age is no unit.
        if matches!(canonical, "°C" | "°F" | "-") {
            return;
        }
        match amount {
            Amount::One(value) => {
                let Some(value) = product(*value, factor) else {
                    return;
                };
                self.measured = Some(value.to_string());
            }
            Amount::Range(low, high) => {
                let (Some(low), Some(high)) = (product(*low, factor), product(*high, factor))
                else {
                    return;
                };
                self.measured_low = Some(low.to_string());
                self.measured_high = Some(high.to_string());
            }
        }
        self.measure = Some(compound(unit, canonical));
    }
}

/// The canonical unit with what the text divides by beyond it: `kg/năm` for
/// `tấn/năm`, but `kg/m2` for `tạ/ha`.
fn compound(unit: &str, canonical: &str) -> String {
    let known = canonical.matches('/').count();
    match unit.match_indices('/').nth(known) {
        Some((at, _)) => format!("{canonical}{}", &unit[at..]),
        None => canonical.to_owned(),
    }
}

/// The product, if a [`Decimal`] holds it exactly; its own multiplication rounds.
fn product(value: Decimal, factor: Decimal) -> Option<Decimal> {
    let (value, factor) = (value.normalize(), factor.normalize());
    let digits = value.mantissa().checked_mul(factor.mantissa())?;
    let product = Decimal::try_from_i128_with_scale(digits, value.scale() + factor.scale());
    product.ok().map(|product| product.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_exact_or_none() {
        let decimal = |text: &str| text.parse::<Decimal>().expect("a decimal");
        let of = |a, b| product(decimal(a), decimal(b)).map(|p| p.to_string());
        assert_eq!(of("2.5", "10000").as_deref(), Some("25000"));
        assert_eq!(of("0.10", "0.0375").as_deref(), Some("0.00375"));
        assert_eq!(of("79228162514264337593543950335", "10"), None);
        assert_eq!(of("0.0000000000000000000000000001", "0.1"), None);
    }

    #[test]
    fn compounds_keep_what_the_canonical_unit_lacks() {
        assert_eq!(compound("tấn/năm", "kg"), "kg/năm");
        assert_eq!(compound("tạ/ha", "kg/m2"), "kg/m2");
        assert_eq!(compound("tạ/ha/vụ", "kg/m2"), "kg/m2/vụ");
        assert_eq!(compound("ha", "m2"), "m2");
    }
}
