//! The formats by their names, and what each is given.

use std::{io, sync::Arc};

use bantin::findings;
use clap::ValueEnum;

use super::{
    check::Check,
    csv::{Csv, Dialect},
    facts::Facts,
    jsonl::{Jsonl, With},
    layout::{Layout, Lines, Sheet},
    report::{self, Language, Report},
    sink::Sink,
    style::Style,
    table::Table,
};

/// How facts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table an article, for people
    Table,
    /// A JSON line an article
    Jsonl,
    /// A JSON line a fact, with the same columns for every kind
    Facts,
    /// A line a fact with a header: the columns of `facts`
    Csv,
    /// A page to look at in a browser: facts marked in the text, a table, plots
    Html,
    /// The columns of `facts`, typed, for DuckDB, Spark, pandas and others
    Parquet,
}

impl Format {
    /// Whether output that was broken off can be gone on with.
    pub fn can_go_on(self) -> bool {
        matches!(self, Format::Jsonl | Format::Facts | Format::Csv)
    }

    /// Why this program cannot write it, if it cannot.
    pub fn missing(self) -> Option<&'static str> {
        (self == Format::Parquet && cfg!(not(feature = "parquet"))).then_some(
            "this program was built without parquet: \
             cargo install --path cli --features parquet",
        )
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// A fact
    #[default]
    Facts,
    /// An article, with a list of its facts
    Articles,
}

/// How to write, as the user asked for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The format.
    pub format: Format,
    /// What else to write of an article.
    pub with: Vec<With>,
    /// For `csv`.
    pub dialect: Dialect,
    /// Only what differs, whatever the format.
    pub check: bool,
    /// What findings are told in, and what a report opens in.
    pub language: Language,
    /// For `parquet`.
    pub rows: Rows,
    /// For `table`.
    pub style: Style,
}

/// The two sides of a format.
type Sides = (Arc<dyn Layout>, Box<dyn Sheet>);

impl Settings {
    /// What lays out the articles, and what writes them to `sink`.
    pub fn open(&self, sink: Sink) -> io::Result<Sides> {
        let language = findings::Language::from_code(self.language.code()).unwrap_or_default();
        if self.check {
            let sheet = Lines::new(Vec::new(), Vec::new(), sink);
            return Ok((Arc::new(Check::new(language)), Box::new(sheet)));
        }
        let mut foot = Vec::new();
        let (layout, head): (Arc<dyn Layout>, _) = match self.format {
            Format::Table => (Arc::new(Table::new(self.style, language)), Vec::new()),
            Format::Jsonl => (Arc::new(Jsonl::new(&self.with)), Vec::new()),
            Format::Facts => (Arc::new(Facts), Vec::new()),
            Format::Csv => {
                let layout = Csv::new(self.dialect, self.language);
                let head = layout.head()?;
                (Arc::new(layout), head)
            }
            Format::Html => {
                foot = report::tail().into_bytes();
                (Arc::new(Report), report::head(self.language).into_bytes())
            }
            Format::Parquet => return self.parquet(sink),
        };
        Ok((layout, Box::new(Lines::new(head, foot, sink))))
    }

    #[cfg(feature = "parquet")]
    fn parquet(&self, sink: Sink) -> io::Result<Sides> {
        let layout = super::parquet::Parquet::new(self.rows, &self.with);
        let sheet = layout.sheet(sink)?;
        Ok((Arc::new(layout), Box::new(sheet)))
    }

    #[cfg(not(feature = "parquet"))]
    fn parquet(&self, _: Sink) -> io::Result<Sides> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
