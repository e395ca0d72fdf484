//! The figures of a text as exact, typed facts.

mod amount;
mod candidate;
mod cue;
mod date;
mod day;
mod document;
mod duration;
mod fraction;
mod interval;
mod issuer;
mod label;
mod lasting;
mod modifier;
mod money;
mod ordinal;
mod percent;
mod quantity;
mod recurrence;
pub(crate) mod resolve;
mod series;
mod shared;
pub(crate) mod tape;
pub(crate) mod temporal;
mod time;
mod time_unit;
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

/// Words that a recogniser may begin with, beside digits, words of numbers, of
/// currencies and of types of documents. Nothing is looked for elsewhere.
pub(crate) const OPENERS: &str = "
    ngày hôm bữa mùng mồng tháng quý năm những các thập thế tuần thứ chủ chúa cùng rằm giao mùa hè
    đầu cuối giữa trung thượng hạ
    buổi sáng sớm rạng mờ tờ gần trưa xế chiều tối đêm khuya
    từ giai nhiệm thời niên tài khóa nửa
    hàng hằng mỗi
    quá số ½ ¼ ¾ một
";

/// Every reading that a recogniser proposes, in the order of the text.
pub(crate) fn propose(tape: &Tape) -> Vec<Candidate> {
    propose_where(tape, |at| tape.may_open(at))
}

fn propose_where(tape: &Tape, looks: impl Fn(usize) -> bool) -> Vec<Candidate> {
    let mut out = Vec::new();
    for at in (0..tape.len()).filter(|&at| looks(at)) {
        for recogniser in RECOGNISERS {
            recogniser(tape, at, &mut out);
        }
    }
    out
}

/// The facts of a tape, in the order of the text.
pub(crate) fn read(
    tape: &Tape,
    candidates: Vec<Candidate>,
    published: Option<NaiveDateTime>,
) -> Vec<Fact> {
    settle(tape, resolve::choose(tape, candidates), published)
}

/// The facts of what was chosen: times resolved, papers linked to their dates.
pub(crate) fn settle(
    tape: &Tape,
    chosen: Vec<resolve::Chosen>,
    published: Option<NaiveDateTime>,
) -> Vec<Fact> {
    let mut facts = temporal::settle(tape, chosen, published);
    issuer::link(tape, &mut facts);
    facts
}

#[cfg(test)]
mod tests {
    use super::propose_where;
    use crate::Analyzer;
    use std::{fs, path::Path};

    /// A recogniser that begins with a word left out of `OPENERS` would be
    /// deaf: looking everywhere must find nothing more.
    #[test]
    fn nothing_begins_elsewhere() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["data/samples", "tests/cases"] {
            for entry in fs::read_dir(root.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                let Ok(text) = fs::read_to_string(&path) else {
                    continue;
                };
                let analyzer = Analyzer::new();
                let tape = analyzer.prepare(&text, None).tape;
                let missed = propose_where(&tape, |at| !tape.may_open(at));
                let missed: Vec<_> = missed
                    .iter()
                    .map(|c| (c.rule, c.span.text(&text)))
                    .collect();
                assert!(missed.is_empty(), "{}: {missed:?}", path.display());
            }
        }
    }
}
