//! From inputs to articles that are not parsed yet: the reader's thread.

use std::{
    io::{self, BufRead, BufReader, Cursor, Read},
    ops::ControlFlow,
    sync::{Arc, atomic::AtomicU64},
};

use super::{
    archive::{Archive, Found, Kept},
    decode::{self, Chunk},
    feed::{Entry, Feed},
    input::{Format, Input, Inputs},
    sniff,
};
use crate::{order::Emitter, problem::Problem};

/// What a worker is handed.
#[derive(Hash)]
pub enum Item {
    /// A line of a `.jsonl`; `cut` says that an error ended it, so that it is
    /// an article only if it happens to be whole.
    Line {
        /// How messages call the input.
        name: Arc<str>,
        /// The line's number, from 1.
        number: u64,
        /// The line, without its end.
        bytes: Vec<u8>,
        /// Whether an error ended it.
        cut: bool,
    },
    /// A whole file.
    File {
        /// How messages and the id call it.
        name: Arc<str>,
        /// Whether it is a page.
        html: bool,
        /// All of it, unpacked.
        bytes: Vec<u8>,
    },
    /// An item of a feed.
    Entry {
        /// How messages call the feed.
        name: Arc<str>,
        /// Which item it is, from 1.
        number: u64,
        /// What it says.
        entry: Box<Entry>,
    },
    /// A page of an archive.
    Kept {
        /// How messages call the archive.
        name: Arc<str>,
        /// Which page it is, from 1.
        number: u64,
        /// The page as it was kept.
        page: Box<Kept>,
    },
    /// Something that could not be read, in its place among the articles.
    Problem(Problem),
}

/// Reads all inputs in order. Breaks off when nobody wants the output any more.
pub fn read_inputs(
    inputs: Inputs,
    limit: usize,
    progress: &Arc<AtomicU64>,
    emitter: &mut Emitter<Item>,
) -> ControlFlow<()> {
    for input in inputs {
        match input {
            Ok(input) => Reader {
                input: &input,
                limit,
                emitter,
            }
            .read(progress)?,
            Err(problem) => emitter.emit(Item::Problem(problem), 0)?,
        }
    }
    ControlFlow::Continue(())
}

/// What comes behind the start of content whose rest could not be read.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

struct Reader<'a> {
    input: &'a Input,
    limit: usize,
    emitter: &'a mut Emitter<Item>,
}

impl Reader<'_> {
    fn read(&mut self, progress: &Arc<AtomicU64>) -> ControlFlow<()> {
        let mut content = match decode::open(self.input, progress) {
            Ok(content) => content,
            Err(error) => return self.problem(None, &decode::reason(&error)),
        };
        let (start, failed) = decode::peek(&mut *content, sniff::LOOKED_AT, sniff::tells);
        let format = match self.input.format {
            None if start.is_empty() => return ControlFlow::Continue(()),
            None => sniff::guess(&start),
            Some(format) if self.input.forced => format,
            Some(format) => sniff::format(&start).unwrap_or(format),
        };
        if let Some(kind) = sniff::foreign(&start) {
            return self.problem(None, &format!("{kind}, not text"));
        }
        let rest = match failed {
            Some(error) => Box::new(BufReader::new(Failed(Some(error)))),
            None => content,
        };
        let mut content = Cursor::new(start).chain(rest);
        match format {
            Format::Jsonl => self.lines(&mut content),
            Format::Feed => self.feed(&mut content),
            Format::Archive => self.archive(&mut content),
            Format::Txt | Format::Html => self.file(&mut content, format == Format::Html),
        }
    }

    fn lines(&mut self, content: &mut dyn BufRead) -> ControlFlow<()> {
        for number in 1.. {
            let mut bytes = Vec::new();
            let read = decode::read_line(content, self.limit, &mut bytes);
            let cut = read.is_err();
            if number == 1 && bytes.starts_with(BOM) {
                bytes.drain(..BOM.len());
            }
            match &read {
                Ok(Chunk::End) => break,
                Ok(Chunk::TooLong(length)) => self.too_long(Some(number), *length)?,
                Ok(Chunk::Whole) | Err(_) if bytes.trim_ascii().is_empty() => {}
                Ok(Chunk::Whole) | Err(_) => {
                    let weight = bytes.len();
                    let name = Arc::clone(&self.input.name);
                    self.emitter.emit(
                        Item::Line {
                            name,
                            number,
                            bytes,
                            cut,
                        },
                        weight,
                    )?;
                }
            }
            if let Err(error) = read {
                let rest = match number {
                    1 => "nothing before it".to_owned(),
                    2 => "the line before it was read".to_owned(),
                    _ => format!("the {} lines before it were read", number - 1),
                };
                return self.problem(Some(number), &format!("{}; {rest}", decode::reason(&error)));
            }
        }
        ControlFlow::Continue(())
    }

    fn feed(&mut self, content: &mut dyn BufRead) -> ControlFlow<()> {
        let mut feed = Feed::new(content, self.limit);
        for number in 1.. {
            match feed.next_entry() {
                Ok(None) => break,
                Ok(Some(entry)) => {
                    let weight = entry.content.len();
                    let name = Arc::clone(&self.input.name);
                    let item = Item::Entry {
                        name,
                        number,
                        entry: Box::new(entry),
                    };
                    self.emitter.emit(item, weight)?;
                }
                Err(message) => {
                    let message = format!("item {number} of the feed: {message}");
                    return self.problem(None, &message);
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn archive(&mut self, content: &mut dyn BufRead) -> ControlFlow<()> {
        let mut archive = Archive::new(content, self.limit);
        let mut number = 0;
        loop {
            match archive.next_page() {
                Ok(None) => return ControlFlow::Continue(()),
                Ok(Some(Found::Page(page))) => {
                    number += 1;
                    let weight = page.body.len();
                    let name = Arc::clone(&self.input.name);
                    self.emitter
                        .emit(Item::Kept { name, number, page }, weight)?;
                }
                Ok(Some(Found::Lost(what))) => {
                    self.problem(None, &format!("behind page {number}: {what}; passed over"))?;
                }
                Err(why) => {
                    return self.problem(None, &format!("{why}; {number} pages were read"));
                }
            }
        }
    }

    fn file(&mut self, content: &mut dyn BufRead, html: bool) -> ControlFlow<()> {
        let mut bytes = Vec::new();
        match decode::read_all(content, self.limit, &mut bytes) {
            Ok(Chunk::TooLong(length)) => self.too_long(None, length),
            Ok(_) => {
                let weight = bytes.len();
                let name = Arc::clone(&self.input.name);
                self.emitter.emit(Item::File { name, html, bytes }, weight)
            }
            Err(error) => {
                let line = 1 + memchr::memchr_iter(b'\n', &bytes).count() as u64;
                self.problem(Some(line), &decode::reason(&error))
            }
        }
    }

    fn too_long(&mut self, line: Option<u64>, length: u64) -> ControlFlow<()> {
        let message = format!(
            "{:.1} MiB long, over the limit of {} MiB for an article; skipped (--max-article sets the limit)",
            length as f64 / f64::from(1 << 20),
            self.limit >> 20,
        );
        self.problem(line, &message)
    }

    fn problem(&mut self, line: Option<u64>, message: &str) -> ControlFlow<()> {
        let problem = Problem::at(&self.input.name, line, message);
        self.emitter.emit(Item::Problem(problem), 0)
    }
}

/// The byte order mark in UTF-8.
pub const BOM: &[u8] = "\u{feff}".as_bytes();
