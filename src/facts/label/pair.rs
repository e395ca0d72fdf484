//! Two numbers with a sign between: a score, an address, a size, when nothing says otherwise.

use super::name;
use crate::facts::{
    Candidate, Evidence, Shape, Tape,
    tape::{Atom, AtomKind, Case},
    unit,
};

pub(super) fn read(tape: &Tape, at: usize, out: &mut Vec<Candidate>) {
    let Some((to, shape)) = pair(tape, at) else {
        return;
    };
    // `50-07V`: the code of a station.
    if shape == Shape::Dash
        && tape.is_word(to)
        && tape.glued(to)
        && tape.key(to).chars().count() == 1
        && tape.atom(to).case != Case::Lower
    {
        out.push(name(tape, at, to + 1, Evidence::Marked, "name.code"));
    }
    let evidence = score(tape, at, shape);
    out.push(name(tape, at, to, evidence, "name.pair").shape(Some((shape, at, to))));
}

fn pair(tape: &Tape, at: usize) -> Option<(usize, Shape)> {
    if !tape.is_digits(at) || !tape.is_digits(at + 2) {
        return None;
    }
    let shape = match tape.key(at + 1) {
        "/" => Shape::Slash,
        "-" => Shape::Dash,
        "." => Shape::Dot,
        _ => return None,
    };
    (tape.atom(at + 1).spaced == tape.atom(at + 2).spaced).then_some((at + 3, shape))
}

/// How surely two numbers with a sign between are a score, or none they are: `U20 Mỹ 6-0
/// U20 New Zealand`, `Kết quả: 2-1`: small numbers between names or alone.
fn score(tape: &Tape, at: usize, shape: Shape) -> Evidence {
    let number = |at: usize| tape.int(at).filter(|n| *n <= 15);
    let (Some(first), Some(second)) = (number(at), number(at + 2)) else {
        return Evidence::Shape;
    };
    if shape != Shape::Dash || !tape.glued(at + 1) {
        return Evidence::Shape;
    }
    let name = |atom: &Atom| atom.kind == AtomKind::Word && atom.case != Case::Lower;
    let behind_name = name(tape.before(at));
    if behind_name && name(tape.atom(at + 3)) {
        // No range and hardly a day; or a range of what nobody counts.
        let plain = first == 0 || second == 0 || first == second && first < 10;
        let opens = tape.opens(at - 1) && tape.atom(at - 1).spaced;
        return if (plain || first < second && !unit::is_counted(tape, at + 3)) && !opens {
            Evidence::Certain
        } else {
            Evidence::Context
        };
    }
    let stands_alone = !tape.is_word(at + 3);
    let falls = first > second && (second == 0 || behind_name);
    if stands_alone && (falls || first == 0) {
        Evidence::Context
    } else {
        Evidence::Shape
    }
}
