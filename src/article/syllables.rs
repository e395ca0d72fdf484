//! How many syllables a line has. All lines are counted, so this looks at bytes.

use crate::normalize::is_alphanumeric;

/// How far syllables are counted: more are simply many.
pub(super) const MANY: usize = 64;

/// The pieces between white space that hold a letter or digit, up to [`MANY`].
pub(super) fn syllables(text: &str) -> usize {
    let (mut at, mut count) = (0, 0);
    while count < MANY
        && let Some(letter) = next(text, at, begins_letter)
    {
        count += 1;
        match next(text, letter + 1, is_white_space) {
            Some(space) => at = space + 1,
            None => break,
        }
    }
    count
}

/// The first byte from `from` on that `is` what is looked for.
fn next(text: &str, from: usize, is: impl Fn(&str, usize, Byte) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(&b) = text.as_bytes().get(at) {
        if is(text, at, BYTES[usize::from(b)]) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether a letter or digit begins at the byte `at`.
fn begins_letter(text: &str, at: usize, byte: Byte) -> bool {
    byte == Byte::Letter
        || (matches!(byte, Byte::Latin | Byte::First) && text[at..].starts_with(is_alphanumeric))
}

/// Whether the byte at `at` is white space or of it.
fn is_white_space(text: &str, at: usize, byte: Byte) -> bool {
    // Most are asked once for all three.
    !matches!(byte, Byte::Letter | Byte::Latin | Byte::Sign)
        && match byte {
            Byte::First => text[at..].starts_with(char::is_whitespace),
            Byte::Ogham => text.as_bytes()[at - 1..].starts_with(OGHAM.as_bytes()),
            _ => true,
        }
}

/// The only white space that begins as the letters of Vietnamese do.
const OGHAM: &str = "\u{1680}";

/// What a byte tells of the character that it is, or is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// A letter or digit of ASCII.
    Letter,
    /// The first byte of a letter of Vietnamese, or of a few other characters.
    Latin,
    /// A sign of ASCII, or a byte within a character.
    Sign,
    /// White space of ASCII.
    Space,
    /// The first byte of another character.
    First,
    /// The second byte of [`OGHAM`].
    Ogham,
}

static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Sign; 256];
    let mut b = 0;
    while b < 256 {
        bytes[b] = match b as u8 {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Byte::Letter,
            b'\t'..=b'\r' | b' ' => Byte::Space,
            0x9a => Byte::Ogham,
            0xc3..=0xc6 | 0xe1 => Byte::Latin,
            0xc0.. => Byte::First,
            _ => Byte::Sign,
        };
        b += 1;
    }
    bytes
};

#[cfg(test)]
mod tests {
    use super::{MANY, syllables};

    #[test]
    fn counts_syllables_between_any_white_space() {
        for space in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            let text = format!("Ớ{space}ẚ{space}–{space}{space}“a”{space}");
            assert_eq!(syllables(&text), 3, "{space:?}");
        }
        assert_eq!(syllables("– ©\u{1c}…\u{200b}"), 0);
        assert_eq!(syllables("một\u{1f}hai\u{200b}ba Úc\u{b0}C"), 2);
        assert_eq!(syllables(&"a ".repeat(100)), MANY);
    }
}
