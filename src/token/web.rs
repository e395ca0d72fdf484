//! Web addresses, e-mail addresses, mentions.
//!
//! Each test looks at a bounded number of bytes, so that scanning stays linear.

use super::chars::is_wordly;

/// Endings that make `name.ending` an address even without `www.`.
const ENDINGS: [&str; 16] = [
    "vn", "com", "net", "org", "edu", "gov", "info", "biz", "tv", "io", "asia", "cn", "jp", "uk",
    "fr", "ru",
];

/// The end of the web address that begins at `at`.
pub(super) fn url(text: &str, at: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let begins = |head: &[u8]| {
        rest.get(..head.len())
            .is_some_and(|h| h.eq_ignore_ascii_case(head))
    };
    let named = begins(b"http://") || begins(b"https://") || begins(b"ftp://");
    if !named && !begins(b"www.") {
        let domain = domain(rest)?;
        return Some(match rest.get(domain) {
            Some(b'/') if rest.get(domain + 1).is_some_and(u8::is_ascii_alphanumeric) => {
                address_end(text, at)
            }
            _ => at + domain,
        });
    }
    let end = address_end(text, at);
    let head = if named { 8 } else { 4 };
    (end > at + head).then_some(end)
}

/// Up to white space, quotes or brackets, without the punctuation at its end.
fn address_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let stop = rest
        .find(|c: char| c.is_whitespace() || "<>\"“”‘’«»|…".contains(c))
        .unwrap_or(rest.len());
    let mut address = &rest[..stop];
    while let Some(last) = address.chars().next_back() {
        let open = last == ')' && address.contains('(');
        if !".,;:!?)]}'".contains(last) || open {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    at + address.len()
}

/// The length of a domain name with a known ending: `bktt.vn`.
fn domain(rest: &[u8]) -> Option<usize> {
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-';
    let (mut at, mut dots, mut found) = (0, 0, None);
    while at < 253 {
        let len = rest[at..]
            .iter()
            .take(64)
            .take_while(|b| is_part(b))
            .count();
        let part = &rest[at..at + len];
        if len == 0 || len > 63 || part.ends_with(b"-") {
            break;
        }
        at += len;
        let known = || {
            ENDINGS
                .iter()
                .any(|e| e.as_bytes().eq_ignore_ascii_case(part))
        };
        let bare = rest
            .get(at)
            .is_none_or(|b| b.is_ascii() && *b != b'@' && *b != b'_');
        if dots > 0 && bare && known() {
            found = Some(at);
        }
        if rest.get(at) != Some(&b'.') {
            break;
        }
        at += 1;
        dots += 1;
    }
    let end = found?;
    // `T.VN`, `TP.VN` are abbreviations; a name has three letters somewhere.
    let first = rest[..end].split(|b| *b == b'.').next().unwrap_or_default();
    (first.len() > 2 || dots > 1).then_some(end)
}

/// The end of the e-mail address that begins at `at`.
pub(super) fn email(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    let is_local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
    let local = rest.iter().take(65).take_while(|b| is_local(b)).count();
    if local == 0 || local > 64 || rest.get(local) != Some(&b'@') {
        return None;
    }
    let host = &rest[local + 1..];
    let is_host = |b: &u8| b.is_ascii_alphanumeric() || b".-".contains(b);
    let mut len = host.iter().take(254).take_while(|b| is_host(b)).count();
    while len > 0 && matches!(host[len - 1], b'.' | b'-') {
        len -= 1;
    }
    let name = &host[..len];
    (name.contains(&b'.') && !name.starts_with(b".")).then_some(at + local + 1 + len)
}

/// The end of the `@name` or `#tag` that begins at `at`.
pub(super) fn mention(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at + 1..];
    let is_name = |c: char| is_wordly(c) || c == '_';
    let len = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    (len > 0).then_some(at + 1 + len)
}
