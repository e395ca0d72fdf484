//! Which part a line is, by its role and where it stands.

use super::{
    Article,
    byline::{self, Ended},
    caption, dateline,
    line::{Ending, Line, MANY, is_blank, lines},
    role::{Role, role},
    stamp::Stamp,
    vocabulary::{PHRASES, SECTIONS, SITE},
    words::{is_capitalised, words},
};
use crate::Span;

/// A paragraph has so many syllables and a stop, or is longer than any heading.
const PARAGRAPH: usize = 8;
const LONG: usize = 35;
/// A name of a section or paper above the title has at most so many syllables.
const KICKER: usize = 5;
/// The name of a site has at most so many.
const SITE_NAME: usize = 14;

pub(super) fn read(text: &str) -> Article {
    let lines = lines(text);
    let roles = lines.iter().map(role).collect();
    let mut layout = Layout {
        lines,
        roles,
        article: Article::default(),
    };
    let plan = layout.plan();
    layout.head(&plan);
    layout.body(&plan);
    layout.tail(&plan);
    layout.finish(&plan)
}

struct Layout<'t> {
    lines: Vec<Line<'t>>,
    roles: Vec<Role>,
    article: Article,
}

/// Where the page is cut.
struct Plan {
    title: Option<usize>,
    /// The first paragraph.
    body: usize,
    /// Behind the last paragraph.
    tail: usize,
    /// Where the article is over and only page follows.
    over: usize,
}

impl Layout<'_> {
    fn is_text(&self, index: usize) -> bool {
        self.roles[index] == Role::Text
    }

    fn is_paragraph(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let stop = matches!(line.ending, Ending::Dot | Ending::Mark | Ending::Open);
        self.is_text(index)
            && (line.syllables >= LONG
                || (line.syllables >= PARAGRAPH && (stop || line.has_sentences())))
    }

    /// Whether the line could be a title: titles do not end in a full stop.
    fn is_title(&self, index: usize) -> bool {
        let line = &self.lines[index];
        self.is_text(index)
            && line.ending != Ending::Dot
            && line.syllables < MANY
            && line.text.len() <= 2000
            && !line.text.starts_with(['-', '+', '•', '*'])
            && !dateline::read(line.text, line.start).is_some_and(|dateline| dateline.known)
    }

    /// `Cổng thông tin điện tử huyện`: the name of the site.
    fn is_site(&self, index: usize) -> bool {
        let line = &self.lines[index];
        line.syllables <= SITE_NAME
            && line.text.len() <= 500
            && line.ending == Ending::None
            && self.is_text(index)
            && is_site_name(line.text)
    }

    fn is_unknown_section(&self, index: usize) -> bool {
        let line = &self.lines[index];
        matches!(&self.roles[index], Role::Section(span) if *span == line.span())
            && SECTIONS.roles(&words(line.text, 0)) == 0
    }

    fn plan(&self) -> Plan {
        let count = self.lines.len();
        let texts = (0..count)
            .filter(|&index| self.is_text(index))
            .take(2)
            .count();
        // A page of one line is text without a title.
        let mut first_title = None;
        let mut body = count;
        for index in 0..count {
            if texts > 1 && first_title.is_none() && self.is_title(index) {
                first_title = Some(index);
            } else if self.is_paragraph(index) {
                body = index;
                break;
            }
        }
        // A title may look like a section: `Giáo dục - chìa khóa mở cửa`.
        let title = match first_title {
            Some(first) => Some(self.choose_title(first, body)),
            None => (0..body).find(|&index| self.is_unknown_section(index)),
        };
        let over = self.over(body);
        let tail = (body..over)
            .rev()
            .find(|&index| self.is_paragraph(index))
            .map_or(body, |at| at + 1);
        Plan {
            title,
            body,
            tail,
            over,
        }
    }

    /// The first line that could be a title, unless the one behind it is one
    /// more likely: the first is a kicker or a name.
    fn choose_title(&self, first: usize, body: usize) -> usize {
        let first = (first..body)
            .find(|&index| self.is_title(index) && !self.is_site(index))
            .unwrap_or(first);
        if self.lines[first].syllables > KICKER {
            return first;
        }
        let stamp = (first..body).find(|&index| matches!(self.roles[index], Role::Stamp(_)));
        let second = (first + 1..stamp.unwrap_or(first + 1))
            .find(|&index| self.is_title(index) && !caption::has_credit(&self.lines[index]));
        match second {
            Some(second) if self.lines[second].syllables > KICKER => second,
            _ => first,
        }
    }

    /// Where the article is over: at a phrase behind which no paragraph comes,
    /// or that stands right behind the byline with less text after it than before.
    fn over(&self, body: usize) -> usize {
        let count = self.lines.len();
        let length = |index: usize| {
            if self.is_paragraph(index) {
                self.lines[index].text.len()
            } else {
                0
            }
        };
        let last = (body..count).rev().find(|&index| self.is_paragraph(index));
        let all: usize = (body..count).map(length).sum();
        let mut before = 0;
        let mut signed = false;
        for index in body..count {
            before += length(index);
            match self.roles[index] {
                Role::End | Role::Links
                    if index > body
                        && ((signed && 2 * before > all)
                            || last.is_none_or(|last| index > last)) =>
                {
                    return index;
                }
                Role::Text => {
                    let line = &self.lines[index];
                    signed = byline::read(line.text, line.start).is_some();
                }
                _ => {}
            }
        }
        count
    }

    fn head(&mut self, plan: &Plan) {
        for index in 0..plan.body {
            let span = self.lines[index].span();
            match &self.roles[index] {
                Role::Text | Role::Section(_) if plan.title == Some(index) => {
                    self.article.title = Some(span);
                }
                Role::Text => self.head_text(index, plan),
                Role::Section(section) => {
                    if self.article.section.is_none() {
                        self.article.section = Some(*section);
                    } else {
                        self.article.headings.push(span);
                    }
                }
                Role::Stamp(_) => self.stamp(index),
                _ => self.article.furniture.push(span),
            }
        }
    }

    fn head_text(&mut self, index: usize, plan: &Plan) {
        let line = self.lines[index];
        let span = line.span();
        let Some(title) = plan.title.filter(|&title| title < index) else {
            if self.is_site(index) {
                self.article.furniture.push(span);
                return;
            }
            let kicker = line.syllables <= KICKER && self.article.section.is_none();
            if kicker && plan.title.is_some() {
                self.article.section = Some(span);
            } else {
                self.article.headings.push(span);
            }
            return;
        };
        if line.text == self.lines[title].text {
            self.article.furniture.push(span);
        } else if caption::has_credit(&line) {
            self.article.captions.push(span);
        } else if !self.sign(index) {
            if line.syllables >= PARAGRAPH || line.ending == Ending::Dot {
                self.paragraph(index);
            } else {
                self.article.headings.push(span);
            }
        }
    }

    fn body(&mut self, plan: &Plan) {
        // Within a list of links: whether its first link follows without a blank line.
        let mut links: Option<Option<bool>> = None;
        for index in plan.body..plan.tail {
            let line = self.lines[index];
            let span = line.span();
            match self.roles[index] {
                Role::Text => {
                    let listed = line.text.starts_with(['-', '+', '–', '•', '*']);
                    let over = self.is_paragraph(index)
                        || listed
                        || line.ending == Ending::Dot
                        || (links == Some(Some(true)) && line.gap > 0);
                    links = links
                        .filter(|_| !over)
                        .map(|tight| tight.or(Some(line.gap == 0)));
                    if links.is_some() {
                        self.article.furniture.push(span);
                    } else {
                        self.body_text(index);
                    }
                }
                // A section's name or a lone date may head a part of the text.
                Role::Section(_) | Role::Stamp(_) if links.is_some() => {
                    self.article.furniture.push(span)
                }
                Role::Section(_) | Role::Stamp(_) => self.article.headings.push(span),
                Role::Links | Role::End => {
                    links = Some(None);
                    self.article.furniture.push(span);
                }
                Role::Mark | Role::Furniture => self.article.furniture.push(span),
            }
        }
    }

    fn body_text(&mut self, index: usize) {
        let line = self.lines[index];
        let listed = line
            .text
            .starts_with(|c: char| "-+–•*".contains(c) || c.is_ascii_digit());
        if self.is_paragraph(index) && line.syllables >= LONG {
            self.paragraph(index);
        } else if caption::has_credit(&line) {
            self.article.captions.push(line.span());
        } else if line.ending != Ending::None || listed || self.is_paragraph(index) {
            self.paragraph(index);
        } else if caption::has_shape(&line) {
            self.article.captions.push(line.span());
        } else {
            self.article.headings.push(line.span());
        }
    }

    fn tail(&mut self, plan: &Plan) {
        let mut signed = false;
        for index in plan.tail..plan.over {
            let line = self.lines[index];
            let span = line.span();
            match &self.roles[index] {
                Role::Text => {
                    let numbers = line.text.contains(|c: char| c.is_ascii_digit());
                    if caption::has_credit(&line) {
                        self.article.captions.push(span);
                    } else if self.sign(index) {
                        signed = true;
                    } else if line.ending == Ending::None && signed && !numbers {
                        self.article.furniture.push(span);
                    } else {
                        self.body_text(index);
                    }
                }
                Role::Stamp(_) => self.stamp(index),
                Role::Section(_) if !signed => self.article.headings.push(span),
                _ => self.article.furniture.push(span),
            }
        }
        for index in plan.over..self.lines.len() {
            self.article.furniture.push(self.lines[index].span());
        }
    }

    /// Takes the time of publication; a second one is a heading.
    fn stamp(&mut self, index: usize) {
        let Role::Stamp(stamp) = &self.roles[index] else {
            return;
        };
        if self.article.published.is_some() {
            self.article.headings.push(self.lines[index].span());
            return;
        }
        self.article.take(stamp);
    }

    /// Takes the byline, if the line is one.
    fn sign(&mut self, index: usize) -> bool {
        let line = &self.lines[index];
        let Some(signature) = byline::read(line.text, line.start) else {
            return false;
        };
        if self.article.byline.is_some() && signature.byline.is_some() {
            return false;
        }
        self.article.byline = self.article.byline.or(signature.byline);
        self.article.source = self.article.source.or(signature.source);
        true
    }

    /// Adds a paragraph without its bullet and, at the head of the article,
    /// without its dateline.
    fn paragraph(&mut self, index: usize) {
        let mut span = self.lines[index].span();
        let text = self.lines[index].text;
        let bullet = bullet(text);
        if bullet > 0 {
            self.article
                .furniture
                .push(Span::new(span.start, span.start + bullet));
            let rest = text[bullet..].trim_start_matches(is_blank);
            span.start = span.end - rest.len();
        } else if self.article.paragraphs.len() < 2
            && self.article.dateline.is_none()
            && let Some(dateline) = dateline::read(text, span.start)
        {
            self.article.dateline = Some(dateline.span);
            self.article.source = self.article.source.or(Some(dateline.source));
            span.start = dateline.text_starts;
        }
        self.article.paragraphs.push(span);
    }

    /// The byline in the body: the only heading that is a name, either before what
    /// pages print below the text in whole sentences, or between lead and links.
    fn sign_late(&mut self) {
        let article = &self.article;
        let mut names = article
            .headings
            .iter()
            .enumerate()
            .filter_map(|(at, span)| {
                let index = self
                    .lines
                    .binary_search_by_key(&span.start, |line| line.start)
                    .ok()?;
                let line = &self.lines[index];
                Some((at, index, byline::read(line.text, line.start)?))
            });
        let (Some((at, index, signature)), None) = (names.next(), names.next()) else {
            return;
        };
        let Some(byline) = signature.byline else {
            return;
        };
        let after = article
            .paragraphs
            .partition_point(|paragraph| paragraph.end < byline.start);
        let behind = article.paragraphs.len() - after;
        let late = (1..=2).contains(&behind) && after >= 2 * behind;
        // Right below the lead, before links or the like.
        let early = after == 1
            && self
                .roles
                .get(index + 1)
                .is_some_and(|role| *role != Role::Text);
        if late || early {
            self.article.headings.remove(at);
            self.article.byline = Some(byline);
            self.article.source = self.article.source.or(signature.source);
        }
    }

    fn finish(mut self, plan: &Plan) -> Article {
        if self.article.byline.is_none() {
            self.sign_late();
        }
        if self.article.byline.is_none()
            && plan.tail > plan.body
            && let Some(last) = self.article.paragraphs.last_mut()
        {
            let line = self.lines[plan.tail - 1];
            if line.span().contains(*last)
                && let Some((ended, taken)) =
                    byline::at_end(&line.text[last.start - line.start..], last.start)
            {
                let kept = &line.text[last.start - line.start..taken.start - line.start];
                last.end = last.start + kept.trim_end().len();
                match ended {
                    Ended::Signature(signature) => {
                        self.article.byline = signature.byline;
                        self.article.source = self.article.source.or(signature.source);
                    }
                    Ended::Stamp(stamp) => self.article.take(&stamp),
                }
            }
        }
        self.article.furniture.sort_unstable();
        self.article.lead = self.article.paragraphs.first().copied();
        self.article
    }
}

impl Article {
    /// Takes what a timestamp line prints.
    fn take(&mut self, stamp: &Stamp) {
        self.published = self.published.or(Some(stamp.published));
        self.section = self.section.or(stamp.section);
        self.source = self.source.or(stamp.source);
        self.byline = self.byline.or(stamp.byline);
        self.furniture.extend(&stamp.furniture);
    }
}

/// `Cổng thông tin điện tử huyện Cù Mông`: a phrase and then names only.
fn is_site_name(text: &str) -> bool {
    const BEFORE_NAMES: [&str; 8] = ["tỉnh", "huyện", "thành", "phố", "xã", "quận", "thị", "và"];
    let words = words(text, 0);
    PHRASES.longest(&words, SITE).is_some_and(|count| {
        words[count..].iter().all(|word| {
            !word.number
                && (is_capitalised(word.span.text(text))
                    || BEFORE_NAMES.contains(&word.key.as_str())
                    || PHRASES.roles(std::slice::from_ref(word)) & SITE != 0)
        })
    })
}

/// The bytes of the bullet before a paragraph: a sign, or a letter that was a
/// sign in a font that is lost (`l Chiều cùng ngày`).
fn bullet(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let sign = matches!(
        first,
        '•' | '▪'
            | '■'
            | '●'
            | '◆'
            | '♦'
            | '►'
            | '▶'
            | '*'
            | '✓'
            | '✔'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '§'
            | '·'
    );
    let spaced = chars.as_str().starts_with(is_blank);
    let word = chars.as_str().trim_start_matches(is_blank);
    let lost = matches!(
        first,
        'l' | 'n' | 'u' | 'v' | 'q' | 'w' | 'o' | 'p' | 's' | 't' | 'm'
    ) && spaced
        && word.starts_with(char::is_uppercase);
    if (sign && !word.is_empty()) || lost {
        first.len_utf8()
    } else {
        0
    }
}
