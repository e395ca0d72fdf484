//! The dateline before the lead: `ĐBP -`, `(TTXVN)`, `VOV.VN -`, `Hà Nội (TTXVN) -`.

use super::{
    parts::Published,
    source::is_named_paper,
    stamp,
    tables::{AGENCIES, AGENCY, NEVER},
    words::{is_capitalised, with_first_key},
};
use crate::{
    normalize::{is_combining, is_letter},
    span::Span,
};

/// A dateline has no more characters than this, combining marks aside.
const LONGEST: usize = 90;

/// What it stands in has no more bytes, with many combining marks.
const NEAR: usize = 1024;

/// The place before the paper has no more words.
const PLACE: usize = 6;

/// The dateline of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The paper or agency.
    pub source: Span,
    /// The dateline with its dash.
    pub span: Span,
    /// Whether it names a paper that `data/agencies.tsv` knows.
    pub known: bool,
    /// Where the text begins.
    pub text_starts: usize,
}

impl Dateline {
    /// The day that it names behind the place: `Tân Lập, ngày 3/4/2021 (TTXVN) -`.
    pub(super) fn published(&self, text: &str) -> Option<Published> {
        let place = text.find(',')?;
        let day = text[place + 1..].trim_start();
        let end = day.find(['(', '['])?;
        let start = self.span.start + text.len() - day.len();
        let stamp = stamp::read(day[..end].trim_end(), start)?;
        (stamp.byline.is_none() && stamp.source.is_none()).then_some(stamp.published)
    }
}

/// The dateline that `text` begins with.
pub(super) fn read(text: &str, start: usize) -> Option<Dateline> {
    let head = head(text)?;
    let (from, to, end) = bracketed(head).or_else(|| bare(head))?;
    let rest = text[end..].trim_start();
    if rest.is_empty() {
        return None;
    }
    Some(Dateline {
        source: Span::new(start + from, start + to),
        span: Span::new(start, start + end),
        known: is_agency(&text[from..to]),
        text_starts: start + text.len() - rest.len(),
    })
}

/// Whether `text` begins with a dateline in brackets without a place, `(TTXVN) -`, or with a
/// paper that is known, `TTXVN -`.
pub(super) fn is_plain(text: &str) -> bool {
    let bracket = text.starts_with(['(', '[']);
    if !bracket && !text.starts_with(char::is_uppercase) {
        return false;
    }
    let Some(dateline) = read(text, 0) else {
        return false;
    };
    let lead = &text[dateline.text_starts..];
    let begins =
        lead.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"".contains(c));
    let dash = dateline.span.text(text).ends_with(['-', '–', '—', ':']);
    begins
        && (dateline.known || (bracket && dash))
        && (bracket || dateline.source.start == 0)
        && (!bracket || dateline.source.start == 1)
}

/// The first [`LONGEST`] characters, if a dateline may be in them.
fn head(text: &str) -> Option<&str> {
    if !has_place_and_bracket(text) && !has_free_dash(text) {
        return None;
    }
    let mut visible = text.char_indices().filter(|&(_, c)| !is_combining(c));
    let limit = visible.nth(LONGEST).map_or(text.len(), |(at, _)| at);
    Some(&text[..limit])
}

/// Whether a bracket opens behind no more words than a place may have.
fn has_place_and_bracket(text: &str) -> bool {
    memchr::memchr2(b'(', b'[', near(text))
        .is_some_and(|open| text[..open].split_whitespace().nth(PLACE).is_none())
}

/// Whether white space follows the first dash.
fn has_free_dash(text: &str) -> bool {
    let behind = dash_at(text).and_then(|at| text[at..].chars().nth(1));
    behind.is_some_and(char::is_whitespace)
}

/// Where the first dash stands.
fn dash_at(text: &str) -> Option<usize> {
    // The long ones begin with the same byte.
    memchr::memchr2_iter(b'-', 0xe2, near(text)).find(|&at| text[at..].starts_with(['-', '–', '—']))
}

/// The bytes that a dateline may stand in.
fn near(text: &str) -> &[u8] {
    &text.as_bytes()[..text.len().min(NEAR)]
}

/// `(TTXVN)`, `(Dân trí) -`, `Hà Nội, 9/10 (TTXVN) -`: where the source begins
/// and ends, and where the dateline ends.
fn bracketed(head: &str) -> Option<(usize, usize, usize)> {
    let open = head.find(['(', '['])?;
    let close = open + head[open..].find([')', ']'])?;
    let place = head[..open].trim();
    let source = without_day(&head[open + 1..close]);
    let dash = dash(&head[close + 1..]);
    if !place.is_empty() && dash.is_none() {
        return None;
    }
    let known = is_agency(source);
    let short = source.split_whitespace().count() <= 5 && is_capitalised(source);
    let plain = !source.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | ';'))
        && AGENCIES.roles_of(source) & NEVER == 0;
    let named = if place.is_empty() {
        known || (dash.is_some() && (short && plain || is_address(source)))
    } else {
        let of_place = place.split_whitespace().count() <= PLACE
            && is_capitalised(place)
            && !place.contains(['.', ':', '“', '"']);
        let capitals = plain && is_capitals(source);
        (known || capitals || is_named_paper(source)) && of_place
    };
    named.then(|| {
        (
            open + 1,
            open + 1 + source.len(),
            close + 1 + dash.unwrap_or(0),
        )
    })
}

/// `TTXVN 5/7`
fn without_day(source: &str) -> &str {
    let name = source.trim_end_matches(|c: char| c.is_ascii_digit() || "/-. ".contains(c));
    let day = source[name.len()..].trim();
    let of_day = day.starts_with(|c: char| c.is_ascii_digit()) && day.contains(['/', '-', '.']);
    let parted = source[name.len()..].starts_with(' ');
    if of_day && parted && !name.is_empty() {
        name
    } else {
        source
    }
}

/// `ĐBP -`, `VOV.VN -`, `QĐND Online –`
fn bare(head: &str) -> Option<(usize, usize, usize)> {
    let at = dash_at(head)?;
    let mark = head[at..].chars().next()?;
    let source = head[..at].trim_end();
    let behind = &head[at + mark.len_utf8()..];
    // `COVID-19`, `Sở GD-ĐT`: the dash of a dateline stands free.
    if source.is_empty() || !behind.starts_with(char::is_whitespace) {
        return None;
    }
    let begins = behind.trim_start().chars().next();
    if !begins.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || "“\"'‘(".contains(c)) {
        return None;
    }
    // `Reuterin - Sáng nay`: a foreign name before a common first word.
    let foreign = || {
        const FIRST: [&str; 14] = [
            "sáng", "trưa", "chiều", "tối", "đêm", "rạng", "ngày", "hôm", "theo", "trong", "tại",
            "sau", "khi", "mới",
        ];
        source.len() >= 5
            && source.bytes().all(|b| b.is_ascii_alphabetic())
            && source.starts_with(|c: char| c.is_ascii_uppercase())
            && with_first_key(behind, |key| FIRST.contains(&key))
    };
    let free = source.len() < at;
    let capitals = || free && is_named_in_capitals(source);
    (is_agency(source) || capitals() || foreign()).then(|| (0, source.len(), at + mark.len_utf8()))
}

/// `ĐBP`, `VOV.VN`, but not `ASEAN`.
fn is_named_in_capitals(source: &str) -> bool {
    let plain = source
        .chars()
        .all(|c| is_letter(c) || matches!(c, '&' | '.'));
    let domain = || source.to_ascii_lowercase().ends_with(".vn");
    let capitals = || {
        let letters = source.chars().filter(|c| c.is_alphabetic()).count();
        (3..=8).contains(&letters) && !source.chars().any(char::is_lowercase)
    };
    plain && (domain() || capitals()) && AGENCIES.roles_of(source) & NEVER == 0
}

/// `TTXVN`
pub(super) fn is_capitals(text: &str) -> bool {
    (3..=8).contains(&text.chars().filter(|c| c.is_uppercase()).count())
        && text.chars().all(|c| is_letter(c) && !c.is_lowercase())
}

/// `mailung.gov.vn`
fn is_address(text: &str) -> bool {
    let sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    text.bytes().all(sign)
        && text.rsplit_once('.').is_some_and(|(head, last)| {
            !head.is_empty() && last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic())
        })
}

fn is_agency(text: &str) -> bool {
    AGENCIES.roles_of(text) & AGENCY != 0
}

/// How far the dash behind a bracket reaches.
fn dash(behind: &str) -> Option<usize> {
    let rest = behind.trim_start();
    let end = rest.trim_start_matches(['-', '–', '—', ':']);
    (end.len() < rest.len()).then(|| behind.len() - end.len())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_datelines() {
        for (text, source, lead) in [
            ("ĐBP - Dân vận là nhiệm vụ", "ĐBP", "Dân"),
            ("(TTXVN) Sáng nay", "TTXVN", "Sáng"),
            ("(Báo Lạ) - Sáng nay", "Báo Lạ", "Sáng"),
            ("VOV.VN - Sáng nay", "VOV.VN", "Sáng"),
            ("Hà Nội (TTXVN) - Sáng nay", "TTXVN", "Sáng"),
            ("[Dân trí] – 5 người", "Dân trí", "5"),
            ("(mailung.gov.vn) - Sáng nay", "mailung.gov.vn", "Sáng"),
            ("Hà Nội (TTXVN 5/7) -- Sáng nay", "TTXVN", "Sáng"),
            ("Hà Nội (Báo Lạ) - Sáng nay", "Báo Lạ", "Sáng"),
        ] {
            let dateline = read(text, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(dateline.source.text(text), source);
            assert!(text[dateline.text_starts..].starts_with(lead), "{text}");
        }
        for text in [
            "ASEAN - Nhật Bản họp",
            "Sở GD-ĐT họp",
            "Ông A (SN 1990) - Chủ tịch xã",
            "(Ảnh: PV) Sáng nay",
            "ĐBP -",
            "",
        ] {
            assert_eq!(read(text, 0), None, "{text}");
        }
    }
}
