//! Names of papers and agencies.

use super::{
    tables::{AGENCIES, AGENCY},
    words::{WordList, Words, is_capitalised, is_name, with_first_key},
};

/// Whether `text` is the name or the address of a paper.
pub(super) fn is_source(text: &str) -> bool {
    AGENCIES.roles_of(text) & AGENCY != 0 || is_domain(text) || is_named_paper(text)
}

/// `Báo Đắk Lắk`, `Tạp chí …`: any name will do behind such a word.
pub(super) fn is_named_paper(text: &str) -> bool {
    if !with_first_key(text, is_called_paper) {
        return false;
    }
    let list = WordList::new(text, 0);
    let words = list.all();
    let Some(head) = called(words) else {
        return false;
    };
    let name = words.get(head).map(|word| text[word.span.start..].trim());
    AGENCIES.roles(words.from(head)) & AGENCY != 0 || name.is_some_and(is_name)
}

/// Whether the name of a paper may begin with this word.
pub(super) fn is_called_paper(first: &str) -> bool {
    matches!(first, "báo" | "đài" | "tạp" | "ttx")
}

/// How many words say that it is a paper, before its name.
fn called(words: Words<'_>) -> Option<usize> {
    match (words.key(0), words.key(1)) {
        ("báo" | "đài" | "ttx", _) => Some(1),
        ("tạp", "chí") => Some(2),
        _ => None,
    }
}

/// How many of `words`, which are of `text`, name a paper: `Báo Đắk Lắk số ra ngày`.
pub(super) fn paper_at_head(text: &str, start: usize, words: Words<'_>) -> Option<usize> {
    let head = called(words)?;
    let capital = |at: &usize| is_capitalised(&text[words.span(*at).start - start..]);
    let name = (head..words.len()).take_while(capital).count();
    (name > 0).then_some(head + name)
}

/// `daibieunhandan.vn`
fn is_domain(text: &str) -> bool {
    const LAST: [&str; 8] = ["vn", "com", "net", "org", "info", "tv", "edu", "gov"];
    let sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    text.bytes().all(sign)
        && text.rsplit_once('.').is_some_and(|(head, last)| {
            !head.is_empty() && LAST.contains(&last.to_ascii_lowercase().as_str())
        })
}
