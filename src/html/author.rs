//! The author, by the names of the element that holds the name.

use dom_query::{Document, NodeRef};

use super::{body, boxes};
use crate::article::author;

/// In the names of such elements.
const NAMES: [&str; 6] = [
    "author",
    "byline",
    "tacgia",
    "nguoiviet",
    "nguoidang",
    "createdby",
];
/// So many elements are looked at, each of so few others and lines: bodies of pages and articles
/// may have the author in their names too.
const ELEMENTS: usize = 16;
const OTHERS: usize = 24;
const LINES: usize = 4;

/// The name in the first of such elements that has one, but for those who comment.
pub(super) fn read(document: &Document) -> Option<String> {
    let named = document.select("body [class], body [id], body [rel=author]");
    let few = |node: &NodeRef| {
        let mut inner = node.descendants_it().take(OTHERS + 1);
        let headed = inner
            .by_ref()
            .take(OTHERS)
            .any(|inner| inner.has_name("h1") || inner.has_name("h2"));
        !headed && inner.next().is_none()
    };
    let of_author = named
        .nodes()
        .iter()
        .filter(|node| is_of_author(node) && few(node));
    of_author.take(ELEMENTS).find_map(|node| {
        let apart = node.ancestors_it(None).any(|outer| is_apart(&outer)) || is_apart(node);
        let lines = if apart {
            Vec::new()
        } else {
            body::all_lines(&[*node])
        };
        let mut names = lines.iter().take(LINES);
        names.find_map(|line| author(&line.text).map(str::to_owned))
    })
}

fn is_of_author(node: &NodeRef) -> bool {
    node.attr("rel").is_some_and(|rel| &*rel == "author")
        || boxes::has_names(node, |names| boxes::has_run(names, &NAMES))
}

/// Whether it is of another article, of the page or of its readers.
fn is_apart(node: &NodeRef) -> bool {
    const NAMES: [&str; 5] = ["comment", "binhluan", "related", "lienquan", "sidebar"];
    ["aside", "nav", "footer"]
        .iter()
        .any(|name| node.has_name(name))
        || boxes::has_names(node, |names| boxes::has_run(names, &NAMES))
}
