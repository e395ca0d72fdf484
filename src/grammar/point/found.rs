//! [`Found`]: a calendar point that was read.

use crate::{
    phrase::phrases::Phrases,
    value::{
        evidence::{Evidence, Shape},
        modifier::Modifier,
        when::{DateExpr, Tense},
    },
};

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
    match p.key(to) {
        // `từ 28/9 tới 2/10` joins
        "tới"
            if p.is_digits(to + 1) || p.is_any(to + 1, &["ngày", "tháng", "hết", "năm", "nay"]) =>
        {
            Tense::Open
        }
        "tới" | "sắp" => Tense::Future,
        "vừa" if p.is_any(to + 1, &["qua", "rồi"]) => Tense::Past,
        "qua" | "rồi" => Tense::Past,
        _ => Tense::Open,
    }
}
