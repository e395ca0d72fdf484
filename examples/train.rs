//! Trains a word model; see `data/SOURCES.md` for the command that makes the
//! one in the crate. It is what `bantin train` does.
//!
//! `cargo run --release --example train -- --help`

use std::process::ExitCode;

use bantin_cli::train::{Options, run};
use clap::Parser;

fn main() -> ExitCode {
    run(&Options::parse())
}
