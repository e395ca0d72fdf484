//! Learns `data/capitals.tsv` from articles that have their capitals: a logistic regression
//! whose weights are kept in tenths, small ones left out.
//!
//! `CORPUS=news.jsonl:more.jsonl cargo test --release -p bantin --features legacy --lib \
//! encoding::capitals::train -- --ignored`

use std::{collections::HashMap, env, fmt::Write, fs, path::Path};

use unicode_normalization::UnicodeNormalization;

use super::{
    traits::{Question, Text},
    weights::{ANY, QUESTIONS, UNIT},
    words::{Shape, loses, words},
};

/// Each so manieth article is left out, for tests.
const APART: usize = 16;
/// What was seen less often tells nothing.
const RARE: u32 = 3;
/// A word seen so often is known.
const KNOWN: u32 = 20;
/// Weights below it are left out.
const SMALL: f64 = 0.15;
/// How much large weights cost.
const PENALTY: f64 = 2.0;
const ROUNDS: usize = 12;

/// A trait: where, of which word, what.
type Trait = (&'static str, String, String);

struct Sample {
    traits: Vec<usize>,
    capital: bool,
}

fn articles() -> Vec<String> {
    let corpus = env::var("CORPUS").expect("CORPUS names the articles");
    let mut articles = Vec::new();
    for path in corpus.split(':') {
        let text = fs::read_to_string(path).expect("articles");
        let lines = text.lines().enumerate().filter(|(at, _)| at % APART != 0);
        for (_, line) in lines {
            let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
            articles.push(record["text"].as_str().expect("a text").nfc().collect());
        }
    }
    articles
}

/// The text as TCVN3 tells it; letters that it does not have are left.
fn lost(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(small), None) if loses(small) => small,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

fn samples(
    question: Question,
    articles: &[(String, String)],
    known: &dyn Fn(&str) -> bool,
) -> (Vec<Trait>, Vec<Sample>) {
    let mut ids: HashMap<Trait, usize> = HashMap::new();
    let (mut counts, mut samples): (Vec<u32>, Vec<Sample>) = (Vec::new(), Vec::new());
    for (was, is) in articles {
        let text = Text::new(is, known);
        for (at, word) in text.words.iter().enumerate() {
            let asked = match question {
                Question::Initial => word.shape == Shape::Lost,
                Question::Whole => {
                    let open = word.shape == Shape::Open
                        || word.shape == Shape::Lost && word.text.chars().all(loses);
                    open && text.near_capitals(at)
                }
            };
            if !asked {
                continue;
            }
            let was = &was[word.start..word.end];
            let mut sample = Sample {
                traits: Vec::new(),
                capital: match question {
                    Question::Initial => was.starts_with(char::is_uppercase),
                    Question::Whole => was.chars().all(char::is_uppercase),
                },
            };
            // Words in capitals are asked about as such.
            if question == Question::Initial
                && was.chars().count() > 1
                && was.chars().all(char::is_uppercase)
            {
                continue;
            }
            text.traits(question, at, |place, word, value| {
                let next = ids.len();
                let id = *ids
                    .entry((place, word.to_owned(), value.to_owned()))
                    .or_insert(next);
                if id == counts.len() {
                    counts.push(0);
                }
                counts[id] += 1;
                sample.traits.push(id);
            });
            samples.push(sample);
        }
    }
    // Rare ones go.
    let mut kept: Vec<(usize, Trait)> = ids.into_iter().map(|(name, id)| (id, name)).collect();
    kept.sort_unstable();
    let mut of = vec![None; kept.len()];
    let mut names = Vec::new();
    for (id, name) in kept {
        if counts[id] >= RARE {
            of[id] = Some(names.len());
            names.push(name);
        }
    }
    for sample in &mut samples {
        sample.traits = sample.traits.iter().filter_map(|id| of[*id]).collect();
    }
    (names, samples)
}

/// Weights of a logistic regression with a penalty on their squares, by AdaGrad.
fn learn(count: usize, samples: &[Sample]) -> Vec<f64> {
    const RATE: f64 = 0.3;
    let mut seen = vec![0.0; count];
    for sample in samples {
        sample.traits.iter().for_each(|id| seen[*id] += 1.0);
    }
    let (mut weights, mut squares) = (vec![0.0; count], vec![1e-6; count]);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut random: u64 = 1;
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (random >> 33) as usize % (at + 1));
        }
        for sample in order.iter().map(|at| &samples[*at]) {
            let odds: f64 = sample.traits.iter().map(|id| weights[*id]).sum();
            let wrong = 1.0 / (1.0 + (-odds).exp()) - f64::from(u8::from(sample.capital));
            for id in &sample.traits {
                let slope: f64 = wrong + PENALTY * weights[*id] / seen[*id];
                squares[*id] += slope * slope;
                weights[*id] -= RATE * slope / squares[*id].sqrt();
            }
        }
    }
    weights
}

#[test]
#[ignore = "learns the table anew"]
fn capitals() {
    let articles: Vec<(String, String)> = articles()
        .into_iter()
        .map(|was| {
            let is = lost(&was);
            (was, is)
        })
        .filter(|(was, is)| was.len() == is.len())
        .collect();
    let mut counts: HashMap<String, u32> = HashMap::new();
    for (_, is) in &articles {
        for word in words(is)
            .into_iter()
            .filter(|word| word.shape == Shape::Lost)
        {
            *counts.entry(word.small).or_default() += 1;
        }
    }
    let known = |word: &str| counts.get(word).is_some_and(|n| *n >= KNOWN);
    let mut table = HEAD.to_owned();
    for (name, question) in QUESTIONS {
        let (traits, samples) = samples(question, &articles, &known);
        let weights = learn(traits.len(), &samples);
        let mut rows: Vec<(&Trait, i32)> = Vec::new();
        for (told, weight) in traits.iter().zip(weights) {
            let of_word = question == Question::Initial && told.0 == "word" && known(&told.1);
            if weight.abs() >= SMALL || of_word {
                rows.push((told, (weight * UNIT).round() as i32));
            }
        }
        rows.sort_unstable();
        println!(
            "{name}: {} samples, {} traits, {} kept",
            samples.len(),
            traits.len(),
            rows.len()
        );
        for of in rows.chunk_by(|(a, _), (b, _)| (a.0, &a.1) == (b.0, &b.1)) {
            let (place, word, _) = of[0].0;
            let word = if word.is_empty() { ANY } else { word };
            let values: Vec<String> = of
                .iter()
                .map(|((_, _, value), n)| format!("{value} {n}"))
                .collect();
            writeln!(table, "{name}\t{word}\t{place}\t{}", values.join("|")).expect("a string");
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/capitals.tsv");
    fs::write(path, table).expect("the table");
}

const HEAD: &str = "\
# How much what stands around a word speaks for capitals that TCVN3 cannot tell, in tenths of
# the logarithm of the odds; learned, see SOURCES.md. Asked is of a word whose first letter is
# lost whether it is a capital (initial), and of one with a letter at most that tells whether
# all of it is in capitals (whole).
# question	word, or `-` for any	where (src/encoding/capitals/traits.rs)	what and its weight
";
