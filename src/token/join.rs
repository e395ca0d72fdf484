//! Which signs hold two runs of letters and digits together as one token.

use super::chars::{is_apostrophe, is_invisible, is_mark};

/// A run of letters and digits within a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Segment<'t> {
    pub text: &'t str,
    /// Letters and digits; marks and invisible characters do not count.
    pub chars: usize,
    pub letters: bool,
    pub digits: bool,
    pub lower: bool,
    pub upper: bool,
    /// Capital first, then at least one small letter.
    pub title: bool,
    pub starts_with_digit: bool,
    pub ends_with_digit: bool,
    pub ends_with_capital: bool,
    pub starts_with_capital: bool,
}

impl<'t> Segment<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut seg = Segment {
            text,
            ..Segment::default()
        };
        for c in text.chars() {
            // Most are letters that the general look-ups are slow for.
            let (digit, upper, lower) = match c {
                '\0'..='\x7f' => (
                    c.is_ascii_digit(),
                    c.is_ascii_uppercase(),
                    c.is_ascii_lowercase(),
                ),
                '\u{1ea0}'..='\u{1ef9}' => {
                    let small = u32::from(c) % 2 == 1;
                    (false, !small, small)
                }
                '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                    (false, c.is_uppercase(), c.is_lowercase())
                }
                _ if is_mark(c) || is_invisible(c) => continue,
                _ => (c.is_numeric(), c.is_uppercase(), c.is_lowercase()),
            };
            let first = seg.chars == 0;
            seg.chars += 1;
            seg.digits |= digit;
            seg.letters |= !digit;
            seg.upper |= upper;
            seg.lower |= lower;
            seg.ends_with_digit = digit;
            seg.ends_with_capital = upper;
            if first {
                seg.starts_with_digit = digit;
                seg.starts_with_capital = upper;
            }
        }
        seg.title = seg.starts_with_capital && seg.lower;
        seg
    }

    fn number(&self) -> bool {
        !self.letters
    }

    /// Capitals and digits, or an abbreviation with several capitals (`TTg`).
    fn code(&self) -> bool {
        !self.lower || self.text.chars().filter(|c| c.is_uppercase()).count() > 1
    }
}

/// Whether `sign` holds `left` and `right` together.
pub(super) fn joins(left: &Segment<'_>, sign: char, right: &Segment<'_>) -> bool {
    let digits = left.ends_with_digit && right.starts_with_digit;
    match sign {
        '.' => digits || (left.letters && is_abbreviation(left)),
        ',' => digits && left.number(),
        ':' | '×' | '+' => digits,
        '/' => (left.code() && right.code()) || (digits && left.number()) || is_rate(left, right),
        '-' => digits || hyphen_joins(left, right),
        '–' => digits,
        '&' => left.ends_with_capital && right.starts_with_capital,
        '_' => true,
        c if is_apostrophe(c) => {
            left.letters && right.letters && (left.chars <= 2 || right.chars <= 2)
        }
        _ => false,
    }
}

/// `knock-out`, `LĐ-TB`, `U-23`, `217-QĐ`; but a hyphen without its spaces in
/// `hóa-Thể thao` or `9/6-Đoàn` keeps two words apart.
fn hyphen_joins(left: &Segment<'_>, right: &Segment<'_>) -> bool {
    if left.number() {
        return (right.code() && right.upper) || is_month(right);
    }
    let particle = left.chars <= 2 && left.text.is_ascii();
    let two_words = right.title && left.lower && !left.upper;
    particle || !two_words
}

fn is_month(seg: &Segment<'_>) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    seg.chars == 3 && MONTHS.iter().any(|m| m.eq_ignore_ascii_case(seg.text))
}

/// `km/h` and its like.
fn is_rate(left: &Segment<'_>, right: &Segment<'_>) -> bool {
    let unit = left.text.trim_start_matches(|c: char| c.is_ascii_digit());
    (matches!(right.text, "h" | "s") && matches!(unit, "km" | "m" | "cm" | "mm" | "l" | "kw"))
        || (left.text.eq_ignore_ascii_case("đ") && right.text.eq_ignore_ascii_case("c"))
}

/// Abbreviations that are written with a full stop, beside single letters. The
/// bitmaps count on none of them to have a vowel, but for ư.
const ABBREVIATIONS: [&str; 35] = [
    "tp", "tx", "tt", "ts", "gs", "pgs", "bs", "ks", "ls", "cn", "th", "kh", "ng", "tr", "ph",
    "ch", "nh", "ths", "tskh", "pts", "nsnd", "nsưt", "ngnd", "ngưt", "nxb", "mr", "mrs", "ms",
    "dr", "st", "jr", "vs", "bt", "đt", "qđ",
];

/// Those of them, and the single letters, that are also units behind a number.
const UNITS: [&str; 14] = [
    "m", "g", "l", "h", "s", "đ", "t", "v", "w", "k", "c", "p", "tr", "ms",
];

/// Whether a full stop between `seg` and a letter belongs to it.
pub(super) fn is_abbreviation(seg: &Segment<'_>) -> bool {
    match seg.chars {
        1 => is_initial(seg),
        2..=5 if seg.text.is_ascii() => ABBREVIATIONS
            .iter()
            .any(|a| a.eq_ignore_ascii_case(seg.text)),
        2..=5 => ABBREVIATIONS.contains(&seg.text.to_lowercase().as_str()),
        _ => false,
    }
}

/// Single letters that stand for a name: not the words `á`, `ở`, `ý`.
fn is_initial(seg: &Segment<'_>) -> bool {
    let mut chars = seg.text.chars();
    let initial = chars.next().is_some_and(|c| {
        c.is_ascii_uppercase()
            || matches!(c, 'Đ' | 'Ð' | 'đ')
            || (c.is_ascii_lowercase() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
    });
    initial && chars.next().is_none()
}

/// Whether the full stop behind `seg`, with white space behind that, belongs to
/// it: `TP. HCM`, `bà H. nói`; but not at the end of a line, and not behind the
/// unit of a number (`dài 5 m.`).
pub(super) fn keeps_stop(seg: &Segment<'_>, after_number: bool, at_end: bool) -> bool {
    if at_end || !seg.letters || seg.digits || !is_abbreviation(seg) {
        return false;
    }
    if seg.chars > 1 && matches!(seg.text.to_lowercase().as_str(), "cn" | "đt" | "qđ" | "bt") {
        return false;
    }
    !(after_number && UNITS.contains(&seg.text))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{chunk, tokens},
        ABBREVIATIONS,
    };

    #[test]
    fn the_bitmaps_know_no_abbreviation_for_a_word() {
        for small in ABBREVIATIONS {
            for abbreviation in [small.to_owned(), small.to_uppercase()] {
                let text = format!("{abbreviation}. Xa");
                let found = tokens(&text).next().map(|t| t.span.end);
                assert_eq!(found, Some(chunk::token(&text, 0, false).0), "{text}");
            }
        }
    }
}
