//! The only place where overlapping readings are decided.
//!
//! In this order: recognisers have already left out the impossible (month 63);
//! then the rows of the cue table, in the table's order, settle shapes that
//! several kinds share; then evidence goes before length, length before position.

use std::{cmp::Reverse, ops::Range};

use super::{
    Candidate, Evidence, Reading, Shape, Tape,
    tape::AtomKind,
    temporal::{DateExpr, When},
};
use crate::lexicon::{Cue, CuePlace};

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
    /// A row of the cue table.
    Cue(&'c Cue),
    /// Its want of evidence.
    Shape,
    /// The winner at this place.
    Winner(usize, &'c Candidate),
}

/// How many atoms back a cue of place `near` may stand.
const NEAR: usize = 8;

/// Chooses among candidates; the winners do not overlap and stand in the order of the text.
pub(crate) fn choose(tape: &Tape, candidates: Vec<Candidate>) -> Vec<Chosen> {
    let mut winners = contest(tape, candidates, |_, _| {});
    winners.retain(|w| !matches!(w.candidate.reading, Reading::Name));
    winners.sort_by_key(|w| w.candidate.span.start);
    winners
}

/// The winners in the order in which they won, names among them. `lost` is told
/// of every other candidate and what it lost to.
pub(crate) fn contest(
    tape: &Tape,
    candidates: Vec<Candidate>,
    mut lost: impl FnMut(Candidate, Defeat),
) -> Vec<Chosen> {
    let mut candidates = weigh(tape, candidates, &mut lost);
    candidates.sort_by_cached_key(|c| {
        let (evidence, length) = (Reverse(c.evidence), Reverse(length(tape, c)));
        (evidence, length, c.span.start, rank(c))
    });
    let mut taken: Vec<Option<usize>> = vec![None; tape.len()];
    let mut winners: Vec<Chosen> = Vec::new();
    for candidate in candidates {
        let atoms = candidate.from..candidate.to;
        if let Some(&at) = taken[atoms.clone()].iter().flatten().next() {
            let winner = &mut winners[at];
            let same_ground =
                winner.candidate.shape.is_some() && winner.candidate.shape == candidate.shape;
            if same_ground
                && winner.candidate.cue.is_none()
                && winner.candidate.kind_name() != candidate.kind_name()
                && winner.candidate.evidence <= Evidence::Context
            {
                winner.ambiguous = true;
            }
            lost(candidate, Defeat::Winner(at, &winner.candidate));
            continue;
        }
        taken[atoms].fill(Some(winners.len()));
        winners.push(Chosen {
            candidate,
            ambiguous: false,
        });
    }
    winners
}

/// How long a candidate is, in folded bytes: the same for all forms of letters.
fn length(tape: &Tape, candidate: &Candidate) -> usize {
    let atoms = candidate.from..candidate.to;
    atoms.map(|at| tape.key(at).len()).sum()
}

/// What decided between two that overlap.
pub(crate) fn loss(tape: &Tape, winner: &Candidate, loser: &Candidate) -> Loss {
    match &winner.cue {
        _ if winner.evidence == loser.evidence => {}
        Some(cue) if winner.shape == loser.shape => return Loss::Cue(cue.clone()),
        _ => return Loss::Evidence,
    }
    if length(tape, winner) > length(tape, loser) {
        Loss::Length
    } else if winner.span.start < loser.span.start {
        Loss::Position
    } else {
        Loss::Kind
    }
}

/// Kinds in the order in which they win a tie.
fn rank(candidate: &Candidate) -> usize {
    const ORDER: [&str; 12] = [
        "time",
        "interval",
        "date",
        "percent",
        "money",
        "document",
        "recurrence",
        "fraction",
        "duration",
        "ordinal",
        "none",
        "quantity",
    ];
    ORDER
        .iter()
        .position(|kind| *kind == candidate.kind_name())
        .unwrap_or(ORDER.len())
}

/// Applies the cue table and the habit of the text to shapes that kinds share,
/// and leaves out what nothing speaks for.
fn weigh(
    tape: &Tape,
    candidates: Vec<Candidate>,
    lost: &mut impl FnMut(Candidate, Defeat),
) -> Vec<Candidate> {
    let habit = Habit::of(tape, &candidates);
    let mut sentence = Sentence::default();
    let mut kept = Vec::with_capacity(candidates.len());
    for mut candidate in candidates {
        let Some((shape, from, to)) = candidate.shape else {
            kept.push(candidate);
            continue;
        };
        match decide(tape, &mut sentence, shape, from, to) {
            Some(cue) if cue.prefers == candidate.kind_name() => {
                candidate.evidence = candidate.evidence.max(Evidence::Marked);
                candidate.cue = Some(cue.id.clone());
                kept.push(candidate);
            }
            Some(cue) if candidate.evidence <= Evidence::Context => {
                lost(candidate, Defeat::Cue(cue));
            }
            _ => {
                if candidate.evidence == Evidence::Shape
                    && !stands_by_itself(&candidate, shape, habit)
                {
                    lost(candidate, Defeat::Shape);
                } else {
                    kept.push(candidate);
                }
            }
        }
    }
    kept
}

/// Whether a reading may win on its shape alone.
fn stands_by_itself(candidate: &Candidate, shape: Shape, habit: Habit) -> bool {
    match (shape, candidate.kind_name()) {
        (Shape::Slash, "date" | "interval" | "none") => true,
        (Shape::Slash, "fraction") => true,
        (Shape::Dash, "date" | "interval") => habit.dash,
        (Shape::Dash, "none") => true,
        (Shape::Dot, "date") => habit.dot,
        (Shape::Year | Shape::Model, "date") => true,
        _ => false,
    }
}

/// Which sign this text writes its dates with, by those that a head word makes sure.
#[derive(Clone, Copy, Default)]
struct Habit {
    dash: bool,
    dot: bool,
}

impl Habit {
    fn of(tape: &Tape, candidates: &[Candidate]) -> Habit {
        let mut habit = Habit::default();
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
                .find(|&at| tape.is_digits(at) && tape.is_digits(at + 2) && at + 2 < candidate.to);
            match sign.map(|at| tape.key(at + 1)) {
                Some("-") => habit.dash = true,
                Some(".") => habit.dot = true,
                _ => {}
            }
        }
        habit
    }
}

/// The first row of the cue table that speaks of the figure at `from..to`.
fn decide<'l>(
    tape: &Tape<'l>,
    sentence: &mut Sentence,
    shape: Shape,
    from: usize,
    to: usize,
) -> Option<&'l Cue> {
    let mut cues = tape.lexicon.cues.iter().enumerate();
    let speaks = |(row, cue): &(usize, &Cue)| {
        cue.shapes.iter().any(|s| s == shape.name()) && applies(tape, sentence, *row, cue, from, to)
    };
    cues.find(speaks).map(|(_, cue)| cue)
}

/// Whether the words of a cue stand where it wants them.
fn applies(
    tape: &Tape,
    sentence: &mut Sentence,
    row: usize,
    cue: &Cue,
    from: usize,
    to: usize,
) -> bool {
    match cue.place {
        CuePlace::Before => cue.words.ending_at(tape, from).is_some(),
        CuePlace::After => cue.words.starting_at(tape, to).is_some(),
        CuePlace::Near => (from.saturating_sub(NEAR)..from).any(|at| {
            let same = tape.atom(at).sentence == tape.atom(from).sentence;
            same && tape.atom(at).kind != AtomKind::Break
                && cue
                    .words
                    .starting_at(tape, at)
                    .is_some_and(|(_, end)| end <= from)
        }),
        CuePlace::Sentence => sentence.around(tape, from).holds(tape, row, cue),
    }
}

/// The sentence of the figure at hand: its words are looked through once for
/// each cue, not for each figure.
#[derive(Default)]
struct Sentence {
    atoms: Range<usize>,
    /// By the row of the cue table; `None` where nobody has asked yet.
    cues: Vec<Option<bool>>,
}

impl Sentence {
    /// Moves to the sentence of the atom `at`.
    fn around(&mut self, tape: &Tape, at: usize) -> &mut Self {
        if !self.atoms.contains(&at) {
            let number = tape.atom(at).sentence;
            let within = |at: &usize| {
                let atom = tape.atom(*at);
                atom.sentence == number && atom.kind != AtomKind::Break
            };
            let end = (at..).take_while(within).last().map_or(at, |last| last + 1);
            self.atoms = tape.sentence_start(at)..end;
            self.cues.clear();
            self.cues.resize(tape.lexicon.cues.len(), None);
        }
        self
    }

    fn holds(&mut self, tape: &Tape, row: usize, cue: &Cue) -> bool {
        let starts = |at| cue.words.starting_at(tape, at).is_some();
        *self.cues[row].get_or_insert_with(|| self.atoms.clone().any(starts))
    }
}
