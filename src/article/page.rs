//! The lines of a page with their roles, and what can be asked of a line.

use super::{
    glued,
    line::{Ending, Line, lines},
    repeated,
    role::{Role, STEPS, role},
    source::{is_called_paper, is_named_paper},
    tables::{CONTACT, FOOTER, FURNITURE, MENU, PHRASES, SECTION, SECTIONS, SITE, Table},
    words::{WordList, first_key, is_capitalised, with_first_key},
};

/// A paragraph has so many syllables and a stop, or is longer than any heading.
pub(super) const PARAGRAPH: usize = 8;
pub(super) const LONG: usize = 35;
/// The name of a site has at most so many.
const SITE_NAME: usize = 14;

/// A page, line by line.
pub(super) struct Page<'t> {
    pub lines: Vec<Line<'t>>,
    pub roles: Vec<Role>,
    paragraphs: Vec<bool>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Page<'t> {
        let mut lines = lines(text);
        glued::part(&mut lines);
        Page::of_lines(lines)
    }

    pub(super) fn of_lines(lines: Vec<Line<'t>>) -> Page<'t> {
        let mut roles: Vec<Role> = lines.iter().map(role).collect();
        repeated::mark(&lines, &mut roles);
        let both = lines.iter().zip(&roles);
        let paragraphs = both
            .map(|(line, role)| *role == Role::Text && has_paragraph(line))
            .collect();
        Page {
            lines,
            roles,
            paragraphs,
        }
    }

    pub(super) fn is_text(&self, index: usize) -> bool {
        self.roles[index] == Role::Text
    }

    pub(super) fn is_paragraph(&self, index: usize) -> bool {
        self.paragraphs[index]
    }

    /// `Cổng thông tin điện tử huyện`: the name of the site.
    pub(super) fn is_site(&self, index: usize) -> bool {
        let line = &self.lines[index];
        line.syllables <= SITE_NAME
            && line.text.len() <= 500
            && line.ending == Ending::None
            && self.is_text(index)
            && is_site_name(line.text)
    }
}

/// So many names a row of a menu has at least.
const NAMES: usize = 3;

/// `Trang chủ | Giới thiệu | Tin tức`: several short names with signs or wide gaps between,
/// or names that menus are made of.
pub(super) fn is_menu_row(line: &Line<'_>) -> bool {
    may_be_menu_row(line) && (has_marked_names(line) || names_of_menu(line) >= NAMES)
}

/// Whether a line is a row of a menu, or of some names that menus are made of.
pub(super) fn is_of_menu(line: &Line<'_>) -> bool {
    may_be_menu_row(line) && has_marked_names(line) || names_of_menu(line) > 0
}

fn may_be_menu_row(line: &Line<'_>) -> bool {
    line.ending == Ending::None
        && line.syllables >= NAMES
        && line.text.len() <= 500
        && !line.text.contains(STEPS)
        && !is_path(line.text)
}

/// `Trang chủ / Tin tức / Nông nghiệp`, but not the many names of a menu.
fn is_path(text: &str) -> bool {
    const STEPS: std::ops::RangeInclusive<usize> = 2..=4;
    text.starts_with(['T', 't'])
        && with_first_key(text, |key| key == "trang")
        && STEPS.contains(&text.split(" / ").count())
}

/// Whether short names stand in the line with signs or wide gaps between.
fn has_marked_names(line: &Line<'_>) -> bool {
    /// So many syllables a name has at most.
    const NAME: usize = 5;
    let mut marks = ["|", "•", "\t", "  ", "·"].into_iter();
    marks.any(|mark| {
        if memchr::memmem::find(line.text.as_bytes(), mark.as_bytes()).is_none() {
            return false;
        }
        let names = line
            .text
            .split(mark)
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let short = |name: &str| (1..=NAME).contains(&name.split_whitespace().count());
        names.clone().count() >= NAMES
            && names.clone().all(short)
            && !line.text.contains(|c: char| c.is_ascii_digit())
    })
}

/// How many names that menus have the line consists of; 0 if of others too.
pub(super) fn names_of_menu(line: &Line<'_>) -> usize {
    let first = first_key(line.text);
    let begins = |table: &Table, roles| table.opened_by(&first, roles).is_some();
    if !begins(&PHRASES, MENU | FURNITURE) && !begins(&SECTIONS, SECTION) {
        return 0;
    }
    let list = WordList::first(64, line.text, 0);
    let words = list.all();
    let (mut at, mut names) = (0, 0);
    while at < words.len() {
        let rest = words.from(at);
        let known = PHRASES
            .longest(rest, MENU | FURNITURE)
            .max(SECTIONS.longest(rest, SECTION));
        let Some(count) = known else { return 0 };
        at += count;
        names += 1;
    }
    names
}

/// Whether a line says who runs the site, as the end of a page does: `Giấy phép số 12/GP`.
pub(super) fn is_footer(line: &Line<'_>) -> bool {
    line.text.starts_with(['©', '®']) || PHRASES.begins(line.text, &first_key(line.text), FOOTER)
}

/// Whether it says where to reach somebody: `Địa chỉ: 5 Lê Lợi`.
pub(super) fn is_contact(line: &Line<'_>) -> bool {
    PHRASES.begins(line.text, &first_key(line.text), CONTACT)
}

/// Whether a line of text is a paragraph, not a heading.
fn has_paragraph(line: &Line<'_>) -> bool {
    let stop = matches!(line.ending, Ending::Dot | Ending::Mark | Ending::Open);
    line.syllables >= LONG || (line.syllables >= PARAGRAPH && (stop || line.has_sentences()))
}

/// `Cổng thông tin điện tử huyện Cù Mông`: a phrase and then names only.
fn is_site_name(text: &str) -> bool {
    const BEFORE_NAMES: [&str; 8] = ["tỉnh", "huyện", "thành", "phố", "xã", "quận", "thị", "và"];
    let first = first_key(text);
    // `Báo Lũng - Tin mới mỗi ngày`
    let paper = || is_named_paper(text.split(" - ").next().unwrap_or(text));
    if is_called_paper(&first) && paper() {
        return true;
    }
    if !PHRASES.begins(text, &first, SITE) {
        return false;
    }
    let list = WordList::new(text, 0);
    let words = list.all();
    PHRASES.longest(words, SITE).is_some_and(|count| {
        (count..words.len()).all(|at| {
            !words.is_number(at)
                && (is_capitalised(words.span(at).text(text))
                    || BEFORE_NAMES.contains(&words.key(at))
                    || PHRASES.roles(words.from(at).before(1)) & SITE != 0)
        })
    })
}
