//! Words of a text, a line out for a line in:
//!
//! ```text
//! cargo run --release --example segment < in.txt > out.txt
//! ```
//!
//! Words are parted by one space, the syllables of a word joined by `_`. With
//! `--format json` each line is `{"text": …, "words": [{"start", "end", "text",
//! "kind"}, …]}`; `start` and `end` are bytes of the line.

use std::{
    io::{self, BufRead, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use bantin::word::{Segmenter, UserLexicon, Word, Worker};
use clap::{Parser, ValueEnum};
use rayon::prelude::*;

/// Bytes read at a time; enough to keep all threads at work.
const BLOCK: usize = 4 << 20;
/// Bytes that one thread takes at a time.
const SHARE: usize = 64 << 10;

#[derive(Parser)]
#[command(about = "Segments Vietnamese text into words, a line out for a line in")]
struct Options {
    /// Input file; standard input without it.
    input: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// A model file, in place of the one compiled in.
    #[arg(long)]
    model: Option<PathBuf>,
    /// Words to join, a line a word; `- word` is never joined.
    #[arg(long)]
    lexicon: Option<PathBuf>,
    /// Threads; all processors without it.
    #[arg(long)]
    jobs: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
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

fn run(options: &Options) -> Result<(), Box<dyn std::error::Error>> {
    let mut segmenter = match &options.model {
        Some(path) => Segmenter::from_path(path)?,
        None => Segmenter::default(),
    };
    if let Some(path) = &options.lexicon {
        segmenter = segmenter.with_user_lexicon(UserLexicon::from_path(path)?);
    }
    if let Some(jobs) = options.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global()?;
    }
    let input: Box<dyn io::Read> = match &options.input {
        Some(path) => Box::new(
            std::fs::File::open(path)
                .map_err(|e| format!("cannot read {}: {e}", path.display()))?,
        ),
        None => Box::new(io::stdin().lock()),
    };
    let mut input = io::BufReader::with_capacity(1 << 20, input);
    let mut output = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut block = Vec::with_capacity(BLOCK + SHARE);
    loop {
        block.clear();
        let more = read_block(&mut input, &mut block)?;
        let parts: Vec<Vec<u8>> = shares(&block)
            .into_par_iter()
            .map_init(
                || Lines::new(&segmenter),
                |lines, share| lines.write(share, options.format),
            )
            .collect();
        for part in parts {
            output.write_all(&part)?;
        }
        if !more {
            output.flush()?;
            return Ok(());
        }
    }
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

    fn write(&mut self, share: &[u8], format: Format) -> Vec<u8> {
        let mut out = Vec::with_capacity(share.len() * 5 / 4);
        for line in share.split_inclusive(|b| *b == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            // Bytes that are no UTF-8 come out as U+FFFD.
            let line = String::from_utf8_lossy(line);
            self.words.clear();
            self.worker.words_into(&line, &mut self.words);
            match format {
                Format::Text => self.text(&line, &mut out),
                Format::Json => self.json(&line, &mut out),
            }
            out.push(b'\n');
        }
        out
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
