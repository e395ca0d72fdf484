//! Papers: decrees, decisions, reports and letters, by their letterhead.

use super::{
    line::{Line, is_blank, is_in_capitals},
    page::Page,
    parts::{Paper, Published},
    role::Role,
    stamp,
    tables::{ADDRESSEE, GROUND, MOTTO, NUMBER, PHRASES, RECIPIENTS, SUBJECT, TYPE},
    words::{WordList, is_capitalised, with_first_key},
};
use crate::{normalize::is_alphabetic, span::Span};

/// A letterhead has no more lines, and no cell of it more syllables.
const LINES: usize = 24;
const SYLLABLES: usize = 24;
/// The subject runs over no more.
const SUBJECT_LINES: usize = 8;
/// Numbered lines of the paper, and its place, have at most so many words before the number
/// and the date.
const PLACE: usize = 6;

/// A paper and where its parts begin, as numbers of lines.
pub(super) struct Found {
    pub paper: Paper,
    pub published: Option<Published>,
    /// The subject, or what type of paper it is.
    pub title: Option<Span>,
    /// Behind the letterhead.
    pub body: usize,
    /// The signature and who receives it.
    pub end: usize,
    /// Behind those.
    pub over: usize,
}

/// A cell of the letterhead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Motto,
    Number,
    Place,
    Type,
    Subject,
    /// Anything else, as who issues the paper.
    Other,
}

/// Reads the page as a paper, if it is one.
pub(super) fn read(page: &Page<'_>) -> Option<Found> {
    if !page.lines.iter().take(LINES).any(may_head) {
        return None;
    }
    let mut head = Head {
        page,
        paper: Paper::default(),
        published: None,
        evidence: 0,
        at: 0,
    };
    head.read();
    if head.evidence < 2 {
        return None;
    }
    let body = head.at;
    let end = (body..page.lines.len())
        .find(|&at| begins(page.lines[at].text, RECIPIENTS))
        .unwrap_or_else(|| signature(page, body));
    let over = (end..page.lines.len()).find(|&at| at > end && is_text_again(page, at));
    let over = over.unwrap_or(page.lines.len());
    let heading = head.heading();
    // `Bản án số: 12/2021/HS-ST`: what it is, too.
    let typed = |at: usize| !with_first_key(page.lines[at].text, |key| key == "số");
    let of_number = |span: Span| {
        page.lines
            .iter()
            .position(|line| line.span().contains(span))
    };
    let judgment = head
        .paper
        .number
        .filter(|span| of_number(*span).is_some_and(typed));
    let Head {
        mut paper,
        published,
        ..
    } = head;
    for line in &page.lines[body..end] {
        if begins(line.text, GROUND) {
            paper.grounds.push(line.span());
        } else if is_article(line.text) {
            paper.articles.push(line.span());
        }
    }
    if end < over {
        let last = page.lines[over - 1].span();
        paper.closing = Some(page.lines[end].span().union(last));
    }
    Some(Found {
        title: paper.subject.or(paper.kind).or(judgment).or(heading),
        paper,
        published,
        body,
        end,
        over,
    })
}

/// A quick look: whether a line begins with two capitals, or with the number of a paper.
fn may_head(line: &Line<'_>) -> bool {
    let mut letters = line.text.chars().filter(|c| c.is_alphabetic());
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    line.syllables <= SYLLABLES
        && (capital(letters.next()) && capital(letters.next()) || begins(line.text, NUMBER))
}

fn begins(text: &str, roles: u32) -> bool {
    with_first_key(text, |first| PHRASES.begins(text, first, roles))
}

/// `Điều 5. Phạm vi`
fn is_article(text: &str) -> bool {
    let list = WordList::first(2, text, 0);
    list.all().is(0, "điều") && list.all().is_number(1)
}

/// Where the lines of a signature begin: the last ones, in capitals or no more than a name.
fn signature(page: &Page<'_>, body: usize) -> usize {
    let short = |at: &usize| {
        let line = &page.lines[*at];
        !page.is_paragraph(*at) && line.syllables <= PLACE && line.text.len() < 200
    };
    let count = page.lines.len();
    let from = (body..count).rev().take_while(short).last();
    let capitals = |at: &usize| is_in_capitals(page.lines[*at].text);
    from.and_then(|from| (from..count).find(capitals))
        .unwrap_or(count)
}

/// Whether a paragraph or an annex stands behind the signature.
fn is_text_again(page: &Page<'_>, at: usize) -> bool {
    let line = &page.lines[at];
    let listed = line.text.starts_with(['-', '+', '–', '•', '*']);
    (page.is_paragraph(at) && !listed) || with_first_key(line.text, |key| key == "phụ")
}

/// The letterhead while it is read.
struct Head<'p, 't> {
    page: &'p Page<'t>,
    paper: Paper,
    published: Option<Published>,
    /// How many parts of a letterhead were found.
    evidence: usize,
    /// The next line.
    at: usize,
}

impl Head<'_, '_> {
    fn read(&mut self) {
        let lines = &self.page.lines;
        while self.at < lines.len().min(LINES) {
            let line = &lines[self.at];
            if self.page.roles[self.at] != Role::Mark {
                let cells = cells(line);
                let known = cells.iter().any(|&(_, _, cell)| cell != Cell::Other);
                let over = begins(line.text, ADDRESSEE | GROUND) || self.page.is_paragraph(self.at);
                if !known && (over || self.paper.kind.is_some() || line.syllables > SYLLABLES) {
                    break;
                }
                let before = (self.paper.subject, self.paper.kind);
                for (text, start, cell) in cells {
                    self.take(text, start, cell);
                }
                if before != (self.paper.subject, self.paper.kind) {
                    self.subject();
                    // A letter has its subject beside its place and date.
                    if self.paper.kind.is_some() {
                        break;
                    }
                    continue;
                }
            }
            self.at += 1;
        }
    }

    /// The line in capitals below the place and date, of a paper whose type is not told:
    /// who issues it stands above.
    fn heading(&mut self) -> Option<Span> {
        let dated = self.published?.span;
        let below = |span: &Span| span.start > dated.end;
        let at = self.paper.issuer.iter().position(below)?;
        let all = &self.page.lines;
        let of_span = |span: Span| all.iter().find(|line| line.span().contains(span));
        let heads = |span: Span| of_span(span).is_some_and(|line| line.is_in_capitals());
        let first = self.paper.issuer[at];
        let rest = self.paper.issuer.split_off(at);
        let more = rest.iter().take_while(|span| heads(**span)).last();
        more.filter(|_| heads(first)).map(|last| first.union(*last))
    }

    fn take(&mut self, text: &str, start: usize, cell: Cell) {
        let span = Span::new(start, start + text.len());
        match cell {
            Cell::Motto => {
                self.evidence += 2 * usize::from(self.paper.motto.is_empty());
                self.paper.motto.push(span);
            }
            Cell::Number => {
                self.evidence += 1;
                self.paper.number.get_or_insert(span);
            }
            Cell::Place => {
                self.evidence += 1;
                self.published = self.published.or(place_and_date(text, start));
            }
            Cell::Type => {
                self.evidence += 1;
                self.paper.kind.get_or_insert(span);
            }
            Cell::Subject => {
                self.paper.subject.get_or_insert(span);
            }
            Cell::Other if text.contains(is_alphabetic) => self.paper.issuer.push(span),
            Cell::Other => {}
        }
    }

    /// The lines that the subject goes on over, from the one behind the line at hand.
    fn subject(&mut self) {
        let lines = &self.page.lines;
        let typed = self.paper.kind.is_some();
        self.at += 1;
        for _ in 0..SUBJECT_LINES {
            let Some(line) = lines.get(self.at) else {
                return;
            };
            let apart = line.gap > 0 && (self.paper.subject.is_some() || !typed);
            let text = self.page.roles[self.at] != Role::Mark;
            let cells = cells(line);
            let one = matches!(cells[..], [(_, _, Cell::Other | Cell::Subject)]);
            let listed = line.text.starts_with(['-', '+', '–', '•', '*']) || is_article(line.text);
            let ended = line.text.ends_with(['.', ':', ';']);
            if apart || !text || !one || listed || ended || begins(line.text, ADDRESSEE | GROUND) {
                return;
            }
            let span = line.span();
            let subject = self.paper.subject.get_or_insert(span);
            *subject = subject.union(span);
            self.at += 1;
        }
    }
}

/// The cells of a line, each with its place.
fn cells<'t>(line: &Line<'t>) -> Vec<(&'t str, usize, Cell)> {
    let mut cells = Vec::new();
    let mut at = 0;
    let text = line.text;
    while at < text.len() {
        let rest = &text[at..];
        let end = ["   ", "\t", " | "]
            .iter()
            .filter_map(|gap| rest.find(gap))
            .min()
            .unwrap_or(rest.len());
        let mut from = at;
        if let Some(cut) = parts(&rest[..end]) {
            push(text, from, at + cut, line.start, &mut cells);
            from = at + cut;
        }
        push(text, from, at + end, line.start, &mut cells);
        at += end;
        at += text[at..].len()
            - text[at..]
                .trim_start_matches(|c| is_blank(c) || c == '|')
                .len();
    }
    cells
}

fn push<'t>(
    text: &'t str,
    from: usize,
    to: usize,
    base: usize,
    cells: &mut Vec<(&'t str, usize, Cell)>,
) {
    let raw = &text[from..to];
    let cell = raw.trim_matches(is_blank);
    if !cell.is_empty() {
        let start = from + (raw.len() - raw.trim_start_matches(is_blank).len());
        cells.push((cell, base + start, of_cell(cell)));
    }
}

/// Where cells begin that were run together with the one before: the motto, the place behind
/// the number.
fn parts(text: &str) -> Option<usize> {
    let list = WordList::first(SYLLABLES, text, 0);
    let words = list.all();
    let motto = (1..words.len()).find(|&at| PHRASES.roles(words.from(at)) & MOTTO != 0);
    if let Some(at) = motto {
        return Some(words.span(at).start);
    }
    // `Số: 12/QĐ-UBND Tân Lập, ngày …`
    let comma = text.find(',')?;
    let number = begins(text, NUMBER) && place_and_date(text, 0).is_none();
    let place = text[..comma]
        .char_indices()
        .filter(|&(at, c)| c.is_whitespace() && is_capitalised(text[at..].trim_start()) && at > 4);
    place
        .map(|(at, _)| at)
        .find(|&at| number && place_and_date(text[at..].trim_start(), 0).is_some())
}

fn of_cell(text: &str) -> Cell {
    if PHRASES.roles_of(text) & MOTTO != 0 {
        Cell::Motto
    } else if begins(text, NUMBER) && is_number(text) {
        Cell::Number
    } else if place_and_date(text, 0).is_some() {
        Cell::Place
    } else if is_in_capitals(text) && is_type(text) {
        Cell::Type
    } else if begins(text, SUBJECT) {
        Cell::Subject
    } else {
        Cell::Other
    }
}

/// `QUYẾT ĐỊNH`, `BIÊN BẢN HỌP`: a type of paper, and few words more.
fn is_type(text: &str) -> bool {
    /// So many words.
    const MORE: usize = 6;
    let list = WordList::first(SYLLABLES, text, 0);
    let words = list.all();
    PHRASES
        .longest(words, TYPE)
        .is_some_and(|count| words.len() <= count + MORE)
}

/// `Số: 91/CĐ-TTg`, `Số:    /BC-UBND`
fn is_number(text: &str) -> bool {
    let list = WordList::first(SYLLABLES, text, 0);
    let words = list.all();
    let said = PHRASES.longest(words, NUMBER).unwrap_or(1);
    let behind = &text[words.span(said - 1).end..];
    let behind = behind.trim_start_matches([':', ' ', '.', '…']);
    behind.contains(['/', '-'])
        && behind.split_whitespace().count() <= 3
        && behind.starts_with(|c: char| c.is_ascii_digit() || c == '/')
}

/// `Tân Lập, ngày 21 tháng 7 năm 2025`
fn place_and_date(text: &str, start: usize) -> Option<Published> {
    // A judgment has no place: `Ngày 12-5-2021`.
    let comma = text.find(',');
    let place = &text[..comma.unwrap_or_default()];
    let of_place = is_capitalised(place)
        && place.split_whitespace().count() <= PLACE
        && !place.contains(|c: char| c.is_ascii_digit() || ":;(".contains(c));
    let behind = text[comma.map_or(0, |comma| comma + 1)..].trim_start();
    if comma.is_some() && !of_place || !with_first_key(behind, |key| key == "ngày") {
        return None;
    }
    let from = text.len() - behind.len();
    let stamp = stamp::read(behind, start + from)?;
    let bare = stamp.section.is_none() && stamp.source.is_none() && stamp.byline.is_none();
    bare.then_some(stamp.published)
}
