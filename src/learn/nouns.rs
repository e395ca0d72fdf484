//! How often equal figures of a noun are one: of `trận` two figures are mostly of two games, of
//! `dự án` mostly of the same ones.

use std::{collections::BTreeMap, fmt::Write};

use super::samples::{Label, Sample};
use crate::findings::repetition::TRAITS;

/// So many articles have pairs of a noun at least: few would be learned by heart.
const FEW: usize = 25;
/// All together count as so many articles of each noun.
const DOUBT: f64 = 5.0;
/// How often is told in so many steps.
const STEPS: f64 = 10.0;

/// How often, in steps, by noun.
pub(super) struct Nouns {
    known: BTreeMap<String, u16>,
    /// Of all others.
    other: u16,
}

/// How many pairs are one, and how many pairs there are.
#[derive(Clone, Copy, Default)]
struct Count {
    same: u32,
    all: u32,
}

/// The mean of the shares of some articles.
fn mean<'c>(counts: impl ExactSizeIterator<Item = &'c Count>) -> f64 {
    let all = counts.len().max(1) as f64;
    counts
        .map(|count| f64::from(count.same) / f64::from(count.all))
        .sum::<f64>()
        / all
}

impl Nouns {
    pub fn count(samples: &[Sample]) -> Nouns {
        let mut by_noun: BTreeMap<&str, BTreeMap<usize, Count>> = BTreeMap::new();
        for sample in samples {
            let Some(article) = sample.article else {
                continue;
            };
            let of_noun = by_noun.entry(&sample.noun).or_default();
            let count = of_noun.entry(article).or_default();
            count.same += u32::from(sample.label == Label::Same);
            count.all += 1;
        }
        let (known, others): (Vec<_>, Vec<_>) =
            by_noun.iter().partition(|(_, counts)| counts.len() >= FEW);
        let counts: Vec<&Count> = others
            .iter()
            .flat_map(|(_, counts)| counts.values())
            .collect();
        let other = mean(counts.into_iter());
        let often = |counts: &BTreeMap<usize, Count>| {
            let articles = counts.len() as f64;
            (articles * mean(counts.values()) + DOUBT * other) / (articles + DOUBT)
        };
        let step = |often: f64| (STEPS * often) as u16;
        let known = known.into_iter();
        Nouns {
            known: known
                .map(|(noun, counts)| ((*noun).to_owned(), step(often(counts))))
                .collect(),
            other: step(other),
        }
    }

    /// Answers for each pair what this tells of its noun.
    pub fn ask(&self, samples: &mut [Sample]) {
        let place = TRAITS.iter().position(|name| *name == "noun");
        let place = place.expect("the trait of nouns");
        for sample in samples {
            let often = self.known.get(&sample.noun).copied();
            sample.traits[place] = often.unwrap_or(self.other);
        }
    }

    pub fn table(&self) -> String {
        let mut table = HEAD.to_owned();
        let mut of_steps: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
        for (noun, often) in &self.known {
            of_steps.entry(*often).or_default().push(noun);
        }
        of_steps.entry(self.other).or_default().push("*");
        for (often, nouns) in of_steps {
            writeln!(table, "{often}\t{}", nouns.join("|")).expect("a line");
        }
        table
    }
}

const HEAD: &str = "\
# How often two equal figures of a noun are one figure, of ten; * is all nouns that are not here;
# learned, see SOURCES.md.
# of ten	nouns
";
