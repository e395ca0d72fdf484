//! The command, so that the lines of the cookbook that call it can be run by its tests.

use std::process::ExitCode;

use bantin_cli::{command::Command, extract, segment};
use clap::Parser;

fn main() -> ExitCode {
    match Command::parse() {
        Command::Extract(options) => extract::run(&options),
        Command::Segment(options) => segment::run(&options),
        _ => ExitCode::from(2),
    }
}
