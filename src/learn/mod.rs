//! Learns `data/told.tsv` from figures of which a reader has said whether they are told again, and
//! counts the words of `data/common_words.tsv`.
//!
//! `CORPUS=news.jsonl:modern.jsonl cargo test --release -p bantin --lib \
//! learn::told -- --ignored --nocapture`

mod boost;
mod nouns;
mod samples;

use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
    fs,
    path::Path,
};

use crate::findings::repetition::{RARE, TRAITS, word_text};
use boost::{FIRST, Grown, Random, learn, weigh};
use nouns::Nouns;
use samples::{Label, Sample, articles, samples};

/// Two figures are one where the trees weigh no less: nineteen to one, so that of all that are
/// linked 98 of 100 are the same, one is open and one is another. From the second weight on it is
/// likely.
const ENOUGH: [i32; 2] = [2950, 1000];
/// So many trees are in each block; behind it one of so many pairs may be told otherwise than by
/// all, and where words are read next, which are dear, one of so many that are the same may be lost.
const BLOCK: usize = 4;
const ONE_OF: usize = 500;
const ONE_OF_FIRST: [usize; 2] = [50, ONE_OF];
/// So many parts the articles are in, each weighed by what the others teach.
const PARTS: usize = 8;

/// Prints for some weights what of all pairs from there on is the same, open and another, and
/// how many of those that are the same these are; each weighed by the articles of other parts.
fn check(samples: &mut [Sample]) {
    let mut weighed: Vec<(i32, Label)> = Vec::new();
    for part in 0..PARTS {
        let is_of_part = |sample: &Sample| sample.article.is_some_and(|at| at % PARTS == part);
        samples.sort_by_key(|sample| (is_of_part(sample), sample.article));
        let others = samples.partition_point(|sample| !is_of_part(sample));
        Nouns::count(&samples[..others]).ask(samples);
        let (others, own) = samples.split_at(others);
        let trees = learn(others, &mut Random(part as u64));
        weighed.extend(
            own.iter()
                .filter(|sample| !sample.hard)
                .map(|sample| (weigh(&trees, &sample.traits), sample.label)),
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
    let nouns = Nouns::count(&samples);
    nouns.ask(&mut samples);
    write_table("told_nouns.tsv", &nouns.table());
    let trees = learn(&samples, &mut Random(1));
    let mut table = HEAD.to_owned();
    let ends = ends(trees.len());
    let [stated, likely] =
        [0, 1].map(|sure| stops(&trees, &ends, &samples, ENOUGH[sure], ONE_OF_FIRST[sure]));
    let mut first = 0;
    for ((end, stated), likely) in ends.into_iter().zip(stated).zip(likely) {
        let block = &trees[first..end];
        first = end;
        block.iter().for_each(|tree| write_tree(tree, &mut table));
        let [a, b, c, d] = [stated[0], stated[1], likely[0], likely[1]];
        writeln!(table, "stop\t{a}\t{b}\t{c}\t{d}").expect("a line");
    }
    write_table("told.tsv", &table);
}

/// Where the blocks of so many trees end.
fn ends(trees: usize) -> Vec<usize> {
    const { assert!(FIRST.is_multiple_of(BLOCK)) };
    (BLOCK..trees).step_by(BLOCK).chain([trees]).collect()
}

/// Behind each block of trees, from which weight on and up to which one those behind change
/// nothing but for a few.
fn stops(
    trees: &[Grown],
    ends: &[usize],
    samples: &[Sample],
    enough: i32,
    one_of_first: usize,
) -> Vec<[i32; 2]> {
    let (same, other): (Vec<&Sample>, Vec<&Sample>) = samples
        .iter()
        .partition(|sample| weigh(trees, &sample.traits) >= enough);
    let stop = |end: &usize| {
        let sorted = |of: &[&Sample]| {
            let weights = of
                .iter()
                .map(|sample| weigh(&trees[..*end], &sample.traits));
            let mut weights: Vec<i32> = weights.collect();
            weights.sort_unstable();
            weights
        };
        let (same, other) = (sorted(&same), sorted(&other));
        let lost = same.len() / if *end == FIRST { one_of_first } else { ONE_OF };
        let added = other.len() / ONE_OF;
        let [low, high] = match *end == trees.len() {
            true => [enough; 2],
            false => [same[lost], other[other.len() - 1 - added] + 1],
        };
        [low, high.max(low)]
    };
    ends.iter().map(stop).collect()
}

fn write_tree(tree: &Grown, table: &mut String) {
    let mut start = "tree";
    for split in &tree.splits {
        let way = |way: u8| match usize::from(way).checked_sub(tree.splits.len()) {
            Some(end) => tree.ends[end].to_string(),
            None => format!(">{way}"),
        };
        let name = TRAITS[usize::from(split.of)];
        let [less, not] = split.ways.map(way);
        writeln!(table, "{start}\t{name}\t{}\t{less}\t{not}", split.limit).expect("a line");
        start = "-";
    }
}

fn write_table(name: &str, table: &str) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    fs::write(data.join(name), table).expect("the table");
}

#[test]
#[ignore = "counts the words anew"]
fn common_words() {
    let (mut all, mut having) = (0, HashMap::<String, u32>::new());
    for article in articles() {
        all += 1;
        let words = article.text.split([' ', '\n']).filter_map(word_text);
        for word in words.collect::<HashSet<String>>() {
            *having.entry(word).or_default() += 1;
        }
    }
    let mut levels = vec![Vec::new(); RARE as usize];
    for (word, count) in having {
        let level = (f64::from(all) / f64::from(count)).ln() as usize;
        if let Some(words) = levels.get_mut(level) {
            words.push(word);
        }
    }
    let mut table = HEAD_OF_WORDS.to_owned();
    for (level, mut words) in levels.into_iter().enumerate() {
        words.sort();
        writeln!(table, "{level}\t{}", words.join("|")).expect("a line");
    }
    write_table("common_words.tsv", &table);
}

const HEAD: &str = "\
# Whether two figures of one value are one figure of one thing: trees of questions, whose ends say
# how much speaks for it, in thousandths of the logarithm of the odds; learned, see SOURCES.md. A
# way that begins with > leads to another row of the same tree, counted from 0. A stop has what
# the trees up to it must weigh: who weighs less is another one, whatever the others say, who
# weighs no less than the second number is the same; the next two say so of what is only likely.
# The first trees ask for no words around the figures, which are read only for those who pass them.
# tree	trait (src/findings/repetition/pair.rs)	limit	where it is less	where it is not
";

const HEAD_OF_WORDS: &str = "\
# How little words say, as they stand between two blanks: the whole part of the logarithm of how
# many articles there are for one that has the word (0: it is in most); counted, see SOURCES.md.
# level	words
";
