//! What the tables of vocabulary hold: units, currencies, types of papers, cues.

use rust_decimal::Decimal;

use crate::{
    value::{evidence::Shape, kind::Kind},
    vocabulary::trie::Trie,
};

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
    pub words: Trie<()>,
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
