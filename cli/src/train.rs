//! Trains a word model; see `data/SOURCES.md` for the command that makes the
//! one in the crate.
//!
//! ```text
//! bantin train \
//!     --treebank mine.txt --treebank other.txt=0.7 --lexicon words.txt \
//!     --raw articles.jsonl --held-out dev.txt --output my.model
//! ```

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use bantin::word::train::{Inputs, Options as Settings, Treebank, train};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};

/// What to train on.
#[derive(Debug, Parser)]
#[command(
    name = "train",
    about = "Trains a model for Vietnamese word segmentation"
)]
pub struct Options {
    /// A treebank: a sentence a line, words parted by spaces, syllables by `_`.
    /// `FILE=WEIGHT` makes it count more or less than 1.
    #[arg(long, required = true)]
    treebank: Vec<String>,
    /// A word list, a word a line.
    #[arg(long)]
    lexicon: Vec<PathBuf>,
    /// Raw text to count names in: `.txt`, or `.jsonl` with a field `text`.
    #[arg(long)]
    raw: Vec<PathBuf>,
    /// A treebank to report the accuracy on, not trained on.
    #[arg(long)]
    held_out: Option<PathBuf>,
    /// Sources and licences, to be kept in the model; a text file.
    #[arg(long)]
    provenance: Option<PathBuf>,
    /// Where the model goes.
    #[arg(long)]
    output: PathBuf,
    /// Where the report goes, beside the terminal.
    #[arg(long)]
    report: Option<PathBuf>,
}

/// Does what `options` ask for; what went wrong is on stderr.
pub fn run(options: &Options) -> ExitCode {
    match train_model(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}

fn train_model(options: &Options) -> Result<(), String> {
    // Said before the work, not after it.
    may_write(&options.output)?;
    options.report.as_deref().map_or(Ok(()), may_write)?;
    let inputs = inputs(options)?;
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg:28} {wide_bar} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    let trained = train(&inputs, &Settings::default(), &mut |stage, done, of| {
        bar.set_message(stage.to_owned());
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    print!("{}", trained.report);
    write(&options.output, &trained.model)?;
    if let Some(path) = &options.report {
        write(path, trained.report.as_bytes())?;
    }
    Ok(())
}

/// Reads what the options name.
fn inputs(options: &Options) -> Result<Inputs, String> {
    let mut inputs = Inputs::default();
    for treebank in &options.treebank {
        let (path, weight) = match treebank.rsplit_once('=') {
            Some((path, weight)) => {
                let number = weight.parse().ok();
                let weight = number.filter(|w: &f32| w.is_finite() && *w > 0.0);
                let weight = weight.ok_or_else(|| {
                    format!(
                        "the weight in --treebank {treebank} is no number above 0; write FILE=0.7"
                    )
                })?;
                (path, weight)
            }
            None => (treebank.as_str(), 1.0),
        };
        inputs.treebanks.push(Treebank {
            lines: lines(Path::new(path))?,
            weight,
        });
    }
    for path in &options.lexicon {
        inputs.lexicon.extend(lines(path)?);
    }
    for path in &options.raw {
        inputs.raw.extend(texts(path)?);
    }
    if let Some(path) = &options.held_out {
        inputs.held_out = lines(path)?;
    }
    if let Some(path) = &options.provenance {
        inputs.provenance = read(path)?;
    }
    let sentences = inputs.treebanks.iter().flat_map(|treebank| &treebank.lines);
    if sentences.into_iter().all(|line| line.trim().is_empty()) {
        return Err("the treebanks hold no sentence".to_owned());
    }
    Ok(inputs)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

/// Whether there is a folder to write a file into.
fn may_write(path: &Path) -> Result<(), String> {
    match path.parent() {
        Some(folder) if folder != "" && !folder.is_dir() => {
            let (path, folder) = (path.display(), folder.display());
            Err(format!("cannot write {path}: there is no folder {folder}"))
        }
        _ => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

fn lines(path: &Path) -> Result<Vec<String>, String> {
    Ok(read(path)?.lines().map(str::to_owned).collect())
}

fn texts(path: &Path) -> Result<Vec<String>, String> {
    let content = read(path)?;
    if path.extension().is_none_or(|e| e != "jsonl") {
        return Ok(vec![content]);
    }
    let record = |(n, line): (usize, &str)| {
        let record: serde_json::Value = serde_json::from_str(line)
            .map_err(|e| format!("{}, line {}: {e}", path.display(), n + 1))?;
        let text = record["text"].as_str();
        text.map(str::to_owned)
            .ok_or_else(|| format!("{}, line {}: no field \"text\"", path.display(), n + 1))
    };
    content.lines().enumerate().map(record).collect()
}
