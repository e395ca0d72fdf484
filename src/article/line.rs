//! The lines of a page that are not blank.

use crate::{normalize::is_alphanumeric, sentence, span::Span};

/// One line without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    pub start: usize,
    /// Blank lines before it.
    pub gap: u32,
    /// Pieces between white space, counted up to [`MANY`].
    pub syllables: usize,
    pub ending: Ending,
}

/// How far syllables are counted: more are simply many.
pub(super) const MANY: usize = 64;

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

    fn new(text: &'t str, start: usize, gap: u32) -> Line<'t> {
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

/// White space and the characters without width that pages leave behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn syllables(text: &str) -> usize {
    let (mut at, mut count) = (0, 0);
    while let Some(found) = text[at..].find(is_alphanumeric) {
        count += 1;
        at = white_space(text, at + found);
        if count == MANY || at == text.len() {
            break;
        }
    }
    count
}

/// Where white space stands next, from `from` on, or the end of the text.
fn white_space(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = text.as_bytes()[at..]
        .iter()
        .position(|&b| MAY_BE_SPACE[usize::from(b)])
    {
        at += found;
        let start = at - usize::from(text.as_bytes()[at] == OGHAM);
        let behind = text.get(start..);
        if behind.is_some_and(|behind| behind.starts_with(char::is_whitespace)) {
            return start;
        }
        at += 1;
    }
    text.len()
}

/// The second byte of the one white space whose first byte most vowels of Vietnamese
/// begin with too.
const OGHAM: u8 = 0x9a;

/// The bytes that white space may begin with, and [`OGHAM`].
const MAY_BE_SPACE: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = b <= 0x20 || matches!(b, 0xc2 | 0xe2 | 0xe3) || b == OGHAM as usize;
        b += 1;
    }
    table
};

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

#[cfg(test)]
mod tests {
    use super::{MANY, syllables};

    #[test]
    fn counts_syllables_between_any_white_space() {
        for space in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            let text = format!("Ớ{space}ẚ{space}–{space}{space}“a”{space}");
            assert_eq!(syllables(&text), 3, "{space:?}");
        }
        assert_eq!(syllables("– ©\u{1c}…\u{200b}"), 0);
        assert_eq!(syllables("một\u{1f}hai\u{200b}ba Úc\u{b0}C"), 2);
        assert_eq!(syllables(&"a ".repeat(100)), MANY);
    }
}
