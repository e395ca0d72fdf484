//! Where a page ran two lines together: `ngày 6/5Trong đơn`, `ít nhất 7 ngàyBộ Y tế`.

use super::atom::is_capital;
use crate::normalize::{
    char_class::{CharClass, class, is_combining, is_letter},
    fold, is_syllable,
};

/// Whether a line begins with the word `letters`, behind the digits at the end of `before`: those
/// of a date or a year, which no unit follows.
pub(super) fn behind_digits(before: &str, letters: &str) -> bool {
    // `chủ đề29-5Chương trình`
    let date = before.trim_start_matches(is_letter);
    let before = if date.starts_with(is_digit) {
        date
    } else {
        before
    };
    let lead = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &before[lead.len()..];
    let year = lead.is_empty() && digits.len() == 4 && matches!(&digits[..2], "19" | "20");
    let sign = |c: char| matches!(c, '/' | '-');
    let date = lead.starts_with(is_digit)
        && lead.ends_with(sign)
        && lead.chars().all(|c| is_digit(c) || sign(c));
    let dated = date && matches!(digits.len(), 1 | 2 | 4);
    let long = || without_marks(letters).count() > UNIT;
    (year || dated) && is_title(letters) && (long() || is_word(letters))
}

/// Whether the digits at the beginning of `rest` are a day and its month, which a line begins
/// with behind the word that `before` ends with, as another one does behind them:
/// `chủ đề29-5Chương trình`.
pub(super) fn before_day(before: &str, rest: &str) -> bool {
    let small = before
        .trim_end_matches(is_combining)
        .ends_with(char::is_lowercase);
    let (Some((day, behind)), true) = (digits(rest), small) else {
        return false;
    };
    let month = behind.strip_prefix(['/', '-']).and_then(digits);
    let to = |digits: &str, most: u32| digits.parse().is_ok_and(|n| (1..=most).contains(&n));
    month.is_some_and(|(month, letters)| {
        let word = letters.split(|c| !is_letter(c)).next();
        to(day, 31) && to(month, 12) && word.is_some_and(|word| is_title(word) && is_word(word))
    })
}

/// The digits at the beginning, and what follows.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// The byte of `letters` where a line begins with a capital behind small letters. Both sides are
/// syllables, and one of them has letters that no brand (`TikTok`) has: the second one behind a
/// name (`LongNgày`).
pub(super) fn within(letters: &str) -> Option<usize> {
    if let Some(seam) = behind_initials(letters) {
        return Some(seam);
    }
    let mut small = false;
    let seam = without_marks(letters).find(|&(_, c)| {
        let capital = is_capital(c);
        let begins = small && capital == Some(true);
        small = capital == Some(false);
        begins
    });
    let (first, second) = letters.split_at(seam?.0);
    let small = first.starts_with(char::is_lowercase);
    let marked = !second.is_ascii() || small && !first.is_ascii();
    let ends = || is_word(first) || is_symbol(first);
    let words = || is_title(second) && is_word(second) && ends();
    (marked && words()).then_some(first.len())
}

/// The same behind initials: `TTXVNTrước`.
fn behind_initials(letters: &str) -> Option<usize> {
    let small = letters.find(char::is_lowercase)?;
    let mut capitals = without_marks(&letters[..small]);
    let (last, _) = capitals.next_back()?;
    let word = &letters[last..];
    let parted = capitals.clone().count() > 1 && !word.is_ascii();
    let parted = parted && capitals.all(|(_, c)| c.is_uppercase());
    (parted && is_title(word) && is_word(word)).then_some(last)
}

/// The letters with where they stand, and not the marks of decomposed ones.
fn without_marks(letters: &str) -> impl DoubleEndedIterator<Item = (usize, char)> + Clone + '_ {
    letters.char_indices().filter(|&(_, c)| !is_combining(c))
}

/// Letters of the longest unit that is glued to its number.
const UNIT: usize = 4;

fn is_word(letters: &str) -> bool {
    is_syllable(&fold(letters))
}

/// Consonants alone, as in the symbol of a unit: `kg`, `cm`.
fn is_symbol(letters: &str) -> bool {
    const LONGEST: usize = 2;
    let consonant = |c: char| c.is_ascii_lowercase() && !"aeiouy".contains(c);
    letters.len() <= LONGEST && letters.chars().all(consonant)
}

fn is_digit(c: char) -> bool {
    class(c) == CharClass::Digit
}

/// A capital, and small letters behind it.
fn is_title(letters: &str) -> bool {
    let mut letters = without_marks(letters).map(|(_, c)| c);
    let capital = letters.next().is_some_and(char::is_uppercase);
    let mut small = letters.peekable();
    capital && small.peek().is_some() && small.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_parted() {
        assert!(behind_digits("6/5", "Trong"));
        assert!(behind_digits("31-5-2013", "Công"));
        assert!(behind_digits("2013", "Hai"));
        assert!(behind_digits("đề29-5", "Chương"));
        assert!(!behind_digits("CMT8", "Trong"));
        assert!(!behind_digits("5/2013", "Mo\u{302}t"));
        assert!(before_day("đề", "29-5Chương"));
        assert!(before_day("ngày", "6/5Trong"));
        assert!(!before_day("iPhone", "7-8Plus"));
        assert!(!before_day("M", "1-2Trong"));
        assert!(!before_day("đề", "29-5"));
        assert!(!before_day("đề", "29-15Chương"));
        assert!(!behind_digits("20", "Bình"));
        assert!(!behind_digits("10/100", "Mbps"));
        assert!(!behind_digits("3-0", "HAGL"));
        assert_eq!(within("ngàyBộ"), Some("ngày".len()));
        assert_eq!(within("quảCà"), Some("quả".len()));
        assert_eq!(within("kgĐó"), Some("kg".len()));
        assert_eq!(within("haiChu\u{309}"), Some("hai".len()));
        assert_eq!(within("LongNgày"), Some("Long".len()));
        assert_eq!(within("TTXVNTrước"), Some("TTXVN".len()));
        assert_eq!(within("BĐA\u{301}nh"), Some("BĐ".len()));
        for whole in [
            "TikTok",
            "MoMo",
            "iPhone",
            "ngày",
            "BỘ",
            "đồng",
            "VnExpress",
            "A\u{301}Chủ",
            "\u{1112}\u{1161}\u{11ab}Chủ",
        ] {
            assert_eq!(within(whole), None, "{whole}");
        }
    }
}
