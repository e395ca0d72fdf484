//! The facts of what was chosen.

use chrono::NaiveDateTime;

use crate::{
    grammar::candidate::Candidate,
    judge::{contest, matcher::Judge},
    phrase::phrases::Phrases,
    settle::{issuer, times},
    value::fact::Fact,
};

/// The facts of a tape, in the order of the text.
pub(crate) fn read(
    p: &Phrases,
    judge: &Judge,
    candidates: Vec<Candidate>,
    published: Option<NaiveDateTime>,
) -> Vec<Fact> {
    settle(p, contest::choose(p, judge, candidates), published)
}

/// The facts of what was chosen: times resolved, papers linked to their dates.
pub(crate) fn settle(
    p: &Phrases,
    chosen: Vec<contest::Chosen>,
    published: Option<NaiveDateTime>,
) -> Vec<Fact> {
    let mut facts = times::settle(p, chosen, published);
    issuer::link(p, &mut facts);
    facts
}
