//! A user's own words: always joined, or never.

use std::{collections::HashMap, path::Path};

use super::key::key_into;
use crate::{
    error::{Error, ErrorKind},
    tsv::Place,
};

/// Words that the model is overruled on.
///
/// A line a word: its syllables parted by spaces or `_`; a word that must
/// never be joined has `-` and a space before it; `#` begins a comment. Case,
/// tone placement and i/y do not matter.
///
/// ```
/// use bantin::word::{Segmenter, UserLexicon};
///
/// let user = UserLexicon::parse("mì Quảng\n- người dân", "my words")?;
/// let segmenter = Segmenter::default().with_user_lexicon(user);
/// let text = "người dân ăn mì Quảng";
/// let words: Vec<&str> = segmenter.words(text).iter().map(|w| w.span.text(text)).collect();
/// assert_eq!(words, ["người", "dân", "ăn", "mì Quảng"]);
/// # Ok::<(), bantin::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct UserLexicon {
    /// Entries by the key of their first syllable.
    entries: HashMap<String, Vec<UserWord>>,
    len: usize,
}

#[derive(Clone, Debug)]
struct UserWord {
    /// Keys of the syllables behind the first.
    rest: Vec<String>,
    join: bool,
}

impl UserLexicon {
    /// An empty lexicon.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a lexicon file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or a line is not understood.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|source| ErrorKind::Read {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&text, &path.display().to_string())
    }

    /// Reads the lines of a lexicon; `origin` names it in errors.
    ///
    /// # Errors
    ///
    /// When a line holds fewer than two syllables.
    pub fn parse(lines: &str, origin: &str) -> Result<Self, Error> {
        let mut lexicon = Self::new();
        for (text, line) in lines.lines().zip(1..) {
            let text = text.split('#').next().unwrap_or_default().trim();
            if text.is_empty() {
                continue;
            }
            let (word, join) = match text.strip_prefix("- ") {
                Some(word) => (word, false),
                None => (text, true),
            };
            if !lexicon.insert(word, join) {
                let message = format!(
                    "\"{word}\" is one syllable; write two or more, parted by spaces or `_`"
                );
                return Err(Place { origin, line }.error(&message));
            }
        }
        Ok(lexicon)
    }

    /// Adds a word to join; whether it has two syllables or more.
    pub fn join(&mut self, word: &str) -> bool {
        self.insert(word, true)
    }

    /// Adds a word never to join; whether it has two syllables or more.
    pub fn never_join(&mut self, word: &str) -> bool {
        self.insert(word, false)
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds no word.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn insert(&mut self, word: &str, join: bool) -> bool {
        let mut keys = word
            .split(|c: char| c.is_whitespace() || c == '_')
            .filter(|s| !s.is_empty());
        let mut key = || {
            keys.next().map(|s| {
                let mut key = String::new();
                key_into(s, &mut key);
                key
            })
        };
        let (Some(first), Some(second)) = (key(), key()) else {
            return false;
        };
        let mut rest = vec![second];
        rest.extend(std::iter::from_fn(key));
        let words = self.entries.entry(first).or_default();
        words.retain(|w| w.rest != rest);
        words.push(UserWord { rest, join });
        // The longest first: it wins.
        words.sort_by_key(|w| std::cmp::Reverse(w.rest.len()));
        self.len = self.entries.values().map(Vec::len).sum();
        true
    }

    /// Overrules `joins`, the decisions behind each of `n` units. `part` gives a
    /// unit's text, `open` whether a word may go on to it from the one before.
    pub(super) fn apply<'t>(
        &self,
        n: usize,
        part: impl Fn(usize) -> &'t str,
        open: impl Fn(usize) -> bool,
        joins: &mut [bool],
        key: &mut String,
    ) {
        let mut i = 0;
        while i < n {
            key.clear();
            key_into(part(i), key);
            let found = self.entries.get(key.as_str()).and_then(|words| {
                words.iter().find(|word| {
                    word.rest.iter().enumerate().all(|(k, wanted)| {
                        let at = i + 1 + k;
                        at < n && open(at) && {
                            key.clear();
                            key_into(part(at), key);
                            key == wanted
                        }
                    })
                })
            });
            let Some(word) = found else {
                i += 1;
                continue;
            };
            let last = i + word.rest.len();
            joins[i..last].fill(word.join);
            if word.join {
                if i > 0 {
                    joins[i - 1] = false;
                }
                joins[last] = false;
                i = last + 1;
            } else {
                i += 1;
            }
        }
    }
}
