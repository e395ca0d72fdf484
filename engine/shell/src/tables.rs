//! From files to tables of a session.

use std::{path::Path, sync::Arc};

use datafusion::{
    common::{Result, plan_datafusion_err},
    datasource::{
        file_format::{FileFormat, csv::CsvFormat, json::JsonFormat, parquet::ParquetFormat},
        listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl},
    },
    error::DataFusionError,
    prelude::SessionContext,
};
use url::Url;

use crate::{
    files::{ARTICLES, Files, Kind, Named, files},
    malformed::located,
    samples::samples,
};

/// Makes the files behind the arguments known to a session; without any, the sample articles.
///
/// # Errors
///
/// When a file cannot be read, or two files of a table do not go together.
pub async fn register(context: &SessionContext, arguments: &[Named]) -> Result<Vec<Files>> {
    if arguments.is_empty() {
        context.register_batch(ARTICLES, samples()?)?;
    }
    let tables = files(arguments)?;
    for of in &tables {
        let table = table(context, of).await.map_err(|error| {
            let paths: Vec<_> = of.paths.iter().map(|path| path.display()).collect();
            let of = format!("{}, read as {}", shorten(&paths), of.format.kind);
            located(DataFusionError::Context(of, Box::new(error)), &tables)
        })?;
        context.register_table(of.table.as_str(), table)?;
    }
    Ok(tables)
}

fn shorten(paths: &[std::path::Display]) -> String {
    match paths {
        [path] => path.to_string(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        [] => String::new(),
    }
}

async fn table(context: &SessionContext, of: &Files) -> Result<Arc<ListingTable>> {
    let packed = of.format.packed;
    let format: Arc<dyn FileFormat> = match of.format.kind {
        Kind::Parquet => {
            let options = context.state().default_table_options();
            Arc::new(ParquetFormat::default().with_options(options.parquet))
        }
        Kind::Jsonl => Arc::new(JsonFormat::default().with_file_compression_type(packed)),
        // An article has several lines.
        Kind::Csv => Arc::new(
            CsvFormat::default()
                .with_has_header(true)
                .with_newlines_in_values(true)
                .with_file_compression_type(packed),
        ),
    };
    let urls = of
        .paths
        .iter()
        .map(|path| url(path))
        .collect::<Result<Vec<_>>>()?;
    let options = ListingOptions::new(format).with_file_extension("");
    let config = ListingTableConfig::new_with_multi_paths(urls)
        .with_listing_options(options)
        .infer_schema(&context.state())
        .await?;
    Ok(Arc::new(ListingTable::try_new(config)?))
}

/// A path as an address: absolute, so that it says the same to other processes, and without
/// characters that would be read as a pattern.
fn url(path: &Path) -> Result<ListingTableUrl> {
    let wrong = |why: &str| plan_datafusion_err!("{}: {why}", path.display());
    let path = path
        .canonicalize()
        .map_err(|error| wrong(&format!("cannot be read: {error}")))?;
    let url = Url::from_file_path(path).map_err(|()| wrong("not a path of a file"))?;
    ListingTableUrl::try_new(url, None)
}
