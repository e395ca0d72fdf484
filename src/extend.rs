//! Additions of the user's own: units, currencies, cues and recognisers,
//! without touching the crate.
//!
//! ```
//! use bantin::{Analyzer, extend::Pattern};
//! use rust_decimal::Decimal;
//!
//! let analyzer = Analyzer::builder()
//!     .unit("giạ", "kg", "mass", Decimal::from(20))
//!     .currency("đồng vàng", "XAU")
//!     .recogniser(Pattern::new("stock", r"\b[A-Z]{3}\b(?: \(HOSE\))")?)
//!     .build();
//! let facts = analyzer.analyze("Bán 15 giạ lúa, mua VNM (HOSE).", None).facts;
//! assert_eq!(facts[0].value.to_string(), "15");
//! assert_eq!(facts[0].value.unit(), Some("giạ"));
//! assert_eq!(facts[1].value.kind_name(), "stock");
//! # Ok::<(), bantin::Error>(())
//! ```

use std::{path::Path, sync::Arc};

use regex::Regex;
use rust_decimal::Decimal;

pub use crate::grammar::custom::{Found, Recogniser};
use crate::{
    analyzer::Analyzer,
    error::{Error, ErrorKind},
    grammar::custom::Recognisers,
    judge::{self, matcher::Judge},
    token::Token,
    tsv::Table,
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
    /// When `pattern` is no regular expression of the `regex` crate.
    pub fn new(kind: &str, pattern: &str) -> Result<Self, Error> {
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
                kind: self.kind.clone(),
                value: value.as_str().to_owned(),
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
            vocabulary: None,
            segmenter,
            recognisers: Recognisers::default(),
            judge: Judge::default(),
        }
    }

    fn vocabulary(&mut self) -> &mut Vocabulary {
        self.vocabulary
            .get_or_insert_with(|| Vocabulary::shared().as_ref().clone())
    }

    /// Adds a unit of measure: its spelling in the text, its canonical unit (`kg`),
    /// what it measures (`mass`, as `data/units.tsv` names it), and how many
    /// canonical units it is. A spelling without letters or signs adds nothing.
    pub fn unit(
        mut self,
        spelling: &str,
        canonical: &str,
        dimension: &str,
        factor: Decimal,
    ) -> Self {
        let unit = Unit {
            canonical: canonical.to_owned().into(),
            dimension: dimension.to_owned().into(),
            factor,
            glued_only: false,
        };
        self.vocabulary().add_unit(spelling, unit);
        self
    }

    /// Adds a spelling of a currency; `code` is what records write. A spelling
    /// without letters or signs adds nothing.
    pub fn currency(mut self, spelling: &str, code: &str) -> Self {
        let currency = Currency {
            code: code.to_owned().into(),
            factor: Decimal::ONE,
            scaled_only: false,
        };
        self.vocabulary().add_currency(spelling, currency);
        self
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
    /// assert_eq!(facts[0].value.to_string(), "5 XAU");
    ///
    /// let error = Analyzer::builder().currencies("gold\t1\tđồng vàng", "mine").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "mine, line 1: `gold` is no code of a currency; \
    ///      write three capital letters, as ISO 4217 does"
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
    pub fn recogniser(mut self, recogniser: impl Recogniser + 'static) -> Self {
        self.recognisers.0.push(Arc::new(recogniser));
        self
    }

    /// Segments words with another model or with a user lexicon.
    pub fn segmenter(mut self, segmenter: Segmenter) -> Self {
        self.segmenter = segmenter;
        self
    }

    /// The analyzer. What it reports is chosen on it: [`Analyzer::kinds`],
    /// [`Analyzer::include_furniture`].
    pub fn build(self) -> Analyzer {
        let vocabulary = self.vocabulary.map_or_else(Vocabulary::shared, Arc::new);
        Analyzer::with_parts(vocabulary, self.segmenter, self.recognisers, self.judge)
    }
}

impl Analyzer {
    /// Builds an analyzer with units, currencies, cues, recognisers and a segmenter of
    /// the user's own. Without the feature `embed-model` there is [`Builder::new`].
    #[cfg(any(test, feature = "embed-model"))]
    pub fn builder() -> Builder {
        Builder::default()
    }
}
