//! The relations that a reader has marked in articles of `../shared`, where that folder is
//! beside the project; elsewhere the test says that it skipped.

#[path = "common/marked.rs"]
mod marked;

use std::{fs, path::Path};

use bantin::{Analyzer, record::parse_published};
use marked::{Count, Counts};

/// So many of all marked relations of each file are linked at least, and so many that are no
/// repetition.
const FLOORS: [(&str, usize, usize); 7] = [
    ("relations.jsonl", 132, 80),
    ("relations-r2.jsonl", 40, 20),
    ("relations-r3.jsonl", 57, 38),
    ("relations-r4.jsonl", 60, 38),
    ("relations-r5.jsonl", 43, 19),
    ("relations-r6.jsonl", 172, 172),
    ("relations-r7.jsonl", 68, 34),
];

#[test]
fn marked_relations_are_linked() {
    for (file, all, others) in FLOORS {
        are_linked(file, all, others);
    }
}

fn are_linked(file: &str, floor: usize, floor_of_others: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let marks = marked::read(&root.join("tests/annotated").join(file)).expect("the marks");
    let read = |name| fs::read_to_string(root.join("../shared/corpus").join(name));
    let (Ok(news), Ok(modern)) = (read("news.jsonl"), read("modern.jsonl")) else {
        eprintln!("skipped: no ../shared/corpus");
        return;
    };
    let analyzer = Analyzer::new().include_findings(true);
    let mut counts = Counts::new();
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
        let analysis = analyzer.analyze(text, published);
        for mark in marks {
            mark.count(&analysis, &mut counts);
        }
    }
    let linked = |counts: &mut dyn Iterator<Item = (&String, &Count)>| -> usize {
        counts.map(|(_, count)| count.linked).sum()
    };
    let all = linked(&mut counts.iter());
    let others = linked(&mut counts.iter().filter(|(name, _)| *name != "repetition"));
    assert!(all >= floor, "{file}: {all}: {counts:?}");
    assert!(others >= floor_of_others, "{file}: {others}: {counts:?}");
}
