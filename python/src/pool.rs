//! Threads that read texts, in order and with a bound on what is under way.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use bantin::{Analysis, PublishedAt, Worker};
use pyo3::{exceptions::PyRuntimeError, prelude::*};

use crate::analyzer::Shared;

/// A text to be read.
pub struct Item {
    pub id: String,
    pub text: Option<String>,
    pub published: Option<PublishedAt>,
}

impl Item {
    /// Reads the text; a missing one is as an empty one.
    pub fn analyze(&self, worker: &mut Worker) -> Analysis<'_> {
        worker.analyze(self.text.as_deref().unwrap_or_default(), self.published)
    }
}

/// What is made of the texts of a job.
pub type Work<T> = dyn Fn(&mut Worker, Vec<Item>) -> T + Send + Sync;

struct Job<T> {
    items: Vec<Item>,
    done: Sender<T>,
}

/// The threads, and what they have been given.
pub struct Pool<T> {
    shared: Arc<Shared>,
    work: Arc<Work<T>>,
    threads: usize,
    jobs: Option<Sender<Job<T>>>,
    under_way: VecDeque<Receiver<T>>,
}

/// So many jobs a thread are under way: one that is read, one that waits, one that is done.
const JOBS: usize = 3;
/// So often it is looked whether the user has interrupted.
const PATIENCE: Duration = Duration::from_millis(100);

impl<T: Send + 'static> Pool<T> {
    /// As many threads as asked for, or as there are cores. They start with the first job.
    pub fn new(shared: &Arc<Shared>, threads: Option<usize>, work: Arc<Work<T>>) -> Self {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        Pool {
            shared: Arc::clone(shared),
            work,
            threads: threads.unwrap_or_else(cores).max(1),
            jobs: None,
            under_way: VecDeque::new(),
        }
    }

    /// Whether the next job has to wait.
    pub fn is_full(&self) -> bool {
        self.under_way.len() >= self.threads * JOBS
    }

    /// Has these texts read.
    pub fn send(&mut self, items: Vec<Item>) -> PyResult<()> {
        if self.jobs.is_none() {
            self.jobs = Some(self.start()?);
        }
        let (done, receiver) = mpsc::channel();
        let sent = self
            .jobs
            .as_ref()
            .map(|jobs| jobs.send(Job { items, done }));
        sent.and_then(Result::ok).ok_or_else(ended)?;
        self.under_way.push_back(receiver);
        Ok(())
    }

    /// What was made of the job that was given first; `None` if none is under way.
    pub fn take(&mut self, py: Python<'_>) -> PyResult<Option<T>> {
        let Some(mut receiver) = self.under_way.pop_front() else {
            return Ok(None);
        };
        loop {
            let waited;
            (receiver, waited) = py.detach(|| {
                let waited = receiver.recv_timeout(PATIENCE);
                (receiver, waited)
            });
            match waited {
                Ok(done) => return Ok(Some(done)),
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
                Err(RecvTimeoutError::Timeout) => {
                    if let Err(interrupted) = py.check_signals() {
                        self.under_way.push_front(receiver);
                        return Err(interrupted);
                    }
                }
            }
        }
    }

    fn start(&self) -> PyResult<Sender<Job<T>>> {
        let (jobs, receiver) = mpsc::channel::<Job<T>>();
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..self.threads {
            let (mut worker, work) = (self.shared.worker(), Arc::clone(&self.work));
            let receiver = Arc::clone(&receiver);
            let thread = thread::Builder::new().name("bantin".to_owned());
            thread.spawn(move || {
                let next = || {
                    receiver
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .recv()
                };
                while let Ok(Job { items, done }) = next() {
                    // Who asked for it may be gone.
                    let _ = done.send(work(&mut worker, items));
                }
            })?;
        }
        Ok(jobs)
    }
}

fn ended() -> PyErr {
    PyRuntimeError::new_err("a thread of bantin ended too early; please report the text")
}
