//! Captions of pictures.

use super::{
    line::{Ending, Line},
    syllables::MANY,
    words::{WordList, with_first_key},
};
use crate::normalize::is_letter;

/// Whether the line is a caption by what it says: `Ảnh: Lê Ba`, `… (Ảnh minh
/// họa)`, `… Ảnh: TTXVN`.
pub(super) fn has_credit(line: &Line<'_>) -> bool {
    if line.syllables >= MANY || line.text.len() > 2000 || !may_have_credit(line.text) {
        return false;
    }
    let list = WordList::new(line.text, 0);
    let words = list.all();
    let is = |index: usize, key: &str| words.is(index, key);
    let behind = |index: usize| line.text[words.span(index).end..].trim_start();
    // `Bài và ảnh: Lê Ba` is a byline, `Ảnh và bài: Lê Ba` too.
    let beside = |key: &str| is(1, key) || is(2, key);
    if (is(0, "bài") || is(0, "tin")) && beside("ảnh") || is(0, "ảnh") && beside("bài") {
        return false;
    }
    let picture = |index: usize| is_picture(words.key(index));
    // A credit, then a name of a few words up to the end of the line.
    (0..words.len()).rev().take(10).any(|at| {
        let illustration = is(at + 1, "minh") && (is(at + 2, "họa") || is(at + 2, "hoạ"));
        picture(at) && (behind(at).starts_with(':') || illustration)
    }) || (words.len() <= 5 && picture(0) && !line.text.ends_with(':') && words.len() > 1)
        || (is(0, "chú") && is(1, "thích") && is(2, "ảnh"))
}

fn is_picture(key: &str) -> bool {
    matches!(key, "ảnh" | "hình" | "clip")
}

/// Whether a credit is possible, without a look at all words: most lines have none.
fn may_have_credit(text: &str) -> bool {
    with_first_key(text, |key| is_picture(key) || key == "chú")
        || memchr::memchr_iter(b':', text.as_bytes()).any(|at| {
            let picture = text[..at].trim_end().bytes().next_back();
            matches!(picture, Some(b'h' | b'H' | b'p' | b'P'))
        })
        || memchr::memchr2_iter(b'm', b'M', text.as_bytes())
            .any(|at| begins_illustration(&text[at..]))
}

/// `minh h…`, for `minh họa`; a capital `İ` is folded to an `i` too.
fn begins_illustration(text: &str) -> bool {
    let mut letters = text.chars().map(|c| {
        if c == 'İ' {
            'i'
        } else {
            c.to_ascii_lowercase()
        }
    });
    letters.by_ref().take(4).eq("minh".chars()) && letters.find(|&c| is_letter(c)) == Some('h')
}

/// Whether a line of the body without a stop is a caption by its shape: it is
/// too long for a heading, or stands where a picture left an empty line.
pub(super) fn has_shape(line: &Line<'_>) -> bool {
    line.ending == Ending::None
        && !line.text.starts_with('(')
        && line.syllables >= if line.gap >= 2 { 10 } else { 16 }
        && line.syllables <= 60
}
