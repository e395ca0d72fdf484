//! A text with what was found in it.

use std::{borrow::Cow, sync::Arc};

use bantin::{
    Language, PublishedAt, Span, Worker,
    facts::DateValue,
    record::ArticleRecord,
    word::{Word, WordKind},
};
use pyo3::{prelude::*, sync::PyOnceLock, types::PyTuple};
use serde::{Deserialize, Serialize};

use crate::{
    fact::Facts,
    finding::{self, Finding},
    published, span,
    state::{Reduced, as_python, reduced, restored},
};

/// What is kept of an analysis: all, without its borrow of the text.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    id: String,
    title: Option<String>,
    source: Option<String>,
    section: Option<String>,
    byline: Option<String>,
    published: Option<PublishedAt>,
    published_estimate: Option<DateValue>,
    language: Language,
    sentences: Vec<Span>,
    #[serde(with = "words")]
    words: Vec<Word>,
    paragraphs: Vec<Span>,
    headings: Vec<Span>,
    furniture: Vec<Span>,
    facts: Arc<Facts>,
    findings: Vec<Arc<finding::Kept>>,
}

impl Kept {
    /// Reads a text, and keeps it.
    pub fn read(
        worker: &mut Worker,
        id: String,
        text: String,
        published: Option<PublishedAt>,
    ) -> Self {
        let analysis = worker.analyze(&text, published);
        let view = analysis.view("");
        let [title, source, section, byline] = [view.title, view.source, view.section, view.byline]
            .map(|text| text.map(Cow::into_owned));
        let findings = analysis.findings.iter().map(finding::Kept::new);
        Kept {
            id,
            title,
            source,
            section,
            byline,
            published: analysis.published,
            published_estimate: analysis.published_estimate,
            language: analysis.language,
            findings: findings.map(Arc::new).collect(),
            sentences: analysis.sentences,
            words: analysis.words,
            paragraphs: analysis.article.paragraphs,
            headings: analysis.article.headings,
            furniture: analysis.article.furniture,
            facts: Arc::new(Facts {
                found: analysis.facts,
                text,
            }),
        }
    }

    fn text(&self) -> &str {
        &self.facts.text
    }

    fn record(&self) -> ArticleRecord {
        // Of this version.
        let mut record = ArticleRecord::default();
        record.id = self.id.clone();
        record.title = self.title.clone();
        record.published = self.published.map(|time| time.to_string());
        record.published_estimate = self.published_estimate.map(|date| date.to_string());
        record.source = self.source.clone();
        record.section = self.section.clone();
        record.byline = self.byline.clone();
        record.language = self.language;
        record.facts = self.facts.each().map(|fact| fact.to_record()).collect();
        let findings = self.findings.iter();
        record.findings = findings.map(|kept| kept.record.clone()).collect();
        record
    }
}

/// An article.
#[pyclass(frozen, eq, module = "bantin")]
pub struct Article {
    kept: Kept,
    facts: PyOnceLock<Py<PyTuple>>,
    sentences: PyOnceLock<Py<PyTuple>>,
    words: PyOnceLock<Py<PyTuple>>,
}

impl PartialEq for Article {
    fn eq(&self, other: &Article) -> bool {
        self.kept == other.kept
    }
}

impl Article {
    pub fn new(kept: Kept) -> Self {
        Article {
            kept,
            facts: PyOnceLock::new(),
            sentences: PyOnceLock::new(),
            words: PyOnceLock::new(),
        }
    }

    fn spans(&self, spans: &[Span], py: Python<'_>) -> PyResult<Py<PyTuple>> {
        span::tuple(py, span::spans(self.kept.text(), spans))
    }
}

#[pymethods]
impl Article {
    #[getter]
    fn id(&self) -> &str {
        &self.kept.id
    }

    #[getter]
    fn text(&self) -> &str {
        self.kept.text()
    }

    #[getter]
    fn title(&self) -> Option<&str> {
        self.kept.title.as_deref()
    }

    #[getter]
    fn source(&self) -> Option<&str> {
        self.kept.source.as_deref()
    }

    #[getter]
    fn section(&self) -> Option<&str> {
        self.kept.section.as_deref()
    }

    #[getter]
    fn byline(&self) -> Option<&str> {
        self.kept.byline.as_deref()
    }

    #[getter]
    fn published<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let time = self.kept.published;
        time.map(|time| published::written(time, py)).transpose()
    }

    #[getter]
    fn published_estimate(&self) -> Option<String> {
        self.kept.published_estimate.map(|date| date.to_string())
    }

    #[getter]
    fn vietnamese(&self) -> f32 {
        self.kept.language.vietnamese
    }

    #[getter]
    fn diacritics(&self) -> f32 {
        self.kept.language.diacritics
    }

    #[getter]
    fn facts(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let facts = || span::tuple(py, self.kept.facts.each());
        self.facts
            .get_or_try_init(py, facts)
            .map(|tuple| tuple.clone_ref(py))
    }

    #[getter]
    fn findings(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        span::tuple(py, self.kept.findings.iter().cloned().map(Finding))
    }

    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let spans = || self.spans(&self.kept.sentences, py);
        self.sentences
            .get_or_try_init(py, spans)
            .map(|tuple| tuple.clone_ref(py))
    }

    #[getter]
    fn words(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let words = || span::tuple(py, span::words(self.kept.text(), &self.kept.words));
        self.words
            .get_or_try_init(py, words)
            .map(|tuple| tuple.clone_ref(py))
    }

    #[getter]
    fn paragraphs(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.spans(&self.kept.paragraphs, py)
    }

    #[getter]
    fn headings(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.spans(&self.kept.headings, py)
    }

    #[getter]
    fn furniture(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.spans(&self.kept.furniture, py)
    }

    fn record<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        as_python(&self.kept.record(), py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let id = self.kept.id.as_str().into_pyobject(py)?.repr()?;
        let title = self.title().into_pyobject(py)?.repr()?;
        let facts = self.kept.facts.found.len();
        Ok(format!("<Article {id}, title={title}, {facts} facts>"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        reduced("restore_article", &self.kept, py)
    }
}

#[pyfunction]
pub fn restore_article(state: &[u8]) -> PyResult<Article> {
    restored(state).map(Article::new)
}

/// Words as JSON: start, end and what they are.
mod words {
    use serde::{Deserializer, Serializer, de::Error};

    use super::{Deserialize, Span, Word, WordKind};

    const KINDS: [WordKind; 7] = [
        WordKind::Word,
        WordKind::Name,
        WordKind::Foreign,
        WordKind::Number,
        WordKind::Symbol,
        WordKind::Punct,
        WordKind::Address,
    ];

    pub fn serialize<S: Serializer>(words: &[Word], serializer: S) -> Result<S::Ok, S::Error> {
        let kind = |word: &Word| KINDS.iter().position(|kind| *kind == word.kind);
        serializer.collect_seq(
            words
                .iter()
                .map(|word| (word.span.start, word.span.end, kind(word))),
        )
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Word>, D::Error> {
        let words = Vec::<(usize, usize, usize)>::deserialize(deserializer)?;
        let word = |(start, end, kind): (usize, usize, usize)| {
            let kind = *KINDS.get(kind)?;
            Some(Word {
                span: Span::new(start, end),
                kind,
            })
        };
        let words: Option<Vec<Word>> = words.into_iter().map(word).collect();
        words.ok_or_else(|| D::Error::custom("a kind of words that there is not"))
    }
}
