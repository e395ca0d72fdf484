//! Training of word models, behind the feature `train`.
//!
//! ```
//! use bantin::word::{Segmenter, train::{Inputs, Options, Treebank, train}};
//!
//! let lines = ["Hội_nghị bàn về giao_thông .", "Chúng_tôi bàn về hội_nghị ."];
//! let inputs = Inputs {
//!     treebanks: vec![Treebank { lines: lines.map(String::from).to_vec(), weight: 1.0 }],
//!     lexicon: vec!["giao thông".into()],
//!     ..Inputs::default()
//! };
//! let trained = train(&inputs, &Options::default(), &mut |_, _, _| {});
//! let segmenter = Segmenter::from_bytes(trained.model)?;
//! assert_eq!(segmenter.words("giao thông").len(), 1);
//! # Ok::<(), bantin::Error>(())
//! ```

mod choose;
mod compounds;
mod corpus;
mod evaluate;
mod features;
mod frequency;
mod learn;
mod rows;
mod spellings;
mod usage;
mod write;

use compounds::Lexicon;
use corpus::{Case, Keys, Sample, sample};
use features::{Instances, Space};
use frequency::Frequency;

use super::{key::NUMBER_KEYS, segmenter::Segmenter};

/// A treebank.
#[derive(Clone, Debug, Default)]
pub struct Treebank {
    /// A sentence a line, words parted by spaces, syllables by `_`.
    pub lines: Vec<String>,
    /// How much it counts beside the others; 1 is usual.
    pub weight: f32,
}

/// What a model is trained on.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Text with its words known.
    pub treebanks: Vec<Treebank>,
    /// Words of two syllables and more, parted by spaces.
    pub lexicon: Vec<String>,
    /// Raw text to count names and the use of syllables in.
    pub raw: Vec<String>,
    /// A treebank to report the accuracy on; it is not trained on.
    pub held_out: Vec<String>,
    /// Goes into the model file: sources, licences.
    pub provenance: String,
}

/// How it is trained. The defaults are those of the model in the crate.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// Rounds over the training text.
    pub epochs: usize,
    /// The step of each.
    pub step: f32,
    /// Keys seen less often have no weights.
    pub key_cutoff: u32,
    /// Pairs of keys seen less often have none.
    pub pair_cutoff: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            epochs: 6,
            step: 0.1,
            key_cutoff: 2,
            pair_cutoff: 4,
        }
    }
}

/// What training gives.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Trained {
    /// The model file.
    pub model: Vec<u8>,
    /// Sizes and accuracy, for people.
    pub report: String,
}

/// Trains a model. The same inputs give the same bytes. `progress` hears what is
/// done, how far it is, and how far it goes.
pub fn train(
    inputs: &Inputs,
    options: &Options,
    progress: &mut dyn FnMut(&str, usize, usize),
) -> Trained {
    let mut keys = Keys::new();
    NUMBER_KEYS.iter().for_each(|k| _ = keys.intern(k));
    let mut lexicon = Lexicon::default();
    inputs
        .lexicon
        .iter()
        .for_each(|word| lexicon.add(word, &mut keys));
    let given = lexicon.words.len();

    let lines = lines(inputs);
    let plain: Vec<Sample> = lines
        .iter()
        .map(|(l, w)| sample(l, &mut keys, *w))
        .collect();
    let late = choose::revise(&mut lexicon, &plain[..]);
    let kept = lexicon.words.len();
    let bracketed: Vec<(String, f32)> = lines
        .iter()
        .filter(|(l, _)| l.contains(" ( "))
        .map(|(l, w)| (treebank_brackets(l), w * 0.5))
        .collect();
    let n_raw = inputs.raw.len();
    let raw = raw(&inputs.raw, &mut keys, &mut |n| {
        progress("reading raw text", n, n_raw);
    });
    let space = {
        let mut counted = plain.clone();
        counted.extend(bracketed.iter().map(|(l, w)| sample(l, &mut keys, *w)));
        Space::of(
            &counted,
            usage::usage(&raw),
            options.key_cutoff,
            options.pair_cutoff,
        )
    };
    let mut lines = lines;
    lines.extend(bracketed);
    let instances = variants(&lines, &space, &lexicon, &mut keys, progress);
    let weights = learn::learn(
        &instances,
        space.len,
        options.epochs,
        options.step,
        &mut |n| {
            progress("learning", n, options.epochs);
        },
    );

    let n_late = late.len();
    late.into_iter().for_each(|word| lexicon.insert(word));
    let n_raw = raw.len();
    let names = choose::names(raw, &space, &lexicon, &weights, &mut |n| {
        progress("counting names in raw text", n, n_raw);
    });
    let before = lexicon.words.len();
    names.into_iter().for_each(|word| lexicon.insert(word));
    let own_weights = space.keys.len();
    let (space, weights) = space.settled(&weights, &lexicon);
    let mut frequency = Frequency::default();
    for (line, _) in &lines {
        frequency.add(&parted(line), &keys);
    }
    for text in &inputs.raw {
        frequency.add(text, &keys);
    }
    let model = write::write(
        &write::Parts {
            space: &space,
            lexicon: &lexicon,
            keys: &keys,
            weights: &weights,
            frequency: &frequency,
        },
        &inputs.provenance,
    );

    let mut report = format!(
        "{} sentences, {} decisions with case and paragraphs varied\n\
         {own_weights} keys, {} pairs with weights of their own\n\
         lexicon: {given} words, {} of them parted by the treebanks and left out, \
         {n_late} taken from the treebanks, {} names from raw text\n\
         model: {} bytes\n",
        plain.len(),
        instances.len(),
        space.pairs.len(),
        given - kept,
        lexicon.words.len() - before,
        model.len(),
    );
    if !inputs.held_out.is_empty()
        && let Ok(segmenter) = Segmenter::from_bytes(model.clone())
    {
        report.push_str(&evaluate::report(&segmenter, &inputs.held_out));
    }
    Trained { model, report }
}

/// Raw text as units, a sample a line. Treebanks join with `_`, text does not.
fn raw(texts: &[String], keys: &mut Keys, progress: &mut dyn FnMut(usize)) -> Vec<Sample> {
    let mut out = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        let lines = text.lines();
        out.extend(lines.map(|line| sample(&parted(line), keys, 1.0)));
        progress(n + 1);
    }
    out
}

/// A line without its words.
fn parted(line: &str) -> String {
    line.replace('_', " ")
}

/// The lines of all treebanks with their weights, each once. Lines with broken
/// tokens (`(._.)_HCM`) are left out.
fn lines(inputs: &Inputs) -> Vec<(String, f32)> {
    let mut out = Vec::new();
    for treebank in &inputs.treebanks {
        let mut seen = std::collections::HashSet::new();
        for line in &treebank.lines {
            if !line.contains("(.") && seen.insert(line.as_str()) {
                out.push((line.clone(), treebank.weight));
            }
        }
    }
    out
}

/// Brackets as some treebanks spell them.
fn treebank_brackets(line: &str) -> String {
    line.replace(" ( ", " LBKT ").replace(" ) ", " RBKT ")
}

/// All lines as they are, in capitals, in small letters, as titles, and joined
/// into paragraphs: what a model has not seen it does badly on. A small share of
/// each is enough; more of it makes the plain text worse.
fn variants(
    lines: &[(String, f32)],
    space: &Space,
    lexicon: &Lexicon,
    keys: &mut Keys,
    progress: &mut dyn FnMut(&str, usize, usize),
) -> Instances {
    const JOINED: f32 = 0.3;
    let mut instances = Instances::default();
    let cases = [
        (Case::AsIs, 1.0),
        (Case::Lower, 0.7),
        (Case::Upper, 0.7),
        (Case::Title, 0.1),
    ];
    for (n, (case, share)) in cases.into_iter().enumerate() {
        for (line, weight) in lines {
            let sample = sample(&case.apply(line), keys, weight * share);
            instances.add(space, lexicon, &sample);
        }
        progress("reading treebanks", n + 1, cases.len() + 1);
    }
    for lines in lines.chunks(8) {
        let joined: Vec<&str> = lines.iter().map(|(l, _)| l.as_str()).collect();
        let joined = sample(&joined.join(" "), keys, lines[0].1 * JOINED);
        instances.add(space, lexicon, &joined);
    }
    progress("reading treebanks", cases.len() + 1, cases.len() + 1);
    instances
}
