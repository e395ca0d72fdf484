//! [`Places`]: where the text of an article stands in its page.
//!
//! Whoever parses the page keeps no places. But its text is that of the page with pieces left
//! out, so that each line is looked for behind the one before it, white space aside.

use memchr::{memchr, memchr3, memmem};

use crate::{
    plain::{Cut, Layer, reference},
    span::Span,
};

/// Lines may be missing, as a title that only the head has; each costs a look at all the page.
const MISSING: usize = 32;

/// Elements that hold no text of the page.
const MUTE: [&str; 5] = ["script", "style", "title", "template", "iframe"];

/// Where the text of an article stands in its page, see [`Page::places`](super::Page::places).
#[derive(Clone, Debug)]
pub struct Places {
    /// From the page to its text without white space.
    layer: Layer,
    /// Each line that was found: where it stands in the article, without the blanks around it,
    /// and where it begins in the text of the page.
    lines: Vec<(Span, usize)>,
    /// Where white space stands in the article.
    blanks: Vec<usize>,
}

impl Places {
    pub(super) fn new(text: &str, page: &str) -> Places {
        let (bare, layer) = Layer::new(page, cuts(page));
        let mut places = Places {
            layer,
            lines: Vec::new(),
            blanks: Vec::new(),
        };
        let (mut at, mut from, mut missing) = (0, 0, 0);
        let is_blank = |b: &u8| b.is_ascii_whitespace();
        for line in text.split_inclusive('\n') {
            let start = at + line.len() - line.trim_ascii_start().len();
            let span = Span::new(start, at + line.trim_ascii_end().len().max(start - at));
            let blanks = line.bytes().enumerate().filter(|(_, b)| is_blank(b));
            places.blanks.extend(blanks.map(|(nth, _)| at + nth));
            at += line.len();
            let words: String = line.split_ascii_whitespace().collect();
            if words.is_empty() || missing > MISSING {
                continue;
            }
            match memmem::find(&bare.as_bytes()[from..], words.as_bytes()) {
                Some(found) => {
                    places.lines.push((span, from + found));
                    from += found + words.len();
                }
                None => missing += 1,
            }
        }
        places
    }

    /// The span of the page that is read at `span` of the article's text, tags within it and
    /// all; nothing where the page does not show that text.
    pub fn span(&self, span: Span) -> Option<Span> {
        let line = self
            .lines
            .partition_point(|(line, _)| line.start <= span.start);
        let &(first, _) = self.lines.get(line.checked_sub(1)?)?;
        let last = self
            .lines
            .partition_point(|(line, _)| line.start < span.end);
        let &(last, _) = self.lines.get(last.checked_sub(1)?)?;
        if span.start >= first.end || span.end > last.end || span.end <= span.start {
            return None;
        }
        let (start, end) = (self.bare(span.start)?, self.bare(span.end)?);
        Some(self.layer.span(Span::new(start, end)))
    }

    /// The place without white space in the text of the page.
    fn bare(&self, at: usize) -> Option<usize> {
        let line = self.lines.partition_point(|(line, _)| line.start <= at);
        let (line, from) = *self.lines.get(line.checked_sub(1)?)?;
        let blanks = |at: usize| self.blanks.partition_point(|blank| *blank < at);
        let passed = blanks(at) - blanks(line.start);
        Some(from + at - line.start - passed)
    }
}

/// What of a page is no text: tags and what some of them hold, comments, white space.
fn cuts(page: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let bytes = page.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..]
        .iter()
        .position(|b| matches!(b, b'<' | b'&') || b.is_ascii_whitespace())
    {
        at += found;
        let rest = &page[at..];
        let (size, read) = match bytes[at] {
            b'<' => (tag(rest), String::new()),
            b'&' => reference(rest).unwrap_or((1, "&".to_owned())),
            _ => {
                let behind = rest.trim_ascii_start();
                (rest.len() - behind.len(), String::new())
            }
        };
        if size == 0 {
            at += 1;
            continue;
        }
        let read = read.replace(|c: char| c.is_ascii_whitespace(), "");
        cuts.push(Cut::new(at, at + size, read));
        at += size;
    }
    cuts
}

/// The size of the tag or the comment that `rest` begins with, and of what is mute in it; 0
/// where it is none.
fn tag(rest: &str) -> usize {
    let up_to = |from: usize, end: &str| {
        let found = memmem::find(&rest.as_bytes()[from..], end.as_bytes());
        found.map_or(rest.len(), |at| from + at + end.len())
    };
    if rest.starts_with("<!--") {
        return up_to(4, "-->");
    }
    let bytes = rest.as_bytes();
    let name = bytes[1..]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    if name == 0 && !matches!(bytes.get(1), Some(b'/' | b'!' | b'?')) {
        return 0;
    }
    let end = close(bytes);
    match MUTE
        .iter()
        .find(|mute| mute.eq_ignore_ascii_case(&rest[1..1 + name]))
    {
        Some(mute) => {
            let mut from = end;
            // The name may be written in capitals.
            while let Some(at) = memmem::find(&bytes[from..], b"</") {
                let found = from + at + 2;
                if rest.as_bytes()[found..].len() >= mute.len()
                    && bytes[found..found + mute.len()].eq_ignore_ascii_case(mute.as_bytes())
                {
                    return found - 2;
                }
                from = found;
            }
            rest.len()
        }
        None => end,
    }
}

/// Behind the `>` of a tag; one in quotes does not count.
fn close(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += found + 1;
        let sign = bytes[at - 1];
        if sign == b'>' {
            return at;
        }
        // A quote begins a value only behind its sign.
        if bytes[..at - 1].trim_ascii_end().ends_with(b"=") {
            match memchr(sign, &bytes[at..]) {
                Some(end) => at += end + 1,
                None => return bytes.len(),
            }
        }
    }
    bytes.len()
}
