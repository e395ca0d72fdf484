//! The command in a process, and folders for its files.

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
        let path = env::temp_dir().join(format!("bantin-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.0.join(name), content).expect("a test file");
        self.path(name)
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

/// The command, without input and with its output caught.
pub fn bantin() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

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

pub fn run(args: &[&str]) -> Run {
    finished(bantin().args(args).output().expect("it runs"))
}

/// Runs it on `stdin`, which is small enough for the buffer of a pipe.
pub fn feed(args: &[&str], stdin: &[u8]) -> Run {
    let mut child = bantin()
        .args(args)
        .stdin(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(stdin).expect("it reads");
    drop(pipe);
    finished(child.wait_with_output().expect("it ends"))
}
