#![doc = include_str!("../README.md")]

mod analyzer;
pub mod article;
pub mod calendar;
mod error;
pub mod explain;
pub mod extend;
pub mod facts;
mod grammar;
mod judge;
pub mod judgements;
pub mod normalize;
pub mod number;
mod phrase;
pub mod record;
pub mod sentence;
mod settle;
mod span;
#[doc(hidden)]
pub mod stages;
mod tape;
pub mod token;
mod tsv;
mod value;
mod vocabulary;
pub mod word;

pub use analyzer::{Analysis, Analyzer, Worker};
pub use error::Error;
pub use span::Span;
