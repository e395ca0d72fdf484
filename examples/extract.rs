//! Reads files of Vietnamese news and writes their facts, as `--help` tells:
//! what `bantin extract` does, without an installation.
//!
//! `cargo run --release --example extract -- [OPTIONS] [PATH]...`

use std::process::ExitCode;

use bantin_cli::extract::{options::Options, run};
use clap::Parser;

fn main() -> ExitCode {
    run(&Options::parse())
}
