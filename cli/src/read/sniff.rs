//! What content is, by how it begins.

use memchr::memmem;

use super::{articles::BOM, input::Format};

/// Bytes that are looked at.
pub const LOOKED_AT: usize = 1024;

/// The format that content shows for sure, whatever its name says.
pub fn format(start: &[u8]) -> Option<Format> {
    let told = behind_prolog(start);
    let lower = told[..told.len().min(24)].to_ascii_lowercase();
    let any = |heads: &[&[u8]]| heads.iter().any(|head| lower.starts_with(head));
    if any(&[b"<!doctype html", b"<html", b"<head", b"<body"]) {
        Some(Format::Html)
    } else if any(&[b"<rss", b"<feed", b"<rdf:rdf", b"<atom:feed"]) {
        Some(Format::Feed)
    } else if told.starts_with(b"WARC/") {
        Some(Format::Archive)
    } else {
        None
    }
}

/// The format of content that has no name.
pub fn guess(start: &[u8]) -> Format {
    let told = behind_prolog(start);
    format(start).unwrap_or(match told.first() {
        Some(b'{') => Format::Jsonl,
        _ if told.starts_with(b"<!") => Format::Html,
        // A prolog of XML and something else.
        Some(b'<') if trimmed(start).starts_with(b"<?xml") => Format::Feed,
        _ => Format::Txt,
    })
}

/// Whether so much of the content tells its format; more may come only once somebody has
/// answered to it.
pub fn tells(start: &[u8]) -> bool {
    !behind_prolog(start).is_empty()
}

/// What kind of file it is that holds no text, by its magic.
pub fn foreign(start: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 16] = [
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"PK\x05\x06", "an empty ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"RIFF", "an image, sound or film"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"BZh", "compressed by bzip2"),
        (b"\xfd7zXZ\0", "compressed by xz"),
        (b"PAR1", "a Parquet file"),
    ];
    let known = MAGIC.iter().find(|(magic, _)| start.starts_with(magic))?;
    // The short ones are letters too.
    (known.0.len() > 4 || start.iter().any(|byte| matches!(byte, 0..=8 | 14..=31)))
        .then_some(known.1)
}

fn trimmed(start: &[u8]) -> &[u8] {
    start.strip_prefix(BOM).unwrap_or(start).trim_ascii_start()
}

/// What comes behind the prolog of XML and comments; nothing where these are not over.
fn behind_prolog(start: &[u8]) -> &[u8] {
    let mut rest = trimmed(start);
    loop {
        let end: &[u8] = if rest.starts_with(b"<?") {
            b"?>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else {
            return rest;
        };
        rest = match memmem::find(rest, end) {
            Some(at) => rest[at + end.len()..].trim_ascii_start(),
            None => &[],
        };
    }
}
