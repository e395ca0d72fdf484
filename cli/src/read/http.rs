//! HTTP responses as archives keep them: what their head says, and the page in their body.

use std::io::{self, Read};

use bantin::encoding::Encoding;
use brotli_decompressor::Decompressor as Brotli;
use flate2::read::{MultiGzDecoder, ZlibDecoder};

/// Fields in a head; one that has more is none.
pub const FIELDS: usize = 256;

/// So much of a body is unpacked at a time.
const BUFFER: usize = 1 << 14;

/// What the head of a response says of its body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Head {
    /// Whether it is a page that was found.
    pub page: bool,
    /// What the page is written in.
    pub encoding: Option<Encoding>,
    chunked: bool,
    /// How the body is packed, the last first.
    packed: Vec<String>,
}

impl Head {
    /// Reads a head with all of its lines; one that is none is that of no page.
    pub fn read(head: &[u8]) -> Head {
        // The version may be one that the parser does not know; the fields are alike in all.
        let rest = memchr::memchr(b' ', head).map_or(&[][..], |at| &head[at..]);
        let head = [b"HTTP/1.1", rest].concat();
        let mut fields = [httparse::EMPTY_HEADER; FIELDS];
        let mut response = httparse::Response::new(&mut fields);
        let read = httparse::ParserConfig::default()
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_spaces_after_header_name_in_responses(true)
            .allow_multiple_spaces_in_response_status_delimiters(true)
            .ignore_invalid_headers_in_responses(true)
            .parse_response(&mut response, &head);
        if read.is_err() {
            return Head::default();
        }
        let found = response.code == Some(200);
        let field = |name| field(response.headers, name);
        let kind = field("content-type").unwrap_or_default();
        let mut packed: Vec<String> = field("content-encoding")
            .unwrap_or_default()
            .split(',')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty() && name != "identity")
            .collect();
        packed.reverse();
        Head {
            page: found && is_page(&kind),
            encoding: charset(&kind),
            chunked: field("transfer-encoding").is_some_and(|how| how.contains("chunked")),
            packed,
        }
    }

    /// The head of a page that was kept without one, as `kind`.
    pub fn without(kind: &str) -> Head {
        let kind = kind.to_ascii_lowercase();
        Head {
            page: is_page(&kind),
            encoding: charset(&kind),
            ..Head::default()
        }
    }

    /// The page in a body; many archives keep it unpacked, whatever the head says.
    ///
    /// # Errors
    ///
    /// If it is packed in a way that is not known here, is damaged or over `limit`.
    pub fn unpack(&self, body: Vec<u8>, limit: usize) -> Result<Vec<u8>, String> {
        let mut body = match self.chunked.then(|| unchunked(&body)).flatten() {
            Some(whole) => whole,
            None => body,
        };
        for how in &self.packed {
            let packed = &body[..];
            let unpacked = match how.as_str() {
                "gzip" | "x-gzip" if packed.starts_with(&[0x1f, 0x8b]) => {
                    read(MultiGzDecoder::new(packed), limit)
                }
                "deflate" if is_zlib(packed) => read(ZlibDecoder::new(packed), limit),
                "gzip" | "x-gzip" | "deflate" => continue,
                // Brotli has no mark of its own; a page begins with a tag.
                _ if packed.trim_ascii_start().starts_with(b"<") => continue,
                "br" => read(Brotli::new(packed, BUFFER), limit),
                _ => {
                    return Err(format!(
                        "its body is packed as {how}, which is not known here"
                    ));
                }
            };
            let over = || format!("its page is over the limit of {} MiB", limit >> 20);
            body = unpacked
                .map_err(|_| format!("its body is damaged {how}"))?
                .ok_or_else(over)?;
        }
        Ok(body)
    }
}

/// A field in small letters.
pub fn field(fields: &[httparse::Header], name: &str) -> Option<String> {
    let field = fields
        .iter()
        .find(|field| field.name.eq_ignore_ascii_case(name))?;
    let value = String::from_utf8_lossy(field.value);
    Some(value.trim().to_ascii_lowercase())
}

fn is_page(kind: &str) -> bool {
    kind.starts_with("text/html") || kind.starts_with("application/xhtml")
}

fn charset(kind: &str) -> Option<Encoding> {
    let (_, label) = kind.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(['"', '\'', ';', ' ']).unwrap_or(label.len());
    label[..end].parse().ok()
}

/// All of it; nothing where it is more than the limit.
fn read(content: impl Read, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    content.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

/// The header of zlib: its method, and a sum that comes out.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [a, b, ..] if a & 15 == 8 && u16::from_be_bytes([*a, *b]).is_multiple_of(31))
}

/// The chunks without their sizes; nothing where there are no chunks.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(rest.len());
    loop {
        let Ok(httparse::Status::Complete((start, size))) = httparse::parse_chunk_size(rest) else {
            // What was cut off is gone.
            return (!whole.is_empty()).then_some(whole);
        };
        if size == 0 {
            return Some(whole);
        }
        let chunk = &rest[start..];
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(chunk.len());
        whole.extend_from_slice(&chunk[..size]);
        let behind = &chunk[size..];
        rest = behind.strip_prefix(b"\r\n").unwrap_or(behind);
    }
}
