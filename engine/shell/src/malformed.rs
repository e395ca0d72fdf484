//! Which line of a file it was that could not be read: the engine does not say.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use datafusion::{
    arrow::error::ArrowError, common::Result,
    datasource::file_format::file_compression_type::FileCompressionType, error::DataFusionError,
};
use serde_json::Value;

use crate::files::{Files, Kind};

/// The same error, with the place in the files that it is about, where one is found.
pub fn located(error: DataFusionError, tables: &[Files]) -> DataFusionError {
    if !is_json(&error) {
        return error;
    }
    let lines = tables.iter().filter(|of| of.format.kind == Kind::Jsonl);
    let paths = lines.flat_map(|of| of.paths.iter().map(|path| (path, of.format.packed)));
    for (path, packed) in paths {
        if let Ok(Some((line, why))) = first_malformed(path, packed) {
            let place = format!("{}:{line}: {why}", path.display());
            return DataFusionError::Context(place, Box::new(error));
        }
    }
    error
}

fn is_json(error: &DataFusionError) -> bool {
    match error.find_root() {
        DataFusionError::ArrowError(error, _) => matches!(**error, ArrowError::JsonError(_)),
        _ => false,
    }
}

/// The first line that is no JSON object, and why.
fn first_malformed(path: &Path, packed: FileCompressionType) -> Result<Option<(usize, String)>> {
    let mut content = BufReader::new(packed.convert_read(File::open(path)?)?);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if content.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let why = match serde_json::from_slice::<Value>(&line) {
            Ok(Value::Object(_)) => continue,
            Ok(_) => "not a JSON object".to_owned(),
            Err(error) => {
                let told = error.to_string();
                let end = told.rfind(" at line ").unwrap_or(told.len());
                format!("broken JSON at byte {}: {}", error.column(), &told[..end])
            }
        };
        return Ok(Some((number, why)));
    }
    Ok(None)
}
