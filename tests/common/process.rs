//! Programs as their users run them: a process with pipes and an exit status, and folders
//! for its files. The command's own tests share it.
//!
//! `cargo test` builds the examples before it runs the tests; `cargo test --test …`
//! does not: then `cargo build --examples` comes first.

// Each test file has a part of it.
#![allow(dead_code)]

use std::{
    env, fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

/// A folder of its own for a test, gone after it.
pub struct Dir(pub PathBuf);

impl Dir {
    pub fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("bantin-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    /// Writes a file of this name, and gives its path.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, content).expect("a test file");
        path.display().to_string()
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    /// What is in it, in the order of names.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<_> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run left behind.
pub struct Run {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Run {
    /// Says which of `parts` no line of stderr has together.
    pub fn says(&self, parts: &[&str]) {
        let mut lines = self.err.lines();
        let found = lines.any(|line| parts.iter().all(|part| line.contains(part)));
        assert!(
            found,
            "no line of stderr has all of {parts:?}:\n{}",
            self.err
        );
    }
}

/// What a run that has ended left behind.
pub fn finished(output: Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let run = Run {
        out: text(output.stdout),
        err: text(output.stderr),
        status: output.status.code().expect("an exit status, not a signal"),
    };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// A program to be run without input and with its output caught.
pub fn program(path: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(path);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// An example of this project.
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
    self::program(program)
}

/// Runs a command on `stdin`, which is small enough for the buffer of a pipe.
pub fn feed(mut command: Command, stdin: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).spawn().expect("it starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(stdin).expect("it reads");
    drop(pipe);
    child.wait_with_output().expect("it ends")
}
