//! One figure of a text.

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
    sync::Arc,
};

use bantin::{
    Offsets, Span,
    chrono::{Datelike, NaiveDate},
    facts::{self, Clock, Moment, TimeUnit, Value},
    record::{FactRecord, FactRow},
    rust_decimal::{Decimal, prelude::ToPrimitive},
};
use pyo3::{
    exceptions::PyValueError,
    intern,
    prelude::*,
    types::{PyDateTime, PyDelta, PyTime, PyTzInfo},
};
use serde::{Deserialize, Serialize};

use crate::state::{Reduced, as_python, reduced, restored};

/// The facts of a text, which they share.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    pub text: String,
    pub found: Vec<facts::Fact>,
}

impl Facts {
    /// Each of them for Python.
    pub fn each(self: &Arc<Self>) -> impl ExactSizeIterator<Item = Fact> {
        let spans: Vec<Span> = self.found.iter().map(|fact| fact.span).collect();
        let counted = Offsets::Chars.of(&self.text, &spans).into_iter();
        counted.enumerate().map(|(at, counted)| Fact {
            of: Arc::clone(self),
            at,
            from: 0,
            start: counted.start,
            end: counted.end,
        })
    }
}

/// A fact: one of those of a text, which is not copied for it.
#[pyclass(frozen, eq, hash, module = "bantin")]
#[derive(Debug)]
pub struct Fact {
    of: Arc<Facts>,
    at: usize,
    /// Where in its article the text begins that is kept: one that was pickled alone has its own.
    from: usize,
    /// Where it stands, in characters.
    start: usize,
    end: usize,
}

/// What is pickled of a fact.
#[derive(Serialize, Deserialize)]
struct Alone<'f> {
    fact: Cow<'f, facts::Fact>,
    start: usize,
    end: usize,
    text: Cow<'f, str>,
}

impl PartialEq for Fact {
    fn eq(&self, other: &Fact) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Fact {}

impl Hash for Fact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl Fact {
    fn parts(&self) -> (&facts::Fact, usize, usize, &str) {
        (self.fact(), self.start, self.end, self.stretch())
    }

    fn fact(&self) -> &facts::Fact {
        &self.of.found[self.at]
    }

    fn stretch(&self) -> &str {
        let Span { start, end } = self.fact().span;
        let text = self.of.text.get(start - self.from..end - self.from);
        text.unwrap_or_default()
    }

    fn row(&self) -> FactRow<'_> {
        FactRow::new(self.fact())
    }

    /// The point of a date or a time.
    fn moment(&self) -> Option<Moment> {
        let value = &self.fact().value;
        value.as_date().or_else(|| value.as_time())
    }

    /// The day of a date or a time, where it is one and Python has it.
    fn day(&self) -> Option<NaiveDate> {
        let day = self.moment()?.date?.to_date();
        day.filter(|day| (1..=9999).contains(&day.year()))
    }

    pub fn to_record(&self) -> FactRecord {
        let (mut fact, text) = (self.fact().clone(), self.stretch());
        fact.span = (0..text.len()).into();
        let mut record = FactRecord::new(&fact, text);
        (record.start, record.end) = (self.start, self.end);
        record
    }
}

#[pymethods]
impl Fact {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str) {
        ("kind", "value")
    }

    #[getter]
    fn kind(&self) -> &str {
        self.fact().value.kind_name()
    }

    #[getter]
    fn start(&self) -> usize {
        self.start
    }

    #[getter]
    fn end(&self) -> usize {
        self.end
    }

    #[getter]
    fn text(&self) -> &str {
        self.stretch()
    }

    #[getter]
    fn value(&self) -> String {
        self.fact().value.canonical().to_string()
    }

    #[getter]
    fn amount(&self) -> Option<Decimal> {
        self.row().amount
    }

    #[getter]
    fn amount_high(&self) -> Option<Decimal> {
        self.row().amount_high
    }

    #[getter]
    fn currency(&self) -> Option<&str> {
        self.row().currency
    }

    #[getter]
    fn unit(&self) -> Option<&str> {
        self.fact().value.unit()
    }

    #[getter]
    fn numerator(&self) -> Option<Decimal> {
        self.row().numerator
    }

    #[getter]
    fn denominator(&self) -> Option<Decimal> {
        self.row().denominator
    }

    #[getter]
    fn fraction<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some(found) = self.fact().value.as_fraction() else {
            return Ok(None);
        };
        if found.denominator.is_zero() || found.upper.is_some() {
            return Ok(None);
        }
        let class = py
            .import(intern!(py, "fractions"))?
            .getattr(intern!(py, "Fraction"))?;
        let whole = class.call1((found.denominator,))?;
        class.call1((found.numerator,))?.div(whole).map(Some)
    }

    #[getter]
    fn per(&self) -> Option<&str> {
        self.fact().value.per()
    }

    #[getter]
    fn modifier(&self) -> Option<&'static str> {
        self.fact().modifier.map(|modifier| modifier.name())
    }

    #[getter]
    fn date(&self) -> Option<NaiveDate> {
        self.day()
    }

    #[getter]
    fn date_from(&self) -> Option<NaiveDate> {
        self.row().date_from
    }

    #[getter]
    fn date_until(&self) -> Option<NaiveDate> {
        self.row().date_until
    }

    #[getter]
    fn clock(&self) -> Option<String> {
        let clock = self.row().clock?.to_string();
        Some(clock.trim_start_matches('T').to_owned())
    }

    #[getter]
    fn time<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyTime>>> {
        let clock = self.row().clock.and_then(hands);
        let Some((hour, minute, second)) = clock else {
            return Ok(None);
        };
        let zone = self.moment().and_then(|moment| moment.offset);
        let zone = zone.map(|minutes| zone_of(minutes, py)).transpose()?;
        PyTime::new(py, hour, minute, second, 0, zone.as_ref()).map(Some)
    }

    #[getter]
    fn datetime<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDateTime>>> {
        let clock = self.row().clock.and_then(hands);
        let (Some(day), Some((hour, minute, second))) = (self.day(), clock) else {
            return Ok(None);
        };
        let zone = self.moment().and_then(|moment| moment.offset);
        let zone = zone.map(|minutes| zone_of(minutes, py)).transpose()?;
        let (month, of_month) = (day.month() as u8, day.day() as u8);
        let zone = zone.as_ref();
        PyDateTime::new(
            py,
            day.year(),
            month,
            of_month,
            hour,
            minute,
            second,
            0,
            zone,
        )
        .map(Some)
    }

    #[getter]
    fn timedelta<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDelta>>> {
        let Some(micros) = micros(&self.fact().value) else {
            return Ok(None);
        };
        const DAY: i64 = 86_400_000_000;
        let (days, rest) = (micros / DAY, micros % DAY);
        // A timedelta holds no more days.
        if days > 999_999_999 {
            return Ok(None);
        }
        let (seconds, micros) = (rest / 1_000_000, rest % 1_000_000);
        PyDelta::new(py, days as i32, seconds as i32, micros as i32, false).map(Some)
    }

    #[getter]
    fn sentence(&self) -> usize {
        self.fact().sentence
    }

    #[getter]
    fn rule(&self) -> &str {
        &self.fact().rule
    }

    #[getter]
    fn ambiguous(&self) -> bool {
        self.fact().ambiguous
    }

    #[getter]
    fn lunar(&self) -> bool {
        self.fact().lunar
    }

    #[getter]
    fn estimated(&self) -> bool {
        self.fact().estimated
    }

    fn record<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        as_python(&self.to_record(), py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text().into_pyobject(py)?.repr()?;
        let value = self.value().into_pyobject(py)?.repr()?;
        let (kind, start, end) = (self.kind(), self.start, self.end);
        Ok(format!("Fact('{kind}', {value}, {start}, {end}, {text})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let alone = Alone {
            fact: Cow::Borrowed(self.fact()),
            start: self.start,
            end: self.end,
            text: Cow::Borrowed(self.stretch()),
        };
        reduced("restore_fact", &alone, py)
    }
}

#[pyfunction]
pub fn restore_fact(state: &[u8]) -> PyResult<Fact> {
    let Alone {
        fact,
        start,
        end,
        text,
    } = restored(state)?;
    let from = fact.span.start;
    if fact.span.end.checked_sub(from) != Some(text.len()) {
        return Err(PyValueError::new_err(
            "this is no fact that was pickled by bantin",
        ));
    }
    let of = Facts {
        text: text.into_owned(),
        found: vec![fact.into_owned()],
    };
    Ok(Fact {
        of: Arc::new(of),
        at: 0,
        from,
        start,
        end,
    })
}

/// Hour, minute and second of a clock; Python's has no 24:00.
fn hands(clock: Clock) -> Option<(u8, u8, u8)> {
    let second = clock.second.unwrap_or(0);
    let hands = (clock.hour as u8, clock.minute as u8, second as u8);
    (clock.hour < 24 && clock.minute < 60 && second < 60).then_some(hands)
}

fn zone_of(minutes: i32, py: Python<'_>) -> PyResult<Bound<'_, PyTzInfo>> {
    PyTzInfo::fixed_offset(py, PyDelta::new(py, 0, minutes * 60, 0, true)?)
}

/// A length of time in millionths of a second, where it is exactly so many.
fn micros(value: &Value) -> Option<i64> {
    let length = value.as_duration()?;
    let mut parts = vec![(length.amount.single()?, length.unit)];
    parts.extend(length.rest);
    let mut sum = Decimal::ZERO;
    for (amount, unit) in parts {
        let seconds = match unit {
            TimeUnit::Second => 1,
            TimeUnit::Minute => 60,
            TimeUnit::Hour => 3600,
            TimeUnit::Day => 86_400,
            TimeUnit::Week => 604_800,
            // A month and a year are of no one length.
            _ => return None,
        };
        let micros = amount.checked_mul(Decimal::from(seconds * 1_000_000_i64))?;
        sum = sum.checked_add(micros)?;
    }
    sum.is_integer().then(|| sum.to_i64())?
}
