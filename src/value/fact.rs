//! [`Fact`] and [`Value`]: what a figure of the text says, exactly.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    span::Span,
    value::{
        amount::{Amount, PercentUnit},
        kind::Kind,
        modifier::Modifier,
        moment::{Ends, Moment},
        period::TimeUnit,
    },
};

/// One figure of the text, read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Fact {
    /// Where it stands: exactly the text that its fields are read from.
    pub span: Span,
    /// What was read.
    pub value: Value,
    /// `gần`, `hơn`, `khoảng` …
    pub modifier: Option<Modifier>,
    /// The number of the sentence it stands in, from 0.
    pub sentence: usize,
    /// The rule that read it, or the cue that decided.
    pub rule: Cow<'static, str>,
    /// Whether another reading was as good by the evidence of the text.
    pub ambiguous: bool,
    /// Whether the value was resolved from the Vietnamese lunar calendar.
    pub lunar: bool,
    /// Whether the value rests on a time of publication that the text alone gives away, see
    /// [`Analysis::published_estimate`](crate::Analysis::published_estimate).
    pub estimated: bool,
}

impl Fact {
    /// What of `text`, in which it was found, it covers.
    ///
    /// ```
    /// let text = "Quỹ thu gần 3 tỷ đồng.";
    /// let facts = bantin::Analyzer::new().analyze(text, None).facts;
    /// assert_eq!(facts[0].text(text), "gần 3 tỷ đồng");
    /// ```
    ///
    /// # Panics
    ///
    /// When it was found in another text, see [`Span::text`].
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.text(text)
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.value.kind()
    }
}

/// What a fact says, exactly.
///
/// It is read from what it writes: its kind, its [canonical](Value::canonical) value, which is
/// the one that records have, its unit, and the rest by name. `\` stands before a semicolon
/// that parts nothing.
///
/// ```
/// use bantin::facts::{Amount, Kind, Value};
///
/// let value: Value = "money 8000000 VND; per tháng".parse()?;
/// assert_eq!(value.kind(), Kind::Money);
/// assert_eq!(value.canonical().to_string(), "8000000 VND");
/// assert_eq!(value.to_string(), "money 8000000 VND; per tháng");
///
/// let money = value.as_money().unwrap();
/// assert_eq!((money.amount, money.currency), (Amount::from(8_000_000), "VND"));
/// assert!(value.as_percent().is_none());
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A calendar point.
    Date(Moment),
    /// A clock time or part of the day.
    Time(Moment),
    /// A stretch of time or a list of points.
    Interval(Box<Ends>),
    /// A length of time, ISO 8601.
    #[non_exhaustive]
    Duration {
        /// How many, or from how many to how many.
        amount: Amount,
        /// The unit, one that ISO 8601 has.
        unit: TimeUnit,
        /// What follows in smaller units: `30M` in `PT2H30M`.
        rest: Vec<(Decimal, TimeUnit)>,
        /// The unit of the second number where it is another: `6 tháng đến 3 năm`.
        last_unit: Option<TimeUnit>,
    },
    /// So many times in a period.
    #[non_exhaustive]
    Recurrence {
        /// How many times.
        times: Amount,
        /// The period, ISO 8601: `P1M`.
        period: String,
    },
    /// A percentage.
    #[non_exhaustive]
    Percent {
        /// How much.
        amount: Amount,
        /// Percent, points or per mille.
        unit: PercentUnit,
        /// What follows a slash: `năm`.
        per: Option<String>,
    },
    /// A part of a whole, not reduced.
    #[non_exhaustive]
    Fraction {
        /// The part.
        numerator: Decimal,
        /// The whole.
        denominator: Decimal,
        /// The part and the whole at the upper end of a range.
        upper: Option<(Decimal, Decimal)>,
        /// The noun that both count.
        unit: Option<String>,
    },
    /// An amount of money.
    #[non_exhaustive]
    Money {
        /// How much, in units of the currency.
        amount: Amount,
        /// ISO 4217.
        currency: Cow<'static, str>,
        /// What it is paid for: `tháng` in `8 triệu đồng/tháng`.
        per: Option<String>,
    },
    /// A number with its unit.
    #[non_exhaustive]
    Quantity {
        /// How many or how much.
        amount: Amount,
        /// The unit or counted noun as the text writes it, lower case; empty where the text leaves it out.
        unit: String,
        /// The canonical unit of a measure, and how many of it one unit is.
        measure: Option<Box<(Cow<'static, str>, Decimal)>>,
        /// Each of what has so much: `năm` in `5 triệu tấn mỗi năm`. What stands behind a slash
        /// is of the unit.
        per: Option<String>,
    },
    /// A place in an order.
    Ordinal(Amount),
    /// A reference to an issued paper.
    Document(Box<Document>),
    /// What a recogniser of the user's own has read.
    #[non_exhaustive]
    Custom {
        /// The user's name for the kind.
        kind: String,
        /// The canonical value.
        value: String,
    },
}

/// A reference to an issued paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Document {
    /// The type as the text names it, lower case.
    pub document_type: Option<String>,
    /// The number before the symbol.
    pub number: String,
    /// The year inside the number.
    pub year: Option<i32>,
    /// The letters: `NĐ-CP`.
    pub symbol: Option<String>,
    /// Number and symbol without spaces.
    pub value: String,
    /// The date that follows, when it was issued.
    pub issued: Option<Moment>,
    /// Who issued it, as the text that follows says.
    pub issuer: Option<String>,
}

impl Value {
    /// The kind of the fact.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Date(_) => Kind::Date,
            Value::Time(_) => Kind::Time,
            Value::Interval(_) => Kind::Interval,
            Value::Duration { .. } => Kind::Duration,
            Value::Recurrence { .. } => Kind::Recurrence,
            Value::Percent { .. } => Kind::Percent,
            Value::Fraction { .. } => Kind::Fraction,
            Value::Money { .. } => Kind::Money,
            Value::Quantity { .. } => Kind::Quantity,
            Value::Custom { .. } => Kind::Custom,
            Value::Ordinal(_) => Kind::Ordinal,
            Value::Document(_) => Kind::Document,
        }
    }

    /// The name of its kind as records write it; a user's own name where there is one.
    ///
    /// ```
    /// let facts = bantin::Analyzer::new().analyze("Lương 8 triệu đồng/tháng.", None).facts;
    /// let value = &facts[0].value;
    /// assert_eq!((value.kind_name(), value.per()), ("money", Some("tháng")));
    /// ```
    pub fn kind_name(&self) -> &str {
        match self {
            Value::Custom { kind, .. } => kind,
            value => value.kind().name(),
        }
    }

    /// The unit as records write it.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Value::Percent { unit, .. } => Some(unit.name()),
            Value::Fraction { unit, .. } => unit.as_deref(),
            Value::Quantity { unit, .. } => (!unit.is_empty()).then_some(unit),
            _ => None,
        }
    }

    /// What the value is given per.
    pub fn per(&self) -> Option<&str> {
        match self {
            Value::Percent { per, .. } | Value::Money { per, .. } | Value::Quantity { per, .. } => {
                per.as_deref()
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fact;

    /// A long text has many facts, and they are all held.
    #[test]
    fn a_fact_is_small() {
        assert!(size_of::<Fact>() <= 160, "{} bytes", size_of::<Fact>());
    }
}
