//! What a line is by itself, wherever it stands.

use super::{
    line::{Ending, Line, MANY},
    stamp::{self, Stamp},
    tables::{END, FURNITURE, LABEL, LINKS, NOTICE, PHRASES, SECTION, SECTIONS},
    words::{Word, words},
};
use crate::span::Span;

/// The role of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// No letter and no digit.
    Mark,
    /// Words of the page.
    Furniture,
    /// Words of the page that open a list of links.
    Links,
    /// Words of the page behind which no article goes on.
    End,
    /// The time of publication.
    Stamp(Box<Stamp>),
    /// A section or a path to it.
    Section(Span),
    /// Anything else.
    Text,
}

/// Longer lines are text.
const LONGEST: usize = 2000;

pub(super) fn role(line: &Line<'_>) -> Role {
    if line.text.len() > LONGEST || line.syllables >= MANY {
        return Role::Text;
    }
    if line.syllables == 0 {
        return Role::Mark;
    }
    if is_link(line) {
        return Role::Furniture;
    }
    let words = words(line.text, line.start);
    // A bullet that lost its font, alone on its line.
    if words.len() == 1 && line.text.len() == 1 && line.text.as_bytes()[0].is_ascii_lowercase() {
        return Role::Mark;
    }
    if let Some(stamp) = stamp::read(line.text, line.start) {
        return Role::Stamp(Box::new(stamp));
    }
    if line.text.starts_with('#') && is_tagged(line) {
        return Role::Furniture;
    }
    let letters = words.iter().take_while(|word| !word.number).count();
    let alone = words[letters..].iter().all(|word| word.number);
    let roles = if alone {
        PHRASES.roles(&words[..letters])
    } else {
        0
    };
    if roles & END != 0 {
        return Role::End;
    }
    if roles & LINKS != 0 {
        return Role::Links;
    }
    if is_furniture(&words) || is_labelled(line, &words) {
        return Role::Furniture;
    }
    section(line, &words).map_or(Role::Text, Role::Section)
}

/// Whether the line is made of page phrases and numbers, from end to end.
fn is_furniture(words: &[Word]) -> bool {
    let (mut at, mut phrases) = (0, 0);
    while at < words.len() {
        if let Some(count) = PHRASES.longest(&words[at..], FURNITURE | LABEL | END) {
            at += count;
            phrases += 1;
        } else if words[at].number {
            at += 1;
        } else {
            return false;
        }
    }
    phrases > 0
}

/// Whether the line is a row of `#tags`, other words of the page among them.
fn is_tagged(line: &Line<'_>) -> bool {
    let others: Vec<&str> = line
        .text
        .split_whitespace()
        .filter(|token| !token.starts_with('#'))
        .collect();
    others.is_empty() || is_furniture(&words(&others.join(" "), 0))
}

/// Whether the line begins with a label of the page: `Từ khóa: lúa, gạo`.
fn is_labelled(line: &Line<'_>, words: &[Word]) -> bool {
    // `© 2018 Báo …`
    if line.text.starts_with(['©', '®']) {
        return true;
    }
    if PHRASES.longest(words, NOTICE).is_some() {
        return line.syllables <= 40;
    }
    let Some(count) = PHRASES.longest(words, LABEL | LINKS) else {
        return false;
    };
    let raw = &line.text[words[count - 1].span.end - line.start..];
    let behind = raw.trim_start();
    if behind.starts_with([':', '>', '»', '|']) {
        // A whole sentence behind a short label is more likely text.
        return line.syllables <= 40 && (count >= 3 || line.ending != Ending::Dot);
    }
    if PHRASES.roles(&words[..count]) & LABEL == 0 {
        return false;
    }
    let counter = words[count..].iter().all(|word| word.number);
    let columns = raw.starts_with("  ") || raw.starts_with('\t');
    counter || (columns && line.ending != Ending::Dot)
}

/// Whether the line is a link: `>> Xem thêm …`, `▶ Clip: …`. A single arrow
/// may also be the bullet of a paragraph.
fn is_link(line: &Line<'_>) -> bool {
    const FIRST: [&str; 6] = ["xem", "đọc", "mời", "clip", "video", "tin"];
    line.ending != Ending::Dot
        && (line.text.starts_with(">>")
            || line.text.starts_with('»')
            || (line.text.starts_with(['>', '►', '▶', '→'])
                && words(line.text, 0)
                    .first()
                    .is_some_and(|w| FIRST.contains(&w.key.as_str()))))
}

/// Marks that lead to the next part of a path, but do not belong to a name.
const STEPS: [char; 4] = ['>', '»', '›', '→'];

/// `Thời sự`, `Trang chủ > Thời sự > Giao thông`, `Chuyên mục: Kinh tế`
fn section(line: &Line<'_>, words: &[Word]) -> Option<Span> {
    const PATH: [char; 6] = ['>', '»', '›', '/', '|', '→'];
    if words.len() > 16 || words.iter().any(|word| word.number) {
        return None;
    }
    let key = |index: usize| words.get(index).map_or("", |word| word.key.as_str());
    let home = key(0) == "trang" && key(1) == "chủ";
    let label = key(0) == "chuyên" && key(1) == "mục" || key(0) == "mục" && words.len() <= 6;
    if home && line.text.contains(PATH) {
        return behind_last(line, words, &PATH);
    }
    if label && line.text.contains(':') {
        let first = words.get(if key(0) == "mục" { 1 } else { 2 })?;
        return Some(first.span.union(words.last()?.span));
    }
    if home || label {
        return names_of_sections(line, words.get(2..)?);
    }
    let short = words.len() <= 8 && line.ending == Ending::None;
    if short && is_path(line) {
        return behind_last(line, words, &STEPS);
    }
    if short && words.len() <= 6 && has_known_half(line) {
        return Some(line.span());
    }
    names_of_sections(line, words)
}

/// What stands behind the last of these marks.
fn behind_last(line: &Line<'_>, words: &[Word], marks: &[char]) -> Option<Span> {
    let mark = line.start + line.text.rfind(marks)?;
    let first = words.iter().find(|word| word.span.start >= mark)?;
    Some(first.span.union(words.last()?.span))
}

fn is_section(text: &str) -> bool {
    SECTIONS.roles(&words(text, 0)) & SECTION != 0
}

/// `Thể thao > Bóng đá làng`: one known part will do.
fn is_path(line: &Line<'_>) -> bool {
    line.text.contains(STEPS) && line.text.split(STEPS).any(is_section)
}

/// `Văn hóa - Lễ làng`: so will one known half.
fn has_known_half(line: &Line<'_>) -> bool {
    let mut marks = [" - ", " – ", " & "].iter();
    let halves = marks.find_map(|mark| line.text.split_once(mark));
    halves.is_some_and(|(first, second)| is_section(first) || is_section(second))
}

/// The last of the names of sections that the line consists of.
fn names_of_sections(line: &Line<'_>, words: &[Word]) -> Option<Span> {
    const BETWEEN: [char; 12] = ['-', '–', ',', '&', ';', '>', '»', '›', '/', '|', '→', '•'];
    let mut found = None;
    let mut at = 0;
    while at < words.len() {
        let count = SECTIONS.longest(&words[at..], SECTION)?;
        // Two names need a mark between them: `địa phương an toàn giao thông` is none.
        let before = &line.text[..words[at].span.start - line.start];
        if found.is_some() && !before.trim_end().ends_with(BETWEEN) {
            return None;
        }
        found = Some(words[at].span.union(words[at + count - 1].span));
        at += count;
    }
    found
}
