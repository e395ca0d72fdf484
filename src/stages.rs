//! The stages of [`Analyzer::analyze`](crate::Analyzer::analyze) that have no public
//! function of their own, one by one: for `benches/analyze.rs`, and no part of the API.

use std::sync::Arc;

use crate::{
    grammar::{candidate::Candidate, recognisers},
    judge::{
        contest::{self, Chosen},
        matcher::Judge,
        wide::Wide,
    },
    phrase::phrases::{self, Phrases},
    settle,
    span::Span,
    tape::Tape,
    value::{fact::Fact, published::PublishedAt},
    vocabulary::Vocabulary,
    word::Segmenter,
};

/// What a tape is read with.
pub struct Stages(Arc<Vocabulary>, Segmenter);

/// A text as the recognisers see it.
pub struct Taped<'a>(Phrases<'a>);

/// Every reading that was proposed.
#[derive(Clone)]
pub struct Proposed(Vec<Candidate>);

/// The readings that won.
#[derive(Clone)]
pub struct Judged(Vec<Chosen>);

impl Stages {
    /// With the vocabulary of the crate, words by this segmenter.
    pub fn new(segmenter: Segmenter) -> Self {
        Stages(Vocabulary::shared(), segmenter)
    }

    /// The tape of a text, without the parts that are `skipped`.
    pub fn tape<'a>(&'a self, text: &'a str, sentences: &[Span], skipped: &[Span]) -> Taped<'a> {
        let tape = Tape::new(text, &self.0, &self.1, sentences, skipped);
        Taped(Phrases::new(tape, phrases::Buffers::default()))
    }
}

impl Taped<'_> {
    /// Every recogniser, at every place.
    pub fn propose(&self) -> Proposed {
        Proposed(recognisers::propose(&self.0))
    }

    /// The decision between overlapping readings.
    pub fn judge(&self, Proposed(mut candidates): Proposed) -> Judged {
        let (p, judge, wide) = (&self.0, Judge::default(), Wide::default());
        let winners = contest::choose(p, &judge, &wide, &mut candidates, 0..p.len());
        Judged(contest::taken(winners, &mut candidates).collect())
    }

    /// Times resolved, papers linked to their dates.
    pub fn settle(&self, judged: Judged, published: Option<PublishedAt>) -> Vec<Fact> {
        settle::facts::settle(&self.0, judged.0.into_iter(), published).facts
    }
}
