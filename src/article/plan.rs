//! Where a page is cut: the title, the first and the last paragraph, the end.

use super::{
    byline, caption, dateline, line::Ending, page::Page, role::Role, syllables::MANY,
    tables::SECTIONS,
};

/// A name of a section or paper above the title has at most so many syllables.
pub(super) const KICKER: usize = 5;

/// Where the page is cut.
pub(super) struct Plan {
    pub title: Option<usize>,
    /// The first paragraph.
    pub body: usize,
    /// Behind the last paragraph.
    pub tail: usize,
    /// Where the article is over and only page follows.
    pub over: usize,
}

impl Page<'_> {
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

    fn is_unknown_section(&self, index: usize) -> bool {
        let line = &self.lines[index];
        matches!(&self.roles[index], Role::Section(span) if *span == line.span())
            && SECTIONS.roles_of(line.text) == 0
    }

    pub(super) fn plan(&self) -> Plan {
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
        // The last line of text, which may be the byline.
        let mut text = None;
        let signed = |text: Option<usize>| {
            text.map(|index: usize| &self.lines[index])
                .is_some_and(|line| byline::read(line.text, line.start).is_some())
        };
        for index in body..count {
            before += length(index);
            match self.roles[index] {
                Role::End | Role::Links
                    if index > body
                        && (last.is_none_or(|last| index > last)
                            || (2 * before > all && signed(text))) =>
                {
                    return index;
                }
                Role::Text => text = Some(index),
                _ => {}
            }
        }
        count
    }
}
