//! What the tables of vocabulary hold: units, currencies, types of papers, cues.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::{
    number::role::NumberWord,
    value::{evidence::Shape, kind::Kind, modifier::Modifier},
};

/// A unit of measure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    /// The unit of the International System or the field's own symbol.
    pub canonical: Cow<'static, str>,
    /// What it measures: `length`, `area`, …
    pub dimension: Cow<'static, str>,
    /// How many canonical units one unit is.
    pub factor: Decimal,
    /// Whether it may stand glued to digits only, since the word means something else too.
    pub glued_only: bool,
}

/// A currency as the text names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Currency {
    /// ISO 4217.
    pub code: Cow<'static, str>,
    /// The part of one unit: 1, or 0.01 for cents.
    pub factor: Decimal,
    /// Counts only after a scale word (`triệu bảng`), since the word means something else too.
    pub scaled_only: bool,
}

/// A type of issued paper.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DocumentType {
    /// The type as it is written in records.
    pub name: Cow<'static, str>,
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
    pub id: Cow<'static, str>,
    /// The shapes of figures it speaks of.
    pub shapes: Cow<'static, [Shape]>,
    /// Where its words stand.
    pub place: CuePlace,
    /// The preferred kind; `None` where the figure names something.
    pub prefers: Option<Kind>,
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

/// What a word or phrase is beside its class. Numbers are places in the tables of the
/// vocabulary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// What it is in a number in words.
    pub number: Option<NumberWord>,
    pub unit: Option<u16>,
    pub currency: Option<u16>,
    pub document: Option<u16>,
    /// How it changes the figure beside it.
    pub modifier: Option<Modifier>,
    /// A saying whose numbers count nothing.
    pub idiom: bool,
    /// The rows of the cue table that have it among their words.
    pub cues: Cow<'static, [u16]>,
}

impl Entry {
    /// What a word without an entry has.
    pub const NONE: Entry = Entry {
        number: None,
        unit: None,
        currency: None,
        document: None,
        modifier: None,
        idiom: false,
        cues: Cow::Borrowed(&[]),
    };
}
