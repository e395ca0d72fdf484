//! Ratios: one number to another.

use crate::{
    grammar::candidate::Candidate,
    number::digits,
    phrase::{numeral, phrases::Phrases},
    value::{evidence::Evidence, fact::Value},
    vocabulary::named::{COLON, MOMENT_OF, RATIO},
};

/// `tỷ lệ 1:18`, `tỉ lệ nam nữ là 112:100`
pub(super) fn ratio(p: &Phrases, at: usize) -> Option<Candidate> {
    const WORDS: usize = 5;
    let colon = numeral::literal_end(p, at);
    let second = colon + 1;
    if !p.is(colon, COLON) || !p.is_digits(second) || p.behind(at, COLON) {
        return None;
    }
    let even = p.atom(colon).spaced == p.atom(second).spaced;
    let mut words = (at.saturating_sub(WORDS)..at)
        .rev()
        .take_while(|&n| p.is_word(n) && !p.is(n, MOMENT_OF));
    if !even || !words.any(|n| p.phrase(n, RATIO).is_some()) {
        return None;
    }
    let figure = |at: usize, to: usize| Some(digits::read(&p.visible(at, to))?.value);
    let numerator = figure(at, colon)?;
    let to = numeral::literal_end(p, second);
    let denominator = figure(second, to)?;
    // `tỷ lệ 2:4:3`
    let goes_on = p.is(to, COLON) && p.is_digits(to + 1);
    let value = Value::Fraction {
        numerator,
        denominator,
        upper: None,
        unit: None,
    };
    (!goes_on && !denominator.is_zero())
        .then(|| Candidate::framed(p, at, to, value, "fraction.ratio").evidence(Evidence::Certain))
}
