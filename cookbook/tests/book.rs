//! What `docs/cookbook.md` says is what its programs are and do.

#[path = "../../tests/common/others.rs"]
mod others;

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use others::has;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn book() -> String {
    fs::read_to_string(root().join("docs/cookbook.md")).expect("the cookbook")
}

/// The blocks of the book in this language.
fn blocks(book: &str, language: &str) -> Vec<String> {
    let parts = book.split("```").skip(1).step_by(2);
    let own = parts.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'));
    own.map(str::to_owned).collect()
}

/// Where the programs are: beside the folder of this test.
fn programs() -> PathBuf {
    let test = env::current_exe().expect("a test has a path");
    let target = test.ancestors().nth(2).expect("target/debug/deps/book");
    target.join("examples")
}

#[test]
fn the_book_shows_the_programs_as_they_are() {
    let shown = blocks(&book(), "rust");
    let folder = fs::read_dir(root().join("cookbook/examples")).expect("the programs");
    let files = folder.map(|entry| entry.expect("a file").path());
    let files: Vec<_> = files.filter(|path| !path.ends_with("bantin.rs")).collect();
    assert_eq!(files.len(), shown.len());
    for path in files {
        let program = fs::read_to_string(&path).expect("a program");
        assert!(
            shown.contains(&program),
            "{} is another one",
            path.display()
        );
    }
}

/// A folder where the lines of the book can be called: `cargo run` and `bantin` are the programs
/// that are built already, `duckdb` is that of Python where there is no other.
fn kitchen(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("bin")).expect("a folder");
    symlink(root().join("cookbook"), folder.join("cookbook")).expect("a link");
    let programs = programs().display().to_string();
    let python = env::var("BANTIN_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let duckdb = "import csv, duckdb, sys\n\
        found = duckdb.sql(sys.argv[3])\n\
        out = csv.writer(sys.stdout, lineterminator='\\n')\n\
        out.writerow(found.columns)\n\
        out.writerows(found.fetchall())";
    for (program, script) in [
        // cargo run -p bantin-cookbook --example NAME -- …
        (
            "cargo",
            format!("name=$5; shift 5; [ $# = 0 ] || shift; exec {programs}/$name \"$@\""),
        ),
        ("bantin", format!("exec {programs}/bantin \"$@\"")),
        ("duckdb", format!("exec {python} -c \"{duckdb}\" \"$@\"")),
    ] {
        let path = folder.join("bin").join(program);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a script");
    }
    folder
}

#[test]
fn the_lines_of_the_book_print_what_it_says() {
    let folder = kitchen("lines");
    let path = format!(
        "{}/bin:{}",
        folder.display(),
        env::var("PATH").unwrap_or_default()
    );
    let python = env::var("BANTIN_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let (jq, duckdb) = (
        has("jq", &["--version"]),
        has(&python, &["-c", "import duckdb"]),
    );
    for block in blocks(&book(), "console") {
        if (block.contains("jq ") && !jq) || (block.contains("duckdb ") && !duckdb) {
            continue;
        }
        for part in block.split("$ ").skip(1) {
            let (line, expected) = part.split_once('\n').expect("a line");
            let mut command = Command::new("sh");
            command
                .args(["-c", line])
                .current_dir(&folder)
                .env("PATH", &path);
            let output = command.output().expect("a shell");
            let error = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{line}: {error}");
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{line}");
        }
    }
}

#[test]
fn the_server_answers() {
    let mut server = Command::new(programs().join("server"));
    let mut server = server
        .arg("127.0.0.1:0")
        .stdout(Stdio::piped())
        .spawn()
        .expect("a server");
    let mut said = String::new();
    let out = server.stdout.take().expect("its output");
    BufReader::new(out)
        .read_line(&mut said)
        .expect("its address");
    let address = said
        .trim()
        .trim_start_matches("http://")
        .trim_end_matches("/facts");
    let text = "Sáng nay, xã xử lý 240/272 đơn, đạt tỷ lệ 82,24%.";
    let ask = |query: &str| {
        let mut stream = TcpStream::connect(address).expect("a connection");
        let head = format!(
            "POST /facts?{query} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\r\n{text}",
            text.len()
        );
        stream.write_all(head.as_bytes()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    let right = ask("published=2018-10-09&id=a");
    let wrong = ask("published=yesterday");
    server.kill().expect("the server ends");
    let _ = server.wait();
    assert!(right.starts_with("HTTP/1.1 200"), "{right}");
    let record = right.split_once("\r\n\r\n").expect("a body").1;
    let record: Value = serde_json::from_str(record).expect("JSON");
    assert_eq!(record["id"], "a");
    assert_eq!(record["facts"][0]["value"], "2018-10-09TMO");
    assert_eq!(record["findings"][0]["verdict"], "differs");
    assert!(wrong.starts_with("HTTP/1.1 400"), "{wrong}");
}
