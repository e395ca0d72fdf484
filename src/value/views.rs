//! A [`Value`] as one of its kinds, and values that users make.

use rust_decimal::Decimal;

use super::{
    amount::{Amount, PercentUnit},
    currency,
    fact::{Document, Value},
    kind::Kind,
    moment::{Ends, Moment},
    period::TimeUnit,
};
use crate::error::{Error, ErrorKind};

/// A length of time, see [`Value::as_duration`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Duration<'v> {
    /// How many, or from how many to how many.
    pub amount: Amount,
    /// The unit, one that ISO 8601 has.
    pub unit: TimeUnit,
    /// What follows in smaller units.
    pub rest: &'v [(Decimal, TimeUnit)],
    /// The unit of the second number of a range.
    pub last_unit: TimeUnit,
}

/// So many times in a period, see [`Value::as_recurrence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Recurrence<'v> {
    /// How many times.
    pub times: Amount,
    /// The period, ISO 8601.
    pub period: &'v str,
}

/// A percentage, see [`Value::as_percent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Percent<'v> {
    /// How much.
    pub amount: Amount,
    /// Percent, points or per mille.
    pub unit: PercentUnit,
    /// What it is given per: `năm`.
    pub per: Option<&'v str>,
}

/// A part of a whole, see [`Value::as_fraction`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Fraction<'v> {
    /// The part.
    pub numerator: Decimal,
    /// The whole.
    pub denominator: Decimal,
    /// The part and the whole at the upper end of a range: `từ 1/3 đến 1/2 số xã`.
    pub upper: Option<(Decimal, Decimal)>,
    /// The noun that both count.
    pub unit: Option<&'v str>,
}

/// An amount of money, see [`Value::as_money`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Money<'v> {
    /// How much, in units of the currency.
    pub amount: Amount,
    /// ISO 4217.
    pub currency: &'v str,
    /// What it is paid for: `tháng`.
    pub per: Option<&'v str>,
}

/// A number with its unit, see [`Value::as_quantity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Quantity<'v> {
    /// How many or how much.
    pub amount: Amount,
    /// The unit or counted noun, lower case; empty where the text leaves it out.
    pub unit: &'v str,
    /// The canonical unit of a measure, and how many of it one unit is.
    pub measure: Option<(&'v str, Decimal)>,
    /// Each of what has so much.
    pub per: Option<&'v str>,
}

impl Value {
    /// The calendar point, where it is one.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// let value: Value = "date 2018-10-09".parse()?;
    /// assert_eq!(value.as_date().unwrap().to_string(), "2018-10-09");
    /// assert_eq!(value.as_time(), None);
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn as_date(&self) -> Option<Moment> {
        match self {
            Value::Date(moment) => Some(*moment),
            _ => None,
        }
    }

    /// The clock time or the part of a day, where it is one.
    ///
    /// ```
    /// use bantin::facts::{DayPart, Value};
    ///
    /// let value: Value = "time 2018-10-09TMO".parse()?;
    /// assert_eq!(value.as_time().unwrap().part, Some(DayPart::Morning));
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn as_time(&self) -> Option<Moment> {
        match self {
            Value::Time(moment) => Some(*moment),
            _ => None,
        }
    }

    /// The stretch of time or the list of points, where it is one.
    ///
    /// ```
    /// use bantin::facts::{Ends, Value};
    ///
    /// let value: Value = "interval 2016/2020".parse()?;
    /// let Some(Ends::Range(Some(from), Some(until))) = value.as_interval() else { panic!() };
    /// assert_eq!((from.to_string(), until.to_string()), ("2016".into(), "2020".into()));
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn as_interval(&self) -> Option<&Ends> {
        match self {
            Value::Interval(ends) => Some(ends),
            _ => None,
        }
    }

    /// The length of time, where it is one.
    ///
    /// ```
    /// use bantin::facts::{TimeUnit, Value};
    ///
    /// let value: Value = "duration PT2H30M".parse()?;
    /// let duration = value.as_duration().unwrap();
    /// assert_eq!((duration.amount.to_string(), duration.unit), ("2".into(), TimeUnit::Hour));
    /// assert_eq!(duration.rest, [(30.into(), TimeUnit::Minute)]);
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn as_duration(&self) -> Option<Duration<'_>> {
        match self {
            Value::Duration {
                amount,
                unit,
                rest,
                last_unit,
            } => Some(Duration {
                amount: *amount,
                unit: *unit,
                rest,
                last_unit: last_unit.unwrap_or(*unit),
            }),
            _ => None,
        }
    }

    /// How often, where it says so.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// let value: Value = "recurrence 2X/P1M".parse()?;
    /// let recurrence = value.as_recurrence().unwrap();
    /// assert_eq!((recurrence.times.single(), recurrence.period), (Some(2.into()), "P1M"));
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn as_recurrence(&self) -> Option<Recurrence<'_>> {
        match self {
            Value::Recurrence { times, period } => Some(Recurrence {
                times: *times,
                period,
            }),
            _ => None,
        }
    }

    /// The percentage, where it is one.
    ///
    /// ```
    /// use bantin::facts::{PercentUnit, Value};
    ///
    /// let value: Value = "percent 73.3 %".parse()?;
    /// assert_eq!(value.as_percent().unwrap().unit, PercentUnit::Percent);
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn as_percent(&self) -> Option<Percent<'_>> {
        match self {
            Value::Percent { amount, unit, per } => Some(Percent {
                amount: *amount,
                unit: *unit,
                per: per.as_deref(),
            }),
            _ => None,
        }
    }

    /// The part of a whole, where it is one.
    ///
    /// ```
    /// let facts = bantin::Analyzer::new().analyze("Có 10/12 cơ quan nộp.", None).facts;
    /// let fraction = facts[0].value.as_fraction().unwrap();
    /// assert_eq!(fraction.numerator, 10.into());
    /// assert_eq!((fraction.denominator, fraction.unit), (12.into(), Some("cơ quan")));
    /// ```
    pub fn as_fraction(&self) -> Option<Fraction<'_>> {
        match self {
            Value::Fraction {
                numerator,
                denominator,
                upper,
                unit,
            } => Some(Fraction {
                numerator: *numerator,
                denominator: *denominator,
                upper: *upper,
                unit: unit.as_deref(),
            }),
            _ => None,
        }
    }

    /// The amount of money, where it is one.
    ///
    /// ```
    /// let facts = bantin::Analyzer::new().analyze("Lương 8 triệu đồng/tháng.", None).facts;
    /// let money = facts[0].value.as_money().unwrap();
    /// assert_eq!((money.currency, money.per), ("VND", Some("tháng")));
    /// assert_eq!(money.amount.single(), Some(8_000_000.into()));
    /// ```
    pub fn as_money(&self) -> Option<Money<'_>> {
        match self {
            Value::Money {
                amount,
                currency,
                per,
            } => Some(Money {
                amount: *amount,
                currency,
                per: per.as_deref(),
            }),
            _ => None,
        }
    }

    /// The number with its unit, where it is one.
    ///
    /// ```
    /// let facts = bantin::Analyzer::new().analyze("Xe chở 5 tấn gạo.", None).facts;
    /// let quantity = facts[0].value.as_quantity().unwrap();
    /// assert_eq!((quantity.unit, quantity.measure), ("tấn", Some(("kg", 1000.into()))));
    /// ```
    pub fn as_quantity(&self) -> Option<Quantity<'_>> {
        match self {
            Value::Quantity {
                amount,
                unit,
                measure,
                per,
            } => Some(Quantity {
                amount: *amount,
                unit,
                measure: measure.as_ref().map(|measure| (&*measure.0, measure.1)),
                per: per.as_deref(),
            }),
            _ => None,
        }
    }

    /// The place in an order or the places, where it is one.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// let value: Value = "ordinal 14".parse()?;
    /// assert_eq!(value.as_ordinal().unwrap().single(), Some(14.into()));
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn as_ordinal(&self) -> Option<Amount> {
        match self {
            Value::Ordinal(amount) => Some(*amount),
            _ => None,
        }
    }

    /// The reference to an issued paper, where it is one.
    ///
    /// ```
    /// let text = "Theo Quyết định số 217-QĐ/TW, mọi việc đã rõ.";
    /// let facts = bantin::Analyzer::new().analyze(text, None).facts;
    /// assert_eq!(facts[0].value.as_document().unwrap().symbol.as_deref(), Some("QĐ/TW"));
    /// ```
    pub fn as_document(&self) -> Option<&Document> {
        match self {
            Value::Document(document) => Some(document),
            _ => None,
        }
    }

    /// The number or the range of numbers that it gives: of money, percentages, quantities,
    /// lengths of time, and the times of a recurrence.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// assert_eq!("percent 5..7 %".parse::<Value>()?.amount().unwrap().high(), 7.into());
    /// assert_eq!("date 2018".parse::<Value>()?.amount(), None);
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Value::Duration { amount, .. }
            | Value::Recurrence { times: amount, .. }
            | Value::Percent { amount, .. }
            | Value::Money { amount, .. }
            | Value::Quantity { amount, .. } => Some(*amount),
            _ => None,
        }
    }

    /// An amount of money.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// assert_eq!(Value::money(5, "USD")?.to_string(), "money 5 USD");
    /// assert!(Value::money(5, "dollar").is_err());
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When `currency` is no code of ISO 4217, nor `X` and two letters of one's own.
    pub fn money(amount: impl Into<Amount>, currency: &str) -> Result<Value, Error> {
        currency::check(currency)?;
        Ok(Value::Money {
            amount: amount.into(),
            currency: currency.to_owned().into(),
            per: None,
        })
    }

    /// A percentage.
    ///
    /// ```
    /// use bantin::facts::{PercentUnit, Value};
    ///
    /// assert_eq!(Value::percent(5, PercentUnit::Percent).to_string(), "percent 5 %");
    /// ```
    pub fn percent(amount: impl Into<Amount>, unit: PercentUnit) -> Value {
        Value::Percent {
            amount: amount.into(),
            unit,
            per: None,
        }
    }

    /// A number with its unit or the noun that it counts.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// assert_eq!(Value::quantity(12, "người").to_string(), "quantity 12 người");
    /// ```
    pub fn quantity(amount: impl Into<Amount>, unit: &str) -> Value {
        Value::Quantity {
            amount: amount.into(),
            unit: unit.to_owned(),
            measure: None,
            per: None,
        }
    }

    /// A part of a whole.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// assert_eq!(Value::fraction(10, 12).to_string(), "fraction 10/12");
    /// ```
    pub fn fraction(numerator: impl Into<Decimal>, denominator: impl Into<Decimal>) -> Value {
        Value::Fraction {
            numerator: numerator.into(),
            denominator: denominator.into(),
            upper: None,
            unit: None,
        }
    }

    /// A value of a kind of the user's own.
    ///
    /// ```
    /// use bantin::facts::Value;
    ///
    /// let value = Value::custom("stock", "VNM")?;
    /// assert_eq!(value.kind_name(), "stock");
    /// assert_eq!(
    ///     Value::custom("money", "VNM").unwrap_err().to_string(),
    ///     "`money` is no name for a kind of your own; write letters, digits, `_`, `-` and `.`, \
    ///      a letter first, and none of the crate's own: date, time, interval, duration, \
    ///      recurrence, percent, fraction, money, quantity, ordinal, document, custom, name, none"
    /// );
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the name of the kind is one of the crate's own, or has signs that a column of a
    /// table cannot be called by.
    pub fn custom(kind: &str, value: &str) -> Result<Value, Error> {
        check_own_kind(kind)?;
        Ok(Value::Custom {
            kind: kind.to_owned(),
            value: value.to_owned(),
        })
    }
}

/// Whether users may call a kind of their own so.
pub(crate) fn check_own_kind(kind: &str) -> Result<(), Error> {
    let mut names: Vec<&str> = Kind::names().collect();
    // Numbers that name something, to the cue table and to rows of judgement.
    names.extend(["name", "none"]);
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    if kind.starts_with(char::is_alphabetic) && kind.chars().all(sign) && !names.contains(&kind) {
        return Ok(());
    }
    let expected = format!(
        "letters, digits, `_`, `-` and `.`, a letter first, and none of the crate's own: {}",
        names.join(", ")
    );
    Err(ErrorKind::reading(
        kind,
        "name for a kind of your own",
        expected.into(),
    ))
}
