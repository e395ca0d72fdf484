//! One page to look at: each article with its facts marked, and what its script makes of
//! them: a table, plots and filters. It needs no network.
//!
//! An article is written as it comes and says in attributes what its facts are; all that
//! counts over many articles is done by the page, so that no memory grows with them.

mod article; // an article as HTML
mod blocks; // its lines and paragraphs, and what each is
mod escape; // text as text
mod page; // what stands before and behind the articles
mod rivals; // what else a figure could have been

pub use article::write;
pub use page::{head, tail};

use clap::ValueEnum;

/// The language that a report opens in; it holds both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Vietnamese
    #[default]
    Vi,
    /// English
    En,
}

impl Language {
    /// Its code of ISO 639.
    pub fn code(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }
}
