//! The command `bantin`: reads Vietnamese news and writes its facts.

use std::process::ExitCode;

use bantin_cli::{command::Command, explain, extract, segment};
use clap::Parser;

fn main() -> ExitCode {
    match Command::parse() {
        Command::Extract(options) => extract::run(&options),
        Command::Check(mut options) => {
            options.check = true;
            extract::run(&options)
        }
        Command::Segment(options) => segment::run(&options),
        Command::Explain(options) => explain::run(&options),
        #[cfg(feature = "train")]
        Command::Train(options) => bantin_cli::train::run(&options),
        Command::Completions(options) => options.run(),
        Command::Man(options) => options.run(),
    }
}
