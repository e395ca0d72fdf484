//! [`Value`]: what a fact says, exactly.

use std::fmt;

use rust_decimal::Decimal;

use super::temporal::{Ends, Moment};

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A calendar point of day, week, month, quarter, year, decade or century.
    Date,
    /// A clock time or a part of the day, with its day where it has one.
    Time,
    /// A stretch of time with its two ends, or a list of points.
    Interval,
    /// A length of time.
    Duration,
    /// How often.
    Recurrence,
    /// A percentage.
    Percent,
    /// A part out of a whole.
    Fraction,
    /// An amount of a currency.
    Money,
    /// A number with what it counts or measures.
    Quantity,
    /// A place in an order.
    Ordinal,
    /// A reference to an issued paper.
    Document,
    /// What a recogniser of the user's own finds.
    Custom,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 12] = [
        Kind::Date,
        Kind::Time,
        Kind::Interval,
        Kind::Duration,
        Kind::Recurrence,
        Kind::Percent,
        Kind::Fraction,
        Kind::Money,
        Kind::Quantity,
        Kind::Ordinal,
        Kind::Document,
        Kind::Custom,
    ];

    /// The name that records use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Interval => "interval",
            Kind::Duration => "duration",
            Kind::Recurrence => "recurrence",
            Kind::Percent => "percent",
            Kind::Fraction => "fraction",
            Kind::Money => "money",
            Kind::Quantity => "quantity",
            Kind::Ordinal => "ordinal",
            Kind::Document => "document",
            Kind::Custom => "custom",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A number or a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    One(Decimal),
    /// From the first to the second.
    Range(Decimal, Decimal),
}

impl Amount {
    /// Both ends multiplied.
    pub(crate) fn times(self, factor: Decimal) -> Amount {
        if factor == Decimal::ONE {
            return self;
        }
        let product = |value: Decimal| value.checked_mul(factor).unwrap_or(value).normalize();
        match self {
            Amount::One(value) => Amount::One(product(value)),
            Amount::Range(low, high) => Amount::Range(product(low), product(high)),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::One(value) => write!(f, "{value}"),
            Amount::Range(low, high) => write!(f, "{low}..{high}"),
        }
    }
}

/// What a percentage is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentUnit {
    /// `%`
    Percent,
    /// `điểm phần trăm`
    Point,
    /// `‰`
    Permille,
}

impl PercentUnit {
    /// The unit that records use.
    pub fn name(self) -> &'static str {
        match self {
            PercentUnit::Percent => "%",
            PercentUnit::Point => "pp",
            PercentUnit::Permille => "‰",
        }
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
    Interval(Ends),
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
        currency: String,
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
        measure: Option<(String, Decimal)>,
    },
    /// A place in an order.
    Ordinal(u32),
    /// A reference to an issued paper.
    Document {
        /// The type as the text names it, lower case.
        document_type: Option<String>,
        /// The number before the symbol.
        number: String,
        /// The year inside the number.
        year: Option<i32>,
        /// The letters: `NĐ-CP`.
        symbol: Option<String>,
        /// Number and symbol without spaces.
        value: String,
        /// The date that follows, when it was issued.
        issued: Option<Moment>,
        /// Who issued it, as the text that follows says.
        issuer: Option<String>,
    },
    /// What a recogniser of the user's own has read.
    Custom {
        /// The user's name for the kind.
        kind: String,
        /// The canonical value.
        value: String,
    },
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
            Value::Document { .. } => Kind::Document,
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
            Value::Ordinal(number) => write!(f, "{number}"),
            Value::Document { value, .. } | Value::Custom { value, .. } => f.write_str(value),
        }
    }
}

/// A length of time as ISO 8601 writes it: `PT2H30M`.
pub(super) fn duration(value: Decimal, unit: &str, rest: &[(Decimal, &str)]) -> String {
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
