//! `Analyzer`, and the functions that make one of their keywords.

use std::sync::{Arc, Mutex, PoisonError};

use bantin::Worker;
use pyo3::{prelude::*, types::PyDict};

use crate::{
    article::{Article, Kept},
    lists::{ListColumn, Listed},
    many::Articles,
    options::Options,
    published,
    run::Inputs,
    state::{Reduced, reduced, restored},
    text,
};

/// An analyzer and what it was made of.
#[derive(Debug)]
pub struct Shared {
    options: Options,
    analyzer: bantin::Analyzer,
    /// Those that nobody works with. Only who holds the interpreter looks here, so that no
    /// fork of the process finds it locked.
    idle: Mutex<Vec<Worker>>,
}

impl Shared {
    fn new(options: Options) -> PyResult<Arc<Self>> {
        options.check()?;
        let analyzer = options.build().map_err(text::raised)?;
        let idle = Mutex::default();
        Ok(Arc::new(Shared {
            options,
            analyzer,
            idle,
        }))
    }

    /// The analyzer of these keywords; the last few are remembered.
    pub fn of(keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Arc<Self>> {
        Shared::known(Options::of(keywords)?)
    }

    /// The same one that checks figures against each other.
    fn checking(self: &Arc<Self>) -> PyResult<Arc<Self>> {
        if self.options.findings {
            return Ok(Arc::clone(self));
        }
        let mut options = self.options.clone();
        options.findings = true;
        Shared::known(options)
    }

    fn known(options: Options) -> PyResult<Arc<Self>> {
        static RECENT: Mutex<Vec<Arc<Shared>>> = Mutex::new(Vec::new());
        const MOST: usize = 8;
        let recent = || RECENT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = recent().iter().find(|shared| shared.options == options) {
            return Ok(Arc::clone(known));
        }
        let made = Shared::new(options)?;
        let mut recent = recent();
        recent.truncate(MOST - 1);
        recent.insert(0, Arc::clone(&made));
        Ok(made)
    }

    pub fn worker(&self) -> Worker {
        self.analyzer.worker()
    }

    /// Does `work` with a worker, while others may use the interpreter.
    pub fn lend<T: Send>(&self, py: Python<'_>, work: impl FnOnce(&mut Worker) -> T + Send) -> T {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut worker = idle().pop().unwrap_or_else(|| self.worker());
        let done = py.detach(|| work(&mut worker));
        idle().push(worker);
        done
    }
}

/// Reads articles, with options of its own.
#[pyclass(frozen, module = "bantin")]
#[derive(Debug)]
pub struct Analyzer(Arc<Shared>);

#[pymethods]
impl Analyzer {
    #[new]
    #[pyo3(signature = (**options))]
    fn new(options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        Shared::new(Options::of(options)?).map(Analyzer)
    }

    #[pyo3(signature = (text, /, published = None))]
    fn analyze(
        &self,
        text: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Article> {
        read(&self.0, text, published)
    }

    #[pyo3(signature = (texts, /, published = None, *, ids = None, threads = None))]
    fn analyze_many(
        &self,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        ids: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
    ) -> PyResult<Articles> {
        Inputs::new(&self.0, texts, published, ids, threads).map(Articles::new)
    }

    #[pyo3(signature = (texts, /, published = None, *, threads = None))]
    fn facts_column(
        &self,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
    ) -> PyResult<ListColumn> {
        listed(&self.0, texts, published, threads, Listed::Facts)
    }

    #[pyo3(signature = (texts, /, published = None, *, threads = None))]
    fn findings_column(
        &self,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
    ) -> PyResult<ListColumn> {
        listed(
            &self.0.checking()?,
            texts,
            published,
            threads,
            Listed::Findings,
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduced("restore_analyzer", &self.0.options, py)
    }
}

#[pyfunction]
pub fn restore_analyzer(state: &[u8]) -> PyResult<Analyzer> {
    Shared::new(restored(state)?).map(Analyzer)
}

#[pyfunction]
#[pyo3(signature = (text, /, published = None, **options))]
pub fn analyze(
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Article> {
    let shared = Shared::of(options)?;
    read(&shared, text, published)
}

#[pyfunction]
#[pyo3(signature = (texts, /, published = None, *, ids = None, threads = None, **options))]
pub fn analyze_many(
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    ids: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Articles> {
    let shared = Shared::of(options)?;
    Inputs::new(&shared, texts, published, ids, threads).map(Articles::new)
}

#[pyfunction]
#[pyo3(signature = (texts, /, published = None, *, threads = None, **options))]
pub fn facts_column(
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<ListColumn> {
    let shared = Shared::of(options)?;
    listed(&shared, texts, published, threads, Listed::Facts)
}

#[pyfunction]
#[pyo3(signature = (texts, /, published = None, *, threads = None, **options))]
pub fn findings_column(
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<ListColumn> {
    let shared = Shared::of(options)?.checking()?;
    listed(&shared, texts, published, threads, Listed::Findings)
}

fn listed(
    shared: &Arc<Shared>,
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    listed: Listed,
) -> PyResult<ListColumn> {
    let inputs = Inputs::new(shared, texts, published, None, threads)?;
    ListColumn::new(inputs, listed, texts.py())
}

fn read(
    shared: &Shared,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
) -> PyResult<Article> {
    let published = published.map(published::read).transpose()?.flatten();
    let (py, text) = (text.py(), text::owned(text, "text")?);
    let read = |worker: &mut Worker| Kept::read(worker, String::new(), text, published);
    Ok(Article::new(shared.lend(py, read)))
}
