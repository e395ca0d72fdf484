//! The vocabulary of the fact recognisers: read once from `data/*.tsv`, whose heads
//! tell how their rows are written, and extended by users.

use std::sync::Arc;

use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    calendar,
    error::Error,
    normalize,
    number::role::NumberWord,
    tsv::{Table, built_in, table},
    value::{evidence::Shape, kind::Kind, modifier::Modifier},
    vocabulary::{
        class::Class,
        entries::{Cue, CuePlace, Currency, DocumentType, Unit},
        trie::{self, Trie},
    },
};

/// Words that a recogniser may begin with, beside digits, words of numbers, of
/// currencies and of types of documents. Nothing is looked for elsewhere.
const OPENERS: &str = "
    ngày hôm bữa mùng mồng tháng quý năm những các thập thế tuần thứ chủ chúa cùng rằm giao mùa hè
    đầu cuối giữa trung thượng hạ
    buổi sáng sớm rạng mờ tờ gần trưa xế chiều tối đêm khuya
    từ giai nhiệm thời niên tài khóa nửa
    hàng hằng mỗi
    quá số ½ ¼ ¾ một
";

/// The vocabulary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    classes: FxHashMap<String, Class>,
    numbers: FxHashMap<String, NumberWord>,
    pub units: Trie<Arc<Unit>>,
    /// Units whose capitals tell them from others: `Nm`, `nm`.
    exact_units: FxHashMap<String, Arc<Unit>>,
    pub currencies: Trie<Arc<Currency>>,
    /// Words before a figure that change it.
    pub before: Trie<Modifier>,
    /// Words behind a figure that change it.
    pub after: Trie<Modifier>,
    pub documents: Trie<Arc<DocumentType>>,
    /// The letters of state papers as they are written: `QĐ`, `TTr`.
    pub document_symbols: FxHashSet<String>,
    /// Sayings whose numbers count nothing, from the number on.
    pub idioms: Trie<()>,
    /// In the order in which they are asked.
    pub cues: Vec<Cue>,
}

static DEFAULT: Lazy<Arc<Vocabulary>> = Lazy::new(|| Arc::new(built_in(Vocabulary::read())));

impl Vocabulary {
    /// The vocabulary that is compiled in.
    pub fn shared() -> Arc<Vocabulary> {
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

impl Vocabulary {
    pub(crate) fn read() -> Result<Vocabulary, Error> {
        let mut vocabulary = Vocabulary::default();
        vocabulary.read_numbers(table!("numbers.tsv"))?;
        vocabulary.read_units(table!("units.tsv"))?;
        vocabulary.read_currencies(table!("currencies.tsv"))?;
        vocabulary.read_modifiers(table!("modifiers.tsv"))?;
        vocabulary.read_documents(table!("documents.tsv"))?;
        vocabulary.read_idioms(table!("idioms.tsv"))?;
        vocabulary.read_nouns(table!("nouns.tsv"))?;
        vocabulary.read_words(table!("function_words.tsv"), Class::FUNCTION)?;
        vocabulary.read_words(table!("countable.tsv"), Class::COUNTED)?;
        vocabulary.read_words(table!("verbal.tsv"), Class::VERBAL)?;
        for word in OPENERS.split_whitespace() {
            vocabulary.mark(word.to_owned(), Class::OPENER);
        }
        vocabulary.cues.push(holidays());
        vocabulary.read_cues(table!("cues.tsv"))?;
        Ok(vocabulary)
    }

    fn read_numbers(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(3)? {
            let value = row.decimal(2)?;
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
                other => return Err(row.error(&format!("`{other}` is no role of a number"))),
            };
            let class = match word {
                NumberWord::Scale(_) => Class::SCALE,
                _ => Class::NUMBER,
            };
            for spelling in row.words(0)? {
                let key = normalize::fold(spelling);
                self.mark(key.clone(), class);
                self.numbers.insert(key, word);
            }
        }
        Ok(())
    }

    fn read_units(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(4)? {
            let factor = row.decimal(2)?;
            for spelling in row.words(3)? {
                let exact = spelling.strip_prefix('=');
                let (spelling, glued_only) = marked(exact.unwrap_or(spelling));
                let unit = Unit {
                    canonical: row.column(0).to_owned(),
                    dimension: row.column(1).to_owned(),
                    factor,
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

    fn read_currencies(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(3)? {
            let factor = row.decimal(1)?;
            for spelling in row.words(2)? {
                let (spelling, scaled_only) = marked(spelling);
                let currency = Currency {
                    code: row.column(0).to_owned(),
                    factor,
                    scaled_only,
                };
                self.add_currency(spelling, currency);
            }
        }
        Ok(())
    }

    fn read_modifiers(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(3)? {
            let modifier = Modifier::from_name(row.column(0))
                .ok_or_else(|| row.error(&format!("`{}` is no modifier", row.column(0))))?;
            let before = row.one_of(1, "place", &[("before", true), ("after", false)])?;
            for phrase in row.words(2)? {
                if before {
                    self.before.insert_reversed(phrase, modifier);
                } else {
                    self.after.insert(phrase, modifier);
                }
            }
        }
        Ok(())
    }

    fn read_documents(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(2)? {
            let names = row.words(1)?;
            let (bare, law, unique) = match row.column(0) {
                "symbol" => {
                    self.document_symbols
                        .extend(names.into_iter().map(str::to_owned));
                    continue;
                }
                "-" => (false, false, false),
                "bare" => (true, false, false),
                "law" => (false, true, false),
                "bare law" => (true, true, false),
                "unique law" => (false, true, true),
                other => return Err(row.error(&format!("`{other}` is no sort of papers"))),
            };
            for name in names {
                let kind = DocumentType {
                    name: name.to_owned(),
                    bare,
                    law,
                    unique,
                };
                let first = self.documents.insert(name, Arc::new(kind));
                self.mark_first(first, Class::DOCUMENT);
            }
        }
        Ok(())
    }

    fn read_idioms(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(1)? {
            for phrase in row.words(0)? {
                self.idioms.insert(phrase, ());
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(2)? {
            let class = row.one_of(0, "class of nouns", &Class::OF_NOUNS)?;
            for word in row.words(1)? {
                self.mark(trie::key(word), class);
            }
        }
        Ok(())
    }

    /// A table of nothing but words, all of one class.
    fn read_words(&mut self, table: Table, class: Class) -> Result<(), Error> {
        for row in table.rows(1)? {
            for word in row.words(0)? {
                self.mark(trie::key(word), class);
            }
        }
        Ok(())
    }

    pub(crate) fn read_cues(&mut self, table: Table) -> Result<(), Error> {
        const PLACES: [(&str, CuePlace); 5] = [
            ("before", CuePlace::Before),
            ("after", CuePlace::After),
            ("near", CuePlace::Near),
            ("sentence", CuePlace::Sentence),
            ("article", CuePlace::Article),
        ];
        let shapes = Shape::ALL.map(|shape| (shape.name(), shape));
        let kinds = Kind::ALL.map(|kind| (kind.name(), Some(kind)));
        let readings = [&[("none", None)], &kinds[..]].concat();
        for row in table.rows(6)? {
            let place = row.one_of(2, "place", &PLACES)?;
            let named = row.words(1)?.into_iter();
            let mut words = Trie::default();
            for phrase in row.words(4)? {
                if place == CuePlace::Before {
                    words.insert_reversed(phrase, ());
                } else {
                    words.insert(phrase, ());
                }
            }
            self.cues.push(Cue {
                id: row.column(0).to_owned(),
                shapes: named
                    .map(|name| row.name(name, "shape", &shapes))
                    .collect::<Result<_, _>>()?,
                place,
                prefers: row.one_of(3, "kind", &readings)?,
                words,
            });
        }
        Ok(())
    }
}

/// A spelling, and whether `~` before it says that it counts only under a condition.
fn marked(spelling: &str) -> (&str, bool) {
    match spelling.strip_prefix('~') {
        Some(spelling) => (spelling, true),
        None => (spelling, false),
    }
}

/// The names of holidays are cues too: `Quốc khánh 2/9`.
fn holidays() -> Cue {
    let mut words = Trie::default();
    for holiday in calendar::holiday::all() {
        words.insert_reversed(holiday.name, ());
    }
    Cue {
        id: "holiday".to_owned(),
        shapes: vec![Shape::Slash, Shape::Dash, Shape::Dot],
        place: CuePlace::Before,
        prefers: Some(Kind::Date),
        words,
    }
}
