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

pub use page::{head, tail};

use std::io;

use clap::ValueEnum;

use super::layout::{Article, Layout, Out};

/// Articles of a report.
pub struct Report;

impl Layout for Report {
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()> {
        article::write(article.analyzer, article.analysis, article.id, out)
    }
}

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
