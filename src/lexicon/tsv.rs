//! Tab-separated lexicon files: `#` starts a comment line, columns are split
//! by one or more tabs.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};

/// A row, with its place for messages.
pub(super) struct Row<'t> {
    file: String,
    line: usize,
    columns: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// The text of a column, from 0.
    pub fn column(&self, at: usize) -> &'t str {
        self.columns[at]
    }

    /// A column as an exact number.
    pub fn decimal(&self, at: usize) -> Result<Decimal, Error> {
        let text = self.columns[at];
        Decimal::from_str(text)
            .or_else(|_| Decimal::from_scientific(text))
            .map_err(|_| self.error(&format!("{text} is no number")))
    }

    /// An error that names the file and the line.
    pub fn error(&self, message: &str) -> Error {
        ErrorKind::Line {
            origin: self.file.clone(),
            line: self.line,
            message: message.to_owned(),
        }
        .into()
    }
}

/// The rows of `text`, each with at least `columns` columns.
pub(super) fn rows<'t>(file: &str, text: &'t str, columns: usize) -> Result<Vec<Row<'t>>, Error> {
    let mut rows = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let row = Row {
            file: file.to_owned(),
            line: n + 1,
            columns: line
                .split('\t')
                .map(str::trim)
                .filter(|c| !c.is_empty())
                .collect(),
        };
        if row.columns.len() < columns {
            return Err(row.error(&format!("{columns} columns are needed, split by tabs")));
        }
        rows.push(row);
    }
    Ok(rows)
}
