//! What the vocabulary knows of the words at a place of the tape.

use crate::{
    number::role::NumberWord,
    tape::{AtomKind, Tape},
    value::modifier::Modifier,
    vocabulary::{
        WordId,
        class::Class,
        entry::{Currency, DocumentType, Entry, Unit},
        set::{Lexicon, Phrases, Set},
    },
};

impl<'a> Tape<'a> {
    /// Whether the word or sign at `at` is one of these.
    pub fn is(&self, at: usize, words: &Set) -> bool {
        words.has(self.word(at))
    }

    /// The word, sign or run of digits at `at`, where the vocabulary has it.
    pub fn word(&self, at: usize) -> WordId {
        self.atom(at).word
    }

    /// The word before `at`.
    pub fn word_before(&self, at: usize) -> WordId {
        at.checked_sub(1).map_or(WordId::NONE, |at| self.word(at))
    }

    /// Whether the word or sign before `at` is one of these.
    pub fn behind(&self, at: usize, words: &Set) -> bool {
        words.has(self.word_before(at))
    }

    /// The last of these words and signs among so many atoms before `at`.
    pub fn last_before(&self, at: usize, most: usize, words: &Set) -> Option<usize> {
        let first = at.saturating_sub(most);
        let mut near = self.atoms()[first..at].iter();
        near.rposition(|atom| words.has(atom.word))
            .map(|n| first + n)
    }

    /// The longest of these phrases that begins at `at`: the atom behind it.
    pub fn phrase(&self, at: usize, phrases: &Phrases) -> Option<usize> {
        phrases
            .longest(|n| self.word(at + n))
            .map(|length| at + length)
    }

    /// The longest of these phrases that ends before `at`: its first atom.
    pub fn phrase_before(&self, at: usize, phrases: &Phrases) -> Option<usize> {
        let before = |n| {
            at.checked_sub(n + 1)
                .map_or(WordId::NONE, |at| self.word(at))
        };
        phrases.longest_before(before).map(|length| at - length)
    }

    /// What the longest phrase of the lexicon that begins at `at` means, and the atom behind it.
    pub fn lexeme<T: Copy>(&self, at: usize, lexicon: &Lexicon<T>) -> Option<(T, usize)> {
        let found = lexicon.longest(|n| self.word(at + n));
        found.map(|(meaning, length)| (meaning, at + length))
    }

    /// What the word or sign at `at` can be.
    pub fn class(&self, at: usize) -> Class {
        let atom = self.atom(at);
        match atom.kind {
            AtomKind::Word | AtomKind::Mark => self.vocabulary.class(atom.word),
            _ => Class::default(),
        }
    }

    /// What the word or sign before `at` can be.
    pub fn class_before(&self, at: usize) -> Class {
        at.checked_sub(1)
            .map_or(Class::default(), |at| self.class(at))
    }

    /// How the word at `at` takes part in a number.
    pub fn number_word(&self, at: usize) -> Option<NumberWord> {
        self.vocabulary.number(self.word(at))
    }

    /// How the word before `at` takes part in a number.
    pub fn number_word_before(&self, at: usize) -> Option<NumberWord> {
        self.vocabulary.number(self.word_before(at))
    }

    /// The unit of measure at `at` and the atom behind it.
    pub fn unit_at(&self, at: usize) -> Option<(&'a Unit, usize)> {
        let begins = self.vocabulary.class(self.word(at)).has(Class::UNIT);
        let longest = || self.longest(at, |entry| self.vocabulary.unit(entry));
        begins.then(longest).flatten()
    }

    /// The unit that is spelt by these atoms, wherever they stand.
    pub fn unit_of(&self, atoms: &[usize]) -> Option<&'a Unit> {
        let (first, rest) = atoms.split_first()?;
        let next = |n: usize| rest.get(n - 1).map(|at| self.word(*at));
        let mut unit = None;
        self.vocabulary
            .starting(self.word(*first), next, |entry, length| {
                unit = self
                    .vocabulary
                    .unit(entry)
                    .filter(|_| length == atoms.len());
            });
        unit
    }

    /// The currency at `at` and the atom behind it.
    pub fn currency_at(&self, at: usize) -> Option<(&'a Currency, usize)> {
        let begins = self.vocabulary.class(self.word(at)).has(Class::CURRENCY);
        let longest = || self.longest(at, |entry| self.vocabulary.currency(entry));
        begins.then(longest).flatten()
    }

    /// The type of paper at `at` and the atom behind it.
    pub fn document_at(&self, at: usize) -> Option<(&'a DocumentType, usize)> {
        self.longest(at, |entry| self.vocabulary.document(entry))
    }

    /// The saying that begins at `at`: the atom behind it.
    pub fn idiom_at(&self, at: usize) -> Option<usize> {
        let found = self.longest(at, |entry| entry.idiom.then_some(()));
        found.map(|(_, to)| to)
    }

    /// The words at `at` that change the figure before them, and the atom behind them.
    pub fn modifier_at(&self, at: usize) -> Option<(Modifier, usize)> {
        self.longest(at, |entry| entry.modifier)
    }

    /// The words before `end` that change the figure behind them, and the first atom of them.
    pub fn modifier_before(&self, end: usize) -> Option<(Modifier, usize)> {
        let mut found = None;
        self.ending(end, |entry, first| {
            if let Some(modifier) = entry.modifier {
                found = Some((modifier, first));
            }
        });
        found
    }

    /// Calls `found` with each phrase that is looked up from its end and ends before `end`, the
    /// shortest first, and its first atom.
    pub fn ending(&self, end: usize, mut found: impl FnMut(&'a Entry, usize)) {
        let before = |n| end.checked_sub(n + 1).map(|at| self.word(at));
        let found = |entry: &'a Entry, length| found(entry, end - length);
        self.vocabulary.ending(self.word_before(end), before, found);
    }

    /// What `pick` takes of the longest phrase at `at` of which it takes anything, and the
    /// atom behind.
    fn longest<T>(&self, at: usize, pick: impl Fn(&'a Entry) -> Option<T>) -> Option<(T, usize)> {
        let mut found = None;
        self.starting(at, |entry, to| {
            if let Some(picked) = pick(entry) {
                found = Some((picked, to));
            }
        });
        found
    }

    /// Calls `found` with each phrase of the vocabulary that begins at `at`, the shortest
    /// first, and the atom behind it.
    pub fn starting(&self, at: usize, mut found: impl FnMut(&'a Entry, usize)) {
        let next = |n| self.continues(at + n).then(|| self.word(at + n));
        let found = |entry: &'a Entry, length| found(entry, at + length);
        self.vocabulary.starting(self.word(at), next, found);
    }
}
