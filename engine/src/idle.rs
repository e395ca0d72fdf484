//! Workers that are not at work now.

use std::sync::{Mutex, PoisonError};

/// Keeps what is costly to make from batch to batch: one for each batch that is read at once.
#[derive(Debug)]
pub(crate) struct Idle<W>(Mutex<Vec<W>>);

impl<W> Default for Idle<W> {
    fn default() -> Self {
        Idle(Mutex::default())
    }
}

impl<W> Idle<W> {
    /// Does `work` with one of them. One whose work has panicked is not used again.
    pub fn with<T>(&self, make: impl FnOnce() -> W, work: impl FnOnce(&mut W) -> T) -> T {
        let idle = self.lock().pop();
        let mut worker = idle.unwrap_or_else(make);
        let done = work(&mut worker);
        self.lock().push(worker);
        done
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<W>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
