//! From a record to what is written of it.

use std::io;

use bantin::record::ArticleRecord;

use super::{
    options::Format,
    table::{self, Style},
};

/// What is written before the first article.
pub fn header(format: Format) -> &'static str {
    match format {
        Format::Csv => "id,kind,value,unit,mod,per,start,end,text,sentence,rule\n",
        Format::Table | Format::Jsonl => "",
    }
}

/// Writes one article.
pub fn render(
    format: Format,
    style: Style,
    record: &ArticleRecord,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    match format {
        Format::Table => {
            out.extend_from_slice(table::render(record, style).as_bytes());
            Ok(())
        }
        Format::Jsonl => {
            serde_json::to_writer(&mut *out, record)?;
            out.push(b'\n');
            Ok(())
        }
        Format::Csv => csv(record, out),
    }
}

/// A line a fact. The columns are those that every kind has, so that the header
/// does not depend on what an article holds.
fn csv(record: &ArticleRecord, out: &mut Vec<u8>) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    for fact in &record.facts {
        let optional = |field: &Option<String>| field.clone().unwrap_or_default();
        rows.write_record([
            record.id.as_str(),
            &fact.kind,
            &fact.value,
            &optional(&fact.unit),
            &optional(&fact.modifier),
            &optional(&fact.per),
            &fact.start.to_string(),
            &fact.end.to_string(),
            &fact.text,
            &fact.sentence.to_string(),
            &fact.rule,
        ])?;
    }
    rows.flush()
}
