//! [`Memo`]: what was read at an atom, so that it is read once.

use std::cell::{Cell, RefCell};

/// Readings by the atom that they begin at. Only what is asked for is read.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    /// By the atom: that nothing is there, or behind that number a place in `found`. What is
    /// less was read on another tape.
    places: Vec<Cell<u32>>,
    /// What says of this tape that nothing is there; larger from tape to tape.
    nothing: u32,
    found: RefCell<Vec<T>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Memo {
            places: Vec::new(),
            nothing: 1,
            found: RefCell::default(),
        }
    }
}

impl<T: Copy> Memo<T> {
    /// Forgets all, for a tape of so many atoms.
    pub fn begin(&mut self, atoms: usize) {
        let found = self.found.get_mut();
        self.nothing = self.nothing.saturating_add(1 + found.len() as u32);
        found.clear();
        // As many as there may be readings.
        if u32::MAX - self.nothing < u32::try_from(atoms).unwrap_or(u32::MAX) {
            self.places.clear();
            self.nothing = 1;
        }
        if self.places.len() < atoms {
            self.places.resize(atoms, Cell::new(0));
        }
    }

    /// What `read` gives for the atom at `at`, at this call or at an earlier one.
    pub fn at(&self, at: usize, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let Some(place) = self.places.get(at) else {
            return read();
        };
        if let Some(found) = place.get().checked_sub(self.nothing) {
            let found = (found as usize).checked_sub(1)?;
            return self.found.borrow().get(found).copied();
        }
        let value = read();
        place.set(self.nothing);
        if let Some(value) = value {
            let mut found = self.found.borrow_mut();
            found.push(value);
            place.set(self.nothing + found.len() as u32);
        }
        value
    }
}
