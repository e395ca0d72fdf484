//! The golden cases of `tests/cases/*.txt`, one file a kind; the files tell
//! how a case is written.

#[path = "common/lines.rs"]
mod lines;

use std::{fmt::Write, fs, path::Path};

use bantin::{Analyzer, record::parse_published};
use lines::lines;

/// Files of other tests in the same folder.
const OTHERS: [&str; 2] = ["cues.txt", "sentences.txt"];

struct Case {
    file: String,
    line: usize,
    published: String,
    text: String,
    facts: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("tests/cases is there")
        .map(|entry| entry.expect("a file of tests/cases").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .filter(|path| !OTHERS.iter().any(|name| path.ends_with(name)))
        .collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for path in files {
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut published = String::new();
        let text = fs::read_to_string(&path).expect("a readable file");
        for (number, line) in lines(&text) {
            if let Some(date) = line.strip_prefix('@') {
                published = date.trim().to_owned();
            } else if let Some(text) = line.strip_prefix('>') {
                cases.push(Case {
                    file: file.clone(),
                    line: number,
                    published: published.clone(),
                    text: text.trim().to_owned(),
                    facts: Vec::new(),
                });
            } else {
                let case = cases
                    .last_mut()
                    .unwrap_or_else(|| panic!("{file}, line {number}: a fact before its sentence"));
                case.facts.push(line.trim().to_owned());
            }
        }
    }
    cases
}

/// The facts of a text as the case files write them.
fn read(analyzer: &Analyzer, case: &Case) -> Vec<String> {
    let published = parse_published(&case.published);
    assert!(
        published.is_some() || case.published == "-",
        "{}, line {}: no such date: {}",
        case.file,
        case.line,
        case.published
    );
    let record = analyzer.analyze(&case.text, published).record("case");
    let line = |fact: bantin::record::FactRecord| {
        let mut line = format!("{} {}", fact.kind, fact.value);
        let unit = fact.unit.filter(|unit| unit != "%");
        for (open, part, close) in [
            ('[', unit, ']'),
            ('(', fact.modifier, ')'),
            ('{', fact.per, '}'),
        ] {
            if let Some(part) = part {
                let _ = write!(line, " {open}{part}{close}");
            }
        }
        let _ = write!(line, " | {}", fact.text);
        line
    };
    record.facts.into_iter().map(line).collect()
}

#[test]
fn golden_cases() {
    let analyzer = Analyzer::new();
    let cases = cases();
    let mut report = String::new();
    let mut failed = 0;
    for case in &cases {
        let found = read(&analyzer, case);
        if found != case.facts {
            failed += 1;
            let _ = writeln!(report, "{}, line {}: {}", case.file, case.line, case.text);
            for fact in case.facts.iter().filter(|f| !found.contains(f)) {
                let _ = writeln!(report, "    missing  {fact}");
            }
            for fact in found.iter().filter(|f| !case.facts.contains(f)) {
                let _ = writeln!(report, "    found    {fact}");
            }
        }
    }
    assert!(
        failed == 0,
        "{failed} of {} cases fail\n{report}",
        cases.len()
    );
}
