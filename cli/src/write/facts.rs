//! A JSON line a fact: all columns in every line, so that an engine knows them at once.

use std::io::{self, Write};

use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeMap},
};
use serde_json::value::RawValue;

use super::{
    columns::{COLUMNS, Cell, rows},
    layout::{Article, Layout, Out},
};

/// A JSON line a fact.
pub struct Facts;

impl Layout for Facts {
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()> {
        for row in rows(article) {
            serde_json::to_writer(&mut *out, &Row(row))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

struct Row<'a>([Cell<'a>; COLUMNS.len()]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (name, cell) in COLUMNS.iter().zip(&self.0) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) | Cell::Time(text) => serializer.serialize_str(text),
            // With all its digits, which a float would not keep.
            Cell::Number(number) => RawValue::from_string(number.to_string())
                .map_err(S::Error::custom)?
                .serialize(serializer),
            Cell::Place(place) => serializer.serialize_u64(*place as u64),
            Cell::Day(day) => serializer.collect_str(day),
            Cell::Is(yes) => serializer.serialize_bool(*yes),
        }
    }
}
