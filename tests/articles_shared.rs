//! The article structure of the texts in `../shared`, where that folder is
//! beside the project; elsewhere the tests say that they skipped.

use std::path::PathBuf;

use bantin::{Span, article};
use serde_json::Value;

fn shared(path: &str) -> Option<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let text = std::fs::read_to_string(root.join(path));
    if text.is_err() {
        eprintln!("skipped: no ../shared/{path}");
    }
    text.ok()
}

fn lines(path: &str) -> Vec<Value> {
    let rows = shared(path).unwrap_or_default();
    rows.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn seeds_have_the_structure_that_is_written_down() {
    let Some(structure) = shared("gold/seeds_structure.json") else {
        return;
    };
    let structure: Value = serde_json::from_str(&structure).unwrap();
    let seeds = lines("gold/seeds.jsonl");
    for (id, want) in structure.as_object().unwrap() {
        let seed = seeds
            .iter()
            .find(|seed| seed["id"].as_str().is_some_and(|found| found == id))
            .unwrap_or_else(|| panic!("no text of {id}"));
        let text = seed["text"].as_str().unwrap();
        let have = article::read(text);
        let part = |span: Option<Span>| span.map_or(Value::Null, |span| span.text(text).into());
        assert_eq!(part(have.title), want["title"], "{id}");
        assert_eq!(part(have.section), want["section"], "{id}");
        assert_eq!(part(have.source), want["source"], "{id}");
        assert_eq!(part(have.byline), want["byline"], "{id}");
        let published = have.published.map_or(Value::Null, |published| {
            let time = published.time.format("%Y-%m-%dT%H:%M:%S").to_string();
            match want["published"].as_str() {
                Some(shown) if time.starts_with(shown) => shown.into(),
                _ => time.into(),
            }
        });
        assert_eq!(published, want["published"], "{id}");
        let lead = have.lead.unwrap().text(text);
        assert!(
            lead.starts_with(want["lead_starts"].as_str().unwrap()),
            "{id}: {lead}"
        );
        assert_eq!(
            have.paragraphs.len(),
            want["paragraphs"].as_u64().unwrap() as usize,
            "{id}"
        );
        let captions: Vec<Value> = have
            .captions
            .iter()
            .map(|span| span.text(text).into())
            .collect();
        assert_eq!(
            captions,
            want["captions"].as_array().cloned().unwrap_or_default(),
            "{id}"
        );
        assert!(have.headings.is_empty(), "{id}");
        // The descriptions begin with the furniture's own words.
        for furniture in want["furniture"].as_array().unwrap() {
            let words = furniture
                .as_str()
                .unwrap()
                .split([' ', '…'])
                .next()
                .unwrap();
            let found = have
                .furniture
                .iter()
                .any(|span| span.text(text).starts_with(words));
            assert!(found, "{id}: {furniture}");
        }
        let kept = have.paragraphs.iter().all(|span| {
            !have
                .furniture
                .iter()
                .any(|furniture| furniture.overlaps(*span))
        });
        assert!(kept, "{id}");
    }
}

#[test]
fn no_gold_fact_lies_in_furniture() {
    for path in ["gold/seeds.jsonl", "gold/dev.jsonl"] {
        for row in lines(path) {
            let text = row["text"].as_str().unwrap();
            let article = article::read(text);
            // The gold files count characters.
            let bytes: Vec<usize> = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            for fact in row["facts"].as_array().unwrap() {
                let at = |key: &str| bytes[fact[key].as_u64().unwrap() as usize];
                let span = Span::new(at("start"), at("end"));
                assert_eq!(span.text(text), fact["text"].as_str().unwrap());
                assert!(
                    !article.in_furniture(span),
                    "{}: {}",
                    row["id"],
                    span.text(text)
                );
            }
        }
    }
}
