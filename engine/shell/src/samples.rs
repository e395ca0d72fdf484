//! Sample articles as a table, where no files are given. All of them are invented.

use std::{io::Cursor, sync::Arc};

use datafusion::{
    arrow::{
        array::RecordBatch,
        compute::concat_batches,
        datatypes::{DataType, Field, Schema},
        json::ReaderBuilder,
    },
    common::Result,
};

/// Id, day of publication, headline and text of each.
pub fn samples() -> Result<RecordBatch> {
    let column = |name, of| Field::new(name, of, true);
    let schema = Arc::new(Schema::new(vec![
        column("id", DataType::Utf8),
        column("published", DataType::Date32),
        column("title", DataType::Utf8),
        column("text", DataType::Utf8),
    ]));
    let lines = Cursor::new(include_str!("../../samples.jsonl"));
    let reader = ReaderBuilder::new(Arc::clone(&schema)).build(lines)?;
    let batches: Result<Vec<_>, _> = reader.collect();
    Ok(concat_batches(&schema, &batches?)?)
}
