//! Strings of Python as text.

use pyo3::{
    exceptions::{PyTypeError, PyUnicodeEncodeError, PyValueError},
    prelude::*,
    types::{PyBytes, PyFloat, PyString},
};

/// What is to be done about half a pair of surrogates.
const SURROGATES: &str = "surrogates not allowed: half a character, often left by JSON or UTF-16; \
    text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace') puts pairs together and \
    replaces the rest";

/// The UTF-8 of a string. It is not kept in the string, where Python would hold it as long as
/// the string lives.
pub fn encoded<'py>(value: &Bound<'py, PyAny>, name: &str) -> PyResult<Bound<'py, PyBytes>> {
    let text = value.cast::<PyString>().map_err(|_| wrong(value, name))?;
    text.encode_utf8()
        .map_err(|error| explained(error, value.py()))
}

/// The text of what [`encoded`] gave.
pub fn decoded<'a>(bytes: &'a Bound<'_, PyBytes>) -> PyResult<&'a str> {
    simdutf8::basic::from_utf8(bytes.as_bytes())
        .map_err(|error| PyValueError::new_err(error.to_string()))
}

/// A string as text of its own.
pub fn owned(value: &Bound<'_, PyAny>, name: &str) -> PyResult<String> {
    decoded(&encoded(value, name)?).map(str::to_owned)
}

/// Whether a value of a column is missing, as Python or pandas says it.
pub fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    if value.is_none() {
        return true;
    }
    if value.cast::<PyString>().is_ok() {
        return false;
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return number.value().is_nan();
    }
    let class = value.get_type().name();
    class.is_ok_and(|name| name == "NAType" || name == "NaTType")
}

fn wrong(value: &Bound<'_, PyAny>, name: &str) -> PyErr {
    let class = value.get_type();
    let class = class
        .name()
        .map_or_else(|_| "object".to_owned(), |name| name.to_string());
    let hint = match class.as_str() {
        "bytes" | "bytearray" => "; decode it first: data.decode('utf-8')",
        "NoneType" => "; leave it out, or give ''",
        "list" | "tuple" | "Series" | "ndarray" | "generator" | "ChunkedArray" => {
            "; for many texts there is analyze_many"
        }
        _ => "",
    };
    PyTypeError::new_err(format!("{name} must be a str, not {class}{hint}"))
}

fn explained(error: PyErr, py: Python<'_>) -> PyErr {
    if error.is_instance_of::<PyUnicodeEncodeError>(py) {
        // Where the reason cannot be put in, Python's own stays.
        let _ = error.value(py).setattr("reason", SURROGATES);
    }
    error
}

/// An error of the library as one of Python.
pub fn raised(error: bantin::Error) -> PyErr {
    if error.is_io() {
        return pyo3::exceptions::PyOSError::new_err(error.to_string());
    }
    PyValueError::new_err(error.to_string())
}
