//! Globs: the paths that match a pattern, whatever their names are written in.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use glob::{MatchOptions, Pattern, PatternError};

/// A part of a pattern between two slashes.
enum Part {
    /// A name as it is.
    Name(String),
    /// A pattern of names.
    Names(Pattern),
    /// `**`: any folders, also none.
    Folders,
}

/// A path that matches, or one that cannot be read.
pub type Match = Result<PathBuf, (PathBuf, io::Error)>;

/// Hands on what matches in the order of names; the files of a folder come before those of the
/// folders in it.
///
/// # Errors
///
/// If the pattern is none.
pub fn expand(pattern: &str, each: &mut dyn FnMut(Match)) -> Result<(), PatternError> {
    Pattern::new(pattern)?;
    let part = |part: &str| {
        Ok(match part {
            "**" => Part::Folders,
            _ if part.contains(['*', '?', '[']) => Part::Names(Pattern::new(part)?),
            _ => Part::Name(part.to_owned()),
        })
    };
    let root = if pattern.starts_with('/') { "/" } else { "" };
    let parts = pattern.split('/').filter(|part| !part.is_empty());
    let parts = parts.map(part).collect::<Result<Vec<Part>, _>>()?;
    walk(Path::new(root), &parts, each);
    Ok(())
}

fn walk(folder: &Path, parts: &[Part], each: &mut dyn FnMut(Match)) {
    let Some((part, rest)) = parts.split_first() else {
        return each(Ok(folder.to_owned()));
    };
    match part {
        Part::Name(name) => {
            let path = folder.join(name);
            if fs::symlink_metadata(&path).is_ok() {
                walk(&path, rest, each);
            }
        }
        Part::Names(pattern) => {
            let options = MatchOptions {
                require_literal_leading_dot: true,
                ..MatchOptions::default()
            };
            for path in entries(folder, each) {
                // Bytes that are no UTF-8 are a letter each here.
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let may_be = rest.is_empty() || path.is_dir();
                if may_be && pattern.matches_with(&name, options) {
                    walk(&path, rest, each);
                }
            }
        }
        Part::Folders => {
            walk(folder, rest, each);
            if rest.is_empty() {
                return;
            }
            for path in entries(folder, each) {
                let hidden = path.file_name().unwrap_or_default().as_encoded_bytes()[0] == b'.';
                // A link may lead back.
                let is_folder = || path.symlink_metadata().is_ok_and(|data| data.is_dir());
                if !hidden && is_folder() {
                    walk(&path, parts, each);
                }
            }
        }
    }
}

/// What is in a folder, by name.
fn entries(folder: &Path, each: &mut dyn FnMut(Match)) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let names = fs::read_dir(here).and_then(|entries| {
        entries
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<Vec<_>>>()
    });
    match names {
        Ok(mut names) => {
            names.sort();
            names.into_iter().map(|name| folder.join(name)).collect()
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            each(Err((here.to_owned(), error)));
            Vec::new()
        }
    }
}
