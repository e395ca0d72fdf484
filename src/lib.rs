#![doc = include_str!("../README.md")]

mod analyzer;
pub mod article;
pub mod calendar;
mod error;
pub mod explain;
pub mod extend;
pub mod facts;
mod lexicon;
pub mod normalize;
pub mod number;
pub mod record;
pub mod sentence;
mod span;
#[doc(hidden)]
pub mod stages;
pub mod token;
mod tsv;
pub mod word;

pub use analyzer::{Analysis, Analyzer};
pub use error::Error;
pub use span::Span;
