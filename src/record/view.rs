//! [`RecordView`]: a record that is written without being made as a whole.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::{
    fact::FactRecord,
    finding::{FindingRecord, Written},
};
use crate::{
    analyzer::Analysis, findings::Finding, language::Language, offsets::Offsets, plain, span::Span,
    value::fact::Fact,
};

/// The version of the record format, written into every record of an article. It
/// goes up when a field changes its meaning or goes away; new fields leave it.
pub const VERSION: u32 = 2;

/// An [`ArticleRecord`](super::ArticleRecord) to write only: its fields, borrowed.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct RecordView<'a> {
    /// The caller's name for the article.
    pub id: &'a str,
    /// The version of the record format.
    pub version: u32,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'a, str>>,
    /// What relative dates were resolved against, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When the text was published by what it says itself, where that is not known: as finely
    /// as it tells, `2018`, `2018-10` or `2018-10-09`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_estimate: Option<String>,
    /// The agency or paper that the dateline or byline names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Cow<'a, str>>,
    /// The newspaper section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Cow<'a, str>>,
    /// The author's line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<Cow<'a, str>>,
    /// The address of the page, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// What the text was written in, where that was not UTF-8: `tcvn3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<&'a str>,
    /// How many capitals were put back that this encoding cannot tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mended_capitals: Option<usize>,
    /// How sure it is that the text is Vietnamese with diacritics.
    pub language: Language,
    /// The facts in the order of the text.
    pub facts: FactsView<'a>,
    /// How the figures stand to each other, where that was asked for.
    #[serde(skip_serializing_if = "FindingsView::is_empty")]
    pub findings: FindingsView<'a>,
}

impl<'a> RecordView<'a> {
    pub(super) fn new(id: &'a str, analysis: &'a Analysis) -> Self {
        let article = &analysis.article;
        let declared = &analysis.declared;
        let written = analysis.written.as_ref();
        let text = |declared: &'a Option<String>, span: Option<Span>| {
            let shown = |span: Span| plain::shown(span.text(analysis.text), analysis.leftovers);
            let declared = declared.as_deref().map(Cow::Borrowed);
            declared.or_else(|| span.map(shown))
        };
        RecordView {
            id,
            version: VERSION,
            title: text(&declared.title, article.title),
            published: analysis.published.map(|time| time.to_string()),
            published_estimate: analysis.published_estimate.map(|date| date.to_string()),
            source: text(&declared.source, article.source),
            section: text(&declared.section, article.section),
            byline: text(&declared.byline, article.byline),
            url: declared.url.as_deref(),
            encoding: written.map(|written| &*written.encoding),
            mended_capitals: written
                .map(|written| written.mended_capitals)
                .filter(|count| *count > 0),
            language: analysis.language,
            facts: FactsView {
                facts: &analysis.facts,
                text: analysis.text,
                spans: None,
            },
            findings: FindingsView(&analysis.findings),
        }
    }

    /// The same with `start` and `end` of its facts counted so.
    ///
    /// ```
    /// use bantin::{Analyzer, Offsets, record::ArticleRecord};
    ///
    /// let analysis = Analyzer::new().analyze("Đã thu 3 tỷ đồng.", None);
    /// let record = ArticleRecord::from(analysis.view("a1").offsets(Offsets::Chars));
    /// assert_eq!((record.facts[0].start, record.facts[0].end), (7, 16));
    /// ```
    pub fn offsets(mut self, offsets: Offsets) -> Self {
        let spans = || {
            let spans: Vec<Span> = self.facts.facts.iter().map(|fact| fact.span).collect();
            offsets.of(self.facts.text, &spans)
        };
        self.facts.spans = (offsets != Offsets::Bytes).then(spans);
        self
    }
}

/// Facts that become records one by one.
#[derive(Clone, Debug)]
pub struct FactsView<'a> {
    facts: &'a [Fact],
    text: &'a str,
    /// Their spans, where they are not counted in bytes.
    spans: Option<Vec<Span>>,
}

impl<'a> FactsView<'a> {
    /// Their records, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = FactRecord> + '_ {
        self.records()
    }

    fn records<'s, S>(&'s self) -> impl Iterator<Item = FactRecord<S>>
    where
        S: Default + From<&'s str> + From<String>,
    {
        self.facts.iter().enumerate().map(|(n, fact)| {
            let mut record = FactRecord::of(fact, self.text);
            if let Some(spans) = &self.spans {
                (record.start, record.end) = (spans[n].start, spans[n].end);
            }
            record
        })
    }
}

impl Serialize for FactsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.records::<Cow<str>>())
    }
}

/// Findings that become records one by one.
#[derive(Clone, Copy, Debug)]
pub struct FindingsView<'a>(&'a [Finding]);

impl<'a> FindingsView<'a> {
    /// Their records, one after the other.
    pub fn iter(self) -> impl Iterator<Item = FindingRecord> + 'a {
        self.0.iter().map(FindingRecord::new)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for FindingsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Written::new))
    }
}
