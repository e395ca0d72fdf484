//! What a line is by itself, for those who have the lines of a page from its markup.

use super::{byline, line::lines, page::Page, role::Role, source, words::WordList};

/// Whether a line may stand between a title and the text: the time, the author, the lead.
pub(crate) fn is_of_head(text: &str) -> bool {
    let page = Page::of_lines(lines(text));
    match page.roles[..] {
        [Role::Stamp(_)] => true,
        [Role::Text] => {
            page.is_paragraph(0)
                || byline::read(text, 0).is_some_and(|signature| signature.byline.is_some())
        }
        _ => false,
    }
}

/// The author that a line names, if that is all it does.
pub(crate) fn author(text: &str) -> Option<&str> {
    let page = Page::of_lines(lines(text));
    let signature = match &page.roles[..] {
        [Role::Text] => byline::read(text, 0)?.byline,
        [Role::Stamp(stamp)] => stamp.byline,
        _ => None,
    };
    signature.map(|span| span.text(text))
}

/// The section that a line names or leads to.
pub(crate) fn section(text: &str) -> Option<&str> {
    match Page::of_lines(lines(text)).roles[..] {
        [Role::Section(span)] => Some(span.text(text)),
        _ => None,
    }
}

/// Whether a text names a paper or the site of an office, and nothing else.
pub(crate) fn is_paper(text: &str) -> bool {
    let page = Page::of_lines(lines(text));
    source::is_source(text) || (page.lines.len() == 1 && page.is_site(0))
}

/// Whether a text may be a headline: of some words, and no sentence.
pub(crate) fn is_headline(text: &str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 4..=30;
    let page = Page::of_lines(lines(text));
    let words = WordList::first(WORDS.end() + 1, text, 0);
    WORDS.contains(&words.all().len())
        && page.roles[..] == [Role::Text]
        && !page.is_paragraph(0)
        && !page.is_site(0)
}
