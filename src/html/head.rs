//! [`Head`]: what a page says of its article, as far as it is known.

use super::page::Page;
use crate::{
    article::{Declared, is_paper},
    plain,
    record::parse_published,
};

/// Whom systems of pages give as the author where nobody said who that is.
const ROLES: [&str; 8] = [
    "admin",
    "administrator",
    "super user",
    "webmaster",
    "editor",
    "quản trị",
    "quản trị viên",
    "ban biên tập",
];

/// What is known of the article so far; what was said first stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    declared: Declared,
    published: Option<String>,
    wrong: Vec<String>,
    /// What browsers show above the page: often not of the article alone.
    window: Option<String>,
}

impl Head {
    pub(super) fn title(&mut self, title: Option<String>) {
        // All pages of some sites say the same.
        keep(
            &mut self.declared.title,
            title.filter(|title| !is_paper(title)),
        );
    }

    /// The title as far as it is known.
    pub(super) fn given_title(&self) -> Option<&str> {
        self.declared.title.as_deref()
    }

    pub(super) fn published(&mut self, published: Option<String>) {
        let Some(published) = published.as_deref().and_then(clean) else {
            return;
        };
        if self.published.is_some() {
            return;
        }
        if parse_published(&published).is_some() {
            self.published = Some(published);
        } else if !self.wrong.contains(&published) {
            self.wrong.push(published);
        }
    }

    pub(super) fn window(&mut self, title: String) {
        keep(&mut self.window, Some(title));
    }

    pub(super) fn url(&mut self, url: Option<String>) {
        keep(&mut self.declared.url, url.filter(|url| url.contains("//")));
    }

    pub(super) fn byline(&mut self, byline: Option<String>) {
        // The page of the author is no name.
        let is_name = |byline: &String| {
            let role = ROLES.contains(&byline.trim().to_lowercase().as_str());
            !role && !byline.contains("//") && !is_paper(byline)
        };
        keep(&mut self.declared.byline, byline.filter(is_name));
    }

    pub(super) fn section(&mut self, section: Option<String>) {
        keep(&mut self.declared.section, section);
    }

    pub(super) fn source(&mut self, source: Option<String>) {
        keep(&mut self.declared.source, source);
    }

    /// A paper is not its own author.
    pub(super) fn without_paper(&mut self) {
        if self.declared.byline == self.declared.source {
            self.declared.byline = None;
        }
    }

    /// `Cầu Bến Sỏi thông xe - Báo Lạ`: the name of the site is not of the title.
    pub(super) fn without_site(&mut self) {
        let (Some(title), Some(source)) = (&mut self.declared.title, &self.declared.source) else {
            return;
        };
        if let Some(head) = title.strip_suffix(source.as_str()) {
            let head = head.trim_end();
            if let Some(head) = head.strip_suffix(['-', '–', '|', '•', '»']) {
                *title = head.trim_end().to_owned();
            }
        }
    }

    /// The page with this head and these lines.
    pub(super) fn page(self, lines: &[String]) -> Page {
        let mut text = String::new();
        let untitled = || lines.first().is_none_or(|line| is_paragraph(line));
        let window = self.window.as_ref().filter(|_| untitled());
        if let Some(title) = self.declared.title.as_ref().or(window) {
            text.push_str(title);
            text.push_str("\n\n");
        }
        let title = self.declared.title.as_deref();
        let repeats = |line: &&String| title == Some(line.trim_start_matches(is_bullet));
        for line in lines.iter().skip_while(repeats) {
            text.push_str(line);
            text.push('\n');
        }
        Page {
            text,
            declared: self.declared,
            published: self.published,
            wrong: self.wrong,
        }
    }
}

/// Whether a line is no title.
fn is_paragraph(line: &str) -> bool {
    /// No title has more words.
    const TITLE: usize = 30;
    line.ends_with('.') || line.split_whitespace().nth(TITLE).is_some()
}

fn is_bullet(c: char) -> bool {
    matches!(c, '●' | '•' | '■' | '▶' | '►' | ' ')
}

fn keep(field: &mut Option<String>, value: Option<String>) {
    if field.is_none() {
        *field = value.as_deref().and_then(clean);
    }
}

/// A value on one line, without entities that were escaped twice; nothing where it is empty.
pub(super) fn clean(value: &str) -> Option<String> {
    let shown = plain::shown(value, true);
    let words: Vec<&str> = shown.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
