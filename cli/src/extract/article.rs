//! From an article that is not parsed yet to its output: a worker's thread.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    hash::{DefaultHasher, Hash, Hasher},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex},
};

use bantin::{
    Analysis, Analyzer, Offsets, PublishedAt, Worker,
    article::{Declared, Written},
    encoding::Encoding,
    html,
};

use super::options::Options;
use crate::{
    problem::Problem,
    read::{
        archive::Kept,
        articles::Item,
        encoding,
        feed::Entry,
        json::{Field, parse_record},
    },
    write::{
        check,
        layout::{Article, Layout, Out, Piece},
    },
};

/// What came of an item: all of it or, of a long article, another part.
#[derive(Default)]
pub struct Outcome {
    /// What is to be written.
    pub pieces: Vec<Piece>,
    /// The article, where it is whole now.
    pub article: Option<Told>,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
    /// Of the last part, what the item was, as a number; 0 where that is not noted.
    pub end: Option<u64>,
}

/// An article in numbers.
pub struct Told {
    /// The bytes of its text.
    pub bytes: usize,
    /// Its facts, by their kind.
    pub facts: BTreeMap<String, u64>,
    /// How many of its findings differ.
    pub differing: u64,
}

impl Told {
    fn of(analysis: &Analysis) -> Self {
        let mut facts = BTreeMap::new();
        for fact in &analysis.facts {
            let kind = fact.value.kind_name();
            match facts.get_mut(kind) {
                Some(count) => *count += 1,
                None => drop(facts.insert(kind.to_owned(), 1)),
            }
        }
        Told {
            bytes: analysis.text.len(),
            facts,
            differing: check::count(analysis),
        }
    }
}

/// Takes what comes of an item.
type Taker<'a> = dyn FnMut(Outcome) + 'a;

/// The time of publication that is given, if any is; `warn` hears of one that is none.
fn published(given: Option<&str>, warn: impl FnOnce(String)) -> Option<PublishedAt> {
    let given = given.filter(|text| !text.trim().is_empty())?;
    let read = given.parse().map_err(|error| {
        warn(format!(
            "`published`: {error}; the article was read without it"
        ));
    });
    read.ok()
}

/// What is known of an article beside its text.
#[derive(Default)]
struct Said {
    published: Option<PublishedAt>,
    declared: Declared,
    written: Option<Written>,
}

/// Turns articles into output.
pub struct Extractor {
    analyzer: Analyzer,
    /// Workers that are not at work now.
    workers: Mutex<Vec<Worker>>,
    published: Option<PublishedAt>,
    encoding: Option<Encoding>,
    /// The bytes of the longest page that is unpacked.
    limit: usize,
    offsets: Offsets,
    layout: Arc<dyn Layout>,
    /// Whether it is noted what was read.
    noted: bool,
}

impl Extractor {
    /// An extractor for these options, whose output `layout` makes; `noted` is whether a later
    /// run may have to know what was read.
    pub fn new(
        options: &Options,
        analyzer: Analyzer,
        layout: Arc<dyn Layout>,
        noted: bool,
    ) -> Self {
        Self {
            analyzer,
            workers: Mutex::default(),
            published: options.published,
            encoding: options.encoding,
            limit: options.max_article(),
            offsets: options.offsets,
            layout,
            noted,
        }
    }

    /// Reads one article, and hands on what comes of it.
    pub fn extract(&self, item: Item, taker: &mut Taker<'_>) {
        let end = Some(if self.noted { digest(&item) } else { 0 });
        let mut outcome = match item {
            Item::Problem(problem) => Outcome {
                problems: vec![problem],
                ..Outcome::default()
            },
            Item::File { name, html, bytes } => self
                .file(&name, html, bytes, taker)
                .unwrap_or_else(|(line, message)| Outcome {
                    problems: vec![Problem::at(&name, line, &message)],
                    ..Outcome::default()
                }),
            Item::Entry {
                name,
                number,
                entry,
            } => self.entry(&name, number, *entry, taker),
            Item::Kept { name, number, page } => self.kept(&name, number, *page, taker),
            Item::Line {
                name,
                number,
                bytes,
                cut,
            } => {
                let id = format!("{name}:{number}");
                let (mut outcome, messages) = self.line(id, bytes, taker);
                // Of a line that was cut short it is said already that it was.
                let messages = if cut { Vec::new() } else { messages };
                let problems = messages.iter().map(|m| Problem::at(&name, Some(number), m));
                outcome.problems.extend(problems);
                outcome
            }
        };
        outcome.end = end;
        taker(outcome);
    }

    /// Passes over an item that an earlier run has done.
    pub fn pass(item: &Item, taker: &mut Taker<'_>) {
        taker(Outcome {
            end: Some(digest(item)),
            ..Outcome::default()
        });
    }

    fn file(
        &self,
        name: &str,
        html: bool,
        mut bytes: Vec<u8>,
        taker: &mut Taker<'_>,
    ) -> Result<Outcome, (Option<u64>, String)> {
        let read = encoding::text(&mut bytes, html, self.encoding)?;
        if html {
            let page = html::read(&read.text);
            let written = read.written;
            drop(bytes);
            return Ok(self.page(name, name, page, written, taker));
        }
        let said = Said {
            written: read.written,
            ..Said::default()
        };
        self.analyze(name, &read.text, said, taker)
            .map_err(|message| (None, message))
    }

    /// A page that is called `id`, of the input `name`.
    fn page(
        &self,
        name: &str,
        id: &str,
        page: html::Page,
        written: Option<Written>,
        taker: &mut Taker<'_>,
    ) -> Outcome {
        let mut messages = Vec::new();
        for wrong in &page.wrong {
            published(Some(wrong), |message| messages.push(message));
        }
        let published = published(page.published.as_deref(), |message| messages.push(message));
        let said = Said {
            published,
            declared: page.declared,
            written,
        };
        let outcome = self.analyze(id, &page.text, said, taker);
        let mut outcome = outcome.unwrap_or_else(|message| {
            messages.push(message);
            Outcome::default()
        });
        let about = if id == name {
            String::new()
        } else {
            format!("{id}: ")
        };
        let problem = |message| Problem::at(name, None, &format!("{about}{message}"));
        outcome.problems.extend(messages.iter().map(problem));
        outcome
    }

    fn kept(&self, name: &str, number: u64, kept: Kept, taker: &mut Taker<'_>) -> Outcome {
        let id = kept.id.unwrap_or_else(|| format!("{name}:{number}"));
        let bytes = kept.head.unpack(kept.body, self.limit);
        let page = bytes.and_then(|mut bytes| {
            let given = self.encoding.or(kept.head.encoding);
            let read = encoding::text(&mut bytes, true, given).map_err(|(_, why)| why)?;
            Ok((html::read(&read.text), read.written))
        });
        match page {
            Ok((mut page, written)) => {
                page.declared.url = kept.url.or(page.declared.url);
                self.page(name, &id, page, written, taker)
            }
            Err(why) => {
                let address = kept.url.unwrap_or(id);
                Outcome {
                    problems: vec![Problem::at(name, None, &format!("{address}: {why}"))],
                    ..Outcome::default()
                }
            }
        }
    }

    fn entry(&self, name: &str, number: u64, entry: Entry, taker: &mut Taker<'_>) -> Outcome {
        let title = entry.title.as_deref().map(html::fragment);
        let mut declared = Declared::default();
        declared.title = title.map(|title| title.trim().replace('\n', " "));
        declared.byline = entry.author;
        declared.section = entry.section;
        declared.source = entry.source;
        declared.url = entry.url;
        let body = html::fragment(&entry.content);
        let text = match &declared.title {
            Some(title) => format!("{title}\n\n{body}"),
            None => body,
        };
        let mut messages = Vec::new();
        let published = published(entry.published.as_deref(), |message| messages.push(message));
        let id = entry.id.unwrap_or_else(|| format!("{name}:{number}"));
        let said = Said {
            published,
            declared,
            written: None,
        };
        let outcome = self.analyze(&id, &text, said, taker);
        let mut outcome = outcome.unwrap_or_else(|message| {
            messages.push(message);
            Outcome::default()
        });
        let problems = messages
            .iter()
            .map(|message| Problem::at(name, None, message));
        outcome.problems.extend(problems);
        outcome
    }

    fn line(
        &self,
        fallback_id: String,
        bytes: Vec<u8>,
        taker: &mut Taker<'_>,
    ) -> (Outcome, Vec<String>) {
        let mut messages = Vec::new();
        let record = match parse_record(&bytes) {
            Ok(record) => record,
            Err(message) => return (Outcome::default(), vec![message]),
        };
        let text = match record.text {
            Field::Text(text) => text,
            Field::Absent => {
                return (
                    Outcome::default(),
                    vec!["a record without `text`".to_owned()],
                );
            }
            Field::Number(_) | Field::Other => {
                return (
                    Outcome::default(),
                    vec!["`text` is not a string".to_owned()],
                );
            }
        };
        let id = match record.id {
            Field::Text(id) => id.into_owned(),
            Field::Number(id) => id,
            Field::Absent => fallback_id,
            Field::Other => {
                messages.push(format!(
                    "`id` is neither a string nor a number; the article is called {fallback_id}"
                ));
                fallback_id
            }
        };
        let published = match &record.published {
            Field::Absent => None,
            Field::Text(text) => published(Some(text), |message| messages.push(message)),
            Field::Number(number) => published(Some(number), |message| messages.push(message)),
            Field::Other => {
                messages.push(
                    "`published` is neither a string nor a number; the article was read without it"
                        .to_owned(),
                );
                None
            }
        };
        let said = Said {
            published,
            ..Said::default()
        };
        let outcome = match text {
            Cow::Borrowed(text) => self.analyze(&id, text, said, taker),
            Cow::Owned(text) => {
                // Unlike a text without escapes it needs the line no more.
                drop(bytes);
                self.analyze(&id, &text, said, taker)
            }
        };
        let outcome = outcome.unwrap_or_else(|message| {
            messages.push(message);
            Outcome::default()
        });
        (outcome, messages)
    }

    /// Hands on all of the output.
    fn analyze(
        &self,
        id: &str,
        text: &str,
        said: Said,
        taker: &mut Taker<'_>,
    ) -> Result<Outcome, String> {
        let published = self.published.or(said.published);
        let mut hand_on = |piece| {
            taker(Outcome {
                pieces: vec![piece],
                ..Outcome::default()
            });
        };
        let mut out = Out::new(&mut hand_on);
        let analyze = || {
            let idle = self.workers.lock().ok().and_then(|mut idle| idle.pop());
            let mut worker = idle.unwrap_or_else(|| self.analyzer.worker());
            let mut analysis = worker.analyze(text, published);
            analysis.declared = said.declared;
            analysis.written = said.written;
            if let Ok(mut idle) = self.workers.lock() {
                idle.push(worker);
            }
            let article = Article {
                id,
                analyzer: &self.analyzer,
                analysis: &analysis,
                offsets: self.offsets,
            };
            let laid_out = self.layout.article(&article, &mut out);
            laid_out.map(|()| Told::of(&analysis))
        };
        // Analysis never fails. Should it after all, one article is lost and not the run.
        let why = match catch_unwind(AssertUnwindSafe(analyze)) {
            Ok(Ok(told)) => {
                out.finish();
                return Ok(Outcome {
                    article: Some(told),
                    ..Outcome::default()
                });
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "a fault in the library; please report it with this article".to_owned(),
        };
        out.give_up();
        Err(why)
    }
}

/// An item as a number, by which a later run knows it.
fn digest(item: &Item) -> u64 {
    let mut hasher = DefaultHasher::new();
    item.hash(&mut hasher);
    hasher.finish()
}
