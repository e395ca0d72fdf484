//! The one public [`Error`].

use std::{borrow::Cow, path::PathBuf};

/// What can go wrong: only where files, models, lexicons and options are read.
/// Analysis itself never fails.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorKind {
    #[error("cannot read {}: {source}", path.display())]
    Read {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{origin}, line {line}: {message}")]
    Line {
        origin: String,
        line: usize,
        message: String,
    },
    #[error("the pattern for `{kind}` is no regular expression: {message}")]
    Pattern { kind: String, message: String },
    #[error("there is no row `{row}`; rows of judgement are those of data/judge/*.rules")]
    Row { row: String },
    #[error("`{text:.60}` is no {what}; write {expected}")]
    Reading {
        text: String,
        what: Cow<'static, str>,
        expected: Cow<'static, str>,
    },
    #[error("{origin}: {message}")]
    Model { origin: String, message: String },
    #[cfg(feature = "legacy")]
    #[error("{why}; name its encoding if you know it")]
    Encoding { why: String },
}

impl ErrorKind {
    /// `text` is none of the names of `what`.
    pub fn one_of(text: &str, what: &'static str, names: &[&str]) -> Error {
        let expected = format!("one of {}", names.join(", "));
        Self::reading(text, what, expected.into())
    }

    /// `text` is not how one writes a `what`.
    pub fn reading(
        text: &str,
        what: impl Into<Cow<'static, str>>,
        expected: Cow<'static, str>,
    ) -> Error {
        let (text, what) = (text.to_owned(), what.into());
        ErrorKind::Reading {
            text,
            what,
            expected,
        }
        .into()
    }
}

impl Error {
    /// Whether a file could not be read.
    ///
    /// ```
    /// use bantin::word::Segmenter;
    ///
    /// let error = Segmenter::from_path("no/such.model").unwrap_err();
    /// assert!(error.is_io() && !error.is_model());
    /// ```
    pub fn is_io(&self) -> bool {
        matches!(self.0, ErrorKind::Read { .. })
    }

    /// Whether a model file was foreign, old or damaged.
    pub fn is_model(&self) -> bool {
        matches!(self.0, ErrorKind::Model { .. })
    }
}
