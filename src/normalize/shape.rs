//! Whether a word could be Vietnamese, by its build alone.

use unicode_normalization::UnicodeNormalization;

use super::{char_class::is_alphabetic, fold::fold};

/// Whether `word` has the build of a Vietnamese syllable: onset, one run of
/// vowels, coda. [`is_syllable`](super::is_syllable) asks for more, for a
/// known rhyme and its tone; here names such as `Kang` are to pass that news writes
/// among Vietnamese ones.
pub(crate) fn is_syllable_like(word: &str) -> bool {
    const ONSETS: [&str; 28] = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
        "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x", "gi",
    ];
    const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    if word.is_empty() || word.len() > 24 {
        return false;
    }
    let folded = fold(word);
    let Some(first) = folded.find(is_vowel) else {
        return false;
    };
    let tail = &folded[first..];
    let vowels = tail.find(|c| !is_vowel(c)).unwrap_or(tail.len());
    ONSETS.contains(&&folded[..first])
        && CODAS.contains(&&tail[vowels..])
        && tail[..vowels].chars().count() <= 3
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        || (!c.is_ascii() && c != 'đ' && is_alphabetic(c) && {
            matches!(c.nfd().next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'y'))
        })
}

#[cfg(test)]
mod tests {
    use super::is_syllable_like;

    #[test]
    fn knows_the_build_of_a_syllable() {
        for word in ["Đồng", "nghiêng", "Ý", "quyết", "oa", "nghi\u{323}", "Kang"] {
            assert!(is_syllable_like(word), "{word}");
        }
        for word in ["Node", "Express", "Vn", "Bush", "", "Army"] {
            assert!(!is_syllable_like(word), "{word}");
        }
    }
}
