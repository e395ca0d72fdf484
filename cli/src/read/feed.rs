//! Feeds, RSS 2.0 and Atom: an article for each item, one after the other.

use std::io::BufRead;

use quick_xml::{Reader, events::Event};

/// An item of a feed, as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its `guid` or `id`.
    pub id: Option<String>,
    /// The address of its page.
    pub url: Option<String>,
    /// Its headline, HTML or plain text.
    pub title: Option<String>,
    /// When it was published, else when it was changed.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its first category.
    pub section: Option<String>,
    /// The title of the feed.
    pub source: Option<String>,
    /// Its text, HTML or plain; else what sums it up.
    pub content: String,
    summary: String,
    changed: Option<String>,
}

/// The items of a feed, read as they are asked for.
pub struct Feed<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    source: Option<String>,
    limit: usize,
}

/// What stands between the tags of an element.
struct Inner {
    text: String,
    /// More than the limit: nothing was kept.
    too_long: bool,
}

impl<R: BufRead> Feed<R> {
    /// A feed of which no item is read yet; items over `limit` bytes are passed over.
    pub fn new(content: R, limit: usize) -> Self {
        let mut reader = Reader::from_reader(content);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.expand_empty_elements = true;
        Feed {
            reader,
            buffer: Vec::new(),
            source: None,
            limit,
        }
    }

    /// The next item, if there is one; an error ends the feed.
    pub fn next_entry(&mut self) -> Result<Option<Entry>, String> {
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            match event.map_err(|error| broken(&error))? {
                Event::Start(tag) => match local(tag.name().as_ref()) {
                    "item" | "entry" => return self.entry().map(Some),
                    // That of the feed comes before its items; an image has one too.
                    "title" if self.source.is_none() => {
                        let title = self.inner("title")?.text;
                        self.source = some(title);
                    }
                    "html" => return Err("a page of HTML, not a feed".to_owned()),
                    _ => {}
                },
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn entry(&mut self) -> Result<Entry, String> {
        let mut entry = Entry {
            source: self.source.clone(),
            ..Entry::default()
        };
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            match event.map_err(|error| broken(&error))? {
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let attribute = |key: &str| {
                        let mut all = tag.attributes();
                        let mut all = all.with_checks(false).flatten();
                        let value = all.find(|a| a.key.as_ref() == key)?.value;
                        some(unescape(&value))
                    };
                    let (href, rel) = (attribute("href"), attribute("rel"));
                    let label = attribute("label").or_else(|| attribute("term"));
                    let inner = self.inner(&name)?;
                    if inner.too_long {
                        return Err(format!("its {name} is over the limit of an article"));
                    }
                    let link = rel.is_none_or(|rel| rel == "alternate");
                    entry.take(&name, inner.text, href.filter(|_| link), label);
                }
                Event::End(tag) if matches!(local(tag.name().as_ref()), "item" | "entry") => {
                    return Ok(entry.whole());
                }
                Event::Eof => return Err("cut short: it ends within an item".to_owned()),
                _ => {}
            }
        }
    }

    /// What stands up to the end of the element that was begun, tags and all.
    fn inner(&mut self, name: &str) -> Result<Inner, String> {
        let (mut text, mut depth, mut nested, mut literal) = (String::new(), 0, false, false);
        let mut too_long = false;
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let event = event.map_err(|error| broken(&error))?;
            let mut push = |parts: [&str; 3]| {
                too_long |= text.len() + parts[1].len() > self.limit;
                if !too_long {
                    parts.iter().for_each(|part| text.push_str(part));
                }
            };
            match event {
                Event::Start(tag) => {
                    (depth, nested) = (depth + 1, true);
                    push(["<", tag.as_ref(), ">"]);
                }
                Event::End(_) if depth == 0 => break,
                Event::End(tag) => {
                    depth -= 1;
                    push(["</", tag.as_ref(), ">"]);
                }
                Event::Text(raw) => push(["", raw.as_ref(), ""]),
                Event::GeneralRef(raw) => push(["&", raw.as_ref(), ";"]),
                Event::CData(raw) => {
                    literal = true;
                    push(["", raw.as_ref(), ""]);
                }
                Event::Eof => return Err(format!("cut short: it ends within <{name}>")),
                _ => {}
            }
        }
        let text = if nested || literal {
            text
        } else {
            unescape(&text)
        };
        Ok(Inner { text, too_long })
    }
}

impl Entry {
    /// Takes what an element of the item says.
    fn take(&mut self, name: &str, text: String, href: Option<String>, label: Option<String>) {
        let field = match name {
            "guid" | "id" => &mut self.id,
            "link" => {
                self.url = self.url.take().or(href).or(some(text));
                return;
            }
            "title" => &mut self.title,
            "pubDate" | "published" | "dc:date" => &mut self.published,
            "updated" => &mut self.changed,
            "author" | "dc:creator" | "dcterms:creator" => {
                let named = named(&text);
                self.author = self.author.take().or(some(named));
                return;
            }
            "category" => {
                self.section = self.section.take().or(label).or(some(text));
                return;
            }
            "content" | "content:encoded" => {
                self.content = text;
                return;
            }
            "description" | "summary" => {
                self.summary = text;
                return;
            }
            _ => return,
        };
        *field = field.take().or(some(text));
    }

    fn whole(mut self) -> Entry {
        if self.content.trim().is_empty() {
            self.content = std::mem::take(&mut self.summary);
        }
        self.published = self.published.take().or(self.changed.take());
        self.id = self.id.take().or_else(|| self.url.clone());
        self
    }
}

/// `<name>Lê Ba</name>`, `ba@bao.vn (Lê Ba)`, `Lê Ba`
fn named(text: &str) -> String {
    if let Some((_, behind)) = text.split_once("<name>") {
        let name = behind.split("</name>").next().unwrap_or_default();
        return unescape(name);
    }
    match text
        .trim()
        .strip_suffix(')')
        .and_then(|text| text.split_once('('))
    {
        Some((address, name)) if address.contains('@') => name.to_owned(),
        _ => text.to_owned(),
    }
}

fn some(text: String) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The five entities of XML and numbers; what else there is is left for HTML.
fn unescape(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let read = part.split_once(';').and_then(|(name, rest)| {
            let c = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => char::from_u32(number(name.strip_prefix('#')?)?)?,
            };
            Some((c, rest))
        });
        match read {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

fn number(text: &str) -> Option<u32> {
    match text.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}

fn broken(error: &quick_xml::Error) -> String {
    format!("broken XML: {error}")
}
