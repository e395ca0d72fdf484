//! From a page to its article.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::{around, body, boxes, meta, page::Page};

/// Elements may be nested so deep, as no page is that people wrote.
const DEPTH: usize = 512;

/// A tag has fewer attributes, and what looks like one in a script has fewer blanks. A parser
/// looks for each among all before it.
const ATTRIBUTES: usize = 1 << 12;

/// A page has fewer signs that mean nothing. A parser keeps a note of each.
const STRAY: usize = 1 << 16;

/// Shorter texts are looked for once more, with more of the page.
const SHORT: usize = 140;

/// No line of an article has so many bytes. To write out one with many blanks that do not break
/// takes the crate the square of its size.
const ENDLESS: usize = 1 << 18;

/// Reads a page. Any text will do; one without markup is its own article.
pub fn read(page: &str) -> Page {
    if !page.contains('<') || is_no_page(page) {
        return Page {
            text: page.to_owned(),
            ..Page::default()
        };
    }
    let document = Document::from(page);
    let mut head = meta::read(&document);
    boxes::clean(&document);
    let all = body::all_lines(document.select("body").nodes());
    let marked = document.select("[itemprop=articleBody]");
    let lines = if marked.length() == 1 && marked.text().chars().count() > SHORT {
        body::lines(marked.nodes())
    } else if all.iter().any(|line| line.text.len() > ENDLESS) {
        whole(page)
    } else {
        found(document).unwrap_or_else(|| whole(page))
    };
    let lines = around::complete(&mut head, &all, lines);
    head.page(&lines)
}

/// The text of a piece of a page that holds nothing but the article, as items of feeds have it:
/// a line for each block.
///
/// ```
/// assert_eq!(bantin::html::fragment("<p>Thu <b>5</b>&nbsp;tỷ</p><p>Chi 3"), "Thu 5\u{a0}tỷ\nChi 3\n");
/// ```
pub fn fragment(piece: &str) -> String {
    if is_no_page(piece) {
        return piece.to_owned();
    }
    let document = Document::fragment(piece);
    boxes::clean(&document);
    let lines = body::lines(&[document.root()]);
    lines
        .iter()
        .flat_map(|line| [line.as_str(), "\n"])
        .collect()
}

/// The lines of all the page.
fn whole(page: &str) -> Vec<String> {
    let document = Document::from(page);
    boxes::clean(&document);
    body::lines(document.select("body").nodes())
}

/// The lines of the article as the crate finds it, if it finds one.
fn found(document: Document) -> Option<Vec<String>> {
    let config = Config {
        char_threshold: SHORT,
        disable_json_ld: true,
        // What was set apart is told by them.
        keep_classes: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    let content = Document::fragment(readability.parse().ok()?.content);
    Some(body::lines(&[content.root()])).filter(|lines| !lines.is_empty())
}

/// Whether elements are nested deeper than any page nests them, a tag has more attributes or
/// more signs mean nothing, all of which take parsers much more than their size; told from the
/// signs alone.
fn is_no_page(page: &str) -> bool {
    if memchr::memchr_iter(0, page.as_bytes()).nth(STRAY).is_some() {
        return true;
    }
    let (mut depth, mut stray, mut bytes) = (0usize, 0usize, page.as_bytes());
    while let Some(at) = memchr::memchr(b'<', bytes) {
        bytes = &bytes[at + 1..];
        match bytes.first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b) if b.is_ascii_alphabetic() => {
                if has_too_many(bytes) {
                    return true;
                }
                depth += usize::from(!is_void(bytes));
            }
            Some(b'!' | b'?') => {}
            _ => stray += 1,
        }
        if depth > DEPTH || stray > STRAY {
            return true;
        }
    }
    false
}

/// Whether a tag has more attributes than any has; values in quotes are none.
fn has_too_many(tag: &[u8]) -> bool {
    let (mut count, mut quote, mut before) = (0, None, b' ');
    for byte in tag {
        match (quote, *byte) {
            (Some(sign), byte) if byte == sign => quote = None,
            (Some(_), _) => {}
            (None, b'<' | b'>') => break,
            (None, sign @ (b'"' | b'\'')) if before == b'=' => quote = Some(sign),
            (None, byte) => count += usize::from(byte.is_ascii_whitespace() || byte == b'/'),
        }
        before = *byte;
    }
    count > ATTRIBUTES
}

/// Elements that are never closed, or need not be.
fn is_void(tag: &[u8]) -> bool {
    const VOID: [&str; 21] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "p", "li", "option", "td", "tr", "th", "dd", "dt",
    ];
    let name = tag.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    VOID.iter()
        .any(|void| tag[..name].eq_ignore_ascii_case(void.as_bytes()))
}
