//! Escapes of strings that were not undone: `\n`, `\"`, `\u0110`.

use std::borrow::Cow;

/// The escape that `rest` begins with, which stands behind `before`: its length, and what it
/// stands for.
pub(super) fn read(before: &str, rest: &str) -> Option<(usize, Cow<'static, str>)> {
    let read = match rest.as_bytes().get(1)? {
        b'u' => return unicode(rest),
        _ if in_path(before) => return None,
        b'n' | b'r' => "\n",
        b't' => "\t",
        b'"' => "\"",
        b'/' => "/",
        _ => return None,
    };
    Some((2, read.into()))
}

/// `\u0110`, and two of them for what lies beyond 16 bits.
fn unicode(rest: &str) -> Option<(usize, Cow<'static, str>)> {
    const LENGTH: usize = 6;
    let unit = |text: &str| {
        let hex = text.strip_prefix("\\u")?.get(..LENGTH - 2)?;
        let hex = hex.bytes().all(|b| b.is_ascii_hexdigit()).then_some(hex)?;
        u16::from_str_radix(hex, 16).ok()
    };
    let first = unit(rest)?;
    let second = rest.get(LENGTH..).and_then(unit);
    let units = [first, second.unwrap_or_default()];
    match char::decode_utf16(units).next()? {
        Ok(c) if c.is_control() => None,
        Ok(c) => Some((c.len_utf16() * LENGTH, c.to_string().into())),
        Err(_) => None,
    }
}

/// `C:\nam\tin` is the name of a file.
fn in_path(before: &str) -> bool {
    /// A word is looked at so far back.
    const REACH: usize = 64;
    let bytes = before.as_bytes();
    let word = bytes.iter().rev().take(REACH);
    word.take_while(|b| !b.is_ascii_whitespace())
        .zip(bytes.iter().rev().skip(1))
        .any(|(&colon, &drive)| colon == b':' && drive.is_ascii_alphabetic())
}
