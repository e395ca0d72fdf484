//! Texts from an iterable or a column, read by threads, in order.

use std::sync::Arc;

use pyo3::{exceptions::PyValueError, prelude::*};

use crate::{
    analyzer::Shared,
    column::{Names, Texts, Times},
    pool::{Item, Pool, Work},
};

/// Texts that are to be read, and by how many threads.
pub struct Inputs {
    shared: Arc<Shared>,
    texts: Texts,
    times: Times,
    names: Names,
    threads: Option<usize>,
}

/// Texts on their way.
pub struct Run<T> {
    inputs: Inputs,
    pool: Pool<T>,
    /// So many bytes of text make a job.
    bytes: usize,
    /// Whether no more texts come.
    ended: bool,
    /// What ended them, to be told when those before it are taken.
    error: Option<PyErr>,
}

impl Inputs {
    pub fn new(
        shared: &Arc<Shared>,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        ids: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
    ) -> PyResult<Self> {
        if threads == Some(0) {
            return Err(PyValueError::new_err("threads must be 1 or more"));
        }
        Ok(Inputs {
            shared: Arc::clone(shared),
            texts: Texts::of(texts)?,
            times: Times::of(published)?,
            names: Names::of(ids)?,
            threads,
        })
    }

    fn next(&mut self, py: Python<'_>) -> PyResult<Option<Item>> {
        let Some(text) = self.texts.next(py)? else {
            return Ok(None);
        };
        let (published, id) = (self.times.next(py)?, self.names.next(py)?);
        Ok(Some(Item {
            id,
            text,
            published,
        }))
    }
}

impl<T: Send + 'static> Run<T> {
    pub fn new(inputs: Inputs, bytes: usize, work: Arc<Work<T>>) -> Self {
        Run {
            pool: Pool::new(&inputs.shared, inputs.threads, work),
            inputs,
            bytes,
            ended: false,
            error: None,
        }
    }

    /// What was made of the next job.
    pub fn next(&mut self, py: Python<'_>) -> PyResult<Option<T>> {
        while !self.ended && !self.pool.is_full() {
            let items = self.gather(py);
            if !items.is_empty() {
                self.pool.send(items)?;
            }
        }
        match self.pool.take(py)? {
            Some(done) => Ok(Some(done)),
            None => self.error.take().map_or(Ok(None), Err),
        }
    }

    /// Texts for one job.
    fn gather(&mut self, py: Python<'_>) -> Vec<Item> {
        let (mut items, mut bytes) = (Vec::new(), 0);
        while bytes < self.bytes {
            match self.inputs.next(py) {
                Ok(Some(item)) => {
                    // Empty ones take room too.
                    bytes += item.text.as_ref().map_or(0, String::len) + size_of::<Item>();
                    items.push(item);
                }
                end => {
                    self.ended = true;
                    self.error = end.err();
                    break;
                }
            }
        }
        items
    }
}
