//! Words of a text, a line out for a line in: what `bantin segment` does.
//!
//! `cargo run --release --example segment < in.txt > out.txt`

use std::process::ExitCode;

use bantin_cli::segment::{Options, run};
use clap::Parser;

fn main() -> ExitCode {
    run(&Options::parse())
}
