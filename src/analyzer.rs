//! [`Analyzer`]: the pipeline in order, on one screen.

use std::{mem, sync::Arc};

use chrono::NaiveDateTime;

use crate::{
    article::{self, Article},
    grammar::{candidate::Candidate, custom::Recognisers, recognisers},
    judge::matcher::Judge,
    phrase::phrases::{self, Phrases},
    sentence, settle,
    span::Span,
    tape::{self, Tape},
    token::{self, Token},
    value::{fact::Fact, kind::Kind},
    vocabulary::Vocabulary,
    word::{self, Segmenter, Word},
};

/// Reads articles. Immutable and cheap to clone: build one and share it
/// between threads.
#[derive(Clone, Debug)]
pub struct Analyzer {
    vocabulary: Arc<Vocabulary>,
    segmenter: Segmenter,
    recognisers: Recognisers,
    pub(crate) judge: Arc<Judge>,
    furniture: bool,
    words: bool,
    kinds: Option<Arc<[Kind]>>,
}

/// An [`Analyzer`] with buffers that are used again from text to text; one for each thread.
///
/// ```
/// use bantin::Analyzer;
///
/// let mut worker = Analyzer::new().worker();
/// for text in ["Quỹ thu 3 tỷ đồng.", "Đoàn có 12 người."] {
///     assert_eq!(worker.analyze(text, None).facts.len(), 1);
/// }
/// ```
#[derive(Debug)]
pub struct Worker {
    analyzer: Analyzer,
    segmenter: word::Worker,
    words: Vec<Word>,
    atoms: tape::Buffers,
    readings: phrases::Buffers,
}

/// What [`Analyzer::analyze`] found.
#[derive(Clone, Debug)]
pub struct Analysis<'t> {
    /// The text that was analysed.
    pub text: &'t str,
    /// What relative dates were resolved against: the caller's time, else the page's.
    pub published: Option<NaiveDateTime>,
    /// Its parts.
    pub article: Article,
    /// Its sentences.
    pub sentences: Vec<Span>,
    /// Its words, where they were [asked for](Analyzer::include_words).
    pub words: Vec<Word>,
    /// Its facts, in the order of the text; they never overlap.
    pub facts: Vec<Fact>,
}

impl Default for Analyzer {
    fn default() -> Self {
        Analyzer::with_parts(
            Vocabulary::shared(),
            Segmenter::default(),
            Recognisers::default(),
            Judge::default(),
        )
    }
}

impl Analyzer {
    /// An analyzer with the default options.
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with_parts(
        vocabulary: Arc<Vocabulary>,
        segmenter: Segmenter,
        recognisers: Recognisers,
        judge: Judge,
    ) -> Self {
        Analyzer {
            vocabulary,
            segmenter,
            recognisers,
            judge: Arc::new(judge),
            furniture: false,
            words: false,
            kinds: None,
        }
    }

    /// Whether facts in page furniture are reported too.
    pub fn include_furniture(mut self, yes: bool) -> Self {
        self.furniture = yes;
        self
    }

    /// Whether the words of the text are given too, see [`Analysis::words`].
    pub fn include_words(mut self, yes: bool) -> Self {
        self.words = yes;
        self
    }

    /// Reports facts of these kinds only.
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        self.kinds = Some(kinds.into());
        self
    }

    /// Reads one article. `published` is what relative dates are resolved
    /// against; without it the time that the page prints is used, and without
    /// that the latest complete date that days without a year stand near to.
    ///
    /// ```
    /// use bantin::{Analyzer, facts::Kind};
    ///
    /// let analyzer = Analyzer::new().kinds(&[Kind::Money]);
    /// let text = "Ngày 9/10, quỹ thu 3,774 tỷ đồng.";
    /// let analysis = analyzer.analyze(text, None);
    /// let fact = &analysis.facts[0];
    /// assert_eq!(fact.span.text(text), "3,774 tỷ đồng");
    /// assert_eq!(fact.value.to_string(), "3774000000 VND");
    /// assert_eq!(analysis.facts.len(), 1);
    /// ```
    pub fn analyze<'t>(&self, text: &'t str, published: Option<NaiveDateTime>) -> Analysis<'t> {
        self.worker().analyze(text, published)
    }

    /// A worker: the analyzer with buffers of its own, for one thread.
    pub fn worker(&self) -> Worker {
        Worker {
            segmenter: self.segmenter.worker(),
            analyzer: self.clone(),
            words: Vec::new(),
            atoms: tape::Buffers::default(),
            readings: phrases::Buffers::default(),
        }
    }

    /// Every reading of the text: the crate's recognisers', then the user's.
    pub(crate) fn propose(&self, p: &Phrases) -> Vec<Candidate> {
        let mut candidates = recognisers::propose(p);
        if !self.recognisers.0.is_empty() {
            let tokens: Vec<Token> = token::tokens(p.text).collect();
            for recogniser in &self.recognisers.0 {
                let found = recogniser.recognise(p.text, &tokens);
                candidates.extend(found.into_iter().filter_map(|f| Candidate::custom(p, f)));
            }
        }
        candidates
    }
}

impl Worker {
    /// Reads one article, see [`Analyzer::analyze`].
    pub fn analyze<'t>(&mut self, text: &'t str, published: Option<NaiveDateTime>) -> Analysis<'t> {
        let Prepared {
            article,
            sentences,
            published,
            phrases,
        } = prepare(
            &self.analyzer,
            &mut self.segmenter,
            &mut self.words,
            (mem::take(&mut self.atoms), mem::take(&mut self.readings)),
            text,
            published,
        );
        let candidates = self.analyzer.propose(&phrases);
        let mut facts = settle::facts::read(&phrases, &self.analyzer.judge, candidates, published);
        if let Some(kinds) = &self.analyzer.kinds {
            facts.retain(|fact| kinds.contains(&fact.kind()));
        }
        (self.atoms, self.readings) = phrases.into_buffers();
        let words = self.analyzer.words.then(|| self.words.clone());
        Analysis {
            text,
            published,
            article,
            sentences,
            words: words.unwrap_or_default(),
            facts,
        }
    }

    /// Everything up to the facts.
    pub(crate) fn prepare<'a>(
        &'a mut self,
        text: &'a str,
        published: Option<NaiveDateTime>,
    ) -> Prepared<'a> {
        let buffers = (mem::take(&mut self.atoms), mem::take(&mut self.readings));
        let (segmenter, words) = (&mut self.segmenter, &mut self.words);
        prepare(&self.analyzer, segmenter, words, buffers, text, published)
    }
}

/// The pipeline up to the facts, in order.
fn prepare<'a>(
    analyzer: &'a Analyzer,
    segmenter: &mut word::Worker,
    words: &mut Vec<Word>,
    (atoms, readings): (tape::Buffers, phrases::Buffers),
    text: &'a str,
    published: Option<NaiveDateTime>,
) -> Prepared<'a> {
    words.clear();
    segmenter.words_into(text, words);
    let sentences = sentence::sentences(text);
    let article = article::read(text);
    let skipped: &[Span] = if analyzer.furniture {
        &[]
    } else {
        &article.furniture
    };
    let tokens = token::tokens(text);
    let vocabulary = &analyzer.vocabulary;
    let tape = Tape::new(text, vocabulary, tokens, words, &sentences, skipped, atoms);
    Prepared {
        published: published.or(article.published.map(|printed| printed.time)),
        phrases: Phrases::new(tape, readings),
        article,
        sentences,
    }
}

/// A text as the fact recognisers read it.
pub(crate) struct Prepared<'a> {
    pub article: Article,
    pub sentences: Vec<Span>,
    /// The caller's time of publication, else the page's.
    pub published: Option<NaiveDateTime>,
    pub phrases: Phrases<'a>,
}
