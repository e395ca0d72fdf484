//! The relations that a reader has marked in articles of `../shared`, where that folder is
//! beside the project; elsewhere the test says that it skipped.

#[path = "common/marked.rs"]
mod marked;

use std::{fs, path::Path};

use bantin::{Analyzer, record::parse_published};
use marked::{Count, Counts};

/// So many of all marked relations of each file are linked at least, so many that are no
/// repetition, and so many of all with the likely ones. The first are fewer than they were, since
/// figures told again have to weigh more.
const FLOORS: [(&str, [usize; 3]); 7] = [
    ("relations.jsonl", [130, 80, 172]),
    ("relations-r2.jsonl", [38, 20, 55]),
    ("relations-r3.jsonl", [58, 38, 72]),
    ("relations-r4.jsonl", [57, 38, 71]),
    ("relations-r5.jsonl", [42, 20, 56]),
    ("relations-r6.jsonl", [174, 174, 174]),
    ("relations-r7.jsonl", [68, 34, 104]),
];

#[test]
fn marked_relations_are_linked() {
    for (file, floors) in FLOORS {
        are_linked(file, floors);
    }
}

fn are_linked(file: &str, floors: [usize; 3]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let marks = marked::read(&root.join("tests/annotated").join(file)).expect("the marks");
    let read = |name| fs::read_to_string(root.join("../shared/corpus").join(name));
    let (Ok(news), Ok(modern)) = (read("news.jsonl"), read("modern.jsonl")) else {
        eprintln!("skipped: no ../shared/corpus");
        return;
    };
    let plain = Analyzer::new().include_findings(true);
    let likely = Analyzer::builder().likely_findings(true).build();
    let likely = likely.include_findings(true);
    let mut counts = [Counts::new(), Counts::new()];
    for line in news.lines().chain(modern.lines()) {
        // Most articles are not marked; the id stands first.
        let id = line.split('"').nth(3);
        if !id.is_some_and(|id| marks.contains_key(id)) {
            continue;
        }
        let article: serde_json::Value = serde_json::from_str(line).expect("an article");
        let Some(marks) = article["id"].as_str().and_then(|id| marks.get(id)) else {
            continue;
        };
        let text = article["text"].as_str().expect("a text");
        let published = article["published"].as_str().and_then(parse_published);
        for (analyzer, counts) in [&plain, &likely].into_iter().zip(&mut counts) {
            let analysis = analyzer.analyze(text, published);
            for mark in marks {
                mark.count(&analysis, counts);
            }
        }
    }
    let linked = |counts: &mut dyn Iterator<Item = (&String, &Count)>| -> usize {
        counts.map(|(_, count)| count.linked).sum()
    };
    let others = linked(&mut counts[0].iter().filter(|(name, _)| *name != "repetition"));
    let [all, with_likely] = counts.each_ref().map(|counts| linked(&mut counts.iter()));
    let is_kept = [all, others, with_likely]
        .iter()
        .zip(floors)
        .all(|(is, floor)| *is >= floor);
    assert!(
        is_kept,
        "{file}: {all}, {others}, {with_likely}: {counts:?}"
    );
}
