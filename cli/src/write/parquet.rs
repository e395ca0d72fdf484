//! Columns for engines: a fact a row, or an article with a list of its facts.

use std::{io, sync::Mutex};

use bantin_arrow::{ArticleTable, FactTable, Parts, SchemaRef};
use parquet::{
    arrow::ArrowWriter, basic::Compression, errors::ParquetError,
    file::properties::WriterProperties,
};

use super::{
    format::Rows,
    jsonl::With,
    layout::{Article, Layout, Out, Piece, Sheet},
    sink::Sink,
};

/// Rows that a worker hands on at a time.
const ROWS: usize = 4096;
/// Rows of a group, which is what an engine reads at a time.
const GROUP: usize = 256 << 10;

/// Parquet.
pub struct Parquet {
    rows: Rows,
    parts: Parts,
    /// Builders that are not at work now, empty.
    tables: Mutex<Vec<FactTable>>,
}

impl Parquet {
    /// With rows like this.
    pub fn new(rows: Rows, with: &[With]) -> Self {
        Parquet {
            rows,
            parts: Parts {
                text: with.contains(&With::Text),
                sentences: with.contains(&With::Sentences),
                words: with.contains(&With::Words),
            },
            tables: Mutex::default(),
        }
    }

    /// What writes the rows.
    pub fn sheet(&self, sink: Sink) -> io::Result<Columns> {
        let schema: SchemaRef = match self.rows {
            Rows::Facts => FactTable::schema(),
            Rows::Articles => ArticleTable::schema(self.parts),
        };
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP))
            .set_created_by(concat!("bantin ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer = ArrowWriter::try_new(sink, schema, Some(properties)).map_err(plain)?;
        Ok(Columns { writer })
    }
}

impl Layout for Parquet {
    fn article(&self, article: &Article<'_>, out: &mut Out<'_>) -> io::Result<()> {
        match self.rows {
            Rows::Facts => {
                let idle = self.tables.lock().ok().and_then(|mut idle| idle.pop());
                let mut table = idle.unwrap_or_default();
                let pushed = table.push(article.id, article.analysis, ROWS, |rows| out.rows(rows));
                pushed.map_err(io::Error::other)?;
                out.rows(table.finish().map_err(io::Error::other)?);
                if let Ok(mut idle) = self.tables.lock() {
                    idle.push(table);
                }
            }
            Rows::Articles => {
                let mut table = ArticleTable::new(self.parts);
                table
                    .push(article.id, article.analysis)
                    .map_err(io::Error::other)?;
                out.rows(table.finish().map_err(io::Error::other)?);
            }
        }
        Ok(())
    }
}

/// A file of columns that is being written.
pub struct Columns {
    writer: ArrowWriter<Sink>,
}

impl Sheet for Columns {
    fn take(&mut self, piece: Piece) -> io::Result<()> {
        match piece {
            Piece::Rows(rows) if rows.num_rows() > 0 => self.writer.write(&rows).map_err(plain),
            Piece::Rows(_) | Piece::Bytes(_) => Ok(()),
        }
    }

    fn sink(&mut self) -> &mut Sink {
        self.writer.inner_mut()
    }

    fn finish(self: Box<Self>) -> io::Result<Sink> {
        self.writer.into_inner().map_err(plain)
    }
}

/// The error of writing itself, where that was it.
fn plain(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}
