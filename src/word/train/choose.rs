//! Which words the lexicon should hold, by what treebanks and raw text do.

use std::collections::HashMap;

use super::{
    compounds::{Lexicon, cover},
    corpus::{Gap, Sample},
    features::Space,
};
use crate::word::key::class;

/// The longest word that is counted.
const LONGEST: usize = 7;

/// What a sequence of units is, and how often.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    word: u32,
    /// As a word with a capital on every syllable.
    name: u32,
    /// Some of its units belong to different words.
    parted: u32,
    /// Part of a longer word.
    inside: u32,
}

type Counts = HashMap<Vec<u32>, Count>;

/// Calls `f` for every run of units within `range` that could be a word.
fn runs(samples: &[Sample], mut f: impl FnMut(&Sample, usize, usize)) {
    for sample in samples {
        for from in 0..sample.units.len() {
            for to in from + 1..sample.units.len().min(from + LONGEST) {
                if sample.gaps[to - 1] == Gap::Fixed {
                    break;
                }
                f(sample, from, to);
            }
        }
    }
}

fn key(sample: &Sample, from: usize, to: usize) -> Vec<u32> {
    sample.units[from..=to].iter().map(|u| u.key).collect()
}

fn is_word(sample: &Sample, from: usize, to: usize) -> bool {
    sample.gaps[from..to].iter().all(|g| *g == Gap::Join)
        && sample.gaps[to] != Gap::Join
        && (from == 0 || sample.gaps[from - 1] != Gap::Join)
}

/// Counts the words of `samples`, and all occurrences of what is a word there or
/// in `lexicon`.
fn count(samples: &[Sample], lexicon: &Lexicon) -> Counts {
    let mut counts = Counts::new();
    for word in &lexicon.words {
        counts.insert(word.clone(), Count::default());
    }
    runs(samples, |sample, from, to| {
        if is_word(sample, from, to) {
            let units = &sample.units[from..=to];
            let letters = |c: u8| (class::LOWER..=class::INITIAL).contains(&c);
            if units.iter().all(|u| letters(u.class)) {
                let count = counts.entry(key(sample, from, to)).or_default();
                count.word += 1;
                let capital = |c: u8| matches!(c, class::TITLE | class::TITLE_FOREIGN);
                count.name += u32::from(units.iter().all(|u| capital(u.class)));
            }
        }
    });
    runs(samples, |sample, from, to| {
        if let Some(count) = counts.get_mut(&key(sample, from, to)) {
            if sample.gaps[from..to].contains(&Gap::Part) {
                count.parted += 1;
            } else if !is_word(sample, from, to) {
                count.inside += 1;
            }
        }
    });
    counts
}

/// Takes out the words that the treebanks mostly part; returns the words that
/// they mostly join and that the lexicon does not have. Those may join it only
/// after training: known from the training text, they would be trusted too much.
pub(crate) fn revise(lexicon: &mut Lexicon, treebanks: &[Sample]) -> Vec<Vec<u32>> {
    let mut late = Vec::new();
    for (word, n) in count(treebanks, lexicon) {
        if lexicon.words.contains(&word) {
            if n.parted >= 2 && n.parted > n.word {
                lexicon.words.remove(&word);
            }
        } else if n.word * 2 >= n.parted * 3 {
            late.push(word);
        }
    }
    lexicon.settle();
    late.sort_unstable();
    late
}

/// Names in raw text, by the decisions of a model: what is mostly joined, and
/// often enough with capitals. They are what text in capitals or in small
/// letters does not show.
pub(crate) fn names(
    mut raw: Vec<Sample>,
    space: &Space,
    lexicon: &Lexicon,
    weights: &[f32],
    progress: &mut dyn FnMut(usize),
) -> Vec<Vec<u32>> {
    let mut features = Vec::new();
    for (n, sample) in raw.iter_mut().enumerate() {
        let covers = cover(sample, &lexicon.lengths(sample));
        for i in 0..sample.units.len() {
            if sample.gaps[i] != Gap::Fixed {
                features.clear();
                space.gap(sample, &covers, i, &mut features);
                let score: f32 = features.iter().map(|&f| weights[f as usize]).sum();
                sample.gaps[i] = if score > 0.0 { Gap::Join } else { Gap::Part };
            }
        }
        progress(n + 1);
    }
    let mut names: Vec<Vec<u32>> = count(&raw, &Lexicon::default())
        .into_iter()
        .filter(|(word, n)| {
            let joined = n.word * 3 > (n.parted + n.inside) * 2;
            // Rare long names would fill the tables; their syllables tell as much.
            let common = joined && n.word >= word.len() as u32;
            common && n.name * 10 > n.word * 3 && word.len() <= 4
        })
        .map(|(word, _)| word)
        .collect();
    names.sort_unstable();
    names
}
