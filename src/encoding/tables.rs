//! What the bytes of each encoding stand for.
//!
//! TCVN3 is the set VN3 of TCVN 5712:1993, of the fonts named `.Vn…` (ABC): letters with a
//! tone have no capitals. VISCII is that of RFC 1456. VNI is that of VNI-Windows, whose
//! letters with signs are two bytes. What no table has is that of windows-1252.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

/// Rows of letters, each with the byte of its first.
type Rows = &'static [(u8, &'static str)];

const TCVN3: Rows = &[
    (0xa1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xb5, "àảãáạ"),
    (0xbb, "ằẳẵắ"),
    (0xc6, "ặầẩẫấậè"),
    (0xce, "ẻẽéẹềểễếệìỉ"),
    (0xdc, "ĩíịò"),
    (0xe1, "ỏõóọồổỗốộờởỡớợù"),
    (0xf1, "ủũúụừửữứựỳỷỹýỵ"),
];

const VISCII: Rows = &[
    (0x02, "Ẳ"),
    (0x05, "ẴẪ"),
    (0x14, "Ỷ"),
    (0x19, "Ỹ"),
    (0x1e, "Ỵ"),
    (0x80, "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"),
    (0x90, "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"),
    (0xa0, "Õắằặấầẩậẽẹếềểễệố"),
    (0xb0, "ồổỗỠƠộờởịỰỨỪỬơớƯ"),
    (0xc0, "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"),
    (0xd0, "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"),
    (0xe0, "àáâãảăữẫèéêẻìíĩỉ"),
    (0xf0, "đựòóôõỏọụùúũủýợỮ"),
];

/// VNI: letters of a byte of their own, small ones; a capital is 32 less.
const VNI_LETTERS: &[(u8, char)] = &[
    (0xec, 'ì'),
    (0xed, 'í'),
    (0xe6, 'ỉ'),
    (0xf3, 'ĩ'),
    (0xf2, 'ị'),
    (0xee, 'ỵ'),
    (0xf4, 'ơ'),
    (0xf6, 'ư'),
    (0xf1, 'đ'),
];

/// VNI: signs behind a letter, as combining marks.
const VNI_SIGNS: &[(u8, &str)] = &[
    (0xf9, "\u{301}"),
    (0xf8, "\u{300}"),
    (0xfb, "\u{309}"),
    (0xf5, "\u{303}"),
    (0xef, "\u{323}"),
    (0xe2, "\u{302}"),
    (0xe1, "\u{302}\u{301}"),
    (0xe0, "\u{302}\u{300}"),
    (0xe5, "\u{302}\u{309}"),
    (0xe3, "\u{302}\u{303}"),
    (0xe4, "\u{302}\u{323}"),
    (0xea, "\u{306}"),
    (0xe9, "\u{306}\u{301}"),
    (0xe8, "\u{306}\u{300}"),
    (0xfa, "\u{306}\u{309}"),
    (0xfc, "\u{306}\u{303}"),
    (0xeb, "\u{306}\u{323}"),
];

/// A capital of VNI is so much less than its small letter.
const CAPITAL: u8 = 0x20;

/// An encoding of a byte a letter, both ways.
pub(super) struct Single {
    letters: [char; 256],
    bytes: HashMap<char, u8>,
}

impl Single {
    fn new(rows: Rows) -> Single {
        let mut letters = windows_1252();
        for (first, row) in rows {
            for (at, letter) in row.chars().enumerate() {
                letters[usize::from(*first) + at] = letter;
            }
        }
        let bytes = letters.iter().zip(0..=u8::MAX);
        Single {
            letters,
            bytes: bytes.map(|(letter, byte)| (*letter, byte)).collect(),
        }
    }

    pub fn letter(&self, byte: u8) -> char {
        self.letters[usize::from(byte)]
    }

    pub fn byte(&self, letter: char) -> Option<u8> {
        self.bytes.get(&letter).copied()
    }
}

pub(super) static WESTERN: Lazy<Single> = Lazy::new(|| Single::new(&[]));
pub(super) static ABC: Lazy<Single> = Lazy::new(|| Single::new(TCVN3));
/// The small letters of TCVN3 whose capitals it lacks. Some of these windows-1252 has where
/// TCVN3 has nothing, but no text of the ABC fonts has them there.
pub(super) static LOST: Lazy<HashSet<char>> = Lazy::new(|| {
    let letters: HashSet<char> = TCVN3.iter().flat_map(|row| row.1.chars()).collect();
    let has_capital = |small: &char| small.to_uppercase().all(|c| letters.contains(&c));
    let small = letters.iter().filter(|c| c.is_lowercase());
    small.filter(|c| !has_capital(c)).copied().collect()
});
pub(super) static RFC1456: Lazy<Single> = Lazy::new(|| Single::new(VISCII));

/// The letters of windows-1252; of bytes that it lacks, the control characters.
fn windows_1252() -> [char; 256] {
    let mut letters = ['\0'; 256];
    for (letter, byte) in letters.iter_mut().zip(0..=u8::MAX) {
        let bytes = [byte];
        let text = encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&bytes)
            .0;
        *letter = text.chars().next().unwrap_or_default();
    }
    letters
}

/// The letter of VNI that this byte is alone.
pub(super) fn vni_letter(byte: u8) -> Option<char> {
    let of = |small: u8| {
        VNI_LETTERS
            .iter()
            .find(|row| row.0 == small)
            .map(|row| row.1)
    };
    of(byte).or_else(|| of(byte.checked_add(CAPITAL)?)?.to_uppercase().next())
}

/// The marks that this byte of VNI puts on the letter before it.
pub(super) fn vni_sign(byte: u8) -> Option<&'static str> {
    let of = |small: u8| VNI_SIGNS.iter().find(|row| row.0 == small).map(|row| row.1);
    of(byte).or_else(|| of(byte.checked_add(CAPITAL)?))
}

/// The byte of a letter of VNI that is one.
pub(super) fn vni_letter_byte(letter: char) -> Option<u8> {
    let small = letter.to_lowercase().next()?;
    let byte = VNI_LETTERS.iter().find(|row| row.1 == small)?.0;
    Some(if small == letter {
        byte
    } else {
        byte - CAPITAL
    })
}

/// The byte of these marks behind a letter, small or capital.
pub(super) fn vni_sign_byte(marks: &str, capital: bool) -> Option<u8> {
    let byte = VNI_SIGNS.iter().find(|row| row.1 == marks)?.0;
    Some(if capital { byte - CAPITAL } else { byte })
}
