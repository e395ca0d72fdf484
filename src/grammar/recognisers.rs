//! The recognisers in their order, and where they look.

use crate::{
    grammar::{
        candidate::Candidate, clock_time, date, document, duration, fraction, interval, money,
        name, ordinal, percent, quantity, recurrence,
    },
    phrase::phrases::Phrases,
};

/// A recogniser: looks at the tape from one atom on and proposes readings.
/// It never suppresses; [`resolve`] decides.
type Recogniser = fn(&Phrases, usize, &mut Vec<Candidate>);

const RECOGNISERS: [Recogniser; 12] = [
    date::read,
    clock_time::read,
    interval::read,
    duration::read,
    recurrence::read,
    percent::read,
    fraction::read,
    money::read,
    quantity::read,
    ordinal::read,
    document::read,
    name::read,
];

/// Every reading that a recogniser proposes, in the order of the text.
pub(crate) fn propose(p: &Phrases) -> Vec<Candidate> {
    propose_where(p, |at| p.may_open(at))
}

fn propose_where(p: &Phrases, looks: impl Fn(usize) -> bool) -> Vec<Candidate> {
    let mut out = Vec::new();
    for at in (0..p.len()).filter(|&at| looks(at)) {
        for recogniser in RECOGNISERS {
            recogniser(p, at, &mut out);
        }
    }
    out
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
                let p = analyzer.prepare(&text, None).phrases;
                let missed = propose_where(&p, |at| !p.may_open(at));
                let missed: Vec<_> = missed
                    .iter()
                    .map(|c| (c.rule, c.span.text(&text)))
                    .collect();
                assert!(missed.is_empty(), "{}: {missed:?}", path.display());
            }
        }
    }
}
