//! The only place where overlapping readings are decided.
//!
//! In this order: recognisers have already left out the impossible (month 63);
//! then the rows of judgement are asked; then the rows of the cue table, in the table's order, settle shapes that
//! several kinds share; then evidence goes before length, length before position.

use std::cmp::Reverse;

use crate::{
    grammar::candidate::{Candidate, Reading},
    judge::{cues::Cues, habit::Habit, matcher::Judge, wide::Wide},
    phrase::phrases::Phrases,
    value::{
        evidence::{Evidence, Shape},
        kind::Kind,
    },
    vocabulary::entry::Cue,
};

/// A candidate that won.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub candidate: Candidate,
    /// Another kind could have been read on the same evidence.
    pub ambiguous: bool,
}

/// Why a reading lost. The reasons are tried in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// This row of judgement leaves it out.
    Row(String),
    /// This row of the cue table prefers another kind.
    Cue(String),
    /// Nothing but its shape speaks for it, and for this shape that is not enough.
    Shape,
    /// The winner has more evidence.
    Evidence,
    /// The winner is longer.
    Length,
    /// The winner stands before it.
    Position,
    /// All else is equal, and the winner's kind goes first.
    Kind,
}

/// What a candidate lost to.
pub(crate) enum Defeat<'c> {
    /// A row of judgement.
    Row(u16),
    /// A row of the cue table.
    Cue(&'c Cue),
    /// Its want of evidence.
    Shape,
    /// The winner at this place.
    Winner(usize, &'c Candidate),
}

/// Chooses among candidates; the winners do not overlap and stand in the order of the text.
pub(crate) fn choose(
    p: &Phrases,
    judge: &Judge,
    wide: &Wide,
    candidates: Vec<Candidate>,
) -> Vec<Chosen> {
    let mut winners = contest(p, judge, wide, candidates, |_, _| {});
    winners.retain(|w| !matches!(w.candidate.reading, Reading::Name));
    let start = |w: &Chosen| w.candidate.span.start;
    if winners.is_sorted_by_key(start) {
        return winners;
    }
    let mut order: Vec<_> = winners.iter().map(start).zip(0..).collect();
    order.sort_unstable();
    in_order(winners, order.into_iter().map(|(_, at)| at)).collect()
}

/// What stands at these places, each moved once: candidates are large.
fn in_order<T>(all: Vec<T>, places: impl Iterator<Item = usize>) -> impl Iterator<Item = T> {
    let mut all: Vec<Option<T>> = all.into_iter().map(Some).collect();
    places.filter_map(move |at| all[at].take())
}

/// The winners in the order in which they won, names among them. `lost` is told
/// of every other candidate and what it lost to.
pub(crate) fn contest(
    p: &Phrases,
    judge: &Judge,
    wide: &Wide,
    mut candidates: Vec<Candidate>,
    mut lost: impl FnMut(Candidate, Defeat),
) -> Vec<Chosen> {
    hear(p, judge, &mut candidates, &mut lost);
    wide.heard(p, &candidates);
    let candidates = weigh(p, judge, wide, candidates, &mut lost);
    let mut winners: Vec<Chosen> = Vec::with_capacity(candidates.len());
    let candidates = strongest_first(p, candidates);
    // By the atom: the winner that holds it, counted from 1.
    let mut taken: Vec<u32> = vec![0; p.len()];
    for candidate in candidates {
        let atoms = candidate.from..candidate.to;
        if let Some(&at) = taken[atoms.clone()].iter().find(|&&at| at > 0) {
            let at = at as usize - 1;
            let winner = &mut winners[at];
            let same_ground =
                winner.candidate.shape.is_some() && winner.candidate.shape == candidate.shape;
            if same_ground
                && winner.candidate.cue.is_none()
                && winner.candidate.kind() != candidate.kind()
                && winner.candidate.evidence <= Evidence::Context
            {
                winner.ambiguous = true;
            }
            lost(candidate, Defeat::Winner(at, &winner.candidate));
            continue;
        }
        taken[atoms].fill(winners.len() as u32 + 1);
        winners.push(Chosen {
            candidate,
            ambiguous: false,
        });
    }
    winners
}

/// Candidates in the order in which they win.
fn strongest_first(p: &Phrases, candidates: Vec<Candidate>) -> impl Iterator<Item = Candidate> {
    let key = |(at, c): (usize, &Candidate)| {
        let (evidence, length) = (Reverse(c.evidence), Reverse(length(p, c)));
        (evidence, length, c.span.start, rank(c), at)
    };
    let mut order: Vec<_> = candidates.iter().enumerate().map(key).collect();
    order.sort_unstable();
    in_order(candidates, order.into_iter().map(|(.., at)| at))
}

/// How long a candidate is, in folded bytes: the same for all forms of letters.
fn length(p: &Phrases, candidate: &Candidate) -> usize {
    let atoms = candidate.from..candidate.to;
    atoms.map(|at| p.key(at).len()).sum()
}

/// What decided between two that overlap.
pub(crate) fn loss(p: &Phrases, winner: &Candidate, loser: &Candidate) -> Loss {
    match &winner.cue {
        _ if winner.evidence == loser.evidence => {}
        Some(cue) if winner.shape == loser.shape => return Loss::Cue(cue.clone().into_owned()),
        _ => return Loss::Evidence,
    }
    if length(p, winner) > length(p, loser) {
        Loss::Length
    } else if winner.span.start < loser.span.start {
        Loss::Position
    } else {
        Loss::Kind
    }
}

/// The place of the candidate's kind in the order in which kinds win a tie.
fn rank(candidate: &Candidate) -> u32 {
    match candidate.kind() {
        Some(Kind::Custom) => 0,
        Some(Kind::Time) => 1,
        Some(Kind::Interval) => 2,
        Some(Kind::Date) => 3,
        Some(Kind::Percent) => 4,
        Some(Kind::Money) => 5,
        Some(Kind::Document) => 6,
        Some(Kind::Recurrence) => 7,
        Some(Kind::Fraction) => 8,
        Some(Kind::Duration) => 9,
        Some(Kind::Ordinal) => 10,
        // A name.
        None => 11,
        Some(Kind::Quantity) => 12,
    }
}

/// Has the rows judge each reading, and leaves out those that they are against.
fn hear(
    p: &Phrases,
    judge: &Judge,
    candidates: &mut Vec<Candidate>,
    lost: &mut impl FnMut(Candidate, Defeat),
) {
    let out = candidates.extract_if(.., |candidate| judge.hear(p, candidate).is_some());
    for candidate in out {
        let row = candidate.judged.last();
        lost(candidate, Defeat::Row(row));
    }
}

/// Applies the cue table and the habit of the text to shapes that kinds share,
/// and leaves out what nothing speaks for.
fn weigh(
    p: &Phrases,
    judge: &Judge,
    wide: &Wide,
    candidates: Vec<Candidate>,
    lost: &mut impl FnMut(Candidate, Defeat),
) -> Vec<Candidate> {
    let mut cues = Cues::new(p);
    let mut kept = Vec::with_capacity(candidates.len());
    for mut candidate in candidates {
        let Some(figure @ (shape, ..)) = candidate.shape else {
            kept.push(candidate);
            continue;
        };
        match cues.speaking_of(figure, || wide.rows(p)) {
            Some(cue) if speaks_for(cue, &candidate) => {
                candidate.evidence = candidate.evidence.max(Evidence::Marked);
                candidate.cue = Some(cue.id.clone());
                kept.push(candidate);
            }
            Some(cue) if candidate.evidence <= Evidence::Context => {
                lost(candidate, Defeat::Cue(cue));
            }
            _ if candidate.evidence == Evidence::Shape
                && !stands_by_itself(&candidate, shape, || wide.habit(p, judge)) =>
            {
                lost(candidate, Defeat::Shape);
            }
            _ => kept.push(candidate),
        }
    }
    kept
}

/// Whether a cue prefers the kind of a candidate. What speaks for a date speaks for
/// a stretch of days too: `diễn ra 27-28/2`.
fn speaks_for(cue: &Cue, candidate: &Candidate) -> bool {
    let kind = candidate.kind();
    cue.prefers == kind || cue.prefers == Some(Kind::Date) && kind == Some(Kind::Interval)
}

/// Whether a reading may win on its shape alone.
fn stands_by_itself(candidate: &Candidate, shape: Shape, habit: impl Fn() -> Habit) -> bool {
    let kind = candidate.kind();
    let dated = matches!(kind, Some(Kind::Date | Kind::Interval));
    match shape {
        Shape::Slash => dated || matches!(kind, None | Some(Kind::Fraction)),
        Shape::Dash => dated && habit().dash || kind.is_none(),
        Shape::Dot => kind == Some(Kind::Date) && habit().dot,
        Shape::Year | Shape::Model => kind == Some(Kind::Date),
        Shape::Bare => false,
    }
}
