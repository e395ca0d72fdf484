//! What `bantin` finds, as Arrow columns: one schema for Parquet files and for engines.
//!
//! | | |
//! |---|---|
//! | [`fact_fields`] | the columns of a fact: typed, the same for every kind, with names that SQL takes unquoted |
//! | [`FactLists`] | a list of facts a text, as a function of an engine returns it |
//! | [`finding_fields`] | the columns of a finding: figures checked against each other |
//! | [`FindingLists`] | a list of findings a text, likewise |
//! | [`SentenceLists`], [`WordLists`] | lists of its sentences and its words, likewise |
//! | [`FactTable`] | a fact a row, with its article, its sentence and its findings beside it |
//! | [`ArticleTable`] | an article a row, with the lists of its facts and its findings |
//!
//! `span_start` and `span_end` count characters, from 0, as SQL and Python do; `value` is
//! the canonical value, which says it all. Decimals are exact: what does not fit
//! `Decimal128(38, 16)` is null, and still stands in `value`.
//!
//! ```
//! use arrow_array::{Array, cast::AsArray, types::Int32Type};
//! use bantin::Analyzer;
//! use bantin_arrow::FactLists;
//!
//! let mut lists = FactLists::default();
//! lists.push(&Analyzer::new().analyze("Quỹ thu 3 tỷ đồng.", None))?;
//! lists.push_null();
//! let lists = lists.finish();
//! assert!(lists.is_valid(0) && lists.is_null(1));
//! let facts = lists.value(0);
//! let starts = facts.as_struct().column_by_name("span_start").unwrap();
//! assert_eq!(starts.as_primitive::<Int32Type>().value(0), 8);
//! # Ok::<(), bantin_arrow::ArrowError>(())
//! ```

mod articles;
mod bytes;
mod facts;
mod findings;
mod lists;
mod places;
mod table;
mod texts;
mod values;

pub use arrow_array::RecordBatch;
pub use arrow_schema::{ArrowError, SchemaRef};

pub use articles::{ArticleTable, Parts};
pub use facts::{FactColumns, fact_fields};
pub use findings::{FindingColumns, finding_fields};
pub use lists::{FactLists, FindingLists};
pub use places::Places;
pub use table::FactTable;
pub use texts::{SentenceLists, WordLists, sentence_fields};
pub use values::{day, decimal, timestamp};
