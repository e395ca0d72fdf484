//! Columns of text and of times, whether of Arrow or of Python.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, LargeStringArray, StringArray, StringViewArray,
    cast::AsArray,
    types::{
        Date32Type, Date64Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
        TimestampNanosecondType, TimestampSecondType,
    },
};
use arrow_schema::{DataType, TimeUnit};
use bantin::{
    PublishedAt,
    chrono::{DateTime, Days, NaiveDate},
};
use pyo3::{
    exceptions::{PyTypeError, PyValueError},
    prelude::*,
    types::{PyIterator, PyString},
};

use crate::{capsule::Chunks, published, text};

/// Texts, one after the other; `None` for one that is missing.
pub enum Texts {
    Arrow(Box<Arrow<Strings>>),
    Python(Py<PyIterator>, usize),
}

impl Texts {
    pub fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if value.cast::<PyString>().is_ok() {
            return Err(PyTypeError::new_err(
                "texts must be several: an iterable of str or a column; for one text there is \
                 analyze",
            ));
        }
        if let Some((chunks, of)) = Chunks::of(value)? {
            Strings::check(&of)?;
            return Ok(Texts::Arrow(Box::new(Arrow::new(chunks))));
        }
        let items = value.try_iter().map_err(|_| {
            let class = value.get_type();
            PyTypeError::new_err(format!(
                "texts must be an iterable of str or a column of Arrow, not {class}"
            ))
        });
        Ok(Texts::Python(items?.unbind(), 0))
    }

    pub fn next(&mut self, py: Python<'_>) -> PyResult<Option<Option<String>>> {
        match self {
            Texts::Arrow(column) => {
                column.next(py, |strings, at| Ok(strings.get(at).map(str::to_owned)))
            }
            Texts::Python(items, at) => {
                let Some(item) = items.bind(py).clone().next().transpose()? else {
                    return Ok(None);
                };
                let name = format!("item {at} of texts");
                *at += 1;
                if text::is_missing(&item) {
                    return Ok(Some(None));
                }
                text::owned(&item, &name).map(|text| Some(Some(text)))
            }
        }
    }
}

/// Times of publication, one for all or one a text.
pub enum Times {
    One(Option<PublishedAt>),
    Arrow(Box<Arrow<ArrayRef>>),
    Python(Py<PyIterator>),
}

impl Times {
    pub fn of(value: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let Some(value) = value else {
            return Ok(Times::One(None));
        };
        if published::is_one(value) {
            return published::read(value).map(Times::One);
        }
        match Chunks::of(value)? {
            Some((chunks, of)) => {
                check_times(&of)?;
                Ok(Times::Arrow(Box::new(Arrow::new(chunks))))
            }
            // What is no iterable is told what it should be.
            None if value.try_iter().is_err() => published::read(value).map(Times::One),
            None => Ok(Times::Python(value.try_iter()?.unbind())),
        }
    }

    pub fn next(&mut self, py: Python<'_>) -> PyResult<Option<PublishedAt>> {
        let next = match self {
            Times::One(time) => return Ok(*time),
            Times::Arrow(column) => column.next(py, time_at)?,
            Times::Python(items) => {
                let item = items.bind(py).clone().next().transpose()?;
                item.map(|item| published::read(&item)).transpose()?
            }
        };
        next.ok_or_else(|| short("published"))
    }
}

/// Names of articles, one a text; without them they are numbered.
pub enum Names {
    Numbers(usize),
    Arrow(Box<Arrow<Strings>>),
    Python(Py<PyIterator>),
}

impl Names {
    pub fn of(value: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let Some(value) = value else {
            return Ok(Names::Numbers(0));
        };
        match Chunks::of(value)? {
            Some((chunks, of)) if Strings::check(&of).is_ok() => {
                Ok(Names::Arrow(Box::new(Arrow::new(chunks))))
            }
            _ => Ok(Names::Python(value.try_iter()?.unbind())),
        }
    }

    pub fn next(&mut self, py: Python<'_>) -> PyResult<String> {
        let next = match self {
            Names::Numbers(at) => {
                *at += 1;
                Some(Some((*at - 1).to_string()))
            }
            Names::Arrow(column) => {
                column.next(py, |names, at| Ok(names.get(at).map(str::to_owned)))?
            }
            Names::Python(items) => {
                let item = items.bind(py).clone().next().transpose()?;
                item.map(|item| text::owned(item.str()?.as_any(), "an id").map(Some))
                    .transpose()?
            }
        };
        next.map(Option::unwrap_or_default)
            .ok_or_else(|| short("ids"))
    }
}

fn short(name: &str) -> PyErr {
    PyValueError::new_err(format!(
        "{name} has fewer items than texts; give one for each text"
    ))
}

/// A column of Arrow, row by row.
pub struct Arrow<C> {
    chunks: Chunks,
    chunk: Option<(C, usize)>,
    at: usize,
}

impl<C: TryFrom<Chunk, Error = PyErr>> Arrow<C> {
    fn new(chunks: Chunks) -> Self {
        Arrow {
            chunks,
            chunk: None,
            at: 0,
        }
    }

    fn next<T>(
        &mut self,
        py: Python<'_>,
        row: impl Fn(&C, usize) -> PyResult<T>,
    ) -> PyResult<Option<T>> {
        loop {
            if let Some((chunk, len)) = &self.chunk
                && self.at < *len
            {
                self.at += 1;
                return row(chunk, self.at - 1).map(Some);
            }
            let Some(array) = self.chunks.next(py)? else {
                return Ok(None);
            };
            let len = array.len();
            self.chunk = Some((Chunk(array).try_into()?, len));
            self.at = 0;
        }
    }
}

/// An array of which a column makes something that has rows.
pub struct Chunk(ArrayRef);

impl TryFrom<Chunk> for ArrayRef {
    type Error = PyErr;

    fn try_from(Chunk(array): Chunk) -> PyResult<Self> {
        Ok(array)
    }
}

/// An array of strings, whichever of Arrow's.
pub enum Strings {
    Short(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    Coded(Vec<Option<usize>>, Box<Strings>),
    Nulls,
}

impl Strings {
    fn check(of: &DataType) -> PyResult<()> {
        match of {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Ok(()),
            DataType::Dictionary(_, values) => Strings::check(values),
            DataType::Struct(fields) => {
                let names: Vec<&str> = fields.iter().map(|field| field.name().as_str()).collect();
                Err(PyTypeError::new_err(format!(
                    "this is a table; give one of its columns: {}",
                    names.join(", ")
                )))
            }
            other => Err(PyTypeError::new_err(format!(
                "this is a column of {other}; give one of text"
            ))),
        }
    }

    fn get(&self, at: usize) -> Option<&str> {
        match self {
            Strings::Short(array) => array.is_valid(at).then(|| array.value(at)),
            Strings::Large(array) => array.is_valid(at).then(|| array.value(at)),
            Strings::View(array) => array.is_valid(at).then(|| array.value(at)),
            Strings::Coded(keys, values) => values.get((*keys.get(at)?)?),
            Strings::Nulls => None,
        }
    }
}

impl TryFrom<Chunk> for Strings {
    type Error = PyErr;

    fn try_from(Chunk(array): Chunk) -> PyResult<Self> {
        Strings::check(array.data_type())?;
        if let Some(coded) = array.as_any_dictionary_opt() {
            let keys = coded.normalized_keys().into_iter().enumerate();
            let keys = keys
                .map(|(at, key)| coded.keys().is_valid(at).then_some(key))
                .collect();
            let values = Strings::try_from(Chunk(Arc::clone(coded.values())))?;
            return Ok(Strings::Coded(keys, Box::new(values)));
        }
        let short = array.as_string_opt().cloned().map(Strings::Short);
        let large = || array.as_string_opt().cloned().map(Strings::Large);
        let view = || array.as_string_view_opt().cloned().map(Strings::View);
        Ok(short.or_else(large).or_else(view).unwrap_or(Strings::Nulls))
    }
}

fn check_times(of: &DataType) -> PyResult<()> {
    match of {
        DataType::Date32
        | DataType::Date64
        | DataType::Timestamp(..)
        | DataType::Int64
        | DataType::Null
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View => Ok(()),
        other => Err(PyTypeError::new_err(format!(
            "published is a column of {other}; give one of dates, timestamps or text"
        ))),
    }
}

/// The time in a row of a column.
fn time_at(array: &ArrayRef, at: usize) -> PyResult<Option<PublishedAt>> {
    if array.is_null(at) {
        return Ok(None);
    }
    let outside = || PyValueError::new_err(format!("published, row {at}: no such day"));
    let instant = match array.data_type() {
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>().value(at);
            return day(days.into()).map(Some).ok_or_else(outside);
        }
        DataType::Timestamp(TimeUnit::Second, _) => {
            DateTime::from_timestamp(array.as_primitive::<TimestampSecondType>().value(at), 0)
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => DateTime::from_timestamp_millis(
            array.as_primitive::<TimestampMillisecondType>().value(at),
        ),
        DataType::Timestamp(TimeUnit::Microsecond, _) => DateTime::from_timestamp_micros(
            array.as_primitive::<TimestampMicrosecondType>().value(at),
        ),
        DataType::Timestamp(TimeUnit::Nanosecond, _) => Some(DateTime::from_timestamp_nanos(
            array.as_primitive::<TimestampNanosecondType>().value(at),
        )),
        DataType::Date64 => {
            let millis = array.as_primitive::<Date64Type>().value(at);
            return day(millis.div_euclid(86_400_000))
                .map(Some)
                .ok_or_else(outside);
        }
        DataType::Int64 => {
            let number = array.as_primitive::<Int64Type>().value(at);
            return PublishedAt::from_unix(number).map(Some).ok_or_else(outside);
        }
        _ => {
            let strings = Strings::try_from(Chunk(Arc::clone(array)))?;
            let Some(written) = strings.get(at) else {
                return Ok(None);
            };
            return written.parse().map(Some).map_err(text::raised);
        }
    };
    let instant = instant.ok_or_else(outside)?;
    // Without a zone it is what the newsroom's clock showed.
    Ok(Some(match array.data_type() {
        DataType::Timestamp(_, Some(_)) => instant.into(),
        _ => instant.naive_utc().into(),
    }))
}

fn day(since_1970: i64) -> Option<PublishedAt> {
    let first = NaiveDate::default();
    let days = Days::new(since_1970.unsigned_abs());
    let day = if since_1970 < 0 {
        first.checked_sub_days(days)
    } else {
        first.checked_add_days(days)
    };
    day.map(PublishedAt::Date)
}
