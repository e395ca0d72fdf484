//! From an analysis to what is written of it.

use std::io::{self, Write};

use bantin::{Analysis, Analyzer, record::FactRecord};

use clap::ValueEnum;

use super::{
    report::{self, Language},
    table::{self, Style},
};

/// How facts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table an article, for people
    Table,
    /// A JSON line an article
    Jsonl,
    /// A line a fact, with a header
    Csv,
    /// A page to look at in a browser: facts marked in the text, a table, plots
    Html,
}

/// What is written before the first article.
pub fn header(format: Format, language: Language) -> String {
    match format {
        Format::Csv => "id,kind,value,unit,mod,per,start,end,text,sentence,rule\n".to_owned(),
        Format::Html => report::head(language),
        Format::Table | Format::Jsonl => String::new(),
    }
}

/// What is written after the last.
pub fn footer(format: Format) -> String {
    match format {
        Format::Html => report::tail(),
        _ => String::new(),
    }
}

/// Writes one article as it goes; a table needs to know how wide its columns are first.
pub fn render(
    format: Format,
    style: Style,
    analyzer: &Analyzer,
    analysis: &Analysis,
    id: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        Format::Table => out.write_all(table::render(&analysis.record(id), style).as_bytes()),
        Format::Jsonl => {
            serde_json::to_writer(&mut *out, &analysis.view(id))?;
            out.write_all(b"\n")
        }
        Format::Html => report::write(analyzer, analysis, id, out),
        Format::Csv => csv(id, analysis.view(id).facts.iter(), out),
    }
}

/// A line a fact. The columns are those that every kind has, so that the header
/// does not depend on what an article holds.
pub fn csv(
    id: &str,
    facts: impl Iterator<Item = FactRecord>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    for fact in facts {
        let optional = |field: Option<String>| field.unwrap_or_default();
        rows.write_record([
            id,
            &fact.kind,
            &fact.value,
            &optional(fact.unit),
            &optional(fact.modifier),
            &optional(fact.per),
            &fact.start.to_string(),
            &fact.end.to_string(),
            &fact.text,
            &fact.sentence.to_string(),
            &fact.rule,
        ])?;
    }
    rows.flush()
}
