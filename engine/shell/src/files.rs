//! From arguments to the files of tables.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use datafusion::{
    common::{Result, plan_datafusion_err, plan_err},
    datasource::file_format::file_compression_type::FileCompressionType,
};

/// The table of files that no name was given for.
pub const ARTICLES: &str = "articles";

/// An argument: a path, and the name of the table that it is a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What SQL calls it.
    pub table: String,
    /// A file or a folder.
    pub path: PathBuf,
}

impl FromStr for Named {
    type Err = std::convert::Infallible;

    /// `PATH`, or `NAME=PATH` where the name is one that SQL takes.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_name = |name: &str| {
            !name.is_empty()
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                && !name.starts_with(|c: char| c.is_ascii_digit())
        };
        let named = text.split_once('=').filter(|(name, _)| is_name(name));
        let (table, path) = named.unwrap_or((ARTICLES, text));
        Ok(Named {
            table: table.to_ascii_lowercase(),
            path: path.into(),
        })
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Parquet.
    Parquet,
    /// A JSON object a line.
    Jsonl,
    /// CSV with a line of names first.
    Csv,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Parquet => "Parquet",
            Kind::Jsonl => "JSON lines",
            Kind::Csv => "CSV",
        })
    }
}

/// What a file holds, and how it is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// What it holds.
    pub kind: Kind,
    /// How it is packed.
    pub packed: FileCompressionType,
}

impl Format {
    /// By the name of a file.
    pub fn of(path: &Path) -> Option<Format> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let packings = [
            (".gz", FileCompressionType::GZIP),
            (".zst", FileCompressionType::ZSTD),
        ];
        let packed = packings
            .into_iter()
            .find_map(|(end, packed)| Some((name.strip_suffix(end)?, packed)));
        let (name, packed) = packed.unwrap_or((&name, FileCompressionType::UNCOMPRESSED));
        let kind = match name.rsplit_once('.')?.1 {
            // Parquet packs its columns itself.
            "parquet" if !packed.is_compressed() => Kind::Parquet,
            "jsonl" | "ndjson" => Kind::Jsonl,
            "csv" => Kind::Csv,
            _ => return None,
        };
        Some(Format { kind, packed })
    }
}

const KNOWN: &str =
    "files end in .parquet, or in .jsonl, .ndjson or .csv, and .gz or .zst behind these";

/// The files of a table.
#[derive(Clone, Debug)]
pub struct Files {
    /// What SQL calls it.
    pub table: String,
    /// What all of them hold.
    pub format: Format,
    /// All of them, in order.
    pub paths: Vec<PathBuf>,
}

/// The files behind the arguments, table by table.
///
/// # Errors
///
/// When a path cannot be read, or a table would hold files of two kinds.
pub fn files(arguments: &[Named]) -> Result<Vec<Files>> {
    let mut tables: Vec<Files> = Vec::new();
    for Named { table, path } in arguments {
        for path in below(path)? {
            let format = Format::of(&path).ok_or_else(|| {
                let path = path.display();
                plan_datafusion_err!("{path}: not a kind of file known here; {KNOWN}")
            })?;
            match tables.iter_mut().find(|of| of.table == *table) {
                None => tables.push(Files {
                    table: table.clone(),
                    format,
                    paths: vec![path],
                }),
                Some(of) if of.format == format => of.paths.push(path),
                Some(of) => {
                    let (one, other) = (of.paths[0].display(), path.display());
                    return plan_err!(
                        "the table {table} would hold {one} and {other}, which are read in two \
                         ways: give them two names, as in `NAME={other}`"
                    );
                }
            }
        }
    }
    Ok(tables)
}

/// A file itself, or the known files below a folder.
fn below(path: &Path) -> Result<Vec<PathBuf>> {
    let wrong =
        |error: std::io::Error| plan_datafusion_err!("{}: cannot be read: {error}", path.display());
    if !fs::metadata(path).map_err(wrong)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let (mut folders, mut found) = (vec![path.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if hidden {
                continue;
            }
            // A link to a folder is not followed: it may lead in a circle.
            match entry.file_type().map_err(wrong)?.is_dir() {
                true => folders.push(entry.path()),
                false if Format::of(&entry.path()).is_some() => found.push(entry.path()),
                false => {}
            }
        }
    }
    if found.is_empty() {
        return plan_err!("{}: no tables in this folder; {KNOWN}", path.display());
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_tables_are_told_from_paths() {
        let of = |text: &str| {
            let named: Named = text.parse().expect("never fails");
            (named.table, named.path.display().to_string())
        };
        let pair = |table: &str, path: &str| (table.to_owned(), path.to_owned());
        assert_eq!(of("a.jsonl"), pair("articles", "a.jsonl"));
        assert_eq!(of("Tin_2017=a.jsonl"), pair("tin_2017", "a.jsonl"));
        assert_eq!(of("year=2017/a.csv"), pair("year", "2017/a.csv"));
        assert_eq!(
            of("./year=2017/a.csv"),
            pair("articles", "./year=2017/a.csv")
        );
    }

    #[test]
    fn formats_are_told_by_names() {
        let of =
            |name: &str| Format::of(Path::new(name)).map(|of| (of.kind, of.packed.is_compressed()));
        assert_eq!(of("A.PARQUET"), Some((Kind::Parquet, false)));
        assert_eq!(of("a.jsonl.gz"), Some((Kind::Jsonl, true)));
        assert_eq!(of("a.b.csv.zst"), Some((Kind::Csv, true)));
        assert_eq!(of("a.parquet.gz"), None);
        assert_eq!(of("jsonl"), None);
    }
}
