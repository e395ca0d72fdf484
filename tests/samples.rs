//! The facts of every sample article, one a line, against `tests/snapshots/`.
//!
//! A change of any fact fails the test and shows the lines that differ; nothing
//! is written. To accept the changes, after reading them:
//!
//! ```sh
//! INSTA_UPDATE=always cargo test --test samples
//! git diff tests/snapshots
//! ```
//!
//! A line has kind, value, [unit], (mod), {per}, `?` where it is ambiguous, then
//! the bytes, the text and the rule.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use bantin::{
    Analyzer,
    record::{ArticleRecord, FactRecord},
};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples");
const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// The names of the files in `folder` that end in `ending`, without it.
fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            name.strip_suffix(ending).map(str::to_owned)
        })
        .collect()
}

fn lines(record: &ArticleRecord) -> String {
    let fields = [
        ("title", &record.title),
        ("published", &record.published),
        ("source", &record.source),
        ("section", &record.section),
        ("byline", &record.byline),
    ];
    let mut out = String::new();
    for (name, field) in fields {
        if let Some(field) = field {
            let _ = writeln!(out, "{name}: {field}");
        }
    }
    out.push('\n');
    for fact in &record.facts {
        line(fact, &mut out);
    }
    out
}

fn line(fact: &FactRecord, out: &mut String) {
    let _ = write!(out, "{} {}", fact.kind, fact.value);
    let parts = [
        ('[', &fact.unit, ']'),
        ('(', &fact.modifier, ')'),
        ('{', &fact.per, '}'),
    ];
    for (open, part, close) in parts {
        if let Some(part) = part {
            let _ = write!(out, " {open}{part}{close}");
        }
    }
    if fact.ambiguous {
        out.push_str(" ?");
    }
    let FactRecord {
        start,
        end,
        text,
        rule,
        ..
    } = fact;
    let _ = writeln!(out, " | {start}..{end} | {} | {rule}", text.escape_debug());
}

#[test]
fn facts_of_the_samples() {
    let analyzer = Analyzer::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(SNAPSHOTS));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    // All that differ, not only the first.
    let mut failed = Vec::new();
    for name in names(SAMPLES, ".txt") {
        let text = fs::read_to_string(format!("{SAMPLES}/{name}.txt")).expect("a readable sample");
        let found = lines(&analyzer.analyze(&text, None).record(&name));
        let differs = || settings.bind(|| insta::assert_snapshot!(name.as_str(), found));
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(differs)).is_err() {
            failed.push(name);
        }
    }
    assert!(
        failed.is_empty(),
        "other facts than before in {}",
        failed.join(", ")
    );
}

#[test]
fn every_snapshot_has_its_sample() {
    let (samples, snapshots) = (names(SAMPLES, ".txt"), names(SNAPSHOTS, ".snap"));
    let strays: Vec<_> = snapshots.difference(&samples).collect();
    assert!(strays.is_empty(), "snapshots of no sample: {strays:?}");
}
