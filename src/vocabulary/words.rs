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
    /// By the hash of the text: a part of the hash, and the id in the lower half; 0 where a
    /// slot is free. At most half are taken, and their number is a power of two.
    pub(super) slots: Cow<'static, [u32]>,
}

impl Default for Words {
    fn default() -> Self {
        Words {
            text: Cow::Borrowed(""),
            ends: Cow::Borrowed(&[0]),
            slots: Cow::Borrowed(&[0; 2]),
        }
    }
}

impl Words {
    /// The id of a folded word.
    pub fn get(&self, folded: &str) -> WordId {
        self.find(&Key::of(folded.as_bytes())).unwrap_or_default()
    }

    /// The id of a folded word, which is a new one for a new word.
    pub fn intern(&mut self, folded: &str) -> WordId {
        match self.find(&Key::of(folded.as_bytes())) {
            Ok(id) => id,
            Err(_) => self.add(folded),
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

    fn bounds(&self, id: u16) -> (usize, usize) {
        let at = usize::from(id);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        (start as usize, self.ends[at] as usize)
    }

    /// The id of a word, or the free slot where it belongs.
    fn find(&self, key: &Key) -> Result<WordId, usize> {
        let slots = &*self.slots;
        let mask = slots.len() - 1;
        let mut slot = key.hash as usize & mask;
        loop {
            let found = slots[slot];
            let id = found as u16;
            if found == 0 {
                return Err(slot);
            }
            if found >> 16 == key.tag() {
                let (start, end) = self.bounds(id);
                if key.is_of(&self.text.as_bytes()[start..end]) {
                    return Ok(WordId(id));
                }
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
        self.put(id);
        WordId(id)
    }

    /// Gives an id its slot.
    fn put(&mut self, id: u16) {
        let (start, end) = self.bounds(id);
        let key = Key::of(&self.text.as_bytes()[start..end]);
        let free = self.find(&key).err();
        let written = key.tag() << 16 | u32::from(id);
        if let Some(slot) = free {
            self.slots.to_mut()[slot] = written;
        }
    }
}

/// A word in the form in which it is looked up.
struct Key<'w> {
    bytes: &'w [u8],
    /// Its first and its last eight bytes, which are all of it where it has no more than 16.
    ends: (u64, u64),
    hash: u64,
}

impl<'w> Key<'w> {
    fn of(bytes: &'w [u8]) -> Key<'w> {
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        let ends = ends(bytes);
        let hash = (ends.0 ^ bytes.len() as u64).wrapping_mul(MIX);
        let hash = (hash ^ hash >> 32 ^ ends.1).wrapping_mul(MIX);
        Key {
            bytes,
            ends,
            hash: hash ^ hash >> 32,
        }
    }

    /// The part of the hash that stands beside the id; never 0.
    fn tag(&self) -> u32 {
        (self.hash >> 48) as u32 | 1
    }

    fn is_of(&self, text: &[u8]) -> bool {
        text.len() == self.bytes.len()
            && ends(text) == self.ends
            && (text.len() <= 16 || text == self.bytes)
    }
}

/// The first and the last eight bytes of a word, which may overlap; of a shorter one its
/// bytes, so that no two of the same length give the same.
fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let both = [u32::from_le_bytes(*first), u32::from_le_bytes(*last)];
        (both[0].into(), both[1].into())
    } else {
        let byte = |at: usize| bytes.get(at).copied().map_or(0, u64::from);
        (byte(0) | byte(1) << 8, byte(2))
    }
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
}
