//! [`Found`]: a calendar point that was read.

pub(crate) use crate::phrase::points::Dated as Found;
use crate::{
    phrase::{direction::direction, phrases::Phrases},
    value::{
        direction::Periods,
        evidence::{Evidence, Shape},
        when::{DateExpr, Tense},
    },
    vocabulary::{
        named::{ALREADY, NEXT},
        set::Set,
    },
};

/// Reads the calendar point that begins with the word at an atom.
pub(crate) type Reader = fn(&Phrases, usize) -> Option<Found>;

/// What the reader says whose words have that at `at`.
pub(crate) fn read_by(readers: &[(&Set, Reader)], p: &Phrases, at: usize) -> Option<Found> {
    let (_, reader) = readers.iter().find(|(words, _)| p.is(at, words))?;
    reader(p, at)
}

impl Found {
    pub fn new(to: usize, expr: DateExpr, rule: &'static str) -> Self {
        Found {
            to,
            expr,
            modifier: None,
            // A year that is spelt out leaves no doubt, in whatever stands around it.
            evidence: if expr.names_year() {
                Evidence::Certain
            } else {
                Evidence::Marked
            },
            shape: None,
            rule,
        }
    }

    pub fn shaped(mut self, evidence: Evidence, shape: Option<Shape>, at: usize) -> Self {
        self.evidence = evidence;
        self.shape = shape.map(|s| (s, at, self.to));
        self
    }
}

/// `tới`, `vừa qua` behind a year-less date: outside the span, but it says where to look.
pub(crate) fn tense(p: &Phrases, to: usize) -> Tense {
    // `từ 28/9 tới 2/10` joins
    let joins = p.is(to, NEXT) && p.is_digits(to + 1);
    // `tăng mạnh vào tháng 4 rồi giảm`
    let then = p.is(to, ALREADY) && p.is_word(to + 1);
    let said = direction(p, to, Periods::DATE).filter(|_| !joins && !then);
    said.map_or(Tense::Open, |(said, _)| said.tense())
}
