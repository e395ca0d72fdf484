//! A proposed reading with its evidence.

use crate::{
    phrase::{modifier, phrases::Phrases},
    span::Span,
    value::{
        evidence::{Evidence, Shape},
        fact::Value,
        kind::Kind,
        modifier::Modifier,
        when::When,
    },
};

/// What was read.
#[derive(Clone, Debug)]
pub(crate) enum Reading {
    /// A value that needs nothing else.
    Value(Value),
    /// A time to be resolved against the publication date and the dates before.
    When(When),
    /// No fact: the number names something.
    Name,
}

/// One proposed reading of one stretch of atoms.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The first atom.
    pub from: usize,
    /// The atom behind the last.
    pub to: usize,
    /// Where it stands in the text.
    pub span: Span,
    pub reading: Reading,
    pub modifier: Option<Modifier>,
    pub evidence: Evidence,
    /// Set where other kinds share the shape, with the atoms of the bare figure.
    pub shape: Option<(Shape, usize, usize)>,
    pub rule: &'static str,
    /// The cue that spoke for or against it.
    pub cue: Option<String>,
}

impl Candidate {
    /// A reading of the atoms `from..to`.
    pub fn new(p: &Phrases, from: usize, to: usize, reading: Reading, rule: &'static str) -> Self {
        Candidate {
            from,
            to,
            span: p.span(from, to),
            reading,
            modifier: None,
            evidence: Evidence::Marked,
            shape: None,
            rule,
            cue: None,
        }
    }

    /// A value read from the atoms `from..to`, with the modifiers around them.
    pub fn framed(p: &Phrases, from: usize, to: usize, value: Value, rule: &'static str) -> Self {
        let framed = modifier::frame(p, from, to);
        Candidate::new(p, framed.start, framed.end, Reading::Value(value), rule)
            .modifier(framed.modifier)
    }

    /// The modifier to take where none stands around the figure.
    pub fn modifier_else(self, inner: Option<Modifier>) -> Self {
        let modifier = self.modifier.or(inner);
        self.modifier(modifier)
    }

    /// The number of the atoms `from..to` names something.
    pub fn name(
        p: &Phrases,
        from: usize,
        to: usize,
        evidence: Evidence,
        rule: &'static str,
    ) -> Self {
        Candidate::new(p, from, to, Reading::Name, rule).evidence(evidence)
    }

    pub fn evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    pub fn modifier(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier;
        self
    }

    pub fn shape(mut self, shape: Option<(Shape, usize, usize)>) -> Self {
        self.shape = shape;
        self
    }

    /// The kind of the fact that it would be; `None` for a name.
    pub fn kind(&self) -> Option<Kind> {
        match &self.reading {
            Reading::Value(value) => Some(value.kind()),
            Reading::When(when) => Some(when.kind()),
            Reading::Name => None,
        }
    }
}
