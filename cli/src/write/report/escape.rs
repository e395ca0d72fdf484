//! Text that stays text, whatever it holds.

use std::io::{self, Write};

/// Writes `text` between tags or in an attribute with double quotes.
pub fn text(text: &str, out: &mut impl Write) -> io::Result<()> {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let instead: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\t' | b'\n' => continue,
            // HTML has no way to write them.
            0..=0x1f | 0x7f => "\u{fffd}".as_bytes(),
            _ => continue,
        };
        out.write_all(&bytes[from..at])?;
        out.write_all(instead)?;
        from = at + 1;
    }
    out.write_all(&bytes[from..])
}

/// Writes an attribute, unless there is nothing to say.
pub fn attribute(name: &str, value: &str, out: &mut impl Write) -> io::Result<()> {
    if value.is_empty() {
        return Ok(());
    }
    write!(out, " {name}=\"")?;
    text(value, out)?;
    out.write_all(b"\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_a_tag_or_ends_an_attribute() {
        let escaped = |given: &str| {
            let mut out = Vec::new();
            text(given, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(
            escaped("<b a=\"1\">&amp;"),
            "&lt;b a=&quot;1&quot;&gt;&amp;amp;"
        );
        assert_eq!(escaped("một\thai\nba\r\0"), "một\thai\nba\u{fffd}\u{fffd}");
        assert_eq!(escaped(""), "");
    }
}
