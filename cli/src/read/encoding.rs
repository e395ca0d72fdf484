//! The bytes of a file as UTF-8, whatever they are written in.

use bantin::encoding::{Encoding, decode};
use memchr::memmem;

use super::{articles::BOM, json::utf8};

/// Where a head declares the encoding of a page.
const HEAD: usize = 2048;

/// Bytes of UTF-8: those of the file, or what they say in the encoding that was `given`, that
/// a page declares, or that they show. What is wrong is told with its line.
pub fn to_utf8(
    mut bytes: Vec<u8>,
    is_page: bool,
    given: Option<Encoding>,
) -> Result<Vec<u8>, (Option<u64>, String)> {
    let declared = given.or_else(|| declared(&bytes).filter(|_| is_page));
    if let Some(encoding) = declared.filter(|encoding| *encoding != Encoding::Utf8) {
        return Ok(encoding.decode(&bytes).text.into_bytes());
    }
    if bytes.starts_with(BOM) {
        // Blanks in its place keep offsets those of the file.
        bytes[..BOM.len()].fill(b' ');
    }
    let wrong = match utf8(&bytes) {
        // Only ASCII may say more than it shows.
        Ok(text) if declared.is_some() || !text.is_ascii() => return Ok(bytes),
        Ok(_) => None,
        Err((at, why)) => {
            let line = 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
            Some((line as u64, format!("{why}, at byte {at} of the file")))
        }
    };
    match (decode(&bytes), wrong) {
        (Ok(decoded), _) if decoded.encoding != Encoding::Utf8 => Ok(decoded.text.into_bytes()),
        (_, None) => Ok(bytes),
        (Err(error), Some((line, why))) => Err((Some(line), format!("{why}; {error}"))),
        (Ok(_), Some((line, why))) => Err((Some(line), why)),
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
