//! What a sentence says before each of its times, looked at once from left to right.

use crate::{
    phrase::phrases::Phrases,
    tape::AtomKind,
    vocabulary::named::{DUE, IS_TO_COME, OTHER_TERM, WHOLE_YEAR},
};

/// How far back a sentence counts: whole tables may stand in one line.
const FAR: usize = 1000;

/// The sentence up to the expression that is resolved. It goes on with the expressions, which
/// are resolved in the order of the text.
pub(crate) struct Sentence<'p, 't> {
    pub p: &'p Phrases<'t>,
    /// The expression, and where its sentence begins.
    at: usize,
    start: usize,
    /// Up to where the words were looked at.
    seen: usize,
    /// Where words tell of what is to come.
    plans: Vec<usize>,
    /// Where `cả năm` stands.
    whole_years: Vec<usize>,
}

impl<'p, 't> Sentence<'p, 't> {
    pub fn new(p: &'p Phrases<'t>) -> Self {
        Sentence {
            p,
            at: 0,
            start: 0,
            seen: 0,
            plans: Vec::new(),
            whole_years: Vec::new(),
        }
    }

    /// Goes to the expression at `at`; gives the first atom of its sentence that counts.
    pub fn go_to(&mut self, at: usize) -> usize {
        if at < self.at {
            *self = Sentence::new(self.p);
        }
        let sentence = self.p.atom(at).sentence;
        let goes_on = |&n: &usize| {
            let atom = self.p.atom(n);
            atom.sentence == sentence && atom.kind != AtomKind::Break
        };
        let farthest = at.saturating_sub(FAR);
        let from = self.at.max(farthest);
        let first = (from..at).rev().take_while(goes_on).last().unwrap_or(at);
        // Still in the sentence of the last expression, it begins where that began.
        self.start = if first == from {
            self.start.max(farthest)
        } else {
            first
        };
        self.at = at;
        self.start
    }

    /// Whether words of `from..to` tell of what is to come, from the sentence on.
    pub fn plans(&mut self, from: usize, to: usize) -> bool {
        self.look(to);
        last_before(&self.plans, to).is_some_and(|n| n >= from)
    }

    /// Where `cả năm` stands last before the expression in its sentence.
    pub fn whole_year(&mut self) -> Option<usize> {
        self.look(self.at);
        last_before(&self.whole_years, self.at).filter(|&n| n >= self.start)
    }

    fn look(&mut self, to: usize) {
        let p = self.p;
        for n in self.seen.max(self.start)..to {
            if p.phrase(n, IS_TO_COME).is_some() || p.is(n, DUE) && !p.behind(n, OTHER_TERM) {
                self.plans.push(n);
            }
            if p.phrase(n, WHOLE_YEAR).is_some_and(|to| !p.is_digits(to)) {
                self.whole_years.push(n);
            }
        }
        self.seen = self.seen.max(to);
    }
}

fn last_before(places: &[usize], to: usize) -> Option<usize> {
    let behind = places.partition_point(|&n| n < to);
    behind.checked_sub(1).map(|n| places[n])
}
