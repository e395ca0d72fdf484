//! The text of a file, whatever it is written in.

use std::borrow::Cow;

use bantin::{
    article::Written,
    encoding::{Decoded, Encoding, detect},
};
use memchr::memmem;

use super::{articles::BOM, json::utf8};

/// Where a head declares the encoding of a page.
const HEAD: usize = 2048;

/// What is wrong with a file, with its line where that is known.
type Wrong = (Option<u64>, String);

/// The text of a file.
pub struct Text<'b> {
    /// The text; spans count in it.
    pub text: Cow<'b, str>,
    /// How it was written, where that was not UTF-8.
    pub written: Option<Written>,
}

impl<'b, T: Into<Cow<'b, str>>> From<T> for Text<'b> {
    fn from(text: T) -> Self {
        Text {
            text: text.into(),
            written: None,
        }
    }
}

fn decoded(read: Decoded) -> Text<'static> {
    Text {
        text: read.text.into(),
        written: Some(Written {
            encoding: read.encoding.name().to_owned(),
            mended_capitals: read.capitals,
        }),
    }
}

/// The text of a file: in the encoding that was `given`, that a page declares, or that its
/// bytes show.
pub fn text(bytes: &mut [u8], is_page: bool, given: Option<Encoding>) -> Result<Text<'_>, Wrong> {
    let declared = given.or_else(|| declared(bytes).filter(|_| is_page));
    if let Some(encoding) = declared.filter(|encoding| *encoding != Encoding::Utf8) {
        return Ok(decoded(encoding.decode(bytes)));
    }
    if bytes.starts_with(BOM) {
        // Blanks in its place keep offsets those of the file.
        bytes[..BOM.len()].fill(b' ');
    }
    match utf8(bytes) {
        // Only ASCII may say more than it shows.
        Ok(text) if declared.is_some() || !text.is_ascii() => Ok(text.into()),
        Ok(text) => Ok(match detect(bytes) {
            Ok(found) if found.encoding != Encoding::Utf8 => decoded(found.encoding.decode(bytes)),
            _ => text.into(),
        }),
        Err((at, why)) => match detect(bytes) {
            Ok(found) => Ok(decoded(found.encoding.decode(bytes))),
            Err(error) => {
                let line = 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
                let why = format!("{why}, at byte {at} of the file; {error}");
                Err((Some(line as u64), why))
            }
        },
    }
}

/// What the head of a page declares: `charset=windows-1258`, `encoding="viscii"`.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes[..HEAD.min(bytes.len())].to_ascii_lowercase();
    let label = |key: &[u8]| {
        let at = memmem::find(&head, key)? + key.len();
        let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        let value = head[at..].trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or(value.strip_prefix(b"'"))
            .unwrap_or(value);
        let end = value.iter().take_while(|byte| is_label(byte)).count();
        std::str::from_utf8(&value[..end]).ok()?.parse().ok()
    };
    label(b"charset=").or_else(|| label(b"encoding="))
}
