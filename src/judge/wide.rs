//! [`Wide`]: what the whole of a text says, of which a stretch is judged.

use std::{cell::OnceCell, ops::Range};

use crate::{
    grammar::{candidate::Candidate, recognisers},
    judge::{cues::Rows, habit::Habit, matcher::Judge},
    phrase::{
        phrases::Phrases,
        roll::{Buffers, Roll, Source},
    },
};

/// What the whole of a text says. It is looked for when it is first asked for.
#[derive(Default)]
pub(crate) struct Wide<'a> {
    /// The text, where not all of it is at hand.
    source: Option<Source<'a>>,
    /// Whether not all of its readings are proposed.
    partial: bool,
    habit: OnceCell<Habit>,
    rows: OnceCell<Rows>,
}

impl<'a> Wide<'a> {
    /// Of a text of which these atoms are at hand.
    pub fn new(roll: &Roll<'a>) -> Self {
        Wide {
            source: roll.goes_on.then_some(roll.source),
            ..Wide::default()
        }
    }

    /// Of a text that is at hand, of whose readings some are proposed.
    pub fn partial() -> Self {
        Wide {
            partial: true,
            ..Wide::default()
        }
    }

    /// Tells it of the readings of the stretch at hand that rows of judgement are not against.
    pub fn heard<'c>(&self, p: &Phrases, candidates: impl IntoIterator<Item = &'c Candidate>) {
        if self.source.is_none() && !self.partial {
            self.habit.get_or_init(|| Habit::of(p, candidates));
        }
    }

    /// How the text writes its dates.
    pub fn habit(&self, p: &Phrases, judge: &Judge) -> Habit {
        *self.habit.get_or_init(|| {
            let mut habit = Habit::default();
            if self.partial {
                let mut candidates = recognisers::propose_times(p);
                candidates.retain_mut(|candidate| judge.hear(p, candidate).is_none());
                habit.see(p, &candidates);
            }
            each_stretch(self.source, |p, atoms| {
                let mut candidates = Vec::new();
                recognisers::propose_in(p, atoms, &mut candidates);
                candidates.retain_mut(|candidate| judge.hear(p, candidate).is_none());
                habit.see(p, &candidates);
                habit.dash && habit.dot
            });
            habit
        })
    }

    /// The rows of the cue table with words in the text.
    pub fn rows(&self, p: &Phrases) -> &Rows {
        self.rows.get_or_init(|| {
            let mut rows = Rows::default();
            match self.source {
                None => drop(rows.see(p)),
                whole => each_stretch(whole, |p, _| rows.see(p)),
            }
            rows
        })
    }
}

/// Calls `look` with each stretch of a text and the atoms to look at in it, until it has
/// seen enough.
fn each_stretch(source: Option<Source>, mut look: impl FnMut(&Phrases, Range<usize>) -> bool) {
    let Some(source) = source else { return };
    let buffers = Buffers::new(source.segmenter);
    let (mut roll, mut from) = (Roll::new(source, buffers), 0);
    loop {
        let to = roll.readable();
        if look(&roll.p, from..to) || !roll.goes_on {
            return;
        }
        (roll, from) = roll.go_on(to);
    }
}
