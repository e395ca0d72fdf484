//! A proposed reading with its evidence.

use std::{borrow::Cow, mem};

use rust_decimal::Decimal;

use crate::{
    phrase::{modifier, number::Number, phrases::Phrases},
    span::Span,
    value::{
        amount::Amount,
        evidence::{Evidence, Shape},
        fact::Value,
        kind::Kind,
        modifier::Modifier,
        traits::Traits,
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

/// The bare figure of a reading: without its modifiers, and its tail apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    /// The first atom.
    pub from: usize,
    /// The first atom of the tail, `qua` in `5 năm qua` and `người` in `5 người`; else that
    /// behind the span.
    pub tail: usize,
    /// What rows can ask of it.
    pub traits: Traits,
}

impl Figure {
    /// A figure with this number, the first one of two.
    pub fn new(number: &Number, tail: usize) -> Self {
        Figure {
            from: number.start,
            tail,
            traits: traits_of(number),
        }
    }

    /// More that is true of it.
    pub fn with(mut self, traits: Traits) -> Self {
        self.traits = self.traits.or(traits);
        self
    }
}

/// The least scale above a hundred.
const ABOVE_HUNDRED: Decimal = Decimal::from_parts(101, 0, 0, false, 0);

fn traits_of(number: &Number) -> Traits {
    let whole = !number.is_fractional();
    let value = floor(number.value);
    // The least number that is larger: 2 for 1.5.
    let above = value.saturating_add(i64::from(!whole));
    let to = |most: i64| whole && value <= most;
    let scaled = number.is_scaled();
    [
        (Traits::WORDS, number.in_words),
        (Traits::ONE, whole && value == 1),
        (Traits::LONE_ONE, number.is_lone_one()),
        (Traits::INT, whole),
        (Traits::FRACTIONAL, !whole),
        (Traits::SINGLE, value < 10),
        (Traits::SMALL, value < 100),
        (Traits::SIGNED, number.signed),
        (Traits::GROUPED, number.grouped),
        (Traits::SCALED, scaled),
        (
            Traits::LARGE,
            number.grouped || number.is_scaled_by(ABOVE_HUNDRED),
        ),
        (Traits::LATE, value < 24 && above > 12),
        (Traits::DAY_LONG, whole && value == 24),
        (Traits::PAST_DAY, above > 24),
        (Traits::TO_12, to(12)),
        (Traits::TO_31, to(31)),
        (Traits::SHORT, number.end == number.start + 1),
    ]
    .into_iter()
    .fold(Traits::default(), |all, (one, yes)| all.or(one.when(yes)))
}

/// The largest whole number that is not above the value, or one of that size.
fn floor(value: Decimal) -> i64 {
    let whole = if value.scale() == 0 {
        value
    } else {
        value.floor()
    };
    let far = if value.is_sign_negative() {
        i64::MIN
    } else {
        i64::MAX
    };
    i64::try_from(whole.mantissa()).unwrap_or(far)
}

/// Which rows have judged a reading, in turn; the last ones where there are many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct JudgedBy {
    rows: [u16; 4],
    number: u8,
}

impl JudgedBy {
    pub fn add(&mut self, row: u16) {
        if usize::from(self.number) == self.rows.len() {
            self.rows.rotate_left(1);
            self.number -= 1;
        }
        self.rows[usize::from(self.number)] = row;
        self.number += 1;
    }

    pub fn rows(&self) -> &[u16] {
        &self.rows[..usize::from(self.number)]
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
    /// What rows of judgement look at.
    pub figure: Figure,
    pub judged: JudgedBy,
    /// The cue that spoke for or against it.
    pub cue: Option<Cow<'static, str>>,
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
            figure: Figure {
                from,
                tail: to,
                traits: Traits::default(),
            },
            judged: JudgedBy::default(),
            cue: None,
        }
    }

    /// A value read from the atoms `from..to`, with the modifiers around them.
    pub fn framed(p: &Phrases, from: usize, to: usize, value: Value, rule: &'static str) -> Self {
        let framed = modifier::frame(p, from, to);
        // `trên 3.500 kg đến 7.500 kg`: a modifier of one end is of neither.
        let of_one_end = framed.modifier.is_some_and(Modifier::is_of_one_number);
        let is_ranged = || matches!(value.amount(), Some(Amount::Range(..)));
        if of_one_end && is_ranged() {
            return Candidate::new(p, from, to, Reading::Value(value), rule);
        }
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

    pub fn figure(mut self, figure: Figure) -> Self {
        self.figure = figure;
        self
    }

    /// More that is true of its figure.
    pub fn traits(mut self, traits: Traits) -> Self {
        self.figure = self.figure.with(traits);
        self
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

    /// All of it; what is left is a name.
    pub fn take(&mut self) -> Candidate {
        Candidate {
            reading: mem::replace(&mut self.reading, Reading::Name),
            cue: self.cue.take(),
            ..*self
        }
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
