//! The encodings, and the text of bytes in each.

use std::{fmt, str::FromStr};

use unicode_normalization::UnicodeNormalization;

use super::{capitals, single, tables, viqr, vni, wide};
use crate::error::{Error, ErrorKind};

/// How a text is written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// UTF-32, the low byte first.
    Utf32Le,
    /// UTF-32, the high byte first.
    Utf32Be,
    /// windows-1258: letters of one byte, the tone as a mark behind the vowel.
    Windows1258,
    /// TCVN3 (TCVN 5712:1993, VN3), of the ABC fonts; it cannot tell capitals with a tone.
    Tcvn3,
    /// VNI-Windows: a letter and its signs in two bytes.
    Vni,
    /// VISCII 1.1 (RFC 1456).
    Viscii,
    /// VIQR (RFC 1456): signs as ASCII behind the letter, `Vie^.t`.
    Viqr,
}

/// Names by which an encoding is called; the first is its own.
const NAMES: [(Encoding, &[&str]); 10] = [
    (Encoding::Utf8, &["utf-8", "utf8"]),
    (
        Encoding::Utf16Le,
        &["utf-16le", "utf-16", "utf16le", "utf16"],
    ),
    (Encoding::Utf16Be, &["utf-16be", "utf16be"]),
    (
        Encoding::Utf32Le,
        &["utf-32le", "utf-32", "utf32le", "utf32"],
    ),
    (Encoding::Utf32Be, &["utf-32be", "utf32be"]),
    (
        Encoding::Windows1258,
        &["windows-1258", "cp1258", "x-cp1258"],
    ),
    (
        Encoding::Tcvn3,
        &[
            "tcvn3",
            "abc",
            "tcvn",
            "tcvn-5712",
            "tcvn5712-1",
            "x-viet-tcvn5712",
        ],
    ),
    (Encoding::Vni, &["vni", "vni-windows", "x-viet-vni"]),
    (Encoding::Viscii, &["viscii", "viscii1.1-1", "csviscii"]),
    (Encoding::Viqr, &["viqr", "csviqr"]),
];

/// A text that was read from bytes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Decoded {
    /// The text, in NFC where the bytes were not Unicode. Spans of facts count in it.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// How sure that is, from 0 to 1; 1 where it was declared.
    pub confidence: f64,
    /// Letters that stand where bytes mean nothing, as U+FFFD.
    pub replaced: usize,
    /// Capitals that the encoding cannot tell, and that were put back.
    pub capitals: usize,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Encoding; 10] = {
        let mut all = [Encoding::Utf8; 10];
        let mut at = 0;
        while at < all.len() {
            all[at] = NAMES[at].0;
            at += 1;
        }
        all
    };

    /// Its name, `windows-1258`.
    pub fn name(self) -> &'static str {
        let row = NAMES.iter().find(|row| row.0 == self);
        row.map_or("", |(_, names)| names[0])
    }

    /// The text of `bytes` that are declared to be in this encoding.
    ///
    /// ```
    /// use bantin::encoding::Encoding;
    ///
    /// let decoded = Encoding::Viqr.decode(b"Vie^.t Nam");
    /// assert_eq!(decoded.text, "Việt Nam");
    /// ```
    pub fn decode(self, bytes: &[u8]) -> Decoded {
        let letters = self.letters(bytes);
        let (text, capitals) = match self {
            Encoding::Tcvn3 => capitals::mend(&letters),
            _ => (letters, 0),
        };
        Decoded {
            replaced: text.matches(char::REPLACEMENT_CHARACTER).count(),
            text,
            encoding: self,
            confidence: 1.0,
            capitals,
        }
    }

    /// The letters that bytes stand for, before any capital is put back.
    pub(super) fn letters(self, bytes: &[u8]) -> String {
        match self {
            Encoding::Utf8 => {
                let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
                String::from_utf8_lossy(bytes).into_owned()
            }
            Encoding::Utf16Le => wide::utf16(bytes, u16::from_le_bytes),
            Encoding::Utf16Be => wide::utf16(bytes, u16::from_be_bytes),
            Encoding::Utf32Le => wide::utf32(bytes, u32::from_le_bytes),
            Encoding::Utf32Be => wide::utf32(bytes, u32::from_be_bytes),
            Encoding::Windows1258 => {
                let text = encoding_rs::WINDOWS_1258
                    .decode_without_bom_handling(bytes)
                    .0;
                text.nfc().collect()
            }
            Encoding::Tcvn3 => single::decode(bytes, &tables::ABC),
            Encoding::Vni => vni::decode(bytes),
            Encoding::Viscii => single::decode(bytes, &tables::RFC1456),
            Encoding::Viqr => viqr::decode(bytes),
        }
    }

    /// The bytes of `text` in this encoding; the character that it lacks, if there is one.
    /// TCVN3 writes capitals with a tone as small letters.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, char> {
        match self {
            Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
            Encoding::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Encoding::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Encoding::Utf32Le => Ok(text
                .chars()
                .flat_map(|c| u32::from(c).to_le_bytes())
                .collect()),
            Encoding::Utf32Be => Ok(text
                .chars()
                .flat_map(|c| u32::from(c).to_be_bytes())
                .collect()),
            Encoding::Windows1258 => single::encode_1258(text),
            Encoding::Tcvn3 => text.nfc().map(|c| single::tcvn3_byte(c).ok_or(c)).collect(),
            Encoding::Vni => vni::encode(text),
            Encoding::Viscii => text
                .nfc()
                .map(|c| tables::RFC1456.byte(c).ok_or(c))
                .collect(),
            Encoding::Viqr => viqr::encode(text),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Encoding {
    type Err = Error;

    /// By any of its names, in any case.
    fn from_str(text: &str) -> Result<Self, Error> {
        let label = text.trim().to_ascii_lowercase();
        let row = NAMES
            .iter()
            .find(|(_, names)| names.contains(&label.as_str()));
        row.map(|(encoding, _)| *encoding).ok_or_else(|| {
            let known: Vec<&str> = NAMES.iter().map(|(_, names)| names[0]).collect();
            ErrorKind::one_of(text, "encoding", &known)
        })
    }
}
