//! Rows as a table, as CSV or as Parquet.

use std::{
    fs,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use datafusion::{
    arrow::{array::RecordBatch, csv, datatypes::SchemaRef, util::pretty::pretty_format_batches},
    common::{Result, exec_datafusion_err, plan_err},
    error::DataFusionError,
    execution::SendableRecordBatchStream,
    parquet::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties},
};
use futures::StreamExt;

use crate::plain::{plain, plain_schema};

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the first 1,000 rows
    Table,
    /// With a line of names; lists and structs have no place in it
    Csv,
    /// With the types of all columns
    Parquet,
}

/// Rows of a table that are shown.
const SHOWN: usize = 1000;

/// Where rows go, and how.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// How they are written; else by the name of the file.
    pub format: Option<Format>,
    /// The file; else standard output.
    pub path: Option<PathBuf>,
}

impl Output {
    fn format(&self) -> Result<Format> {
        let end = self.path.as_deref().and_then(Path::extension);
        let format = match (self.format, end.and_then(|end| end.to_str())) {
            (Some(format), _) => format,
            (None, Some("parquet")) => Format::Parquet,
            (None, Some("csv")) => Format::Csv,
            (None, _) => Format::Table,
        };
        if format == Format::Parquet && self.path.is_none() && io::stdout().is_terminal() {
            return plan_err!("Parquet is nothing for a terminal: give --output FILE");
        }
        Ok(format)
    }

    /// Looks at what can be known before any row is there.
    ///
    /// # Errors
    ///
    /// When the format has no place for a column.
    pub fn check(&self, schema: &SchemaRef) -> Result<()> {
        if self.format()? != Format::Csv {
            return Ok(());
        }
        let nested = schema.fields().iter().find(|f| f.data_type().is_nested());
        match nested {
            Some(field) => plan_err!(
                "the column {} is a list or a struct, which CSV has no place for: unnest it, or \
                 choose fields of it; or write Parquet",
                field.name()
            ),
            None => Ok(()),
        }
    }

    /// Writes all rows. A file is there when all of them are in it, and not before.
    ///
    /// # Errors
    ///
    /// When the query or the writing fails; nothing is left behind then.
    pub async fn write(&self, rows: SendableRecordBatchStream) -> Result<()> {
        let format = self.format()?;
        self.check(&rows.schema())?;
        let Some(path) = &self.path else {
            return to(format, BufWriter::new(io::stdout()), rows).await;
        };
        let part = Part::new(path);
        let file = fs::File::create(&part.0).map_err(|error| cannot_write(path, &error))?;
        to(format, BufWriter::new(file), rows).await?;
        fs::rename(&part.0, path).map_err(|error| cannot_write(path, &error))
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> DataFusionError {
    exec_datafusion_err!("{}: cannot be written: {error}", path.display())
}

/// A file that is being written; what is left of it at the end goes away.
struct Part(PathBuf);

impl Part {
    fn new(path: &Path) -> Part {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        Part(name.into())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

async fn to(
    format: Format,
    mut sink: impl Write + Send,
    mut rows: SendableRecordBatchStream,
) -> Result<()> {
    match format {
        Format::Table => {
            let (shown, more) = first(&mut rows).await?;
            writeln!(sink, "{}", pretty_format_batches(&shown)?)?;
            if more {
                eprintln!("only the first {SHOWN} rows are shown; --format csv writes all");
            }
        }
        Format::Csv => {
            let mut writer = csv::WriterBuilder::new().build(&mut sink);
            writer.write(&RecordBatch::new_empty(plain_schema(&rows.schema())))?;
            while let Some(batch) = rows.next().await {
                writer.write(&plain(&batch?)?)?;
            }
        }
        Format::Parquet => {
            let properties = WriterProperties::builder()
                .set_compression(Compression::SNAPPY)
                .set_created_by(concat!("bantin-sql ", env!("CARGO_PKG_VERSION")).to_owned())
                .build();
            let mut writer = ArrowWriter::try_new(&mut sink, rows.schema(), Some(properties))?;
            while let Some(batch) = rows.next().await {
                writer.write(&batch?)?;
            }
            writer.close()?;
        }
    }
    sink.flush()?;
    Ok(())
}

/// As many rows as are shown, and whether there are more.
async fn first(rows: &mut SendableRecordBatchStream) -> Result<(Vec<RecordBatch>, bool)> {
    let mut shown = vec![RecordBatch::new_empty(plain_schema(&rows.schema()))];
    let mut left = SHOWN;
    while let Some(batch) = rows.next().await {
        let batch = batch?;
        let taken = batch.slice(0, batch.num_rows().min(left));
        left -= taken.num_rows();
        shown.push(plain(&taken)?);
        if taken.num_rows() < batch.num_rows() {
            return Ok((shown, true));
        }
    }
    Ok((shown, false))
}
