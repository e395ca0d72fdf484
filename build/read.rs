//! Reads the vocabulary from the tables of `data/`, whose heads tell how their rows are
//! written; part of the build alone.

use std::borrow::Cow;

use super::{
    class::Class,
    entry::{Cue, CuePlace, DocumentType},
    measures::decimal,
    tables::Vocabulary,
};
use crate::{
    error::Error,
    number::role::NumberWord,
    tsv::Table,
    value::{evidence::Shape, kind::Kind, modifier::Modifier},
};

impl Vocabulary {
    /// Reads the tables that `table` gives for the names of their files.
    pub fn read<'t>(&mut self, table: impl Fn(&'static str) -> Table<'t>) -> Result<(), Error> {
        self.read_numbers(table("numbers.tsv"))?;
        self.read_units(table("units.tsv"))?;
        self.read_currencies(table("currencies.tsv"))?;
        self.read_modifiers(table("modifiers.tsv"))?;
        self.read_documents(table("documents.tsv"))?;
        self.read_idioms(table("idioms.tsv"))?;
        self.read_nouns(table("nouns.tsv"))?;
        self.read_words(table("function_words.tsv"), Class::FUNCTION)?;
        self.read_words(table("countable.tsv"), Class::COUNTED)?;
        self.read_words(table("verbal.tsv"), Class::VERBAL)?;
        self.read_holidays(table("holidays.tsv"))?;
        self.read_cues(table("cues.tsv"))?;
        Ok(())
    }

    /// Adds a class to a phrase that is given as text.
    fn classify(&mut self, phrase: &str, class: Class) {
        let words = self.intern(phrase);
        self.mark(&words, class);
    }

    fn read_numbers(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(3)? {
            let value = decimal(&row, 2)?;
            let digit = || u8::try_from(value).map_err(|_| row.error("a digit is 0 to 9"));
            let number = match row.column(1) {
                "digit" => NumberWord::Digit(digit()?),
                "last" => NumberWord::Last(digit()?),
                "short" => NumberWord::Short(digit()?),
                "ten" => NumberWord::Ten,
                "tens" => NumberWord::Tens,
                "hundred" => NumberWord::Hundred,
                "zero" => NumberWord::Zero,
                "dozen" => NumberWord::Dozen(digit()?),
                "scale" => NumberWord::Scale(value),
                "half" => NumberWord::Half,
                other => return Err(row.error(&format!("`{other}` is no role of a number"))),
            };
            let class = match number {
                NumberWord::Scale(_) => Class::SCALE,
                _ => Class::NUMBER,
            };
            for spelling in row.words(0)? {
                let words = self.intern(spelling);
                self.mark(&words, class);
                self.describe(&words, |entry| entry.number = Some(number));
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
                let words = self.intern(phrase);
                if before {
                    self.describe_end(&words, |entry| entry.modifier = Some(modifier));
                } else {
                    self.describe(&words, |entry| entry.modifier = Some(modifier));
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
                    let symbols = names.into_iter().map(|name| Cow::Owned(name.to_owned()));
                    self.document_symbols.to_mut().extend(symbols);
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
                let number = self.documents.len() as u16;
                self.documents.to_mut().push(DocumentType {
                    name: name.to_owned().into(),
                    bare,
                    law,
                    unique,
                });
                let words = self.intern(name);
                self.mark_first(&words, Class::DOCUMENT);
                self.describe(&words, |entry| {
                    entry.document.get_or_insert(number);
                });
            }
        }
        Ok(())
    }

    fn read_idioms(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(1)? {
            for phrase in row.words(0)? {
                let words = self.intern(phrase);
                self.describe(&words, |entry| entry.idiom = true);
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, table: Table) -> Result<(), Error> {
        for row in table.rows(2)? {
            let class = row.one_of(0, "class of nouns", &Class::OF_NOUNS)?;
            for word in row.words(1)? {
                self.classify(word, class);
            }
        }
        Ok(())
    }

    /// A table of nothing but words, all of one class.
    fn read_words(&mut self, table: Table, class: Class) -> Result<(), Error> {
        for row in table.rows(1)? {
            for word in row.words(0)? {
                self.classify(word, class);
            }
        }
        Ok(())
    }

    /// The names of holidays are cues too: `Quốc khánh 2/9`.
    fn read_holidays(&mut self, table: Table) -> Result<(), Error> {
        let cue = self.add_cue(Cue {
            id: "holiday".into(),
            shapes: vec![Shape::Slash, Shape::Dash, Shape::Dot].into(),
            place: CuePlace::Before,
            prefers: Some(Kind::Date),
        });
        for row in table.rows(5)? {
            self.add_cue_words(cue, row.column(0));
        }
        Ok(())
    }
}
