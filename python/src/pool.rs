//! Threads that read texts, in order and with a bound on what is under way. Who waits for a text
//! is one of them.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError},
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

impl<T> Job<T> {
    fn run(self, worker: &mut Worker, work: &Work<T>) {
        // Who asked for it may be gone.
        let _ = self.done.send(work(worker, self.items));
    }
}

/// Jobs that nobody has begun.
struct Waiting<T> {
    line: Mutex<Line<T>>,
    moved: Condvar,
}

struct Line<T> {
    jobs: VecDeque<Job<T>>,
    /// Whether nobody waits for them any more.
    ended: bool,
}

impl<T> Waiting<T> {
    fn line(&self) -> MutexGuard<'_, Line<T>> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, job: Job<T>) {
        self.line().jobs.push_back(job);
        self.moved.notify_one();
    }

    /// The next job, if there is one.
    fn pop(&self) -> Option<Job<T>> {
        self.line().jobs.pop_front()
    }

    /// The next job, be it waited for; `None` when no more are wanted.
    fn next(&self) -> Option<Job<T>> {
        let empty = |line: &mut Line<T>| line.jobs.is_empty() && !line.ended;
        let line = self.moved.wait_while(self.line(), empty);
        line.unwrap_or_else(PoisonError::into_inner)
            .jobs
            .pop_front()
    }

    fn end(&self) {
        let mut line = self.line();
        line.ended = true;
        line.jobs.clear();
        self.moved.notify_all();
    }
}

/// The threads, and what they have been given.
pub struct Pool<T> {
    shared: Arc<Shared>,
    work: Arc<Work<T>>,
    threads: usize,
    started: bool,
    waiting: Arc<Waiting<T>>,
    under_way: VecDeque<Receiver<T>>,
}

/// So many jobs are under way for each thread beside the caller's: one that is read, one that
/// waits, one that is done.
const JOBS: usize = 3;
/// So often it is looked whether the user has interrupted.
const PATIENCE: Duration = Duration::from_millis(100);

impl<T: Send + 'static> Pool<T> {
    /// As many threads as asked for, or as there are cores, the caller's among them. The others
    /// start with the second job.
    pub fn new(shared: &Arc<Shared>, threads: Option<usize>, work: Arc<Work<T>>) -> Self {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let line = Line {
            jobs: VecDeque::new(),
            ended: false,
        };
        Pool {
            shared: Arc::clone(shared),
            work,
            threads: threads.unwrap_or_else(cores).max(1),
            started: false,
            waiting: Arc::new(Waiting {
                line: Mutex::new(line),
                moved: Condvar::new(),
            }),
            under_way: VecDeque::new(),
        }
    }

    /// Whether the next job has to wait.
    pub fn is_full(&self) -> bool {
        self.under_way.len() > (self.threads - 1) * JOBS
    }

    /// Has these texts read.
    pub fn send(&mut self, items: Vec<Item>) -> PyResult<()> {
        if !self.started && !self.under_way.is_empty() {
            self.start()?;
            self.started = true;
        }
        let (done, receiver) = mpsc::channel();
        self.waiting.push(Job { items, done });
        self.under_way.push_back(receiver);
        Ok(())
    }

    /// What was made of the job that was given first; `None` if none is under way.
    pub fn take(&mut self, py: Python<'_>) -> PyResult<Option<T>> {
        let Some(mut receiver) = self.under_way.pop_front() else {
            return Ok(None);
        };
        loop {
            match receiver.try_recv() {
                Ok(done) => return Ok(Some(done)),
                Err(TryRecvError::Disconnected) => return Err(ended()),
                Err(TryRecvError::Empty) => {}
            }
            if let Some(job) = self.waiting.pop() {
                let work = &self.work;
                self.shared.lend(py, |worker| job.run(worker, &**work));
            } else {
                let waited;
                (receiver, waited) = py.detach(|| {
                    let waited = receiver.recv_timeout(PATIENCE);
                    (receiver, waited)
                });
                match waited {
                    Ok(done) => return Ok(Some(done)),
                    Err(RecvTimeoutError::Disconnected) => return Err(ended()),
                    Err(RecvTimeoutError::Timeout) => {}
                }
            }
            if let Err(interrupted) = py.check_signals() {
                self.under_way.push_front(receiver);
                return Err(interrupted);
            }
        }
    }

    fn start(&self) -> PyResult<()> {
        for _ in 1..self.threads {
            let (mut worker, work) = (self.shared.worker(), Arc::clone(&self.work));
            let waiting = Arc::clone(&self.waiting);
            let thread = thread::Builder::new().name("bantin".to_owned());
            thread.spawn(move || {
                while let Some(job) = waiting.next() {
                    job.run(&mut worker, &*work);
                }
            })?;
        }
        Ok(())
    }
}

impl<T> Drop for Pool<T> {
    fn drop(&mut self) {
        self.waiting.end();
    }
}

fn ended() -> PyErr {
    PyRuntimeError::new_err("a thread of bantin ended too early; please report the text")
}
