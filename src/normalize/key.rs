//! Keys for searching: phrases folded, and without diacritics.

use unicode_normalization::UnicodeNormalization;

use super::{
    char_class::{is_alphanumeric, is_combining, is_invisible},
    fold::fold_into,
};

/// The look-up form of a text: each word as [`fold`](super::fold) gives it, the signs between
/// them as they are, white space as one blank, none at its ends. Two texts that differ in the
/// place of a tone, in capitals or in how letters are composed have the same.
///
/// ```
/// use bantin::normalize::fold_text;
///
/// assert_eq!(fold_text("  Uỷ ban  Hoà giải, Ha\u{300} Nội"), "ủy ban hòa giải, hà nội");
/// assert_eq!(fold_text("Thuỷ-Sản"), fold_text("THỦY-SẢN"));
/// ```
pub fn fold_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let in_word = |c: char| is_alphanumeric(c) || is_combining(c) || is_invisible(c);
    for part in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut left = part;
        while let Some(c) = left.chars().next() {
            let word = left.find(|c| !in_word(c)).unwrap_or(left.len());
            let end = if word > 0 { word } else { c.len_utf8() };
            fold_into(&left[..end], &mut out);
            left = &left[end..];
        }
    }
    out
}

/// The look-up form of a text without its diacritics, and `d` for `đ`: a key under which a text
/// is found by someone who types no marks.
///
/// ```
/// use bantin::normalize::fold_plain;
///
/// assert_eq!(fold_plain("Hoà Bình"), "hoa binh");
/// assert_eq!(fold_plain("ĐIỆN BIÊN"), "dien bien");
/// assert_eq!(fold_plain("Thu\u{309}y"), "thuy");
/// ```
pub fn fold_plain(text: &str) -> String {
    let folded = fold_text(text);
    let bare = folded.nfd().filter(|c| !is_combining(*c)).nfc();
    bare.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{fold_plain, fold_text};

    #[test]
    fn forms_of_one_text_have_one_key() {
        for (text, other, plain) in [
            ("hoà bình", "HÒA BÌNH", "hoa binh"),
            ("Uỷ viên", "ủy\u{a0}viên", "uy vien"),
            ("quý", "QUÝ", "quy"),
            ("Ðồng Tháp", "đồng\n tháp", "dong thap"),
            ("GDP", "gdp", "gdp"),
            ("kế\u{200b}hoạch", "kếhoạch", "kehoach"),
            ("", " ", ""),
            ("…", "…", "…"),
            ("日本", "日本", "日本"),
            ("한국 5%", "한국  5%", "한국 5%"),
        ] {
            assert_eq!(fold_text(text), fold_text(other));
            assert_eq!(fold_plain(text), plain);
            assert_eq!(fold_plain(other), plain);
            assert_eq!(fold_text(&fold_text(text)), fold_text(text));
        }
    }
}
