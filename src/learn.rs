//! Learns `data/told.tsv` from figures of which a reader has said whether they are told again:
//! trees of a few splits each, one after the other, every one fitted to what those before it
//! leave open (gradient boosting of the logistic loss, Friedman 2001).
//!
//! `CORPUS=news.jsonl:modern.jsonl cargo test --release -p bantin --lib \
//! learn -- --ignored --nocapture`

use std::{
    collections::{HashMap, HashSet},
    env,
    fmt::Write,
    fs, iter,
    path::Path,
};

use serde::Deserialize;

use crate::{
    analyzer::Analyzer,
    findings::repetition::{SEEN, Split, TRAITS, Traits, Trees, UNIT, Way, weight},
};

/// So many trees, each with so many ends, that are as few samples at least.
const TREES: usize = 60;
const ENDS: usize = 12;
const FEW: usize = 20;
/// How much of what a tree finds is taken, and how much large weights cost.
const RATE: f64 = 0.15;
const PENALTY: f64 = 3.0;
/// Of ten samples and of two traits so many are shown to a tree.
const SAMPLES: u64 = 7;
const TRAITS_OF_TWO: u64 = 1;
/// So often a golden case counts.
const OFTEN: usize = 40;
/// Numbers from here on are one.
const MOST: u16 = 1023;
/// So many parts the articles are in, each weighed by what the others teach.
const PARTS: usize = 8;

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
enum Label {
    Same,
    Open,
    Other,
}

#[derive(Clone)]
struct Sample {
    /// None of the cases.
    article: Option<usize>,
    /// It says nothing of how many of all are right.
    hard: bool,
    traits: Traits,
    label: Label,
}

/// Numbers that look drawn by chance, always the same ones.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
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

fn samples() -> Vec<Sample> {
    let labels = labels();
    let analyzer = Analyzer::new().include_findings(true);
    let corpus = env::var("CORPUS").expect("CORPUS names the articles");
    let mut samples = Vec::new();
    for path in corpus.split(':') {
        let text = fs::read_to_string(path).expect("articles");
        for (article, line) in text.lines().enumerate() {
            let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let Some(labels) = record["id"].as_str().and_then(|id| labels.get(id)) else {
                continue;
            };
            let published = record["published"]
                .as_str()
                .and_then(|time| time.parse().ok());
            SEEN.set(Some(Vec::new()));
            analyzer.analyze(record["text"].as_str().expect("a text"), published);
            let mut known = HashSet::new();
            for (spans, traits) in SEEN.take().unwrap_or_default() {
                let spans = spans.map(|span| (span.start, span.end));
                if let Some((label, hard)) = labels.get(&spans).filter(|_| known.insert(spans)) {
                    samples.push(Sample {
                        article: Some(article),
                        hard: *hard,
                        traits,
                        label: *label,
                    });
                }
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
        if let [(_, traits)] = SEEN.take().unwrap_or_default()[..] {
            let label = if told.contains(" same ") {
                Label::Same
            } else {
                Label::Other
            };
            let sample = Sample {
                article: None,
                hard: false,
                traits,
                label,
            };
            samples.extend(iter::repeat_n(sample, OFTEN));
        }
    }
}

/// Slopes of the loss over the samples of an end.
#[derive(Clone, Copy, Default)]
struct Sum {
    slope: f64,
    curve: f64,
    count: usize,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.slope += other.slope;
        self.curve += other.curve;
        self.count += other.count;
    }

    fn without(self, other: Sum) -> Sum {
        Sum {
            slope: self.slope - other.slope,
            curve: self.curve - other.curve,
            count: self.count - other.count,
        }
    }

    fn gain(self) -> f64 {
        self.slope * self.slope / (self.curve + PENALTY)
    }

    fn weight(self) -> i16 {
        (UNIT * RATE * self.slope / (self.curve + PENALTY)).round() as i16
    }
}

/// The samples at one end of a tree that grows.
struct End {
    /// The split that leads here, and which way.
    from: Option<(usize, usize)>,
    samples: Vec<usize>,
    all: Sum,
    best: Option<(f64, usize, u16)>,
}

impl End {
    fn new(
        from: Option<(usize, usize)>,
        samples: Vec<usize>,
        known: &[Sample],
        slopes: &[Sum],
        asked: &[usize],
    ) -> End {
        let mut all = Sum::default();
        samples.iter().for_each(|at| all.add(slopes[*at]));
        let mut best: Option<(f64, usize, u16)> = None;
        for of in asked {
            let mut by_number = vec![Sum::default(); usize::from(MOST) + 1];
            for at in &samples {
                let number = known[*at].traits[*of].min(MOST);
                by_number[usize::from(number)].add(slopes[*at]);
            }
            let mut less = Sum::default();
            let met = by_number.iter().zip(0..).filter(|(sum, _)| sum.count > 0);
            for (sum, number) in met {
                let not = all.without(less);
                let gain = less.gain() + not.gain() - all.gain();
                if less.count.min(not.count) >= FEW && best.is_none_or(|(most, ..)| gain > most) {
                    best = Some((gain, *of, number));
                }
                less.add(*sum);
            }
        }
        End {
            from,
            samples,
            all,
            best,
        }
    }
}

fn grow(known: &[Sample], slopes: &[Sum], samples: Vec<usize>, asked: &[usize]) -> Vec<Split> {
    let mut tree: Vec<Split> = Vec::new();
    let mut ends = vec![End::new(None, samples, known, slopes, asked)];
    while ends.len() < ENDS {
        let gain = |end: &End| end.best.map_or(0.0, |(gain, ..)| gain);
        let next = (0..ends.len()).max_by(|a, b| gain(&ends[*a]).total_cmp(&gain(&ends[*b])));
        let Some((end, (_, of, limit))) = next.and_then(|at| Some((at, ends[at].best?))) else {
            break;
        };
        let end = ends.swap_remove(end);
        let at = tree.len();
        if let Some((from, way)) = end.from {
            tree[from].ways[way] = Way::To(at as u8);
        }
        tree.push(Split {
            of: of as u8,
            limit,
            ways: [Way::Weight(0); 2],
        });
        let is_less = |at: &usize| known[*at].traits[of].min(MOST) < limit;
        let (less, not): (Vec<usize>, Vec<usize>) = end.samples.into_iter().partition(is_less);
        ends.push(End::new(Some((at, 0)), less, known, slopes, asked));
        ends.push(End::new(Some((at, 1)), not, known, slopes, asked));
    }
    for end in ends {
        if let Some((from, way)) = end.from {
            tree[from].ways[way] = Way::Weight(end.all.weight());
        }
    }
    tree
}

fn learn(samples: &[Sample], random: &mut Random) -> Trees {
    let mut trees = Vec::new();
    let mut odds = vec![0i32; samples.len()];
    for _ in 0..TREES {
        let slope = |(sample, odds): (&Sample, &i32)| {
            let likely = 1.0 / (1.0 + (-f64::from(*odds) / UNIT).exp());
            let is_same = f64::from(u8::from(sample.label == Label::Same));
            Sum {
                slope: is_same - likely,
                curve: likely * (1.0 - likely),
                count: 1,
            }
        };
        let slopes: Vec<Sum> = samples.iter().zip(&odds).map(slope).collect();
        let shown = (0..samples.len())
            .filter(|_| random.below(10) < SAMPLES)
            .collect();
        let asked: Vec<usize> = (0..TRAITS.len())
            .filter(|_| random.below(2) < TRAITS_OF_TWO)
            .collect();
        let tree = grow(samples, &slopes, shown, &asked);
        if tree.is_empty() {
            continue;
        }
        for (odds, sample) in odds.iter_mut().zip(samples) {
            *odds += weight(&tree, &sample.traits);
        }
        trees.push(tree);
    }
    Trees(trees)
}

/// Prints for some weights what of all pairs from there on is the same, open and another, and
/// how many of those that are the same these are; each weighed by the articles of other parts.
fn check(samples: &mut [Sample]) {
    let mut weighed: Vec<(i32, Label)> = Vec::new();
    for part in 0..PARTS {
        let is_of_part = |sample: &Sample| sample.article.is_some_and(|at| at % PARTS == part);
        samples.sort_by_key(|sample| (is_of_part(sample), sample.article));
        let (others, own) = samples.split_at(samples.partition_point(|sample| !is_of_part(sample)));
        let trees = learn(others, &mut Random(part as u64));
        weighed.extend(
            own.iter()
                .filter(|sample| !sample.hard)
                .map(|sample| (trees.weigh(&sample.traits), sample.label)),
        );
    }
    let all = weighed
        .iter()
        .filter(|(_, label)| *label == Label::Same)
        .count();
    println!("weight\tpairs\tsame\topen\tother\tfound");
    for least in (1000..3500).step_by(250) {
        let kept: Vec<Label> = weighed
            .iter()
            .filter(|(weight, _)| *weight >= least)
            .map(|(_, l)| *l)
            .collect();
        let share =
            |label| kept.iter().filter(|is| **is == label).count() as f64 / kept.len() as f64;
        let (same, open, other) = (share(Label::Same), share(Label::Open), share(Label::Other));
        let found = same * kept.len() as f64 / all as f64;
        println!(
            "{least}\t{}\t{same:.3}\t{open:.3}\t{other:.3}\t{found:.3}",
            kept.len()
        );
    }
}

#[test]
#[ignore = "learns the table anew"]
fn told() {
    let mut samples = samples();
    println!("{} pairs", samples.len());
    check(&mut samples);
    samples.sort_by_key(|sample| sample.article);
    let trees = learn(&samples, &mut Random(1));
    let mut table = HEAD.to_owned();
    for tree in trees.0 {
        let mut start = "tree";
        for split in tree {
            let way = |way| match way {
                Way::To(at) => format!(">{at}"),
                Way::Weight(weight) => weight.to_string(),
            };
            let (name, _) = TRAITS[usize::from(split.of)];
            let [less, not] = split.ways.map(way);
            writeln!(table, "{start}\t{name}\t{}\t{less}\t{not}", split.limit).expect("a line");
            start = "-";
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/told.tsv");
    fs::write(path, table).expect("the table");
}

const HEAD: &str = "\
# Whether two figures of one value are one figure of one thing: trees of questions, whose ends say
# how much speaks for it, in thousandths of the logarithm of the odds; learned, see SOURCES.md. A
# way that begins with > leads to another row of the same tree, counted from 0.
# tree	trait (src/findings/repetition/pair.rs)	limit	where it is less	where it is not
";
