//! The tokens that are no plain run of letters between spaces.

use super::{
    chars::{
        is_apostrophe, is_flag_letter, is_invisible, is_line_end, is_pictograph, is_sign_modifier,
        is_wordly,
    },
    join::{Segment, joins, keeps_stop},
    letters::has_syllable_shape,
    types::TokenKind,
    web,
};

/// The token that begins at `at`: its end and kind. `after_number` tells whether
/// the token before, white space aside, is a number.
pub(super) fn token(text: &str, at: usize, after_number: bool) -> (usize, TokenKind) {
    let rest = &text[at..];
    let Some(first) = rest.chars().next() else {
        return (at, TokenKind::Space);
    };
    if is_wordly(first) {
        return wordly(text, at, after_number);
    }
    if is_blank(first) {
        return white(rest, at);
    }
    if matches!(first, '@' | '#')
        && !text[..at].ends_with(first)
        && let Some(end) = web::mention(text, at)
    {
        return (end, TokenKind::Mention);
    }
    (at + sign(rest, first), TokenKind::Punct)
}

/// White space, and characters without width that no letter or sign stands before.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

fn white(rest: &str, at: usize) -> (usize, TokenKind) {
    let len = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
    let line_end = rest[..len].contains(is_line_end);
    (
        at + len,
        if line_end {
            TokenKind::Newline
        } else {
            TokenKind::Space
        },
    )
}

/// The length of a punctuation mark or sign.
fn sign(rest: &str, first: char) -> usize {
    let mut len = first.len_utf8();
    let tail = &rest[len..];
    if ".-_*=~".contains(first) {
        return len + tail.find(|c| c != first).unwrap_or(tail.len());
    }
    if first.is_ascii() && tail.chars().next().is_none_or(|c| c.is_ascii()) {
        return len;
    }
    let mut chars = tail.chars().peekable();
    if is_flag_letter(first)
        && let Some(c) = chars.next_if(|&c| is_flag_letter(c))
    {
        len += c.len_utf8();
    }
    while let Some(c) = chars.next_if(|&c| is_sign_modifier(c)) {
        len += c.len_utf8();
        // A joiner makes one picture of two.
        if c == '\u{200d}'
            && let Some(c) = chars.next_if(|&c| is_pictograph(c))
        {
            len += c.len_utf8();
        }
    }
    len
}

/// The end of the run of letters and digits at `at`; no character without width ends it.
fn run(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let mut after_digit = false;
    let len = rest.find(|c: char| {
        let inside = is_wordly(c) || is_invisible(c) || (c == '°' && after_digit);
        after_digit = c.is_ascii_digit();
        !inside
    });
    let run = &rest[..len.unwrap_or(rest.len())];
    at + run.trim_end_matches(is_invisible).len()
}

/// A token that begins with a letter or digit.
fn wordly(text: &str, start: usize, after_number: bool) -> (usize, TokenKind) {
    let bytes = text.as_bytes();
    let mut end = run(text, start);
    let mut left = Segment::of(&text[start..end]);
    if let Some(&sign) = bytes.get(end) {
        if matches!(sign, b'@' | b'.' | b'_' | b'%' | b'+' | b'-')
            && let Some(end) = web::email(bytes, start)
        {
            // A word that a space is missing before is not cut at its first mark.
            return (run(text, end), TokenKind::Email);
        }
        if matches!(sign, b'.' | b':' | b'-')
            && left.text.is_ascii()
            && let Some(end) = web::url(text, start)
        {
            return (end, TokenKind::Url);
        }
    }
    let mut all = left;
    let (mut signs, mut soft) = (0, 0);
    loop {
        let mut tail = text[end..].chars();
        let Some(sign) = tail.next() else { break };
        let next_at = end + sign.len_utf8();
        match tail.next() {
            Some(next) if is_wordly(next) => {
                let next_end = run(text, next_at);
                let right = Segment::of(&text[next_at..next_end]);
                if !joins(&left, sign, &right) {
                    break;
                }
                signs += 1;
                soft += usize::from(sign == '-' || is_apostrophe(sign));
                all.letters |= right.letters;
                all.digits |= right.digits;
                all.lower |= right.lower;
                (left, end) = (right, next_end);
            }
            // `3%-5%` goes on behind the sign.
            next if matches!(sign, '%' | '‰') && left.ends_with_digit => {
                end = next_at;
                if !matches!(next, Some('-' | '–' | '/')) {
                    break;
                }
                let mut after = text[end..].chars();
                let (dash, digit) = (after.next(), after.next());
                let Some((dash, _)) = dash.zip(digit.filter(char::is_ascii_digit)) else {
                    break;
                };
                let from = end + dash.len_utf8();
                let to = run(text, from);
                let right = Segment::of(&text[from..to]);
                all.letters |= right.letters;
                (left, end) = (right, to);
            }
            _ => break,
        }
    }
    end = with_tail(text, start, end, &left, after_number, &mut signs);
    let kind = if !all.letters && all.digits {
        TokenKind::Number
    } else if signs == 0 && !all.digits {
        let whole = &text[start..end];
        if has_syllable_shape(whole) {
            TokenKind::Syllable
        } else {
            foreign_or_syllable(whole)
        }
    } else if !all.digits && all.lower && soft == signs {
        TokenKind::Foreign
    } else {
        TokenKind::Symbol
    };
    (end, kind)
}

/// Letters with invisible characters among them are what they are without.
fn foreign_or_syllable(whole: &str) -> TokenKind {
    if whole.contains(is_invisible) {
        let bare: String = whole
            .chars()
            .filter(|&c| !is_invisible(c))
            .take(16)
            .collect();
        if has_syllable_shape(&bare) {
            return TokenKind::Syllable;
        }
    }
    TokenKind::Foreign
}

/// Takes in the sign at the end that belongs to the token: the stop of an
/// abbreviation, the percent sign, the apostrophe of `H’`.
fn with_tail(
    text: &str,
    start: usize,
    end: usize,
    last: &Segment<'_>,
    after_number: bool,
    signs: &mut usize,
) -> usize {
    let mut tail = text[end..].chars();
    let Some(sign) = tail.next() else { return end };
    let next_at = end + sign.len_utf8();
    let stands = tail.next().is_none_or(char::is_whitespace);
    if sign == '.' && stands {
        let at_end = text[next_at..]
            .chars()
            .find(|&c| !c.is_whitespace() || is_line_end(c))
            .is_none_or(is_line_end);
        if keeps_stop(last, after_number && *signs == 0, at_end) {
            *signs += 1;
            return next_at;
        }
    }
    let opened = text[..start].ends_with(is_apostrophe);
    if is_apostrophe(sign) && stands && !opened && *signs == 0 && is_cluster(last) {
        *signs += 1;
        return next_at;
    }
    end
}

/// Consonants that stand for the first syllable of a highland name: `H’`, `Tr’`.
fn is_cluster(seg: &Segment<'_>) -> bool {
    seg.starts_with_capital
        && seg.chars <= 2
        && !seg.digits
        && !seg
            .text
            .bytes()
            .any(|b| b"aeiouyAEIOUY".contains(&b) || b >= 0x80)
}
