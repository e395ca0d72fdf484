//! Archives of the web, WARC: a page for each response of HTML, one after the other.

use std::io::{self, BufRead, Read};

use super::{
    decode::{self, Chunk},
    http::{self, FIELDS, Head},
};

/// The head of a record or of a response is shorter.
const HEAD: usize = 64 << 10;

/// A page as it was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Kept {
    /// The name of its record, `urn:uuid:…`.
    pub id: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What the head of the response says.
    pub head: Head,
    /// The body of the response, as it was sent.
    pub body: Vec<u8>,
}

/// What there is in an archive.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A page.
    Page(Box<Kept>),
    /// Something that could not be read, with what lies behind it.
    Lost(String),
}

/// The pages of an archive, read as they are asked for.
pub struct Archive<R> {
    content: R,
    limit: usize,
    /// Whether the first line of the next record is read.
    ahead: bool,
    lost: Lines,
}

/// Lines that are of no record: none, those of a record that was told of, others.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Lines {
    #[default]
    None,
    Lost,
    Told,
}

const NONE: &str = "something that is no record of WARC";
const CUT: &str = "cut short: it ends within a record";

fn reason(error: io::Error) -> String {
    decode::reason(&error)
}

/// The head of a record.
struct Record {
    kind: String,
    content_type: String,
    id: Option<String>,
    url: Option<String>,
    length: u64,
}

impl<R: BufRead> Archive<R> {
    /// An archive of which nothing is read yet; pages over `limit` bytes are passed over.
    pub fn new(content: R, limit: usize) -> Self {
        Archive {
            content,
            limit,
            ahead: false,
            lost: Lines::None,
        }
    }

    /// The next page, if there is one.
    ///
    /// # Errors
    ///
    /// If the archive ends within a record, or its content cannot be read.
    pub fn next_page(&mut self) -> Result<Option<Found>, String> {
        loop {
            if !self.start()? {
                let lost = std::mem::take(&mut self.lost);
                return Ok((lost == Lines::Lost).then(|| Found::Lost(NONE.to_owned())));
            }
            if std::mem::take(&mut self.lost) == Lines::Lost {
                return Ok(Some(Found::Lost(NONE.to_owned())));
            }
            self.ahead = false;
            let head = self.head(HEAD as u64)?;
            if head.is_none() && self.content.fill_buf().map_err(reason)?.is_empty() {
                return Err(CUT.to_owned());
            }
            let Some(record) = head.and_then(|head| Record::read(&head)) else {
                // Where it ends is not known.
                self.lost = Lines::Told;
                return Ok(Some(Found::Lost("a record with a broken head".to_owned())));
            };
            if let Some(found) = self.record(record)? {
                return Ok(Some(found));
            }
        }
    }

    /// Goes up to the first line of a record, and reads it, if there is one.
    fn start(&mut self) -> Result<bool, String> {
        let mut line = Vec::new();
        while !self.ahead {
            match decode::read_line(&mut self.content, HEAD, &mut line).map_err(reason)? {
                Chunk::End => return Ok(false),
                Chunk::Whole if line.starts_with(b"WARC/") => self.ahead = true,
                Chunk::Whole if line.trim_ascii().is_empty() => {}
                Chunk::Whole | Chunk::TooLong(_) => self.lost = self.lost.max(Lines::Lost),
            }
        }
        Ok(true)
    }

    /// The lines up to the first that is blank, if that comes within `limit` bytes.
    fn head(&mut self, limit: u64) -> Result<Option<Vec<u8>>, String> {
        let mut head = Vec::new();
        let mut content = (&mut self.content).take(limit.min(HEAD as u64));
        loop {
            let before = head.len();
            if content.read_until(b'\n', &mut head).map_err(reason)? == 0 {
                return Ok(None);
            }
            if head[before..].trim_ascii().is_empty() {
                return Ok(Some(head));
            }
        }
    }

    /// What a record holds, if that is a page; the record is passed over.
    fn record(&mut self, record: Record) -> Result<Option<Found>, String> {
        let is_http = record.content_type.starts_with("application/http");
        let mut left = record.length;
        let head = match record.kind.as_str() {
            "response" if is_http => {
                let start = self.head(left)?;
                // Without an end the head was read as far as one may go.
                let read = start
                    .as_ref()
                    .map_or(left.min(HEAD as u64), |head| head.len() as u64);
                left -= read.min(left);
                start.map(|start| Head::read(&start)).unwrap_or_default()
            }
            "response" | "resource" => Head::without(&record.content_type),
            _ => Head::default(),
        };
        if !head.page {
            self.pass(left)?;
            return Ok(None);
        }
        if left > self.limit as u64 {
            self.pass(left)?;
            let (size, limit) = (left >> 20, self.limit >> 20);
            let address = record.url.unwrap_or_default();
            let why = format!(
                "{address}: {size} MiB long, over the limit of {limit} MiB for an article; \
                 skipped (--max-article sets the limit)"
            );
            return Ok(Some(Found::Lost(why)));
        }
        let mut body = Vec::new();
        let mut content = (&mut self.content).take(left);
        content.read_to_end(&mut body).map_err(reason)?;
        if (body.len() as u64) < left {
            return Err(CUT.to_owned());
        }
        Ok(Some(Found::Page(Box::new(Kept {
            id: record.id,
            url: record.url,
            head,
            body,
        }))))
    }

    fn pass(&mut self, count: u64) -> Result<(), String> {
        let mut content = (&mut self.content).take(count);
        let passed = io::copy(&mut content, &mut io::sink()).map_err(reason)?;
        if passed < count {
            return Err(CUT.to_owned());
        }
        Ok(())
    }
}

impl Record {
    /// Reads the fields of a record, all lines behind its first.
    fn read(head: &[u8]) -> Option<Record> {
        let mut fields = [httparse::EMPTY_HEADER; FIELDS];
        let head = unfolded(head);
        let httparse::Status::Complete((_, fields)) =
            httparse::parse_headers(&head, &mut fields).ok()?
        else {
            return None;
        };
        let text = |name: &str| {
            let field = fields
                .iter()
                .find(|field| field.name.eq_ignore_ascii_case(name))?;
            let value = String::from_utf8_lossy(field.value);
            Some(value.trim_matches(['<', '>', ' ', '\t']).to_owned()).filter(|v| !v.is_empty())
        };
        Some(Record {
            kind: http::field(fields, "warc-type")?,
            content_type: http::field(fields, "content-type").unwrap_or_default(),
            id: text("warc-record-id"),
            url: text("warc-target-uri"),
            length: text("content-length")?.parse().ok()?,
        })
    }
}

/// Fields on a line each: a line that begins with a blank goes on with the one before.
fn unfolded(head: &[u8]) -> Vec<u8> {
    let mut lines: Vec<u8> = Vec::with_capacity(head.len());
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            let end = lines.trim_ascii_end().len();
            lines.truncate(end);
        }
        lines.extend_from_slice(line);
    }
    lines
}
