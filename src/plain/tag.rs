//! Tags: `<b>`, `</p>`, `<br/>`, `<a href="…">`, comments, scripts.

/// What a text that begins with `<` begins with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found {
    /// So many bytes, and what is read in their place.
    Tag(usize, &'static str),
    /// None, because nothing closes it so far.
    Open(usize),
    None,
}

/// A tag is no longer than this.
const LONGEST: usize = 2000;

/// Elements that part lines, those that part cells, those that are only looks, and those
/// whose content is no text.
const LINES: [&str; 22] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "tbody",
    "thead",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "section",
    "article",
    "figure",
    "figcaption",
];
const CELLS: [&str; 2] = ["td", "th"];
const LOOKS: [&str; 17] = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "sup", "sub", "small", "big", "img",
    "center", "o:p", "nobr",
];
const MUTE: [&str; 2] = ["script", "style"];

pub(super) fn read(text: &str) -> Found {
    if text.starts_with("<!--") {
        return up_to(text, "-->");
    }
    let Some(inner) = text.get(1..) else {
        return Found::None;
    };
    let bare = inner.strip_prefix('/').unwrap_or(inner);
    let name = bare
        .bytes()
        .take_while(|&b| b.is_ascii_alphanumeric() || b == b':')
        .count();
    let behind = bare.as_bytes().get(name);
    if !matches!(behind, Some(b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r')) {
        return Found::None;
    }
    let name = bare[..name].to_ascii_lowercase();
    let is = |names: &[&str]| names.contains(&name.as_str());
    let read = match () {
        () if is(&LINES) => "\n",
        () if is(&CELLS) => "\t",
        () if is(&LOOKS) || is(&MUTE) => "",
        () => return Found::None,
    };
    let Some(end) = close(text) else {
        return Found::None;
    };
    if is(&MUTE) && !inner.starts_with('/') && !text[..end].ends_with("/>") {
        return up_to(
            text,
            if name == "script" {
                "</script>"
            } else {
                "</style>"
            },
        );
    }
    Found::Tag(end, read)
}

/// Behind the `>` of the tag; another `<` is not in it.
fn close(text: &str) -> Option<usize> {
    let bytes = &text.as_bytes()[1..text.len().min(LONGEST)];
    let at = memchr::memchr2(b'<', b'>', bytes)?;
    (bytes[at] == b'>').then_some(at + 2)
}

/// All up to and with `end`, of which nothing is read.
fn up_to(text: &str, end: &str) -> Found {
    match memchr::memmem::find(text.as_bytes(), end.as_bytes()) {
        Some(at) => Found::Tag(at + end.len(), ""),
        None => Found::Open(text.len()),
    }
}
