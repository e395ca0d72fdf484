//! Forms for look-up. They exist beside the text, never in place of it.

mod syllable;

pub use syllable::is_syllable;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Characters without width that may stand inside a word: zero-width spaces and
/// joiners, soft hyphens, the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

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
    if syllable.is_ascii() {
        out.extend(syllable.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    let from = out.len();
    let lower = |c: char| match c {
        '\u{d0}' | '\u{f0}' => '\u{111}',
        c => c.to_lowercase().next().unwrap_or(c),
    };
    let visible = || syllable.chars().filter(|c| !is_invisible(*c));
    if is_nfc_quick(visible()) == IsNormalized::Yes {
        out.extend(visible().map(lower));
    } else {
        out.extend(visible().nfc().map(lower));
    }
    move_tone(out, from);
}

/// The look-up form of one syllable, see [`fold_into`].
pub fn fold(syllable: &str) -> String {
    let mut out = String::with_capacity(syllable.len());
    fold_into(syllable, &mut out);
    out
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
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
    }
}
