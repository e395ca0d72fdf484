//! Numbers that name something: no facts, but readings that compete with the others.

use crate::{
    grammar::opens::Opens,
    grammar::{
        candidate::Candidate,
        name::{code, named, pair, place, proper},
    },
    phrase::{phrases::Phrases, roman},
    value::evidence::Evidence,
    vocabulary::class::Class,
    vocabulary::set::Set,
};

/// Finds a name whose number begins at the atom; gives the atom behind it.
type Finder = fn(&Phrases, usize) -> Option<usize>;

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
    let of_digits = OF_DIGITS.iter().filter(|_| digits);
    for &(rule, find) in OF_NUMBERS.iter().chain(of_digits) {
        out.extend(find(p, at).map(|to| Candidate::name(p, at, to, Evidence::Certain, rule)));
    }
    if let Some((to, evidence)) = code::around_the_clock(p, at) {
        out.push(Candidate::name(
            p,
            at,
            to,
            evidence,
            "name.around-the-clock",
        ));
    }
    named::read(p, at, out);
    pair::read(p, at, out);
}

/// `hạnh phúc trăm năm`, but `một trăm năm trước`.
fn idiom(p: &Phrases, at: usize) -> Option<usize> {
    let counted = p.number_word_before(at).is_some();
    let to = p.idiom_at(at)?;
    (!counted).then_some(to)
}
