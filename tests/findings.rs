//! How figures stand to each other: the cases of `tests/cases/findings/`, a file a relation.
//!
//! A case is a line: a text, then each finding behind ` | `: `agrees` or `differs`, the rule
//! without its relation, and what is told of it in English. A line `@ 2018-10-10` gives the
//! publication date of those below it; a text without findings ends in ` |`. `\n` is a line
//! end.

use std::{fs, path::Path};

use bantin::{
    Analyzer,
    findings::{Language, Relation},
    record::parse_published,
};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/findings")
}

#[test]
fn every_relation_has_cases_for_and_against() {
    for relation in Relation::ALL {
        let path = folder().join(format!("{}.txt", relation.name()));
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let cases = || text.lines().filter(|line| line.contains(" |"));
        for part in [" | agrees ", " | differs "] {
            assert!(
                cases().any(|case| case.contains(part)),
                "{}:{part}",
                path.display()
            );
        }
        assert!(
            cases().any(|case| case.trim_end().ends_with('|')),
            "{}: none without",
            path.display()
        );
    }
}

#[test]
fn findings_are_as_the_cases_say() {
    let analyzer = Analyzer::new().include_findings(true);
    let mut faults = Vec::new();
    let mut count = 0;
    for relation in Relation::ALL {
        let path = folder().join(format!("{}.txt", relation.name()));
        let Ok(cases) = fs::read_to_string(&path) else {
            continue;
        };
        let mut published = None;
        for (line, case) in (1..).zip(cases.lines()) {
            if let Some(date) = case.strip_prefix("@ ") {
                published = parse_published(date);
                assert!(published.is_some(), "{}:{line}", path.display());
                continue;
            }
            if case.starts_with('#') || case.is_empty() {
                continue;
            }
            let (text, expected) = case.split_once(" |").unwrap_or((case, ""));
            let text = text.replace("\\n", "\n");
            let analysis = analyzer.analyze(&text, published);
            let of_relation = analysis
                .findings
                .iter()
                .filter(|finding| finding.relation == relation);
            let found = of_relation.map(|finding| {
                let rule = finding
                    .rule
                    .split_once('.')
                    .map_or(finding.rule, |(_, rule)| rule);
                let told = finding.explanation(Language::English);
                format!("{} {rule} {told}", finding.verdict.name())
            });
            let found = found.collect::<Vec<_>>().join(" | ");
            count += 1;
            if found != expected.trim() {
                faults.push(format!(
                    "{}:{line}: {text}\n  is  {found}\n  not {}",
                    path.display(),
                    expected.trim()
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {count}\n{}\n",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn likely_figures_are_linked_where_they_are_asked_for_and_change_nothing_else() {
    let plain = Analyzer::new().include_findings(true);
    let likely = Analyzer::builder().likely_findings(true).build();
    let likely = likely.include_findings(true);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut count = 0;
    for sample in fs::read_dir(samples).expect("the samples") {
        let text = fs::read_to_string(sample.expect("a sample").path()).expect("a text");
        let mut more = likely.analyze(&text, None).findings;
        let all = more.len();
        more.retain(|finding| finding.rule != "repetition.likely");
        assert_eq!(more, plain.analyze(&text, None).findings);
        count += all - more.len();
    }
    assert!(
        count > 0,
        "no figure of the samples is only likely to be told again"
    );
}
