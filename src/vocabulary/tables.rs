//! [`Vocabulary`]: all words and what is known of them.

use std::borrow::Cow;

use super::{
    class::Class,
    entry::{Cue, Currency, DocumentType, Entry, Unit},
    trie::{Node, NodeId, Trie},
    words::{WordId, Words},
};
use crate::{
    normalize::{
        char_class::{CharClass, class},
        fold,
    },
    number::role::NumberWord,
};

/// The vocabulary. That of the crate is made of `data/*.tsv` when the crate is built;
/// users' additions go into a copy of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    pub(super) words: Words,
    /// Phrases by their words.
    pub(super) forward: Trie,
    /// Phrases that are looked up from their end: modifiers and cues before a figure.
    pub(super) backward: Trie,
    /// The first one is that of words without an entry.
    pub(super) entries: Cow<'static, [Entry]>,
    pub(super) units: Cow<'static, [Unit]>,
    /// Units whose capitals tell them from others: `Nm`, `nm`.
    pub(super) exact_units: Cow<'static, [(Cow<'static, str>, u16)]>,
    pub(super) currencies: Cow<'static, [Currency]>,
    pub(super) documents: Cow<'static, [DocumentType]>,
    /// The letters of state papers as they are written: `QĐ`, `TTr`.
    pub(super) document_symbols: Cow<'static, [Cow<'static, str>]>,
    /// In the order in which they are asked.
    pub(super) cues: Cow<'static, [Cue]>,
}

impl Vocabulary {
    /// The id of a folded word or sign, or of a run of digits.
    pub fn word(&self, folded: &str) -> WordId {
        self.words.get(folded)
    }

    /// The id of the word that stands there in a text as it is folded.
    #[inline(always)]
    pub fn word_in(&self, text: &str, start: usize, end: usize) -> WordId {
        self.words.get_in(text.as_bytes(), start, end)
    }

    /// The id of the word that stands there with a capital of ASCII at its head, and is folded
    /// otherwise.
    pub fn word_with_capital_in(&self, text: &str, start: usize, end: usize) -> WordId {
        self.words.get_with_capital_in(text.as_bytes(), start, end)
    }

    /// The text of a word.
    pub fn text(&self, word: WordId) -> &str {
        self.words.text(word)
    }

    /// How many bytes it has.
    pub fn len(&self, word: WordId) -> usize {
        self.words.len_of(word)
    }

    /// What a word can be.
    pub fn class(&self, word: WordId) -> Class {
        self.forward.node(word.into()).class
    }

    /// What the phrase of these words can be.
    pub fn phrase_class(&self, mut words: impl Iterator<Item = WordId>) -> Class {
        let Some(mut node) = words.next().map(NodeId::from) else {
            return Class::default();
        };
        for word in words {
            match self.forward.child(node, word) {
                Some(next) => node = next,
                None => return Class::default(),
            }
        }
        self.forward.node(node).class
    }

    /// Whether a phrase begins with these two words.
    pub fn goes_on(&self, first: WordId, second: WordId) -> bool {
        let first = NodeId::from(first);
        self.forward.node(first).goes_on && self.forward.child(first, second).is_some()
    }

    /// How the word takes part in a number.
    pub fn number(&self, word: WordId) -> Option<NumberWord> {
        self.entry(self.forward.node(word.into())).number
    }

    /// Calls `found` with each phrase that begins with `first` and goes on with `next`, the
    /// shortest first, and how many words it has.
    pub fn starting<'a>(
        &'a self,
        first: WordId,
        next: impl Fn(usize) -> Option<WordId>,
        found: impl FnMut(&'a Entry, usize),
    ) {
        self.walk(&self.forward, first, next, found);
    }

    /// As [`starting`](Vocabulary::starting), for phrases that end with `last`, backwards.
    pub fn ending<'a>(
        &'a self,
        last: WordId,
        before: impl Fn(usize) -> Option<WordId>,
        found: impl FnMut(&'a Entry, usize),
    ) {
        self.walk(&self.backward, last, before, found);
    }

    fn walk<'a>(
        &'a self,
        trie: &Trie,
        first: WordId,
        next: impl Fn(usize) -> Option<WordId>,
        mut found: impl FnMut(&'a Entry, usize),
    ) {
        if first == WordId::NONE {
            return;
        }
        let mut id = NodeId::from(first);
        let mut length = 1;
        loop {
            let node = trie.node(id);
            if node.entry != 0 {
                found(self.entry(node), length);
            }
            let step = || trie.child(id, next(length)?);
            match node.goes_on.then(step).flatten() {
                Some(child) => id = child,
                None => return,
            }
            length += 1;
        }
    }

    fn entry(&self, node: Node) -> &Entry {
        self.entries
            .get(usize::from(node.entry))
            .unwrap_or(&Entry::NONE)
    }

    pub fn unit(&self, entry: &Entry) -> Option<&Unit> {
        self.units.get(usize::from(entry.unit?))
    }

    pub fn currency(&self, entry: &Entry) -> Option<&Currency> {
        self.currencies.get(usize::from(entry.currency?))
    }

    pub fn document(&self, entry: &Entry) -> Option<&DocumentType> {
        self.documents.get(usize::from(entry.document?))
    }

    /// The unit with just this spelling, capitals and all.
    pub fn exact_unit(&self, spelling: &str) -> Option<&Unit> {
        let mut units = self.exact_units.iter();
        let (_, unit) = units.find(|(known, _)| known == spelling)?;
        self.units.get(usize::from(*unit))
    }

    /// Whether papers of the state have these letters.
    pub fn has_symbol(&self, letters: &str) -> bool {
        self.document_symbols.iter().any(|known| known == letters)
    }

    /// The rows of the cue table, in the order in which they are asked.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Adds a spelling of a unit.
    pub fn add_unit(&mut self, spelling: &str, unit: Unit) {
        let Ok(number) = u16::try_from(self.units.len()) else {
            return;
        };
        self.units.to_mut().push(unit);
        let words = self.intern(spelling);
        self.mark_first(&words, Class::UNIT);
        self.describe(&words, |entry| {
            entry.unit.get_or_insert(number);
        });
    }

    /// Adds a spelling of a currency.
    pub fn add_currency(&mut self, spelling: &str, currency: Currency) {
        let Ok(number) = u16::try_from(self.currencies.len()) else {
            return;
        };
        self.currencies.to_mut().push(currency);
        let words = self.intern(spelling);
        self.mark_first(&words, Class::CURRENCY);
        self.describe(&words, |entry| {
            entry.currency.get_or_insert(number);
        });
    }

    /// What the unit measures, where it is a canonical one.
    pub fn dimension(&self, canonical: &str) -> Option<&str> {
        let known = self.units.iter().find(|unit| unit.canonical == canonical);
        known.map(|unit| &*unit.dimension)
    }

    /// As [`add_unit`](Vocabulary::add_unit), also where the spelling is one of another unit.
    pub fn replace_unit(&mut self, spelling: &str, unit: Unit) {
        let words = self.intern(spelling);
        self.describe(&words, |entry| entry.unit = None);
        self.add_unit(spelling, unit);
    }

    /// As [`add_currency`](Vocabulary::add_currency), also where the spelling is one of another.
    pub fn replace_currency(&mut self, spelling: &str, currency: Currency) {
        let words = self.intern(spelling);
        self.describe(&words, |entry| entry.currency = None);
        self.add_currency(spelling, currency);
    }

    /// The ids of the parts of a phrase.
    pub fn intern(&mut self, phrase: &str) -> Vec<WordId> {
        let parts = parts(phrase).into_iter();
        parts.map(|part| self.words.intern(&part)).collect()
    }

    /// Adds a class to a phrase.
    pub(super) fn mark(&mut self, words: &[WordId], class: Class) {
        if let Some(node) = self.forward.insert(words) {
            node.class = node.class.or(class);
        }
    }

    /// Adds a class to the word that a phrase begins with.
    pub(super) fn mark_first(&mut self, words: &[WordId], class: Class) {
        self.mark(&words[..words.len().min(1)], class);
    }

    /// Changes the entry of a phrase.
    pub(super) fn describe(&mut self, words: &[WordId], change: impl FnOnce(&mut Entry)) {
        describe(&mut self.entries, &mut self.forward, words, change);
    }

    /// As [`describe`](Vocabulary::describe), for a phrase that is looked up from its end.
    pub(super) fn describe_end(&mut self, words: &[WordId], change: impl FnOnce(&mut Entry)) {
        let reversed: Vec<WordId> = words.iter().rev().copied().collect();
        describe(&mut self.entries, &mut self.backward, &reversed, change);
    }
}

fn describe(
    entries: &mut Cow<'static, [Entry]>,
    trie: &mut Trie,
    words: &[WordId],
    change: impl FnOnce(&mut Entry),
) {
    let entries = entries.to_mut();
    if entries.is_empty() {
        entries.push(Entry::NONE);
    }
    let (Some(node), Ok(new)) = (trie.insert(words), u16::try_from(entries.len())) else {
        return;
    };
    if node.entry == 0 {
        node.entry = new;
        entries.push(Entry::NONE);
    }
    change(&mut entries[usize::from(node.entry)]);
}

/// A phrase cut into folded parts, as the tape cuts text: runs of letters, runs of digits, signs.
fn parts(phrase: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = CharClass::Space;
    for c in phrase.chars() {
        let class = class(c);
        match parts.last_mut() {
            _ if class == CharClass::Space => {}
            Some(part) if class == last && class != CharClass::Mark => part.push(c),
            _ => parts.push(c.to_string()),
        }
        last = class;
    }
    let folded = parts.iter().map(|part| fold(part));
    folded.filter(|part| !part.is_empty()).collect()
}
