//! [`Fact`] and [`Value`]: what a figure of the text says, exactly.

use std::{borrow::Cow, fmt};

use rust_decimal::Decimal;

use crate::{
    span::Span,
    value::{
        amount::{Amount, PercentUnit},
        kind::Kind,
        modifier::Modifier,
        moment::{Ends, Moment},
    },
};

/// One figure of the text, read.
#[derive(Clone, Debug, PartialEq)]
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
    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.value.kind()
    }
}

/// What a fact says. [`ToString::to_string`] is the canonical value of records.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A calendar point.
    Date(Moment),
    /// A clock time or part of the day.
    Time(Moment),
    /// A stretch of time or a list of points.
    Interval(Box<Ends>),
    /// A length of time, ISO 8601.
    Duration {
        /// How many, or from how many to how many.
        amount: Amount,
        /// The designator: `Y`, `M`, `W`, `D`, `TH`, `TM`, `TS`.
        unit: &'static str,
        /// What follows: `30M` in `PT2H30M`.
        rest: Vec<(Decimal, &'static str)>,
        /// The designator of the second number where it is another: `6 tháng đến 3 năm`.
        last_unit: Option<&'static str>,
    },
    /// So many times in a period.
    Recurrence {
        /// How many times.
        times: Amount,
        /// The period, ISO 8601: `P1M`.
        period: String,
    },
    /// A percentage.
    Percent {
        /// How much.
        amount: Amount,
        /// Percent, points or per mille.
        unit: PercentUnit,
        /// What follows a slash: `năm`.
        per: Option<String>,
    },
    /// A part of a whole, not reduced.
    Fraction {
        /// The part.
        numerator: Decimal,
        /// The whole.
        denominator: Decimal,
        /// The noun that both count.
        unit: Option<String>,
    },
    /// An amount of money.
    Money {
        /// How much, in units of the currency.
        amount: Amount,
        /// ISO 4217.
        currency: Cow<'static, str>,
        /// What it is paid for: `tháng` in `8 triệu đồng/tháng`.
        per: Option<String>,
    },
    /// A number with its unit.
    Quantity {
        /// How many or how much.
        amount: Amount,
        /// The unit or counted noun as the text writes it, lower case; empty where the text leaves it out.
        unit: String,
        /// The canonical unit of a measure, and how many of it one unit is.
        measure: Option<(Cow<'static, str>, Decimal)>,
    },
    /// A place in an order.
    Ordinal(Amount),
    /// A reference to an issued paper.
    Document(Box<Document>),
    /// What a recogniser of the user's own has read.
    Custom {
        /// The user's name for the kind.
        kind: String,
        /// The canonical value.
        value: String,
    },
}

/// A reference to an issued paper.
#[derive(Clone, Debug, PartialEq)]
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
            Value::Percent { per, .. } | Value::Money { per, .. } => per.as_deref(),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Date(moment) | Value::Time(moment) => write!(f, "{moment}"),
            Value::Interval(ends) => write!(f, "{ends}"),
            Value::Duration {
                amount,
                unit,
                rest,
                last_unit,
            } => {
                let one = |value: &Decimal, unit| duration(*value, unit, rest);
                let last = last_unit.unwrap_or(unit);
                match amount {
                    Amount::One(value) => write!(f, "{}", one(value, unit)),
                    Amount::Range(low, high) => {
                        write!(f, "{}..{}", one(low, unit), one(high, last))
                    }
                }
            }
            Value::Recurrence { times, period } => write!(f, "{times}X/{period}"),
            Value::Percent { amount, .. } | Value::Quantity { amount, .. } => write!(f, "{amount}"),
            Value::Fraction {
                numerator,
                denominator,
                ..
            } => {
                write!(f, "{numerator}/{denominator}")
            }
            Value::Money {
                amount, currency, ..
            } => write!(f, "{amount} {currency}"),
            Value::Ordinal(amount) => write!(f, "{amount}"),
            Value::Document(document) => f.write_str(&document.value),
            Value::Custom { value, .. } => f.write_str(value),
        }
    }
}

/// A length of time as ISO 8601 writes it: `PT2H30M`.
pub(crate) fn duration(value: Decimal, unit: &str, rest: &[(Decimal, &str)]) -> String {
    // The designator `T` stands once, before the first unit of the clock.
    let mut out = match unit.strip_prefix('T') {
        Some(unit) => format!("PT{value}{unit}"),
        None => format!("P{value}{unit}"),
    };
    for (value, unit) in rest {
        let designator = unit.trim_start_matches('T');
        let clock = unit.starts_with('T') && !out.contains('T');
        let sign = if clock { "T" } else { "" };
        out.push_str(&format!("{sign}{value}{designator}"));
    }
    out
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
