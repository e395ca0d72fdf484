//! UTF-16 and UTF-32.

/// The text without its byte order mark; units that are no character are U+FFFD.
pub(super) fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String = char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    finish(&mut text, rest);
    text
}

/// The same of UTF-32.
pub(super) fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    let (fours, rest) = bytes.as_chunks();
    let letter = |four: &[u8; 4]| char::from_u32(unit(*four));
    let mut text: String = fours
        .iter()
        .map(|four| letter(four).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    finish(&mut text, rest);
    text
}

/// Takes off the mark, and tells of bytes that are less than a unit.
fn finish(text: &mut String, rest: &[u8]) {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
}
