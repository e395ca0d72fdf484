//! Texts that were wrapped at a width: which of their line ends are no more than blanks.
//!
//! Whether a text is wrapped is seen from all its lines: those that break off in the middle
//! of a sentence, before a small letter, are all about as long, and few others are longer.
//! Then a line goes on in the next one where it does so plainly, or where the next word
//! had no room on it.

use super::layer::Cut;
use crate::normalize::{is_alphanumeric, is_combining, is_invisible};

/// No wrapped text is narrower or wider, in characters; a character has this many bytes at most.
const NARROW: usize = 36;
const WIDE: usize = 200;
const BYTES: usize = 4;

/// So many lines that break off tell a wrapped text.
const BROKEN: usize = 2;

/// One line of so many may be longer than the width.
const LONGER: usize = 12;

/// The ends of lines at which `text` goes on, with the blanks around them.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    if !may_be_wrapped(text) {
        return Vec::new();
    }
    let lines: Vec<Line> = lines(text).collect();
    let Some(width) = Width::of(&lines) else {
        return Vec::new();
    };
    let headed = is_headed(&lines);
    let pairs = lines.windows(2).enumerate();
    pairs
        .filter_map(|(at, pair)| {
            let (line, next) = (&pair[0], &pair[1]);
            let title = headed && at == 0 && !next.may_end_title();
            let goes_on = !title && width.goes_on(line, next);
            let read = if line.is_hyphened(next) { "" } else { " " };
            goes_on.then(|| Cut::new(line.end(), next.start, read))
        })
        .collect()
}

/// Whether the first line is a title, as far as can be seen: no blank line tells where it
/// would end.
fn is_headed(lines: &[Line]) -> bool {
    /// No title runs over more.
    const TITLE: usize = 3;
    !lines.iter().skip(1).take(TITLE).any(|line| line.apart)
}

/// A look at bytes alone: most texts have paragraphs that are longer than any width.
fn may_be_wrapped(text: &str) -> bool {
    let (mut count, mut long, mut broken) = (0, 0, 0);
    let mut last: Option<&str> = None;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        start = end + 1;
        count += 1;
        long += usize::from(line.len() > BYTES * WIDE);
        if let Some(last) = last.filter(|last| last.len() > NARROW)
            && begins_small(line.trim_start())
            && !last.ends_with('.')
        {
            broken += 1;
        }
        last = Some(line.trim_end());
    }
    broken >= BROKEN && long <= 1 + count / LONGER
}

/// A line without the blanks around it.
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// A blank line stands before it.
    apart: bool,
    /// In characters: all of them, and those with a width.
    all: usize,
    visible: usize,
}

/// The lines that are not blank.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let (mut at, mut apart) = (0, false);
    text.split('\n').filter_map(move |raw| {
        let line = raw.trim();
        let start = at + (raw.len() - raw.trim_start().len());
        at += raw.len() + 1;
        if line.is_empty() {
            apart = true;
            return None;
        }
        let indent = raw.len() - raw.trim_start().len();
        let unseen = |c: &char| is_combining(*c) || is_invisible(*c);
        let all = indent + line.chars().count();
        Some(Line {
            text: line,
            start,
            apart: std::mem::take(&mut apart),
            all,
            visible: all - line.chars().filter(unseen).count(),
        })
    })
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// How long it is, if all characters count or only those with a width.
    fn width(&self, all: bool) -> usize {
        if all { self.all } else { self.visible }
    }

    /// Whether it ends in the middle of a sentence, and `next` goes on with a small letter.
    fn breaks_off(&self, next: &Line) -> bool {
        self.touches(next)
            && !self.has_stop()
            && (begins_small(next.text) || self.is_hyphened(next))
            && !next.is_listed()
    }

    /// Whether `next` may go on with it at all.
    fn touches(&self, next: &Line) -> bool {
        !next.apart && !self.has_columns() && !next.has_columns()
    }

    /// Whether a sentence or a part of a list ends with it.
    fn has_stop(&self) -> bool {
        const CLOSERS: [char; 9] = ['"', '\'', '”', '’', ')', ']', '»', '}', ' '];
        let end = self.text.trim_end_matches(CLOSERS);
        end.ends_with(['.', '!', '?', '…', ':', ';'])
    }

    /// Cells of a table or of a letterhead stand side by side.
    fn has_columns(&self) -> bool {
        self.text.contains('\t') || self.text.contains("   ")
    }

    /// `- gạo`, `1. Mở đầu`, `a) thu`
    fn is_listed(&self) -> bool {
        let mark = self.text.split(char::is_whitespace).next().unwrap_or("");
        let bullet = !mark.contains(is_alphanumeric);
        let number = mark.len() <= 4
            && mark.ends_with(['.', ')'])
            && (mark.bytes().any(|b| b.is_ascii_digit()) || mark.len() == 2);
        (bullet && mark.len() < self.text.len()) || number
    }

    /// `Đăng lúc 9:16, 7/10/2020`, `Hà Nội, ngày 7 tháng 10 năm 2020`: a line of its own that
    /// ends with a date.
    fn is_stamp(&self) -> bool {
        const LONGEST: usize = 80;
        const DIGITS: usize = 4;
        let end = self.text.trim_end_matches(|c: char| !is_alphanumeric(c));
        let digits = end.bytes().rev().take_while(u8::is_ascii_digit).count();
        let clock = || self.text.contains(':') && self.text.len() < LONGEST / 2;
        !self.has_stop()
            && self.text.len() <= LONGEST
            && (digits == DIGITS || digits > 0 && clock())
    }

    /// Whether it may be the rest of a title: it goes on with it plainly, or is a few words.
    fn may_end_title(&self) -> bool {
        const REST: usize = 3;
        let few = self.text.split(char::is_whitespace).nth(REST).is_none();
        begins_small(self.text)
            || (few && !self.has_stop() && !self.text.contains(|c: char| c.is_ascii_digit()))
    }

    /// `NĐ-` before `CP`, `đồng/` before `người`: no blank stood there.
    fn is_hyphened(&self, next: &Line) -> bool {
        let head = self.text.strip_suffix(['-', '/']);
        head.is_some_and(|head| head.ends_with(|c| is_alphanumeric(c) || is_combining(c)))
            && next.text.starts_with(is_alphanumeric)
    }
}

fn is_in_capitals(line: &str) -> bool {
    line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

/// Whether a line begins with a word in small letters, which no address is.
fn begins_small(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
        && !line
            .split(char::is_whitespace)
            .next()
            .is_some_and(|word| word.contains(['@', '.']) || word.contains("//"))
}

/// The width that a text was wrapped at.
#[derive(Clone, Copy, Debug)]
struct Width {
    width: usize,
    /// Whether the characters without a width were counted.
    all: bool,
    /// Lines that are not filled may be shorter than that, where letters are not all as
    /// wide as each other; 0 where each line was filled.
    ragged: usize,
}

impl Width {
    fn of(lines: &[Line]) -> Option<Width> {
        let pairs = lines.windows(2).map(|pair| (&pair[0], &pair[1]));
        let broken: Vec<(&Line, &Line)> = pairs
            .filter(|(line, next)| line.breaks_off(next) && line.visible >= NARROW)
            .collect();
        if broken.len() < BROKEN {
            return None;
        }
        let measured = |all: bool| {
            let width = broken.iter().map(|(line, _)| line.width(all)).max()?;
            let width = Width {
                width,
                all,
                ragged: 0,
            };
            let filled = broken
                .iter()
                .filter(|(line, next)| width.is_filled(line, next))
                .count();
            Some((filled, width))
        };
        let [all, visible] = [measured(true)?, measured(false)?];
        // Of a few lines either may fit by chance.
        let counted = all.0 > visible.0 && broken.len() >= 2 * BROKEN;
        let (filled, mut width) = if counted { all } else { visible };
        let longer = lines
            .iter()
            .filter(|line| line.width(width.all) > width.width + width.width / 10)
            .count();
        if width.width > WIDE || longer > 1 + lines.len() / LONGER {
            return None;
        }
        if 10 * filled < 9 * broken.len() {
            width.ragged = width.width * 4 / 5;
            let near = broken
                .iter()
                .filter(|(line, _)| line.width(width.all) >= width.ragged)
                .count();
            if 4 * near < 3 * broken.len() || broken.len() < 2 * BROKEN {
                return None;
            }
        }
        Some(width)
    }

    /// Whether the first word of `next` had no room on the line.
    fn is_filled(self, line: &Line, next: &Line) -> bool {
        if self.ragged > 0 {
            return line.width(self.all) >= self.ragged;
        }
        let mut word = next.text.split(char::is_whitespace);
        let first = word.next().unwrap_or("").chars();
        let first = if self.all {
            first.count()
        } else {
            first
                .filter(|c| !is_combining(*c) && !is_invisible(*c))
                .count()
        };
        line.width(self.all) + first >= self.width
    }

    /// Whether `line` goes on with `next`.
    fn goes_on(self, line: &Line, next: &Line) -> bool {
        let filled = self.is_filled(line, next);
        // `BÁO CÁO` above its subject.
        let heads = || is_in_capitals(line.text) && !is_in_capitals(next.text);
        line.touches(next)
            && (line.breaks_off(next) && (filled || !heads())
                || filled && !(next.is_listed() && line.has_stop()) && !next.is_stamp())
    }
}
