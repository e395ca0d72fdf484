//! Words of a text, a line out for a line in:
//!
//! ```text
//! bantin segment < in.txt > out.txt
//! ```
//!
//! Words are parted by one space, the syllables of a word joined by `_`. With
//! `--format json` each line is `{"text": …, "words": [{"start", "end", "text",
//! "kind"}, …]}`; `start` and `end` are bytes of the line.

use std::{
    fs::File,
    io::{self, BufRead, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use bantin::word::{Segmenter, UserLexicon, Word, Worker};
use clap::{Parser, ValueEnum};
use rayon::prelude::*;

/// Bytes read at a time; enough to keep all threads at work.
const BLOCK: usize = 4 << 20;
/// Bytes that one thread takes at a time.
const SHARE: usize = 64 << 10;

/// What to segment, and how.
#[derive(Debug, Parser)]
#[command(
    name = "segment",
    about = "Segments Vietnamese text into words, a line out for a line in",
    after_help = "Bytes that are not UTF-8 come out as U+FFFD, and stderr tells the line."
)]
pub struct Options {
    /// Input file of UTF-8 text; standard input without it, or with -
    input: Option<PathBuf>,
    /// Words with _ inside, or a JSON object a line with their spans
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// A model file, in place of the one compiled in
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// A file of words to join, a line a word; `- word` is never joined
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    /// Threads; all processors without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Words parted by spaces, the syllables of a word joined by _
    Text,
    /// Words with their spans and kinds
    Json,
}

/// Does what `options` ask for; what went wrong is on stderr.
pub fn run(options: &Options) -> ExitCode {
    match segment(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A reader that has seen enough, such as `head`, is no error.
            if error
                .downcast_ref::<io::Error>()
                .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
            {
                return ExitCode::SUCCESS;
            }
            eprintln!("segment: {error}");
            ExitCode::FAILURE
        }
    }
}

fn segment(options: &Options) -> Result<(), Box<dyn std::error::Error>> {
    let mut segmenter = match &options.model {
        Some(path) => Segmenter::from_path(path)?,
        None => Segmenter::default(),
    };
    if let Some(path) = &options.lexicon {
        segmenter = segmenter.with_user_lexicon(UserLexicon::from_path(path)?);
    }
    if let Some(jobs) = options.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(usize::from(jobs))
            .build_global()?;
    }
    let path = options.input.as_deref().filter(|path| *path != "-");
    let name = path.map_or_else(|| "stdin".to_owned(), |path| path.display().to_string());
    let input: Box<dyn io::Read> = match path {
        Some(path) => Box::new(open(path).map_err(|error| format!("cannot read {name}: {error}"))?),
        None => Box::new(io::stdin().lock()),
    };
    let mut input = io::BufReader::with_capacity(1 << 20, input);
    if input.fill_buf().is_ok_and(is_packed) {
        let way = "unpack it first: `gzip -dc FILE | segment`, `zstd -dc FILE | segment`";
        return Err(format!("{name} is compressed; {way}").into());
    }
    let mut output = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut block = Vec::with_capacity(BLOCK + SHARE);
    let mut number = 0;
    loop {
        block.clear();
        let more = read_block(&mut input, &mut block)
            .map_err(|error| format!("cannot read {name}: {error}"))?;
        let parts: Vec<Segmented> = shares(&block)
            .into_par_iter()
            .map_init(
                || Lines::new(&segmenter),
                |lines, share| lines.write(share, options.format),
            )
            .collect();
        for part in parts {
            for line in part.broken {
                let line = number + line;
                eprintln!(
                    "segment: {name}, line {line}: not UTF-8; its odd bytes come out as U+FFFD"
                );
            }
            number += part.lines;
            output.write_all(&part.text)?;
        }
        if !more {
            output.flush()?;
            return Ok(());
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::other("it is a folder; name one of its files"));
    }
    Ok(file)
}

/// Whether a gzip or zstd file begins like this.
fn is_packed(start: &[u8]) -> bool {
    start.starts_with(&[0x1f, 0x8b]) || start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
}

/// Reads whole lines until the block is full; whether there is more.
fn read_block(input: &mut impl BufRead, block: &mut Vec<u8>) -> io::Result<bool> {
    while block.len() < BLOCK {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(false);
        }
        let n = chunk.len();
        block.extend_from_slice(chunk);
        input.consume(n);
    }
    input.read_until(b'\n', block)?;
    Ok(true)
}

/// Cuts a block at line ends.
fn shares(block: &[u8]) -> Vec<&[u8]> {
    let mut out = Vec::new();
    let mut rest = block;
    while !rest.is_empty() {
        let from = SHARE.min(rest.len());
        let cut = rest[from - 1..]
            .iter()
            .position(|b| *b == b'\n')
            .map_or(rest.len(), |n| from + n);
        let (share, behind) = rest.split_at(cut);
        out.push(share);
        rest = behind;
    }
    out
}

/// What a share became.
#[derive(Default)]
struct Segmented {
    text: Vec<u8>,
    /// How many lines it has.
    lines: usize,
    /// Those that are not UTF-8, from 1.
    broken: Vec<usize>,
}

/// Writes segmented lines.
struct Lines {
    worker: Worker,
    words: Vec<Word>,
}

impl Lines {
    fn new(segmenter: &Segmenter) -> Self {
        Lines {
            worker: segmenter.worker(),
            words: Vec::new(),
        }
    }

    fn write(&mut self, share: &[u8], format: Format) -> Segmented {
        let mut done = Segmented {
            text: Vec::with_capacity(share.len() * 5 / 4),
            ..Segmented::default()
        };
        for line in share.split_inclusive(|b| *b == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            done.lines += 1;
            if std::str::from_utf8(line).is_err() {
                done.broken.push(done.lines);
            }
            let line = String::from_utf8_lossy(line);
            self.words.clear();
            self.worker.words_into(&line, &mut self.words);
            match format {
                Format::Text => self.text(&line, &mut done.text),
                Format::Json => self.json(&line, &mut done.text),
            }
            done.text.push(b'\n');
        }
        done
    }

    fn text(&self, line: &str, out: &mut Vec<u8>) {
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                out.push(b' ');
            }
            for (n, syllable) in word.span.text(line).split_whitespace().enumerate() {
                if n > 0 {
                    out.push(b'_');
                }
                out.extend_from_slice(syllable.as_bytes());
            }
        }
    }

    fn json(&self, line: &str, out: &mut Vec<u8>) {
        let words: Vec<_> = self
            .words
            .iter()
            .map(|word| {
                serde_json::json!({
                    "start": word.span.start,
                    "end": word.span.end,
                    "text": word.span.text(line),
                    "kind": format!("{:?}", word.kind).to_lowercase(),
                })
            })
            .collect();
        out.extend_from_slice(
            serde_json::json!({"text": line, "words": words})
                .to_string()
                .as_bytes(),
        );
    }
}
