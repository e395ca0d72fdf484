//! Heads that a page ran together: section, title and lead in one line.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{
    dateline,
    line::Line,
    tables::{SECTION, SECTIONS},
    words::{WordList, is_capitalised, is_letter},
};

/// The line is one of the first, and has at least so many syllables.
const FIRST: usize = 3;
const LINE: usize = 20;
/// So many syllables a title has, and no more bytes.
const TITLE: usize = 5;
const LONGEST: usize = 400;

/// A day with a clock time before or behind it.
static STAMP: Lazy<Regex> = Lazy::new(|| {
    let day = r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d";
    let clock = r"\d{1,2}[:h]\d\d(?::\d\d)?";
    let between = r"[ ,|–-]{1,5}";
    let pattern = format!("(?:{clock}{between}{day}|{day}{between}{clock})");
    Regex::new(&pattern).unwrap_or_else(|error| unreachable!("{error}"))
});

/// Parts the first line of `lines` that is a title and more.
pub(super) fn part(lines: &mut Vec<Line<'_>>) {
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

/// Where the parts of the line begin.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = vec![0];
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
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
    let found = STAMP.find(&text[..end])?;
    let behind = text[found.end()..].trim_start();
    let lead = behind.starts_with(|c: char| c.is_uppercase() || "(“\"".contains(c));
    let free = text[..found.start()].ends_with(' ');
    let to = text.len() - behind.len();
    (lead && free && is_title(&text[..found.start()])).then_some((found.start(), to))
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
        for text in [
            "Mai Lũng (TTXVN) - Sáng 4/3, xã Mai Lũng ra quân trồng chè.",
            "Xã ra quân trồng chè hồi 09:16 - 04/03/2019 Xã có 30 ha.",
            "Xã trồng thêm 30 ha chè. Hợp tác xã (HTX) - Liên minh cùng lo.",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }
}
