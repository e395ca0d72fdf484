//! Numbers that name something: no facts, but readings that compete with the others.

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::Candidate,
        name::{code, named, pair, place, proper},
    },
    phrase::{noun, phrases::Phrases, roman},
    tape::AtomKind,
    value::{evidence::Evidence, traits::Traits},
    vocabulary::class::Class,
    vocabulary::set::Set,
};

/// Finds a name whose number begins at the atom; gives the atom behind it.
type Finder = fn(&Phrases, usize) -> Option<usize>;

/// Names of numbers, whatever their number is written in.
const OF_NUMBERS: [(&str, Finder); 3] = [
    ("name.idiom", idiom),
    ("name.around-the-clock", code::around_the_clock),
    ("name.crossing", place::crossing),
];

/// `đi bốn phương`, but not the head of `bốn phương thức`.
fn idiom(p: &Phrases, at: usize) -> Option<usize> {
    let parts_noun = |&to: &usize| {
        let noun = p.word_start(to);
        (at + 1..to).contains(&noun) && noun::is_counted(p, noun)
    };
    p.idiom_at(at).filter(|to| !parts_noun(to))
}

/// Names that hold a word of the calendar or the clock.
const OF_TIMES: [(&str, Finder); 2] = [
    ("name.street", place::of_day),
    ("name.impossible", code::impossible),
];

/// Names in quotation marks.
const IN_QUOTES: [(&str, Finder); 1] = [("name.title", proper::in_title)];

/// Names whose number is written in digits as those of telephones are.
const OF_CALLS: [(&str, Finder); 4] = [
    ("name.phone", code::phone),
    ("name.service", code::service),
    ("name.called", code::called),
    ("name.short-call", code::short_call),
];

/// Names whose digits stand behind a proper name.
const BEHIND_NAMES: [(&str, Finder); 3] = [
    ("name.model", proper::model),
    ("name.registration", proper::registration),
    ("name.version", proper::version),
];

/// Names whose digits go on with a word.
const BEFORE_WORDS: [(&str, Finder); 4] = [
    ("name.chain", code::chain),
    ("name.address", place::address),
    ("name.place", place::before_place),
    ("name.cell", proper::cell),
];

/// Names whose digits go on with digits, which a space parts from them.
const BEFORE_DIGITS: [(&str, Finder); 1] = [("name.mixed", pair::mixed)];

/// Names whose digits go on with letters, which no space parts from them.
const BEFORE_LETTERS: [(&str, Finder); 4] = [
    ("name.row", code::row),
    ("name.column", proper::column),
    ("name.plate", code::plate),
    ("name.spaced-plate", code::spaced_plate),
];

/// Names whose digits go on with a sign.
const BEFORE_SIGNS: [(&str, Finder); 4] = [
    ("name.chain", code::chain),
    ("name.address", place::address),
    ("name.bullet", code::bullet),
    ("name.house-within", place::house_within),
];

/// What it begins with.
pub(crate) const OPENS: Opens = Opens {
    roman: true,
    ..Opens::numbers_and(Set::EMPTY)
};

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if !begins(p, at) {
        return;
    }
    find(p, at, &OF_NUMBERS, out);
    if p.is_digits(at) {
        read_digits(p, at, out);
    }
    named::read(p, at, out);
    pair::read(p, at, out);
}

/// Those that hold a word of the calendar or the clock.
pub(crate) fn read_times(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if begins(p, at) {
        find(p, at, &OF_TIMES, out);
    }
}

/// Those in quotation marks.
pub(crate) fn read_quoted(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if begins(p, at) {
        find(p, at, &IN_QUOTES, out);
    }
}

/// Whether a number begins at the atom.
fn begins(p: &Phrases, at: usize) -> bool {
    p.is_digits(at) || p.class(at).has(Class::NUMBER) || roman::roman(p, at).is_some()
}

fn read_digits(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    if code::may_be_called(p, at) {
        find(p, at, &OF_CALLS, out);
    }
    let next = p.atom(at + 1).kind;
    if matches!(next, AtomKind::Word | AtomKind::Mark) && proper::is_behind_name(p, at) {
        find(p, at, &BEHIND_NAMES, out);
    }
    match next {
        AtomKind::Word => {
            find(p, at, &BEFORE_WORDS, out);
            if p.glued(at + 1) {
                find(p, at, &BEFORE_LETTERS, out);
            }
        }
        AtomKind::Mark => find(p, at, &BEFORE_SIGNS, out),
        AtomKind::Digits => find(p, at, &BEFORE_DIGITS, out),
        _ => {}
    }
}

fn find(p: &Phrases, at: usize, finders: &[(&'static str, Finder)], out: &mut Vec<Candidate>) {
    for &(rule, find) in finders {
        if let Some(to) = find(p, at) {
            let single = Traits::SINGLE.when(p.int(at).is_some_and(|n| n < 10));
            let name = Candidate::name(p, at, to, Evidence::Certain, rule);
            out.push(name.traits(single));
        }
    }
}
