//! Columns of lists, as functions of an engine return them: the facts of each text, or its
//! findings.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef};
use arrow_schema::{ArrowError, Field};
use arrow_select::concat::concat;
use bantin::Worker;
use bantin_arrow::{FactLists, FindingLists};
use pyo3::{
    prelude::*,
    types::{PyCapsule, PyTuple},
};

use crate::{
    capsule,
    pool::Item,
    run::{Inputs, Run},
};

/// A job has as many texts as make up so many bytes.
const BYTES: usize = 1 << 18;

/// What is listed.
#[derive(Clone, Copy)]
pub enum Listed {
    Facts,
    Findings,
}

impl Listed {
    fn field(self) -> Field {
        match self {
            Listed::Facts => Field::new("facts", FactLists::data_type(), true),
            Listed::Findings => Field::new("findings", FindingLists::data_type(), true),
        }
    }

    fn read(self, worker: &mut Worker, items: &[Item]) -> Result<ArrayRef, ArrowError> {
        let mut read = items
            .iter()
            .map(|item| item.text.as_ref().map(|_| item.analyze(worker)));
        match self {
            Listed::Facts => {
                let mut lists = FactLists::default();
                read.try_for_each(|analysis| lists.push_option(analysis.as_ref()))?;
                Ok(Arc::new(lists.finish()))
            }
            Listed::Findings => {
                let mut lists = FindingLists::default();
                read.try_for_each(|analysis| lists.push_option(analysis.as_ref()))?;
                Ok(Arc::new(lists.finish()))
            }
        }
    }
}

/// A list for each text.
#[pyclass(frozen, module = "bantin")]
pub struct ListColumn {
    lists: ArrayRef,
    field: Field,
}

impl ListColumn {
    pub fn new(inputs: Inputs, listed: Listed, py: Python<'_>) -> PyResult<Self> {
        let work = move |worker: &mut Worker, items: Vec<Item>| listed.read(worker, &items);
        let mut run = Run::new(inputs, BYTES, Arc::new(work));
        let mut parts: Vec<ArrayRef> = Vec::new();
        while let Some(part) = run.next(py)? {
            parts.push(part.map_err(capsule::raised)?);
        }
        let field = listed.field();
        let lists = match parts.as_slice() {
            [] => Ok(arrow_array::new_empty_array(field.data_type())),
            [whole] => Ok(Arc::clone(whole)),
            parts => {
                let parts: Vec<&dyn Array> = parts.iter().map(AsRef::as_ref).collect();
                concat(&parts)
            }
        };
        let lists = lists.map_err(capsule::raised)?;
        Ok(ListColumn { lists, field })
    }
}

#[pymethods]
impl ListColumn {
    fn __len__(&self) -> usize {
        self.lists.len()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema(&self.field, py)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let _ = requested_schema;
        capsule::array(&self.lists, &self.field, py)
    }
}
