//! What pages of print and rows of pictures repeat: their numbers, and the line at the head or
//! the foot of each page.

use super::{
    line::{Ending, Line},
    role::Role,
};

/// A line that is a number and nothing else: `12`, `- 12 -`, `2/6`.
struct Counter {
    at: usize,
    number: usize,
    of: Option<usize>,
}

/// Gives such lines the role of words of the page.
pub(super) fn mark(lines: &[Line<'_>], roles: &mut [Role]) {
    let counters: Vec<Counter> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| counter(line.text, at))
        .collect();
    rows(&counters, roles);
    pages(&counters, lines, roles);
}

fn counter(text: &str, at: usize) -> Option<Counter> {
    /// No longer.
    const BYTES: usize = 9;
    if text.len() > BYTES {
        return None;
    }
    let inner = text.trim_matches(|c| matches!(c, '-' | '–' | ' '));
    let (number, of) = match inner.split_once('/') {
        Some((number, of)) => (number, Some(of)),
        None => (inner, None),
    };
    let read = |text: &str| {
        let digits = text.trim();
        let number = digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() <= 4;
        number.then(|| digits.parse().ok())?
    };
    Some(Counter {
        at,
        number: read(number)?,
        of: match of {
            Some(of) => Some(read(of)?),
            None => None,
        },
    })
}

/// `1/6`, `2/6` and so on up to `6/6`: pictures of a row.
fn rows(counters: &[Counter], roles: &mut [Role]) {
    for (from, first) in counters.iter().enumerate() {
        let Some(count) = first.of.filter(|&of| of > 1 && first.number == 1) else {
            continue;
        };
        let row = counters.get(from..from + count).unwrap_or_default();
        let in_order = |(nth, counter): (usize, &Counter)| {
            counter.of == Some(count) && counter.number == nth + 1
        };
        if !row.is_empty() && row.iter().enumerate().all(in_order) {
            row.iter()
                .for_each(|counter| roles[counter.at] = Role::Furniture);
        }
    }
}

/// Numbers of pages, one more on each, and the line beside them that stands on several.
fn pages(counters: &[Counter], lines: &[Line<'_>], roles: &mut [Role]) {
    /// So many lines are looked for.
    const HEADS: usize = 4;
    let bare: Vec<&Counter> = counters.iter().filter(|c| c.of.is_none()).collect();
    let next = |pair: &&[&Counter]| pair[0].number + 1 == pair[1].number;
    let numbers: Vec<usize> = bare
        .windows(2)
        .filter(next)
        .flat_map(|pair| [pair[0].at, pair[1].at])
        .collect();
    let beside = numbers
        .iter()
        .flat_map(|&at| [at.checked_sub(1), Some(at + 1)])
        .flatten();
    let heads = beside.filter(|&at| lines.get(at).is_some_and(may_run) && roles[at] == Role::Text);
    let mut texts: Vec<&str> = Vec::new();
    for at in heads {
        if !texts.contains(&lines[at].text) && texts.len() < HEADS {
            texts.push(lines[at].text);
        }
    }
    for text in texts {
        let same = || (0..lines.len()).filter(|&at| lines[at].text == text);
        if same().nth(1).is_some() {
            same()
                .chain(numbers.iter().copied())
                .for_each(|at| roles[at] = Role::Furniture);
        }
    }
}

/// Whether a line may head each page: some words, no sentence.
fn may_run(line: &Line<'_>) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 4..=24;
    WORDS.contains(&line.syllables) && line.ending == Ending::None
}
