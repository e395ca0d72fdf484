//! VNI-Windows: a letter, and a byte behind it for its signs.

use std::iter;

use unicode_normalization::UnicodeNormalization;

use super::tables::{WESTERN, vni_letter, vni_letter_byte, vni_sign, vni_sign_byte};

pub(super) fn decode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    for byte in bytes {
        let signed = || {
            let last = text.chars().next_back()?;
            let mut one = iter::once(last).chain(vni_sign(*byte)?.chars()).nfc();
            one.next()
                .filter(|_| one.next().is_none())
                .map(|letter| (last.len_utf8(), letter))
        };
        if byte.is_ascii() {
            text.push(char::from(*byte));
        } else if let Some((size, letter)) = signed() {
            text.truncate(text.len() - size);
            text.push(letter);
        } else {
            text.push(vni_letter(*byte).unwrap_or_else(|| WESTERN.letter(*byte)));
        }
    }
    text
}

pub(super) fn encode(text: &str) -> Result<Vec<u8>, char> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.nfc() {
        if letter.is_ascii() {
            bytes.push(letter as u8);
        } else if let Some(byte) = vni_letter_byte(letter) {
            bytes.push(byte);
        } else {
            let two = signed(letter);
            let one = || WESTERN.byte(letter).filter(|byte| !means_more(*byte));
            match (two, one()) {
                (Some(two), _) => bytes.extend(two),
                (None, Some(byte)) => bytes.push(byte),
                (None, None) => return Err(letter),
            }
        }
    }
    Ok(bytes)
}

fn means_more(byte: u8) -> bool {
    vni_letter(byte).is_some() || vni_sign(byte).is_some()
}

/// A letter and the byte of its signs: of `ấ` an `a`, of `ớ` the byte of `ơ`.
fn signed(letter: char) -> Option<[u8; 2]> {
    let parts: Vec<char> = [letter].into_iter().nfd().collect();
    (1..parts.len()).rev().find_map(|cut| {
        let (base, marks) = parts.split_at(cut);
        let base = base.iter().copied().nfc().next()?;
        let first = if base.is_ascii() {
            base as u8
        } else {
            vni_letter_byte(base)?
        };
        let capital = letter.is_uppercase();
        // The order of the marks is that of the table: the sign of the vowel, then the tone.
        let by_height = |mark: &char| !matches!(mark, '\u{302}' | '\u{306}');
        let mut marks = marks.to_vec();
        marks.sort_by_key(by_height);
        let marks: String = marks.into_iter().collect();
        Some([first, vni_sign_byte(&marks, capital)?])
    })
}
