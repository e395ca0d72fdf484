//! From an analysis to what is written of it.

pub mod records; // facts to JSON or CSV
pub mod report; // a page to look at
pub mod sink; // where the output goes
pub mod table; // facts to a table for people
