//! What a line is by itself, wherever it stands.

use super::{
    line::{Ending, Line},
    stamp::{self, Stamp},
    syllables::MANY,
    tables::{END, FURNITURE, LABEL, LINKS, LISTED, NOTICE, PHRASES, SECTION, SECTIONS, WHICH},
    words::{Word, WordList, Words, first_key, from_letters, with_first_key},
};
use crate::{
    normalize::{is_combining, is_letter},
    span::Span,
};

/// The role of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// No letter and no digit.
    Mark,
    /// Words of the page.
    Furniture,
    /// A link to another story: `>> Cầu Bến Sỏi thông xe`.
    Link,
    /// So many of what the page counts: `12 lượt xem`, `6 giờ trước`.
    Counter,
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

impl Role {
    /// Whether it is the page that speaks, and no article.
    pub fn is_furniture(&self) -> bool {
        matches!(self, Role::Furniture | Role::Link | Role::Counter)
    }
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
        return Role::Link;
    }
    // A bullet that lost its font, alone on its line.
    if line.text.len() == 1 && line.text.as_bytes()[0].is_ascii_lowercase() {
        return Role::Mark;
    }
    let first = first_key(line.text);
    if let Some(stamp) = stamp::read(line.text, line.start) {
        return Role::Stamp(Box::new(stamp));
    }
    if line.text.starts_with('#') && is_tagged(line) || is_age(line) {
        return Role::Furniture;
    }
    let (of_page, of_section) = (may_be_of_page(line, &first), may_be_section(line, &first));
    if !of_page && !of_section {
        return Role::Text;
    }
    let list = WordList::new(line.text, line.start);
    let words = list.all();
    let page = of_page.then(|| of_page_alone(line, words)).flatten();
    page.or_else(|| section(line, words).map(Role::Section))
        .unwrap_or(Role::Text)
}

/// Whether the line begins as words of the page do; numbers may stand before them.
fn may_be_of_page(line: &Line<'_>, first: &str) -> bool {
    const ROLES: u32 = FURNITURE | LABEL | NOTICE | LINKS | END | LISTED;
    line.text.starts_with(OWNED)
        || if first.starts_with(|c: char| c.is_ascii_digit()) {
            let behind = from_letters(line.text);
            PHRASES.begins(behind, &first_key(behind), ROLES)
        } else {
            PHRASES.begins(line.text, first, ROLES)
        }
}

/// Whether the line has what [`section`] looks for: a first word, or a mark.
fn may_be_section(line: &Line<'_>, first: &str) -> bool {
    matches!(first, "trang" | "chuyên" | "mục")
        || SECTIONS.begins(line.text, first, SECTION)
        || (line.ending == Ending::None && has_path_or_halves(line))
}

fn has_path_or_halves(line: &Line<'_>) -> bool {
    // All the marks begin with one of these bytes.
    let bytes = line.text.as_bytes();
    let some = memchr::memchr3(b'-', b'&', b'>', bytes).or(memchr::memchr2(0xc2, 0xe2, bytes));
    some.is_some() && (line.text.contains(STEPS) || halves(line).is_some())
}

/// What a line is that consists of words of the page, or begins with them.
fn of_page_alone(line: &Line<'_>, words: Words<'_>) -> Option<Role> {
    let letters = words.iter().take_while(|word| !word.number).count();
    let alone = words.from(letters).are_numbers();
    let roles = if alone {
        PHRASES.roles(words.before(letters))
    } else {
        0
    };
    if roles & END != 0 {
        return Some(Role::End);
    }
    if roles & LINKS != 0 || (alone && opens_list(words.before(letters))) {
        return Some(Role::Links);
    }
    if is_furniture(words) {
        let counter = words.is_number(0) && words.len() > 1;
        return Some(if counter {
            Role::Counter
        } else {
            Role::Furniture
        });
    }
    // `Xem thêm: Cầu Bến Sỏi thông xe`
    let link = PHRASES.longest(words, LINKS).is_some() && line.text.contains(':');
    let role = if link { Role::Link } else { Role::Furniture };
    is_labelled(line, words).then_some(role)
}

/// `Các bài viết được quan tâm`: what is listed, and which of them.
fn opens_list(words: Words<'_>) -> bool {
    const SOME: [&str; 3] = ["các", "những", "một"];
    let from = usize::from(SOME.contains(&words.key(0)));
    let listed = PHRASES.longest(words.from(from), LISTED);
    listed.is_some_and(|count| {
        let behind = words.from(from + count);
        behind.len() > 0 && PHRASES.longest(behind, WHICH) == Some(behind.len())
    })
}

/// Whether the line is made of page phrases and numbers, from end to end.
fn is_furniture(words: Words<'_>) -> bool {
    let (mut at, mut phrases) = (0, 0);
    while at < words.len() {
        if let Some(count) = PHRASES.longest(words.from(at), FURNITURE | LABEL | END) {
            at += count;
            phrases += 1;
        } else if words.is_number(at) {
            at += 1;
        } else {
            return false;
        }
    }
    phrases > 0
}

/// `2 giờ ·`: how long ago somebody wrote what is below.
fn is_age(line: &Line<'_>) -> bool {
    const UNITS: [&str; 6] = ["phút", "giờ", "ngày", "tuần", "m", "h"];
    let Some(age) = line.text.strip_suffix(['·', '•']) else {
        return false;
    };
    let list = WordList::first(3, age, 0);
    let words = list.all();
    words.len() == 2 && words.is_number(0) && UNITS.contains(&words.key(1))
}

/// Whether the line is a row of `#tags`, other words of the page among them, or of `#several
/// words` each.
fn is_tagged(line: &Line<'_>) -> bool {
    /// A tag has at most so many.
    const TAG: usize = 6;
    let tags = line.text.split('#').skip(1);
    let short = |tag: &str| {
        tag.starts_with(is_letter) && (1..=TAG).contains(&tag.split_whitespace().count())
    };
    if line.ending == Ending::None && tags.clone().count() > 1 && tags.clone().all(short) {
        return true;
    }
    let others: Vec<&str> = line
        .text
        .split_whitespace()
        .filter(|token| !token.starts_with('#'))
        .collect();
    others.is_empty() || is_furniture(WordList::new(&others.join(" "), 0).all())
}

/// Begins a line about the owner: `© 2018 Báo …`.
const OWNED: [char; 2] = ['©', '®'];

/// Whether the line begins with a label of the page: `Từ khóa: lúa, gạo`.
fn is_labelled(line: &Line<'_>, words: Words<'_>) -> bool {
    if line.text.starts_with(OWNED) {
        return true;
    }
    if PHRASES.longest(words, NOTICE).is_some() {
        return line.syllables <= 40;
    }
    let Some(count) = PHRASES.longest(words, LABEL | LINKS) else {
        return false;
    };
    let raw = &line.text[words.span(count - 1).end - line.start..];
    let behind = raw.trim_start();
    if behind.starts_with([':', '>', '»', '|']) {
        // A whole sentence behind a short label is more likely text.
        return line.syllables <= 40 && (count >= 3 || line.ending != Ending::Dot);
    }
    if PHRASES.roles(words.before(count)) & LABEL == 0 {
        return false;
    }
    let counter = words.from(count).are_numbers();
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
                && with_first_key(line.text, |key| FIRST.contains(&key))))
}

/// Marks that lead to the next part of a path, but do not belong to a name.
pub(super) const STEPS: [char; 4] = ['>', '»', '›', '→'];

/// `Thời sự`, `Trang chủ > Thời sự > Giao thông`, `Chuyên mục: Kinh tế`
fn section(line: &Line<'_>, words: Words<'_>) -> Option<Span> {
    const PATH: [char; 6] = ['>', '»', '›', '/', '|', '→'];
    let is = |index: usize, key: &str| words.is(index, key);
    let home = is_home(words);
    if home && line.text.contains(STEPS) {
        return of_path(line, words);
    }
    if words.len() > 16 || words.iter().any(|word| word.number) {
        return None;
    }
    if is(0, "trang")
        && let Some(names) = names_run_together(line.text)
    {
        // More than a path has are a menu.
        let last = names.last().filter(|_| names.len() <= 4)?;
        return Some(Span::new(line.span().end - last.len(), line.span().end));
    }
    let label = is(0, "chuyên") && is(1, "mục") || is(0, "mục") && words.len() <= 6;
    if home && line.text.contains(PATH) {
        return behind_last(line, words, &PATH);
    }
    if label && line.text.contains(':') {
        let first = words.get(if is(0, "mục") { 1 } else { 2 })?;
        return Some(first.span.union(words.iter().last()?.span));
    }
    if home || label {
        return (words.len() >= 2).then(|| names_of_sections(line, words.from(2)))?;
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

/// `Trang chủ`, also without its marks.
fn is_home(words: Words<'_>) -> bool {
    words.is(0, "trang") && matches!(words.key(1), "chủ" | "nhất" | "chu" | "nhat")
}

/// The names of a line in which they were run together: `Trang chủThời sựGiao thông`. The
/// first leads home.
pub(super) fn names_run_together(text: &str) -> Option<Vec<&str>> {
    let (mut names, mut from) = (Vec::new(), 0);
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if last.is_lowercase() && c.is_uppercase() {
            names.push(&text[from..at]);
            from = at;
        }
        if !is_combining(c) {
            last = c;
        }
    }
    names.push(&text[from..]);
    let home = || is_home(WordList::first(3, names[0], 0).all());
    (names.len() > 1 && names[0].split_whitespace().count() == 2 && home()).then_some(names)
}

/// The last step of a path that names a section, not the article.
fn of_path(line: &Line<'_>, words: Words<'_>) -> Option<Span> {
    /// The name of a section has at most so many words.
    const NAME: usize = 5;
    let mut steps = Vec::new();
    let mut at = line.start;
    for step in line.text.split_inclusive(STEPS) {
        let of_step = |word: &&Word| word.span.start >= at && word.span.end <= at + step.len();
        let inside: Vec<&Word> = words.iter().filter(of_step).collect();
        if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
            steps.push((first.span.union(last.span), inside.len()));
        }
        at += step.len();
    }
    let named = steps.iter().skip(1).rev().find(|(_, count)| *count <= NAME);
    named.map(|(span, _)| *span)
}

/// What stands behind the last of these marks.
fn behind_last(line: &Line<'_>, words: Words<'_>, marks: &[char]) -> Option<Span> {
    let mark = line.start + line.text.rfind(marks)?;
    let first = words.iter().find(|word| word.span.start >= mark)?;
    Some(first.span.union(words.iter().last()?.span))
}

fn is_section(text: &str) -> bool {
    SECTIONS.roles_of(text) & SECTION != 0
}

/// `Thể thao > Bóng đá làng`: one known part will do.
fn is_path(line: &Line<'_>) -> bool {
    line.text.contains(STEPS) && line.text.split(STEPS).any(is_section)
}

/// `Văn hóa - Lễ làng`: so will one known half.
fn has_known_half(line: &Line<'_>) -> bool {
    halves(line).is_some_and(|(first, second)| is_section(first) || is_section(second))
}

fn halves<'t>(line: &Line<'t>) -> Option<(&'t str, &'t str)> {
    let mut marks = [" - ", " – ", " & "].iter();
    marks.find_map(|mark| line.text.split_once(mark))
}

/// The last of the names of sections that the line consists of.
fn names_of_sections(line: &Line<'_>, words: Words<'_>) -> Option<Span> {
    const BETWEEN: [char; 12] = ['-', '–', ',', '&', ';', '>', '»', '›', '/', '|', '→', '•'];
    let mut found = None;
    let mut at = 0;
    while at < words.len() {
        let count = SECTIONS.longest(words.from(at), SECTION)?;
        // Two names need a mark between them: `địa phương an toàn giao thông` is none.
        let before = &line.text[..words.span(at).start - line.start];
        if found.is_some() && !before.trim_end().ends_with(BETWEEN) {
            return None;
        }
        found = Some(words.span(at).union(words.span(at + count - 1)));
        at += count;
    }
    found
}
