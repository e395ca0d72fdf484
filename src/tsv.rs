//! Tables of tab-separated values: those of `data/`, and those of users.
//!
//! `#` begins a line of comment, one or more tabs stand between two columns, and
//! `|` between the words of a column that holds several.

use std::iter;

use crate::error::{Error, ErrorKind};

/// More columns than any table has.
const COLUMNS: usize = 8;

/// A table of `data/`, compiled in.
macro_rules! table {
    ($file:literal) => {
        $crate::tsv::Table {
            name: concat!("data/", $file),
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $file)),
        }
    };
}
pub(crate) use table;

/// A table that is not read yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'t> {
    /// What messages call it.
    pub name: &'t str,
    pub text: &'t str,
}

impl<'t> Table<'t> {
    /// Its rows, each with at least `columns` columns.
    pub fn rows(self, columns: usize) -> Result<Vec<Row<'t>>, Error> {
        self.each(columns).collect()
    }

    /// As [`Table::rows`], one after the other and without a list.
    pub fn each(self, columns: usize) -> impl Iterator<Item = Result<Row<'t>, Error>> {
        let mut rest = self.text;
        let lines = iter::from_fn(move || take(&mut rest, b'\n'));
        lines.zip(1..).filter_map(move |(text, line)| {
            if text.starts_with('#') {
                return None;
            }
            let origin = self.name;
            let row = Row::new(Place { origin, line }, text);
            match row.count {
                0 => None,
                found if found < columns => {
                    let message =
                        format!("{columns} columns are needed, parted by tabs; it has {found}");
                    Some(Err(row.error(&message)))
                }
                _ => Some(Ok(row)),
            }
        })
    }

    /// About how many rows it has, for the size of what they are read into.
    pub fn capacity(self) -> usize {
        self.text.len() / 20
    }
}

/// Takes what stands before the next `sign`, the sign with it; nothing of an empty text.
fn take<'t>(rest: &mut &'t str, sign: u8) -> Option<&'t str> {
    if rest.is_empty() {
        return None;
    }
    let end = rest.bytes().position(|b| b == sign);
    let taken = &rest[..end.unwrap_or(rest.len())];
    *rest = end.map_or("", |end| &rest[end + 1..]);
    Some(taken)
}

/// As [`str::trim`], without a look at the letters of what has none to trim.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// What was read of tables that are compiled in, whose rows the tests have read.
pub(crate) fn built_in<T>(read: Result<T, Error>) -> T {
    read.unwrap_or_else(|error| unreachable!("{error}"))
}

/// A line of a table or of another file, for messages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'t> {
    /// What messages call the file.
    pub origin: &'t str,
    /// From 1.
    pub line: usize,
}

impl Place<'_> {
    /// An error that names the file and the line.
    pub fn error(self, message: &str) -> Error {
        ErrorKind::Line {
            origin: self.origin.to_owned(),
            line: self.line,
            message: message.to_owned(),
        }
        .into()
    }

    /// `name` is not among the names of `what`.
    pub fn unknown<'n>(
        self,
        name: &str,
        what: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Error {
        let known: Vec<&str> = known.into_iter().collect();
        self.error(&format!(
            "`{name}` is no {what}; write one of {}",
            known.join(", ")
        ))
    }
}

/// A row, with its place for messages.
#[derive(Debug)]
pub(crate) struct Row<'t> {
    place: Place<'t>,
    columns: [&'t str; COLUMNS],
    count: usize,
}

impl<'t> Row<'t> {
    fn new(place: Place<'t>, line: &'t str) -> Row<'t> {
        let (mut columns, mut count) = ([""; COLUMNS], 0);
        let mut rest = line;
        while count < COLUMNS
            && let Some(column) = take(&mut rest, b'\t')
        {
            let column = trimmed(column);
            if !column.is_empty() {
                columns[count] = column;
                count += 1;
            }
        }
        Row {
            place,
            columns,
            count,
        }
    }

    /// The text of a column, from 0; empty where the row is shorter.
    pub fn column(&self, at: usize) -> &'t str {
        self.columns.get(at).copied().unwrap_or_default()
    }

    /// The words of a column.
    pub fn words(&self, at: usize) -> Result<Vec<&'t str>, Error> {
        let words: Vec<&str> = self.column(at).split('|').map(str::trim).collect();
        if words.contains(&"") {
            let message = format!(
                "column {} has nothing before, behind or between `|`",
                at + 1
            );
            return Err(self.error(&message));
        }
        Ok(words)
    }

    /// A column as a whole number.
    pub fn number(&self, at: usize) -> Result<u32, Error> {
        let text = self.column(at);
        text.parse()
            .map_err(|_| self.error(&format!("{text} is no whole number")))
    }

    /// A column that is one of a few names.
    pub fn one_of<T: Copy>(&self, at: usize, what: &str, names: &[(&str, T)]) -> Result<T, Error> {
        self.name(self.column(at), what, names)
    }

    /// What `name` stands for; `what` tells what it should be the name of.
    pub fn name<T: Copy>(&self, name: &str, what: &str, names: &[(&str, T)]) -> Result<T, Error> {
        let found = names.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let known = names.iter().map(|(known, _)| *known);
            self.place.unknown(name, what, known)
        })
    }

    /// An error that names the table and the line.
    pub fn error(&self, message: &str) -> Error {
        self.place.error(message)
    }
}
