//! VIQR: signs as ASCII behind their letter, `\` before a sign that is none.

use unicode_normalization::UnicodeNormalization;

/// Signs that change a vowel, with the vowels that have them.
const SIGNS: [(u8, char, &str); 3] = [
    (b'^', '\u{302}', "aeoAEO"),
    (b'(', '\u{306}', "aA"),
    (b'+', '\u{31b}', "ouOU"),
];

const TONES: [(u8, char); 5] = [
    (b'\'', '\u{301}'),
    (b'`', '\u{300}'),
    (b'?', '\u{309}'),
    (b'~', '\u{303}'),
    (b'.', '\u{323}'),
];

const VOWELS: &[u8] = b"aeiouyAEIOUY";

pub(super) fn decode(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    let (mut at, mut kept) = (0, 0);
    while at < bytes.len() {
        let letter = match (bytes[at], bytes.get(at + 1)) {
            (b'\\', Some(next)) if is_sign(*next) || *next == b'\\' || is_d(*next) => {
                out.push_str(&text[kept..at]);
                kept = at + 1;
                at += 2;
                continue;
            }
            (d, Some(next)) if is_d(d) && is_d(*next) => {
                Some((if d == b'D' { 'Đ' } else { 'đ' }, 2))
            }
            (vowel, _) if VOWELS.contains(&vowel) => Some(signed(bytes, at)),
            _ => None,
        };
        match letter {
            Some((letter, size)) if size > 1 => {
                out.push_str(&text[kept..at]);
                out.push(letter);
                at += size;
                kept = at;
            }
            _ => at += 1,
        }
    }
    out.push_str(&text[kept..]);
    out
}

fn is_d(byte: u8) -> bool {
    matches!(byte, b'd' | b'D')
}

fn is_sign(byte: u8) -> bool {
    TONES.iter().any(|row| row.0 == byte) || SIGNS.iter().any(|row| row.0 == byte)
}

/// The vowel at `at` with its signs, and how many bytes they are.
fn signed(bytes: &[u8], at: usize) -> (char, usize) {
    let vowel = char::from(bytes[at]);
    let mut parts = vec![vowel];
    let next = |parts: &Vec<char>| bytes.get(at + parts.len()).copied();
    let sign = |byte: u8| {
        SIGNS
            .iter()
            .find(|row| row.0 == byte && row.2.contains(vowel))
    };
    parts.extend(next(&parts).and_then(sign).map(|row| row.1));
    let tone = |byte: u8| TONES.iter().find(|row| row.0 == byte);
    parts.extend(next(&parts).and_then(tone).map(|row| row.1));
    let size = parts.len();
    (parts.into_iter().nfc().next().unwrap_or(vowel), size)
}

pub(super) fn encode(text: &str) -> Result<Vec<u8>, char> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.nfc() {
        if letter.is_ascii() {
            let byte = letter as u8;
            let open = bytes
                .last()
                .is_some_and(|last| takes_sign(&bytes, *last, byte));
            if open || byte == b'\\' {
                bytes.push(b'\\');
            }
            bytes.push(byte);
        } else if let 'đ' | 'Đ' = letter {
            bytes.extend(if letter == 'đ' { b"dd" } else { b"DD" });
        } else {
            let mut parts: Vec<char> = [letter].into_iter().nfd().collect();
            parts[1..].sort_by_key(|mark| TONES.iter().any(|row| row.1 == *mark));
            let (base, marks) = parts.split_first().ok_or(letter)?;
            if marks.is_empty() || !VOWELS.contains(&u8::try_from(*base).map_err(|_| letter)?) {
                return Err(letter);
            }
            bytes.push(*base as u8);
            for mark in marks {
                let sign = SIGNS.iter().find(|row| row.1 == *mark).map(|row| row.0);
                let tone = || TONES.iter().find(|row| row.1 == *mark).map(|row| row.0);
                bytes.push(sign.or_else(tone).ok_or(letter)?);
            }
        }
    }
    Ok(bytes)
}

/// Whether `byte` behind these bytes would be read as a sign of their last letter.
fn takes_sign(bytes: &[u8], last: u8, byte: u8) -> bool {
    let vowel = VOWELS.contains(&last) || SIGNS.iter().any(|row| row.0 == last);
    is_sign(byte) && vowel || is_d(byte) && is_d(last) && !bytes.ends_with(b"\\d")
}
