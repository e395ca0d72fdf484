//! The look-up form of a syllable.

use std::cell::RefCell;

use unicode_normalization::UnicodeNormalization;

use super::char_class::is_invisible;

/// Appends the look-up form of one syllable to `out`: lower case, NFC, `Ð` read
/// as `Đ`, characters without width left out, and the tone mark of an open
/// `oa`, `oe`, `uy` on the first vowel (`hoá` and `hóa` are both `hóa`).
///
/// ```
/// let mut key = String::new();
/// bantin::normalize::fold_into("Thuỷ", &mut key);
/// assert_eq!(key, "thủy");
/// ```
pub fn fold_into(syllable: &str, out: &mut String) {
    let from = out.len();
    out.push_str(syllable);
    out[from..].make_ascii_lowercase();
    if syllable.is_ascii() {
        return;
    }
    // Most have capitals of ASCII alone.
    let is_small = |c: char| c.is_ascii() || small_letter(c) == Some(c);
    if !syllable.chars().all(is_small) {
        out.truncate(from);
        fold_letters(syllable, out);
    }
    move_tone(out, from);
}

/// As [`fold_into`], the tone left where it is.
fn fold_letters(syllable: &str, out: &mut String) {
    let from = out.len();
    for c in syllable.chars() {
        let Some(small) = small_letter(c) else {
            out.truncate(from);
            return fold_decomposed(syllable, out);
        };
        out.push(small);
    }
}

/// As [`fold_into`], for any letters and marks, the tone left where it is.
fn fold_decomposed(syllable: &str, out: &mut String) {
    let visible = syllable.chars().filter(|c| !is_invisible(*c));
    let small = |c: char| small_letter(c).or_else(|| c.to_lowercase().next());
    let letters = visible.map(|c| small(c).unwrap_or(c));
    let mut marks: Vec<char> = letters.nfd().collect();
    // Some write the tone before the sign of the letter: `e\u{301}\u{302}`.
    for at in 1..marks.len() {
        let tone = matches!(marks[at - 1], '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}');
        if tone && matches!(marks[at], '\u{302}' | '\u{306}') {
            marks.swap(at - 1, at);
        }
    }
    out.extend(marks.into_iter().nfc());
}

/// Appends a word in small letters, composed, but otherwise as it is written.
pub(crate) fn lower_into(word: &str, out: &mut String) {
    let from = out.len();
    for c in word.chars() {
        match small_letter(c) {
            // The look-alikes of `Đ` and `ư` stay what they are.
            Some(small) if !matches!(c, '\u{d0}' | '\u{f0}' | 'Ƣ' | 'ƣ') => out.push(small),
            _ => {
                out.truncate(from);
                out.extend(word.nfc().flat_map(char::to_lowercase));
                return;
            }
        }
    }
}

/// The small letter of ASCII and of the letters of Vietnamese, which are
/// composed and stand for themselves under NFC; others need a closer look.
fn small_letter(c: char) -> Option<char> {
    let next = |by: u32| char::from_u32(c as u32 + by);
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        '\u{d0}' | '\u{f0}' | 'Đ' | 'đ' => Some('đ'),
        // Another look-alike, of fonts of old.
        'Ƣ' | 'ƣ' => Some('ư'),
        'À'..='Ö' | 'Ø'..='Þ' => next(0x20),
        'ß'..='ö' | 'ø'..='ÿ' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(c),
        'Ă' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => next(1),
        // Capitals are even here, small letters odd.
        'Ạ'..='ỹ' => char::from_u32(c as u32 | 1),
        _ => None,
    }
}

/// The look-up form of one syllable, see [`fold_into`].
pub fn fold(syllable: &str) -> String {
    let mut out = String::with_capacity(syllable.len());
    fold_into(syllable, &mut out);
    out
}

/// What `look_up` makes of the look-up form of `syllable`, which is built in a buffer
/// that is used again. `look_up` itself must not come back here.
pub(crate) fn with_folded<T>(syllable: &str, look_up: impl FnOnce(&str) -> T) -> T {
    thread_local! {
        static KEY: RefCell<String> = const { RefCell::new(String::new()) };
    }
    KEY.with_borrow_mut(|key| {
        key.clear();
        fold_into(syllable, key);
        look_up(key)
    })
}

/// Old placement of the tone in a final `oa`, `oe`, `uy`.
fn move_tone(out: &mut String, from: usize) {
    const PAIRS: [(&str, &str); 15] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    let syllable = &out[from..];
    // All pairs end in one of three letters behind `o` or `u`.
    let mut last = syllable.chars().rev();
    if last.next().is_none_or(|c| c.is_ascii()) || !matches!(last.next(), Some('o' | 'u')) {
        return;
    }
    for (new, old) in PAIRS {
        if let Some(head) = syllable.strip_suffix(new) {
            if !(new.starts_with('u') && head.ends_with('q')) {
                let at = from + head.len();
                out.replace_range(at.., old);
            }
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds() {
        for (text, key) in [
            ("HOÁ", "hóa"),
            ("Thuỷ", "thủy"),
            ("quý", "quý"),
            ("Ðiện", "điện"),
            ("hoàn", "hoàn"),
            ("tha\u{301}ng", "tháng"),
            ("TTg", "ttg"),
            ("th\u{ad}u\u{200b}\u{309}y", "thủy"),
            ("Th\u{1a2}\u{301}", "thứ"),
            ("tu\u{c0}\u{302}n", "tuần"),
            ("h\u{e0}\u{306}ng", "hằng"),
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
    }
}
