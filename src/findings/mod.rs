//! The figures of a text checked against each other.
//!
//! Facts that a text says belong together are linked, what follows from some of them is
//! reckoned, and a verdict says whether it is what the text states, at the precision that
//! the text uses. Imports `settle` and what that may import.

mod account;
mod ages;
mod balance;
mod besides;
mod breakdown;
mod brings;
mod calendar;
mod casualties;
mod change;
mod compares;
mod conversion;
mod each;
mod figure;
mod finding;
mod games;
mod gather;
mod gold;
mod hours;
mod implied;
mod judge;
mod kin;
mod later;
mod lengths;
mod levels;
mod link;
mod list;
mod marks;
mod moments;
mod named;
mod names;
mod net;
mod opening;
mod others;
mod paper;
mod percentages;
mod plan;
mod price;
mod rates;
mod read;
mod relations;
pub(crate) mod repetition;
mod rest;
mod runs;
mod same_day;
mod sentence;
mod share;
mod since;
mod slip;
mod steps;
mod tell;
mod those;
mod turns;
mod whole;
mod words;
mod zones;

pub use finding::{Arithmetic, Finding, Relation, Role, Told, Undrawn, Verdict};
pub(crate) use read::{Buffers, Findings, Options, Published, keep};
pub use tell::Language;
