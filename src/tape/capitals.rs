//! Headings in capitals: where all words have them, a capital says nothing.

use super::{
    atom::{Atom, AtomKind, Case, Span32},
    atoms::Tape,
};
use crate::{normalize, span::Span, vocabulary::named::NEVER_IN_NAMES};

/// The most atoms of a row of capitals that is no heading so far.
const LONGEST: usize = 64;
/// The most bytes of a letter.
const LONGEST_LETTER: usize = 3;
/// The most figures and signs between two words of a row.
const APART: usize = 12;

/// The words with capitals that were read last.
#[derive(Debug, Default)]
pub(super) struct Capitals {
    /// Those in capitals throughout, `CHÁY CHỢ`.
    upper: Row,
    /// All of a line, `Giá Vàng Hôm Nay`.
    any: Row,
    /// Whether the line has words in small letters.
    mixed: bool,
}

/// How many words in capitals throughout make a heading, and how many of them must tell it;
/// the same where they fill their line.
const UPPER: (u32, u32) = (4, 2);
const UPPER_LINE: (u32, u32) = (2, 1);
/// Others are a heading where they fill their line alone: names stand in a row as well.
const ANY_LINE: (u32, u32) = (5, 1);
/// One word in so many tells it.
const TELLING: u32 = 8;

/// Words in a row, with nothing but figures and signs between.
#[derive(Debug, Default)]
struct Row {
    /// Where the first one begins and the last one ends, in bytes.
    from: u32,
    end: u32,
    opens_line: bool,
    words: u32,
    /// Those that no name and no abbreviation has.
    telling: u32,
    /// Whether it is a heading.
    heading: bool,
}

impl Capitals {
    /// Whether a word with a capital may be part of a heading: most are names.
    #[inline]
    pub fn may_matter(&mut self, case: Case, span: Span) -> bool {
        let name = self.mixed && case == Case::Title && span.len() > LONGEST_LETTER;
        if name {
            self.upper.words = 0;
        }
        !name
    }

    /// Looks at the last atom, which has a capital.
    pub fn see(&mut self, tape: &mut Tape) {
        let last = tape.len() - 1;
        let &Atom { span, case, .. } = tape.atom(last);
        let short = span.len() <= LONGEST_LETTER && tape.key(last).chars().nth(1).is_none();
        if !self.mixed {
            let plain = tape.is(last, NEVER_IN_NAMES) && !tape.opens(last);
            self.any.add(tape, span, short, plain);
            self.mixed = !self.any.opens_line;
        }
        if case == Case::Upper || short {
            let marked = !short && is_marked(tape.key(last));
            self.upper.add(tape, span, short, marked);
            self.upper.lower(tape);
        } else {
            self.upper.words = 0;
        }
    }

    /// Looks at the line that ends behind the last atom.
    pub fn end_line(&mut self, tape: &mut Tape) {
        if !self.mixed {
            self.any.end_line(tape, ANY_LINE);
        }
        self.mixed = false;
        self.upper.end_line(tape, UPPER_LINE);
    }
}

impl Row {
    fn add(&mut self, tape: &Tape, span: Span32, short: bool, telling: bool) {
        if self.words == 0 || !follows(tape, self.end, tape.len() - 1) {
            *self = Row {
                from: span.start,
                opens_line: opens_line(tape, tape.len() - 1),
                ..Row::default()
            };
        }
        self.end = span.end;
        self.words += u32::from(!short);
        self.telling += u32::from(telling);
    }

    /// Makes small what was read since, where it is a heading.
    fn lower(&mut self, tape: &mut Tape) {
        if self.heading {
            lower(tape, tape.len() - 1);
        } else if self.is_enough(UPPER) {
            self.lower_all(tape);
        }
    }

    fn is_enough(&self, (words, telling): (u32, u32)) -> bool {
        let enough = self.words >= words && self.telling >= telling;
        enough && self.telling * TELLING >= self.words
    }

    fn end_line(&mut self, tape: &mut Tape, enough: (u32, u32)) {
        let fits = self.is_enough(enough);
        if !self.heading && self.opens_line && fits && follows(tape, self.end, tape.len()) {
            self.lower_all(tape);
        }
        *self = Row::default();
    }

    fn lower_all(&mut self, tape: &mut Tape) {
        self.heading = true;
        let read = (tape.len().saturating_sub(LONGEST)..tape.len()).rev();
        let from = self.from;
        let row = read.take_while(|&at| tape.atom(at).span.start >= from);
        let row: Vec<usize> = row.collect();
        row.into_iter().rev().for_each(|at| lower(tape, at));
    }
}

/// Whether nothing but figures and signs stands between the byte `end` and the atom at `at`.
fn follows(tape: &Tape, end: u32, at: usize) -> bool {
    let mut before = (at.saturating_sub(APART)..at).rev().map(|at| tape.atom(at));
    before
        .find(|atom| atom.span.end <= end || matches!(atom.kind, AtomKind::Word | AtomKind::Break))
        .is_some_and(|atom| atom.span.end <= end)
}

/// Whether no word of its line stands before `at`.
fn opens_line(tape: &Tape, at: usize) -> bool {
    let mut before = (at.saturating_sub(APART)..at)
        .rev()
        .map(|at| tape.atom(at).kind);
    let found = before.find(|kind| matches!(kind, AtomKind::Word | AtomKind::Break));
    found.map_or(at < APART, |kind| kind == AtomKind::Break)
}

/// Whether it is a syllable with a mark that no abbreviation has.
fn is_marked(key: &str) -> bool {
    key.chars().any(|c| !c.is_ascii() && c != 'đ') && normalize::is_syllable(key)
}

/// Takes the capitals of the word at `at` for small letters, unless it is an abbreviation
/// or part of a code: `QĐ/TU`, `1A`.
fn lower(tape: &mut Tape, at: usize) {
    let atom = tape.atom(at);
    let key = tape.key(at);
    let of_code = || {
        let before = tape.before(at);
        let joined = before.kind == AtomKind::Mark && tape.glued(at) && tape.glued(at - 1);
        tape.glued(at)
            && (before.kind == AtomKind::Digits && key.chars().nth(1).is_none()
                || joined && (tape.is_digits(at - 2) || tape.is_capital(at - 2)))
    };
    let small = atom.case == Case::Lower
        || !normalize::is_syllable(key)
        || atom.span.len() == 1
        || of_code();
    if !small {
        tape.atoms[at].case = Case::Lower;
    }
}
