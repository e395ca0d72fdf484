//! A line of a `.jsonl`: what is read of it, and what can be wrong with it.

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The text of some bytes, or where and why they are none.
pub fn utf8(bytes: &[u8]) -> Result<&str, (usize, String)> {
    // The fast look says only that something is wrong, the other one where.
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let why = match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "not UTF-8 but probably UTF-16".to_owned(),
            _ => format!("not UTF-8: byte 0x{:02x}", bytes[error.valid_up_to()]),
        };
        (error.valid_up_to(), why)
    })
}

/// Parses a line of a `.jsonl`; the error says what is wrong with it.
pub fn parse_record(bytes: &[u8]) -> Result<Line<'_>, String> {
    let text = utf8(bytes).map_err(|(at, why)| format!("{why}, at byte {at} of the line"))?;
    if !text.trim_start().starts_with('{') {
        return Err("not a JSON object, such as {\"id\": \"1\", \"text\": \"…\"}".to_owned());
    }
    serde_json::from_str(text).map_err(|error| {
        // Its own "line 1" is the line of a file that has one.
        let message = error.to_string();
        let end = message.rfind(" at line ").unwrap_or(message.len());
        format!(
            "broken JSON at byte {}: {}",
            error.column(),
            &message[..end]
        )
    })
}

/// What is read of a record.
#[derive(serde::Deserialize)]
pub struct Line<'a> {
    #[serde(borrow, default)]
    /// What the article is called.
    pub id: Field<'a>,
    #[serde(borrow, default)]
    /// The article.
    pub text: Field<'a>,
    #[serde(borrow, default)]
    /// When it was published.
    pub published: Field<'a>,
}

/// A field of whatever type: the message says which field has the wrong one.
#[derive(Default)]
pub enum Field<'a> {
    #[default]
    /// Not there, or null.
    Absent,
    /// A string.
    Text(Cow<'a, str>),
    /// A number, as it was written.
    Number(String),
    /// Anything else.
    Other,
}

impl<'de: 'a, 'a> Deserialize<'de> for Field<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Field<'de>, E> {
        Ok(Field::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Field<'de>, E> {
        Ok(Field::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Field<'de>, E> {
        Ok(Field::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Field<'de>, E> {
        Ok(Field::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Field<'de>, E> {
        Ok(Field::Number(number.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field<'de>, E> {
        Ok(Field::Other)
    }

    fn visit_unit<E>(self) -> Result<Field<'de>, E> {
        Ok(Field::Absent)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field<'de>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }
}
