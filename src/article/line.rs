//! The lines of a page that are not blank.

use super::syllables::syllables;
use crate::{sentence, span::Span};

/// One line without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    pub start: usize,
    /// Blank lines before it.
    pub gap: u32,
    /// Pieces between white space, counted up to [`MANY`](super::syllables::MANY).
    pub syllables: usize,
    pub ending: Ending,
}

/// How a line ends, closing quotes and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// One full stop.
    Dot,
    /// `!`, `?`, `...`, `…`
    Mark,
    /// `:`, `;`, `,`
    Open,
    /// A letter or anything else.
    None,
}

impl<'t> Line<'t> {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Whether a full stop within the line ends a sentence.
    pub(super) fn has_sentences(&self) -> bool {
        let first = sentence::iter(self.text).next();
        first.is_some_and(|first| {
            first.end < self.text.len() && first.text(self.text).ends_with('.')
        })
    }

    /// Whether all its letters are capitals.
    pub(super) fn is_in_capitals(&self) -> bool {
        is_in_capitals(self.text)
    }

    pub(super) fn new(text: &'t str, start: usize, gap: u32) -> Line<'t> {
        Line {
            text,
            start,
            gap,
            syllables: syllables(text),
            ending: ending(text),
        }
    }
}

/// The lines of `text` that hold more than white space.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut start, mut gap) = (0, 0);
    while start < text.len() {
        let end = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[start..])
            .map_or(text.len(), |at| start + at);
        let raw = &text[start..end];
        let trimmed = raw.trim_matches(is_blank);
        if trimmed.is_empty() {
            gap += 1;
        } else {
            let lead = raw.len() - raw.trim_start_matches(is_blank).len();
            lines.push(Line::new(trimmed, start + lead, gap));
            gap = 0;
        }
        start = end
            + if text[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    lines
}

/// Whether a text has letters, and all are capitals.
pub(super) fn is_in_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// White space and the characters without width that pages leave behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn ending(text: &str) -> Ending {
    let closers = ['"', '\'', '”', '’', ')', ']', '»', '}', ' '];
    let text = text.trim_end_matches(closers);
    match text.chars().next_back() {
        Some('.') if text.ends_with("..") => Ending::Mark,
        Some('.') => Ending::Dot,
        Some('!' | '?' | '…') => Ending::Mark,
        Some(':' | ';' | ',') => Ending::Open,
        _ => Ending::None,
    }
}
