//! Counts over articles how often each row of judgement decides.
//!
//! `cargo run --release --example judgements -- news.jsonl`
//!
//! `… --without ROW` shows instead what changes with that row switched off: `-` a fact that
//! goes, `+` one that comes, with its sentence.
//!
//! Each line of the files is an object with `text`, and `published` where it is known. A
//! row is printed with its count, the most frequent first; those that decide in fewer than
//! `--least` readings are listed once more.

use std::{
    collections::HashMap,
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::PathBuf,
};

use bantin::{Analyzer, record::parse_published};
use clap::Parser;
use rayon::iter::{ParallelBridge, ParallelIterator};

/// Counts over articles how often each row of judgement decides.
#[derive(Parser)]
#[command(name = "judgements")]
struct Options {
    /// Files of articles, a JSON object a line
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// Rows that decide in fewer readings are listed
    #[arg(long, default_value_t = 3)]
    least: usize,

    /// Shows the facts that change without this row
    #[arg(long, value_name = "ROW")]
    without: Option<String>,
}

type Counts = HashMap<String, usize>;

fn main() -> io::Result<()> {
    let options = Options::parse();
    let analyzer = Analyzer::new();
    if let Some(row) = &options.without {
        let without = Analyzer::builder().without_row(row);
        let without = without.map_err(io::Error::other)?.build();
        return changes(&options, &analyzer, &without);
    }
    let mut counts = Counts::new();
    for path in &options.files {
        let lines = BufReader::new(File::open(path)?).lines();
        let of_file = lines
            .map_while(Result::ok)
            .par_bridge()
            .map(|line| count(&analyzer, &line))
            .reduce(Counts::new, merged);
        counts = merged(counts, of_file);
    }
    let mut rows: Vec<(&str, usize)> = analyzer
        .judgement_ids()
        .map(|id| (id, counts.get(id).copied().unwrap_or_default()))
        .collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut out = io::stdout().lock();
    for (id, count) in &rows {
        writeln!(out, "{count:8}  {id}")?;
    }
    let rare: Vec<&str> = rows
        .iter()
        .filter(|(_, count)| *count < options.least)
        .map(|(id, _)| *id)
        .collect();
    writeln!(
        out,
        "below {}: {}",
        options.least,
        if rare.is_empty() {
            "none".to_owned()
        } else {
            rare.join(", ")
        }
    )
}

/// Prints the facts that are not the same for both.
fn changes(options: &Options, with: &Analyzer, without: &Analyzer) -> io::Result<()> {
    for path in &options.files {
        let lines = BufReader::new(File::open(path)?).lines();
        let changed: Vec<String> = lines
            .map_while(Result::ok)
            .par_bridge()
            .map(|line| {
                let (with, without) = (facts(with, &line), facts(without, &line));
                let gone = with.iter().filter(|fact| !without.contains(fact));
                let come = without.iter().filter(|fact| !with.contains(fact));
                let gone = gone.map(|fact| format!("- {fact}\n"));
                let come = come.map(|fact| format!("+ {fact}\n"));
                gone.chain(come).collect::<String>()
            })
            .collect();
        io::stdout().write_all(changed.concat().as_bytes())?;
    }
    Ok(())
}

/// The facts of an article, each with its sentence.
fn facts(analyzer: &Analyzer, line: &str) -> Vec<String> {
    let Ok(article) = serde_json::from_str::<serde_json::Value>(line) else {
        return Vec::new();
    };
    let text = article["text"].as_str().unwrap_or_default();
    let published = parse_published(article["published"].as_str().unwrap_or_default());
    let analysis = analyzer.analyze(text, published);
    let fact = |fact: &bantin::facts::Fact| {
        let sentence = analysis.sentences[fact.sentence].text(text).trim();
        let (kind, value) = (fact.kind(), fact.value.canonical());
        format!("{kind} {value} | {} | {sentence}", fact.span.text(text))
    };
    analysis.facts.iter().map(fact).collect()
}

fn count(analyzer: &Analyzer, line: &str) -> Counts {
    let mut counts = Counts::new();
    let Ok(article) = serde_json::from_str::<serde_json::Value>(line) else {
        return counts;
    };
    let field = |name: &str| article[name].as_str().unwrap_or_default();
    let published = parse_published(field("published"));
    for proposal in analyzer.explain(field("text"), published).proposals {
        for row in proposal.judged {
            *counts.entry(row).or_default() += 1;
        }
    }
    counts
}

fn merged(mut all: Counts, more: Counts) -> Counts {
    for (row, count) in more {
        *all.entry(row).or_default() += count;
    }
    all
}
