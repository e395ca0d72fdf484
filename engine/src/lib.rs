//! Vietnamese news in SQL: words, sentences, figures and findings as functions of
//! [DataFusion](https://docs.rs/datafusion).
//!
//! | function | gives |
//! |---|---|
//! | `vn_facts(text [, published])` | a list of structs: kind, span, value, amount, currency, days … |
//! | `vn_findings(text [, published])` | a list of structs: figures that belong together, and whether they agree |
//! | `vn_sentences(text)` | a list of structs: span and text |
//! | `vn_words(text)` | a list of texts |
//! | `vn_normalize(text)` | the text in its look-up form: small letters, composed, tones in one place |
//! | `vn_fold(text)` | the same without diacritics |
//!
//! A null gives null, a text without facts an empty list. `published` says what `hôm qua`
//! counts from: a date, a timestamp, seconds since 1970, or a text as
//! [`PublishedAt`](bantin::PublishedAt) reads it; where it is null, or a text that says no
//! time, the article counts as one without. The structs are those of the crate
//! [`bantin_arrow`], and so those of the command's Parquet files: spans count characters,
//! from 0.
//!
//! ```
//! use datafusion::prelude::SessionContext;
//!
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! let mut context = SessionContext::new();
//! bantin_datafusion::register_all(&mut context)?;
//! let money = "SELECT unnest(vn_facts('Quỹ thu 3 tỷ đồng.'))['amount'] AS amount";
//! let batches = context.sql(money).await?.collect().await?;
//! let shown = datafusion::arrow::util::pretty::pretty_format_batches(&batches)?.to_string();
//! assert!(shown.contains("3000000000.0000000000000000"), "{shown}");
//! # Ok::<(), datafusion::error::DataFusionError>(())
//! # }).unwrap();
//! ```
//!
//! Each batch is read by one worker, whose buffers go on to the next batch of any partition.
//! A batch is what a query can be stopped between: 8,192 articles, as DataFusion cuts them
//! where nothing else is said, take seconds. [`BATCH_ROWS`] is a better number.

mod function;
mod idle;
mod published;
mod read;
mod register;
mod result;
mod text;

pub use bantin_arrow::{fact_fields, finding_fields, sentence_fields};
pub use register::{NAMES, functions, missing, register_all};

/// Articles of a batch (`datafusion.execution.batch_size`) that keep all partitions busy to
/// the end and let a query stop soon.
pub const BATCH_ROWS: usize = 256;
