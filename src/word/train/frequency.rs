//! How often tokens and pairs of them are met, so that the tables hold together what
//! is common.

use std::collections::HashMap;

use super::corpus::{Keys, key_of};
use crate::token::{TokenKind, tokens};

/// Counts of tokens as they are spelled, of their keys, and of pairs of keys.
#[derive(Debug, Default)]
pub(crate) struct Frequency {
    spelled: HashMap<String, Spelled>,
    keys: HashMap<u32, u64>,
    pairs: HashMap<(u32, u32), u64>,
}

#[derive(Clone, Copy, Debug)]
struct Spelled {
    n: u64,
    key: Option<u32>,
}

impl Frequency {
    /// Counts the tokens of a text.
    pub fn add(&mut self, text: &str, keys: &Keys) {
        let (mut last, mut name) = (None, String::new());
        for token in tokens(text) {
            if token.kind == TokenKind::Space {
                continue;
            }
            let surface = token.span.text(text);
            if !self.spelled.contains_key(surface) {
                key_of(surface, token.kind, &mut name);
                let key = keys.get(&name);
                let spelled = Spelled { n: 0, key };
                self.spelled.insert(surface.to_owned(), spelled);
            }
            let key = self.spelled.get_mut(surface).and_then(|spelled| {
                spelled.n += 1;
                spelled.key
            });
            if let Some(key) = key {
                *self.keys.entry(key).or_default() += 1;
                if let Some(last) = last {
                    *self.pairs.entry((last, key)).or_default() += 1;
                }
            }
            last = key;
        }
    }

    /// How often a token stands there that is spelled so.
    pub fn of(&self, surface: &str) -> u64 {
        self.spelled.get(surface).map_or(0, |spelled| spelled.n)
    }

    /// How often a key stands there, however it is spelled.
    pub fn of_key(&self, key: u32) -> u64 {
        self.keys.get(&key).copied().unwrap_or(0)
    }
}
