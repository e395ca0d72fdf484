//! The author's line, on a line of its own or at the end of the last paragraph.

use super::{
    dateline::is_capitals,
    line::is_blank,
    source::is_source,
    stamp::{self, Stamp},
    tables::{AUTHOR, FURNITURE, PHRASES},
    words::{WordList, is_capitalised, is_name, with_first_key},
};
use crate::{
    sentence,
    span::{Span, last_bytes},
};

/// The author and the paper that a byline names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    pub byline: Option<Span>,
    pub source: Option<Span>,
}

/// What ends a paragraph that the page ran together with its byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// `Lê Ba`
    Signature(Signature),
    /// `Lê Ba - Tuổi Trẻ | 21:15 27/06/2017`
    Stamp(Box<Stamp>),
}

/// A byline has no more syllables than this, and is looked for in so many bytes
/// at the end of a paragraph.
const SYLLABLES: usize = 24;
const LONGEST: usize = 700;
/// Marks that may stand around a byline.
const AROUND: [char; 10] = ['-', '–', '—', '*', '|', ',', '.', ':', '•', '/'];

/// What ends a text of the state.
const OVER: &str = "./.";

/// What ends a sentence and no byline.
const STOPS: [char; 9] = ['.', '!', '?', '…', ':', ';', ',', '”', '"'];

/// Reads a text that is a byline and nothing else: `Văn Tiến`, `Bùi Linh/
/// daibieunhandan.vn`, `Phạm Kha (TTXVN)`, `Theo Dân trí`, `Bài, ảnh: Lê Ba`.
pub(super) fn read(text: &str, start: usize) -> Option<Signature> {
    if text.len() > LONGEST || text.split_whitespace().nth(SYLLABLES).is_some() {
        return None;
    }
    let part = Part { text, start }.trim().without_buttons();
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
    (is_signed(author.text) || is_team(author.text)).then(|| Signature {
        byline: Some(author.span()),
        source: source.map(|source| source.span()),
    })
}

/// The byline that ends a paragraph (`… làm rõ. Lê Ba`), with the span that it
/// takes from the paragraph. Reads the end of the paragraph only.
pub(super) fn at_end(paragraph: &str, start: usize) -> Option<(Ended, Span)> {
    let end = last_bytes(paragraph, LONGEST);
    let from = paragraph.len() - end.len();
    let window = Part {
        text: end,
        start: 0,
    };
    let window = window.without_buttons().text;
    if window.trim_end().ends_with(STOPS) {
        return None;
    }
    let mut last = sentence::iter(window).last()?;
    // `… làm rõ. theo Dân trí` is no new sentence, but a source.
    let mut cues = last.text(window).rmatch_indices(". ");
    if let Some((at, _)) = cues.next().filter(|(at, _)| {
        Part {
            text: &last.text(window)[at + 2..],
            start: 0,
        }
        .trim()
        .after_cue()
        .is_some()
    }) {
        last.start += at + 2;
    }
    // `… đã xong./.Tác giả: Lê Ba`
    if let Some(at) = last.text(window).find(OVER) {
        last.start += at + OVER.len();
    }
    if last.start == 0 {
        return None;
    }
    let span = Span::new(start + from + last.start, start + from + last.end);
    let ended = match read(last.text(window), span.start) {
        Some(signature) => Ended::Signature(signature),
        // A fragment that is a date and nothing else may be of the text.
        None => Ended::Stamp(Box::new(
            stamp::read(last.text(window), span.start)
                .filter(|stamp| stamp.byline.is_some() || stamp.source.is_some())?,
        )),
    };
    Some((ended, span))
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

/// `Nhóm phóng viên`
fn is_team(text: &str) -> bool {
    let list = WordList::first(4, text, 0);
    let words = list.all();
    words.is(0, "nhóm") && PHRASES.roles(words.from(1)) & AUTHOR != 0
}

/// Whether `text` is a button of the page; short words of Vietnamese may be of a name.
fn is_button(text: &str) -> bool {
    let foreign = text.len() > 3 && text.bytes().all(|b| b.is_ascii_alphabetic());
    let several = text.contains(' ') && text.starts_with(char::is_uppercase);
    (foreign || several) && PHRASES.roles_of(text) & FURNITURE != 0
}

/// The size of the button that the page ran together with the end of `text`: `Lê BaEmail`.
fn glued_button(text: &str) -> usize {
    let token = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let capital = |&(_, c): &(usize, char)| c.is_uppercase();
    let last = token.char_indices().rev().find(capital);
    let button = last.map_or("", |(at, _)| &token[at..]);
    if button.len() < token.len() && is_button(button) {
        button.len()
    } else {
        0
    }
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

    /// Without the buttons of the page behind it: `Lê Ba Email Print`.
    fn without_buttons(self) -> Part<'t> {
        /// A button has so many words at most.
        const BUTTON: usize = 3;
        let (mut end, mut buttons) = (self.text.trim_end().len(), 0);
        loop {
            let rest = &self.text[..end];
            let spaces = rest.rmatch_indices(char::is_whitespace).take(BUTTON);
            let tails = spaces
                .map(|(at, _)| at)
                .filter(|&at| is_button(rest[at..].trim()));
            match tails.last() {
                Some(at) => end = rest[..at].trim_end().len(),
                // One alone may be the paper that is named.
                None if buttons < 2 => return self,
                None => return self.slice(0, end - glued_button(rest)),
            }
            buttons += 1;
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

    /// Without the brackets around it.
    fn unwrapped(self) -> Part<'t> {
        match self
            .text
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'))
        {
            Some(inner) if !inner.contains(['(', ')']) => self.slice(1, 1 + inner.len()).trim(),
            _ => self,
        }
    }

    /// What follows `Theo` or `Nguồn:`.
    fn after_cue(self) -> Option<Part<'t>> {
        if !with_first_key(self.text, |key| matches!(key, "nguồn" | "theo")) {
            return None;
        }
        let list = WordList::first(2, self.text, 0);
        let words = list.all();
        let is = |index: usize, key: &str| words.is(index, key);
        let count = match () {
            () if is(0, "nguồn") && is(1, "tin") => 2,
            () if is(0, "nguồn") || is(0, "theo") => 1,
            () => return None,
        };
        let rest = self.slice(words.span(count - 1).end, self.text.len());
        (is(0, "theo") || rest.text.trim_start().starts_with(':')).then(|| rest.trim())
    }

    /// `Theo Dân trí`, `(Theo Dân trí)`, `Nguồn: TTXVN`, `Theo Lê Ba (VnExpress)`
    fn named_source(self) -> Option<Part<'t>> {
        let inner = self.unwrapped();
        let Some(rest) = inner.after_cue() else {
            return is_source(inner.text).then_some(inner);
        };
        // `Nguồn tin: Phòng Y tế`
        if !is_signed(rest.text) && inner.is_labelled_source(rest) {
            return Some(rest);
        }
        // Behind the cue one capitalised word will do: `Theo VTC14`.
        let one = !rest.text.contains(char::is_whitespace) && is_capitalised(rest.text);
        if is_source(rest.text) || one {
            return Some(rest);
        }
        let paper = rest
            .text
            .rfind('(')
            .map(|open| rest.slice(open, rest.text.len()).unwrapped());
        let paper = paper.filter(|paper| is_source(paper.text) || is_name(paper.text));
        is_signed(rest.text).then(|| paper.or(rest.split().1).unwrap_or(rest))
    }

    /// Whether it is a short text behind a label with a colon.
    fn is_labelled_source(self, rest: Part<'_>) -> bool {
        const WORDS: usize = 10;
        let label = &self.text[..self.text.len() - rest.text.len()];
        label.trim_end().ends_with(':')
            && is_capitalised(rest.text)
            && rest.text.split_whitespace().nth(WORDS).is_none()
            && !rest
                .text
                .contains(|c: char| c.is_ascii_digit() || "(),".contains(c))
    }

    /// The author and the paper behind the name.
    fn split(self) -> (Part<'t>, Option<Part<'t>>) {
        let end = self.text.len();
        if let Some(open) = self.text.rfind('(')
            && self.text.ends_with(')')
        {
            let inner = self.slice(open + 1, end - 1).trim();
            let cued = inner.after_cue();
            if cued.is_some() || is_source(inner.text) || is_capitals(inner.text) {
                return (self.slice(0, open).trim(), Some(cued.unwrap_or(inner)));
            }
        }
        let sign = memchr::memchr3(b'/', b'-', b'|', self.text.as_bytes());
        if sign.is_none() && !self.text.contains('–') && !self.text.contains("heo ") {
            return (self, None);
        }
        for mark in [" Theo ", " theo ", "/", " - ", " – ", "- ", " | "] {
            if let Some(at) = self.text.find(mark) {
                let paper = self.slice(at + mark.len(), end).trim();
                // `Lê Ba/VOV-Tây Bắc`
                let first = paper.text.split(['-', ' ', '.']).next().unwrap_or("");
                let office = mark == "/" && is_capitals(first) && first.len() < paper.text.len();
                // `VOV.VN (Tổng hợp)`
                let note = paper.text.find(" (").filter(|_| office);
                let paper = note.map_or(paper, |note| paper.slice(0, note).trim());
                if mark.contains("heo") || office || is_source(paper.text) {
                    return (self.slice(0, at).trim(), Some(paper));
                }
            }
        }
        (self, None)
    }

    /// Without `Tác giả:`, `Bài, ảnh:`, `tổng hợp` and the like.
    fn without_label(self) -> Part<'t> {
        let list = WordList::new(self.text, 0);
        let words = list.all();
        // `Nhóm phóng viên`
        if words.is(0, "nhóm") && !self.text.contains(':') {
            return self;
        }
        if let Some(colon) = self.text.find(':') {
            let label = words
                .iter()
                .take_while(|word| word.span.end <= colon)
                .count();
            return if PHRASES.roles(words.before(label)) & AUTHOR != 0 {
                self.slice(colon + 1, self.text.len()).trim()
            } else {
                self
            };
        }
        // `Ghi chép của Lê Ba`
        let led = PHRASES.longest(words, AUTHOR).filter(|&count| {
            let leads = words.is(count - 1, "của") || words.is(count - 1, "bởi");
            leads && count < words.len() && !self.text.contains(',')
        });
        let first = led.unwrap_or(usize::from(words.is(0, "theo")));
        if words.len() <= first {
            return self;
        }
        let start = if first > 0 {
            words.span(first).start
        } else {
            0
        };
        let author = |&at: &usize| PHRASES.roles(words.from(at)) & AUTHOR != 0;
        let latest = words.len().saturating_sub(3).max(first + 1);
        let end = match (latest..words.len()).find(author) {
            Some(at) if !self.text.ends_with(')') => words.span(at).start,
            _ => self.text.len(),
        };
        self.slice(start, end).trim()
    }
}

#[cfg(test)]
mod tests {
    use super::{Ended, Signature, at_end, read};

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
            ("Theo Lê Ba (Express)", "", "Express"),
            ("Nguồn: Báo Lạ", "", "Báo Lạ"),
            ("TTXVN/Tin Tức", "", "TTXVN/Tin Tức"),
            ("Bài, ảnh: Lê Ba - Vũ Tư", "Lê Ba - Vũ Tư", ""),
            (
                "Lê Ba Theo Đời sống Plus/GĐVN",
                "Lê Ba",
                "Đời sống Plus/GĐVN",
            ),
            ("Lê Ba Lê Ba", "Lê Ba", ""),
            ("Lê Ba -", "Lê Ba", ""),
            ("Nhóm phóng viên", "Nhóm phóng viên", ""),
            ("Lê Ba Email Print", "Lê Ba", ""),
            ("Lê Ba In bài viết Gửi email", "Lê Ba", ""),
            ("Lê Ba tổng hợp", "Lê Ba", ""),
            ("Theo Lê Ba - Tạp chí Lạ", "Lê Ba", "Tạp chí Lạ"),
            ("Lê Ba (TTMN)", "Lê Ba", "TTMN"),
            ("Lê Ba/VOV-Tây Bắc", "Lê Ba", "VOV-Tây Bắc"),
            ("Lê Ba/VOV.VN (Ghi)", "Lê Ba", "VOV.VN"),
            ("Viết bởi Lê Ba", "Lê Ba", ""),
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
        let (ended, taken) = at_end(text, 0).unwrap();
        let signature = Signature {
            byline: Some(taken),
            source: None,
        };
        assert_eq!(ended, Ended::Signature(signature));
        assert_eq!(taken.text(text), "Lê Ba");
        let text = "Công an đang làm rõ. theo Dân trí";
        let Some((Ended::Signature(signature), _)) = at_end(text, 0) else {
            panic!()
        };
        assert_eq!(signature.source.unwrap().text(text), "Dân trí");
        let text = "Đội thắng 2-1. Lê Ba - Dân trí | 21:15 27/06/2017";
        let Some((Ended::Stamp(stamp), _)) = at_end(text, 0) else {
            panic!()
        };
        assert_eq!(stamp.published.time.to_string(), "2017-06-27 21:15:00");
        assert_eq!(stamp.byline.unwrap().text(text), "Lê Ba");
        assert_eq!(at_end("Công an đang làm rõ.", 0), None);
        assert_eq!(at_end("Lê Ba", 0), None);
    }
}
