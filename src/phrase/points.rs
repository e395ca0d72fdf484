//! Calendar points and clock times as they were read, to be remembered.

use crate::value::{
    evidence::{Evidence, Shape},
    modifier::Modifier,
    when::{DateExpr, Point},
};

/// A calendar point that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated {
    pub to: usize,
    pub expr: DateExpr,
    pub modifier: Option<Modifier>,
    pub evidence: Evidence,
    pub shape: Option<(Shape, usize, usize)>,
    pub rule: &'static str,
}

/// A clock time or part of the day that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timed {
    pub to: usize,
    pub point: Point,
    pub modifier: Option<Modifier>,
    pub evidence: Evidence,
    pub rule: &'static str,
}
