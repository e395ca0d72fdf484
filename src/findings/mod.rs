//! The figures of a text checked against each other.
//!
//! Facts that a text says belong together are linked, what follows from some of them is
//! reckoned, and a verdict says whether it is what the text states, at the precision that
//! the text uses. Imports `settle` and what that may import.

mod around;
mod breakdown;
mod calendar;
mod change;
mod conversion;
mod figure;
mod finding;
mod gather;
mod implied;
mod judge;
mod link;
mod names;
mod paper;
mod plan;
mod price;
mod rates;
mod read;
mod relations;
mod repetition;
mod sentence;
mod share;
mod slip;
mod tell;
mod whole;

pub use finding::{Arithmetic, Finding, Relation, Role, Told, Undrawn, Verdict};
pub(crate) use read::{Findings, Options, keep};
pub use tell::Language;
