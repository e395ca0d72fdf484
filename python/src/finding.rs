//! How figures of a text stand to each other.

use std::sync::Arc;

use bantin::{
    findings::{self, Language},
    record::FindingRecord,
};
use pyo3::{exceptions::PyValueError, intern, prelude::*, types::PyTuple};
use serde::{Deserialize, Serialize};

use crate::state::{Reduced, as_python, reduced, restored};

/// A finding with what it says in words.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub record: FindingRecord,
    english: String,
    vietnamese: String,
}

impl Kept {
    pub fn new(finding: &findings::Finding) -> Self {
        Kept {
            record: FindingRecord::new(finding),
            english: finding.explanation(Language::English),
            vietnamese: finding.explanation(Language::Vietnamese),
        }
    }
}

/// A finding.
#[pyclass(frozen, eq, module = "bantin")]
#[derive(Clone, Debug, PartialEq)]
pub struct Finding(pub Arc<Kept>);

#[pymethods]
impl Finding {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str) {
        ("relation", "verdict")
    }

    #[getter]
    fn relation(&self) -> &str {
        &self.0.record.relation
    }

    #[getter]
    fn verdict(&self) -> &str {
        &self.0.record.verdict
    }

    #[getter]
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.record.facts)
    }

    #[getter]
    fn roles<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.record.roles)
    }

    #[getter]
    fn stated(&self) -> &str {
        &self.0.record.stated
    }

    #[getter]
    fn derived(&self) -> &str {
        &self.0.record.derived
    }

    #[getter]
    fn tolerance<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let decimal = py.import(intern!(py, "decimal"))?;
        decimal
            .getattr(intern!(py, "Decimal"))?
            .call1((&self.0.record.tolerance,))
    }

    #[getter]
    fn sentence(&self) -> usize {
        self.0.record.sentence
    }

    #[getter]
    fn rule(&self) -> &str {
        &self.0.record.rule
    }

    #[pyo3(signature = (language = "en"))]
    fn explanation(&self, language: &str) -> PyResult<&str> {
        match Language::from_code(language) {
            Some(Language::English) => Ok(&self.0.english),
            Some(Language::Vietnamese) => Ok(&self.0.vietnamese),
            _ => Err(PyValueError::new_err(format!(
                "there is no explanation in '{language}'; write 'en' or 'vi'"
            ))),
        }
    }

    fn record<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        as_python(&self.0.record, py)
    }

    fn __repr__(&self) -> String {
        let FindingRecord {
            relation,
            verdict,
            stated,
            derived,
            ..
        } = &self.0.record;
        format!("Finding('{relation}', '{verdict}', stated='{stated}', derived='{derived}')")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduced("restore_finding", self.0.as_ref(), py)
    }
}

#[pyfunction]
pub fn restore_finding(state: &[u8]) -> PyResult<Finding> {
    restored(state).map(|kept| Finding(Arc::new(kept)))
}
