//! Numbers as people write them: `3.5` and not `3.5000000000000000`.

use std::sync::Arc;

use datafusion::{
    arrow::{
        array::{Array, ArrayRef, AsArray, RecordBatch, StringArray},
        datatypes::{DataType, Decimal128Type, Field, Schema, SchemaRef},
    },
    common::Result,
};

/// The same columns, decimals as texts.
pub fn plain_schema(schema: &SchemaRef) -> SchemaRef {
    let fields = schema.fields().iter().map(|field| match field.data_type() {
        DataType::Decimal128(..) => Arc::new(Field::new(
            field.name(),
            DataType::Utf8,
            field.is_nullable(),
        )),
        _ => Arc::clone(field),
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// The same rows, decimals as texts without zeros at their end.
pub fn plain(rows: &RecordBatch) -> Result<RecordBatch> {
    let columns = rows
        .columns()
        .iter()
        .map(|column| match column.data_type() {
            DataType::Decimal128(..) => decimals(column),
            _ => Arc::clone(column),
        });
    let schema = plain_schema(&rows.schema());
    Ok(RecordBatch::try_new(schema, columns.collect())?)
}

fn decimals(column: &ArrayRef) -> ArrayRef {
    let column = column.as_primitive::<Decimal128Type>();
    let texts = (0..column.len()).map(|row| {
        column.is_valid(row).then(|| {
            let text = column.value_as_string(row);
            match text.contains('.') {
                true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
                false => text,
            }
        })
    });
    Arc::new(texts.collect::<StringArray>())
}
