//! The shape of a Vietnamese syllable, by its letters.

/// Whether that many bytes, `wide` ones among them or not, may be a syllable.
#[inline(always)]
fn is_short(len: usize, wide: bool) -> bool {
    len <= if wide { LONGEST_WIDE } else { LONGEST_ASCII }
}

/// The most bytes of a syllable of ASCII letters, and of others.
pub(in super::super) const LONGEST_ASCII: usize = 6;
pub(in super::super) const LONGEST_WIDE: usize = 12;

/// Whether letters have the shape of a Vietnamese syllable; the same test as a
/// [`Window`](super::super::window::Window) does with bitmaps.
pub(in super::super) fn has_syllable_shape(letters: &str) -> bool {
    let bytes = letters.as_bytes();
    has_shape_of_letters(bytes) && letters.chars().all(is_letter)
}

/// Whether the bitmaps know the character for a letter or a mark on one.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '×' | '÷' => false,
        '\u{c0}'..='\u{1bf}' | '\u{300}'..='\u{33f}' | '\u{1e80}'..='\u{1eff}' => true,
        _ => false,
    }
}

/// The same of what is known to be a run of letters.
#[inline]
fn has_shape_of_letters(letters: &[u8]) -> bool {
    const ALIEN: u8 = 1;
    const VOWEL: u8 = 2;
    const WIDE: u8 = 4;
    const KINDS: [u8; 256] = {
        let mut table = [0; 256];
        let mut b = 0;
        while b < 256 {
            table[b] = match b as u8 | 0x20 {
                _ if b >= 0x80 => WIDE | VOWEL,
                b'f' | b'j' | b'w' | b'z' => ALIEN,
                b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => VOWEL,
                _ => 0,
            };
            b += 1;
        }
        table
    };
    if letters.len() > 12 {
        return false;
    }
    let kinds = letters
        .iter()
        .fold(0, |all, &b| all | KINDS[usize::from(b)]);
    is_short(letters.len(), kinds & WIDE != 0) && kinds & (ALIEN | VOWEL) == VOWEL
}
