//! [`Memo`]: what was read at an atom, so that it is read once.

use std::cell::{Cell, RefCell};

/// Readings by the atom that they begin at. Only what is asked for is read.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    /// By the atom: [`UNREAD`], [`NOTHING`], or a place in `found`.
    places: Vec<Cell<u32>>,
    found: RefCell<Vec<T>>,
}

const UNREAD: u32 = u32::MAX;
const NOTHING: u32 = u32::MAX - 1;

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Memo {
            places: Vec::new(),
            found: RefCell::default(),
        }
    }
}

impl<T: Copy> Memo<T> {
    /// Forgets all, for a tape of so many atoms.
    pub fn begin(&mut self, atoms: usize) {
        self.places.clear();
        self.places.resize(atoms, Cell::new(UNREAD));
        self.found.get_mut().clear();
    }

    /// What `read` gives for the atom at `at`, at this call or at an earlier one.
    pub fn at(&self, at: usize, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let Some(place) = self.places.get(at) else {
            return read();
        };
        match place.get() {
            NOTHING => None,
            UNREAD => {
                let value = read();
                place.set(match value {
                    Some(value) => {
                        let mut found = self.found.borrow_mut();
                        found.push(value);
                        found.len() as u32 - 1
                    }
                    None => NOTHING,
                });
                value
            }
            known => self.found.borrow().get(known as usize).copied(),
        }
    }
}
