//! What stands around an article, told from the names of elements and of their classes.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::{layout, nesting};

/// Elements that hold no text of the article.
const MUTE: &str = "script, style, noscript, template, svg, math, iframe, object, select, button, \
     input, textarea, amp-sidebar, amp-ad, amp-social-share, amp-list, nav, aside, footer, [hidden], [aria-hidden='true'], [role='navigation'], \
     [role='complementary'], [role='contentinfo'], [role='alert'], [role='search']";

/// Words in the names of classes and ids of boxes around an article.
const BOXES: [&str; 37] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "cookie",
    "copyright",
    "foot",
    "footer",
    "menu",
    "nav",
    "navbar",
    "newsletter",
    "pagination",
    "popup",
    "promo",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsor",
    "sponsored",
    "tags",
    "toolbar",
    "widget",
    "recommend",
    "sort",
    "topnav",
    "vote",
    "poll",
    "survey",
    "rating",
];

/// The same in Vietnamese, without the signs that stand between.
const BOXES_RUN_TOGETHER: [&str; 18] = [
    "ykien",
    "phanhoi",
    "sharedaddy",
    "addtoany",
    "lienquan",
    "tinkhac",
    "baikhac",
    "tincung",
    "tincu",
    "binhluan",
    "quangcao",
    "chiase",
    "xemthem",
    "docnhieu",
    "docthem",
    "tinmoi",
    "thamdo",
    "binhchon",
];

/// Classes of what is not shown.
const HIDDEN: [&str; 4] = ["hidden", "d-none", "sr-only", "screen-reader-text"];

/// What holds the text of an article, by the classes that systems of blogs and papers give it.
const CONTENT: &str = "h1, main, [itemprop=articleBody], .entry-content, .post-body, .e-content";

/// Takes out of the page what is no text of an article for sure.
pub(super) fn clean(document: &Document) {
    document.select(MUTE).remove();
    nesting::flatten(document);
    let found = Found::of(document);
    let articles = found.around_articles(document);
    for (node, size) in &found.boxes {
        // Most of the page is no box around its article, whatever it is called.
        let most = 2 * size > found.all && !is_discussed(node);
        if !most && !articles.contains(&node.id) {
            node.remove_from_parent();
        }
    }
    layout::unfold(document);
}

/// Whether an element is a box around an article, or not shown, by its names.
pub(super) fn is_box(node: &NodeRef) -> bool {
    node.attr("class").is_some_and(|names| is_hidden(&names))
        || has_names(node, |names| {
            has_word(names, &BOXES) || has_run(names, &BOXES_RUN_TOGETHER)
        })
}

/// Whether readers write in it.
fn is_discussed(node: &NodeRef) -> bool {
    has_names(node, |names| {
        has_word(names, &["comment", "comments"])
            || has_run(names, &["binhluan", "ykien", "phanhoi"])
    })
}

/// Whether the classes or the id of an element, in small letters, are such.
pub(super) fn has_names(node: &NodeRef, are_such: impl Fn(&str) -> bool) -> bool {
    let names = ["class", "id"].iter().filter_map(|key| node.attr(key));
    names
        .map(|names| names.to_ascii_lowercase())
        .any(|names| are_such(&names))
}

fn has_word(names: &str, words: &[&str]) -> bool {
    let mut of_names = names.split(|c: char| !c.is_ascii_alphabetic());
    of_names.any(|word| words.contains(&word))
}

/// Whether one of the names has such a piece, the signs in it aside.
pub(super) fn has_run(names: &str, pieces: &[&str]) -> bool {
    names.split_ascii_whitespace().any(|name| {
        let bare: String = name.chars().filter(char::is_ascii_alphabetic).collect();
        pieces.iter().any(|piece| bare.contains(piece))
    })
}

/// `hidden md:block` and `d-none d-md-block` are shown where there is room.
fn is_hidden(names: &str) -> bool {
    let mut names = names.split_ascii_whitespace();
    names.any(|name| HIDDEN.contains(&name))
        && !names.any(|name| name.starts_with("d-") || name.contains(':'))
}

/// The boxes and the articles of a page, each with the bytes of its text, that of links aside.
#[derive(Default)]
struct Found<'a> {
    boxes: Vec<(NodeRef<'a>, usize)>,
    articles: Vec<(NodeRef<'a>, usize)>,
    all: usize,
}

impl<'a> Found<'a> {
    /// One walk over the page.
    fn of(document: &'a Document) -> Found<'a> {
        let mut found = Found::default();
        // What is still to be done, the next at the end; of an element that was entered, the
        // text before it.
        // A piece of a page has no body.
        let root = document.body().unwrap_or_else(|| document.root());
        let mut todo: Vec<(NodeRef, Option<usize>)> = vec![(root, None)];
        while let Some((node, before)) = todo.pop() {
            if let Some(before) = before {
                let size = found.all - before;
                if node.has_name("article") {
                    found.articles.push((node, size));
                }
                if is_box(&node) {
                    found.boxes.push((node, size));
                }
            } else if node.is_text() {
                found.all += node.text().trim().len();
            } else {
                if node.id != root.id && (node.has_name("article") || is_box(&node)) {
                    todo.push((node, Some(found.all)));
                }
                if !node.has_name("a") {
                    todo.extend(node.children_it(true).map(|child| (child, None)));
                }
            }
        }
        found
    }

    /// The elements that have the article in them, whatever they are called.
    fn around_articles(&self, document: &Document) -> HashSet<NodeId> {
        /// Boxes of links call each an article too; one of so many of the longest is much text.
        const PART: usize = 4;
        let longest = self.articles.iter().map(|(_, size)| *size).max();
        let large = |size: usize| PART * size >= longest.unwrap_or_default();
        let articles = self.articles.iter().filter(|(_, size)| large(*size));
        let content = document.select(CONTENT);
        let content = content.nodes().iter().copied();
        let mut around = HashSet::new();
        for article in articles.map(|(node, _)| *node).chain(content) {
            let mut next = Some(article);
            while let Some(node) = next.filter(|node| around.insert(node.id)) {
                next = node.parent();
            }
        }
        around
    }
}
