//! Numbers that name something: no facts, but readings that compete with the others.

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::Candidate,
        name::{code, named, pair, place, proper},
    },
    phrase::{phrases::Phrases, roman},
    tape::AtomKind,
    value::{evidence::Evidence, traits::Traits},
    vocabulary::class::Class,
    vocabulary::set::Set,
};

/// Finds a name whose number begins at the atom; gives the atom behind it.
type Finder = fn(&Phrases, usize) -> Option<usize>;

/// Names of numbers, whatever their number is written in.
const OF_NUMBERS: [(&str, Finder); 5] = [
    ("name.idiom", |p, at| p.idiom_at(at)),
    ("name.around-the-clock", code::around_the_clock),
    ("name.street", place::of_day),
    ("name.crossing", place::crossing),
    ("name.title", proper::in_title),
];

/// Names whose number is written in digits, whatever stands behind them.
const OF_DIGITS: [(&str, Finder); 4] = [
    ("name.phone", code::phone),
    ("name.service", code::service),
    ("name.called", code::called),
    ("name.short-call", code::short_call),
];

/// Names whose digits go on with a word.
const BEFORE_WORDS: [(&str, Finder); 8] = [
    ("name.chain", code::chain),
    ("name.impossible", code::impossible),
    ("name.address", place::address),
    ("name.place", place::before_place),
    ("name.model", proper::model),
    ("name.registration", proper::registration),
    ("name.version", proper::version),
    ("name.cell", proper::cell),
];

/// Names whose digits go on with letters, which no space parts from them.
const BEFORE_LETTERS: [(&str, Finder); 3] = [
    ("name.column", proper::column),
    ("name.plate", code::plate),
    ("name.spaced-plate", code::spaced_plate),
];

/// Names whose digits go on with a sign.
const BEFORE_SIGNS: [(&str, Finder); 6] = [
    ("name.chain", code::chain),
    ("name.address", place::address),
    ("name.model", proper::model),
    ("name.registration", proper::registration),
    ("name.bullet", code::bullet),
    ("name.house-within", place::house_within),
];

/// What it begins with.
pub(crate) const OPENS: Opens = Opens {
    roman: true,
    ..Opens::numbers_and(Set::EMPTY)
};

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let digits = p.is_digits(at);
    if !digits && !p.class(at).has(Class::NUMBER) && roman::roman(p, at).is_none() {
        return;
    }
    let mut find_all = |finders: &[(&'static str, Finder)]| {
        for &(rule, find) in finders {
            if let Some(to) = find(p, at) {
                let single = Traits::SINGLE.when(p.int(at).is_some_and(|n| n < 10));
                let name = Candidate::name(p, at, to, Evidence::Certain, rule);
                out.push(name.traits(single));
            }
        }
    };
    find_all(&OF_NUMBERS);
    if digits {
        find_all(&OF_DIGITS);
        match p.atom(at + 1).kind {
            AtomKind::Word => {
                find_all(&BEFORE_WORDS);
                if p.glued(at + 1) {
                    find_all(&BEFORE_LETTERS);
                }
            }
            AtomKind::Mark => find_all(&BEFORE_SIGNS),
            _ => {}
        }
    }
    named::read(p, at, out);
    pair::read(p, at, out);
}
