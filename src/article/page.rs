//! The lines of a page with their roles, and what can be asked of a line.

use super::{
    line::{Ending, Line, lines},
    role::{Role, role},
    tables::{PHRASES, SITE},
    words::{WordList, first_key, is_capitalised},
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
        let lines = lines(text);
        let roles: Vec<Role> = lines.iter().map(role).collect();
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

/// Whether a line of text is a paragraph, not a heading.
fn has_paragraph(line: &Line<'_>) -> bool {
    let stop = matches!(line.ending, Ending::Dot | Ending::Mark | Ending::Open);
    line.syllables >= LONG || (line.syllables >= PARAGRAPH && (stop || line.has_sentences()))
}

/// `Cổng thông tin điện tử huyện Cù Mông`: a phrase and then names only.
fn is_site_name(text: &str) -> bool {
    const BEFORE_NAMES: [&str; 8] = ["tỉnh", "huyện", "thành", "phố", "xã", "quận", "thị", "và"];
    if !PHRASES.begins(text, &first_key(text), SITE) {
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
