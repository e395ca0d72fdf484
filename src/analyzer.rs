//! [`Analyzer`]: the pipeline in order, on one screen.

use std::sync::Arc;

use chrono::FixedOffset;

use crate::{
    article::{self, Article, Declared, Written},
    findings::{self, Finding, Findings, Published},
    grammar::{
        candidate::Candidate,
        custom::Recognisers,
        recognisers::{self, Asked},
    },
    judge::matcher::Judge,
    language::{self, Language, Reading},
    normalize::{fold, is_letter},
    options::Options,
    phrase::{
        phrases::{self, Phrases},
        roll::{self, Roll, Sizes, Source},
    },
    plain::{self, Plain},
    sentence, settle,
    span::Span,
    tape::Tape,
    token::{self, Token},
    value::{fact::Fact, kind::Kind, moment::DateValue, published::PublishedAt},
    vocabulary::{Vocabulary, class::Class},
    word::{Segmenter, Word},
};

/// Reads articles. Immutable and cheap to clone: build one and share it
/// between threads.
///
/// ```
/// use bantin::Analyzer;
///
/// let analyzer = Analyzer::new();
/// let shared = analyzer.clone();
/// let found = std::thread::spawn(move || shared.analyze("Quỹ thu 3 tỷ đồng.", None).facts.len());
/// assert_eq!(found.join().unwrap(), analyzer.analyze("Đoàn có 12 người.", None).facts.len());
/// ```
#[derive(Clone, Debug)]
pub struct Analyzer {
    vocabulary: Arc<Vocabulary>,
    segmenter: Segmenter,
    recognisers: Recognisers,
    pub(crate) judge: Arc<Judge>,
    options: Options,
    /// What of findings is asked for, where they are.
    pub(crate) relations: findings::Options,
    sizes: Sizes,
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
    /// None while a text is read.
    buffers: Option<roll::Buffers>,
    gathered: findings::Buffers,
}

/// What [`Analyzer::analyze`] found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Analysis<'t> {
    /// The text that was analysed.
    pub text: &'t str,
    /// What relative dates were resolved against: the caller's time, an instant in the
    /// newsroom's zone, else the page's.
    pub published: Option<PublishedAt>,
    /// Where that is not known: when the text was published by what it says of days and
    /// years, as finely as they tell, a day, a month or a year. Facts that rest on it say so
    /// ([`Fact::estimated`]).
    ///
    /// ```
    /// let text = "Trong 9 tháng đầu năm 2018, tỉnh thu 3 tỷ đồng. Ngày 9/10, tỉnh công bố số liệu.";
    /// let analysis = bantin::Analyzer::new().analyze(text, None);
    /// assert_eq!(analysis.published_estimate.unwrap().to_string(), "2018-10");
    /// assert_eq!(analysis.facts[2].value.to_string(), "date 2018-10-09");
    /// assert!(analysis.facts[2].estimated);
    /// ```
    pub published_estimate: Option<DateValue>,
    /// Its parts.
    pub article: Article,
    /// Its sentences.
    pub sentences: Vec<Span>,
    /// Its words, where they were [asked for](Analyzer::include_words).
    pub words: Vec<Word>,
    /// Its facts, in the order of the text; they never overlap.
    pub facts: Vec<Fact>,
    /// How its figures stand to each other, where that was
    /// [asked for](Analyzer::include_findings).
    pub findings: Vec<Finding>,
    /// What the page says of the article beside its text, as
    /// the feature `html` reads it; a record shows it first.
    pub declared: Declared,
    /// How the text was written before it was decoded, for its record to tell: whoever
    /// decoded it knows.
    pub written: Option<Written>,
    /// How sure it is that the text is Vietnamese with diacritics.
    pub language: Language,
    /// Whether leftovers of markup were read through.
    pub(crate) leftovers: bool,
}

#[cfg(any(test, feature = "embed-model"))]
impl Default for Analyzer {
    fn default() -> Self {
        Analyzer::with_segmenter(Segmenter::default())
    }
}

impl Analyzer {
    /// An analyzer with the default options. Without the feature `embed-model` there is
    /// [`Analyzer::with_segmenter`].
    #[cfg(any(test, feature = "embed-model"))]
    pub fn new() -> Self {
        Self::default()
    }

    /// An analyzer with the default options that segments words with this model.
    ///
    /// ```
    /// use bantin::{Analyzer, word::Segmenter};
    ///
    /// let segmenter = Segmenter::from_path("data/words.model")?;
    /// let facts = Analyzer::with_segmenter(segmenter).analyze("Thu 3 tỷ đồng.", None).facts;
    /// assert_eq!(facts[0].value.canonical().to_string(), "3000000000 VND");
    /// # Ok::<(), bantin::Error>(())
    /// ```
    #[inline]
    pub fn with_segmenter(segmenter: Segmenter) -> Self {
        Analyzer::with_parts(
            Vocabulary::shared(),
            segmenter,
            Recognisers::default(),
            Judge::default(),
        )
    }

    #[inline]
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
            options: Options::default(),
            relations: findings::Options::default(),
            sizes: Sizes::USUAL,
        }
    }

    /// Asks for all this and nothing else.
    ///
    /// ```
    /// use bantin::{Analyzer, Options};
    ///
    /// let analyzer = Analyzer::new().options(Options::new().findings(true).words(true));
    /// assert!(!analyzer.analyze("Quỹ thu 3 tỷ đồng.", None).words.is_empty());
    /// ```
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Whether facts in page furniture are reported too, see [`Options::furniture`].
    pub fn include_furniture(mut self, yes: bool) -> Self {
        self.options.furniture = yes;
        self
    }

    /// Whether what is left of markup is read through, see [`Options::leftovers`].
    pub fn read_leftovers(mut self, yes: bool) -> Self {
        self.options.leftovers = yes;
        self
    }

    /// Whether the words of the text are given too, see [`Options::words`].
    pub fn include_words(mut self, yes: bool) -> Self {
        self.options.words = yes;
        self
    }

    /// The newsroom's time zone, see [`Options::time_zone`].
    pub fn time_zone(mut self, zone: FixedOffset) -> Self {
        self.options.time_zone = zone;
        self
    }

    /// Whether a text without a time of publication may tell of it, see
    /// [`Options::estimates`].
    pub fn estimate_published(mut self, yes: bool) -> Self {
        self.options.estimates = yes;
        self
    }

    /// Whether the figures are checked against each other, see [`Options::findings`].
    pub fn include_findings(mut self, yes: bool) -> Self {
        self.options.findings = yes;
        self
    }

    /// Reports facts of these kinds only, see [`Options::kinds`].
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        self.options.kinds = Some(kinds.into());
        self
    }

    /// Reads one article. `published` is what relative dates are resolved
    /// against; without it the time that the page prints is used, and without
    /// that what the text gives away, see [`Analysis::published_estimate`].
    ///
    /// ```
    /// use bantin::{Analyzer, facts::Kind};
    ///
    /// let analyzer = Analyzer::new().kinds(&[Kind::Money]);
    /// let text = "Ngày 9/10, quỹ thu 3,774 tỷ đồng.";
    /// let analysis = analyzer.analyze(text, None);
    /// let fact = &analysis.facts[0];
    /// assert_eq!(fact.span.text(text), "3,774 tỷ đồng");
    /// assert_eq!(fact.value.canonical().to_string(), "3774000000 VND");
    /// assert_eq!(analysis.facts.len(), 1);
    /// ```
    pub fn analyze<'t>(&self, text: &'t str, published: Option<PublishedAt>) -> Analysis<'t> {
        self.worker().analyze(text, published)
    }

    /// A worker: the analyzer with buffers of its own, for one thread.
    pub fn worker(&self) -> Worker {
        Worker {
            analyzer: self.clone(),
            buffers: None,
            gathered: findings::Buffers::default(),
        }
    }

    /// A text as it is read.
    pub(crate) fn plain<'t>(&self, text: &'t str) -> Plain<'t> {
        Plain::new(text, self.options.leftovers)
    }

    /// Everything up to the facts, of a text that is read as it is.
    pub(crate) fn prepare<'a>(
        &'a self,
        text: &'a str,
        published: Option<PublishedAt>,
    ) -> Prepared<'a> {
        let sentences: Vec<Span> = sentence::iter(text).collect();
        let article = article::read_plain(text);
        let skipped = self.skipped(&article);
        let tape = Tape::new(text, &self.vocabulary, &self.segmenter, &sentences, skipped);
        Prepared {
            published: self.published(published, &article),
            phrases: Phrases::new(tape, phrases::Buffers::default()),
        }
    }

    /// The caller's time of publication, else the page's, on the newsroom's clock.
    fn published(&self, given: Option<PublishedAt>, page: &Article) -> Option<PublishedAt> {
        let given = given.map(|time| time.in_zone(self.options.time_zone));
        given.or_else(|| page.published.map(PublishedAt::from))
    }

    /// What of an article is not read.
    fn skipped<'a>(&self, article: &'a Article) -> &'a [Span] {
        if self.options.furniture {
            &[]
        } else {
            &article.furniture
        }
    }

    /// The recognisers that are enough for the kinds that are reported, where not all are needed.
    /// What the user's own ones find may overlap anything.
    fn asked(&self) -> Option<Asked> {
        let kinds = self
            .options
            .kinds
            .as_ref()
            .filter(|_| self.recognisers.0.is_empty());
        Asked::for_kinds(kinds?)
    }

    /// Whether a fact needs no word that is written without its diacritics, or is of another
    /// language.
    fn is_certain(&self, fact: &Fact, plain: &Plain) -> bool {
        let reading = plain.language().reading();
        let class = |word: &str| self.vocabulary.class(self.vocabulary.word(&fold(word)));
        let known = |word| class(word).has(Class::UNIT) || class(word).has(Class::CURRENCY);
        let text = fact.span.text(plain.text());
        let split = |c: char| !is_letter(c);
        let mut words = text.split(split).filter(|word| !word.is_empty());
        let has_currency = |text: &str| {
            text.contains(['$', '€', '₫', '£', '¥'])
                || text.split(split).any(|w| class(w).has(Class::CURRENCY))
        };
        let mut by_signs =
            || words.all(|word| !word.is_ascii() || is_capitals(word) || known(word));
        match reading {
            Reading::Whole => true,
            // Of a figure alone only words could say what it is.
            Reading::Bare => {
                let alone = text.bytes().all(|b| b.is_ascii_digit());
                let unnamed = fact.kind() == Kind::Money && !has_currency(text);
                !alone
                    && !unnamed
                    && by_signs()
                    && !plain::is_doubtful(plain.text(), fact.span, fact.kind())
            }
            Reading::Signs => {
                let behind = &plain.text()[fact.span.end..];
                let kinds = [Kind::Percent, Kind::Money, Kind::Quantity];
                kinds.contains(&fact.kind())
                    && by_signs()
                    && !language::goes_on(behind)
                    && !plain::ends_in_scale(text)
            }
        }
    }

    /// Every reading of the text: the crate's recognisers', then the user's.
    pub(crate) fn propose(&self, p: &Phrases) -> Vec<Candidate> {
        let mut candidates = recognisers::propose(p);
        candidates.extend(self.found(p));
        candidates
    }

    /// The readings of the user's own recognisers.
    fn found(&self, p: &Phrases) -> Vec<Candidate> {
        let mut candidates = Vec::new();
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
    pub fn analyze<'t>(&mut self, text: &'t str, published: Option<PublishedAt>) -> Analysis<'t> {
        let plain = self.analyzer.plain(text);
        let language = plain.language();
        if plain.is_whole() && language.reading() == Reading::Whole {
            return self.read(text, published, language);
        }
        let mut analysis = self.read(plain.text(), published, language);
        analysis.keep(|fact| self.analyzer.is_certain(fact, &plain));
        analysis.move_spans(|span| plain.span(span));
        Analysis { text, ..analysis }
    }

    /// Reads a text as it is.
    fn read<'t>(
        &mut self,
        text: &'t str,
        published: Option<PublishedAt>,
        language: Language,
    ) -> Analysis<'t> {
        let analyzer = &self.analyzer;
        let sentences: Vec<Span> = sentence::iter(text).collect();
        let article = article::read_plain(text);
        let published = analyzer.published(published, &article);
        let source = Source {
            text,
            vocabulary: &analyzer.vocabulary,
            segmenter: &analyzer.segmenter,
            sentences: &sentences,
            skipped: analyzer.skipped(&article),
            // What the user's own recognisers find may be of any length.
            sizes: if analyzer.recognisers.0.is_empty() {
                analyzer.sizes
            } else {
                Sizes::WHOLE
            },
        };
        let buffers = self.buffers.take();
        let buffers = buffers.unwrap_or_else(|| roll::Buffers::new(&analyzer.segmenter));
        let roll = Roll::new(source, buffers);
        let found = |p: &Phrases| analyzer.found(p);
        let mut checked = analyzer.options.findings.then(|| {
            let buffers = std::mem::take(&mut self.gathered);
            Findings::new(&analyzer.relations, text, article.title, buffers)
        });
        let seen = |p: &Phrases, facts: &[Fact]| {
            if let Some(checked) = &mut checked {
                checked.see(p, facts);
            }
        };
        // Which figures belong together is told by all that stands between them.
        let asked = analyzer.asked().filter(|_| !analyzer.options.findings);
        let (settled, roll) = settle::facts::read(
            roll,
            &analyzer.judge,
            asked,
            found,
            seen,
            published,
            analyzer.options.estimates,
        );
        let facts = settled.facts;
        self.buffers = Some(roll.into_buffers());
        let words = if analyzer.options.words {
            analyzer.segmenter.words(text)
        } else {
            Vec::new()
        };
        let day = published.map(|time| time.date());
        let published_on = Published::new(day, settled.published_estimate);
        let mut findings = Vec::new();
        if let Some(checked) = checked {
            (findings, self.gathered) = checked.judge(&facts, published_on);
        }
        let mut analysis = Analysis {
            text,
            published,
            published_estimate: settled.published_estimate,
            article,
            sentences,
            words,
            facts,
            findings,
            declared: Declared::default(),
            written: None,
            language,
            leftovers: analyzer.options.leftovers,
        };
        if let Some(kinds) = &analyzer.options.kinds {
            analysis.keep(|fact| kinds.contains(&fact.kind()));
        }
        analysis
    }
}

impl Analysis<'_> {
    /// Leaves out the other facts, and the findings that have one of them.
    fn keep(&mut self, is_kept: impl Fn(&Fact) -> bool) {
        findings::keep(&mut self.findings, self.facts.iter().map(&is_kept));
        self.facts.retain(is_kept);
    }

    /// Gives all parts the places that `to` says.
    fn move_spans(&mut self, to: impl Fn(Span) -> Span) {
        self.article.move_spans(&to);
        let words = self.words.iter_mut().map(|word| &mut word.span);
        let facts = self.facts.iter_mut().map(|fact| &mut fact.span);
        for span in self.sentences.iter_mut().chain(words).chain(facts) {
            *span = to(*span);
        }
    }
}

/// `USD`, but no single letter that may be a word.
fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// A text as the fact recognisers read it.
pub(crate) struct Prepared<'a> {
    pub published: Option<PublishedAt>,
    pub phrases: Phrases<'a>,
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use chrono::NaiveDate;

    use super::*;
    use crate::tape::LOOKED;

    include!("../tests/common/endless.rs");

    /// Four times as much of one thing takes four times the work, counted in atoms that are
    /// looked at.
    #[test]
    fn work_grows_with_the_text_alone() {
        const BYTES: usize = 3_000;
        let analyzer = Analyzer::new();
        let mut faults = Vec::new();
        for piece in ENDLESS.iter().flat_map(|line| line.split('|')) {
            for published in [None, Some(NaiveDate::default().into())] {
                let work = |bytes: usize| {
                    let text = piece.repeat(bytes / piece.len());
                    LOOKED.set(0);
                    analyzer.analyze(&text, published);
                    LOOKED.get()
                };
                let (some, four) = (work(BYTES), work(4 * BYTES));
                if four > some * 9 / 2 {
                    faults.push(format!("{piece:?}: {some}, then {four}"));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    /// The same where figures are checked against each other.
    #[test]
    fn work_of_findings_grows_with_the_text_alone() {
        const FACTS: usize = 600;
        const LISTS: [&str; 8] = [
            "Trong đó, xã có 200 hộ (40 hộ nghèo, 160 hộ khá), đạt tỷ lệ 20%. ",
            "xã có 200 hộ, trong đó 40 hộ nghèo, ",
            "gồm 40 hộ và ",
            "giá tăng từ 80 lên 100 triệu đồng, tăng 25%; ",
            "Ông Nam góp 1.615 triệu đồng. ",
            "1.615 triệu đồng (70.000 USD), ",
            "ngày 5/6, Thứ Tư, 07/10/2020, ",
            "40%, 60% và 814 người (5%), ",
        ];
        let analyzer = Analyzer::new().include_findings(true);
        let mut faults = Vec::new();
        for piece in LISTS {
            let work = |count: usize| {
                let text = format!("Quỹ góp 1.615 triệu đồng\n{}", piece.repeat(count));
                LOOKED.set(0);
                analyzer.analyze(&text, None);
                LOOKED.get()
            };
            let (some, four) = (work(FACTS), work(4 * FACTS));
            if four > some * 9 / 2 {
                faults.push(format!("{piece:?}: {some}, then {four}"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    /// Where a long text is parted says nothing of its facts.
    #[test]
    fn a_text_is_read_the_same_in_stretches() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut text = String::new();
        for folder in ["data/samples", "tests/cases"] {
            let mut paths: Vec<_> = fs::read_dir(root.join(folder))
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|end| end == "txt"))
                .collect();
            paths.sort();
            for path in paths {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
        text.push_str(&"Thu 3 tỷ đồng ngày 9-10. ".repeat(300));
        let published = Some(NaiveDate::default().into());
        let in_one_line = text.replace('\n', " ");
        let without_percent = text.replace('%', "");
        for (text, published) in [
            (text, None),
            (in_one_line, published),
            (without_percent, None),
        ] {
            let read = |sizes: Sizes| {
                let analyzer = Analyzer {
                    sizes,
                    ..Analyzer::new().include_furniture(true)
                };
                analyzer.analyze(&text, published).facts
            };
            let whole = read(Sizes::WHOLE);
            assert!(whole.len() > 1000);
            let parts = read(Sizes {
                stretch: 1000,
                ..Sizes::USUAL
            });
            for (one, other) in parts.iter().zip(&whole) {
                assert_eq!(one, other);
            }
            assert_eq!(parts.len(), whole.len());
        }
    }
}
