//! Shows for one sentence every reading of its figures, and why one won.
//!
//! `bantin explain [--published DATE] "Có 10/12 cơ quan…"`
//!
//! Without a sentence each line of stdin is read as one. A row is a reading: `+` won, `-`
//! lost, and the last column tells what decided. Rows that belong together
//! stand together, the winner first. Behind them stands what was linked of the figures: how
//! they agree or differ, or why that is not said.

use std::{
    fmt::Write as _,
    io::{self, BufRead, Write},
    process::ExitCode,
};

use bantin::{
    Analyzer, PublishedAt,
    explain::{Explanation, Loss, Outcome, Proposal, Related},
    findings::{Language, Undrawn},
};
use clap::Parser;
use unicode_segmentation::UnicodeSegmentation;

/// Shows every reading of the figures of a sentence, and why one won.
#[derive(Debug, Parser)]
#[command(name = "explain")]
pub struct Options {
    /// The sentence; each line of stdin is one if it is left out
    sentence: Vec<String>,

    /// Date or time that relative dates are resolved against
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    published: Option<PublishedAt>,
}

/// Does what `options` ask for; what went wrong is on stderr.
pub fn run(options: &Options) -> ExitCode {
    match explain(options) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has had enough of it: no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("explain: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Explains the sentence, or each line of stdin as it comes.
fn explain(options: &Options) -> io::Result<()> {
    let analyzer = Analyzer::new();
    let mut out = io::stdout().lock();
    let mut number = 0;
    let mut write = |sentence: &str| {
        let explanation = analyzer.explain(sentence.trim(), options.published);
        let gap = if number == 0 { "" } else { "\n" };
        number += 1;
        write!(out, "{gap}{}", render(&explanation))?;
        out.flush()
    };
    if !options.sentence.is_empty() {
        return write(&options.sentence.join(" "));
    }
    let mut nothing = true;
    for line in io::stdin().lock().lines() {
        let line =
            line.map_err(|error| io::Error::other(format!("stdin cannot be read: {error}")))?;
        if !line.trim().is_empty() {
            write(&line)?;
            nothing = false;
        }
    }
    if nothing { write("") } else { Ok(()) }
}

const HEADER: [&str; COLUMNS] = [
    "", "", "bytes", "text", "kind", "value", "rule", "evidence", "shape", "rows", "outcome",
];
const COLUMNS: usize = 11;

fn render(explanation: &Explanation) -> String {
    if explanation.proposals.is_empty() {
        return "no figures\n".to_owned();
    }
    let mut rows = vec![HEADER.map(str::to_owned)];
    let numbered = explanation.proposals.iter().enumerate();
    rows.extend(numbered.map(|(at, proposal)| row(explanation.text, at, proposal)));
    let width = |column: usize| rows.iter().map(|row| length(&row[column])).max();
    let widths: Vec<usize> = (0..COLUMNS).map(|c| width(c).unwrap_or(0)).collect();

    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        // A winner begins a group.
        if at > 0 && (row[1] == "+" || row[10].starts_with("lost:")) {
            out.push('\n');
        }
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell}{}", " ".repeat(width + 2 - length(cell)));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    let related = explanation.related.iter();
    let relations: String = related.map(|r| relation(explanation.text, r)).collect();
    if !relations.is_empty() {
        out.push('\n');
        out.push_str(&relations);
    }
    out
}

/// What was linked of the figures, and what came of it.
fn relation(text: &str, related: &Related) -> String {
    let figures: Vec<String> = related
        .spans
        .iter()
        .map(|span| one_line(span.text(text)))
        .collect();
    let outcome = match &related.outcome {
        Ok(finding) => {
            let told = finding.explanation(Language::English);
            format!("{}: {}", finding.verdict.name(), one_line(&told))
        }
        Err(Undrawn::NotBorneOut) => {
            "not drawn: the words leave it open, and the figures do not bear it out".to_owned()
        }
        Err(Undrawn::Rough) => "not drawn: the figures are too rough to say so".to_owned(),
        Err(_) => "not drawn: there is nothing to reckon".to_owned(),
    };
    format!("{}  {}  {outcome}\n", related.rule, figures.join(" | "))
}

fn row(text: &str, at: usize, proposal: &Proposal) -> [String; COLUMNS] {
    let value = proposal.value.as_ref();
    let unit = value.and_then(|value| value.unit());
    let per = value.and_then(|value| value.per());
    let parts = [
        value.map(|value| value.canonical().to_string()),
        unit.map(|unit| format!("[{unit}]")),
        proposal.modifier.map(|m| format!("({})", m.name())),
        per.map(|per| format!("/{per}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let shape = proposal.shape.map(|(shape, _)| shape).unwrap_or_default();
    let rows: Vec<&str> = proposal
        .judged
        .iter()
        .chain(&proposal.cue)
        .map(String::as_str)
        .collect();
    let (sign, outcome) = outcome(&proposal.outcome);
    [
        (at + 1).to_string(),
        sign.to_owned(),
        format!("{}..{}", proposal.span.start, proposal.span.end),
        one_line(proposal.span.text(text)),
        proposal.kind_name().to_owned(),
        one_line(&parts.join(" ")),
        proposal.rule.to_owned(),
        proposal.evidence.to_owned(),
        shape.to_owned(),
        rows.join(", "),
        outcome,
    ]
}

fn outcome(outcome: &Outcome) -> (&'static str, String) {
    let (to, why) = match outcome {
        Outcome::Won { ambiguous: false } => return ("+", "won".to_owned()),
        Outcome::Won { ambiguous: true } => return ("+", "won, ambiguous".to_owned()),
        Outcome::Lost { to, why } => (to, why),
    };
    let why = match why {
        Loss::Row(row) => format!("row {row}"),
        Loss::Cue(cue) => format!("cue {cue}"),
        Loss::Shape => "nothing but its shape speaks for it".to_owned(),
        Loss::Evidence => "less evidence".to_owned(),
        Loss::Length => "shorter".to_owned(),
        Loss::Position => "further on".to_owned(),
        _ => "order of kinds".to_owned(),
    };
    let to = to.map_or_else(String::new, |to| format!(" to {}", to + 1));
    ("-", format!("lost{to}: {why}"))
}

/// Without control characters: a text must not steer the terminal.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}
