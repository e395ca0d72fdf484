//! Classes of characters.

/// Characters without width that may stand inside a word: zero-width spaces and
/// joiners, soft hyphens, the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether a mark modifies the letter before it: the tones and signs of decomposed letters.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The class of a character, for cutting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CharClass {
    Letter,
    Digit,
    Mark,
    Space,
    Newline,
}

/// Where `c` belongs when text is cut into atoms. Characters without width
/// stay with the letters around them.
pub(crate) fn class(c: char) -> CharClass {
    match c {
        'a'..='z' | 'A'..='Z' => CharClass::Letter,
        '0'..='9' => CharClass::Digit,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => CharClass::Newline,
        ' ' | '\t' => CharClass::Space,
        '\0'..='\x7f' => CharClass::Mark,
        c if is_combining(c) || is_invisible(c) => CharClass::Letter,
        '²' | '³' | 'º' => CharClass::Mark,
        // Vietnamese and most of Latin, without a look into the tables of Unicode.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ' => CharClass::Letter,
        c if c.is_whitespace() => CharClass::Space,
        c if c.is_alphabetic() => CharClass::Letter,
        _ => CharClass::Mark,
    }
}
