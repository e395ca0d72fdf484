//! One digit of figures that agree is changed: what is then wrong is found, what stays within
//! the tolerance is not.

#[path = "common/inject.rs"]
mod inject;

use std::{fs, path::Path};

use bantin::{Analyzer, PublishedAt};
use inject::{Miss, Rates, inject};

/// `missed share.of: 240 [text]`
fn told(miss: &Miss, of: &str) -> String {
    let kind = if miss.exceeds { "missed" } else { "wrong" };
    let changed = miss.span.text(miss.text);
    format!("{kind} {}: {changed} [{of}]", miss.rule)
}

#[test]
fn a_changed_digit_is_found() {
    const LEAST: usize = 2_000;
    const LEAST_WITHIN: usize = 1_500;
    let analyzer = Analyzer::new().include_findings(true);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/findings");
    let mut rates = Rates::default();
    let mut missed = Vec::new();
    for entry in fs::read_dir(folder).expect("the cases are there") {
        let path = entry.expect("a file").path();
        let mut published: Option<PublishedAt> = None;
        for case in fs::read_to_string(&path).expect("a readable file").lines() {
            if let Some(date) = case.strip_prefix("@ ") {
                published = date.parse().ok();
            }
            let Some((text, _)) = case.split_once(" | agrees ") else {
                continue;
            };
            let text = text.replace("\\n", "\n");
            rates.add(inject(&analyzer, &text, published, 1, |miss| {
                missed.push(told(miss, &text));
            }));
        }
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    for entry in fs::read_dir(samples).expect("the samples are there") {
        let path = entry.expect("a file").path();
        let Some(text) = fs::read_to_string(&path)
            .ok()
            .filter(|_| path.extension().is_some_and(|end| end == "txt"))
        else {
            continue;
        };
        rates.add(inject(&analyzer, &text, None, 1, |miss| {
            missed.push(told(miss, &path.display().to_string()));
        }));
    }
    let shown = missed.join("\n");
    println!("{shown}\n{rates:?}");
    assert!(20 * rates.raised >= 19 * rates.beyond, "{rates:?}\n{shown}");
    assert!(rates.beyond + rates.within >= LEAST, "{rates:?}");
    // Else none would be taken for a difference.
    assert!(rates.within >= LEAST_WITHIN, "{rates:?}");
    assert_eq!(rates.wrong, 0, "{rates:?}\n{shown}");
}
