//! What is pickled, and records as plain values of Python.

use pyo3::{exceptions::PyValueError, intern, prelude::*, types::PyBytes};
use serde::{Deserialize, Serialize};

/// The function that makes an object anew, and what it is given.
pub type Reduced<'py> = (Bound<'py, PyAny>, (Bound<'py, PyBytes>,));

/// How an object is pickled: by a function of this module, of JSON.
pub fn reduced<'py>(
    function: &str,
    state: &impl Serialize,
    py: Python<'py>,
) -> PyResult<Reduced<'py>> {
    let state = serde_json::to_vec(state).map_err(unwritten)?;
    let function = py
        .import(intern!(py, "bantin._bantin"))?
        .getattr(function)?;
    Ok((function, (PyBytes::new(py, &state),)))
}

/// What [`reduced`] has written.
pub fn restored<'de, T: Deserialize<'de>>(state: &'de [u8]) -> PyResult<T> {
    serde_json::from_slice(state).map_err(|error| {
        let message = format!(
            "this was pickled by another version of bantin ({error}); \
                               analyse the text again"
        );
        PyValueError::new_err(message)
    })
}

/// A record as dicts, lists and strings.
pub fn as_python<'py>(record: &impl Serialize, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let json = serde_json::to_string(record).map_err(unwritten)?;
    py.import(intern!(py, "json"))?
        .call_method1(intern!(py, "loads"), (json,))
}

fn unwritten(error: serde_json::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}
