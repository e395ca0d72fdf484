//! Where a page is cut: the title, the first and the last paragraph, the end.

use super::{
    byline, caption, dateline,
    line::Ending,
    page::{Page, is_contact, is_footer, is_menu_row, is_of_menu},
    role::Role,
    syllables::MANY,
    tables::SECTIONS,
};

/// A name of a section or paper above the title has at most so many syllables.
pub(super) const KICKER: usize = 5;

/// Where the page is cut.
pub(super) struct Plan {
    /// Behind the menu of the site above the title.
    pub menu: usize,
    pub title: Option<usize>,
    /// How many lines it runs over.
    pub title_lines: usize,
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
            && !(line.text.starts_with('[') && line.text.ends_with(']'))
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
        let menu = self.menu();
        let mut first_title = None;
        let mut body = count;
        for index in menu..count {
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
        let over = self.over(body, self.footer(body));
        let tail = (body..over)
            .rev()
            .find(|&index| self.is_paragraph(index))
            .map_or(body, |at| at + 1);
        Plan {
            menu,
            title,
            title_lines: title.map_or(0, |title| self.title_lines(title, body)),
            body,
            tail,
            over,
        }
    }

    /// How many lines a title runs over: it goes on with a small letter, or is in capitals
    /// and so is the next line.
    fn title_lines(&self, title: usize, body: usize) -> usize {
        /// No title runs over more.
        const MOST: usize = 4;
        let goes_on = |index: usize| {
            let (line, next) = (&self.lines[index], &self.lines[index + 1]);
            let capitals =
                line.syllables > KICKER && line.is_in_capitals() && next.is_in_capitals();
            self.is_text(index + 1)
                && !self.is_paragraph(index + 1)
                && next.gap == 0
                && line.ending == Ending::None
                && (next.text.starts_with(char::is_lowercase) || capitals)
                && !caption::has_credit(next)
        };
        let most = body.saturating_sub(title + 1).min(MOST - 1);
        1 + (title..title + most)
            .take_while(|&index| goes_on(index))
            .count()
    }

    /// Where the menu of the site ends that stands above the title: several lines of the page
    /// in a row, others as short among them. 0 where there is none.
    fn menu(&self) -> usize {
        /// So many lines of the page make a menu.
        const LINES: usize = 3;
        /// An item or a motto of the site has at most so many syllables.
        const ITEM: usize = 8;
        let count = self.lines.len();
        let short = |index: usize| {
            let line = &self.lines[index];
            line.syllables <= ITEM && line.ending == Ending::None
        };
        let (mut found, mut sections, mut end) = (0, 0, 0);
        // Names that nothing is known of may stand above all if the rest is a menu for sure.
        let (mut unknown, mut sure) = (false, false);
        for index in 0..count {
            let line = &self.lines[index];
            let of_menu = || is_of_menu(line);
            match &self.roles[index] {
                role if role.is_furniture() => (found, end) = (found + 1, index + 1),
                Role::Section(span) if !is_menu_row(line) => {
                    sure |= span.len() < line.text.len();
                    (sections, end) = (sections + 1, index + 1);
                }
                Role::Text | Role::Section(_)
                    if self.is_site(index) || line.syllables < MANY && of_menu() =>
                {
                    sure = true;
                    let row = usize::from(is_menu_row(line));
                    (found, end) = (found + 1 + row * LINES, index + 1);
                }
                Role::Mark => {}
                // The day of today, unless a title stands above it.
                Role::Stamp(_) if index > 0 && self.lines[index - 1].syllables <= KICKER => {}
                Role::Stamp(_) if self.is_stamped_again(index) => {}
                Role::Text if end > 0 && short(index) => {}
                Role::Text if short(index) && self.may_be_kicker(index) => unknown = true,
                _ => break,
            }
        }
        if found < 2 || found + sections < LINES || unknown && !sure {
            return 0;
        }
        let is_title = |index: usize| self.is_title(index) && self.lines[index].syllables > KICKER;
        // Items that are not known, before a blank line and the title.
        let apart = (end..count)
            .take_while(|&index| index == end || short(index - 1))
            .find(|&index| self.lines[index].gap > 0);
        let tight = (end..count).take_while(|&index| self.lines[index].gap == 0);
        if let Some(apart) = apart.filter(|&apart| apart > end && is_title(apart))
            && tight.count() == apart - end
        {
            end = apart;
        }
        let title = (end..count).take_while(|&index| !self.is_paragraph(index));
        if title.clone().any(is_title) { end } else { 0 }
    }

    /// Whether another time stands below, with a line between that could be a title: this is
    /// the day on which somebody looked at the page.
    fn is_stamped_again(&self, index: usize) -> bool {
        let mut titled = false;
        for at in index + 1..self.lines.len() {
            match self.roles[at] {
                Role::Stamp(_) => return titled,
                _ if self.is_paragraph(at) => return false,
                _ => titled |= self.is_title(at) && self.lines[at].syllables > KICKER,
            }
        }
        false
    }

    fn may_be_kicker(&self, index: usize) -> bool {
        self.lines[index].syllables <= KICKER || self.lines[index].is_in_capitals()
    }

    /// The first line that could be a title, unless the one behind it is one
    /// more likely: the first is a kicker or a name.
    fn choose_title(&self, first: usize, body: usize) -> usize {
        let first = (first..body)
            .find(|&index| self.is_title(index) && !self.is_site(index))
            .unwrap_or(first);
        // `● Chuyện đời thường` above a title.
        let marked = |index: usize| {
            self.lines[index]
                .text
                .starts_with(['●', '•', '■', '►', '▶'])
        };
        if marked(first) && first + 1 < body && self.is_title(first + 1) {
            return first + 1;
        }
        if self.lines[first].syllables > KICKER {
            return first;
        }
        let stamp = (first..body).find(|&index| matches!(self.roles[index], Role::Stamp(_)));
        // `TIN KINH TẾ` above a title that is in capitals too.
        let shouted = self.lines[first].is_in_capitals()
            && self
                .lines
                .get(first + 1)
                .is_some_and(|line| line.is_in_capitals());
        let end = first + 1 + usize::from(shouted && first + 1 < body);
        let second = (first + 1..stamp.unwrap_or(end))
            .find(|&index| self.is_title(index) && !caption::has_credit(&self.lines[index]));
        match second {
            Some(second) if self.lines[second].syllables > KICKER => second,
            _ => first,
        }
    }

    /// Where the article is over: at a phrase behind which no paragraph comes,
    /// or that stands right behind the byline with less text after it than before.
    fn over(&self, body: usize, count: usize) -> usize {
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
        // Behind the last paragraph.
        let mut behind = body;
        for index in body..count {
            before += length(index);
            match self.roles[index] {
                Role::End | Role::Links
                    if index > body
                        && (last.is_none_or(|last| index > last)
                            || (2 * before > all
                                && (self.is_signed(behind, index)
                                    || self.are_teasers(index + 1, count)
                                    || self.are_for_readers(index)))) =>
                {
                    return index;
                }
                Role::Text if self.is_paragraph(index) => behind = index + 1,
                _ => {}
            }
        }
        count
    }

    /// Whether one of the lines of text behind the last paragraph is the byline: the last one,
    /// or one of several words; or whether that ends with it.
    fn is_signed(&self, behind: usize, to: usize) -> bool {
        /// So many lines may stand between it and what is not of the article.
        const LINES: usize = 16;
        let mut texts = (behind.max(to.saturating_sub(LINES))..to)
            .rev()
            .filter(|&index| self.is_text(index))
            .enumerate();
        texts.any(|(number, index)| {
            let line = &self.lines[index];
            (number == 0 || line.syllables > 1) && byline::read(line.text, line.start).is_some()
        }) || byline::at_end(self.lines[behind - 1].text, 0).is_some()
    }

    /// Whether what readers say begins here: more words of the page follow.
    fn are_for_readers(&self, index: usize) -> bool {
        let next = self.roles.get(index + 1);
        self.roles[index] == Role::End
            && next.is_some_and(|next| {
                next.is_furniture() || matches!(next, Role::End | Role::Links | Role::Stamp(_))
            })
    }

    /// Whether each paragraph of these lines stands right below a heading.
    fn are_teasers(&self, from: usize, to: usize) -> bool {
        /// So many lines are looked at.
        const LINES: usize = 64;
        let mut paragraphs = (from..to.min(from + LINES))
            .filter(|&index| self.is_paragraph(index))
            .peekable();
        paragraphs.peek().is_some()
            && paragraphs.all(|index| {
                let above = index.checked_sub(1).filter(|&above| above >= from);
                self.lines[index].gap == 0
                    && above.is_some_and(|above| {
                        self.is_text(above)
                            && !self.is_paragraph(above)
                            && self.lines[above].ending == Ending::None
                    })
            })
    }

    /// Where the page tells who runs it, at its end.
    fn footer(&self, body: usize) -> usize {
        let count = self.lines.len();
        let of_footer = |index: usize| {
            let line = &self.lines[index];
            line.syllables < MANY
                && (is_footer(line)
                    || is_contact(line)
                    || self.is_site(index)
                    || self.roles[index].is_furniture())
        };
        let sure = |index: &usize| {
            let line = &self.lines[*index];
            line.syllables < MANY && is_footer(line)
        };
        let Some(first) = (body + 1..count).find(sure) else {
            return count;
        };
        let mut from = first;
        while from > body + 1 && of_footer(from - 1) {
            from -= 1;
        }
        let known = (from..count).filter(|&index| of_footer(index)).count();
        let mark = self.lines[first].text.starts_with('©');
        let text = (from..count).any(|index| self.is_paragraph(index) && !of_footer(index));
        if (known > 1 || mark) && !text && 2 * known >= count - from {
            from
        } else {
            count
        }
    }
}
