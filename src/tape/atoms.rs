//! The tape that recognisers read: tokens cut into words, digit runs and
//! single signs, each with its folded form and what the lexicon knows of it.

use std::{borrow::Cow, cell::RefCell};

#[cfg(test)]
use crate::tape::atom::LOOKED;
use crate::{
    normalize::char_class::is_invisible,
    span::Span,
    tape::{
        atom::{Atom, AtomKind, Case, Part, Reach, is_capital},
        decimals::{Decimals, WholeDecimals},
        words::Words,
    },
    vocabulary::{
        Vocabulary, WordId,
        class::Class,
        named::{COMMA, DASH, SLASH},
        set::Set,
    },
};

/// Signs behind which nothing begins; behind a dash only where that ends a dateline.
const GO_ON: &Set = &COMMA.or(SLASH);

/// The atoms of one article. What lies beyond four gigabytes is not read.
#[derive(Debug)]
pub(crate) struct Tape<'a> {
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub(super) atoms: Vec<Atom>,
    pub(super) keys: String,
    pub(super) end: Atom,
    /// What its atoms tell, and what the whole text does where it is longer.
    pub(super) decimals: Decimals,
    pub(super) whole: Option<WholeDecimals<'a>>,
    /// None where nobody asks for segmented words.
    pub(super) words: Option<RefCell<Words>>,
}

impl<'a> Tape<'a> {
    /// Whether the text starts decimals with a comma beyond doubt: `0,41%`.
    pub fn has_decimal_commas(&self) -> bool {
        self.decimals().have_commas()
    }

    /// Whether it starts all of them with a dot, so that commas group thousands: `2.3 lần`,
    /// `39,556.7`.
    pub fn has_decimal_dots(&self) -> bool {
        self.decimals().have_dots()
    }

    fn decimals(&self) -> Decimals {
        self.whole.as_ref().map_or(self.decimals, |whole| **whole)
    }

    /// Whether another line begins at the atom, though no space parts it from the last one.
    pub fn is_behind_seam(&self, at: usize) -> bool {
        self.atom(at).part == Part::BehindSeam
    }

    /// All atoms, in the order of the text.
    pub fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    /// How many atoms there are.
    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Where its last atom ends in the text.
    pub(super) fn last_byte(&self) -> usize {
        self.atoms.last().map_or(0, |atom| atom.span.end as usize)
    }

    /// Lets go of the atoms before `from`, or of fewer where a word goes on there.
    /// How many it let go; all places are less by that.
    pub fn let_go(&mut self, from: usize) -> usize {
        let from = self.word_start(from.min(self.len()));
        let first_key = |atom: &Atom| (atom.key.start < atom.key.end).then_some(atom.key.start);
        let keys = self.atoms[from..].iter().find_map(first_key);
        let keys = keys.unwrap_or(self.keys.len() as u32);
        self.atoms.drain(..from);
        self.keys.drain(..keys as usize);
        for atom in &mut self.atoms {
            if atom.key.start < atom.key.end {
                atom.key.start -= keys;
                atom.key.end -= keys;
            }
        }
        from
    }

    /// The atom at `at`; behind the last one a [`AtomKind::Break`].
    pub fn atom(&self, at: usize) -> &Atom {
        #[cfg(test)]
        LOOKED.set(LOOKED.get() + 1);
        self.atoms.get(at).unwrap_or(&self.end)
    }

    /// The folded form of the atom: lower case, NFC, dashes as `-`.
    pub fn key(&self, at: usize) -> &str {
        let atom = self.atom(at);
        match atom.kind {
            AtomKind::Digits if atom.key.end == 0 => atom.span.text(self.text),
            _ if atom.word != WordId::NONE => self.vocabulary.text(atom.word),
            _ => atom.key.text(&self.keys),
        }
    }

    /// How many bytes the folded form has.
    pub fn key_len(&self, at: usize) -> usize {
        let atom = self.atom(at);
        match atom.kind {
            AtomKind::Digits if atom.key.end == 0 => atom.span.len(),
            _ if atom.word != WordId::NONE => self.vocabulary.len(atom.word),
            _ => atom.key.len(),
        }
    }

    /// The digits at `at`, none where no run of digits stands.
    pub fn digits(&self, at: usize) -> &str {
        let atom = self.atom(at);
        match atom.kind {
            AtomKind::Digits if atom.key.end == 0 => atom.span.text(self.text),
            AtomKind::Digits => atom.key.text(&self.keys),
            _ => "",
        }
    }

    /// The atom before `at`, or the tape's end when there is none.
    pub fn before(&self, at: usize) -> &Atom {
        at.checked_sub(1).map_or(&self.end, |at| self.atom(at))
    }

    /// The folded form of the atom before `at`.
    pub fn key_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.key(at))
    }

    /// Whether a digit run stands at `at`.
    pub fn is_digits(&self, at: usize) -> bool {
        self.atom(at).kind == AtomKind::Digits
    }

    /// Whether a word stands at `at`.
    pub fn is_word(&self, at: usize) -> bool {
        self.atom(at).kind == AtomKind::Word
    }

    /// Whether a word with a capital at its head alone stands at `at`.
    pub fn is_title(&self, at: usize) -> bool {
        self.is_word(at) && self.atom(at).case == Case::Title
    }

    /// Whether a word with a capital stands at `at`.
    pub fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.atom(at).case != Case::Lower
    }

    /// Whether the word at `at` is written with a capital, also where all words are.
    pub fn has_capital(&self, at: usize) -> bool {
        let letters = || self.atom(at).span.text(self.text).chars();
        self.is_word(at) && (self.is_capital(at) || letters().find_map(is_capital) == Some(true))
    }

    /// Whether a word directly before `at` has a capital though it opens nothing.
    pub fn follows_name(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is_capital(before) && !self.opens(before))
    }

    /// Whether `at` may continue a phrase: digits and superscripts must be
    /// glued to what they belong to.
    pub fn continues(&self, at: usize) -> bool {
        let atom = self.atom(at);
        atom.kind != AtomKind::Digits || !atom.spaced
    }

    /// Whether no space stands before `at`.
    pub fn glued(&self, at: usize) -> bool {
        !self.atom(at).spaced
    }

    /// The span of the atoms from `from` up to, not including, `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let (first, last) = (self.atom(from).span, self.before(to).span);
        Span::new(first.start as usize, last.end as usize)
    }

    /// The atoms that a span of the text touches: the first and the one behind the last.
    pub fn atoms_in(&self, span: Span) -> Option<(usize, usize)> {
        let from = self
            .atoms
            .partition_point(|atom| atom.span.end as usize <= span.start);
        let to = self
            .atoms
            .partition_point(|atom| (atom.span.start as usize) < span.end);
        (from < to).then_some((from, to))
    }

    /// As [`Tape::atoms_in`], where they stand at `at` or behind it as a rule, not far away.
    pub fn atoms_behind(&self, at: usize, span: Span) -> Option<(usize, usize)> {
        let is_before = |atom: &Atom| atom.span.end as usize <= span.start;
        if !self.atoms[..at].last().is_none_or(is_before) {
            return self.atoms_in(span);
        }
        let mut step = 1;
        while self.atoms.get(at + step).is_some_and(is_before) {
            step *= 2;
        }
        let near = &self.atoms[at + step / 2..self.atoms.len().min(at + step)];
        let from = at + step / 2 + near.partition_point(is_before);
        let within = |atom: &&Atom| (atom.span.start as usize) < span.end;
        let to = from + self.atoms[from..].iter().take_while(within).count();
        (from < to).then_some((from, to))
    }

    /// The text of the atoms from `from` up to `to`.
    pub fn str(&self, from: usize, to: usize) -> &'a str {
        self.span(from, to).text(self.text)
    }

    /// The same without characters that have no width.
    pub fn visible(&self, from: usize, to: usize) -> Cow<'a, str> {
        let text = self.str(from, to);
        if text.is_ascii() {
            return text.into();
        }
        text.chars().filter(|c| !is_invisible(*c)).collect()
    }

    /// The atom behind the segmented word that holds `at`. It goes on over letters alone.
    pub fn word_end(&self, at: usize) -> usize {
        if !self.is_word(at + 1) {
            return at + 1;
        }
        at + usize::from(self.reach(at).forward)
    }

    /// The first atom of the segmented word that holds `at`.
    pub fn word_start(&self, at: usize) -> usize {
        if self.before(at).kind != AtomKind::Word {
            return at;
        }
        at - usize::from(self.reach(at).back)
    }

    fn reach(&self, at: usize) -> Reach {
        let Some(atom) = self.atoms.get(at) else {
            return Reach::ALONE;
        };
        if atom.reach.get() == Reach::UNKNOWN {
            match &self.words {
                Some(words) => words.borrow_mut().find(self.text, &self.atoms, at),
                None => return Reach::ALONE,
            }
        }
        atom.reach.get()
    }

    /// What the vocabulary knows of the whole segmented word that begins at `at`.
    pub fn word_class(&self, at: usize) -> Class {
        self.phrase_class(at, self.word_end(at))
    }

    /// Whether the whole segmented word that begins at `at` is of a class. Where no phrase of
    /// the vocabulary that begins there is, nobody needs to know where the word ends.
    pub fn word_has(&self, at: usize, class: Class) -> bool {
        let may_be = self.class(at).has(class) || self.goes_on(at) || !self.is_word(at);
        may_be && self.word_class(at).has(class)
    }

    /// Whether a phrase of the vocabulary begins with the word at `at` and the next one.
    pub fn goes_on(&self, at: usize) -> bool {
        self.vocabulary.goes_on(self.word(at), self.word(at + 1))
    }

    /// What the vocabulary knows of the phrase of the atoms `from..to`, hyphens left out.
    pub fn phrase_class(&self, from: usize, to: usize) -> Class {
        // More than any phrase of the vocabulary has; a row of capitals is one word.
        const LONGEST: usize = 32;
        if to == from + 1 {
            return self.class(from);
        }
        if to > from + LONGEST {
            return Class::default();
        }
        let words = (from..to).filter(|&n| self.is_word(n));
        self.vocabulary.phrase_class(words.map(|n| self.word(n)))
    }

    /// The first atom that begins at the byte `from` or later.
    pub fn first_from(&self, from: usize) -> usize {
        self.atoms
            .partition_point(|atom| (atom.span.start as usize) < from)
    }

    /// Whether `at` opens a sentence, a line or a quotation, so that a capital there says nothing.
    pub fn opens(&self, at: usize) -> bool {
        let before = self.before(at);
        at == 0
            || match before.kind {
                AtomKind::Break => true,
                AtomKind::Mark if DASH.has(before.word) => self.is_behind_dateline(at),
                AtomKind::Mark => !GO_ON.has(before.word) && before.span.text(self.text) != "&",
                _ => {
                    let atom = self.atom(at);
                    before.sentence != atom.sentence || atom.part == Part::BehindSeam
                }
            }
    }

    /// Whether the dash before `at` ends what a line begins with: `(TTXVN) - Hai`, `ĐBP - Hai`.
    fn is_behind_dateline(&self, at: usize) -> bool {
        let opens_line = |at: usize| at == 0 || self.before(at).kind == AtomKind::Break;
        let paper = |at: usize| {
            matches!(self.key(at), ")" | "]") || self.atom(at).case == Case::Upper && opens_line(at)
        };
        let free = self.atom(at - 1).spaced && self.atom(at).spaced;
        free && at.checked_sub(2).is_some_and(paper)
    }

    /// The digits at `at` as a number, when they are few enough.
    pub fn int(&self, at: usize) -> Option<u32> {
        let atom = self.atom(at);
        let few = atom.kind == AtomKind::Digits && atom.span.len() <= 8;
        few.then(|| self.value_of(atom))
    }

    fn value_of(&self, digits: &Atom) -> u32 {
        let (span, text) = match digits.key.end {
            0 => (digits.span, self.text),
            _ => (digits.key, self.keys.as_str()),
        };
        let digits = &text.as_bytes()[Span::from(span).range()];
        let value = |value, digit: &u8| value * 10 + u32::from(digit - b'0');
        digits.iter().fold(0, value)
    }

    /// The atom that begins the sentence of `at`, or one far enough before `at`: whole
    /// tables may stand in one line, and time stays linear.
    pub fn sentence_start(&self, at: usize) -> usize {
        const FAR: usize = 1000;
        let sentence = self.atom(at).sentence;
        let goes_on = |at: &usize| {
            let atom = self.atom(*at);
            atom.sentence == sentence && atom.kind != AtomKind::Break
        };
        let before = (at.saturating_sub(FAR)..at).rev().take_while(goes_on);
        before.last().unwrap_or(at)
    }
}
