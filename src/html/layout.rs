//! Tables that lay out a page: their cells are blocks of it, and some of them its menus.

use dom_query::{Document, NodeRef};

/// Cells of data are shorter, in bytes.
const LONG: usize = 400;
/// So many links make a menu of a cell in which there is little else.
const MENU: usize = 3;

/// What is in an element.
#[derive(Clone, Copy, Default)]
struct Held {
    text: usize,
    linked: usize,
    links: usize,
    /// Something that no cell of data holds: a heading, a form, another table.
    block: bool,
    /// The headline, or what is marked as the article.
    article: bool,
}

/// A table that is being looked through.
struct Table<'a> {
    parts: Vec<NodeRef<'a>>,
    cells: Vec<(NodeRef<'a>, Held)>,
    /// It names its columns or itself.
    named: bool,
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(NodeRef<'a>, Name),
}

/// What elements are here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Table,
    Part,
    Cell,
    Title,
    Link,
    Block,
    Article,
    Other,
}

impl Name {
    fn of(node: &NodeRef) -> Name {
        let name = node.node_name().unwrap_or_default();
        match &*name {
            "table" => Name::Table,
            "tbody" | "thead" | "tfoot" | "tr" => Name::Part,
            "td" => Name::Cell,
            "th" | "caption" => Name::Title,
            "a" => Name::Link,
            "h2" | "h3" | "h4" | "form" => Name::Block,
            "h1" | "article" | "main" => Name::Article,
            _ => Name::Other,
        }
    }
}

/// Makes blocks of the cells of such tables, and takes out those that are menus.
pub(super) fn unfold(document: &Document) {
    for table in tables(document) {
        for (cell, held) in &table.cells {
            let menu = held.links >= MENU && 2 * held.linked > held.text;
            if menu && !held.article {
                cell.remove_from_parent();
            }
            cell.rename("div");
        }
        for part in &table.parts {
            // A row of one cell is that cell.
            match &part.element_children()[..] {
                [cell] if part.has_name("tr") => part.replace_with(cell),
                _ => part.rename("div"),
            }
        }
    }
}

/// The tables that lay out, the inner ones first; one walk over the page.
fn tables(document: &Document) -> Vec<Table<'_>> {
    let Some(body) = document.body() else {
        return Vec::new();
    };
    let (mut open, mut held): (Vec<Table>, _) = (Vec::new(), vec![Held::default()]);
    let mut found = Vec::new();
    let mut todo = vec![Step::Enter(body)];
    while let Some(step) = todo.pop() {
        match step {
            Step::Enter(node) if node.is_text() => {
                let size = node.text().trim().len();
                if let Some(outer) = held.last_mut() {
                    outer.text += size;
                }
            }
            Step::Enter(node) => {
                let name = Name::of(&node);
                match (name, open.last_mut()) {
                    (Name::Table, _) => open.push(Table {
                        parts: vec![node],
                        cells: Vec::new(),
                        named: false,
                    }),
                    (Name::Part, Some(table)) => table.parts.push(node),
                    (Name::Title, Some(table)) => table.named = true,
                    _ => {}
                }
                held.push(Held::default());
                todo.push(Step::Leave(node, name));
                todo.extend(node.children_it(true).map(Step::Enter));
            }
            Step::Leave(node, name) => {
                let mut inner = held.pop().unwrap_or_default();
                match name {
                    Name::Cell => {
                        if let Some(table) = open.last_mut() {
                            table.cells.push((node, inner));
                        }
                    }
                    Name::Table => {
                        found.extend(open.pop().filter(Table::lays_out));
                        inner.block = true;
                    }
                    Name::Link => {
                        inner.links += 1;
                        inner.linked = inner.text;
                    }
                    Name::Block => inner.block = true,
                    Name::Article => (inner.block, inner.article) = (true, true),
                    Name::Part | Name::Title | Name::Other => {}
                }
                if let Some(outer) = held.last_mut() {
                    outer.add(inner);
                }
            }
        }
    }
    found
}

impl Table<'_> {
    fn lays_out(&self) -> bool {
        let lays_out = |(_, held): &(NodeRef, Held)| held.block || held.text > LONG;
        !self.named && self.cells.iter().any(lays_out)
    }
}

impl Held {
    fn add(&mut self, inner: Held) {
        self.text += inner.text;
        self.linked += inner.linked;
        self.links += inner.links;
        self.block |= inner.block;
        self.article |= inner.article;
    }
}
