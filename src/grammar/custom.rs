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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// Where it stands, on character boundaries.
    pub span: Span,
    /// What it says: a value of a [kind of one's own](Value::custom), or of one of the crate's.
    pub value: Value,
}

/// Looks at a text and its tokens and tells what it finds.
///
/// What it finds competes with the crate's own readings like any of them; it
/// has the highest evidence, so that where two overlap a longer one wins, and
/// of equal ones the user's. Functions of this form are recognisers, so is
/// [`Pattern`](crate::extend::Pattern).
///
/// ```
/// use bantin::{Analyzer, extend::Found, facts::Value, token::Token};
///
/// // `$5k` of a newsroom's own notes.
/// let notes = |text: &str, _: &[Token]| -> Vec<Found> {
///     let found = text.match_indices("$5k").map(|(at, sign)| Found {
///         span: (at..at + sign.len()).into(),
///         value: Value::money(5_000, "USD").unwrap(),
///     });
///     found.collect()
/// };
/// let analyzer = Analyzer::builder().recogniser(notes).build();
/// let facts = analyzer.analyze("Chi $5k cho phim.", None).facts;
/// assert_eq!(facts[0].value.to_string(), "money 5000 USD");
/// ```
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
        let candidate = Candidate::new(p, from, to, Reading::Value(found.value), "custom")
            .evidence(Evidence::Certain);
        Some(Candidate {
            span: found.span,
            ..candidate
        })
    }
}
