//! Times of publication.

use bantin::PublishedAt;
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDate, PyInt, PyString},
};

use crate::text;

/// What stands for one time, not for a column of them.
pub fn is_one(value: &Bound<'_, PyAny>) -> bool {
    value.is_none() || is_time(value)
}

fn is_time(value: &Bound<'_, PyAny>) -> bool {
    value.cast::<PyString>().is_ok()
        || value.cast::<PyDate>().is_ok()
        || value.cast::<PyInt>().is_ok()
}

/// A time as Python has it; one that is missing is none.
pub fn read(value: &Bound<'_, PyAny>) -> PyResult<Option<PublishedAt>> {
    if text::is_missing(value) {
        return Ok(None);
    }
    let written = if value.cast::<PyString>().is_ok() {
        text::owned(value, "published")?
    } else if value.cast::<PyDate>().is_ok() {
        // `datetime` is a `date` too.
        value.call_method0("isoformat")?.extract()?
    } else if value.cast::<PyInt>().is_ok() {
        value.str()?.to_string()
    } else {
        let class = value.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "published must be a date, a datetime, a str such as '2018-10-09' or seconds since \
             1970 as an int, not {class}"
        )));
    };
    written.parse().map(Some).map_err(text::raised)
}

/// A time as a `date` or a `datetime`, which has a zone if it is an instant.
pub fn written(time: PublishedAt, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    match time {
        PublishedAt::Date(date) => Ok(date.into_pyobject(py)?.into_any()),
        PublishedAt::Instant(instant) => Ok(instant.into_pyobject(py)?.into_any()),
        local => Ok(local.time().into_pyobject(py)?.into_any()),
    }
}
