//! Shows for one sentence every reading of its figures, and why one won: what
//! `bantin explain` does.
//!
//! `cargo run --example explain -- [--published DATE] "Có 10/12 cơ quan…"`

use std::process::ExitCode;

use bantin_cli::explain::{Options, run};
use clap::Parser;

fn main() -> ExitCode {
    run(&Options::parse())
}
