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
    /// Ids by the hash of their texts, 0 where a slot is free. At most half are taken, and
    /// their number is a power of two.
    pub(super) slots: Cow<'static, [u16]>,
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
        self.find(folded).unwrap_or_default()
    }

    /// The id of a folded word, which is a new one for a new word.
    pub fn intern(&mut self, folded: &str) -> WordId {
        match self.find(folded) {
            Ok(id) => id,
            Err(slot) => self.add(folded, slot),
        }
    }

    /// How many ids there are, that of [`WordId::NONE`] counted in.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a word; that of [`WordId::NONE`] is empty.
    pub fn text(&self, WordId(id): WordId) -> &str {
        let at = usize::from(id);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// The id of a word, or the free slot where it belongs.
    fn find(&self, folded: &str) -> Result<WordId, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = hash(folded.as_bytes()) & mask;
        loop {
            match self.slots[slot] {
                0 => return Err(slot),
                id if self.text(WordId(id)) == folded => return Ok(WordId(id)),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn add(&mut self, folded: &str, mut slot: usize) -> WordId {
        // Ids with the highest bit are those of longer phrases, see `Node`.
        let Some(id) = u16::try_from(self.len()).ok().filter(|id| *id < 1 << 15) else {
            return WordId::NONE;
        };
        self.text.to_mut().push_str(folded);
        self.ends.to_mut().push(self.text.len() as u32);
        if self.len() * 2 > self.slots.len() {
            self.grow();
            slot = match self.find(folded) {
                Ok(known) => return known,
                Err(slot) => slot,
            };
        }
        self.slots.to_mut()[slot] = id;
        WordId(id)
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        let mut slots = vec![0; size];
        // The last one gets its slot from who adds it.
        for id in 1..self.len() as u16 - 1 {
            let mut slot = hash(self.text(WordId(id)).as_bytes()) & (size - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = id;
        }
        self.slots = Cow::Owned(slots);
    }
}

/// A hash of a few bytes, the same on every machine.
fn hash(bytes: &[u8]) -> usize {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    for part in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..part.len()].copy_from_slice(part);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(MIX);
        hash ^= hash >> 32;
    }
    hash as usize
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
