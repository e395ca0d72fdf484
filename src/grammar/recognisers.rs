//! The recognisers in their order, and where they look.

use std::ops::Range;

use crate::{
    grammar::{
        ahead::Ahead, candidate::Candidate, clock_time, date, document, duration, fraction,
        interval, money, name, opens::Opens, ordinal, percent, quantity, recurrence,
    },
    phrase::{phrases::Phrases, roman},
    tape::{Atom, AtomKind, Case},
    value::kind::Kind,
    vocabulary::{WordId, class::Class, set::BLOCKS},
};

/// A recogniser: looks at the tape from one atom on and proposes readings.
/// It never suppresses; the judge decides.
struct Recogniser {
    opens: Opens,
    /// One of these stands in each of its readings, where there are some.
    needs: Ahead,
    /// It has no readings where one of these stands ahead.
    lacks: Ahead,
    read: fn(&Phrases, usize, &mut Vec<Candidate>),
    /// The kinds that it proposes, beside names.
    kinds: &'static [Kind],
}

const fn recogniser(
    opens: Opens,
    read: fn(&Phrases, usize, &mut Vec<Candidate>),
    kinds: &'static [Kind],
) -> Recogniser {
    Recogniser {
        opens,
        needs: Ahead::NONE,
        lacks: Ahead::NONE,
        read,
        kinds,
    }
}

impl Recogniser {
    const fn needs(self, needs: Ahead) -> Recogniser {
        Recogniser { needs, ..self }
    }

    const fn lacks(self, lacks: Ahead) -> Recogniser {
        Recogniser { lacks, ..self }
    }

    /// Whether it can do with what stands ahead.
    const fn is_served(&self, ahead: Ahead) -> bool {
        (self.needs.place() == 0 || ahead.has(self.needs)) && !ahead.has(self.lacks)
    }
}

/// Calendar points and clock times: each reads the others that it goes on with.
const TIMES: &[Kind] = &[Kind::Date, Kind::Time, Kind::Interval];

static RECOGNISERS: [Recogniser; 16] = [
    recogniser(date::OPENS, date::read, TIMES).needs(Ahead::CALENDAR),
    recogniser(clock_time::OPENS, clock_time::read, TIMES).needs(Ahead::CLOCK),
    recogniser(interval::OPENS, interval::read, TIMES).needs(Ahead::CALENDAR.or(Ahead::CLOCK)),
    recogniser(duration::OPENS, duration::read, &[Kind::Duration]).needs(Ahead::PERIOD),
    recogniser(recurrence::OPENS, recurrence::read, &[Kind::Recurrence]).needs(Ahead::OFTEN),
    recogniser(percent::OPENS, percent::read, &[Kind::Percent]).needs(Ahead::PERCENT),
    recogniser(fraction::OPENS, fraction::read, &[Kind::Fraction])
        .needs(Ahead::PART.or(Ahead::SLASH)),
    recogniser(money::OPENS, money::read, &[Kind::Money]).needs(Ahead::CURRENCY),
    recogniser(money::IMPLIED_OPENS, money::read_implied, &[Kind::Money])
        .needs(Ahead::LARGE)
        .lacks(Ahead::CURRENCY),
    recogniser(quantity::OPENS, quantity::read, &[Kind::Quantity]),
    recogniser(ordinal::OPENS, ordinal::read, &[Kind::Ordinal]),
    recogniser(document::OPENS, document::read, &[Kind::Document]),
    recogniser(document::BARE_OPENS, document::bare, &[Kind::Document]).needs(Ahead::SLASH),
    recogniser(name::OPENS, name::read, &[]),
    recogniser(name::OPENS, name::read_times, &[]).needs(Ahead::CALENDAR.or(Ahead::CLOCK)),
    recogniser(name::OPENS, name::read_quoted, &[]).needs(Ahead::QUOTE),
];

/// Recognisers, a bit each, by their place in the list.
type Mask = u16;

/// Those that begin with each word that has a name, and what it is that others need.
static BY_WORD: [(Mask, Ahead); BLOCKS * 64] = {
    let mut all = [(0, Ahead::NONE); BLOCKS * 64];
    let mut place = 0;
    while place < all.len() {
        let word = WordId::at_place(place);
        let mut n = 0;
        while n < RECOGNISERS.len() {
            if RECOGNISERS[n].opens.words.has(word) {
                all[place].0 |= 1 << n;
            }
            n += 1;
        }
        all[place].1 = Ahead::of(word);
        place += 1;
    }
    all
};

/// Those that begin with digits, with Roman numbers, with words of these classes.
static BY_DIGITS: Mask = those_with(true, false, Class::NONE);
static BY_ROMAN: Mask = those_with(false, true, Class::NONE);
static BY_CLASS: [(Class, Mask); 3] = [
    by_class(Class::NUMBER),
    by_class(Class::CURRENCY),
    by_class(Class::DOCUMENT),
];

const OPENING: Class = Class::NUMBER
    .or(Class::SCALE)
    .or(Class::CURRENCY)
    .or(Class::DOCUMENT);

const fn by_class(class: Class) -> (Class, Mask) {
    (class, those_with(false, false, class))
}

const fn those_with(digits: bool, roman: bool, class: Class) -> Mask {
    let mut mask = 0;
    let mut n = 0;
    while n < RECOGNISERS.len() {
        let opens = &RECOGNISERS[n].opens;
        if digits && opens.digits || roman && opens.roman || opens.classes.has(class) {
            mask |= 1 << n;
        }
        n += 1;
    }
    mask
}

/// Those that can do with what stands ahead, by its set.
static BY_AHEAD: [Mask; Ahead::COUNT] = {
    let mut masks = [0; Ahead::COUNT];
    let mut ahead = 0;
    while ahead < masks.len() {
        let mut n = 0;
        while n < RECOGNISERS.len() {
            if RECOGNISERS[n].is_served(Ahead::at_place(ahead)) {
                masks[ahead] |= 1 << n;
            }
            n += 1;
        }
        ahead += 1;
    }
    masks
};

/// The recognisers that may read something from each atom on.
fn openers(p: &Phrases) -> Vec<Mask> {
    let mut masks = vec![0; p.len()];
    let (mut ahead, mut sentence) = (Ahead::NONE, u32::MAX);
    for ((at, atom), mask) in p.atoms().iter().enumerate().zip(&mut masks).rev() {
        if atom.sentence != sentence {
            sentence = atom.sentence;
            if opens_passage(p, at + 1) {
                ahead = Ahead::NONE;
            }
        }
        let (begins, here) = match atom.kind {
            AtomKind::Digits => (BY_DIGITS, Ahead::of_digits(p.before(at), atom)),
            AtomKind::Break | AtomKind::Opaque => continue,
            AtomKind::Word | AtomKind::Mark => beginning(p, at, atom),
        };
        ahead = ahead.or(here);
        if begins != 0 {
            *mask = begins & BY_AHEAD[ahead.place()];
        }
    }
    masks
}

/// The recognisers that begin with the word or sign at `at`, and what it is that others need.
fn beginning(p: &Phrases, at: usize, atom: &Atom) -> (Mask, Ahead) {
    let known = BY_WORD.get(atom.word.place());
    let (mut begins, mut here) = known.copied().unwrap_or((0, Ahead::NONE));
    let class = p.vocabulary.class(atom.word);
    if class.has(OPENING) {
        let readers = BY_CLASS.iter().filter(|(of, _)| class.has(*of));
        begins |= readers.fold(0, |all, (_, readers)| all | readers);
        here = here.or(Ahead::of_class(class));
    }
    if atom.case != Case::Lower && roman::roman(p, at).is_some() {
        begins |= BY_ROMAN;
    }
    (begins, here)
}

/// Every reading that a recogniser proposes, in the order of the text.
pub(crate) fn propose(p: &Phrases) -> Vec<Candidate> {
    propose_by(p, 0..p.len(), &openers(p))
}

/// Adds those that one proposes where it begins at one of these atoms.
pub(crate) fn propose_in(p: &Phrases, atoms: Range<usize>, out: &mut Vec<Candidate>) {
    ask(p, atoms, &openers(p), out);
}

/// Those that recognisers of days propose, for what they tell of the text.
pub(crate) fn propose_times(p: &Phrases) -> Vec<Candidate> {
    propose_by(p, 0..p.len(), &only(readers(TIMES), &openers(p)))
}

/// Some of the recognisers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked(Mask);

impl Asked {
    /// Those of these kinds, where they can be read without all others; times hang on those
    /// before them, papers on the dates behind them.
    pub fn for_kinds(kinds: &[Kind]) -> Option<Self> {
        let hangs = |kind: &Kind| TIMES.contains(kind) || *kind == Kind::Document;
        (!kinds.iter().any(hangs)).then(|| Asked(readers(kinds)))
    }
}

fn readers(kinds: &[Kind]) -> Mask {
    let reads = |recogniser: &Recogniser| recogniser.kinds.iter().any(|kind| kinds.contains(kind));
    let readers = RECOGNISERS.iter().enumerate().filter(|(_, one)| reads(one));
    readers.fold(0, |mask, (n, _)| mask | 1 << n)
}

/// Every reading of the passages in which some recognisers propose one. No reading goes from
/// one passage into the next, so that these are decided as they are among all readings.
pub(crate) fn propose_beside(p: &Phrases, Asked(asked): Asked) -> Vec<Candidate> {
    let all = openers(p);
    let mine = only(asked, &all);
    let (mut out, mut behind) = (Vec::new(), 0);
    for at in 0..p.len() {
        if at < behind || mine[at] == 0 || propose_by(p, at..at + 1, &mine).is_empty() {
            continue;
        }
        let first = (behind..=at).rev().find(|&at| opens_passage(p, at));
        behind = (at + 1..p.len())
            .find(|&at| opens_passage(p, at))
            .unwrap_or(p.len());
        out.extend(propose_by(p, first.unwrap_or(at)..behind, &all));
    }
    out
}

/// Whether a sentence begins here that can have no part in a reading of the one before:
/// `Rs. 250` has a stop like one.
fn opens_passage(p: &Phrases, at: usize) -> bool {
    let Some(last) = at.checked_sub(1).map(|last| p.atom(last)) else {
        return true;
    };
    let number = || p.is_digits(at) || p.class(at).has(Class::NUMBER);
    last.sentence != p.atom(at).sentence && (last.kind == AtomKind::Break || !number())
}

/// Some recognisers at each atom.
fn only(some: Mask, openers: &[Mask]) -> Vec<Mask> {
    openers.iter().map(|mask| mask & some).collect()
}

/// The readings that [`ask`] adds.
fn propose_by(p: &Phrases, atoms: Range<usize>, openers: &[Mask]) -> Vec<Candidate> {
    let mut out = Vec::new();
    ask(p, atoms, openers, &mut out);
    out
}

/// Asks at these atoms the recognisers that the masks of all atoms tell.
fn ask(p: &Phrases, atoms: Range<usize>, openers: &[Mask], out: &mut Vec<Candidate>) {
    // One of so many atoms of news has a reading.
    const APART: usize = 14;
    const FEW: usize = 4;
    out.reserve(atoms.len() / APART);
    let first = atoms.start;
    for (n, masks) in openers[atoms].chunks(FEW).enumerate() {
        // Where nothing begins, as mostly, at all of them at once.
        if masks.iter().all(|mask| *mask == 0) {
            continue;
        }
        for (at, mask) in (first + n * FEW..).zip(masks) {
            let mut mask = *mask;
            while mask != 0 {
                (RECOGNISERS[mask.trailing_zeros() as usize].read)(p, at, out);
                mask &= mask - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Ahead, Candidate, Mask, RECOGNISERS, only, openers, opens_passage, propose, propose_by,
    };
    use crate::Analyzer;
    use std::{collections::HashSet, fs, path::Path};

    /// A recogniser that does not tell all that it begins with would be deaf: looking
    /// everywhere must find nothing more.
    #[test]
    fn nothing_begins_elsewhere() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["data/samples", "tests/cases"] {
            for entry in fs::read_dir(root.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                let Ok(text) = fs::read_to_string(&path) else {
                    continue;
                };
                let analyzer = Analyzer::new();
                let p = analyzer.prepare(&text, None).phrases;
                for candidate in propose(&p) {
                    let mut inside = candidate.from + 1..candidate.to;
                    let over = inside.any(|at| opens_passage(&p, at));
                    assert!(!over, "{} is of two passages", candidate.span.text(p.text));
                }
                let begins = openers(&p);
                for (n, recogniser) in RECOGNISERS.iter().enumerate() {
                    for candidate in propose_by(&p, 0..p.len(), &only(1 << n, &begins)) {
                        let declared = |kind| recogniser.kinds.contains(&kind);
                        assert!(candidate.kind().is_none_or(declared), "{}", candidate.rule);
                    }
                }
                // What lacks something is asked where that is not ahead, and nowhere else.
                let anywhere = |n: &usize| RECOGNISERS[*n].lacks == Ahead::NONE;
                let all = (0..RECOGNISERS.len()).filter(anywhere);
                let all = all.fold(0, |all: Mask, n| all | 1 << n);
                let others: Vec<_> = begins.iter().map(|mask| all & !mask).collect();
                let missed = propose_by(&p, 0..p.len(), &others);
                let told = |candidate: &Candidate| (candidate.rule, candidate.span.text(&text));
                // Where one lacks what another needs, both give the same.
                let known: HashSet<_> = propose(&p).iter().map(told).collect();
                let missed = missed.iter().map(told);
                let missed: Vec<_> = missed.filter(|one| !known.contains(one)).collect();
                assert!(missed.is_empty(), "{}: {missed:?}", path.display());
            }
        }
    }
}
