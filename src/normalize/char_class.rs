//! Classes of characters.

/// Characters without width that may stand inside a word: zero-width spaces and
/// joiners, soft hyphens, marks of direction, the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a mark modifies the letter before it: the tones and signs of decomposed letters.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// As [`char::is_alphabetic`], without a look into the tables of Unicode for the
/// letters and marks of news.
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ' => true,
        // Dashes, quotes, dots.
        '\u{2000}'..='\u{2070}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Whether words are made of `c`, decomposed ones too.
pub(crate) fn is_letter(c: char) -> bool {
    is_alphabetic(c) || is_combining(c)
}

/// As [`char::is_alphanumeric`], see [`is_alphabetic`].
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='ɏ' | 'Ḁ'..='ỿ' | '\u{2000}'..='\u{206f}' => {
            is_alphabetic(c) || (c < 'À' && c.is_numeric())
        }
        _ => c.is_alphanumeric(),
    }
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
        // Dashes, quotes, dots.
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => CharClass::Mark,
        c if c.is_whitespace() => CharClass::Space,
        c if c.is_alphabetic() => CharClass::Letter,
        _ => CharClass::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_alphabetic, is_alphanumeric};

    #[test]
    fn short_cuts_say_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
