//! Golden cases (`tests/cases/sentences.txt`) and properties of the sentences.

#[path = "common/lines.rs"]
mod lines;

use bantin::{Span, sentence};
use lines::lines;
use proptest::prelude::*;

fn cases() -> impl Iterator<Item = (usize, &'static str)> {
    lines(include_str!("cases/sentences.txt"))
}

fn marked(text: &str) -> Vec<&str> {
    sentence::sentences(text)
        .into_iter()
        .map(|span| span.text(text))
        .collect()
}

#[test]
fn golden_cases() {
    let mut failures = String::new();
    for (number, case) in cases() {
        let text = case.replace('‖', "");
        let expected: Vec<&str> = case.split('‖').map(str::trim).collect();
        let found = marked(&text);
        if found != expected {
            failures += &format!("line {number}:\n  want {expected:?}\n  have {found:?}\n");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Decomposed letters give the same sentences.
#[test]
fn golden_cases_decomposed() {
    use unicode_normalization::UnicodeNormalization;
    for (number, case) in cases() {
        let text: String = case.replace('‖', "").nfd().collect();
        let expected: Vec<String> = case.split('‖').map(|s| s.trim().nfd().collect()).collect();
        assert_eq!(marked(&text), expected, "line {number}");
    }
}

#[test]
fn a_line_end_ends_a_sentence() {
    assert_eq!(
        marked("Một tiêu đề\r\n\r\n  Một câu. Hai câu \n"),
        ["Một tiêu đề", "Một câu.", "Hai câu"]
    );
    assert!(marked("").is_empty());
    assert!(marked(" \n\u{a0}\t").is_empty());
}

/// What holds for the sentences of any text.
fn check(text: &str) {
    let mut end = 0;
    for Span { start, end: next } in sentence::sentences(text) {
        assert!(
            end <= start && start < next,
            "out of order: {start}..{next} after {end}"
        );
        assert!(
            text[end..start].trim().is_empty(),
            "lost {:?}",
            &text[end..start]
        );
        let sentence = &text[start..next];
        assert_eq!(sentence, sentence.trim());
        assert!(!sentence.contains(['\n', '\r']));
        end = next;
    }
    assert!(text[end..].trim().is_empty(), "lost {:?}", &text[end..]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn text_of_stops(text in "([.!?…:;,(”“\"')\\]/ \n-]|\\PC|TP|Th|S|Điều|v|12|nghị|Đồng|\u{301}|\u{a0}){0,60}") {
        check(&text);
    }
}

/// Nothing that grows is scanned again and again.
#[test]
fn linear_on_hostile_input() {
    for piece in [
        ".", "a.", ". ", "A. ", "\"", ".)", "(.", ".   ", "...a", "…", "1.", "\n", "x\n", ".A",
        "\u{301}.", "… ", ".\" ", "Ba. … ",
    ] {
        check(&piece.repeat(200_000));
    }
    check(&" ".repeat(1_000_000));
    check(&"ă".repeat(1_000_000));
}
