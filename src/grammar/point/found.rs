//! [`Found`]: a calendar point that was read.

use crate::{
    phrase::{direction::direction, phrases::Phrases},
    value::{
        direction::Periods,
        evidence::{Evidence, Shape},
        modifier::Modifier,
        when::{DateExpr, Tense},
    },
    vocabulary::{named::NEXT, set::Set},
};

/// Reads the calendar point that begins with the word at an atom.
pub(crate) type Reader = fn(&Phrases, usize) -> Option<Found>;

/// What the reader says whose words have that at `at`.
pub(crate) fn read_by(readers: &[(&Set, Reader)], p: &Phrases, at: usize) -> Option<Found> {
    let (_, reader) = readers.iter().find(|(words, _)| p.is(at, words))?;
    reader(p, at)
}

/// A calendar point that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub to: usize,
    pub expr: DateExpr,
    pub modifier: Option<Modifier>,
    pub evidence: Evidence,
    pub shape: Option<(Shape, usize, usize)>,
    pub rule: &'static str,
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
    let said = direction(p, to, Periods::DATE).filter(|_| !joins);
    said.map_or(Tense::Open, |(said, _)| said.tense())
}
