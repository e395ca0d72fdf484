//! Which row of the cue table speaks of a figure.

use std::ops::Range;

use crate::{
    phrase::phrases::Phrases,
    tape::AtomKind,
    value::evidence::Shape,
    vocabulary::entries::{Cue, CuePlace},
};

/// How many atoms back a cue of place `near` may stand.
const NEAR: usize = 8;

/// The cue table over a tape.
pub(crate) struct Cues<'t, 'l> {
    p: &'t Phrases<'l>,
    sentence: Sentence,
    /// Whether the article has a word of each row; `None` where nobody has asked yet.
    article: Vec<Option<bool>>,
}

/// The sentence of the figure at hand: its words are looked through once for
/// each cue, not for each figure.
#[derive(Default)]
pub(crate) struct Sentence {
    atoms: Range<usize>,
    /// By the row of the cue table; `None` where nobody has asked yet.
    holds: Vec<Option<bool>>,
}

impl<'t, 'l> Cues<'t, 'l> {
    pub fn new(p: &'t Phrases<'l>) -> Self {
        Cues {
            p,
            sentence: Sentence::default(),
            article: vec![None; p.vocabulary.cues.len()],
        }
    }

    /// The first row that speaks of the figure at `from..to`, which has this shape.
    pub fn speaking_of(&mut self, shape: Shape, from: usize, to: usize) -> Option<&'l Cue> {
        let mut rows = self.p.vocabulary.cues.iter().enumerate();
        let speaks = |(row, cue): &(usize, &Cue)| {
            cue.shapes.contains(&shape) && self.applies(*row, cue, from, to)
        };
        rows.find(speaks).map(|(_, cue)| cue)
    }

    /// Whether the words of a cue stand where it wants them.
    fn applies(&mut self, row: usize, cue: &Cue, from: usize, to: usize) -> bool {
        let p = self.p;
        // `khắp "2/3" thành phố`
        let quoted = from > 0 && p.is(from - 1, "\"") && p.is(to, "\"");
        let quote = usize::from(quoted);
        match cue.place {
            CuePlace::Before => cue.words.ending_at(p, from - quote).is_some(),
            CuePlace::After => cue.words.starting_at(p, to + quote).is_some(),
            CuePlace::Near => (from.saturating_sub(NEAR)..from).any(|at| {
                let found = cue.words.starting_at(p, at);
                found.is_some_and(|(_, end)| end <= from)
                    && in_sentence(p, at, p.atom(from).sentence)
            }),
            CuePlace::Article => *self.article[row].get_or_insert_with(|| {
                (0..p.len()).any(|at| cue.words.starting_at(p, at).is_some())
            }),
            CuePlace::Sentence => self.sentence.around(p, from).holds(p, row, cue),
        }
    }
}

impl Sentence {
    /// Moves to the sentence of the atom `at`.
    fn around(&mut self, p: &Phrases, at: usize) -> &mut Self {
        if !self.atoms.contains(&at) {
            let number = p.atom(at).sentence;
            let within = |at: &usize| in_sentence(p, *at, number);
            let end = (at..).take_while(within).last().map_or(at, |last| last + 1);
            self.atoms = p.sentence_start(at)..end;
            self.holds.clear();
            self.holds.resize(p.vocabulary.cues.len(), None);
        }
        self
    }

    fn holds(&mut self, p: &Phrases, row: usize, cue: &Cue) -> bool {
        let starts = |at| cue.words.starting_at(p, at).is_some();
        *self.holds[row].get_or_insert_with(|| self.atoms.clone().any(starts))
    }
}

/// Whether the atom belongs to the sentence with this number; a break belongs to none.
fn in_sentence(p: &Phrases, at: usize, number: u32) -> bool {
    let atom = p.atom(at);
    atom.sentence == number && atom.kind != AtomKind::Break
}
