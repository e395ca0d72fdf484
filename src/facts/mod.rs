//! The figures of a text as exact, typed facts.

mod amount;
mod candidate;
mod date;
mod day;
mod document;
mod duration;
mod fraction;
mod interval;
mod label;
mod modifier;
mod money;
mod ordinal;
mod percent;
mod quantity;
mod recurrence;
pub(crate) mod resolve;
mod series;
pub(crate) mod tape;
pub(crate) mod temporal;
mod time;
mod unit;
mod value;

use chrono::NaiveDateTime;

pub(crate) use candidate::{Candidate, Evidence, Reading, Shape};
pub use modifier::Modifier;
pub(crate) use tape::Tape;
pub use temporal::{Clock, DateValue, DayPart, Ends, Moment};
pub use value::{Amount, Kind, PercentUnit, Value};

use crate::Span;

/// One figure of the text, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Where it stands: exactly the text that its fields are read from.
    pub span: Span,
    /// What was read.
    pub value: Value,
    /// `gần`, `hơn`, `khoảng` …
    pub modifier: Option<Modifier>,
    /// The number of the sentence it stands in, from 0.
    pub sentence: usize,
    /// The rule that read it, or the cue that decided.
    pub rule: String,
    /// Whether another reading was as good by the evidence of the text.
    pub ambiguous: bool,
    /// Whether the value was resolved from the Vietnamese lunar calendar.
    pub lunar: bool,
}

impl Fact {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.value.kind()
    }
}

/// A recogniser: looks at the tape from one atom on and proposes readings.
/// It never suppresses; [`resolve`] decides.
type Recogniser = fn(&Tape, usize, &mut Vec<Candidate>);

const RECOGNISERS: [Recogniser; 12] = [
    date::read,
    time::read,
    interval::read,
    duration::read,
    recurrence::read,
    percent::read,
    fraction::read,
    money::read,
    quantity::read,
    ordinal::read,
    document::read,
    label::read,
];

/// Every reading that a recogniser proposes, in the order of the text.
pub(crate) fn propose(tape: &Tape) -> Vec<Candidate> {
    let mut out = Vec::new();
    for at in 0..tape.len() {
        for recogniser in RECOGNISERS {
            recogniser(tape, at, &mut out);
        }
    }
    out
}

/// The facts of a tape, in the order of the text.
pub(crate) fn read(tape: &Tape, published: Option<NaiveDateTime>) -> Vec<Fact> {
    let chosen = resolve::choose(tape, propose(tape));
    temporal::settle(tape, chosen, published)
}
