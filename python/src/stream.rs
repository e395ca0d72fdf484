//! Articles as rows of Arrow, a batch a job.

use std::{collections::VecDeque, sync::Arc};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use bantin::Worker;
use bantin_arrow::{ArticleTable, FactTable, Parts};
use pyo3::{exceptions::PyValueError, prelude::*, types::PyCapsule};

use crate::{
    capsule::{self, held},
    pool::Item,
    run::{Inputs, Run},
};

/// A job of rows has as many texts as make up so many bytes: about ten thousand facts.
const BYTES: usize = 1 << 20;
/// A batch has so many facts at most.
const FACTS: usize = 1 << 16;
/// What an article has in a table of articles.
const PARTS: Parts = Parts {
    text: true,
    sentences: true,
    words: false,
};

/// What a row is.
#[derive(Clone, Copy)]
pub enum Rows {
    Facts,
    Articles,
}

type Batches = Result<Vec<RecordBatch>, ArrowError>;

impl Rows {
    pub fn of(name: &str) -> PyResult<Self> {
        match name {
            "facts" => Ok(Rows::Facts),
            "articles" => Ok(Rows::Articles),
            _ => Err(PyValueError::new_err(format!(
                "there are no rows of '{name}'; write 'facts' or 'articles'"
            ))),
        }
    }

    fn schema(self) -> SchemaRef {
        match self {
            Rows::Facts => FactTable::schema(),
            Rows::Articles => ArticleTable::schema(PARTS),
        }
    }

    /// The rows of some texts; a missing one is as an empty one.
    fn read(self, worker: &mut Worker, items: &[Item]) -> Batches {
        let mut batches = Vec::new();
        match self {
            Rows::Facts => {
                let mut table = FactTable::default();
                for item in items {
                    let analysis = item.analyze(worker);
                    table.push(&item.id, &analysis, FACTS, |batch| batches.push(batch))?;
                }
                batches.push(table.finish()?);
            }
            Rows::Articles => {
                let mut table = ArticleTable::new(PARTS);
                for item in items {
                    table.push(&item.id, &item.analyze(worker))?;
                }
                batches.push(table.finish()?);
            }
        }
        batches.retain(|batch| batch.num_rows() > 0);
        Ok(batches)
    }
}

/// Gives the batches of job after job.
struct Reader {
    /// There until it is dropped.
    run: Option<Run<Batches>>,
    rows: Rows,
    ready: VecDeque<RecordBatch>,
}

impl Reader {
    /// No object of Python gets out of what is held, as none may be dropped without it.
    fn pull(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        while self.ready.is_empty() {
            let Some(run) = &mut self.run else {
                return Ok(None);
            };
            let next = held(|py| {
                let message = |error: PyErr| ArrowError::ExternalError(error.to_string().into());
                run.next(py).map_err(message)
            });
            match next? {
                Some(batches) => self.ready = batches?.into(),
                None => return Ok(None),
            }
        }
        Ok(self.ready.pop_front())
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let run = self.run.take();
        held(|_| drop(run));
    }
}

impl Iterator for Reader {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.pull().transpose()
    }
}

impl RecordBatchReader for Reader {
    fn schema(&self) -> SchemaRef {
        self.rows.schema()
    }
}

/// A capsule that holds the stream of these rows.
pub fn capsule(inputs: Inputs, rows: Rows, py: Python<'_>) -> PyResult<Bound<'_, PyCapsule>> {
    let work = move |worker: &mut Worker, items: Vec<Item>| rows.read(worker, &items);
    let reader = Reader {
        run: Some(Run::new(inputs, BYTES, Arc::new(work))),
        rows,
        ready: VecDeque::new(),
    };
    capsule::stream(Box::new(reader), py)
}

/// What has a stream for who asks for one.
#[pyclass(frozen)]
pub struct TableStream(Py<PyCapsule>);

impl TableStream {
    pub fn new(capsule: Bound<'_, PyCapsule>) -> Self {
        TableStream(capsule.unbind())
    }
}

#[pymethods]
impl TableStream {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__(
        &self,
        py: Python<'_>,
        requested_schema: Option<&Bound<'_, PyAny>>,
    ) -> Py<PyCapsule> {
        let _ = requested_schema;
        self.0.clone_ref(py)
    }
}
