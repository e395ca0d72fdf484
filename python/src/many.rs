//! `analyze_many`: the articles of many texts one by one, or as rows of Arrow.

use std::{
    collections::VecDeque,
    mem,
    sync::{Arc, Mutex, MutexGuard},
};

use bantin::Worker;
use pyo3::{
    exceptions::{PyImportError, PyRuntimeError},
    intern,
    prelude::*,
    types::PyCapsule,
};

use crate::{
    article::{Article, Kept},
    pool::Item,
    run::{Inputs, Run},
    stream::{self, Rows},
};

/// A job of articles has as many texts as make up so many bytes.
const BYTES: usize = 1 << 16;

/// The articles of many texts, in the order of these.
#[pyclass(frozen, module = "bantin")]
pub struct Articles(Mutex<Stage>);

enum Stage {
    Fresh(Box<Inputs>),
    /// They are taken one by one.
    Running(Box<Run<Vec<Kept>>>, VecDeque<Kept>),
    /// They were taken as rows.
    Taken,
}

impl Articles {
    pub fn new(inputs: Inputs) -> Self {
        Articles(Mutex::new(Stage::Fresh(Box::new(inputs))))
    }

    fn stage(&self) -> PyResult<MutexGuard<'_, Stage>> {
        self.0.try_lock().map_err(|_| {
            PyRuntimeError::new_err(
                "the articles are being taken by another thread; give each thread its own \
                 analyze_many",
            )
        })
    }

    /// The texts, of which none was taken yet.
    fn inputs(&self) -> PyResult<Inputs> {
        let mut stage = self.stage()?;
        match mem::replace(&mut *stage, Stage::Taken) {
            Stage::Fresh(inputs) => Ok(*inputs),
            other => {
                *stage = other;
                Err(taken())
            }
        }
    }

    /// A `pyarrow.Table`.
    fn table<'py>(&self, rows: &str, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let rows = Rows::of(rows)?;
        let pyarrow = py.import(intern!(py, "pyarrow")).map_err(|_| {
            PyImportError::new_err("tables of Arrow need pyarrow: pip install 'bantin[arrow]'")
        })?;
        let stream = stream::TableStream::new(stream::capsule(self.inputs()?, rows, py)?);
        let reader = pyarrow.getattr(intern!(py, "RecordBatchReader"))?;
        let reader = reader.call_method1(intern!(py, "from_stream"), (stream,))?;
        reader.call_method0(intern!(py, "read_all"))
    }
}

#[pymethods]
impl Articles {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Article>> {
        let mut stage = self.stage()?;
        if matches!(*stage, Stage::Fresh(_))
            && let Stage::Fresh(inputs) = mem::replace(&mut *stage, Stage::Taken)
        {
            let run = Run::new(*inputs, BYTES, Arc::new(read));
            *stage = Stage::Running(Box::new(run), VecDeque::new());
        }
        let Stage::Running(run, ready) = &mut *stage else {
            return Err(taken());
        };
        while ready.is_empty() {
            let Some(done) = run.next(py)? else {
                return Ok(None);
            };
            *ready = done.into();
        }
        Ok(ready.pop_front().map(Article::new))
    }

    #[pyo3(signature = (rows = "facts"))]
    fn to_arrow<'py>(&self, py: Python<'py>, rows: &str) -> PyResult<Bound<'py, PyAny>> {
        self.table(rows, py)
    }

    #[pyo3(signature = (rows = "facts"))]
    fn to_pandas<'py>(&self, py: Python<'py>, rows: &str) -> PyResult<Bound<'py, PyAny>> {
        py.import(intern!(py, "pandas")).map_err(|_| {
            PyImportError::new_err("data frames need pandas: pip install 'bantin[pandas]'")
        })?;
        self.table(rows, py)?.call_method0(intern!(py, "to_pandas"))
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // What is given is of one schema; who asks for another one has to cast.
        let _ = requested_schema;
        stream::capsule(self.inputs()?, Rows::Facts, py)
    }
}

fn taken() -> PyErr {
    PyRuntimeError::new_err("these articles were taken before; call analyze_many anew")
}

/// A missing text is an article without text.
fn read(worker: &mut Worker, items: Vec<Item>) -> Vec<Kept> {
    let read = |item: Item| {
        let text = item.text.unwrap_or_default();
        Kept::read(worker, item.id, text, item.published)
    };
    items.into_iter().map(read).collect()
}
