//! Counts over articles how figures stand to each other.
//!
//! `cargo run --release --example findings -- news.jsonl`
//!
//! Each line of the files is an object with `text`, and `published` where it is known. For
//! each relation and rule it prints how many were linked, agree and differ.
//! `… --show NAME` prints instead each finding of that relation, or rule, with its sentence,
//! the facts of it in brackets; `--differ` and `--agree` only those that do. `… --inject 50`
//! changes digits of figures that agree, every 50th of all changes that are possible, and
//! counts how many are found; with `--show all` the others are shown. `… --marked relations.jsonl` counts how many of the relations
//! that a reader has marked are linked; with `--show NAME` the others are shown.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
};

#[path = "../tests/common/inject.rs"]
mod inject;
#[path = "../tests/common/marked.rs"]
mod marked;

use bantin::{
    Analysis, Analyzer, Span,
    findings::{Finding, Language, Verdict},
    record::parse_published,
};
use clap::Parser;
use rayon::iter::{ParallelBridge, ParallelIterator};

/// Counts over articles how figures stand to each other.
#[derive(Parser)]
#[command(name = "findings")]
struct Options {
    /// Files of articles, a JSON object a line
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// Shows the findings of a relation or rule; of all with `all`
    #[arg(long, value_name = "NAME")]
    show: Option<String>,

    /// Shows only those that differ
    #[arg(long)]
    differ: bool,

    /// Shows only those that agree
    #[arg(long)]
    agree: bool,

    /// Changes digits of figures that agree, every so many
    #[arg(long, value_name = "N")]
    inject: Option<usize>,

    /// Looks for the relations that a reader has marked, a JSON object a line
    #[arg(long, value_name = "FILE")]
    marked: Option<PathBuf>,

    /// Links also figures told again of which it is only likely that they are one
    #[arg(long)]
    likely: bool,
}

/// Agreeing and differing, by relation and rule.
type Counts = BTreeMap<String, [usize; 2]>;

fn main() -> io::Result<()> {
    let options = Options::parse();
    let analyzer = Analyzer::builder().likely_findings(options.likely).build();
    let analyzer = analyzer.include_findings(true);
    if let Some(step) = options.inject {
        return injections(&options, &analyzer, step);
    }
    if let Some(marks) = &options.marked {
        return recall(&options, &analyzer, marks);
    }
    let mut counts = Counts::new();
    let mut shown = Vec::new();
    for path in &options.files {
        let lines = BufReader::new(File::open(path)?).lines();
        let read: Vec<(Counts, Vec<String>)> = lines
            .map_while(Result::ok)
            .par_bridge()
            .map(|line| of_article(&options, &analyzer, &line))
            .collect();
        for (of_article, rows) in read {
            for (name, [agree, differ]) in of_article {
                let count = counts.entry(name).or_default();
                *count = [count[0] + agree, count[1] + differ];
            }
            shown.extend(rows);
        }
    }
    let mut out = io::stdout().lock();
    shown.sort();
    for row in &shown {
        writeln!(out, "{row}")?;
    }
    if options.show.is_some() {
        return Ok(());
    }
    writeln!(
        out,
        "{:32} {:>8} {:>8} {:>8}",
        "", "linked", "agree", "differ"
    )?;
    for (name, [agree, differ]) in counts {
        writeln!(out, "{name:32} {:8} {agree:8} {differ:8}", agree + differ)?;
    }
    Ok(())
}

/// Changes digits and prints what came of it.
fn injections(options: &Options, analyzer: &Analyzer, step: usize) -> io::Result<()> {
    let mut rates = inject::Rates::default();
    let mut missed: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = io::stdout().lock();
    for path in &options.files {
        let lines = BufReader::new(File::open(path)?).lines();
        let read: Vec<(inject::Rates, Vec<(&str, String)>)> = lines
            .map_while(Result::ok)
            .par_bridge()
            .filter_map(|line| {
                let article = serde_json::from_str::<serde_json::Value>(&line).ok()?;
                let published = article["published"].as_str();
                let published = published.and_then(|time| time.parse().ok());
                let text = article["text"].as_str()?;
                let mut missed = Vec::new();
                let see = |miss: &inject::Miss| {
                    let kind = if miss.exceeds { "missed" } else { "wrong" };
                    let around = window(miss.text, &[miss.span]);
                    missed.push((miss.rule, format!("{}\t{kind}\t{around}", miss.rule)));
                };
                let rates = inject::inject(analyzer, text, published, step, see);
                Some((rates, missed))
            })
            .collect();
        for (read, rules) in read {
            rates.add(read);
            for (rule, row) in rules {
                *missed.entry(rule).or_default() += 1;
                if options.show.is_some() {
                    writeln!(out, "{row}")?;
                }
            }
        }
    }
    for (rule, count) in missed {
        writeln!(out, "{rule:32} {count:8}")?;
    }
    writeln!(
        out,
        "beyond the tolerance {}, found {}",
        rates.beyond, rates.raised
    )?;
    writeln!(out, "within it {}, found {}", rates.within, rates.wrong)
}

/// Prints how many of the marked relations are linked, and of those asked for the others.
fn recall(options: &Options, analyzer: &Analyzer, marks: &Path) -> io::Result<()> {
    let marks = marked::read(marks)?;
    let mut counts = marked::Counts::new();
    let mut out = io::stdout().lock();
    for path in &options.files {
        for line in BufReader::new(File::open(path)?).lines() {
            let article: serde_json::Value = serde_json::from_str(&line?)?;
            let Some(of_article) = article["id"].as_str().and_then(|id| marks.get(id)) else {
                continue;
            };
            let text = article["text"].as_str().unwrap_or_default();
            let published = article["published"].as_str().and_then(parse_published);
            let analysis = analyzer.analyze(text, published);
            for mark in of_article {
                let is_linked = mark.count(&analysis, &mut counts);
                let name = options.show.as_deref();
                if !is_linked && name.is_some_and(|name| name == "all" || name == mark.relation) {
                    let mut spans: Vec<Span> = mark.spans().collect();
                    spans.sort();
                    let around = window(text, &spans);
                    writeln!(out, "{}\t{}\t{around}", mark.relation, article["id"])?;
                }
            }
        }
    }
    for (name, count) in &counts {
        writeln!(out, "{name:32} {:4} of {:4}", count.linked, count.marked)?;
    }
    Ok(())
}

fn of_article(options: &Options, analyzer: &Analyzer, line: &str) -> (Counts, Vec<String>) {
    let (mut counts, mut rows) = (Counts::new(), Vec::new());
    let Ok(article) = serde_json::from_str::<serde_json::Value>(line) else {
        return (counts, rows);
    };
    let text = article["text"].as_str().unwrap_or_default();
    let published = article["published"].as_str().and_then(parse_published);
    let analysis = analyzer.analyze(text, published);
    for finding in &analysis.findings {
        let at = usize::from(finding.verdict == Verdict::Differs);
        for name in [finding.relation.name(), finding.rule] {
            counts.entry(name.to_owned()).or_default()[at] += 1;
        }
        let name = options.show.as_deref();
        let asked = name.is_some_and(|name| {
            name == "all" || name == finding.relation.name() || name == finding.rule
        });
        let verdict = match finding.verdict {
            Verdict::Differs => !options.agree,
            Verdict::Agrees => !options.differ,
        };
        if asked && verdict {
            let id = article["id"].as_str().unwrap_or_default();
            rows.push(row(id, &analysis, finding));
        }
    }
    (counts, rows)
}

fn row(id: &str, analysis: &Analysis, finding: &Finding) -> String {
    let text = analysis.text;
    let mut spans: Vec<Span> = finding
        .facts
        .iter()
        .map(|at| analysis.facts[*at].span)
        .collect();
    spans.sort();
    format!(
        "{}\t{}\t{}\t{id}\t{}\t{}",
        finding.relation.name(),
        finding.verdict.name(),
        finding.rule,
        finding.explanation(Language::English),
        window(text, &spans)
    )
}

/// The text around some spans of it, these in brackets; what is far from all is left out.
fn window(text: &str, spans: &[Span]) -> String {
    const FAR: usize = 300;
    let near = |span: &Span, far: usize| {
        let mut start = span.start.saturating_sub(far);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (span.end + far).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(start, end)
    };
    let mut around = String::new();
    let mut at = near(&spans[0], 150).start;
    for span in spans {
        if span.start > at + FAR {
            around.push_str(&text[at..near(&Span::new(at, at), 40).end]);
            around.push_str(" … ");
            at = near(span, 40).start;
        }
        around.push_str(text.get(at..span.start).unwrap_or_default());
        around.push('⟦');
        around.push_str(span.text(text));
        around.push('⟧');
        at = span.end;
    }
    around.push_str(&text[at..near(&spans[spans.len() - 1], 90).end]);
    around.replace(char::is_control, " ")
}
