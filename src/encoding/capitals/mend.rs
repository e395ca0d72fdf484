//! The text with its capitals.

use std::collections::HashMap;

use super::{
    traits::{Question, Text},
    weights::{WEIGHTS, Weights},
    words::{Shape, loses},
};

/// From these odds on a capital is put back: one that is missed is worse than one too many
/// in words that some write in capitals and some do not.
const INITIAL: f64 = -2.3;
const WHOLE: f64 = 0.0;

/// The text with its capitals, and how many were put back.
pub(in super::super) fn mend(text: &str) -> (String, usize) {
    let weights = &*WEIGHTS;
    let known = |word: &str| weights.knows(word);
    let text = Text::new(text, &known);
    let initials = initials(&text, weights);
    let mut out = String::with_capacity(text.text.len());
    let (mut mended, mut end) = (0, 0);
    for (at, word) in text.words.iter().enumerate() {
        out.push_str(&text.text[end..word.start]);
        end = word.end;
        let whole = word.text.chars().any(loses) && is_whole(&text, at, weights);
        let letters: Vec<char> = word.text.chars().collect();
        for (nth, letter) in letters.iter().enumerate() {
            let capital = loses(*letter)
                && (whole || nth == 0 && initials[at] > INITIAL || is_between(&letters, nth));
            if capital {
                out.extend(letter.to_uppercase());
                mended += 1;
            } else {
                out.push(*letter);
            }
        }
    }
    out.push_str(&text.text[end..]);
    (out, mended)
}

/// Whether all letters of a word are capitals.
fn is_whole(text: &Text, at: usize, weights: &Weights) -> bool {
    let word = &text.words[at];
    let told = |c: char| !loses(c);
    match word.shape {
        Shape::Capitals | Shape::Short => return true,
        Shape::Lost if word.text.contains(told) => {
            return word
                .text
                .chars()
                .filter(|c| told(*c))
                .all(char::is_uppercase);
        }
        Shape::Open | Shape::Lost => {}
        _ => return false,
    }
    text.near_capitals(at) && weights.odds(text, Question::Whole, at) > WHOLE
}

/// Whether a letter stands between capitals of which the second begins no other word.
fn is_between(letters: &[char], nth: usize) -> bool {
    let capital = |at: usize| letters.get(at).is_some_and(|c| c.is_uppercase());
    let begins = letters
        .get(nth + 2)
        .is_some_and(|c| c.is_lowercase() && !loses(*c));
    nth > 0 && capital(nth - 1) && capital(nth + 1) && !begins
}

/// The odds of each word to begin with a capital that was lost. What an article calls by
/// name at one place it does at others.
fn initials(text: &Text, weights: &Weights) -> Vec<f64> {
    /// How much other places count, and what such a word begins with.
    const SHARE: f64 = 0.6;
    const FIRST: f64 = 3.0;
    const NONE: f64 = 0.05;
    let mut odds = vec![f64::MIN; text.words.len()];
    let mut sums: HashMap<&str, (f64, f64)> = HashMap::new();
    let mut inside = Vec::new();
    let likely = |odds: f64| 1.0 / (1.0 + (-odds).exp());
    for (at, word) in text.words.iter().enumerate() {
        if word.shape != Shape::Lost {
            continue;
        }
        odds[at] = weights.odds(text, Question::Initial, at);
        if text.gap(at).goes_on {
            inside.push(at);
            let sum = sums.entry(&word.small).or_default();
            sum.0 += likely(odds[at]);
            sum.1 += 1.0;
        }
    }
    for at in inside {
        let (capitals, count) = sums[&*text.words[at].small];
        if count > 1.0 {
            let own = likely(odds[at]);
            let others = capitals - own;
            let small = (count - 1.0) - others;
            odds[at] += SHARE * (((others + NONE) / (small + 1.0)).ln() + FIRST);
        }
    }
    odds
}
