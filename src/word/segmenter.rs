//! [`Segmenter`] and [`Worker`].

use std::{borrow::Cow, path::Path, sync::Arc};

use super::{
    decode::{Joining, Scratch, Segmentation},
    model::Model,
    types::Word,
    user::UserLexicon,
};
use crate::{
    error::{Error, ErrorKind},
    token::{Token, run_widest},
};

/// Finds the words of a text. Immutable and cheap to clone: build one and share
/// it between threads.
///
/// ```
/// use bantin::word::Segmenter;
///
/// let segmenter = Segmenter::default();
/// let text = "Công tác dân vận chính quyền có nhiều chuyển biến.";
/// let words: Vec<&str> = segmenter.words(text).iter().map(|w| w.span.text(text)).collect();
/// assert_eq!(words, ["Công tác", "dân vận", "chính quyền", "có", "nhiều", "chuyển biến", "."]);
/// ```
#[derive(Clone, Debug)]
pub struct Segmenter {
    model: Arc<Model>,
    user: Option<Arc<UserLexicon>>,
}

#[cfg(any(test, feature = "embed-model"))]
impl Default for Segmenter {
    /// The segmenter with the model that is compiled in.
    fn default() -> Self {
        use once_cell::sync::Lazy;
        static MODEL: Lazy<Arc<Model>> = Lazy::new(|| {
            let bytes: &'static [u8] = include_bytes!("../../data/words.model");
            // A test reads and checks the same bytes, so a crate with a bad model is
            // not released.
            match Model::trusted(Cow::Borrowed(bytes), "the embedded word model") {
                Ok(model) => Arc::new(model),
                Err(error) => unreachable!("{error}"),
            }
        });
        Segmenter {
            model: Arc::clone(&MODEL),
            user: None,
        }
    }
}

impl Segmenter {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is foreign, of another version or
    /// damaged.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|source| ErrorKind::Read {
            path: path.to_owned(),
            source,
        })?;
        Self::of(Cow::Owned(bytes), &path.display().to_string())
    }

    /// Takes the content of a model file.
    ///
    /// # Errors
    ///
    /// When it is foreign, of another version or damaged.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        Self::of(bytes.into(), "the word model")
    }

    fn of(bytes: Cow<'static, [u8]>, origin: &str) -> Result<Self, Error> {
        Ok(Segmenter {
            model: Arc::new(Model::new(bytes, origin)?),
            user: None,
        })
    }

    /// The same segmenter, overruled by `user` on its words.
    pub fn with_user_lexicon(mut self, user: UserLexicon) -> Self {
        self.user = (!user.is_empty()).then(|| Arc::new(user));
        self
    }

    /// What the model was trained on, with licences, and how: lines of text.
    pub fn provenance(&self) -> &str {
        self.model.provenance()
    }

    /// A worker: the segmenter with buffers of its own, for one thread.
    pub fn worker(&self) -> Worker {
        Worker {
            segmenter: self.clone(),
            scratch: Scratch::default(),
        }
    }

    /// The words of `text` in order; white space is in none of them, or within
    /// one. For many texts use a [`worker`](Self::worker).
    ///
    /// ```
    /// use bantin::word::Segmenter;
    ///
    /// let text = "Chính quyền hỗ trợ.";
    /// let words = Segmenter::default().words(text);
    /// let words: Vec<&str> = words.iter().map(|word| word.span.text(text)).collect();
    /// assert_eq!(words, ["Chính quyền", "hỗ trợ", "."]);
    /// ```
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut out = Vec::new();
        self.worker().words_into(text, &mut out);
        out
    }
}

/// A [`Segmenter`] with buffers that are used again from text to text.
#[derive(Debug)]
pub struct Worker {
    segmenter: Segmenter,
    scratch: Scratch,
}

impl Worker {
    /// Appends the words of `text` to `out`.
    pub fn words_into(&mut self, text: &str, out: &mut Vec<Word>) {
        let Worker { segmenter, scratch } = self;
        run_widest(Segmentation {
            text,
            tables: segmenter.model.tables(),
            user: segmenter.user.as_deref(),
            scratch,
            out,
        });
    }

    /// A row of tokens of a text, which begins with `first`: punctuation or the edge of the
    /// text, over which no word reaches.
    pub(crate) fn row(&mut self, first: Token) -> Row<'_> {
        self.scratch.begin(first);
        Row(self)
    }
}

/// Tokens in a row.
pub(crate) struct Row<'w>(&'w mut Worker);

impl<'w> Row<'w> {
    /// Takes in the token that comes next.
    #[inline]
    pub fn push(&mut self, token: Token) {
        self.0.scratch.push(token);
    }

    /// The last token goes on up to `end`.
    #[inline]
    pub fn go_on(&mut self, end: usize) {
        self.0.scratch.go_on(end);
    }

    /// Of each token whether it is part of the same word as the one before it. The last one is
    /// punctuation or the edge of `text`.
    pub fn joined(self, text: &str) -> &'w [bool] {
        let Worker { segmenter, scratch } = self.0;
        run_widest(Joining {
            text,
            tables: segmenter.model.tables(),
            user: segmenter.user.as_deref(),
            scratch,
        });
        scratch.joined()
    }
}
