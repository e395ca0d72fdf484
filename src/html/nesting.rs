//! Elements that are nested deeper than any page needs.
//!
//! Who looks for the article asks of each element for all that is in it, so that a page costs
//! its size times its depth. What lies too deep is lifted to where it is not.

use dom_query::{Document, NodeRef};

use super::body::INLINE;

/// Below this depth elements hold no others: templates of pages nest 40 at most.
const DEEP: usize = 80;

/// Lifts what is nested too deep; a walk over the page, each element moved once at most.
pub(super) fn flatten(document: &Document) {
    let root = document.body().unwrap_or_else(|| document.root());
    let mut todo = vec![(root, 0)];
    while let Some((node, depth)) = todo.pop() {
        if depth >= DEEP {
            lift(&node);
            continue;
        }
        let inner = node.children_it(false).filter(NodeRef::is_element);
        todo.extend(inner.map(|child| (child, depth + 1)));
    }
}

/// Makes one level of all that is in an element; where a block began or ended, a line ends.
fn lift(node: &NodeRef) {
    let mut next = node.first_child();
    while let Some(child) = next {
        next = child.next_sibling();
        let Some(first) = child.first_child() else {
            continue;
        };
        if child.children_it(false).all(|inner| !inner.is_element()) {
            continue;
        }
        let inline = child
            .node_name()
            .is_some_and(|name| INLINE.contains(&&*name));
        if !inline && child.prev_sibling().is_some_and(|before| before.is_text()) {
            child.insert_before(&node.tree.new_element("br"));
        }
        child.insert_siblings_before(&first);
        if inline {
            child.remove_from_parent();
        } else {
            child.rename("br");
        }
        next = Some(first);
    }
}
