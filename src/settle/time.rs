//! [`Time`]: a time that is still to be resolved.

use crate::{settle::place::Place, value::when::When};

/// A time that is still to be resolved.
pub(crate) struct Time {
    /// Its place among the facts.
    pub fact: usize,
    pub place: Place,
    pub when: When,
}
