//! Additions of the user's own: units, currencies, cues and recognisers,
//! without touching the crate.
//!
//! ```
//! use bantin::{Analyzer, extend::Pattern};
//! use rust_decimal::Decimal;
//!
//! let analyzer = Analyzer::builder()
//!     .unit("giạ", "kg", "mass", Decimal::from(20))?
//!     .currency("đồng vàng", "XAU")?
//!     .recogniser(Pattern::new("stock", r"\b[A-Z]{3}\b(?: \(HOSE\))")?)
//!     .build();
//! let facts = analyzer.analyze("Bán 15 giạ lúa, mua VNM (HOSE).", None).facts;
//! assert_eq!(facts[0].value.canonical().to_string(), "15");
//! assert_eq!(facts[0].value.unit(), Some("giạ"));
//! assert_eq!(facts[1].value.kind_name(), "stock");
//! # Ok::<(), bantin::Error>(())
//! ```

use std::{path::Path, sync::Arc};

use chrono::FixedOffset;
use regex::Regex;
use rust_decimal::Decimal;

pub use crate::grammar::custom::{Found, Recogniser};
use crate::{
    analyzer::Analyzer,
    error::{Error, ErrorKind},
    findings::{self, Relation},
    grammar::custom::Recognisers,
    judge::{self, matcher::Judge},
    normalize::{is_combining, is_invisible},
    options::Options,
    token::Token,
    tsv::Table,
    value::{currency, fact::Value, kind::Kind, views},
    vocabulary::{
        Vocabulary,
        entry::{Currency, Unit},
    },
    word::Segmenter,
};

/// A recogniser made of a regular expression: each match is a fact, its value
/// the group `value` of the expression, or else the whole match.
#[derive(Clone, Debug)]
pub struct Pattern {
    kind: String,
    regex: Regex,
}

impl Pattern {
    /// A pattern for facts of `kind`.
    ///
    /// # Errors
    ///
    /// When `pattern` is no regular expression of the `regex` crate, or `kind` no name for a
    /// kind of one's own, see [`Value::custom`].
    pub fn new(kind: &str, pattern: &str) -> Result<Self, Error> {
        views::check_own_kind(kind)?;
        let regex = Regex::new(pattern).map_err(|error| ErrorKind::Pattern {
            kind: kind.to_owned(),
            message: error.to_string(),
        })?;
        Ok(Pattern {
            kind: kind.to_owned(),
            regex,
        })
    }
}

impl Recogniser for Pattern {
    fn recognise(&self, text: &str, _tokens: &[Token]) -> Vec<Found> {
        let found = |captures: regex::Captures| {
            let whole = captures.get(0)?;
            let value = captures.name("value").unwrap_or(whole);
            Some(Found {
                span: whole.range().into(),
                value: Value::custom(&self.kind, value.as_str()).ok()?,
            })
        };
        self.regex.captures_iter(text).filter_map(found).collect()
    }
}

/// Builds an [`Analyzer`] with additions; see the [module](self) for an example.
#[derive(Clone, Debug)]
pub struct Builder {
    vocabulary: Option<Vocabulary>,
    segmenter: Segmenter,
    recognisers: Recognisers,
    judge: Judge,
    options: Options,
    relations: findings::Options,
}

#[cfg(any(test, feature = "embed-model"))]
impl Default for Builder {
    fn default() -> Self {
        Builder::new(Segmenter::default())
    }
}

impl Builder {
    /// A builder of analyzers that segment words with this model; with the model that is
    /// compiled in there is [`Analyzer::builder`].
    pub fn new(segmenter: Segmenter) -> Self {
        Builder {
            relations: findings::Options::default(),
            vocabulary: None,
            segmenter,
            recognisers: Recognisers::default(),
            judge: Judge::default(),
            options: Options::default(),
        }
    }

    fn vocabulary(&mut self) -> &mut Vocabulary {
        self.vocabulary
            .get_or_insert_with(|| Vocabulary::shared().as_ref().clone())
    }

    /// Asks for all this and nothing else.
    ///
    /// ```
    /// use bantin::{Analyzer, Options};
    ///
    /// let builder = Analyzer::builder().options(Options::new().words(true));
    /// let analyzer = builder.currency("đồng vàng", "XAU")?.build();
    /// assert!(!analyzer.analyze("Giá 5 đồng vàng.", None).words.is_empty());
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Reports facts of these kinds only, see [`Options::kinds`].
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        self.options.kinds = Some(kinds.into());
        self
    }

    /// Whether facts in page furniture are reported too, see [`Options::furniture`].
    pub fn furniture(mut self, yes: bool) -> Self {
        self.options.furniture = yes;
        self
    }

    /// Whether the words of the text are given too, see [`Options::words`].
    pub fn words(mut self, yes: bool) -> Self {
        self.options.words = yes;
        self
    }

    /// Whether the figures are checked against each other, see [`Options::findings`].
    pub fn findings(mut self, yes: bool) -> Self {
        self.options.findings = yes;
        self
    }

    /// The newsroom's time zone, see [`Options::time_zone`].
    pub fn time_zone(mut self, zone: FixedOffset) -> Self {
        self.options.time_zone = zone;
        self
    }

    /// Adds a unit of measure: its spelling in the text, its canonical unit (`kg`),
    /// what it measures (`mass`, as `data/units.tsv` names it), and how many
    /// canonical units it is.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let analyzer = Analyzer::builder().unit("giạ", "kg", "mass", 20)?.build();
    /// let facts = analyzer.analyze("Bán 15 giạ lúa.", None).facts;
    /// let quantity = facts[0].value.as_quantity().unwrap();
    /// assert_eq!((quantity.unit, quantity.measure), ("giạ", Some(("kg", 20.into()))));
    ///
    /// let error = Analyzer::builder().unit("giạ", "kg", "volume", 20).unwrap_err();
    /// assert_eq!(error.to_string(), "`volume` is no dimension of `kg`; write mass");
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the spelling has no letters and no signs or begins with a digit, when the canonical
    /// unit or the dimension is empty, when the crate knows the canonical unit as one of another
    /// dimension, or when the factor is not above 0.
    pub fn unit(
        mut self,
        spelling: &str,
        canonical: &str,
        dimension: &str,
        factor: impl Into<Decimal>,
    ) -> Result<Self, Error> {
        let factor = factor.into();
        check_spelling(spelling, "spelling of a unit")?;
        check_word(
            canonical,
            "canonical unit",
            "a word without blanks, such as kg",
        )?;
        check_word(
            dimension,
            "dimension",
            "a word without blanks, such as mass",
        )?;
        if let Some(known) = self
            .vocabulary()
            .dimension(canonical)
            .filter(|known| *known != dimension)
        {
            let known = known.to_owned();
            let what = format!("dimension of `{canonical}`");
            return Err(ErrorKind::reading(dimension, what, known.into()));
        }
        if factor <= Decimal::ZERO {
            let expected = "a number above 0, of canonical units";
            return Err(ErrorKind::reading(
                &factor.to_string(),
                "factor of a unit",
                expected.into(),
            ));
        }
        let unit = Unit {
            canonical: canonical.to_owned().into(),
            dimension: dimension.to_owned().into(),
            factor,
            glued_only: false,
        };
        self.vocabulary().replace_unit(spelling, unit);
        Ok(self)
    }

    /// Adds a spelling of a currency; `code` is what records write.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let analyzer = Analyzer::builder().currency("đồng vàng", "XAU")?.build();
    /// let facts = analyzer.analyze("Giá 5 đồng vàng.", None).facts;
    /// assert_eq!(facts[0].value.as_money().unwrap().currency, "XAU");
    ///
    /// let error = Analyzer::builder().currency("đồng vàng", "GOLD").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`GOLD` is no currency; write a code of ISO 4217, such as VND, or one of your own \
    ///      of X and two capital letters"
    /// );
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the spelling has no letters and no signs or begins with a digit, or when ISO 4217
    /// has no such code and it is none of `X` and two letters.
    pub fn currency(mut self, spelling: &str, code: &str) -> Result<Self, Error> {
        check_spelling(spelling, "spelling of a currency")?;
        currency::check(code)?;
        let currency = Currency {
            code: code.to_owned().into(),
            factor: Decimal::ONE,
            scaled_only: false,
        };
        self.vocabulary().replace_currency(spelling, currency);
        Ok(self)
    }

    /// Adds units of measure: a table in the form of `data/units.tsv`, columns parted by
    /// tabs. `origin` names it in messages.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let rows = "kg\tmass\t20\tgiạ|giạ lúa\n";
    /// let analyzer = Analyzer::builder().units(rows, "my units")?.build();
    /// let facts = analyzer.analyze("Bán 15 giạ lúa.", None).facts;
    /// assert_eq!(facts[0].value.unit(), Some("giạ lúa"));
    ///
    /// let error = Analyzer::builder().units("kg\tmass\t0\tgiạ", "my units").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "my units, line 1: 0 is no factor; write a number above 0"
    /// );
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When a row is not in that form; the message names the line, and what can stand there.
    pub fn units(mut self, rows: &str, origin: &str) -> Result<Self, Error> {
        self.vocabulary().read_units(Table {
            name: origin,
            text: rows,
        })?;
        Ok(self)
    }

    /// Adds currencies: a table in the form of `data/currencies.tsv`, columns parted by
    /// tabs. `origin` names it in messages.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let analyzer = Analyzer::builder().currencies("XAU\t1\tđồng vàng\n", "mine")?.build();
    /// let facts = analyzer.analyze("Giá 5 đồng vàng.", None).facts;
    /// assert_eq!(facts[0].value.to_string(), "money 5 XAU");
    ///
    /// let error = Analyzer::builder().currencies("gold\t1\tđồng vàng", "mine").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "mine, line 1: `gold` is no currency; write a code of ISO 4217, such as VND, or one \
    ///      of your own of X and two capital letters"
    /// );
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When a row is not in that form; the message names the line, and what can stand there.
    pub fn currencies(mut self, rows: &str, origin: &str) -> Result<Self, Error> {
        self.vocabulary().read_currencies(Table {
            name: origin,
            text: rows,
        })?;
        Ok(self)
    }

    /// Adds rows to the cue table, before the crate's own: text in the form of
    /// `data/cues.tsv`, columns parted by tabs. `origin` names it in messages.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let rows = "mark\tslash\tbefore\tnone\tký hiệu\ta mark on a map is no date\n";
    /// let analyzer = Analyzer::builder().cues(rows, "my cues")?.build();
    /// assert!(analyzer.analyze("Vị trí mang ký hiệu 3/4.", None).facts.is_empty());
    ///
    /// let error = Analyzer::builder().cues("mark\tslash\tbeside\tnone\tký hiệu\t-", "my cues");
    /// assert_eq!(
    ///     error.unwrap_err().to_string(),
    ///     "my cues, line 1: `beside` is no place; \
    ///      write one of before, after, near, sentence, article"
    /// );
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When a row is not in that form; the message names the line, and what can
    /// stand there.
    pub fn cues(mut self, rows: &str, origin: &str) -> Result<Self, Error> {
        let table = Table {
            name: origin,
            text: rows,
        };
        self.vocabulary().add_cues(table)?;
        Ok(self)
    }

    /// Adds the cue table in a file, see [`Builder::cues`].
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and as [`Builder::cues`].
    pub fn cues_from_path(self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let rows = std::fs::read_to_string(path).map_err(|source| ErrorKind::Read {
            path: path.to_owned(),
            source,
        })?;
        self.cues(&rows, &path.display().to_string())
    }

    /// Adds rows of judgement, which are asked before the crate's own: text in the form of
    /// `data/judge/*.rules`, as the module [`judgements`](crate::judgements) tells. A row says
    /// for readings of some rules what the words around them mean: that the reading is out,
    /// or how much speaks for it. What a row of the user's decides is the last word. Each row has cases, one for it and one against it at
    /// least; [`Analyzer::check_judgements`] runs them. `origin` names the rows in messages.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// let rows = "
    /// [duration]
    /// race-of-days  never  giải_chạy ⟦#days⟧    # a race that is called so
    /// + Ông đăng ký giải chạy ⟦3 ngày⟧. |
    /// - Ông chạy bộ ⟦3 ngày⟧. | duration P3D | 3 ngày
    /// ";
    /// let analyzer = Analyzer::builder().judgements(rows, "my rows")?.build();
    /// assert!(analyzer.analyze("Ông đăng ký giải chạy 3 ngày.", None).facts.is_empty());
    /// assert_eq!(analyzer.check_judgements().faults.len(), 0);
    ///
    /// let error = Analyzer::builder().judgements("[duration]\nx away ⟦⟧ ngày", "my rows");
    /// assert_eq!(
    ///     error.unwrap_err().to_string(),
    ///     "my rows, line 2: `away` is no verdict; \
    ///      write one of never, weak, likely, marked, certain, shorten, keep, prefer"
    /// );
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When a row is not in that form, has the id of another one, or lacks a case; the
    /// message names the line, and what can stand there.
    pub fn judgements(mut self, rows: &str, origin: &str) -> Result<Self, Error> {
        let mut judge = std::mem::take(&mut self.judge);
        judge::add_own(&mut judge, self.vocabulary(), rows, origin)?;
        self.judge = judge;
        Ok(self)
    }

    /// Adds the rows of judgement in a file, see [`Builder::judgements`].
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and as [`Builder::judgements`].
    pub fn judgements_from_path(self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let rows = std::fs::read_to_string(path).map_err(|source| ErrorKind::Read {
            path: path.to_owned(),
            source,
        })?;
        self.judgements(&rows, &path.display().to_string())
    }

    /// Switches a row of judgement off, one of `data/judge/*.rules` or of the user's own.
    ///
    /// ```
    /// use bantin::Analyzer;
    ///
    /// // `vào 3 giờ` is an hour of the clock for this row.
    /// let analyzer = Analyzer::builder().without_row("at-the-hour")?.build();
    /// # let _ = analyzer;
    /// assert!(Analyzer::builder().without_row("no-such-row").is_err());
    /// # Ok::<(), bantin::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When no row has this id.
    pub fn without_row(mut self, id: &str) -> Result<Self, Error> {
        if self.judge.switch_off(id) {
            return Ok(self);
        }
        let row = id.to_owned();
        Err(ErrorKind::Row { row }.into())
    }

    /// Adds a recogniser: a [`Pattern`], a function over text and tokens, or
    /// any other [`Recogniser`].
    ///
    /// ```
    /// use bantin::{Analyzer, extend::Found, facts::Value, token::{Token, TokenKind}};
    ///
    /// let tags = |text: &str, tokens: &[Token]| {
    ///     let tags = tokens.iter().filter(|token| token.kind == TokenKind::Mention);
    ///     let found = tags.filter_map(|tag| {
    ///         let value = Value::custom("tag", &tag.span.text(text)[1..]).ok()?;
    ///         Some(Found { span: tag.span, value })
    ///     });
    ///     found.collect::<Vec<Found>>()
    /// };
    /// let analyzer = Analyzer::builder().recogniser(tags).build();
    /// let facts = analyzer.analyze("Xem thêm #hanoi.", None).facts;
    /// assert_eq!(facts[0].value.to_string(), "tag hanoi");
    /// ```
    pub fn recogniser(mut self, recogniser: impl Recogniser + 'static) -> Self {
        self.recognisers.0.push(Arc::new(recogniser));
        self
    }

    /// Looks for findings of this relation, or does not; all are looked for where findings
    /// are [asked for](Options::findings).
    ///
    /// ```
    /// use bantin::{Analyzer, findings::Relation};
    ///
    /// let analyzer = Analyzer::builder().relation(Relation::Share, false).build();
    /// let text = "Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.";
    /// assert!(analyzer.include_findings(true).analyze(text, None).findings.is_empty());
    /// ```
    pub fn relation(mut self, relation: Relation, on: bool) -> Self {
        self.relations.switch(relation, on);
        self
    }

    /// By how much what a text states and what follows may differ beside what the precision
    /// of the text lets pass: a share of what is stated, 0 unless it is set.
    ///
    /// ```
    /// use bantin::{Analyzer, findings::Verdict};
    /// use rust_decimal::Decimal;
    ///
    /// // A tenth of it.
    /// let analyzer = Analyzer::builder().tolerance(Decimal::new(1, 1)).build();
    /// let text = "Xã xử lý 240/272 vụ việc, đạt tỷ lệ 82,24%.";
    /// let findings = analyzer.include_findings(true).analyze(text, None).findings;
    /// assert_eq!(findings[0].verdict, Verdict::Agrees);
    /// ```
    pub fn tolerance(mut self, share: Decimal) -> Self {
        self.relations.tolerance = share;
        self
    }

    /// Links figures told again also where it is only likely that both are one figure, which the
    /// rule of such a finding says: `repetition.likely`. Of those 83 of 100 are, of what is linked
    /// without it 98; half of all that there are are linked without it, four of five with it.
    ///
    /// ```
    /// use bantin::{Analyzer, findings::Finding};
    ///
    /// let analyzer = Analyzer::builder().likely_findings(true).build();
    /// let text = include_str!("../data/samples/06_y_te.txt");
    /// let findings = analyzer.include_findings(true).analyze(text, None).findings;
    /// let is_likely = |finding: &&Finding| finding.rule == "repetition.likely";
    /// assert_eq!(findings.iter().filter(is_likely).count(), 1);
    /// ```
    pub fn likely_findings(mut self, yes: bool) -> Self {
        self.relations.likely = yes;
        self
    }

    /// Segments words with another model or with a user lexicon.
    ///
    /// ```
    /// use bantin::{Analyzer, word::{Segmenter, UserLexicon}};
    ///
    /// let lexicon = UserLexicon::parse("quỹ thu chi", "mine")?;
    /// let segmenter = Segmenter::default().with_user_lexicon(lexicon);
    /// let analyzer = Analyzer::builder().segmenter(segmenter).words(true).build();
    /// let text = "Lập quỹ thu chi.";
    /// let words = analyzer.analyze(text, None).words;
    /// assert_eq!(words[1].span.text(text), "quỹ thu chi");
    /// # Ok::<(), bantin::Error>(())
    /// ```
    pub fn segmenter(mut self, segmenter: Segmenter) -> Self {
        self.segmenter = segmenter;
        self
    }

    /// The analyzer.
    pub fn build(self) -> Analyzer {
        let vocabulary = self.vocabulary.map_or_else(Vocabulary::shared, Arc::new);
        let mut analyzer =
            Analyzer::with_parts(vocabulary, self.segmenter, self.recognisers, self.judge);
        analyzer.relations = self.relations;
        analyzer.options(self.options)
    }
}

/// A spelling that numbers can stand before.
fn check_spelling(spelling: &str, what: &'static str) -> Result<(), Error> {
    let begins = spelling.trim_start().chars().next();
    let has_sign = spelling
        .chars()
        .any(|c| !c.is_whitespace() && !is_invisible(c) && !is_combining(c));
    if has_sign && !begins.is_some_and(|c| c.is_numeric()) {
        return Ok(());
    }
    let expected = "letters or signs, of which the first is no digit";
    Err(ErrorKind::reading(spelling, what, expected.into()))
}

fn check_word(word: &str, what: &'static str, expected: &'static str) -> Result<(), Error> {
    if !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Ok(());
    }
    Err(ErrorKind::reading(word, what, expected.into()))
}

impl Analyzer {
    /// Builds an analyzer with units, currencies, cues, recognisers and a segmenter of
    /// the user's own. Without the feature `embed-model` there is [`Builder::new`].
    #[cfg(any(test, feature = "embed-model"))]
    pub fn builder() -> Builder {
        Builder::default()
    }
}
