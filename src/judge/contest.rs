//! The only place where overlapping readings are decided.
//!
//! In this order: recognisers have already left out the impossible (month 63);
//! then the rows of judgement are asked; then the rows of the cue table, in the table's order, settle shapes that
//! several kinds share; then evidence goes before length, length before position.

use std::{cmp::Reverse, ops::Range};

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

/// Chooses among candidates of which the first atom is one of these; the winners do not overlap
/// and stand in the order of the text.
pub(crate) fn choose(
    p: &Phrases,
    judge: &Judge,
    wide: &Wide,
    candidates: &mut [Candidate],
    begin: Range<usize>,
) -> Vec<Won> {
    let mut winners = contest(p, judge, wide, candidates, begin, |_, _| {});
    winners.retain(|won| !matches!(candidates[won.at].reading, Reading::Name));
    winners.sort_unstable_by_key(|won| candidates[won.at].span.start);
    winners
}

/// A candidate that won, by its place among all.
pub(crate) struct Won {
    pub at: usize,
    pub ambiguous: bool,
}

/// The winners themselves, of which little is left among the candidates.
pub(crate) fn taken(
    winners: Vec<Won>,
    candidates: &mut [Candidate],
) -> impl ExactSizeIterator<Item = Chosen> {
    winners.into_iter().map(|Won { at, ambiguous }| Chosen {
        candidate: candidates[at].take(),
        ambiguous,
    })
}

/// The winners in the order in which they won, names among them. `lost` is told
/// of every other candidate and what it lost to. Candidates stay where they are: they are large.
pub(crate) fn contest(
    p: &Phrases,
    judge: &Judge,
    wide: &Wide,
    candidates: &mut [Candidate],
    begin: Range<usize>,
    mut lost: impl FnMut(&Candidate, Defeat),
) -> Vec<Won> {
    let mut standing = hear(p, judge, candidates, begin, &mut lost);
    wide.heard(p, standing.iter().map(|&at| &candidates[at]));
    weigh(p, judge, wide, candidates, &mut standing, &mut lost);
    strongest_first(p, candidates, &mut standing);
    let mut winners: Vec<Won> = Vec::with_capacity(standing.len());
    // By the atom: the winner that holds it, counted from 1.
    let mut taken: Vec<u32> = vec![0; p.len()];
    for at in standing {
        let candidate = &candidates[at];
        let atoms = candidate.from..candidate.to;
        if let Some(&place) = taken[atoms.clone()].iter().find(|&&place| place > 0) {
            let place = place as usize - 1;
            let won = &mut winners[place];
            let winner = &candidates[won.at];
            won.ambiguous |= is_as_good(candidate, winner);
            lost(candidate, Defeat::Winner(place, winner));
            continue;
        }
        taken[atoms].fill(winners.len() as u32 + 1);
        winners.push(Won {
            at,
            ambiguous: false,
        });
    }
    winners
}

/// Whether a candidate that lost has as much for it as the winner, of another kind.
fn is_as_good(candidate: &Candidate, winner: &Candidate) -> bool {
    winner.shape.is_some()
        && winner.shape == candidate.shape
        && winner.cue.is_none()
        && winner.kind() != candidate.kind()
        && winner.evidence <= Evidence::Context
}

/// Puts the places of candidates into the order in which these win.
fn strongest_first(p: &Phrases, candidates: &[Candidate], places: &mut [usize]) {
    let key = |&at: &usize| {
        let c = &candidates[at];
        let (evidence, length) = (Reverse(c.evidence), Reverse(length(p, c)));
        (evidence, length, c.span.start, rank(c), at)
    };
    let mut order: Vec<_> = places.iter().map(key).collect();
    order.sort_unstable();
    for (place, (.., at)) in places.iter_mut().zip(order) {
        *place = at;
    }
}

/// How long a candidate is, in folded bytes: the same for all forms of letters.
fn length(p: &Phrases, candidate: &Candidate) -> usize {
    let atoms = candidate.from..candidate.to;
    atoms.map(|at| p.key_len(at)).sum()
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

/// Has the rows judge each reading; the places of those that they are not against.
fn hear(
    p: &Phrases,
    judge: &Judge,
    candidates: &mut [Candidate],
    begin: Range<usize>,
    lost: &mut impl FnMut(&Candidate, Defeat),
) -> Vec<usize> {
    let mut standing = Vec::with_capacity(candidates.len());
    let all = candidates.iter_mut().enumerate();
    for (at, candidate) in all.filter(|(_, candidate)| begin.contains(&candidate.from)) {
        match judge.hear(p, candidate) {
            Some(row) => lost(candidate, Defeat::Row(row)),
            None => standing.push(at),
        }
    }
    standing
}

/// Applies the cue table and the habit of the text to shapes that kinds share,
/// and leaves out what nothing speaks for.
fn weigh(
    p: &Phrases,
    judge: &Judge,
    wide: &Wide,
    candidates: &mut [Candidate],
    standing: &mut Vec<usize>,
    lost: &mut impl FnMut(&Candidate, Defeat),
) {
    let mut cues = Cues::new(p);
    standing.retain(|&at| {
        let candidate = &mut candidates[at];
        let Some(figure @ (shape, ..)) = candidate.shape else {
            return true;
        };
        match cues.speaking_of(figure, || wide.rows(p)) {
            Some(cue) if speaks_for(cue, candidate) => {
                candidate.evidence = candidate.evidence.max(Evidence::Marked);
                candidate.cue = Some(cue.id.clone());
                true
            }
            Some(cue) if candidate.evidence <= Evidence::Context => {
                lost(candidate, Defeat::Cue(cue));
                false
            }
            _ if candidate.evidence == Evidence::Shape
                && !stands_by_itself(candidate, shape, || wide.habit(p, judge)) =>
            {
                lost(candidate, Defeat::Shape);
                false
            }
            _ => true,
        }
    });
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
