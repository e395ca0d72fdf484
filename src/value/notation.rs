//! How values are written, and read from what they write.

use std::{
    fmt::{self, Write as _},
    str::FromStr,
};

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    fact::{Document, Value},
    kind::Kind,
    period::TimeUnit,
};
use crate::error::{Error, ErrorKind};

/// The canonical value, as records have it; see [`Value::canonical`].
#[derive(Clone, Copy, Debug)]
pub struct Canonical<'v>(&'v Value);

impl Value {
    /// The canonical value: what a record's `value` is, without its kind, its unit and what it
    /// is given per.
    ///
    /// ```
    /// let text = "Tăng 5-7%/năm.";
    /// let facts = bantin::Analyzer::new().analyze(text, None).facts;
    /// assert_eq!(facts[0].value.canonical().to_string(), "5..7");
    /// assert_eq!(facts[0].value.to_string(), "percent 5..7 %; per năm");
    /// ```
    pub fn canonical(&self) -> Canonical<'_> {
        Canonical(self)
    }
}

impl fmt::Display for Canonical<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Date(moment) | Value::Time(moment) => write!(f, "{moment}"),
            Value::Interval(ends) => write!(f, "{ends}"),
            Value::Duration {
                amount,
                unit,
                rest,
                last_unit,
            } => {
                let (low, high) = (amount.low(), amount.high());
                f.write_str(&length(low, *unit, rest))?;
                if amount.single().is_none() {
                    let last = length(high, last_unit.unwrap_or(*unit), rest);
                    write!(f, "..{last}")?;
                }
                Ok(())
            }
            Value::Recurrence { times, period } => write!(f, "{times}X/{period}"),
            Value::Percent { amount, .. } | Value::Quantity { amount, .. } => write!(f, "{amount}"),
            Value::Fraction {
                numerator,
                denominator,
                upper,
                ..
            } => {
                write!(f, "{numerator}/{denominator}")?;
                match upper {
                    Some((numerator, denominator)) => write!(f, "..{numerator}/{denominator}"),
                    None => Ok(()),
                }
            }
            Value::Money {
                amount, currency, ..
            } => write!(f, "{amount} {currency}"),
            Value::Ordinal(number) => write!(f, "{number}"),
            Value::Document(document) => f.write_str(&document.value),
            Value::Custom { value, .. } => f.write_str(value),
        }
    }
}

/// A length of time as ISO 8601 writes it: `PT2H30M`.
pub(crate) fn length(value: Decimal, unit: TimeUnit, rest: &[(Decimal, TimeUnit)]) -> String {
    let mut out = "P".to_owned();
    for &(value, unit) in [(value, unit)].iter().chain(rest) {
        let designator = unit.designator();
        // The `T` stands once, before the first unit of the clock.
        let designator = match designator.strip_prefix('T') {
            Some(letter) => {
                if !out.contains('T') {
                    out.push('T');
                }
                letter
            }
            None => designator,
        };
        let _ = write!(out, "{value}{designator}");
    }
    out
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let canonical = self.canonical().to_string();
        write!(f, "{} {}", self.kind_name(), Escaped(&canonical))?;
        if let Some(unit) = self.unit() {
            write!(f, " {}", Escaped(unit))?;
        }
        let mut field = |name: &str, value: &dyn fmt::Display| {
            let value = value.to_string();
            write!(f, "; {name} {}", Escaped(&value))
        };
        match self {
            Value::Quantity {
                measure: Some(measure),
                ..
            } => {
                let (unit, factor) = &**measure;
                field("measure", unit)?;
                field("factor", factor)?;
            }
            Value::Document(document) => document_fields(document, &mut field)?,
            _ => {}
        }
        match self.per() {
            Some(per) => field("per", &per),
            None => Ok(()),
        }
    }
}

fn document_fields(
    document: &Document,
    field: &mut impl FnMut(&str, &dyn fmt::Display) -> fmt::Result,
) -> fmt::Result {
    let Document {
        document_type,
        number,
        year,
        symbol,
        value: _,
        issued,
        issuer,
    } = document;
    if let Some(name) = document_type {
        field("type", name)?;
    }
    if !number.is_empty() {
        field("number", number)?;
    }
    if let Some(year) = year {
        field("year", year)?;
    }
    if let Some(symbol) = symbol {
        field("symbol", symbol)?;
    }
    if let Some(issued) = issued {
        field("issued", issued)?;
    }
    match issuer {
        Some(issuer) => field("issuer", issuer),
        None => Ok(()),
    }
}

/// A text in which `\` stands before each semicolon and before itself.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if matches!(c, ';' | '\\') {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        Ok(())
    }
}

impl FromStr for Value {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        read(text).ok_or_else(|| unreadable(text))
    }
}

fn unreadable(text: &str) -> Error {
    let expected = "its kind, its canonical value and what belongs to it, such as \
                    `money 8000000 VND; per kg` or `date 2018-10-09`";
    ErrorKind::reading(text, "value of a fact", expected.into())
}

fn read(text: &str) -> Option<Value> {
    of_fields(Fields::of(text)?)
}

fn of_fields(mut fields: Fields) -> Option<Value> {
    let value = match Kind::from_name(&fields.kind) {
        None => {
            let value = fields.take_value();
            Value::custom(&fields.kind, &value).ok()?
        }
        Some(kind) => of_kind(kind, &mut fields)?,
    };
    fields.is_empty().then_some(value)
}

fn of_kind(kind: Kind, fields: &mut Fields) -> Option<Value> {
    Some(match kind {
        Kind::Date => Value::Date(fields.take_value().parse().ok()?),
        Kind::Time => Value::Time(fields.take_value().parse().ok()?),
        Kind::Interval => Value::Interval(Box::new(fields.take_value().parse().ok()?)),
        Kind::Duration => duration(&fields.take_value())?,
        Kind::Recurrence => {
            let value = fields.take_value();
            let (times, period) = value.split_once("X/")?;
            Value::Recurrence {
                times: times.parse().ok()?,
                period: period.to_owned(),
            }
        }
        Kind::Percent => Value::Percent {
            amount: fields.take_number()?.parse().ok()?,
            unit: fields.take_value().parse().ok()?,
            per: fields.take("per"),
        },
        Kind::Fraction => {
            let value = fields.take_number()?;
            let part = |part: &str| {
                let (numerator, denominator) = part.split_once('/')?;
                Some((numerator.parse().ok()?, denominator.parse().ok()?))
            };
            let (low, upper) = match value.split_once("..") {
                Some((low, upper)) => (low, Some(part(upper)?)),
                None => (&*value, None),
            };
            let (numerator, denominator) = part(low)?;
            Value::Fraction {
                numerator,
                denominator,
                upper,
                unit: Some(fields.take_value()).filter(|unit| !unit.is_empty()),
            }
        }
        Kind::Money => Value::Money {
            amount: fields.take_number()?.parse().ok()?,
            currency: Some(fields.take_value())
                .filter(|code| !code.is_empty())?
                .into(),
            per: fields.take("per"),
        },
        Kind::Quantity => Value::Quantity {
            amount: fields.take_number()?.parse().ok()?,
            unit: fields.take_value(),
            measure: match (fields.take("measure"), fields.take("factor")) {
                (Some(unit), Some(factor)) => Some(Box::new((unit.into(), factor.parse().ok()?))),
                (None, None) => None,
                _ => return None,
            },
            per: fields.take("per"),
        },
        Kind::Ordinal => Value::Ordinal(fields.take_value().parse().ok()?),
        Kind::Document => Value::Document(Box::new(Document {
            value: fields.take_value(),
            document_type: fields.take("type"),
            number: fields.take("number").unwrap_or_default(),
            year: parsed(fields.take("year"))?,
            symbol: fields.take("symbol"),
            issued: parsed(fields.take("issued"))?,
            issuer: fields.take("issuer"),
        })),
        Kind::Custom => return None,
    })
}

/// What a field that may be missing says; `None` where it cannot be read.
fn parsed<T: FromStr>(text: Option<String>) -> Option<Option<T>> {
    match text {
        Some(text) => text.parse().ok().map(Some),
        None => Some(None),
    }
}

/// `PT2H30M`, `P2Y..P3Y`.
pub(crate) fn duration(text: &str) -> Option<Value> {
    let (low, high) = match text.split_once("..") {
        Some((low, high)) => (parts(low)?, Some(parts(high)?)),
        None => (parts(text)?, None),
    };
    let (&(first, unit), rest) = low.split_first()?;
    let (mut amount, mut last_unit) = (Amount::One(first), None);
    if let Some(high) = high {
        let (&(last, of), rest_of_last) = high.split_first()?;
        if rest_of_last != rest {
            return None;
        }
        amount = Amount::Range(first, last);
        last_unit = (of != unit).then_some(of);
    }
    Some(Value::Duration {
        amount,
        unit,
        rest: rest.to_vec(),
        last_unit,
    })
}

/// The numbers and units of a length of time in ISO 8601.
fn parts(text: &str) -> Option<Vec<(Decimal, TimeUnit)>> {
    let mut left = text.strip_prefix('P')?;
    let (mut parts, mut clock) = (Vec::new(), false);
    while !left.is_empty() {
        if let Some(behind) = left.strip_prefix('T').filter(|_| !clock) {
            (left, clock) = (behind, true);
        }
        let end = left.find(|c: char| c.is_ascii_alphabetic())?;
        let unit = match (&left[end..=end], clock) {
            ("Y", false) => TimeUnit::Year,
            ("M", false) => TimeUnit::Month,
            ("W", false) => TimeUnit::Week,
            ("D", false) => TimeUnit::Day,
            ("H", true) => TimeUnit::Hour,
            ("M", true) => TimeUnit::Minute,
            ("S", true) => TimeUnit::Second,
            _ => return None,
        };
        parts.push((left[..end].parse().ok()?, unit));
        left = &left[end + 1..];
    }
    Some(parts)
}

/// What stands between the semicolons.
pub(crate) struct Fields {
    kind: String,
    /// What is left of the value and its unit.
    value: String,
    /// The rest, by name.
    named: Vec<(String, String)>,
}

impl Fields {
    /// Those of a value that has no others than its canonical value and its unit.
    pub fn new(kind: &str, value: &str, unit: Option<&str>) -> Self {
        let mut value = value.to_owned();
        if let Some(unit) = unit {
            value.push(' ');
            value.push_str(unit);
        }
        Fields {
            kind: kind.to_owned(),
            value,
            named: Vec::new(),
        }
    }

    /// Adds a field, where there is one.
    pub fn add(&mut self, name: &str, value: Option<&str>) {
        let field = value.map(|value| (name.to_owned(), value.to_owned()));
        self.named.extend(field);
    }

    /// The value.
    pub fn read(self) -> Result<Value, Error> {
        let text = format!("{} {}", self.kind, self.value);
        of_fields(self).ok_or_else(|| unreadable(&text))
    }

    fn of(text: &str) -> Option<Self> {
        let mut parts = vec![String::new()];
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => parts.push(String::new()),
                '\\' => parts.last_mut()?.push(chars.next()?),
                c => parts.last_mut()?.push(c),
            }
        }
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let (kind, value) = first.split_once(' ')?;
        let pair = |part: String| {
            let (name, value) = part.strip_prefix(' ')?.split_once(' ')?;
            Some((name.to_owned(), value.to_owned()))
        };
        Some(Fields {
            kind: kind.to_owned(),
            value: value.to_owned(),
            named: parts.map(pair).collect::<Option<_>>()?,
        })
    }

    fn take_value(&mut self) -> String {
        std::mem::take(&mut self.value)
    }

    /// The value up to the first blank; the unit is left.
    fn take_number(&mut self) -> Option<String> {
        let value = self.take_value();
        let (number, unit) = value.split_once(' ').unwrap_or((&value, ""));
        self.value = unit.to_owned();
        Some(number.to_owned())
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.named.iter().position(|(known, _)| known == name)?;
        Some(self.named.remove(at).1)
    }

    fn is_empty(&self) -> bool {
        self.value.is_empty() && self.named.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn values_are_read_from_what_they_write() {
        for text in [
            "date 2018-10-09",
            "time 2018-10-09TMO",
            "interval 2016/..",
            "interval 2017-06-22,2017-06-24",
            "duration P0.5M",
            "duration PT2H30M",
            "duration P1YT2H",
            "duration P2Y..P3Y",
            "duration P6M..P3Y",
            "recurrence 2..3X/P1W",
            "percent -5..7 %; per năm",
            "percent 0.5 pp",
            "fraction 18000/20139 hộ",
            "fraction 2/3",
            "money 8000000 VND; per người/tháng",
            "quantity 1.50 tấn/năm; measure kg; factor 1000",
            "quantity 12",
            "ordinal 14",
            "document 100/2019/NĐ-CP; type nghị định; number 100; year 2019; symbol NĐ-CP; \
             issued 2019-12-30; issuer Chính phủ",
            "stock VNM \\; \\\\ HOSE",
        ] {
            let value: Value = text.parse().unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(value.to_string(), text);
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
        }
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for text in [
            "",
            "date",
            "date ",
            "date hôm qua",
            "money 5",
            "money VND",
            "money 5 VND; per",
            "money 5 VND; of tháng",
            "money 5 VND;per tháng",
            "percent 5",
            "duration P",
            "duration P5",
            "duration P5H",
            "duration PT5Y",
            "duration PTT5H",
            "duration P1Y2M..P3Y",
            "recurrence 5/P1M",
            "quantity 5 m; measure m",
            "ordinal x",
            "ordinal 3 người",
            "custom x",
            "a b\\",
            "two;names x",
        ] {
            assert!(text.parse::<Value>().is_err(), "{text}");
        }
    }
}
