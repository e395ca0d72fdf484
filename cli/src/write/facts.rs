//! A JSON line a fact: all columns in every line, so that an engine knows them at once.

use std::io::{self, Write};

use bantin::record::FindingRow;
use rust_decimal::Decimal;
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
            Cell::Number(number) => Number(*number).serialize(serializer),
            Cell::Place(place) => serializer.serialize_u64(*place as u64),
            Cell::Day(day) => serializer.collect_str(day),
            Cell::Is(yes) => serializer.serialize_bool(*yes),
            Cell::Findings(findings) => serializer.collect_seq(findings.iter().map(Finding)),
        }
    }
}

/// A number with all its digits, which a float would not keep.
struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = RawValue::from_string(self.0.to_string());
        number.map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// A finding with the names that its columns have in tables.
struct Finding<'a>(&'a FindingRow<'a>);

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("relation", row.relation)?;
        map.serialize_entry("verdict", row.verdict)?;
        map.serialize_entry("span_start", &row.span.start)?;
        map.serialize_entry("span_end", &row.span.end)?;
        map.serialize_entry("facts", row.facts)?;
        map.serialize_entry("roles", &row.roles)?;
        map.serialize_entry("stated", &row.stated)?;
        map.serialize_entry("derived", &row.derived)?;
        map.serialize_entry("stated_amount", &row.stated_amount.map(Number))?;
        map.serialize_entry("derived_amount", &row.derived_amount.map(Number))?;
        map.serialize_entry("currency", &row.currency)?;
        map.serialize_entry("tolerance", &Number(row.tolerance))?;
        map.serialize_entry("sentence", &row.sentence)?;
        map.serialize_entry("rule", row.rule)?;
        map.serialize_entry("explanation_vi", &row.explanation_vi)?;
        map.serialize_entry("explanation_en", &row.explanation_en)?;
        map.end()
    }
}
