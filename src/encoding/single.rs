//! Encodings of a byte a letter.

use unicode_normalization::UnicodeNormalization;

use super::tables::{ABC, LOST, Single};
use crate::normalize::is_combining;

pub(super) fn decode(bytes: &[u8], table: &Single) -> String {
    bytes.iter().map(|byte| table.letter(*byte)).collect()
}

/// Of a capital that TCVN3 lacks the byte of its small letter.
pub(super) fn tcvn3_byte(letter: char) -> Option<u8> {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) if small != letter && LOST.contains(&small) => ABC.byte(small),
        _ => ABC.byte(letter),
    }
}

/// windows-1258 has vowels with their sign, and tones as marks behind them.
pub(super) fn encode_1258(text: &str) -> Result<Vec<u8>, char> {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let mut split = String::with_capacity(text.len() * 2);
    for letter in text.nfc() {
        let parts: Vec<char> = [letter].into_iter().nfd().collect();
        let tone = parts.iter().find(|c| TONES.contains(c));
        match tone {
            Some(tone) if !is_combining(letter) => {
                let vowel = parts.iter().filter(|c| *c != tone);
                split.extend(vowel.copied().nfc());
                split.push(*tone);
            }
            _ => split.push(letter),
        }
    }
    let mut bytes = Vec::with_capacity(split.len());
    for letter in split.chars() {
        let mut utf8 = [0; 4];
        let (encoded, _, lacks) = encoding_rs::WINDOWS_1258.encode(letter.encode_utf8(&mut utf8));
        if lacks {
            return Err(letter);
        }
        bytes.extend_from_slice(&encoded);
    }
    Ok(bytes)
}
