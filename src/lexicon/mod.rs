//! The vocabulary of the fact recognisers: read once from `data/*.tsv`,
//! extended by users.

mod class;
mod phrase;
mod read;

use std::sync::Arc;

use once_cell::sync::Lazy;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    Error,
    facts::{Kind, Modifier, Shape},
    tsv::{Table, built_in},
};

pub(crate) use class::Class;
pub(crate) use phrase::Phrases;

/// How a number word takes part in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NumberWord {
    /// 0 to 9.
    Digit(u8),
    /// mười
    Ten,
    /// mươi, after a digit
    Tens,
    /// trăm
    Hundred,
    /// linh, lẻ: an empty place
    Zero,
    /// chục: tens that are counted
    Dozen(u8),
    /// nghìn, triệu, tỷ …
    Scale(Decimal),
    /// rưỡi: and a half
    Half,
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    /// The unit of the International System or the field's own symbol.
    pub canonical: String,
    /// What it measures: `length`, `area`, …
    pub dimension: String,
    /// How many canonical units one unit is.
    pub factor: Decimal,
    /// Whether it may stand glued to digits only, since the word means something else too.
    pub glued_only: bool,
}

/// A currency as the text names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Currency {
    /// ISO 4217.
    pub code: String,
    /// The part of one unit: 1, or 0.01 for cents.
    pub factor: Decimal,
    /// Counts only after a scale word (`triệu bảng`), since the word means something else too.
    pub scaled_only: bool,
}

/// A type of issued paper.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DocumentType {
    /// The type as it is written in records.
    pub name: String,
    /// Whether a bare number after it is its number (`Thông tư 329`).
    pub bare: bool,
    /// A law: cited by name and year.
    pub law: bool,
    /// There is but one, which needs no name: `Hiến pháp 2013`.
    pub unique: bool,
}

/// A row of the cue table: which reading words around an ambiguous figure prefer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cue {
    /// Its name, reported as the rule that decided.
    pub id: String,
    /// The shapes of figures it speaks of.
    pub shapes: Vec<Shape>,
    /// Where the words stand.
    pub place: CuePlace,
    /// The preferred kind; `None` where the figure names something.
    pub prefers: Option<Kind>,
    /// The words.
    pub words: Phrases<()>,
}

/// Where the words of a cue stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CuePlace {
    /// Directly before.
    Before,
    /// Directly behind.
    After,
    /// Anywhere before in the sentence, at most a few words away.
    Near,
    /// Anywhere in the sentence.
    Sentence,
    /// Anywhere in the article.
    Article,
}

/// The vocabulary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    classes: FxHashMap<String, Class>,
    numbers: FxHashMap<String, NumberWord>,
    pub units: Phrases<Arc<Unit>>,
    /// Units whose capitals tell them from others: `Nm`, `nm`.
    exact_units: FxHashMap<String, Arc<Unit>>,
    pub currencies: Phrases<Arc<Currency>>,
    /// Words before a figure that change it.
    pub before: Phrases<Modifier>,
    /// Words behind a figure that change it.
    pub after: Phrases<Modifier>,
    pub documents: Phrases<Arc<DocumentType>>,
    /// The letters of state papers as they are written: `QĐ`, `TTr`.
    pub document_symbols: FxHashSet<String>,
    /// Sayings whose numbers count nothing, from the number on.
    pub idioms: Phrases<()>,
    /// In the order in which they are asked.
    pub cues: Vec<Cue>,
}

static DEFAULT: Lazy<Arc<Lexicon>> = Lazy::new(|| Arc::new(built_in(Lexicon::read())));

impl Lexicon {
    /// The lexicon that is compiled in.
    pub fn shared() -> Arc<Lexicon> {
        Arc::clone(&DEFAULT)
    }

    /// What the folded word or phrase can be.
    pub fn class(&self, key: &str) -> Class {
        self.classes.get(key).copied().unwrap_or_default()
    }

    /// How the folded word takes part in a number.
    pub fn number(&self, key: &str) -> Option<NumberWord> {
        self.numbers.get(key).copied()
    }

    /// The unit with just this spelling, capitals and all.
    pub fn exact_unit(&self, spelling: &str) -> Option<&Arc<Unit>> {
        self.exact_units.get(spelling)
    }

    pub fn add_unit(&mut self, spelling: &str, unit: Unit) {
        let first = self.units.insert(spelling, Arc::new(unit));
        self.mark_first(first, Class::UNIT);
    }

    pub fn add_currency(&mut self, spelling: &str, currency: Currency) {
        let first = self.currencies.insert(spelling, Arc::new(currency));
        self.mark_first(first, Class::CURRENCY);
    }

    /// Adds rows of a user's cue table; they are asked before the crate's own.
    pub fn add_cues(&mut self, table: Table) -> Result<(), Error> {
        let own = std::mem::take(&mut self.cues);
        self.read_cues(table)?;
        self.cues.extend(own);
        Ok(())
    }

    fn mark(&mut self, key: String, class: Class) {
        let known = self.classes.entry(key).or_default();
        *known = known.or(class);
    }

    /// Marks what a phrase begins with.
    fn mark_first(&mut self, first: Option<String>, class: Class) {
        if let Some(first) = first {
            self.mark(first, class);
        }
    }
}
