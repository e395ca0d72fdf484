//! From the paths on the command line to a list of inputs, in order.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::ValueEnum;

use super::{globs, samples::SAMPLES};
use crate::problem::Problem;

/// What the command line names, in its order: inputs, and names that lead to none.
pub type Inputs = Vec<Result<Input, Problem>>;

/// One file, or stdin.
#[derive(Clone, Debug)]
pub struct Input {
    /// How messages and ids call it.
    pub name: Arc<str>,
    /// Where its bytes are.
    pub source: Source,
    /// What its name says; `None` is still to be told from how the content begins.
    pub format: Option<Format>,
    /// Whether the user said what it is, so that the content has no say.
    pub forced: bool,
    /// The size on disk, for the progress bar; 0 where it is not known.
    pub size: u64,
}

/// Where the bytes of an input are.
#[derive(Clone, Debug)]
pub enum Source {
    /// On standard input.
    Stdin,
    /// In a file.
    File(PathBuf),
    /// In the program.
    Held(&'static str),
}

/// How inputs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// By the name; stdin and pipes by how they begin: { jsonl, <html html, else txt
    Auto,
    /// A file is one article
    Txt,
    /// A file is one article's page
    Html,
    /// A line is one article
    Jsonl,
    /// An item of RSS or Atom is one article
    Feed,
    /// A response of HTML in an archive of the web is one article
    Warc,
}

/// What an input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One article.
    Txt,
    /// One page.
    Html,
    /// An article a line.
    Jsonl,
    /// An article an item.
    Feed,
    /// An article a response.
    Archive,
}

/// Lists the inputs behind `paths`; without any, standard input where that is a pipe or
/// a file, else the sample articles.
pub fn expand(paths: &[PathBuf], forced: InputFormat) -> Inputs {
    let mut inputs = Expander {
        inputs: Vec::new(),
        forced: format_of_option(forced),
    };
    if paths.is_empty() && stdin_is_given() {
        inputs.stdin();
    } else if paths.is_empty() {
        inputs.samples();
    }
    for (number, path) in paths.iter().enumerate() {
        if path.as_os_str() != "-" {
            inputs.path(path);
        } else if paths[..number].contains(path) {
            inputs.problem("stdin", "given twice; it can be read only once");
        } else {
            inputs.stdin();
        }
    }
    inputs.inputs
}

/// Whether standard input is a pipe or a file: neither a terminal nor `/dev/null`.
fn stdin_is_given() -> bool {
    #[cfg(unix)]
    {
        use std::os::{fd::AsFd, unix::fs::FileTypeExt};
        let file = io::stdin().as_fd().try_clone_to_owned().map(fs::File::from);
        let kind = file.and_then(|file| Ok(file.metadata()?.file_type()));
        kind.is_ok_and(|kind| kind.is_fifo() || kind.is_file() || kind.is_socket())
    }
    #[cfg(not(unix))]
    !io::IsTerminal::is_terminal(&io::stdin())
}

/// Whether these are the sample articles, which nobody asked for.
pub fn are_samples(inputs: &Inputs) -> bool {
    let held = |input: &Input| matches!(input.source, Source::Held(_));
    inputs.iter().flatten().any(held)
}

/// Whether `output` is one of the files that are read. It would be replaced.
pub fn reads(inputs: &Inputs, output: &Path) -> bool {
    let is_file = |path: &PathBuf| path.is_file();
    let Some(output) = output.canonicalize().ok().filter(is_file) else {
        return false;
    };
    inputs.iter().flatten().any(|input| match &input.source {
        Source::File(path) => path.canonicalize().is_ok_and(|path| path == output),
        Source::Stdin | Source::Held(_) => false,
    })
}

struct Expander {
    inputs: Inputs,
    forced: Option<Format>,
}

impl Expander {
    fn path(&mut self, path: &Path) {
        let name = shown(path);
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                if !self.folder(path) {
                    self.problem(&name, &format!("no articles in this folder; {KNOWN}"));
                }
            }
            Ok(metadata) => self.file(path, &metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_glob(&name) => {
                self.glob(&path.to_string_lossy());
            }
            Err(error) => self.problem(&name, &format!("cannot be read: {}", plain(&error))),
        }
    }

    /// A file that the user named: one that cannot be understood is a mistake.
    fn file(&mut self, path: &Path, metadata: &fs::Metadata) {
        match self.forced.or_else(|| format_of_name(path)) {
            Some(format) => self.push(path, Some(format), metadata.len()),
            // A pipe, as in `extract <(unpack news)`, has no name to go by.
            None if !metadata.is_file() => self.push(path, None, 0),
            None => self.problem(
                &shown(path),
                &format!("not a kind of file known here; {KNOWN}, or give --input-format"),
            ),
        }
    }

    /// The files below a folder in the order of their names; whether there were any.
    fn folder(&mut self, folder: &Path) -> bool {
        let before = self.inputs.len();
        let walk = walkdir::WalkDir::new(folder)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => self.found(entry.path()),
                Ok(_) => {}
                Err(error) => {
                    let at = shown(error.path().unwrap_or(folder));
                    let why = match error.io_error() {
                        Some(error) => plain(error),
                        None => "a link that leads back to a folder above it".to_owned(),
                    };
                    self.problem(&at, &format!("cannot be read: {why}"));
                }
            }
        }
        self.inputs.len() > before
    }

    /// A file that nobody named: files of other kinds are passed over, unless
    /// the user said what the files are.
    fn found(&mut self, path: &Path) {
        if let Some(format) = self.forced.or_else(|| format_of_name(path)) {
            let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
            self.push(path, Some(format), size);
        }
    }

    fn glob(&mut self, pattern: &str) {
        let before = self.inputs.len();
        let expanded = globs::expand(pattern, &mut |path| match path {
            Ok(path) if path.is_dir() => {
                self.folder(&path);
            }
            Ok(path) => self.found(&path),
            Err((at, error)) => {
                self.problem(&shown(&at), &format!("cannot be read: {}", plain(&error)));
            }
        });
        if let Err(error) = expanded {
            let why = format!(
                "no such file, and as a glob wrong at {}: {}",
                error.pos, error.msg
            );
            return self.problem(pattern, &why);
        }
        if self.inputs.len() == before {
            self.problem(pattern, &format!("no articles match this glob; {KNOWN}"));
        }
    }

    fn stdin(&mut self) {
        self.inputs.push(Ok(Input {
            name: "stdin".into(),
            source: Source::Stdin,
            format: self.forced,
            forced: self.forced.is_some(),
            size: 0,
        }));
    }

    fn samples(&mut self) {
        for (name, text) in SAMPLES {
            self.inputs.push(Ok(Input {
                name: format!("data/samples/{name}").into(),
                source: Source::Held(text),
                format: Some(Format::Txt),
                forced: true,
                size: text.len() as u64,
            }));
        }
    }

    fn push(&mut self, path: &Path, format: Option<Format>, size: u64) {
        self.inputs.push(Ok(Input {
            name: shown(path).into(),
            source: Source::File(path.to_owned()),
            format,
            forced: self.forced.is_some(),
            size,
        }));
    }

    fn problem(&mut self, name: &str, message: &str) {
        self.inputs.push(Err(Problem::new(name, message)));
    }
}

const KNOWN: &str = "articles end in .txt, .html or .jsonl, feeds in .xml, .rss or .atom, archives in .warc, or in one of these and .gz or .zst";

/// An I/O error for people: without the number of the system call's error.
pub fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            let end = text.rfind(" (os error").unwrap_or(text.len());
            text[..end].to_owned()
        }
    }
}

fn format_of_option(format: InputFormat) -> Option<Format> {
    match format {
        InputFormat::Auto => None,
        InputFormat::Txt => Some(Format::Txt),
        InputFormat::Html => Some(Format::Html),
        InputFormat::Jsonl => Some(Format::Jsonl),
        InputFormat::Feed => Some(Format::Feed),
        InputFormat::Warc => Some(Format::Archive),
    }
}

fn format_of_name(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let name = name
        .strip_suffix(".gz")
        .or(name.strip_suffix(".zst"))
        .unwrap_or(&name);
    match name.rsplit_once('.')?.1 {
        "txt" => Some(Format::Txt),
        "html" | "htm" => Some(Format::Html),
        "jsonl" => Some(Format::Jsonl),
        "xml" | "rss" | "atom" => Some(Format::Feed),
        "warc" => Some(Format::Archive),
        _ => None,
    }
}

/// A path for people and as the id of an article: bytes that are not UTF-8 as `%FF`.
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for part in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(part.valid());
        for byte in part.invalid() {
            shown.push_str(&format!("%{byte:02X}"));
        }
    }
    shown
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

fn is_glob(name: &str) -> bool {
    name.contains(['*', '?', '['])
}
