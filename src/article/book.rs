//! [`Book`]: phrases and what they tell, found by their text.

use std::borrow::Cow;

/// Phrases with their roles, one bit each, and the words that they begin with. It is made when
/// the crate is built, so that a program that starts has nothing to read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    /// All keys, one behind the other.
    pub text: Cow<'static, str>,
    pub entries: Cow<'static, [Entry]>,
    /// By the hash of a key: the number of its entry, from 1; 0 where a slot is free. At most
    /// half are taken, and their number is a power of two.
    pub slots: Cow<'static, [u16]>,
}

/// What is known of a phrase, or of a word that phrases begin with.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// Where its text stands.
    pub start: u32,
    pub end: u32,
    /// Its roles as a phrase.
    pub roles: u32,
    /// The roles of any phrase that begins with it.
    pub opens: u32,
    /// Words of the longest of these.
    pub longest: u32,
}

impl Book {
    /// What is known of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        let at = self.find(key).ok()?;
        self.entries.get(at)
    }

    /// The text of an entry.
    pub fn key(&self, entry: &Entry) -> &str {
        &self.text[entry.start as usize..entry.end as usize]
    }

    /// The entry of a key, or the free slot where it belongs.
    pub fn find(&self, key: &str) -> Result<usize, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash(key) as usize & mask;
        while let Some(found) = self.slots.get(slot) {
            let Some(at) = usize::from(*found).checked_sub(1) else {
                break;
            };
            if self.key(&self.entries[at]) == key {
                return Ok(at);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }
}

/// The same on every machine, as tables are made on one and read on another.
fn hash(key: &str) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = key.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mix = |sum: u64, word: &[u8; 8]| {
        let sum = (sum ^ u64::from_le_bytes(*word)).wrapping_mul(MIX);
        sum ^ sum >> 32
    };
    let words = words.iter().chain([&last]);
    words.fold(key.len() as u64, mix)
}
