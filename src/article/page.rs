//! The lines of a page with their roles, and what can be asked of a line.

use super::{
    line::{Ending, Line, lines},
    role::{Role, role},
    tables::{PHRASES, SITE},
    words::{is_capitalised, words},
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
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Page<'t> {
        let lines = lines(text);
        let roles = lines.iter().map(role).collect();
        Page { lines, roles }
    }

    pub(super) fn is_text(&self, index: usize) -> bool {
        self.roles[index] == Role::Text
    }

    pub(super) fn is_paragraph(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let stop = matches!(line.ending, Ending::Dot | Ending::Mark | Ending::Open);
        self.is_text(index)
            && (line.syllables >= LONG
                || (line.syllables >= PARAGRAPH && (stop || line.has_sentences())))
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
