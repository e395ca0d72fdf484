//! [`WordId`] and [`Words`]: each folded word, sign or short run of digits that the
//! vocabulary has, as a number.

use std::borrow::Cow;

/// A folded word of the vocabulary, or [`WordId::NONE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(pub(crate) u16);

impl WordId {
    /// Any word that the vocabulary does not have.
    pub const NONE: WordId = WordId(0);

    /// The place of the word in a table by words.
    pub fn place(self) -> usize {
        self.0.into()
    }

    /// The word at a place of a table by words.
    pub const fn at_place(place: usize) -> WordId {
        WordId(place as u16)
    }
}

/// The words of the vocabulary. Their texts stand in one string, in the order of their ids.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(super) text: Cow<'static, str>,
    /// Where the text of each id ends; that of [`WordId::NONE`] is empty.
    pub(super) ends: Cow<'static, [u32]>,
    /// How each is spelled, in the form in which it is looked up.
    pub(super) spellings: Cow<'static, [u128]>,
    /// By the hash of the spelling: a part of the hash, and the id in the lower half; 0 where
    /// a slot is free. At most half are taken, and their number is a power of two.
    pub(super) slots: Cow<'static, [u32]>,
}

impl Default for Words {
    fn default() -> Self {
        Words {
            text: Cow::Borrowed(""),
            ends: Cow::Borrowed(&[0]),
            spellings: Cow::Borrowed(&[0]),
            slots: Cow::Borrowed(&[0; 2]),
        }
    }
}

impl Words {
    /// The id of a folded word.
    #[inline(never)]
    pub fn get(&self, folded: &str) -> WordId {
        self.get_in(folded.as_bytes(), 0, folded.len())
    }

    /// The id of the folded word that stands in these bytes of a text: found faster, since
    /// more can be read than the word.
    #[inline(always)]
    pub fn get_in(&self, text: &[u8], start: usize, end: usize) -> WordId {
        if end - start > SHORT {
            return self.get_long(&text[start..end]);
        }
        self.find(spelling(text, start, end)).unwrap_or_default()
    }

    /// The same for a word that has a capital of ASCII at its head and is folded otherwise;
    /// longer words are left out.
    #[inline]
    pub fn get_with_capital_in(&self, text: &[u8], start: usize, end: usize) -> WordId {
        const SMALL: u128 = (b'a' - b'A') as u128;
        let capital = text.get(start).is_some_and(u8::is_ascii_uppercase);
        if !capital || end - start > SHORT {
            return WordId::NONE;
        }
        let spelling = spelling(text, start, end) | SMALL;
        self.find(spelling).unwrap_or_default()
    }

    /// A longer one, which is not told by its spelling alone.
    #[cold]
    fn get_long(&self, word: &[u8]) -> WordId {
        let found = self.find(long_spelling(word)).ok();
        let is_word = |id: &WordId| self.text(*id).as_bytes() == word;
        found.filter(is_word).unwrap_or_default()
    }

    /// The id of a folded word, which is a new one for a new word.
    pub fn intern(&mut self, folded: &str) -> WordId {
        match self.get(folded) {
            WordId::NONE => self.add(folded),
            id => id,
        }
    }

    /// How many ids there are, that of [`WordId::NONE`] counted in.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a word; that of [`WordId::NONE`] is empty.
    pub fn text(&self, word: WordId) -> &str {
        let (start, end) = self.bounds(word.0);
        &self.text[start..end]
    }

    /// How many bytes it has.
    pub fn len_of(&self, word: WordId) -> usize {
        let (start, end) = self.bounds(word.0);
        end - start
    }

    fn bounds(&self, id: u16) -> (usize, usize) {
        let at = usize::from(id);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        (start as usize, self.ends[at] as usize)
    }

    /// The id of a word by its spelling, or the free slot where it belongs.
    #[inline(always)]
    fn find(&self, spelling: u128) -> Result<WordId, usize> {
        let (slots, hash) = (&*self.slots, hash(spelling));
        let mask = slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let found = slots[slot];
            if found == 0 {
                return Err(slot);
            }
            let id = found as u16;
            if found >> 16 == tag(hash) && self.spellings[usize::from(id)] == spelling {
                return Ok(WordId(id));
            }
            slot = (slot + 1) & mask;
        }
    }

    fn add(&mut self, folded: &str) -> WordId {
        // Ids with the highest bit are those of longer phrases, see `Node`.
        let Some(id) = u16::try_from(self.len()).ok().filter(|id| *id < 1 << 15) else {
            return WordId::NONE;
        };
        if self.len() * 2 >= self.slots.len() {
            let all = vec![0; self.slots.len() * 2];
            self.slots = Cow::Owned(all);
            for id in 1..id {
                self.put(id);
            }
        }
        self.text.to_mut().push_str(folded);
        self.ends.to_mut().push(self.text.len() as u32);
        let word = folded.as_bytes();
        let spelling = match word.len() {
            0..=SHORT => spelling(word, 0, word.len()),
            _ => long_spelling(word),
        };
        self.spellings.to_mut().push(spelling);
        self.put(id);
        WordId(id)
    }

    /// Gives an id its slot.
    fn put(&mut self, id: u16) {
        let spelling = self.spellings[usize::from(id)];
        if let Err(slot) = self.find(spelling) {
            self.slots.to_mut()[slot] = tag(hash(spelling)) << 16 | u32::from(id);
        }
    }
}

/// The most bytes that a spelling holds.
const SHORT: usize = 15;

/// What stands above them: how many they are, or that they are more.
const ABOVE: usize = 8 * SHORT;
const LONG: u128 = 0xff << ABOVE;

/// The bytes of a word of at most [`SHORT`] ones and how many they are: no two have the same.
#[inline(always)]
fn spelling(text: &[u8], start: usize, end: usize) -> u128 {
    const MASKS: [u128; SHORT + 1] = {
        let mut masks = [0; SHORT + 1];
        let mut len = 0;
        while len <= SHORT {
            masks[len] = (1 << (8 * len)) - 1;
            len += 1;
        }
        masks
    };
    let len = end - start;
    let bytes = match text.get(start..start + 16).and_then(<[u8]>::first_chunk) {
        Some(chunk) => *chunk,
        None => {
            let mut chunk = [0; 16];
            chunk[..len].copy_from_slice(&text[start..end]);
            chunk
        }
    };
    u128::from_le_bytes(bytes) & MASKS[len] | (len as u128) << ABOVE
}

/// What tells a longer word from most others.
fn long_spelling(word: &[u8]) -> u128 {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(MIX);
    LONG | u128::from(word.iter().fold(0, mix))
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline]
fn hash(spelling: u128) -> u64 {
    let hash = (spelling as u64).wrapping_mul(MIX);
    let hash = (hash ^ hash >> 32 ^ (spelling >> 64) as u64).wrapping_mul(MIX);
    hash ^ hash >> 32
}

/// The part of the hash that stands beside the id; never 0.
fn tag(hash: u64) -> u32 {
    (hash >> 48) as u32 | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_ids_of_their_own() {
        let mut words = Words::default();
        let texts: Vec<String> = (0..500).map(|n| format!("từ{n}")).collect();
        let ids: Vec<WordId> = texts.iter().map(|text| words.intern(text)).collect();
        for (text, id) in texts.iter().zip(&ids) {
            assert_eq!(words.get(text), *id);
            assert_eq!(words.intern(text), *id);
        }
        assert_eq!(words.len(), 501);
        assert_eq!(words.get("khác"), WordId::NONE);
        assert_eq!(words.get(""), WordId::NONE);
    }

    #[test]
    fn words_of_any_length_are_found_within_a_text() {
        let text = "a bã nghiêng nghiêngngả interdisciplinary \0";
        let mut words = Words::default();
        for word in text.split(' ') {
            let id = words.intern(word);
            let start = text.find(word).unwrap();
            assert_eq!(words.get_in(text.as_bytes(), start, start + word.len()), id);
            assert_eq!(words.text(id), word);
        }
        assert_eq!(words.get("interdisciplinarx"), WordId::NONE);
        assert_eq!(words.get("a\0"), WordId::NONE);
    }
}
