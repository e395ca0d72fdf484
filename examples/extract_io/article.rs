//! From an article that is not parsed yet to its facts: a worker's thread.

use std::{
    borrow::Cow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
};

use bantin::{
    Analyzer, Worker,
    record::{ArticleRecord, parse_published},
};
use chrono::NaiveDateTime;

use super::{
    html,
    json::{Field, parse_record, utf8},
    options::Options,
    read::{BOM, Item},
    summary::Problem,
};

/// What became of an item.
#[derive(Default)]
pub struct Outcome {
    /// The article, unless it could not be read.
    pub record: Option<ArticleRecord>,
    /// The bytes of its text.
    pub bytes: usize,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
}

/// Turns articles into records.
pub struct Extractor {
    analyzer: Analyzer,
    /// Workers that are not at work now.
    workers: Mutex<Vec<Worker>>,
    published: Option<NaiveDateTime>,
}

impl Extractor {
    /// An extractor for these options.
    pub fn new(options: &Options) -> Self {
        let mut analyzer = Analyzer::new().include_furniture(options.furniture);
        if !options.kinds.is_empty() {
            analyzer = analyzer.kinds(&options.kinds);
        }
        Self {
            analyzer,
            workers: Mutex::default(),
            published: options.published,
        }
    }

    /// Reads one article.
    pub fn extract(&self, item: Item) -> Outcome {
        match item {
            Item::Problem(problem) => Outcome {
                problems: vec![problem],
                ..Outcome::default()
            },
            Item::File { name, html, bytes } => match self.file(&name, html, bytes) {
                Ok(outcome) => outcome,
                Err((line, message)) => {
                    let problems = vec![Problem::at(&name, line, &message)];
                    Outcome {
                        problems,
                        ..Outcome::default()
                    }
                }
            },
            Item::Line {
                name,
                number,
                bytes,
                cut,
            } => {
                let id = format!("{name}:{number}");
                let (mut outcome, messages) = self.line(id, &bytes);
                // Of a line that was cut short it is said already that it was.
                let messages = if cut { Vec::new() } else { messages };
                let problems = messages.iter().map(|m| Problem::at(&name, Some(number), m));
                outcome.problems.extend(problems);
                outcome
            }
        }
    }

    fn file(
        &self,
        name: &str,
        html: bool,
        mut bytes: Vec<u8>,
    ) -> Result<Outcome, (Option<u64>, String)> {
        if bytes.starts_with(BOM) {
            // Blanks in its place keep offsets those of the file.
            bytes[..BOM.len()].fill(b' ');
        }
        let text = utf8(&bytes).map_err(|(at, why)| {
            let line = 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
            (
                Some(line as u64),
                format!("{why}, at byte {at} of the file"),
            )
        })?;
        let (text, published) = if html {
            let page = html::read(text);
            let published = page.published.as_deref().and_then(parse_published);
            (Cow::Owned(page.text), published)
        } else {
            (Cow::Borrowed(text), None)
        };
        self.analyze(name, &text, published)
            .map_err(|message| (None, message))
    }

    fn line(&self, fallback_id: String, bytes: &[u8]) -> (Outcome, Vec<String>) {
        let mut messages = Vec::new();
        let record = match parse_record(bytes) {
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
            Field::Text(text) if text.trim().is_empty() => None,
            Field::Text(text) => parse_published(text).or_else(|| {
                messages.push(format!(
                    "`published` is {text:.40?}, which is no date or time of ISO 8601, such as \
                     2018-10-10 or 2018-10-10T08:15; the article was read without it"
                ));
                None
            }),
            Field::Number(_) | Field::Other => {
                messages.push(
                    "`published` is not a string; the article was read without it".to_owned(),
                );
                None
            }
        };
        let outcome = self
            .analyze(&id, &text, published)
            .unwrap_or_else(|message| {
                messages.push(message);
                Outcome::default()
            });
        (outcome, messages)
    }

    fn analyze(
        &self,
        id: &str,
        text: &str,
        published: Option<NaiveDateTime>,
    ) -> Result<Outcome, String> {
        let published = self.published.or(published);
        // Analysis never fails. Should it after all, one article is lost and not the run.
        let analyze = || {
            let idle = self.workers.lock().ok().and_then(|mut idle| idle.pop());
            let mut worker = idle.unwrap_or_else(|| self.analyzer.worker());
            let record = worker.analyze(text, published).record(id);
            if let Ok(mut idle) = self.workers.lock() {
                idle.push(worker);
            }
            record
        };
        let record = catch_unwind(AssertUnwindSafe(analyze))
            .map_err(|_| "a fault in the library; please report it with this article".to_owned())?;
        Ok(Outcome {
            record: Some(record),
            bytes: text.len(),
            problems: Vec::new(),
        })
    }
}
