//! Two numbers with a sign between: a score, an address, a size, when nothing says otherwise.

use crate::{
    grammar::candidate::{Candidate, Figure},
    phrase::phrases::Phrases,
    tape::Case,
    value::{
        evidence::{Evidence, Shape},
        traits::Traits,
    },
    vocabulary::named::SLASH,
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
    let figure = Figure {
        from: at,
        tail: to,
        traits: as_score(p, at, shape),
    };
    out.push(
        Candidate::name(p, at, to, Evidence::Shape, "name.pair")
            .shape(Some((shape, at, to)))
            .figure(figure),
    );
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

/// `chấp 1 1/4`, `tài xỉu 2 3/4`: goals of a bet, with halves or quarters.
pub(crate) fn mixed(p: &Phrases, at: usize) -> Option<usize> {
    let (part, slash, whole, to) = (at + 1, at + 2, at + 3, at + 4);
    let digit = |n: usize| p.int(n).filter(|_| p.atom(n).span.len() == 1);
    let quarters = || {
        matches!(
            (digit(part), digit(whole)),
            (Some(1), Some(2)) | (Some(1 | 3), Some(4))
        )
    };
    let glued = p.is(slash, SLASH) && p.glued(slash) && p.glued(whole) && p.atom(part).spaced;
    let begins = || at == 0 || !p.is_digits(at - 1);
    let goes_on = || p.is_word(to) || p.is_digits(to) || p.is(to, SLASH) && p.glued(to);
    (glued && digit(at).is_some() && quarters() && begins() && !goes_on()).then_some(to)
}

/// What is true of two numbers that may be a score: `U20 Mỹ 6-0 U20 New Zealand`.
fn as_score(p: &Phrases, at: usize, shape: Shape) -> Traits {
    let goals = |at: usize| p.int(at).filter(|n| *n <= 15);
    let (Some(first), Some(second)) = (goals(at), goals(at + 2)) else {
        return Traits::default();
    };
    let goals = match shape {
        Shape::Dash => Traits::GOALS,
        Shape::Slash => Traits::SLASHED_GOALS,
        _ => return Traits::default(),
    };
    let traits = goals
        .or(Traits::NIL.when(first == 0 || second == 0))
        .or(Traits::FALLS.when(first > second));
    traits.when(p.glued(at + 1))
}
