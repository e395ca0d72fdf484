//! The serde records: what [`Analysis`] looks like as JSON.
//!
//! An [`ArticleRecord`] is one JSON line of the extractor. It only says what the
//! analysis says: `kind`, `value`, `unit`, `mod` and `per` of a fact are the
//! canonical strings, and beside them stand the same things as typed fields
//! (see [`FactRecord`]).
//!
//! ```
//! use bantin::{Analyzer, record::parse_published};
//!
//! let text = "Dự án trị giá 3,774 tỷ đồng.";
//! let record = Analyzer::new().analyze(text, parse_published("2018-10-10")).record("a1");
//! let fact = &record.facts[0];
//! assert_eq!(fact.value, "3774000000 VND");
//! assert_eq!(fact.amount.as_deref(), Some("3774000000"));
//! assert_eq!(fact.currency.as_deref(), Some("VND"));
//! ```

mod fact;
mod fields;
mod published;

pub use fact::FactRecord;
pub use published::parse_published;

use serde::{Deserialize, Serialize};

use crate::{analyzer::Analysis, span::Span};

/// The version of the record format, written into every [`ArticleRecord`]. It
/// goes up when a field changes its meaning or goes away; new fields leave it.
pub const VERSION: u32 = 1;

/// One article as a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The caller's name for the article.
    pub id: String,
    /// The version of the record format; a record that does not say is of the first.
    #[serde(default = "first_version")]
    pub version: u32,
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What relative dates were resolved against, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The agency or paper that the dateline or byline names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The newspaper section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The author's line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The facts in the order of the text.
    pub facts: Vec<FactRecord>,
}

fn first_version() -> u32 {
    1
}

impl Default for ArticleRecord {
    /// An empty record of this version.
    fn default() -> Self {
        ArticleRecord {
            id: String::new(),
            version: VERSION,
            title: None,
            published: None,
            source: None,
            section: None,
            byline: None,
            facts: Vec::new(),
        }
    }
}

impl ArticleRecord {
    /// The record of an analysis, under the caller's `id`.
    pub fn new(id: &str, analysis: &Analysis) -> Self {
        let article = &analysis.article;
        let text = |span: Option<Span>| span.map(|s| s.text(analysis.text).to_owned());
        ArticleRecord {
            id: id.to_owned(),
            version: VERSION,
            title: text(article.title),
            published: analysis.published.map(published::written),
            source: text(article.source),
            section: text(article.section),
            byline: text(article.byline),
            facts: analysis
                .facts
                .iter()
                .map(|fact| FactRecord::new(fact, analysis.text))
                .collect(),
        }
    }
}

impl Analysis<'_> {
    /// The analysis as a serde record, under the caller's `id`.
    pub fn record(&self, id: &str) -> ArticleRecord {
        ArticleRecord::new(id, self)
    }
}
