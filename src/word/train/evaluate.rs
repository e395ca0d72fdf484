//! How well a model does on a treebank.

use super::corpus::Case;
use crate::word::segmenter::Segmenter;

/// F1 over word spans, in percent, white space left aside. `lines` are words
/// parted by spaces, their syllables by `_`.
pub(crate) fn f1<'t>(segmenter: &Segmenter, lines: impl IntoIterator<Item = &'t str>) -> f64 {
    let (mut hits, mut gold_words, mut found_words) = (0, 0, 0);
    let mut worker = segmenter.worker();
    let mut words = Vec::new();
    for line in lines {
        let mut gold = Vec::new();
        let mut at = 0;
        for word in line.split_whitespace() {
            let len: usize = word.chars().filter(|c| *c != '_').map(char::len_utf8).sum();
            gold.push((at, at + len));
            at += len;
        }
        let text = line.replace('_', " ");
        // Bytes other than white space before each byte.
        let mut dark = vec![0; text.len() + 1];
        for (i, c) in text.char_indices() {
            let len = if c.is_whitespace() { 0 } else { c.len_utf8() };
            let before = dark[i];
            dark[i + 1..=i + c.len_utf8()].fill(before + len);
        }
        words.clear();
        worker.words_into(&text, &mut words);
        let found: Vec<_> = words
            .iter()
            .map(|w| (dark[w.span.start], dark[w.span.end]))
            .collect();
        let gold_set: std::collections::HashSet<_> = gold.iter().collect();
        hits += found.iter().filter(|f| gold_set.contains(f)).count();
        gold_words += gold.len();
        found_words += found.len();
    }
    200.0 * hits as f64 / (gold_words + found_words).max(1) as f64
}

/// A line of the report for each way to write the treebank.
pub(crate) fn report(segmenter: &Segmenter, lines: &[String]) -> String {
    let cased = |case: Case| -> Vec<String> { lines.iter().map(|l| case.apply(l)).collect() };
    let joined: Vec<String> = lines.chunks(8).map(|c| c.join(" ")).collect();
    let mut out = String::new();
    for (name, lines) in [
        ("as it is", lines.to_vec()),
        ("in capitals", cased(Case::Upper)),
        ("in small letters", cased(Case::Lower)),
        ("eight sentences a line", joined),
    ] {
        let f1 = f1(segmenter, lines.iter().map(String::as_str));
        out.push_str(&format!("F1 {f1:.2}  {name}\n"));
    }
    out
}
