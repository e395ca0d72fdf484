#![doc = include_str!("../README.md")]
//!
//! # Features
//!
//! | feature | what it adds | on by default |
//! |---|---|---|
//! | `embed-model` | the word model of 1.5 MB is compiled into the crate: [`Analyzer::new`], [`Analyzer::builder`], `Segmenter::default` | yes |
//! | `html` | the article of a web page, with what its head declares, `html` | no |
//! | `legacy` | old encodings of Vietnamese are decoded and told apart, `encoding` | no |
//! | `train` | training of word models, `word::train` | no |
//!
//! [`Options`] tell what is asked of a text, [`extend`] what can be added; whole programs stand in
//! `docs/cookbook.md`.
//!
//! Without `embed-model` a model is read from a file or from bytes, and given to
//! [`Analyzer::with_segmenter`] or [`extend::Builder::new`].

#![deny(missing_debug_implementations)]

mod analyzer;
pub mod article;
pub mod calendar;
mod context;
#[cfg(feature = "legacy")]
pub mod encoding;
mod error;
pub mod explain;
pub mod extend;
pub mod facts;
pub mod findings;
mod grammar;
#[cfg(feature = "html")]
pub mod html;
mod judge;
pub mod judgements;
mod language;
#[cfg(test)]
mod learn;
pub mod normalize;
pub mod number;
mod offsets;
mod options;
mod phrase;
mod plain;
pub mod record;
pub mod sentence;
mod settle;
mod span;
#[allow(missing_debug_implementations)] // no part of the API
#[doc(hidden)]
pub mod stages;
mod tape;
pub mod token;
mod tsv;
mod value;
mod vocabulary;
pub mod word;

pub use analyzer::{Analysis, Analyzer, Worker};
pub use chrono;
pub use error::Error;
pub use language::Language;
pub use offsets::Offsets;
pub use options::Options;
pub use rust_decimal;
pub use span::Span;
pub use value::published::PublishedAt;
