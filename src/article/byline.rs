//! The author's line, on a line of its own or at the end of the last paragraph.

use super::{
    line::is_blank,
    vocabulary::{AGENCIES, AGENCY, AUTHOR, PHRASES},
    words::{is_capitalised, words},
};
use crate::{Span, sentence};

/// The author and the paper that a byline names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    pub byline: Option<Span>,
    pub source: Option<Span>,
}

/// A byline is no longer than this.
const LONGEST: usize = 160;
/// Marks that may stand around a byline.
const AROUND: [char; 10] = ['-', '–', '—', '*', '|', ',', '.', ':', '•', '/'];

/// Reads a text that is a byline and nothing else: `Văn Tiến`, `Bùi Linh/
/// daibieunhandan.vn`, `Phạm Kha (TTXVN)`, `Theo Dân trí`, `Bài, ảnh: Lê Ba`.
pub(super) fn read(text: &str, start: usize) -> Option<Signature> {
    if text.len() > LONGEST {
        return None;
    }
    let part = Part { text, start }.trim();
    let part = part.once();
    if let Some(source) = part.named_source() {
        return Some(Signature {
            byline: None,
            source: Some(source.span()),
        });
    }
    let (author, source) = part.split();
    let author = author.without_label();
    if author.text.is_empty() {
        return source.map(|source| Signature {
            byline: None,
            source: Some(source.span()),
        });
    }
    if is_source(author.text) {
        // `TTXVN/Tin Tức` names two papers and no author.
        let span = source.map_or(author.span(), |source| author.span().union(source.span()));
        return Some(Signature {
            byline: None,
            source: Some(span),
        });
    }
    is_signed(author.text).then(|| Signature {
        byline: Some(author.span()),
        source: source.map(|source| source.span()),
    })
}

/// The byline that ends a paragraph (`… làm rõ. Lê Ba`), with the span that it
/// takes from the paragraph. Reads the end of the paragraph only.
pub(super) fn at_end(paragraph: &str, start: usize) -> Option<(Signature, Span)> {
    let mut from = paragraph.len().saturating_sub(2 * LONGEST);
    while !paragraph.is_char_boundary(from) {
        from += 1;
    }
    let window = &paragraph[from..];
    let last = sentence::iter(window).last()?;
    if last.start == 0
        || last
            .text(window)
            .ends_with(['.', '!', '?', '…', ':', ';', ',', '”', '"'])
    {
        return None;
    }
    let span = Span::new(start + from + last.start, start + from + last.end);
    let signature = read(last.text(window), span.start)?;
    Some((signature, span))
}

/// Whether `text` is one or more names and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let mut names = 0;
    for token in text.split_whitespace() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            if !token.chars().all(|c| "-–—&+,/|".contains(c)) {
                return false;
            }
        } else if is_capitalised(bare) && !bare.contains(|c: char| c.is_ascii_digit()) {
            names += 1;
        } else if bare != "và" {
            return false;
        }
        if token.ends_with([':', ';', '!', '?', '”', '"']) || token.starts_with(['“', '"']) {
            return false;
        }
    }
    (1..=8).contains(&names)
}

/// A name, with what stands in brackets beside it (`Văn Thanh (Ban Dân vận)`).
fn is_signed(text: &str) -> bool {
    let Some(open) = text.find('(') else {
        return is_name(text);
    };
    let (before, inside) = text.split_at(open);
    let Some(close) = inside.find(')') else {
        return false;
    };
    let after = &inside[close + 1..];
    let inside = &inside[1..close];
    let names = [before, after]
        .iter()
        .filter(|part| !part.trim().is_empty())
        .count();
    names == 1
        && is_name(if before.trim().is_empty() {
            after
        } else {
            before
        })
        && inside.split_whitespace().count() <= 10
        && !inside.contains(|c: char| c.is_ascii_digit())
}

/// Whether `text` is the name or the address of a paper.
fn is_source(text: &str) -> bool {
    let text = text.trim();
    let named = text
        .strip_prefix("Báo ")
        .or_else(|| text.strip_prefix("báo "))
        .unwrap_or(text);
    AGENCIES.roles(&words(named, 0)) & AGENCY != 0 || is_domain(text) || {
        ["Báo ", "Tạp chí ", "Đài "]
            .iter()
            .any(|head| text.starts_with(head))
            && is_name(named)
    }
}

/// `daibieunhandan.vn`
fn is_domain(text: &str) -> bool {
    const LAST: [&str; 8] = ["vn", "com", "net", "org", "info", "tv", "edu", "gov"];
    let sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    text.bytes().all(sign)
        && text.rsplit_once('.').is_some_and(|(head, last)| {
            !head.is_empty() && LAST.contains(&last.to_ascii_lowercase().as_str())
        })
}

/// A piece of the byline and where it stands.
#[derive(Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Part<'t> {
    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    fn slice(self, from: usize, to: usize) -> Part<'t> {
        Part {
            text: &self.text[from..to],
            start: self.start + from,
        }
    }

    /// Without white space and marks around it.
    fn trim(self) -> Part<'t> {
        let mark = |c: char| is_blank(c) || AROUND.contains(&c);
        let head = self.text.len() - self.text.trim_start_matches(mark).len();
        let end = self.text.trim_end_matches(mark).len();
        if head >= end {
            self.slice(end, end)
        } else {
            self.slice(head, end)
        }
    }

    /// `Đình Sơn Đình Sơn`: pages that print the name twice.
    fn once(self) -> Part<'t> {
        let half = self.text.len() / 2;
        let twice = self.text.len() > 4
            && self.text.is_char_boundary(half)
            && self.text.as_bytes()[half] == b' '
            && self.text[..half] == self.text[half + 1..];
        if twice { self.slice(0, half) } else { self }
    }

    /// `Theo Dân trí`, `(Theo Dân trí)`, `Nguồn: TTXVN`
    fn named_source(self) -> Option<Part<'t>> {
        let inner = match self
            .text
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'))
        {
            Some(inner) if !inner.contains(['(', ')']) => self.slice(1, 1 + inner.len()).trim(),
            _ => self,
        };
        let named = ["Theo ", "theo ", "Nguồn:", "Nguồn :", "Nguồn tin:"]
            .iter()
            .find_map(|head| inner.text.strip_prefix(head));
        let Some(rest) = named else {
            return is_source(inner.text).then_some(inner);
        };
        let rest = inner
            .slice(inner.text.len() - rest.len(), inner.text.len())
            .trim();
        // `Theo Phương Hoa (VnExpress)`
        let (_, paper) = rest.split();
        (is_source(rest.text) || is_signed(rest.text)).then(|| paper.unwrap_or(rest))
    }

    /// The author and the paper behind the name.
    fn split(self) -> (Part<'t>, Option<Part<'t>>) {
        let end = self.text.len();
        if let Some(open) = self.text.rfind('(')
            && self.text.ends_with(')')
        {
            let inner = self.slice(open + 1, end - 1).trim();
            let theo = ["Theo ", "theo "]
                .iter()
                .find_map(|head| inner.text.strip_prefix(head));
            let paper = theo.map_or(inner, |rest| {
                inner
                    .slice(inner.text.len() - rest.len(), inner.text.len())
                    .trim()
            });
            if theo.is_some() || is_source(inner.text) {
                return (self.slice(0, open).trim(), Some(paper));
            }
        }
        for mark in [" Theo ", " theo ", "/", " - ", " – ", "- ", " | "] {
            if let Some(at) = self.text.find(mark) {
                let paper = self.slice(at + mark.len(), end).trim();
                if mark.contains("heo") || is_source(paper.text) {
                    return (self.slice(0, at).trim(), Some(paper));
                }
            }
        }
        (self, None)
    }

    /// Without `Tác giả:`, `Bài, ảnh:` and the like.
    fn without_label(self) -> Part<'t> {
        let Some(colon) = self.text.find(':') else {
            return self;
        };
        let label = words(&self.text[..colon], 0);
        if PHRASES.roles(&label) & AUTHOR != 0 {
            self.slice(colon + 1, self.text.len()).trim()
        } else {
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{at_end, read};

    fn named(text: &str) -> Option<(&str, &str)> {
        let signature = read(text, 0)?;
        let part = |span: Option<crate::Span>| span.map_or("", |span| span.text(text));
        Some((part(signature.byline), part(signature.source)))
    }

    #[test]
    fn reads_bylines() {
        for (text, byline, source) in [
            ("VĂN BA", "VĂN BA", ""),
            ("Lê Ba/ baochi.vn", "Lê Ba", "baochi.vn"),
            (
                "Lê Ba (Ban Dân vận Tỉnh ủy)",
                "Lê Ba (Ban Dân vận Tỉnh ủy)",
                "",
            ),
            ("Lê Ba (TTXVN)", "Lê Ba", "TTXVN"),
            ("(Theo Dân trí)", "", "Dân trí"),
            ("Theo Lê Ba (VnExpress)", "", "VnExpress"),
            ("TTXVN/Tin Tức", "", "TTXVN/Tin Tức"),
            ("Bài, ảnh: Lê Ba - Vũ Tư", "Lê Ba - Vũ Tư", ""),
            (
                "Lê Ba Theo Đời sống Plus/GĐVN",
                "Lê Ba",
                "Đời sống Plus/GĐVN",
            ),
            ("Lê Ba Lê Ba", "Lê Ba", ""),
            ("Lê Ba -", "Lê Ba", ""),
        ] {
            assert_eq!(named(text), Some((byline, source)), "{text}");
        }
        for text in [
            "Giá lúa tăng",
            "Thắng 2-1",
            "Xin cảm ơn ông",
            "",
            "Ông nói:",
            "...",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }

    #[test]
    fn reads_the_end_of_a_paragraph() {
        let text = "Công an đang làm rõ. Lê Ba";
        let (signature, taken) = at_end(text, 0).unwrap();
        assert_eq!(signature.byline, Some(taken));
        assert_eq!(taken.text(text), "Lê Ba");
        assert_eq!(at_end("Công an đang làm rõ.", 0), None);
        assert_eq!(at_end("Lê Ba", 0), None);
    }
}
