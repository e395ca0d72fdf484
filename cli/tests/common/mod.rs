//! The command in a process.

// Each test file has a part of it.
#![allow(dead_code, unused_imports)]

#[path = "../../../tests/common/process.rs"]
mod process;

use std::process::Command;

pub use process::{Dir, Run, finished};

/// The command, without input and with its output caught.
pub fn bantin() -> Command {
    process::program(env!("CARGO_BIN_EXE_bantin"))
}

pub fn run(args: &[&str]) -> Run {
    finished(bantin().args(args).output().expect("it runs"))
}

/// Runs it on `stdin`, which is small enough for the buffer of a pipe.
pub fn feed(args: &[&str], stdin: &[u8]) -> Run {
    let mut command = bantin();
    command.args(args);
    finished(process::feed(command, stdin))
}
