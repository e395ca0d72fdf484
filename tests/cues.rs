//! The rows of `data/cues.tsv`, each with a figure that it decides and one that
//! it leaves alone; `tests/cases/cues.txt` tells how a case is written.

#[path = "common/lines.rs"]
mod lines;

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use bantin::{Analyzer, Span, record::parse_published};
use lines::lines;

/// A line of the file.
struct Case {
    cue: String,
    /// Whether the cue decides here.
    is_for: bool,
    published: String,
    text: String,
    figure: Span,
    /// The kind of the fact over the figure, or `none`.
    expected: String,
}

impl Case {
    fn parse(text: &str) -> Result<Case, String> {
        let columns: Vec<&str> = text.split('|').map(str::trim).collect();
        let [cue, side, published, sentence, expected] = columns[..] else {
            return Err(format!("{} columns instead of 5", columns.len()));
        };
        let is_for = match side {
            "for" => true,
            "against" => false,
            other => return Err(format!("neither for nor against: {other}")),
        };
        let (before, rest) = sentence.split_once('⟦').ok_or("no ⟦figure⟧")?;
        let (figure, behind) = rest.split_once('⟧').ok_or("no ⟧ behind the figure")?;
        Ok(Case {
            cue: cue.to_owned(),
            is_for,
            published: published.to_owned(),
            text: format!("{before}{figure}{behind}"),
            figure: Span::new(before.len(), before.len() + figure.len()),
            expected: expected.to_owned(),
        })
    }

    /// What is wrong, if anything is.
    fn fails(&self, analyzer: &Analyzer) -> Option<String> {
        let published = parse_published(&self.published);
        if published.is_none() {
            return Some(format!("no such date: {}", self.published));
        }
        let facts = analyzer.analyze(&self.text, published).facts;
        let facts: Vec<_> = facts
            .iter()
            .filter(|fact| fact.span.overlaps(self.figure))
            .collect();
        let found = match facts[..] {
            [] => "none".to_owned(),
            [fact] => fact.kind().name().to_owned(),
            _ => format!("{} facts", facts.len()),
        };
        if found != self.expected {
            return Some(format!("{} instead of {}", found, self.expected));
        }
        // A number that names something is no fact; what decided is told by the explanation.
        let proposals = analyzer.explain(&self.text, published).proposals;
        let mut over = proposals
            .iter()
            .filter(|proposal| proposal.span.overlaps(self.figure));
        let decided = match facts[..] {
            [fact] if self.is_for => fact.rule == self.cue,
            _ => over.any(|proposal| proposal.decided_by() == Some(&self.cue)),
        };
        let rule = facts.first().map_or("no fact", |fact| &fact.rule);
        match (self.is_for, decided) {
            (true, false) => Some(format!("the cue does not decide ({rule})")),
            (false, true) => Some("the cue speaks up".to_owned()),
            _ => None,
        }
    }
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_cue_has_its_cases() {
    let table = file("data/cues.tsv");
    let mut missing: BTreeMap<&str, (&str, Vec<&str>)> = lines(&table)
        .map(|(_, row)| {
            let columns: Vec<&str> = row.split('\t').collect();
            (columns[0], (columns[3], vec!["for", "against"]))
        })
        .collect();

    let mut report = String::new();
    let cases = file("tests/cases/cues.txt");
    let analyzer = Analyzer::new();
    for (line, text) in lines(&cases) {
        let wrong = match Case::parse(text) {
            Err(error) => Some(error),
            Ok(case) => {
                let side = if case.is_for { "for" } else { "against" };
                match missing.get_mut(case.cue.as_str()) {
                    None => Some(format!("no row {} in data/cues.tsv", case.cue)),
                    Some((prefers, _)) if case.is_for && *prefers != case.expected => {
                        Some(format!("the cue prefers {prefers}"))
                    }
                    Some((_, sides)) => {
                        sides.retain(|missing| *missing != side);
                        case.fails(&analyzer)
                    }
                }
            }
        };
        if let Some(wrong) = wrong {
            let _ = writeln!(report, "cues.txt, line {line}: {wrong}\n    {text}");
        }
    }
    for (cue, (_, sides)) in missing {
        for side in sides {
            let _ = writeln!(report, "cues.txt: no case {side} the cue {cue}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
