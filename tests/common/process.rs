//! Examples as their users run them: a process with pipes and an exit status.
//!
//! `cargo test` builds the examples before it runs the tests; `cargo test --test …`
//! does not: then `cargo build --examples` comes first.

use std::{
    env,
    io::Write,
    process::{Command, Output, Stdio},
};

/// An example of this project, to be run without input and with its output caught.
pub fn example(name: &str) -> Command {
    let test = env::current_exe().expect("the test's own path");
    let profile = test
        .ancestors()
        .nth(2)
        .expect("the test is in target/<profile>/deps");
    let program = profile
        .join("examples")
        .join(format!("{name}{}", env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is missing: `cargo test` builds it, `cargo test --test …` does not",
        program.display()
    );
    let mut command = Command::new(program);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs a command on `stdin`, which is small enough for the buffer of a pipe.
pub fn feed(mut command: Command, stdin: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).spawn().expect("it starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(stdin).expect("it reads");
    drop(pipe);
    child.wait_with_output().expect("it ends")
}
