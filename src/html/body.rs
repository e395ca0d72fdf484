//! The text of elements: a line for each block, each cell of a table and each item.

use dom_query::NodeRef;

/// Elements inside a line; all others begin a new one.
pub(super) const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "meta", "link", "nobr", "o:p", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// A line of the page.
#[derive(Default)]
pub(super) struct Line {
    pub text: String,
    /// Whether it stands in a heading, or in what is named or set as one.
    pub heads: bool,
    links: usize,
    /// The bytes of its links.
    linked: usize,
    /// Whether it begins with one.
    leads: bool,
}

impl Line {
    /// Whether most of it leads elsewhere.
    pub(super) fn is_linked(&self) -> bool {
        2 * self.linked > self.text.len()
    }

    /// Whether it is the headline of another article and nothing else: `Giá chè tăng 5%`.
    fn is_lead_elsewhere(&self) -> bool {
        /// Shorter ones are names, or where to read on.
        const WORDS: usize = 5;
        let label = self.text.len() - self.linked;
        let short = self.text.split_whitespace().nth(WORDS).is_none();
        self.links > 0 && !self.heads && label <= 1 && !short && !self.text.ends_with(['.', ':'])
    }

    /// Whether it has no word yet, but for the sign of an item.
    fn is_empty(&self) -> bool {
        self.text.len() < 4 && !self.text.contains(char::is_alphanumeric)
    }
}

/// The lines of the article in these elements.
pub(super) fn lines(nodes: &[NodeRef]) -> Vec<String> {
    of_article(all_lines(nodes))
}

/// All the lines of these elements.
pub(super) fn all_lines(nodes: &[NodeRef]) -> Vec<Line> {
    let mut writer = Writer::default();
    // What is still to be done, the next at the end: so no page is nested too deep.
    let mut todo: Vec<Step> = nodes.iter().rev().map(|&node| Step::Enter(node)).collect();
    while let Some(step) = todo.pop() {
        match step {
            Step::Enter(node) if node.is_text() => writer.text(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().unwrap_or_default();
                let inline = INLINE.contains(&&*name);
                if !inline {
                    writer.end();
                }
                let link = &*name == "a";
                let heads = is_heading(&name, &node);
                writer.heads += usize::from(heads);
                writer.link += usize::from(link);
                writer.line.links += usize::from(link);
                let apart = inline && (link || node.has_attr("class"));
                writer.seam |= apart && writer.left;
                writer.line.leads |= link && writer.line.is_empty();
                todo.push(Step::Leave {
                    inline,
                    apart,
                    link,
                    heads,
                });
                todo.extend(node.children_it(true).map(Step::Enter));
            }
            Step::Leave {
                inline,
                apart,
                link,
                heads,
            } => {
                writer.link -= usize::from(link);
                writer.left = apart;
                if !inline {
                    writer.end();
                }
                writer.heads -= usize::from(heads);
            }
        }
    }
    writer.end();
    writer.done
}

/// Whether an element is a heading, or is named or set as one.
fn is_heading(name: &str, node: &NodeRef) -> bool {
    const NAMES: [&str; 4] = ["title", "headline", "tieude", "heading"];
    const LARGE: [&str; 6] = ["4", "5", "6", "7", "+1", "+2"];
    let large = || {
        node.attr("size")
            .is_some_and(|size| LARGE.contains(&&*size))
    };
    match name {
        "h1" | "h2" | "h3" | "h4" => true,
        "font" => large(),
        "div" | "p" | "td" | "span" => ["class", "id"].iter().any(|key| {
            node.attr(key).is_some_and(|names| {
                let names = names.to_ascii_lowercase();
                NAMES.iter().any(|name| names.contains(name))
            })
        }),
        _ => false,
    }
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave {
        inline: bool,
        /// It is a link or has a class, so that the page may set it apart.
        apart: bool,
        link: bool,
        heads: bool,
    },
}

#[derive(Default)]
struct Writer {
    done: Vec<Line>,
    line: Line,
    /// How many links and headings are open.
    link: usize,
    heads: usize,
    /// A blank is owed before the next word.
    blank: bool,
    /// What may be set apart was just left, and another such entered behind it.
    left: bool,
    seam: bool,
}

impl Writer {
    fn text(&mut self, raw: &str) {
        if raw.is_empty() {
            return;
        }
        // `09/10/2024` beside `4 phút đọc`
        let ended = |c: char| c.is_alphanumeric();
        let begins = |c: char| c.is_ascii_digit() || c.is_uppercase();
        self.blank |= self.seam && self.line.text.ends_with(ended) && raw.starts_with(begins);
        (self.left, self.seam) = (false, false);
        let before = self.line.text.len();
        for (number, word) in raw.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.blank |= number > 0;
            if !word.is_empty() {
                if self.blank && !self.line.text.is_empty() {
                    self.line.text.push(' ');
                }
                self.blank = false;
                self.line.text.push_str(word);
            }
        }
        self.line.heads |= self.heads > 0 && self.line.text.len() > before;
        if self.link > 0 {
            self.line.linked += self.line.text.len() - before;
        }
    }

    fn end(&mut self) {
        (self.blank, self.left, self.seam) = (false, false, false);
        let line = std::mem::take(&mut self.line);
        if !line.text.trim().is_empty() {
            self.done.push(line);
        }
    }
}

/// The lines, but for rows of links, which are a menu, and lists of them, which lead to
/// other articles.
pub(super) fn of_article(mut lines: Vec<Line>) -> Vec<String> {
    /// So many links in a line are a menu where there is little else.
    const MENU: usize = 3;
    /// So many lines of links in a row are a list.
    const LIST: usize = 2;
    lines.retain(|line| {
        let menu = line.links >= MENU && 5 * line.linked > 3 * line.text.len();
        !menu && !line.is_lead_elsewhere()
    });
    let of_list = |line: &Line| line.leads && 3 * line.linked > line.text.len();
    let runs = lines.chunk_by(|a, b| of_list(a) == of_list(b));
    let text = runs.filter(|run| run.len() < LIST || !of_list(&run[0]));
    text.flatten().map(|line| line.text.clone()).collect()
}
