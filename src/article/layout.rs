//! Which part a line is, by its role and where it stands.

use super::{
    byline::{self, Ended},
    caption, dateline,
    line::{Ending, is_blank},
    page::{LONG, PARAGRAPH, Page, is_menu_row},
    paper,
    parts::Article,
    plan::{KICKER, Plan},
    role::Role,
    stamp::Stamp,
};
use crate::{normalize::is_alphabetic, plain::Plain, span::Span};

/// Finds the parts of an article in page text. Any text will do; what is not
/// there is `None` or empty.
///
/// ```
/// let page = "Thời sự\nCầu Bến Sỏi thông xe\n09:16 - Thứ Tư, 07/10/2020 Lượt xem: 12\n\n\
///     (TTXVN) - Sáng nay, cầu Bến Sỏi dài 120 m đã thông xe.\n\nVăn Ba\n\nTin khác";
/// let article = bantin::article::read(page);
/// assert_eq!(article.title.unwrap().text(page), "Cầu Bến Sỏi thông xe");
/// assert_eq!(article.section.unwrap().text(page), "Thời sự");
/// assert_eq!(article.published.unwrap().time.to_string(), "2020-10-07 09:16:00");
/// assert_eq!(article.source.unwrap().text(page), "TTXVN");
/// assert!(article.lead.unwrap().text(page).starts_with("Sáng nay"));
/// assert_eq!(article.byline.unwrap().text(page), "Văn Ba");
/// assert_eq!(article.furniture.len(), 2);
/// ```
///
/// Lines that were wrapped at a width are read as one.
pub fn read(text: &str) -> Article {
    let plain = Plain::new(text, true);
    let mut article = read_plain(plain.text());
    if !plain.is_whole() {
        article.move_spans(|span| plain.span(span));
    }
    article
}

/// The parts of a text that is read as it is.
pub(crate) fn read_plain(text: &str) -> Article {
    let mut layout = Layout {
        page: Page::new(text),
        article: Article::default(),
    };
    if let Some(found) = paper::read(&layout.page) {
        return layout.paper(found);
    }
    let plan = layout.page.plan();
    layout.head(&plan);
    layout.body(&plan);
    layout.tail(&plan);
    layout.finish(&plan)
}

/// The page while its lines are given their parts.
struct Layout<'t> {
    page: Page<'t>,
    article: Article,
}

impl Layout<'_> {
    /// The parts of an official paper.
    fn paper(mut self, found: paper::Found) -> Article {
        let paper::Found {
            paper, body, end, ..
        } = found;
        let plan = |body, tail| Plan {
            menu: 0,
            title_lines: 0,
            title: None,
            body,
            tail,
            over: tail,
        };
        self.article.title = found.title;
        self.article.published = found.published;
        self.body(&plan(body, end));
        self.article.furniture.extend(paper.closing);
        self.body(&plan(found.over, self.page.lines.len()));
        if let Some(title) = found.title {
            self.article.headings.retain(|span| !title.overlaps(*span));
        }
        self.article.paper = Some(Box::new(paper));
        self.article.furniture.sort_unstable();
        self.article.lead = self.article.paragraphs.first().copied();
        self.article
    }

    fn head(&mut self, plan: &Plan) {
        for index in 0..plan.menu {
            self.menu_line(index, plan);
        }
        for index in plan.menu..plan.body {
            let span = self.page.lines[index].span();
            match &self.page.roles[index] {
                Role::Text | Role::Section(_) if plan.title == Some(index) => {
                    let last = self.page.lines[index + plan.title_lines - 1].span();
                    let from = span.start + mark(self.page.lines[index].text);
                    self.article.title = Some(Span::new(from, last.end));
                }
                _ if self.article.title.is_some_and(|title| title.overlaps(span)) => {}
                Role::Text => self.head_text(index, plan),
                Role::Section(section) => {
                    let section = *section;
                    if self.article.section.is_none() {
                        self.article.section = Some(section);
                        self.behind_section(index, section);
                    } else {
                        self.article.headings.push(span);
                    }
                }
                // The day of today.
                Role::Stamp(_) if plan.title > Some(index) && self.is_stamped_below(plan) => {
                    self.article.furniture.push(span);
                }
                Role::Stamp(_) => self.stamp(index),
                _ => self.article.furniture.push(span),
            }
        }
    }

    /// Whether a time stands between the title and the first paragraph.
    fn is_stamped_below(&self, plan: &Plan) -> bool {
        let from = plan.title.map_or(plan.body, |title| title + 1);
        let mut roles = self.page.roles[from..plan.body.max(from)].iter();
        roles.any(|role| matches!(role, Role::Stamp(_)))
    }

    /// A line of the menu above the title; its last may be the section or the path to it.
    fn menu_line(&mut self, index: usize, plan: &Plan) {
        let line = self.page.lines[index];
        let path = |span: &Span| span.len() < line.text.len();
        match self.page.roles[index] {
            Role::Section(span)
                if !is_menu_row(&line)
                    && (path(&span) || (index + 1 == plan.menu && self.stands_apart(index))) =>
            {
                self.article.section = Some(span);
                self.behind_section(index, span);
            }
            _ => self.article.furniture.push(line.span()),
        }
    }

    /// Whether a blank line stands before the section and those above it.
    fn stands_apart(&self, index: usize) -> bool {
        let sections = (0..=index)
            .rev()
            .take_while(|&at| matches!(self.page.roles[at], Role::Section(_)));
        sections.into_iter().any(|at| self.page.lines[at].gap > 0)
    }

    /// What a path goes on with behind the section is the title once more.
    fn behind_section(&mut self, index: usize, section: Span) {
        let line = self.page.lines[index];
        let rest = Span::new(section.end, line.span().end);
        if !rest.is_empty() {
            self.article.furniture.push(rest);
        }
    }

    fn head_text(&mut self, index: usize, plan: &Plan) {
        let line = self.page.lines[index];
        let span = line.span();
        let Some(title) = plan.title.filter(|&title| title < index) else {
            let bracketed = line.text.starts_with('[') && line.text.ends_with(']');
            if bracketed || self.page.is_site(index) {
                self.article.furniture.push(span);
                return;
            }
            let kicker = line.syllables <= KICKER && self.article.section.is_none();
            if kicker && plan.title.is_some() {
                let name = line.text[bullet(line.text)..].trim_start_matches(is_blank);
                self.article.section = Some(Span::new(span.end - name.len(), span.end));
            } else {
                self.article.headings.push(span);
            }
            return;
        };
        // `3:45`, but not a day.
        let counter = !line.text.contains(|c: char| is_alphabetic(c) || c == '/');
        if counter || line.text == self.page.lines[title].text {
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
        let bare = self.is_bare(plan);
        for index in plan.body..plan.tail {
            let line = self.page.lines[index];
            let span = line.span();
            match self.page.roles[index] {
                Role::Text => {
                    let listed = line.text.starts_with(['-', '+', '–', '•', '*']);
                    let over = self.page.is_paragraph(index)
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
                // Some print the time below the lead.
                Role::Stamp(_)
                    if self.article.published.is_none() && self.article.paragraphs.len() < 2 =>
                {
                    self.stamp(index);
                }
                Role::Section(_) | Role::Stamp(_) => self.article.headings.push(span),
                Role::Links | Role::End => {
                    links = Some(None);
                    self.article.furniture.push(span);
                }
                // What they tell is read where no page of a site stands around it.
                Role::Link | Role::Counter if links.is_none() && bare => {}
                Role::Mark | Role::Furniture | Role::Link | Role::Counter => {
                    self.article.furniture.push(span);
                }
            }
        }
    }

    /// Whether the text is that of an article alone, without the page around it.
    fn is_bare(&self, plan: &Plan) -> bool {
        let lines = &self.page.lines;
        let body = lines.get(plan.body).map_or(0, |line| line.start);
        let mut furniture = self.article.furniture.iter();
        plan.over == lines.len() && furniture.all(|span| span.start >= body)
    }

    fn body_text(&mut self, index: usize) {
        let line = self.page.lines[index];
        let listed = line
            .text
            .starts_with(|c: char| "-+–•*".contains(c) || c.is_ascii_digit());
        if self.page.is_paragraph(index) && line.syllables >= LONG {
            self.paragraph(index);
        } else if caption::has_credit(&line) {
            self.article.captions.push(line.span());
        } else if line.ending != Ending::None || listed || self.page.is_paragraph(index) {
            self.paragraph(index);
        } else if caption::has_shape(&line) {
            self.article.captions.push(line.span());
        } else {
            self.article.headings.push(line.span());
        }
    }

    fn tail(&mut self, plan: &Plan) {
        let mut signed = false;
        let bare = self.is_bare(plan);
        for index in plan.tail..plan.over {
            let line = self.page.lines[index];
            let span = line.span();
            match &self.page.roles[index] {
                Role::Text => {
                    let numbers =
                        line.syllables > KICKER && line.text.contains(|c: char| c.is_ascii_digit());
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
                Role::Stamp(_) if !signed || self.article.published.is_none() => {
                    self.stamp(index);
                }
                Role::Section(_) if !signed => self.article.headings.push(span),
                Role::Link if !signed && bare => {}
                _ => self.article.furniture.push(span),
            }
        }
        for index in plan.over..self.page.lines.len() {
            self.article.furniture.push(self.page.lines[index].span());
        }
    }

    /// Takes the time of publication; a second one is a heading.
    fn stamp(&mut self, index: usize) {
        let Role::Stamp(stamp) = &self.page.roles[index] else {
            return;
        };
        if self.article.published.is_some() {
            self.article.headings.push(self.page.lines[index].span());
            return;
        }
        self.article.take(stamp);
    }

    /// Takes the byline, if the line is one.
    fn sign(&mut self, index: usize) -> bool {
        let line = &self.page.lines[index];
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
        let mut span = self.page.lines[index].span();
        let text = self.page.lines[index].text;
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
            let printed = dateline.published(&text[..dateline.span.len()]);
            self.article.published = self.article.published.or(printed);
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
                    .page
                    .lines
                    .binary_search_by_key(&span.start, |line| line.start)
                    .ok()?;
                let line = &self.page.lines[index];
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
                .page
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
            let line = self.page.lines[plan.tail - 1];
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

/// The bytes of the mark of a heading: `# Cầu mới`.
fn mark(text: &str) -> usize {
    let title = text.trim_start_matches('#');
    let marked = title.len() < text.len() && title.starts_with(' ');
    if marked {
        text.len() - title.trim_start().len()
    } else {
        0
    }
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
