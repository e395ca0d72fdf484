//! Numbers that name something: no facts, but readings that compete with the others.

mod code;
mod named;
mod pair;
mod place;
mod proper;

pub(super) use named::is_counted_before;
pub(super) use proper::ends_before as name_ends_before;

use super::{Candidate, Evidence, Reading, Tape, ordinal};
use crate::lexicon::Class;

/// Finds a name whose number begins at the atom; gives the atom behind it.
type Finder = fn(&Tape, usize) -> Option<usize>;

/// Names that leave no doubt, whatever their number is written in.
const OF_NUMBERS: [(&str, Finder); 4] = [
    ("name.idiom", idiom),
    ("name.street", place::of_day),
    ("name.crossing", place::crossing),
    ("name.title", proper::in_title),
];

/// Names that leave no doubt, their number in digits.
const OF_DIGITS: [(&str, Finder); 10] = [
    ("name.phone", code::phone),
    ("name.bullet", code::bullet),
    ("name.chain", code::chain),
    ("name.plate", code::plate),
    ("name.impossible", code::impossible),
    ("name.address", place::address),
    ("name.address", place::before_place),
    ("name.model", proper::product),
    ("name.cell", proper::cell),
    ("name.column", proper::column),
];

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let digits = tape.is_digits(at);
    if !digits && !tape.atom(at).class.has(Class::NUMBER) && ordinal::roman(tape, at).is_none() {
        return;
    }
    let of_digits = OF_DIGITS.iter().filter(|_| digits);
    for &(rule, find) in OF_NUMBERS.iter().chain(of_digits) {
        out.extend(find(tape, at).map(|to| name(tape, at, to, Evidence::Certain, rule)));
    }
    if let Some((to, evidence)) = code::around_the_clock(tape, at) {
        out.push(name(tape, at, to, evidence, "name.around-the-clock"));
    }
    named::read(tape, at, out);
    pair::read(tape, at, out);
}

fn name(tape: &Tape, from: usize, to: usize, evidence: Evidence, rule: &'static str) -> Candidate {
    Candidate::new(tape, from, to, Reading::Name, rule).evidence(evidence)
}

/// `hạnh phúc trăm năm`, but `một trăm năm trước`.
fn idiom(tape: &Tape, at: usize) -> Option<usize> {
    let counted = tape.lexicon.number(tape.key_before(at)).is_some();
    let (_, to) = tape.lexicon.idioms.starting_at(tape, at)?;
    (!counted).then_some(to)
}
