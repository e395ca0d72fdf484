//! Recognisers of the user's own, and the readings that they propose.

use std::{fmt, sync::Arc};

use super::candidate::{Candidate, Reading};

use crate::{
    phrase::phrases::Phrases,
    span::Span,
    token::Token,
    value::{evidence::Evidence, fact::Value},
};

/// What a recogniser of the user's own has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, on character boundaries.
    pub span: Span,
    /// The name of its kind, as records write it.
    pub kind: String,
    /// Its canonical value.
    pub value: String,
}

/// Looks at a text and its tokens and tells what it finds.
///
/// What it finds competes with the crate's own readings like any of them; it
/// has the highest evidence, so that where two overlap a longer one wins, and
/// of equal ones the user's. Functions of this form are recognisers, so is
/// [`Pattern`](crate::extend::Pattern).
pub trait Recogniser: Send + Sync {
    /// Every finding in `text`.
    fn recognise(&self, text: &str, tokens: &[Token]) -> Vec<Found>;
}

impl<F> Recogniser for F
where
    F: Fn(&str, &[Token]) -> Vec<Found> + Send + Sync,
{
    fn recognise(&self, text: &str, tokens: &[Token]) -> Vec<Found> {
        self(text, tokens)
    }
}

/// The recognisers of an analyzer, in the order in which they were added.
#[derive(Clone, Default)]
pub(crate) struct Recognisers(pub Vec<Arc<dyn Recogniser>>);

impl fmt::Debug for Recognisers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} recognisers", self.0.len())
    }
}

impl Candidate {
    /// A finding of the user's own recogniser; nothing where its span is none of the text.
    pub fn custom(p: &Phrases, found: Found) -> Option<Self> {
        let text = p.text.get(found.span.range())?;
        let (from, to) = p.atoms_in(found.span).filter(|_| !text.is_empty())?;
        let value = Value::Custom {
            kind: found.kind,
            value: found.value,
        };
        let candidate = Candidate::new(p, from, to, Reading::Value(value), "custom")
            .evidence(Evidence::Certain);
        Some(Candidate {
            span: found.span,
            ..candidate
        })
    }
}
