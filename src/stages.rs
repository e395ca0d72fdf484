//! The stages of [`Analyzer::analyze`](crate::Analyzer::analyze) that have no public
//! function of their own, one by one: for `benches/analyze.rs`, and no part of the API.

use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::{
    grammar::{candidate::Candidate, recognisers},
    judge::{
        contest::{self, Chosen},
        matcher::Judge,
    },
    phrase::phrases::{self, Phrases},
    settle,
    span::Span,
    tape::{self, Tape},
    token,
    value::fact::Fact,
    vocabulary::Vocabulary,
    word::Word,
};

/// What a tape is read with.
pub struct Stages(Arc<Vocabulary>);

/// A text as the recognisers see it.
pub struct Taped<'a>(Phrases<'a>);

/// Every reading that was proposed.
#[derive(Clone)]
pub struct Proposed(Vec<Candidate>);

/// The readings that won.
#[derive(Clone)]
pub struct Judged(Vec<Chosen>);

impl Default for Stages {
    fn default() -> Self {
        Stages(Vocabulary::shared())
    }
}

impl Stages {
    /// The tape of a text, without the parts that are `skipped`.
    pub fn tape<'a>(
        &'a self,
        text: &'a str,
        words: &[Word],
        sentences: &[Span],
        skipped: &[Span],
    ) -> Taped<'a> {
        let tokens = token::tokens(text);
        let tape = Tape::new(
            text,
            &self.0,
            tokens,
            words,
            sentences,
            skipped,
            tape::Buffers::default(),
        );
        Taped(Phrases::new(tape, phrases::Buffers::default()))
    }
}

impl Taped<'_> {
    /// Every recogniser, at every place.
    pub fn propose(&self) -> Proposed {
        Proposed(recognisers::propose(&self.0))
    }

    /// The decision between overlapping readings.
    pub fn judge(&self, proposed: Proposed) -> Judged {
        Judged(contest::choose(&self.0, &Judge::default(), proposed.0))
    }

    /// Times resolved, papers linked to their dates.
    pub fn settle(&self, judged: Judged, published: Option<NaiveDateTime>) -> Vec<Fact> {
        settle::facts::settle(&self.0, judged.0, published)
    }
}
