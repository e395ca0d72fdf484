//! [`Habit`]: how a text writes its dates.

use crate::{
    grammar::candidate::{Candidate, Reading},
    phrase::phrases::Phrases,
    value::{
        evidence::Evidence,
        when::{DateExpr, When},
    },
};

/// Which sign this text writes its dates with, by those that a head word makes sure.
#[derive(Clone, Copy, Default)]
pub(crate) struct Habit {
    pub dash: bool,
    pub dot: bool,
}

impl Habit {
    pub fn of<'c>(p: &Phrases, candidates: impl IntoIterator<Item = &'c Candidate>) -> Habit {
        let mut habit = Habit::default();
        habit.see(p, candidates);
        habit
    }

    /// Looks at more of the text.
    pub fn see<'c>(&mut self, p: &Phrases, candidates: impl IntoIterator<Item = &'c Candidate>) {
        for candidate in candidates {
            let Reading::When(When::Point(point)) = &candidate.reading else {
                continue;
            };
            if candidate.evidence < Evidence::Marked
                || !matches!(point.date, Some(DateExpr::Day { .. }))
            {
                continue;
            }
            let sign = (candidate.from..candidate.to)
                .find(|&at| p.is_digits(at) && p.is_digits(at + 2) && at + 2 < candidate.to);
            match sign.map(|at| p.key(at + 1)) {
                Some("-") => self.dash = true,
                Some(".") => self.dot = true,
                _ => {}
            }
        }
    }
}
