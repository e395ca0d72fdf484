//! Which encoding makes Vietnamese of bytes.

use super::codec::{Decoded, Encoding};
use crate::{
    error::{Error, ErrorKind},
    normalize::{fold_into, is_syllable},
};

/// What bytes are written in, by what they make.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Detected {
    /// The encoding.
    pub encoding: Encoding,
    /// Of the words with signs the share that are Vietnamese syllables; 1 where a byte
    /// order mark says it, or the bytes are UTF-8.
    pub confidence: f64,
}

/// Bytes that are looked at, whole units of every encoding: more do not change what is seen.
const LOOKED: usize = 64 << 10;
/// So many syllables with signs speak for an encoding.
const ENOUGH: usize = 4;
/// Of the words with signs so many must be syllables: names of other languages are not.
const SURE: f64 = 0.85;
/// Of all words so many have signs; in Vietnamese it is most of them.
const SIGNED: f64 = 0.25;
/// By so much it must be better than any other encoding.
const BETTER: f64 = 0.05;

/// Tells the encoding: by a byte order mark, as UTF-8, or by what the bytes make in each.
///
/// # Errors
///
/// If none makes Vietnamese of them, or several do.
pub fn detect(bytes: &[u8]) -> Result<Detected, Error> {
    if let Some(encoding) = marked(bytes) {
        return Ok(Detected {
            encoding,
            confidence: 1.0,
        });
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let looked = &bytes[..LOOKED.min(bytes.len())];
    let zeros = memchr::memchr(0, looked).is_some();
    if is_utf8 && !zeros {
        let viqr = bytes
            .is_ascii()
            .then(|| weigh(Encoding::Viqr, looked))
            .flatten();
        return Ok(match viqr {
            Some(confidence) => Detected {
                encoding: Encoding::Viqr,
                confidence,
            },
            None => Detected {
                encoding: Encoding::Utf8,
                confidence: 1.0,
            },
        });
    }
    let candidates: &[Encoding] = if zeros {
        &[
            Encoding::Utf16Le,
            Encoding::Utf16Be,
            Encoding::Utf32Le,
            Encoding::Utf32Be,
        ]
    } else {
        &[
            Encoding::Windows1258,
            Encoding::Tcvn3,
            Encoding::Vni,
            Encoding::Viscii,
        ]
    };
    let mut found: Vec<Detected> = candidates
        .iter()
        .filter_map(|&encoding| {
            Some(Detected {
                encoding,
                confidence: weigh(encoding, looked)?,
            })
        })
        .collect();
    found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    match found[..] {
        [best, ref others @ ..]
            if others
                .first()
                .is_none_or(|next| next.confidence + BETTER < best.confidence) =>
        {
            Ok(best)
        }
        _ => Err(unsure(&found)),
    }
}

/// The text of bytes that say nothing of their encoding, see [`detect`].
///
/// # Errors
///
/// If no encoding makes Vietnamese of them for sure.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    let Detected {
        encoding,
        confidence,
    } = detect(bytes)?;
    Ok(Decoded {
        confidence,
        ..encoding.decode(bytes)
    })
}

fn unsure(found: &[Detected]) -> Error {
    let names: Vec<&str> = found.iter().map(|found| found.encoding.name()).collect();
    let why = if names.is_empty() {
        "not UTF-8, and no other encoding makes Vietnamese of it".to_owned()
    } else {
        format!("not UTF-8; it may be {}", names.join(" or "))
    };
    ErrorKind::Encoding { why }.into()
}

/// By its byte order mark.
fn marked(bytes: &[u8]) -> Option<Encoding> {
    const MARKS: [(&[u8], Encoding); 5] = [
        (&[0xff, 0xfe, 0, 0], Encoding::Utf32Le),
        (&[0, 0, 0xfe, 0xff], Encoding::Utf32Be),
        (&[0xef, 0xbb, 0xbf], Encoding::Utf8),
        (&[0xff, 0xfe], Encoding::Utf16Le),
        (&[0xfe, 0xff], Encoding::Utf16Be),
    ];
    let mark = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    mark.map(|(_, encoding)| *encoding)
}

/// How sure it is that bytes are Vietnamese in this encoding; none where they are not.
fn weigh(encoding: Encoding, bytes: &[u8]) -> Option<f64> {
    let text = encoding.letters(bytes);
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    if text.contains(control) {
        return None;
    }
    let (mut words, mut signed, mut syllables) = (0, 0, 0);
    let mut folded = String::new();
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        words += 1;
        if !word.is_ascii() {
            signed += 1;
            folded.clear();
            fold_into(word, &mut folded);
            syllables += usize::from(is_syllable(&folded));
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let sure = share(syllables, signed);
    let vietnamese = syllables >= ENOUGH && sure >= SURE && share(signed, words) >= SIGNED;
    vietnamese.then_some(sure)
}
