//! The recognisers in their order, and where they look.

use std::ops::Range;

use crate::{
    grammar::{
        candidate::Candidate, clock_time, date, document, duration, fraction, interval, money,
        name, opens::Opens, ordinal, percent, quantity, recurrence,
    },
    phrase::{phrases::Phrases, roman},
    tape::{AtomKind, Case},
    vocabulary::{WordId, class::Class, set::BLOCKS},
};

/// A recogniser: looks at the tape from one atom on and proposes readings.
/// It never suppresses; the judge decides.
struct Recogniser {
    opens: Opens,
    read: fn(&Phrases, usize, &mut Vec<Candidate>),
}

const fn recogniser(opens: Opens, read: fn(&Phrases, usize, &mut Vec<Candidate>)) -> Recogniser {
    Recogniser { opens, read }
}

static RECOGNISERS: [Recogniser; 12] = [
    recogniser(date::OPENS, date::read),
    recogniser(clock_time::OPENS, clock_time::read),
    recogniser(interval::OPENS, interval::read),
    recogniser(duration::OPENS, duration::read),
    recogniser(recurrence::OPENS, recurrence::read),
    recogniser(percent::OPENS, percent::read),
    recogniser(fraction::OPENS, fraction::read),
    recogniser(money::OPENS, money::read),
    recogniser(quantity::OPENS, quantity::read),
    recogniser(ordinal::OPENS, ordinal::read),
    recogniser(document::OPENS, document::read),
    recogniser(name::OPENS, name::read),
];

/// Recognisers, a bit each, by their place in the list.
type Mask = u16;

/// Those that begin with each word that has a name.
static BY_WORD: [Mask; BLOCKS * 64] = {
    let mut masks = [0; BLOCKS * 64];
    let mut word = 0;
    while word < masks.len() {
        let mut n = 0;
        while n < RECOGNISERS.len() {
            if RECOGNISERS[n].opens.words.has(WordId::at_place(word)) {
                masks[word] |= 1 << n;
            }
            n += 1;
        }
        word += 1;
    }
    masks
};

/// Those that begin with digits, with Roman numbers, with words of these classes.
static BY_DIGITS: Mask = those_with(true, false, Class::NONE);
static BY_ROMAN: Mask = those_with(false, true, Class::NONE);
static BY_CLASS: [(Class, Mask); 3] = [
    by_class(Class::NUMBER),
    by_class(Class::CURRENCY),
    by_class(Class::DOCUMENT),
];

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

/// The recognisers that begin with the atom.
fn openers(p: &Phrases, at: usize) -> Mask {
    let atom = p.atom(at);
    match atom.kind {
        AtomKind::Digits => return BY_DIGITS,
        AtomKind::Break | AtomKind::Opaque => return 0,
        AtomKind::Word | AtomKind::Mark => {}
    }
    let mut mask = 0;
    if atom.word != WordId::NONE {
        mask |= BY_WORD.get(atom.word.place()).copied().unwrap_or(0);
        let class = p.class(at);
        for (of, readers) in BY_CLASS {
            if class.has(of) {
                mask |= readers;
            }
        }
    }
    if atom.case != Case::Lower && roman::roman(p, at).is_some() {
        mask |= BY_ROMAN;
    }
    mask
}

/// Every reading that a recogniser proposes, in the order of the text.
pub(crate) fn propose(p: &Phrases) -> Vec<Candidate> {
    propose_in(p, 0..p.len())
}

/// Those that one proposes where it begins at one of these atoms.
pub(crate) fn propose_in(p: &Phrases, atoms: Range<usize>) -> Vec<Candidate> {
    propose_where(p, atoms, |at| openers(p, at))
}

fn propose_where(
    p: &Phrases,
    atoms: Range<usize>,
    openers: impl Fn(usize) -> Mask,
) -> Vec<Candidate> {
    let mut out = Vec::new();
    for at in atoms {
        let mut mask = openers(at);
        while mask != 0 {
            (RECOGNISERS[mask.trailing_zeros() as usize].read)(p, at, &mut out);
            mask &= mask - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{RECOGNISERS, openers, propose_where};
    use crate::Analyzer;
    use std::{fs, path::Path};

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
                let all = (1 << RECOGNISERS.len()) - 1;
                let missed = propose_where(&p, 0..p.len(), |at| all & !openers(&p, at));
                let missed: Vec<_> = missed
                    .iter()
                    .map(|c| (c.rule, c.span.text(&text)))
                    .collect();
                assert!(missed.is_empty(), "{}: {missed:?}", path.display());
            }
        }
    }
}
