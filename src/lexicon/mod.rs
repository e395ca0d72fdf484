//! The vocabulary of the fact recognisers: read once from `data/*.tsv`,
//! extended by users.

mod phrase;
mod tsv;

use std::sync::Arc;

use once_cell::sync::Lazy;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::{
    calendar,
    error::Error,
    facts::{self, Modifier},
    normalize,
};

pub(crate) use phrase::Phrases;

/// What a single folded word can be, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u32);

impl Class {
    /// Part of a number in words.
    pub const NUMBER: Class = Class(1);
    /// A scale word: nghìn, triệu, tỷ, `k`.
    pub const SCALE: Class = Class(1 << 1);
    /// Begins a unit of measure.
    pub const UNIT: Class = Class(1 << 2);
    /// Begins a currency.
    pub const CURRENCY: Class = Class(1 << 3);
    /// A classifier or noun that is counted so often that a number before it counts it.
    pub const COUNTED: Class = Class(1 << 4);
    /// A word that is never the unit of a number before it.
    pub const FUNCTION: Class = Class(1 << 5);
    /// A noun that a number after it names (`quận 1`).
    pub const LABEL: Class = Class(1 << 6);
    /// Begins the name of a type of document.
    pub const DOCUMENT: Class = Class(1 << 7);
    /// A word directly before `thứ` + number that is no noun.
    pub const NOT_ORDERED: Class = Class(1 << 8);
    /// A noun of place: `trên` before it means upon.
    pub const PLACE: Class = Class(1 << 9);
    /// A noun whose number says how large a thing is or how often something was:
    /// `trên` before it never means upon (`xe trên 9 chỗ`).
    pub const SIZED: Class = Class(1 << 20);
    /// A verb or adverb: never counted, whatever stands before it.
    pub const VERBAL: Class = Class(1 << 10);
    /// A noun that opens an ordinal two words back (`kỳ họp thứ 3`).
    pub const ORDERED: Class = Class(1 << 11);
    /// A word that opens the name of a thing and belongs to the noun behind it (`bộ phim`).
    pub const CLASSIFIER: Class = Class(1 << 21);
    /// A label whose number names it whatever noun follows (`tầng 11 chung cư`).
    pub const ALWAYS_LABEL: Class = Class(1 << 12);
    /// A compound that is one unit though a segmenter may split it (`bé gái`).
    pub const COMPOUND: Class = Class(1 << 14);
    /// A word before a title or rank that belongs to it (`cựu cán bộ`).
    pub const TITLE_PREFIX: Class = Class(1 << 15);
    /// What comes in millions, so that a number without unit near it counts it.
    pub const CROWD: Class = Class(1 << 16);
    /// A word in small letters that the name of an agency may have.
    pub const AGENCY: Class = Class(1 << 17);
    /// A work or an undertaking whose title may stand in quotation marks behind it.
    pub const TITLED: Class = Class(1 << 18);
    /// A word of an address that a number before it or a name behind it belongs to.
    pub const ADDRESS: Class = Class(1 << 19);
    /// A word that a recogniser may begin with, see [`crate::facts::OPENERS`].
    pub const OPENER: Class = Class(1 << 13);

    /// The bits of both.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Whether it has a bit of `other`.
    pub fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Class) {
        self.0 |= other.0;
    }
}

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
}

/// A row of the cue table: which reading words around an ambiguous figure prefer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cue {
    /// Its name, reported as the rule that decided.
    pub id: String,
    /// The shapes of figures it speaks of.
    pub shapes: Vec<String>,
    /// Where the words stand.
    pub place: CuePlace,
    /// The preferred kind, or `none`.
    pub prefers: String,
    /// The words.
    pub words: Phrases<()>,
    /// Why, for people.
    pub why: String,
}

/// Where the words of a cue stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CuePlace {
    /// Directly before.
    Before,
    /// Directly behind.
    After,
    /// Anywhere before in the clause, at most a few words away.
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
    pub before: Phrases<Modifier>,
    pub after: Phrases<Modifier>,
    pub documents: Phrases<Arc<DocumentType>>,
    /// Sayings whose numbers count nothing, from the number on.
    pub idioms: Phrases<()>,
    pub cues: Vec<Cue>,
}

static DEFAULT: Lazy<Arc<Lexicon>> = Lazy::new(|| {
    Arc::new(Lexicon::read().unwrap_or_else(|error| unreachable!("built-in lexicon: {error}")))
});

impl Lexicon {
    /// The lexicon that is compiled in.
    pub fn shared() -> Arc<Lexicon> {
        Arc::clone(&DEFAULT)
    }

    /// What the folded word can be.
    pub fn class(&self, key: &str) -> Class {
        self.classes.get(key).copied().unwrap_or_default()
    }

    /// How the folded word takes part in a number.
    pub fn number(&self, key: &str) -> Option<NumberWord> {
        self.numbers.get(key).copied()
    }

    fn mark(&mut self, key: &str, class: Class) {
        self.classes.entry(key.to_owned()).or_default().add(class);
    }

    fn mark_all(&mut self, file: &str, text: &str, class: Class) -> Result<(), Error> {
        for row in tsv::rows(file, text, 1)? {
            for word in row.column(0).split('|') {
                let key = phrase::parts(word.trim()).join(" ");
                self.mark(&key, class);
            }
        }
        Ok(())
    }

    fn read() -> Result<Lexicon, Error> {
        let mut lexicon = Lexicon::default();
        lexicon.read_numbers("data/numbers.tsv", include_str!("../../data/numbers.tsv"))?;
        lexicon.read_units("data/units.tsv", include_str!("../../data/units.tsv"))?;
        lexicon.read_currencies(
            "data/currencies.tsv",
            include_str!("../../data/currencies.tsv"),
        )?;
        lexicon.read_modifiers(
            "data/modifiers.tsv",
            include_str!("../../data/modifiers.tsv"),
        )?;
        lexicon.read_documents(
            "data/documents.tsv",
            include_str!("../../data/documents.tsv"),
        )?;
        for word in facts::OPENERS.split_whitespace() {
            lexicon.mark(word, Class::OPENER);
        }
        lexicon.read_idioms("data/idioms.tsv", include_str!("../../data/idioms.tsv"))?;
        lexicon.add_holidays();
        lexicon.read_cues("data/cues.tsv", include_str!("../../data/cues.tsv"))?;
        lexicon.read_nouns("data/nouns.tsv", include_str!("../../data/nouns.tsv"))?;
        lexicon.mark_all(
            "data/function_words.tsv",
            include_str!("../../data/function_words.tsv"),
            Class::FUNCTION,
        )?;
        lexicon.mark_all(
            "data/countable.tsv",
            include_str!("../../data/countable.tsv"),
            Class::COUNTED,
        )?;
        lexicon.mark_all(
            "data/verbal.tsv",
            include_str!("../../data/verbal.tsv"),
            Class::VERBAL,
        )?;
        Ok(lexicon)
    }

    fn read_numbers(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 3)? {
            let value: Decimal = row.decimal(2)?;
            let digit = || u8::try_from(value).map_err(|_| row.error("a digit is 0 to 9"));
            let word = match row.column(1) {
                "digit" => NumberWord::Digit(digit()?),
                "ten" => NumberWord::Ten,
                "tens" => NumberWord::Tens,
                "hundred" => NumberWord::Hundred,
                "zero" => NumberWord::Zero,
                "dozen" => NumberWord::Dozen(digit()?),
                "scale" => NumberWord::Scale(value),
                "half" => NumberWord::Half,
                other => return Err(row.error(&format!("no such role: {other}"))),
            };
            for spelling in row.column(0).split('|') {
                let key = normalize::fold(spelling.trim());
                let class = match word {
                    NumberWord::Scale(_) => Class::SCALE,
                    _ => Class::NUMBER,
                };
                self.mark(&key, class);
                self.numbers.insert(key, word);
            }
        }
        Ok(())
    }

    fn read_units(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 4)? {
            for spelling in row.column(3).split('|').map(str::trim) {
                let exact = spelling.strip_prefix('=');
                let spelling = exact.unwrap_or(spelling);
                let (spelling, glued_only) = match spelling.strip_prefix('~') {
                    Some(spelling) => (spelling, true),
                    None => (spelling, false),
                };
                let unit = Unit {
                    canonical: row.column(0).to_owned(),
                    dimension: row.column(1).to_owned(),
                    factor: row.decimal(2)?,
                    glued_only,
                };
                if exact.is_some() {
                    self.exact_units.insert(spelling.to_owned(), Arc::new(unit));
                } else {
                    self.add_unit(spelling, unit);
                }
            }
        }
        Ok(())
    }

    /// The unit with just this spelling, capitals and all.
    pub fn exact_unit(&self, spelling: &str) -> Option<&Arc<Unit>> {
        self.exact_units.get(spelling)
    }

    pub fn add_unit(&mut self, spelling: &str, unit: Unit) {
        let first = self.units.insert(spelling, Arc::new(unit));
        self.mark(&first, Class::UNIT);
    }

    fn read_currencies(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 3)? {
            for spelling in row.column(2).split('|').map(str::trim) {
                let (spelling, scaled_only) = match spelling.strip_prefix('~') {
                    Some(spelling) => (spelling, true),
                    None => (spelling, false),
                };
                let currency = Currency {
                    code: row.column(0).to_owned(),
                    factor: row.decimal(1)?,
                    scaled_only,
                };
                self.add_currency(spelling, currency);
            }
        }
        Ok(())
    }

    pub fn add_currency(&mut self, spelling: &str, currency: Currency) {
        let first = self.currencies.insert(spelling, Arc::new(currency));
        self.mark(&first, Class::CURRENCY);
    }

    fn read_modifiers(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 3)? {
            let modifier =
                Modifier::from_name(row.column(0)).ok_or_else(|| row.error("no such modifier"))?;
            for phrase in row.column(2).split('|').map(str::trim) {
                match row.column(1) {
                    "before" => self.before.insert_reversed(phrase, modifier),
                    "after" => {
                        self.after.insert(phrase, modifier);
                    }
                    other => return Err(row.error(&format!("no such place: {other}"))),
                }
            }
        }
        Ok(())
    }

    fn read_documents(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 2)? {
            let flags = row.column(0);
            for name in row.column(1).split('|').map(str::trim) {
                let kind = DocumentType {
                    name: name.to_owned(),
                    bare: flags.contains("bare"),
                    law: flags.contains("law"),
                };
                let first = self.documents.insert(name, Arc::new(kind));
                self.mark(&first, Class::DOCUMENT);
            }
        }
        Ok(())
    }

    fn read_idioms(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 1)? {
            for phrase in row.column(0).split('|').map(str::trim) {
                self.idioms.insert(phrase, ());
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 2)? {
            let class = match row.column(0) {
                "ordered" => Class::ORDERED,
                "label" => Class::LABEL,
                "always-label" => Class::ALWAYS_LABEL,
                "classifier" => Class::CLASSIFIER,
                "compound" => Class::COMPOUND,
                "title-prefix" => Class::TITLE_PREFIX,
                "crowd" => Class::CROWD,
                "titled" => Class::TITLED,
                "address" => Class::ADDRESS,
                "agency" => Class::AGENCY,
                "not-ordered" => Class::NOT_ORDERED,
                "place" => Class::PLACE,
                "sized" => Class::SIZED,
                other => return Err(row.error(&format!("no such class of nouns: {other}"))),
            };
            for word in row.column(1).split('|') {
                self.mark(&normalize::fold(word.trim()), class);
            }
        }
        Ok(())
    }

    /// Adds rows of a user's cue table; they are asked before the crate's own.
    pub fn add_cues(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let own = std::mem::take(&mut self.cues);
        self.read_cues(file, text)?;
        self.cues.extend(own);
        Ok(())
    }

    /// The names of holidays are cues too: `Quốc khánh 2/9`.
    fn add_holidays(&mut self) {
        let mut words = Phrases::default();
        for holiday in calendar::holiday::all() {
            words.insert_reversed(holiday.name, ());
        }
        self.cues.push(Cue {
            id: "holiday".to_owned(),
            shapes: ["slash", "dash", "dot"].map(str::to_owned).to_vec(),
            place: CuePlace::Before,
            prefers: "date".to_owned(),
            words,
            why: "a holiday is named with its day".to_owned(),
        });
    }

    fn read_cues(&mut self, file: &str, text: &str) -> Result<(), Error> {
        for row in tsv::rows(file, text, 6)? {
            let place = match row.column(2) {
                "before" => CuePlace::Before,
                "after" => CuePlace::After,
                "near" => CuePlace::Near,
                "sentence" => CuePlace::Sentence,
                "article" => CuePlace::Article,
                other => return Err(row.error(&format!("no such place: {other}"))),
            };
            let mut words = Phrases::default();
            for phrase in row.column(4).split('|').map(str::trim) {
                match place {
                    CuePlace::Before => words.insert_reversed(phrase, ()),
                    _ => {
                        words.insert(phrase, ());
                    }
                }
            }
            self.cues.push(Cue {
                id: row.column(0).to_owned(),
                shapes: row.column(1).split('|').map(str::to_owned).collect(),
                place,
                prefers: row.column(3).to_owned(),
                words,
                why: row.column(5).to_owned(),
            });
        }
        Ok(())
    }
}
