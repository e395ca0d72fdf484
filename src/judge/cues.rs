//! Which row of the cue table speaks of a figure.

use std::ops::Range;

use crate::{
    phrase::phrases::Phrases,
    tape::AtomKind,
    value::evidence::Shape,
    vocabulary::{
        entry::{Cue, CuePlace},
        named::DOUBLE_QUOTE,
    },
};

/// How many atoms back a cue of place `near` may stand.
const NEAR: usize = 8;

/// Rows of the cue table whose words stand somewhere, a bit each.
#[derive(Default)]
pub(crate) struct Rows(Vec<u64>);

impl Rows {
    fn add(&mut self, rows: &[u16]) {
        for row in rows {
            let block = usize::from(row / 64);
            if self.0.len() <= block {
                self.0.resize(block + 1, 0);
            }
            self.0[block] |= 1 << (row % 64);
        }
    }

    fn have(&self, row: usize) -> bool {
        let block = self.0.get(row / 64);
        block.is_some_and(|block| block >> (row % 64) & 1 == 1)
    }
}

/// The cue table over a tape.
pub(crate) struct Cues<'t, 'l> {
    p: &'t Phrases<'l>,
    /// The sentence of the figure at hand: its words are looked through once for all of
    /// its figures.
    sentence: Range<usize>,
    /// The rows with words in it; `None` where nobody has asked yet.
    in_sentence: Option<Rows>,
}

impl<'t, 'l> Cues<'t, 'l> {
    pub fn new(p: &'t Phrases<'l>) -> Self {
        Cues {
            p,
            sentence: 0..0,
            in_sentence: None,
        }
    }

    /// The first row that speaks of the figure at `from..to`, which has this shape, where
    /// rows of place `article` have these in the article.
    pub fn speaking_of<'r>(
        &mut self,
        (shape, from, to): (Shape, usize, usize),
        in_article: impl Fn() -> &'r Rows,
    ) -> Option<&'l Cue> {
        let p = self.p;
        // `khắp "2/3" thành phố`
        let quoted = from > 0 && p.is(from - 1, DOUBLE_QUOTE) && p.is(to, DOUBLE_QUOTE);
        let quote = usize::from(quoted);
        let (mut before, mut after, mut near) = (None, None, None);
        let mut rows = p.vocabulary.cues().iter().enumerate();
        let speaks = |(row, cue): &(usize, &Cue)| {
            cue.shapes.contains(&shape)
                && match cue.place {
                    CuePlace::Before => before.get_or_insert_with(|| rows_before(p, from - quote)),
                    CuePlace::After => after.get_or_insert_with(|| rows_at(p, to + quote)),
                    CuePlace::Near => near.get_or_insert_with(|| rows_near(p, from)),
                    CuePlace::Sentence => self.rows_of_sentence(from),
                    CuePlace::Article => in_article(),
                }
                .have(*row)
        };
        rows.find(speaks).map(|(_, cue)| cue)
    }

    fn rows_of_sentence(&mut self, at: usize) -> &Rows {
        let p = self.p;
        if !self.sentence.contains(&at) {
            let number = p.atom(at).sentence;
            let within = |at: &usize| in_sentence(p, *at, number);
            let end = (at..).take_while(within).last().map_or(at, |last| last + 1);
            self.sentence = p.sentence_start(at)..end;
            self.in_sentence = None;
        }
        self.in_sentence
            .get_or_insert_with(|| rows_within(p, self.sentence.clone()))
    }
}

impl Rows {
    /// Looks for words of rows of place `article`; whether all of these rows have some now.
    pub fn see(&mut self, p: &Phrases) -> bool {
        for at in 0..p.len() {
            p.starting(at, |entry, _| self.add(&entry.cues));
        }
        let mut cues = p.vocabulary.cues().iter().enumerate();
        cues.all(|(row, cue)| cue.place != CuePlace::Article || self.have(row))
    }
}

/// Rows whose words end directly before `end`.
fn rows_before(p: &Phrases, end: usize) -> Rows {
    let mut rows = Rows::default();
    p.ending(end, |entry, _| rows.add(&entry.cues));
    rows
}

/// Rows whose words begin at `at`.
fn rows_at(p: &Phrases, at: usize) -> Rows {
    let mut rows = Rows::default();
    p.starting(at, |entry, _| rows.add(&entry.cues));
    rows
}

/// Rows with words that begin in this stretch, names left out.
fn rows_within(p: &Phrases, atoms: Range<usize>) -> Rows {
    let mut rows = Rows::default();
    for at in atoms.filter(|&at| !p.is_title(at) || p.opens(at)) {
        p.starting(at, |entry, _| rows.add(&entry.cues));
    }
    rows
}

/// Rows with words shortly before `from`, in its sentence.
fn rows_near(p: &Phrases, from: usize) -> Rows {
    let mut rows = Rows::default();
    let sentence = p.atom(from).sentence;
    for at in from.saturating_sub(NEAR)..from {
        // Of a row's words the longest counts: `số phiếu` is not `số`.
        let mut ends: Vec<(u16, usize)> = Vec::new();
        p.starting(at, |entry, to| {
            ends.extend(entry.cues.iter().map(|row| (*row, to)));
        });
        let longest = |row: u16| {
            ends.iter()
                .filter(|(r, _)| *r == row)
                .map(|(_, to)| *to)
                .max()
        };
        for (row, _) in &ends {
            if longest(*row).is_some_and(|to| to <= from) && in_sentence(p, at, sentence) {
                rows.add(&[*row]);
            }
        }
    }
    rows
}

/// Whether the atom belongs to the sentence with this number; a break belongs to none.
fn in_sentence(p: &Phrases, at: usize, number: u32) -> bool {
    let atom = p.atom(at);
    atom.sentence == number && atom.kind != AtomKind::Break
}
