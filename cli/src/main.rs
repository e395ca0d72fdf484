//! The command `bantin`: reads Vietnamese news and writes its facts.

use std::process::ExitCode;

use bantin_cli::{explain, extract, segment};
use clap::Parser;

/// Reads Vietnamese news text: its words and its figures, as exact typed records.
#[derive(Parser)]
#[command(name = "bantin", version, arg_required_else_help = true)]
enum Command {
    Extract(extract::options::Options),
    Segment(segment::Options),
    Explain(explain::Options),
    #[cfg(feature = "train")]
    Train(bantin_cli::train::Options),
}

fn main() -> ExitCode {
    match Command::parse() {
        Command::Extract(options) => extract::run(&options),
        Command::Segment(options) => segment::run(&options),
        Command::Explain(options) => explain::run(&options),
        #[cfg(feature = "train")]
        Command::Train(options) => bantin_cli::train::run(&options),
    }
}
