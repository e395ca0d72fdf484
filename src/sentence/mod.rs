//! Sentences of news text.
//!
//! A line is a paragraph or a heading, so the end of a line ends a sentence, but where a
//! text is wrapped. Within a line a sentence ends at a stop (`.`, `!`, `?`, `…`) for
//! which the `stop` module finds no reason to go on: an abbreviation (`Th.S`, `TP.
//! Vinh`), an initial, a list number, a decimal, a web address, a small letter
//! behind it. Quotes and brackets that close after the stop belong to the
//! sentence they close.
//!
//! Imports spans, errors, tables, [`normalize`](crate::normalize) and `plain`; no tokens.

mod cues;
mod left;
mod stop;

use memchr::memmem;
use once_cell::sync::Lazy;

use crate::{plain::Plain, span::Span};
use stop::Verdict;

/// The sentences of `text`, without the white space around them, in order.
/// Every character that is no white space is in exactly one of them. Those of a text that
/// was wrapped at a width go on over the ends of its lines.
///
/// ```
/// let text = "Sáng 9-10, đoàn làm việc tại TP. Vinh. PGS.TS. Lê A (ĐH Y) dự hội nghị.Đồng chí chủ trì.";
/// let sentences: Vec<&str> =
///     bantin::sentence::sentences(text).iter().map(|span| span.text(text)).collect();
/// assert_eq!(sentences, [
///     "Sáng 9-10, đoàn làm việc tại TP. Vinh.",
///     "PGS.TS. Lê A (ĐH Y) dự hội nghị.",
///     "Đồng chí chủ trì.",
/// ]);
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    let plain = Plain::unwrapped(text);
    iter(plain.text()).map(|span| plain.span(span)).collect()
}

/// As [`sentences`], one after the other and without a list: for texts of any
/// length. Each line is read by itself.
///
/// ```
/// assert_eq!(bantin::sentence::iter("Một. Hai? Ba!").count(), 3);
/// ```
pub fn iter(text: &str) -> Sentences<'_> {
    Sentences {
        text,
        at: 0,
        line_end: None,
        stop: None,
        ellipsis: None,
    }
}

/// The sentences of a text, see [`iter`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    at: usize,
    /// The end of the line that `at` is in, once it is known.
    line_end: Option<usize>,
    /// The next `.`, `!` or `?` that was found.
    stop: Option<usize>,
    /// The next `…`, searched apart: the others are found three at a time.
    ellipsis: Option<usize>,
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = &self.text[self.at..];
        let start = self.at + (rest.len() - rest.trim_start().len());
        if start == self.text.len() {
            self.at = start;
            return None;
        }
        let line_end = match self.line_end {
            Some(end) if end > start => end,
            _ => line_end(self.text, start),
        };
        self.line_end = Some(line_end);
        let line = &self.text[..line_end];
        let mut from = start;
        let end = loop {
            match self.next_stop(line, from) {
                None => break line_end,
                Some(at) => match stop::decide(line, start, at) {
                    Verdict::Ends(end) => break end,
                    Verdict::GoesOn(next) => from = next,
                },
            }
        };
        self.at = end;
        Some(Span::new(
            start,
            start + self.text[start..end].trim_end().len(),
        ))
    }
}

impl Sentences<'_> {
    /// Where the next `.`, `!`, `?` or `…` of the line stands. What is found is
    /// kept until it is passed, so that no byte is searched twice.
    fn next_stop(&mut self, line: &str, from: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(from..)?;
        if self.stop.is_none_or(|at| at < from) {
            let found = memchr::memchr3(b'.', b'!', b'?', rest);
            self.stop = Some(found.map_or(usize::MAX, |at| from + at));
        }
        if self.ellipsis.is_none_or(|at| at < from) {
            let found = ELLIPSIS.find(rest);
            self.ellipsis = Some(found.map_or(usize::MAX, |at| from + at));
        }
        let next = self.stop.min(self.ellipsis)?;
        (next < line.len()).then_some(next)
    }
}

static ELLIPSIS: Lazy<memmem::Finder<'static>> = Lazy::new(|| memmem::Finder::new("…"));

fn line_end(text: &str, from: usize) -> usize {
    memchr::memchr2(b'\n', b'\r', &text.as_bytes()[from..]).map_or(text.len(), |at| from + at)
}
