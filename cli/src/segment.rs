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
    io::{self, BufWriter, Read, Write},
    mem,
    num::NonZeroUsize,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Mutex,
    thread,
};

use bantin::word::{Segmenter, UserLexicon, Word, Worker};
use clap::{Parser, ValueEnum};

use crate::{
    order::{self, Stop},
    read::decode::plain_start,
    write::jsonl::word_kind,
};

/// Bytes that one thread takes at a time, where there are as many.
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
    let path = options.input.as_deref().filter(|path| *path != "-");
    let name = path.map_or_else(|| "stdin".to_owned(), |path| path.display().to_string());
    let mut input: Box<dyn Read + Send> = match path {
        Some(path) => Box::new(open(path).map_err(|error| format!("cannot read {name}: {error}"))?),
        None => Box::new(io::stdin()),
    };
    let way = "unpack it first: `gzip -dc FILE | segment`, `zstd -dc FILE | segment`";
    let start =
        plain_start(&mut *input, way).map_err(|error| format!("cannot read {name}: {error}"))?;
    let jobs = options.jobs.map(usize::from);
    let format = options.format;
    let mut output = Output {
        writer: BufWriter::with_capacity(1 << 20, io::stdout().lock()),
        name,
        lines: 0,
        went: Ok(()),
    };
    let workers = Mutex::new(Vec::new());
    let finished = order::run(
        jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZeroUsize::get)),
        &Stop::default(),
        move |emitter| {
            let read = read_shares(start, input, |share| {
                let weight = share.len();
                emitter.emit(Ok(share), weight)
            });
            if let Err(error) = read {
                let _ = emitter.emit(Err(error), 0);
            }
        },
        move |_, share: io::Result<Vec<u8>>, out| {
            let idle = workers.lock().ok().and_then(|mut idle| idle.pop());
            let mut lines = idle.unwrap_or_else(|| Lines::new(&segmenter));
            out(share.map(|share| lines.write(&share, format)));
            if let Ok(mut idle) = workers.lock() {
                idle.push(lines);
            }
        },
        |segmented| output.take(segmented),
    );
    output.went?;
    if !finished {
        return Err("a fault ended the run before all was read; please report it".into());
    }
    Ok(())
}

/// Writes what was segmented, and counts its lines.
struct Output<W> {
    writer: W,
    /// How messages call the input.
    name: String,
    lines: usize,
    went: Result<(), Box<dyn std::error::Error>>,
}

impl<W: Write> Output<W> {
    fn take(&mut self, segmented: Option<io::Result<Segmented>>) -> ControlFlow<()> {
        self.went = match segmented {
            // Whoever waits for the output gets what there is.
            None => self.writer.flush().map_err(Into::into),
            Some(Ok(segmented)) => self.write(&segmented).map_err(Into::into),
            Some(Err(error)) => Err(format!("cannot read {}: {error}", self.name).into()),
        };
        match self.went {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    fn write(&mut self, segmented: &Segmented) -> io::Result<()> {
        for line in &segmented.broken {
            let (name, line) = (&self.name, self.lines + line);
            eprintln!("segment: {name}, line {line}: not UTF-8; its odd bytes come out as U+FFFD");
        }
        self.lines += segmented.lines;
        self.writer.write_all(&segmented.text)
    }
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::other("it is a folder; name one of its files"));
    }
    Ok(file)
}

/// Hands on whole lines as they come, `start` first.
fn read_shares(
    start: Vec<u8>,
    mut input: impl Read,
    mut share: impl FnMut(Vec<u8>) -> ControlFlow<()>,
) -> io::Result<()> {
    let (mut lines, mut chunk) = (start, vec![0; SHARE]);
    let mut seen = 0;
    loop {
        if let Some(end) = memchr::memrchr(b'\n', &lines[seen..]) {
            let rest = lines.split_off(seen + end + 1);
            if share(mem::replace(&mut lines, rest)).is_break() {
                return Ok(());
            }
        }
        seen = lines.len();
        match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => lines.extend_from_slice(&chunk[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if !lines.is_empty() {
        let _ = share(lines);
    }
    Ok(())
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
                    "kind": word_kind(word.kind),
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
