//! A proposed reading with its evidence.

use super::{Kind, Modifier, Tape, Value, modifier, temporal::When};
use crate::{Span, extend::Found};

/// How much the text itself says for a reading; ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Evidence {
    /// The shape alone: `10/12`.
    Shape,
    /// What stands around it makes it likely: a counted noun, a word that labels.
    Context,
    /// Words or signs inside say what it is: `ngày`, `%`, a currency.
    Marked,
    /// Nothing else is possible: `thắng 2-1`, `Nghị định số 100/2019/NĐ-CP`.
    Certain,
}

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

/// Shapes that several kinds share; the cue table speaks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `10/12`
    Slash,
    /// `9-10`
    Dash,
    /// `6.6`
    Dot,
    /// A number without unit.
    Bare,
    /// Four digits that may be a year.
    Year,
    /// Four digits behind a name: the year of an event or a car's model.
    Model,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Shape; 6] = [
        Shape::Slash,
        Shape::Dash,
        Shape::Dot,
        Shape::Bare,
        Shape::Year,
        Shape::Model,
    ];

    /// The name in the cue table.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Slash => "slash",
            Shape::Dash => "dash",
            Shape::Dot => "dot",
            Shape::Bare => "bare",
            Shape::Year => "year",
            Shape::Model => "model",
        }
    }
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
    pub fn new(tape: &Tape, from: usize, to: usize, reading: Reading, rule: &'static str) -> Self {
        Candidate {
            from,
            to,
            span: tape.span(from, to),
            reading,
            modifier: None,
            evidence: Evidence::Marked,
            shape: None,
            rule,
            cue: None,
        }
    }

    /// A value read from the atoms `from..to`, with the modifiers around them.
    pub fn framed(tape: &Tape, from: usize, to: usize, value: Value, rule: &'static str) -> Self {
        let framed = modifier::frame(tape, from, to);
        Candidate::new(tape, framed.start, framed.end, Reading::Value(value), rule)
            .modifier(framed.modifier)
    }

    /// The modifier to take where none stands around the figure.
    pub fn modifier_else(self, inner: Option<Modifier>) -> Self {
        let modifier = self.modifier.or(inner);
        self.modifier(modifier)
    }

    /// A finding of the user's own recogniser; nothing where its span is none of the text.
    pub fn custom(tape: &Tape, found: Found) -> Option<Self> {
        let text = tape.text.get(found.span.range())?;
        let (from, to) = tape.atoms_in(found.span).filter(|_| !text.is_empty())?;
        let value = Value::Custom {
            kind: found.kind,
            value: found.value,
        };
        let candidate = Candidate::new(tape, from, to, Reading::Value(value), "custom")
            .evidence(Evidence::Certain);
        Some(Candidate {
            span: found.span,
            ..candidate
        })
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
