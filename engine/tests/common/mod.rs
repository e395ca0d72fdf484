//! Articles, and sessions that know the functions.

use std::{fs, path::Path, sync::Arc};

use datafusion::{
    arrow::{
        array::{ArrayRef, RecordBatch},
        compute::concat_batches,
    },
    prelude::{SessionConfig, SessionContext},
};

/// The texts of the sample articles.
pub fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/samples");
    let files = fs::read_dir(folder).expect("the samples");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let read = |path| fs::read_to_string(path).expect("a sample");
    files.iter().map(read).collect()
}

/// A session with a table `articles` of these columns.
pub fn session(columns: Vec<(&str, ArrayRef)>, partitions: usize) -> SessionContext {
    let config = SessionConfig::new()
        .with_target_partitions(partitions)
        .with_batch_size(5);
    let mut context = SessionContext::new_with_config(config);
    bantin_datafusion::register_all(&mut context).expect("it takes functions");
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns
            .into_iter()
            .map(|(name, column)| (name, column, true)),
    );
    let batch = batch.expect("columns of one length");
    context
        .register_batch("articles", batch)
        .expect("a new table");
    context
}

/// The rows of a query.
pub async fn rows(context: &SessionContext, sql: &str) -> RecordBatch {
    let frame = context.sql(sql).await.expect(sql);
    let schema = Arc::clone(frame.schema().inner());
    let batches = frame.collect().await.expect(sql);
    concat_batches(&schema, &batches).expect("batches of one schema")
}

/// The only column of a query.
pub async fn column(context: &SessionContext, sql: &str) -> ArrayRef {
    Arc::clone(rows(context, sql).await.column(0))
}

/// What is wrong with a query, before any row is read.
pub async fn refused(context: &SessionContext, sql: &str) -> String {
    match context.sql(sql).await {
        Ok(frame) => match frame.into_optimized_plan() {
            Ok(plan) => panic!("{sql} was planned: {plan}"),
            Err(error) => error.strip_backtrace(),
        },
        Err(error) => error.strip_backtrace(),
    }
}
