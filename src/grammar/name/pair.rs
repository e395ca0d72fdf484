//! Two numbers with a sign between: a score, an address, a size, when nothing says otherwise.

use crate::{
    grammar::candidate::Candidate,
    phrase::{noun, phrases::Phrases},
    tape::{Atom, AtomKind, Case},
    value::evidence::{Evidence, Shape},
};

pub(crate) fn read(p: &Phrases, at: usize, out: &mut Vec<Candidate>) {
    let Some((to, shape)) = pair(p, at) else {
        return;
    };
    // `50-07V`: the code of a station.
    if shape == Shape::Dash
        && p.is_word(to)
        && p.glued(to)
        && p.key(to).chars().count() == 1
        && p.atom(to).case != Case::Lower
    {
        out.push(Candidate::name(
            p,
            at,
            to + 1,
            Evidence::Marked,
            "name.code",
        ));
    }
    let evidence = score(p, at, shape);
    out.push(Candidate::name(p, at, to, evidence, "name.pair").shape(Some((shape, at, to))));
}

pub(crate) fn pair(p: &Phrases, at: usize) -> Option<(usize, Shape)> {
    if !p.is_digits(at) || !p.is_digits(at + 2) {
        return None;
    }
    let shape = match p.key(at + 1) {
        "/" => Shape::Slash,
        "-" => Shape::Dash,
        "." => Shape::Dot,
        _ => return None,
    };
    (p.atom(at + 1).spaced == p.atom(at + 2).spaced).then_some((at + 3, shape))
}

/// How surely two numbers with a sign between are a score, or none they are: `U20 Mỹ 6-0
/// U20 New Zealand`, `Kết quả: 2-1`: small numbers between names or alone.
fn score(p: &Phrases, at: usize, shape: Shape) -> Evidence {
    let number = |at: usize| p.int(at).filter(|n| *n <= 15);
    let (Some(first), Some(second)) = (number(at), number(at + 2)) else {
        return Evidence::Shape;
    };
    if shape != Shape::Dash || !p.glued(at + 1) {
        return Evidence::Shape;
    }
    let name = |atom: &Atom| atom.kind == AtomKind::Word && atom.case != Case::Lower;
    let behind_name = name(p.before(at));
    if behind_name && name(p.atom(at + 3)) {
        // No range and hardly a day; or a range of what nobody counts.
        let plain = first == 0 || second == 0 || first == second && first < 10;
        let opens = p.opens(at - 1) && p.atom(at - 1).spaced;
        return if (plain || first < second && !noun::is_counted(p, at + 3)) && !opens {
            Evidence::Certain
        } else {
            Evidence::Context
        };
    }
    let stands_alone = !p.is_word(at + 3);
    let falls = first > second && (second == 0 || behind_name);
    if stands_alone && (falls || first == 0) {
        Evidence::Context
    } else {
        Evidence::Shape
    }
}
