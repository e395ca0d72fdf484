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

mod convert;
mod fact;
mod fields;
mod finding;
mod finding_row;
mod published;
mod row;
mod view;

pub use fact::FactRecord;
pub use finding::FindingRecord;
pub use finding_row::{FindingRow, FindingRows};
pub use published::parse_published;
pub use row::FactRow;
pub use view::{FactsView, FindingsView, RecordView, VERSION};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{analyzer::Analysis, language::Language};

/// One article as a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
    /// When the text was published by what it says itself, where that is not known: as finely
    /// as it tells, `2018`, `2018-10` or `2018-10-09`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_estimate: Option<String>,
    /// The agency or paper that the dateline or byline names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The newspaper section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The author's line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The address of the page, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What the text was written in, where that was not UTF-8: `tcvn3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// How many capitals were put back that this encoding cannot tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended_capitals: Option<usize>,
    /// How sure it is that the text is Vietnamese with diacritics; a record that does not say
    /// is of a time when all texts were taken for such.
    #[serde(default = "sure")]
    pub language: Language,
    /// The facts in the order of the text.
    pub facts: Vec<FactRecord>,
    /// How the figures stand to each other, where that was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingRecord>,
}

fn sure() -> Language {
    Language::SURE
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
            published_estimate: None,
            source: None,
            section: None,
            byline: None,
            url: None,
            encoding: None,
            mended_capitals: None,
            language: Language::SURE,
            facts: Vec::new(),
            findings: Vec::new(),
        }
    }
}

impl ArticleRecord {
    /// The record of an analysis, under the caller's `id`.
    pub fn new(id: &str, analysis: &Analysis) -> Self {
        RecordView::new(id, analysis).into()
    }
}

impl From<RecordView<'_>> for ArticleRecord {
    fn from(view: RecordView) -> Self {
        let text = |text: Option<Cow<str>>| text.map(Cow::into_owned);
        ArticleRecord {
            id: view.id.to_owned(),
            version: VERSION,
            title: text(view.title),
            published: view.published,
            published_estimate: view.published_estimate,
            source: text(view.source),
            section: text(view.section),
            byline: text(view.byline),
            url: view.url.map(str::to_owned),
            encoding: view.encoding.map(str::to_owned),
            mended_capitals: view.mended_capitals,
            language: view.language,
            facts: view.facts.iter().collect(),
            findings: view.findings.iter().collect(),
        }
    }
}

impl Analysis<'_> {
    /// The analysis as a serde record, under the caller's `id`.
    pub fn record(&self, id: &str) -> ArticleRecord {
        ArticleRecord::new(id, self)
    }

    /// The same to write only: nothing is copied, and each fact becomes a record when it is
    /// written. For articles of any length.
    ///
    /// ```
    /// let analysis = bantin::Analyzer::new().analyze("Dự án trị giá 3,774 tỷ đồng.", None);
    /// let (view, record) = (analysis.view("a1"), analysis.record("a1"));
    /// assert_eq!(serde_json::to_string(&view)?, serde_json::to_string(&record)?);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn view<'a>(&'a self, id: &'a str) -> RecordView<'a> {
        RecordView::new(id, self)
    }
}
