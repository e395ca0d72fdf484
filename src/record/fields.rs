//! The typed fields of each kind, from its value.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::FactRecord;
use crate::value::{
    amount::Amount,
    fact::{Document, Value},
    moment::{DateValue, Ends, Moment},
};

impl<'a, S: From<&'a str> + From<String>> FactRecord<S> {
    /// Writes the fields of the value's kind; `written` is the canonical value.
    pub(super) fn fill(&mut self, value: &'a Value, written: &str) {
        match value {
            Value::Date(moment) | Value::Time(moment) => self.fill_moment(moment),
            Value::Interval(ends) => self.fill_ends(ends),
            Value::Recurrence { times, period } => {
                self.times = self.fill_amount(times, written);
                self.period = Some(period.as_str().into());
            }
            Value::Percent { amount, .. } => self.amount = self.fill_amount(amount, written),
            Value::Fraction { upper: Some(_), .. } => {}
            Value::Fraction {
                numerator,
                denominator,
                ..
            } => {
                self.numerator = Some(numerator.to_string().into());
                self.denominator = Some(denominator.to_string().into());
            }
            Value::Money {
                amount, currency, ..
            } => {
                self.amount = self.fill_amount(amount, written);
                self.currency = Some((&**currency).into());
            }
            Value::Quantity {
                amount,
                unit,
                measure,
                ..
            } => {
                self.amount = self.fill_amount(amount, written);
                if let Some(measure) = measure {
                    let (canonical, factor) = &**measure;
                    self.fill_measure(amount, unit, canonical, *factor);
                }
            }
            Value::Ordinal(amount) => self.number = self.fill_amount(amount, written),
            Value::Document(document) => self.fill_document(document),
            // The value says it all.
            Value::Duration { .. } | Value::Custom { .. } => {}
        }
    }

    /// Returns the one number, which the value begins with, or writes `low` and `high`.
    fn fill_amount(&mut self, amount: &Amount, written: &str) -> Option<S> {
        match amount {
            Amount::One(_) => Some(number(written).to_owned().into()),
            Amount::Range(low, high) => {
                self.low = Some(low.to_string().into());
                self.high = Some(high.to_string().into());
                None
            }
        }
    }

    fn fill_ends(&mut self, ends: &Ends) {
        match ends {
            Ends::Range(from, until) => {
                let end = |end: &Option<Moment>| match end {
                    Some(moment) => moment.to_string().into(),
                    None => "..".into(),
                };
                self.from = Some(end(from));
                self.until = Some(end(until));
            }
            Ends::List(points) => {
                self.points = points
                    .iter()
                    .map(|point| point.to_string().into())
                    .collect();
            }
        }
    }

    fn fill_document(&mut self, document: &'a Document) {
        let text = |text: &'a Option<String>| text.as_deref().map(S::from);
        let number = &document.number;
        self.issued = document.issued.as_ref().map(|day| day.to_string().into());
        self.issuer = text(&document.issuer);
        self.document_type = text(&document.document_type);
        self.number = (!number.is_empty()).then(|| number.as_str().into());
        self.year = document.year;
        self.symbol = text(&document.symbol);
    }

    fn fill_moment(&mut self, moment: &Moment) {
        self.date = moment.date.and_then(DateValue::to_date);
        self.grain = moment.date.map(|date| date.grain().to_string().into());
        self.clock = moment
            .clock
            .map(|clock| clock.to_string().trim_start_matches('T').to_owned().into());
        if moment.clock.is_none() {
            self.part = moment.part.map(|part| part.name().into());
        }
        self.offset = moment.offset.map(|offset| {
            let zone = Moment {
                offset: Some(offset),
                ..Moment::default()
            };
            zone.to_string().into()
        });
    }

    /// Writes a measure, and its amount in the canonical unit unless digits would be lost.
    fn fill_measure(&mut self, amount: &Amount, unit: &str, canonical: &'a str, factor: Decimal) {
        self.factor = (factor != Decimal::ONE).then(|| factor.to_string().into());
        let measured = self.fill_measured(amount, canonical, factor);
        let measure = measured.then(|| compound(unit, canonical));
        let otherwise = measure.as_deref() != Some(canonical);
        self.canonical = otherwise.then(|| canonical.into());
        self.measure = measure.map(|measure| match measure {
            Cow::Borrowed(canonical) => canonical.into(),
            Cow::Owned(compound) => compound.into(),
        });
    }

    /// Writes the amount in the canonical unit; whether it could.
    fn fill_measured(&mut self, amount: &Amount, canonical: &str, factor: Decimal) -> bool {
        // Degrees convert by more than a factor, and an age is no unit.
        if matches!(canonical, "°C" | "°F" | "-") {
            return false;
        }
        match amount {
            Amount::One(value) => {
                let Some(measured) = product(*value, factor) else {
                    return false;
                };
                self.measured = Some(measured.to_string().into());
            }
            Amount::Range(low, high) => {
                let (Some(low), Some(high)) = (product(*low, factor), product(*high, factor))
                else {
                    return false;
                };
                self.measured_low = Some(low.to_string().into());
                self.measured_high = Some(high.to_string().into());
            }
        }
        true
    }
}

/// The number that a canonical value begins with: of `8000000 VND`, `3X/P1M`.
fn number(written: &str) -> &str {
    let end = written.find([' ', 'X']).unwrap_or(written.len());
    &written[..end]
}

/// The canonical unit with what the text divides by beyond it: `kg/năm` for
/// `tấn/năm`, but `kg/m2` for `tạ/ha`.
fn compound<'a>(unit: &str, canonical: &'a str) -> Cow<'a, str> {
    let known = canonical.matches('/').count();
    match unit.match_indices('/').nth(known) {
        Some((at, _)) => format!("{canonical}{}", &unit[at..]).into(),
        None => canonical.into(),
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
