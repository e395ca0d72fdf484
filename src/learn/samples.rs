//! The figures that are learned from: those that readers have parted, and the golden cases.

use std::{
    collections::{HashMap, HashSet},
    env, fs, iter,
    path::Path,
};

use serde::Deserialize;

use crate::{
    analyzer::Analyzer,
    findings::repetition::{SEEN, Seen, Traits},
};

/// So often a golden case counts.
const OFTEN: usize = 80;

/// Figures of one value, as a reader has parted them.
#[derive(Deserialize)]
struct Group {
    id: String,
    /// Those that are one figure of one thing.
    same: Vec<Vec<(usize, usize)>>,
    /// Of which of these it is open whether they are one.
    #[serde(default)]
    open: Vec<[usize; 2]>,
    /// It was drawn because trees learned before were in doubt of it.
    #[serde(default)]
    hard: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Label {
    Same,
    Open,
    Other,
}

#[derive(Clone)]
pub(super) struct Sample {
    /// None of the cases.
    pub article: Option<usize>,
    /// It says nothing of how many of all are right.
    pub hard: bool,
    pub noun: String,
    pub traits: Traits,
    pub label: Label,
}

/// What each pair of figures of an article is, and whether it was in doubt.
type Labels = HashMap<[(usize, usize); 2], (Label, bool)>;

fn labels() -> HashMap<String, Labels> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/annotated/told.jsonl");
    let mut labels: HashMap<String, Labels> = HashMap::new();
    for line in fs::read_to_string(path).expect("the labels").lines() {
        let group: Group = serde_json::from_str(line).expect("a group");
        let of_article = labels.entry(group.id).or_default();
        for (n, some) in group.same.iter().enumerate() {
            for (m, others) in group.same.iter().enumerate() {
                let is_open = group
                    .open
                    .iter()
                    .any(|open| *open == [n, m] || *open == [m, n]);
                let label = match is_open {
                    _ if n == m => Label::Same,
                    true => Label::Open,
                    false => Label::Other,
                };
                for one in some {
                    of_article.extend(
                        others
                            .iter()
                            .map(|other| ([*one, *other], (label, group.hard))),
                    );
                }
            }
        }
    }
    labels
}

/// An article of the corpus.
#[derive(Deserialize)]
pub(super) struct Article {
    id: String,
    pub text: String,
    published: Option<String>,
}

/// The articles of the files that `CORPUS` names.
pub(super) fn articles() -> impl Iterator<Item = Article> {
    let corpus = env::var("CORPUS").expect("CORPUS names the articles");
    let paths: Vec<String> = corpus.split(':').map(str::to_owned).collect();
    paths.into_iter().flat_map(|path| {
        let text = fs::read_to_string(path).expect("articles");
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let read = |line: String| serde_json::from_str(&line).expect("an article");
        lines.into_iter().map(read)
    })
}

pub(super) fn samples() -> Vec<Sample> {
    let labels = labels();
    let analyzer = Analyzer::new().include_findings(true);
    let mut samples = Vec::new();
    for (at, article) in articles().enumerate() {
        let Some(labels) = labels.get(&article.id) else {
            continue;
        };
        let published = article.published.and_then(|time| time.parse().ok());
        SEEN.set(Some(Vec::new()));
        analyzer.analyze(&article.text, published);
        let mut known = HashSet::new();
        for Seen {
            spans,
            noun,
            traits,
        } in SEEN.take().unwrap_or_default()
        {
            let spans = spans.map(|span| (span.start, span.end));
            if let Some((label, hard)) = labels.get(&spans).filter(|_| known.insert(spans)) {
                samples.push(Sample {
                    article: Some(at),
                    hard: *hard,
                    noun,
                    traits,
                    label: *label,
                });
            }
        }
    }
    cases(&mut samples);
    samples
}

/// The golden cases: what is plain in a text of two sentences, of which no article is.
fn cases(samples: &mut Vec<Sample>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/findings/repetition.txt");
    let analyzer = Analyzer::new().include_findings(true);
    for line in fs::read_to_string(path).expect("the cases").lines() {
        let case = line.rsplit_once('|').filter(|_| !line.starts_with('#'));
        let Some((text, told)) = case else { continue };
        SEEN.set(Some(Vec::new()));
        analyzer.analyze(&text.trim().replace("\\n", "\n"), None);
        // Of several pairs the case does not say which it is.
        if let [pair] = &SEEN.take().unwrap_or_default()[..] {
            let label = if told.contains(" same ") {
                Label::Same
            } else {
                Label::Other
            };
            let sample = Sample {
                article: None,
                hard: false,
                noun: pair.noun.clone(),
                traits: pair.traits,
                label,
            };
            samples.extend(iter::repeat_n(sample, OFTEN));
        }
    }
}
