//! The numbers of papers with their symbols: `217-QĐ/TW`, `100/2019/NĐ-CP`, `84QĐ/TU`.

use std::ops::Range;

use crate::{
    grammar::{
        candidate::{Candidate, Reading},
        point,
    },
    phrase::phrases::Phrases,
    tape::Case,
    value::{
        evidence::Evidence,
        fact::{Document, Value},
    },
    vocabulary::{
        Vocabulary,
        named::{DASH, LETTERS_OF_ASSEMBLY, LETTERS_OF_PREMIER, SLASH},
    },
};

/// A number with its symbol.
pub(crate) struct Symbol {
    /// The atom behind it.
    pub to: usize,
    pub number: String,
    pub year: Option<i32>,
    /// The letters; a bare number has none.
    pub symbol: Option<String>,
    /// All of it, without spaces.
    pub value: String,
}

impl Symbol {
    /// The digits of these atoms alone, or with a letter glued to them.
    pub fn bare(p: &Phrases, atoms: Range<usize>) -> Self {
        let value = p.str(atoms.start, atoms.end).to_owned();
        Symbol {
            to: atoms.end,
            number: value.clone(),
            year: None,
            symbol: None,
            value,
        }
    }

    /// Whether two letters stand together, unlike in the numbers of houses (`8A/1D`).
    pub fn has_letters(&self) -> bool {
        let mut letters = self
            .symbol
            .iter()
            .flat_map(|symbol| symbol.split(|c: char| !c.is_alphabetic()));
        letters.any(|part| part.chars().count() > 1)
    }

    /// Whether it is that of an act of the National Assembly: `44/2019/QH14`.
    pub fn is_of_assembly(&self, p: &Phrases) -> bool {
        let letters = self.to.checked_sub(2);
        letters.is_some_and(|at| p.is(at, LETTERS_OF_ASSEMBLY) && p.is_digits(at + 1))
    }

    /// Whether the letters are those of a state paper.
    pub fn is_official(&self, vocabulary: &Vocabulary) -> bool {
        let mut parts = self.symbol.iter().flat_map(|s| s.split(['-', '/']));
        parts.any(|part| vocabulary.has_symbol(part))
    }

    /// The paper that is cited so from the atom `from` on.
    pub fn cited(
        self,
        p: &Phrases,
        from: usize,
        document_type: Option<&str>,
        evidence: Evidence,
        rule: &'static str,
    ) -> Candidate {
        let document = Document {
            document_type: document_type.map(str::to_owned),
            number: self.number,
            year: self.year,
            symbol: self.symbol,
            value: self.value,
            issued: None,
            issuer: None,
        };
        let value = Value::Document(Box::new(document));
        Candidate::new(p, from, self.to, Reading::Value(value), rule).evidence(evidence)
    }
}

/// The number at `at` with its letters, joined by `/` and `-`, spaces allowed around a dash.
pub(crate) fn symbol(p: &Phrases, at: usize) -> Option<Symbol> {
    if !p.is_digits(at) {
        return None;
    }
    // `30a/2008/NQ-CP`
    let lettered = p.is_word(at + 1)
        && p.glued(at + 1)
        && p.key(at + 1).chars().count() == 1
        && p.is(at + 2, SLASH)
        && p.glued(at + 2);
    let end = at + 1 + usize::from(lettered);
    // `Nghị định 168-Hiệu ứng tích cực`: a heading goes on.
    let heading = p.is(end, DASH) && p.is_title(end + 1) && p.is_word(end + 2);
    let begins = is_joint(p, end) && !heading || p.is_capital(end) && p.glued(end);
    if !begins {
        return None;
    }
    let number = p.str(at, end).to_owned();
    let mut parts = Parts {
        p,
        to: end,
        value: number.clone(),
        letters: String::new(),
        year: None,
    };
    while parts.take_joined() || parts.take_glued() {}
    let bare = parts.letters.is_empty();
    // `121/2013` is a number with its year.
    let with_year = parts.year.is_some() && parts.to == at + 3 && p.is(at + 1, SLASH);
    (!bare || with_year).then(|| Symbol {
        to: parts.to,
        number,
        year: parts.year,
        symbol: (!bare).then_some(parts.letters),
        value: parts.value,
    })
}

/// What was read so far of a number with its letters.
pub(crate) struct Parts<'t, 'l> {
    p: &'t Phrases<'l>,
    /// The atom behind it.
    to: usize,
    value: String,
    letters: String,
    year: Option<i32>,
}

impl Parts<'_, '_> {
    /// Takes in the next sign with the year or the letters behind it; whether they belong here.
    fn take_joined(&mut self) -> bool {
        let (p, part) = (self.p, self.to + 1);
        if !is_joint(p, self.to) {
            return false;
        }
        let sign = p.key(self.to);
        let glued = p.glued(self.to) && p.glued(part);
        let before_letters = self.letters.is_empty();
        let is_year = p.is_digits(part) && before_letters;
        let is_letters = p.is_capital(part) || p.is_digits(part) && glued;
        // A stop ends the sentence, also where the next one is glued to it: `Nghị định 69.Theo đó`.
        let next_sentence = p.is_title(part);
        let ends = sign == "." && (is_year || !glued || next_sentence);
        if ends || !is_year && !is_letters || is_year && self.year.is_some() {
            return false;
        }
        self.value.push_str(sign);
        if is_year {
            self.year = point::year_number(p, part);
            self.value.push_str(p.key(part));
        } else {
            if !before_letters {
                self.letters.push_str(sign);
            }
            self.take_letters(part);
        }
        self.to = part + 1;
        true
    }

    /// Takes in letters glued to the number (`84QĐ/TU`), or digits glued to the letters (`QH13`).
    fn take_glued(&mut self) -> bool {
        let (p, part) = (self.p, self.to);
        let fits = if self.letters.is_empty() {
            p.is_capital(part)
        } else {
            p.is_digits(part)
        };
        if !fits || !p.glued(part) {
            return false;
        }
        self.take_letters(part);
        self.to = part + 1;
        true
    }

    /// Takes in an atom as the text writes it, with `Đ` for its look-alike.
    fn take_letters(&mut self, at: usize) {
        let written = self.p.str(at, at + 1).replace('\u{d0}', "\u{110}");
        self.value.push_str(&written);
        self.letters.push_str(&written);
    }
}

/// Whether the sign at `at` may join two parts: `649/QĐ-TTg`, also where spaces slipped in
/// (`217 - QĐ/TW`, `47- QĐ/TW`, `39 /QĐ-TTg`, `26 /2012/TT-BGDĐT`, `649/QĐ- TTg`).
fn is_joint(p: &Phrases, at: usize) -> bool {
    let part = at + 1;
    let capitals = p.is_word(part) && p.atom(part).case == Case::Upper;
    let glued = p.glued(at) && p.glued(part);
    match p.key(at) {
        "-" => p.glued(part) || capitals || p.is(part, LETTERS_OF_PREMIER),
        "/" => {
            let year = point::year_number(p, part).is_some() && p.is(part + 1, SLASH);
            glued || (p.glued(at) || p.glued(part)) && capitals || year
        }
        "." | "_" | "&" => glued,
        _ => false,
    }
}
