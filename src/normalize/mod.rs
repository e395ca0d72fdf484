//! Forms for look-up. They exist beside the text, never in place of it.

mod syllable;

pub use syllable::is_syllable;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Appends the look-up form of one syllable to `out`: lower case, NFC, `Ð` read
/// as `Đ`, and the tone mark of an open `oa`, `oe`, `uy` on the first vowel
/// (`hoá` and `hóa` are both `hóa`).
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
    if is_nfc_quick(syllable.chars()) == IsNormalized::Yes {
        out.extend(syllable.chars().map(lower));
    } else {
        out.extend(syllable.nfc().map(lower));
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
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
    }
}
