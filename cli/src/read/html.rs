//! A page to its text: tags out, entities decoded, a line for a block.
//!
//! A small reader for saved news pages, not a browser: what is no text to see
//! (scripts, styles, templates) is left out, everything else is kept in order,
//! and the library tells the article from the page around it.

use html_escape::decode_html_entities;

/// What is read of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its text, a line for a block.
    pub text: String,
    /// The time of publication that its head declares.
    pub published: Option<String>,
}

/// Reads a page in one pass.
pub fn read(html: &str) -> Page {
    let mut page = Builder::default();
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        page.text(&rest[..at]);
        rest = &rest[at..];
        rest = match Tag::parse(rest) {
            Some((tag, after)) => page.tag(&tag, after),
            None => match comment(rest) {
                Some(after) => after,
                // A `<` that opens nothing is text.
                None => {
                    page.text("<");
                    &rest[1..]
                }
            },
        };
    }
    page.text(rest);
    page.finish()
}

/// Elements whose content is no text to see.
const HIDDEN: [&str; 10] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "textarea", "select",
    "object",
];

/// Elements inside a line. All others begin a new one: an unknown element that
/// joins two lines would make one sentence of two.
const INLINE: [&str; 36] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "meta", "link", "nobr", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

#[derive(Default)]
struct Builder {
    text: String,
    /// A blank is owed before the next word.
    blank: bool,
    title: String,
    headed: bool,
    preformatted: usize,
    published: Option<String>,
}

impl Builder {
    fn text(&mut self, raw: &str) {
        if raw.is_empty() {
            return;
        }
        let text = decode_html_entities(raw);
        if self.preformatted > 0 {
            self.text.push_str(&text);
            return;
        }
        for (number, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.blank |= number > 0;
            if !word.is_empty() {
                if self.blank && !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
                    self.text.push(' ');
                }
                self.blank = false;
                self.text.push_str(word);
            }
        }
    }

    fn line(&mut self) {
        self.blank = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text
                .truncate(self.text.trim_end_matches([' ', '\t']).len());
            self.text.push('\n');
        }
    }

    /// Takes in a tag; what comes after it, and after its content if that is none to see.
    fn tag<'a>(&mut self, tag: &Tag, after: &'a str) -> &'a str {
        let name = tag.name.as_str();
        if name == "title" && !tag.closing {
            let (title, after) = content(after, name);
            if self.title.is_empty() {
                let decoded = decode_html_entities(title);
                self.title = decoded
                    .split_ascii_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
            }
            return after;
        }
        if HIDDEN.contains(&name) && !tag.closing && !tag.empty {
            return content(after, name).1;
        }
        match name {
            "meta" if tag.declares_published() => {
                self.published = self.published.take().or(tag.attribute("content"));
            }
            "td" | "th" if !tag.closing => {
                if !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
                    self.text.push('\t');
                }
            }
            "td" | "th" => {}
            "pre" => {
                self.line();
                self.preformatted = if tag.closing {
                    self.preformatted.saturating_sub(1)
                } else {
                    self.preformatted + 1
                };
            }
            _ if INLINE.contains(&name) => {}
            _ => {
                self.headed |= name == "h1";
                self.line();
            }
        }
        after
    }

    fn finish(mut self) -> Page {
        self.line();
        let mut text = self.text;
        // The title of the page is the headline where the page shows none.
        if !self.headed && !self.title.is_empty() && !text.starts_with(&self.title) {
            text = format!("{}\n{text}", self.title);
        }
        Page {
            text,
            published: self.published,
        }
    }
}

/// The content up to the end tag `name`, and what comes after it: all of the
/// rest if nothing ends it, as in a browser.
fn content<'a>(html: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut from = 0;
    while let Some(at) = html[from..].find("</").map(|at| at + from) {
        from = at + 2;
        let end = from + name.len();
        let found = html.as_bytes().get(from..end);
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            let close = html[end..]
                .find('>')
                .map_or(html.len(), |close| end + close + 1);
            return (&html[..at], &html[close..]);
        }
    }
    (html, "")
}

/// What comes after a comment, doctype or processing instruction at the start.
fn comment(html: &str) -> Option<&str> {
    let end = if html.starts_with("<!--") {
        // Beyond the `<!`, so that `<!-->` is a whole comment.
        html[2..].find("-->").map(|at| at + 5)
    } else if html.starts_with("<!") || html.starts_with("<?") || html.starts_with("</") {
        html.find('>').map(|at| at + 1)
    } else {
        return None;
    };
    Some(end.map_or("", |end| &html[end..]))
}

#[derive(Debug)]
struct Tag<'a> {
    name: String,
    closing: bool,
    empty: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag at the start, and what comes after it.
    fn parse(html: &'a str) -> Option<(Self, &'a str)> {
        let closing = html.starts_with("</");
        let inner = &html[if closing { 2 } else { 1 }..];
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end = inner
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
            .unwrap_or(inner.len());
        let (end, after) = end_of_tag(inner, name_end);
        let attributes = inner[name_end..end].trim();
        let empty = attributes.ends_with('/');
        let name = inner[..name_end].to_ascii_lowercase();
        Some((
            Self {
                name,
                closing,
                empty,
                attributes,
            },
            &inner[after..],
        ))
    }

    fn declares_published(&self) -> bool {
        ["property", "itemprop", "name"].iter().any(|&key| {
            self.attribute(key).is_some_and(|value| {
                ["article:published_time", "datepublished", "pubdate"]
                    .contains(&value.to_ascii_lowercase().as_str())
            })
        })
    }

    fn attribute(&self, key: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let name_end = rest
                .find(|c: char| c.is_ascii_whitespace() || c == '=')
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at(name_end);
            let (value, after) = match after.trim_start().strip_prefix('=') {
                None => ("", after),
                Some(after) => {
                    let after = after.trim_start();
                    match after.chars().next() {
                        Some(quote @ ('"' | '\'')) => {
                            after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                        }
                        _ => after.split_at(
                            after
                                .find(|c: char| c.is_ascii_whitespace())
                                .unwrap_or(after.len()),
                        ),
                    }
                }
            };
            if name.eq_ignore_ascii_case(key) {
                return Some(decode_html_entities(value).into_owned());
            }
            rest = after;
        }
    }
}

/// Where a tag's attributes end, and where the tag does: a `>` in quotes is
/// part of a value. A tag that nothing ends takes all of the rest.
fn end_of_tag(inner: &str, from: usize) -> (usize, usize) {
    let bytes = inner.as_bytes();
    let mut at = from;
    let mut before_value = false;
    while at < bytes.len() {
        match bytes[at] {
            b'>' => return (at, at + 1),
            // Only a quote behind `=` opens a value: `<p class="a"">` ends all the same.
            quote @ (b'"' | b'\'') if before_value => {
                match memchr::memchr(quote, &bytes[at + 1..]) {
                    Some(length) => at += length + 1,
                    None => return (bytes.len(), bytes.len()),
                }
                before_value = false;
            }
            b'=' => before_value = true,
            byte => before_value &= byte.is_ascii_whitespace(),
        }
        at += 1;
    }
    (bytes.len(), bytes.len())
}
