//! Heads that a page ran together: section, title and lead in one line.

use std::ops::RangeInclusive;

use super::{
    dateline,
    line::Line,
    role::names_run_together,
    tables::{SECTION, SECTIONS},
    words::{WordList, is_capitalised},
};
use crate::{normalize::is_letter, span::first_bytes};

/// The line is one of the first, and has at least so many syllables.
const FIRST: usize = 3;
const LINE: usize = 20;
/// So many syllables a title has, and no more bytes.
const TITLE: usize = 5;
const LONGEST: usize = 400;

/// A reader of what stands at a byte of the text; gives the byte behind it.
type Reader = fn(&str, usize) -> Option<usize>;

/// Parts the first line of `lines` that is a title and more.
pub(super) fn part(lines: &mut Vec<Line<'_>>) {
    if let Some(line) = lines.first().copied()
        && let Some(title) = behind_path(line.text)
    {
        let path = Line::new(line.text[..title].trim_end(), line.start, line.gap);
        let title = Line::new(&line.text[title..], line.start + title, 0);
        lines.splice(..1, [path, title]);
        return;
    }
    let found = lines
        .iter()
        .take(FIRST)
        .position(|line| line.syllables >= LINE);
    let Some(at) = found.filter(|&at| lines[..at].iter().all(|line| line.syllables < TITLE)) else {
        return;
    };
    let line = lines[at];
    let cuts = cuts(line.text);
    let ends = cuts.iter().skip(1).copied().chain([line.text.len()]);
    let parts = cuts
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(number, (&from, to))| {
            let gap = if number == 0 { line.gap } else { 0 };
            Line::new(line.text[from..to].trim(), line.start + from, gap)
        });
    if cuts.len() > 1 {
        let parts: Vec<Line> = parts.collect();
        lines.splice(at..=at, parts);
    }
}

/// Where the title begins behind the path to it: `Trang chủTin tứcXã Mai Lũng trồng chè`.
fn behind_path(text: &str) -> Option<usize> {
    /// A path has so few steps, and each so few syllables.
    const STEPS: usize = 4;
    const STEP: usize = 5;
    if !text.starts_with('T') {
        return None;
    }
    let steps = names_run_together(text)?;
    let last = *steps.last()?;
    let short = |step: &&str| step.split_whitespace().count() <= STEP;
    let path = &steps[..steps.len() - 1];
    (path.len() <= STEPS && path.iter().all(short) && is_title(last))
        .then(|| text.len() - last.len())
}

/// Where the parts of the line begin.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = vec![0];
    let end = first_bytes(text, LONGEST).len();
    if let Some((from, to)) = stamped(text, end) {
        cuts.push(from);
        cuts.push(to);
    } else if let Some(lead) = dated(text, end) {
        cuts.push(lead);
    } else {
        return cuts;
    }
    if let Some(title) = behind_section(&text[..cuts[1]]) {
        cuts.insert(1, title);
    }
    cuts
}

/// Where the time of publication stands between title and lead.
fn stamped(text: &str, end: usize) -> Option<(usize, usize)> {
    let (from, stamp_end) = stamp(&text[..end])?;
    let behind = text[stamp_end..].trim_start();
    let lead = behind.starts_with(|c: char| c.is_uppercase() || "(“\"".contains(c));
    let free = text[..from].ends_with(' ');
    let to = text.len() - behind.len();
    (lead && free && is_title(&text[..from])).then_some((from, to))
}

/// The first day with a clock time before or behind it: `09:16 - 04/03/2019`.
fn stamp(text: &str) -> Option<(usize, usize)> {
    const ORDERS: [[Reader; 3]; 2] = [[clock, between, day], [day, between, clock]];
    let digits = text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit());
    let read = |at: usize| {
        let in_order = |order: &[Reader; 3]| order.iter().try_fold(at, |at, read| read(text, at));
        ORDERS.iter().find_map(in_order)
    };
    let mut stamps = digits.filter_map(|(at, _)| Some((at, read(at)?)));
    stamps.next()
}

/// `04/03/2019`, `4.3.2019`
fn day(text: &str, at: usize) -> Option<usize> {
    let month = one_of(text, digits(text, at, 1..=2)?, b"/.-")?;
    let year = one_of(text, digits(text, month, 1..=2)?, b"/.-")?;
    let modern = text[year..].starts_with("19") || text[year..].starts_with("20");
    digits(text, year + 2, 2..=2).filter(|_| modern)
}

/// `09:16`, `9h16`, `09:16:30`
fn clock(text: &str, at: usize) -> Option<usize> {
    let minutes = one_of(text, digits(text, at, 1..=2)?, b":h")?;
    let end = digits(text, minutes, 2..=2)?;
    let seconds = || digits(text, one_of(text, end, b":")?, 2..=2);
    Some(seconds().unwrap_or(end))
}

/// What parts a day from a time.
fn between(text: &str, at: usize) -> Option<usize> {
    let behind = text[at..].trim_start_matches([' ', ',', '|', '–', '-']);
    let end = text.len() - behind.len();
    (1..=5)
        .contains(&text[at..end].chars().count())
        .then_some(end)
}

/// As many digits as may stand there, no more.
fn digits(text: &str, at: usize, count: RangeInclusive<usize>) -> Option<usize> {
    let digits = text.as_bytes().get(at..)?.iter();
    let found = digits
        .take(*count.end())
        .take_while(|b| b.is_ascii_digit())
        .count();
    count.contains(&found).then_some(at + found)
}

fn one_of(text: &str, at: usize, signs: &[u8]) -> Option<usize> {
    signs.contains(text.as_bytes().get(at)?).then_some(at + 1)
}

/// Where a dateline begins the lead behind a title.
fn dated(text: &str, end: usize) -> Option<usize> {
    let mut starts = text[..end].match_indices(' ').map(|(at, _)| at + 1);
    starts.find(|&at| dateline::is_plain(&text[at..]) && is_title(&text[..at]))
}

/// Whether `text` may be a title: no sentence, and no place before a dateline.
fn is_title(text: &str) -> bool {
    let text = text.trim_end();
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let stop = [". ", "! ", "; "].iter().any(|stop| text.contains(stop));
    text.split_whitespace().count() >= TITLE
        && text.split_whitespace().any(small)
        && !stop
        && !text.ends_with(['.', ',', ':', ';', '-', '–', '('])
        && !["lúc", "ngày", "hồi", "vào"]
            .iter()
            .any(|word| text.ends_with(word))
}

/// Where the title begins behind the name of a section.
fn behind_section(text: &str) -> Option<usize> {
    let list = WordList::first(12, text, 0);
    let words = list.all();
    let count = SECTIONS
        .longest(words, SECTION)
        .filter(|&count| count > 1)?;
    let title = words.get(count)?.span.start;
    let plain = text[..title].trim_end().ends_with(is_letter);
    (plain && is_capitalised(&text[title..]) && is_title(&text[title..])).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::cuts;

    fn parts(text: &str) -> Vec<&str> {
        let cuts = cuts(text);
        let ends = cuts.iter().skip(1).copied().chain([text.len()]);
        cuts.iter()
            .zip(ends)
            .map(|(&from, to)| text[from..to].trim())
            .collect()
    }

    #[test]
    fn parts_what_was_run_together() {
        assert_eq!(
            parts("Kinh tế Mai Lũng trồng thêm 30 ha chè (TTXVN) - Sáng 4/3, xã Mai Lũng ra quân."),
            [
                "Kinh tế",
                "Mai Lũng trồng thêm 30 ha chè",
                "(TTXVN) - Sáng 4/3, xã Mai Lũng ra quân."
            ]
        );
        assert_eq!(
            parts("Mai Lũng trồng thêm 30 ha chè 09:16 - 04/03/2019 Xã Mai Lũng vừa ra quân."),
            [
                "Mai Lũng trồng thêm 30 ha chè",
                "09:16 - 04/03/2019",
                "Xã Mai Lũng vừa ra quân."
            ]
        );
        assert_eq!(
            super::behind_path("Trang chủTin tứcXã Mai Lũng trồng thêm 30 ha chè"),
            Some("Trang chủTin tức".len())
        );
        assert_eq!(super::behind_path("Trang chủThời sựGiao thông"), None);
        for text in [
            "Mai Lũng (TTXVN) - Sáng 4/3, xã Mai Lũng ra quân trồng chè.",
            "Xã ra quân trồng chè hồi 09:16 - 04/03/2019 Xã có 30 ha.",
            "Xã trồng thêm 30 ha chè. Hợp tác xã (HTX) - Liên minh cùng lo.",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }
}
