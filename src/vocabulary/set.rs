//! Words that the grammar speaks of by name: [`Set`], [`Phrases`], [`Lexicon`].
//!
//! They are the rows of `data/words/`: a row whose words are all single is a set, one with
//! a longer phrase is a list of phrases, and the rows of a table whose head names a type are
//! one lexicon.

use super::words::WordId;

/// The ids of the words of all sets are lower than this times 64.
pub(crate) const BLOCKS: usize = 24;

/// Single words, a bit each.
#[derive(Debug)]
pub(crate) struct Set(pub(super) [u64; BLOCKS]);

impl Set {
    /// No words.
    pub const EMPTY: Set = Set([0; BLOCKS]);

    /// The same words.
    pub const fn copied(&self) -> Set {
        Set(self.0)
    }

    /// The words of both.
    pub const fn or(&self, other: &Set) -> Set {
        let mut bits = self.0;
        let mut block = 0;
        while block < BLOCKS {
            bits[block] |= other.0[block];
            block += 1;
        }
        Set(bits)
    }

    /// Whether the word is one of them.
    pub const fn has(&self, word: WordId) -> bool {
        let block = word.0 as usize / 64;
        block < BLOCKS && self.0[block] >> (word.0 % 64) & 1 == 1
    }
}

/// Which words may stand at a place, by what is left of their ids: a quick look, which lets some
/// others pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hint(pub(crate) u64);

impl Hint {
    /// Any word, or none.
    pub const ANY: Hint = Hint(u64::MAX);

    /// That of these words.
    pub fn of(words: impl IntoIterator<Item = WordId>) -> Hint {
        let bits = words.into_iter().map(|word| 1 << (word.0 % 64));
        Hint(bits.fold(0, |all, bit: u64| all | bit))
    }

    /// That of a set.
    pub fn of_set(words: &Set) -> Hint {
        Hint(words.0.iter().fold(0, |all, block| all | block))
    }

    /// The words of both.
    pub fn or(self, other: Hint) -> Hint {
        Hint(self.0 | other.0)
    }

    /// Whether the word may be one of them.
    pub fn lets(self, word: WordId) -> bool {
        self.0 >> (word.0 % 64) & 1 == 1
    }
}

/// Phrases, the longest first.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// The words that they begin with.
    pub(super) heads: Set,
    /// Those that they end with.
    pub(super) tails: Set,
    pub(super) phrases: &'static [&'static [WordId]],
}

impl Phrases {
    /// The words that they begin with.
    pub const fn heads(&self) -> &Set {
        &self.heads
    }

    /// The words that they end with.
    pub const fn tails(&self) -> &Set {
        &self.tails
    }

    /// The longest phrase whose words stand from the first on; how many words it has.
    pub fn longest(&self, word: impl Fn(usize) -> WordId) -> Option<usize> {
        let first = word(0);
        if !self.heads.has(first) {
            return None;
        }
        let stands = |phrase: &&&[WordId]| stands(phrase, first, &word);
        self.phrases.iter().find(stands).map(|phrase| phrase.len())
    }

    /// The longest phrase whose words stand from the last one on, backwards; how many words
    /// it has.
    pub fn longest_before(&self, word: impl Fn(usize) -> WordId) -> Option<usize> {
        if !self.tails.has(word(0)) {
            return None;
        }
        let stands = |phrase: &&&[WordId]| {
            let mut backwards = phrase.iter().rev().enumerate();
            backwards.all(|(n, w)| word(n) == *w)
        };
        self.phrases.iter().find(stands).map(|phrase| phrase.len())
    }
}

/// Whether the words of a phrase stand there, of which this is the first.
fn stands(phrase: &[WordId], first: WordId, word: impl Fn(usize) -> WordId) -> bool {
    // Most phrases begin with another word.
    let mut others = (1..).zip(phrase.get(1..).unwrap_or_default());
    phrase.first() == Some(&first) && others.all(|(n, w)| word(n) == *w)
}

/// Phrases with what they mean, in the order of their first words; of those that begin with one,
/// the longest first.
#[derive(Debug)]
pub(crate) struct Lexicon<T: 'static> {
    /// The words that they begin with.
    pub(super) heads: Set,
    pub(super) phrases: &'static [(&'static [WordId], T)],
}

impl<T> Lexicon<T> {
    /// The words that its phrases begin with.
    pub const fn heads(&self) -> &Set {
        &self.heads
    }
}

impl<T: Copy> Lexicon<T> {
    /// What the longest phrase means whose words stand from the first on, and how many
    /// words it has.
    pub fn longest(&self, word: impl Fn(usize) -> WordId) -> Option<(T, usize)> {
        self.longest_where(word, |_| true)
    }

    /// The same of the phrases that mean something of the kind asked for.
    #[inline]
    pub fn longest_where(
        &self,
        word: impl Fn(usize) -> WordId,
        is_meant: impl Fn(T) -> bool,
    ) -> Option<(T, usize)> {
        let first = word(0);
        let may_be = self.heads.has(first);
        may_be.then(|| self.of_head(first, word, is_meant))?
    }

    /// The same of the phrases that begin with this word.
    fn of_head(
        &self,
        first: WordId,
        word: impl Fn(usize) -> WordId,
        is_meant: impl Fn(T) -> bool,
    ) -> Option<(T, usize)> {
        let head = |phrase: &[WordId]| phrase.first().copied();
        let before = |(phrase, _): &(&[WordId], T)| head(phrase) < Some(first);
        let from = self.phrases.partition_point(before);
        let near = self.phrases[from..].iter();
        let found = near
            .take_while(|(phrase, _)| head(phrase) == Some(first))
            .find(|(phrase, meaning)| stands(phrase, first, &word) && is_meant(*meaning));
        found.map(|(phrase, meaning)| (*meaning, phrase.len()))
    }
}
