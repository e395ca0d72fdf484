//! From an analysis to what is written of it.

pub mod check; // what differs, for an editor
pub mod columns; // a fact as the columns of a table
pub mod csv; // a line a fact, for spreadsheets and programs
pub mod facts; // a JSON line a fact
pub mod format; // the formats by name
pub mod jsonl; // a JSON line an article
pub mod layout; // what a format has to do
#[cfg(feature = "parquet")]
pub mod parquet; // columns for engines
pub mod report; // a page to look at
pub mod sink; // where the output goes
pub mod style; // the terminal: how wide, in which colours
pub mod table; // facts to a table for people
